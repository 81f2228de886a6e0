"""Staff at work, for locust: pages as often as they are opened, and now and then a room is named anew.

`JETISU360_STAFF` names a JSON file: `[{"cookie": …, "paths": [[path, weight], …], "room": path or ""}]`. Each
of locust's users is one of them and asks twice a second.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import re
from http.cookiejar import Cookie
from pathlib import Path

from locust import FastHttpUser, constant_throughput, task

STAFF = json.loads(Path(os.environ["JETISU360_STAFF"]).read_text("utf-8"))
TURNS = itertools.count()
FIELD = re.compile(rb'name="(csrfmiddlewaretoken|initial-[a-z_]+)" value="([^"]*)"')
A_SECOND = 2


class Person(FastHttpUser):
    """Somebody signed in, in a browser of their own."""

    wait_time = constant_throughput(A_SECOND)
    connection_timeout = network_timeout = 60.0

    def on_start(self) -> None:
        number = next(TURNS)
        self.chance = random.Random(number)
        self.one = STAFF[number % len(STAFF)]
        name, _sign, value = self.one["cookie"].partition("=")
        self.client.cookiejar.set_cookie(_cookie(name, value))
        self.paths, self.weights = zip(*self.one["paths"], strict=True)

    @task(19)
    def reads(self) -> None:
        (path,) = self.chance.choices(self.paths, self.weights)
        self.client.get(path, name="a page")

    @task(1)
    def writes(self) -> None:
        """A room's name in English: the page, then the form with all that stands in it."""
        if not self.one["room"]:
            return self.reads()
        page = self.client.get(self.one["room"], name="a page")
        form = {name.decode(): value.decode() for name, value in FIELD.findall(page.content or b"")}
        form["title_en"] = f"Room {self.chance.randrange(10**9)}"
        self.client.post(self.one["room"], data=form, name="a form", allow_redirects=False)
        return None


def _cookie(name: str, value: str) -> Cookie:
    return Cookie(
        0, name, value, None, False, "localhost.local", False, False, "/", True, False, None, True,
        None, None, {},
    )  # fmt: skip
