"""A portal as it runs in life, in processes of its own that can be killed and started again."""

from __future__ import annotations

import atexit
import contextlib
import functools
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

from ...databases import empty_database

SETUP = """
import json, sys
from pathlib import Path
from jetisu360.portal.serve.prepare import prepare
prepare(Path(sys.argv[1]))
from jetisu360.portal.accounts.models import Membership, Person
from jetisu360.portal.museums.models import Museum, Region
region = Region.objects.create(slug="jetisu", title={"kk": "Жетісу"})
title = {"kk": "Талдықорған тарихи-өлкетану музейі", "ru": "Талдыкорганский историко-краеведческий музей"}
own = Museum.objects.create(slug="own", region=region, document={"title": title}, quota=2_000_000_000)
keeper = Person.objects.create_user("aigul@example.kz", "салқын бұлақ", name="Айгүл", language="kk")
Membership.objects.create(person=keeper, role="keeper", museum=own)
"""
LINK = """
import sys
from pathlib import Path
from jetisu360.portal.serve.prepare import set_up
set_up(Path(sys.argv[1]))
from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.models import Person
print(make_sign_in_link(Person.objects.get(), at_once=True))
"""
ASK = """
import json, sys
from pathlib import Path
from jetisu360.portal.serve.prepare import set_up
set_up(Path(sys.argv[1]))
from jetisu360.portal.originals.models import Photograph
print(json.dumps(list(Photograph.objects.order_by("name").values("name", "sha256", "size", "state"))))
"""


DATABASE = "portal.sqlite3"
"""Its file in the folder of a portal."""
HELPER = """
import contextlib, io, json, sys, traceback
for line in sys.stdin:
    said, error = io.StringIO(), ""
    try:
        with contextlib.redirect_stdout(said):
            exec(json.loads(line), {"__name__": "asked"})
    except BaseException:
        error = traceback.format_exc()
    if "django" in sys.modules:
        from django.db import connections
        connections.close_all()
    print(json.dumps([said.getvalue(), error]), flush=True)
"""
"""Runs what it is asked to, a line of JSON each: to load Django takes longer than all that is asked."""
TABLES = """
import sys
from pathlib import Path
from jetisu360.portal.serve.prepare import prepare
prepare(Path(sys.argv[1]))
"""


@functools.cache
def empty_tables() -> Path:
    """A database in which nobody has written anything yet; to make its tables takes seconds."""
    folder = Path(tempfile.mkdtemp(prefix="jetisu360-tables-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    command = [sys.executable, "-c", TABLES, str(folder)]
    subprocess.run(command, env=_environment(""), check=True, timeout=300)
    return folder / DATABASE


def _environment(database: str) -> dict[str, str]:
    ours = ("JETISU360_FOLDER", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "DATABASE_URL": database}


class Portal:
    """`jetisu360 serve` on a folder with one museum and its keeper, always at the same address. `database`:
    the address of an empty one, else SQLite in the folder.
    """

    def __init__(self, folder: Path, database: str = "") -> None:
        self.folder, self.database = folder, database
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process: subprocess.Popen[bytes] | None = None
        self.helper = subprocess.Popen(
            [sys.executable, "-c", HELPER, str(folder)],
            env=_environment(database),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        if not database:
            folder.mkdir(parents=True)
            shutil.copy(empty_tables(), folder / DATABASE)
        self.run(SETUP)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def page(self) -> str:
        return f"{self.address}/museums/own/photographs"

    def run(self, code: str) -> str:
        """What it has written; `sys.argv[1]` is the folder."""
        assert self.helper.stdin is not None
        assert self.helper.stdout is not None
        print(json.dumps(code), file=self.helper.stdin, flush=True)
        said, error = json.loads(self.helper.stdout.readline())
        assert not error, error
        return str(said)

    def start(self) -> None:
        command = [sys.executable, "-c", "from jetisu360.cli import main; main()", "serve"]
        command += ["--folder", str(self.folder), "--port", str(self.port), "--no-browser"]
        with (self.folder.parent / "portal.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, env=_environment(self.database), stdout=log, stderr=log, start_new_session=True
            )
        end = time.monotonic() + 120
        while time.monotonic() < end:
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.address}/healthz", timeout=5):
                return
            time.sleep(0.1)
        raise AssertionError((self.folder.parent / "portal.log").read_text("utf-8"))

    def kill(self) -> None:
        """Kill -9, with every process of it."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def end(self) -> None:
        """The portal, and who was asked about it."""
        self.kill()
        self.helper.kill()
        self.helper.communicate()

    def link(self) -> str:
        """Signs the keeper in, once."""
        return f"{self.address}/enter/{self.run(LINK).strip()}"

    def photographs(self) -> list[dict[str, Any]]:
        return list(json.loads(self.run(ASK)))

    def forget_all(self) -> None:
        """Begins with an empty museum."""
        self.run(ASK.replace("print(", "_ = (") + "Photograph.objects.all().delete()\n" + FORGET)

    def headers(self) -> dict[str, str]:
        """What a program sends that goes on as the keeper."""
        jar = CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        browser.open(self.link()).read()
        page = browser.open(self.page).read().decode()
        token = re.search(r'data-token="([^"]+)"', page)
        assert token
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
        return {"Cookie": cookies, "X-CSRFToken": token[1]}


@contextlib.contextmanager
def started(folder: Path) -> Iterator[Portal]:
    """A portal that answers; on PostgreSQL where the tests run there (`portal/django_settings.py`)."""
    server = os.environ.get("JETISU360_TEST_DATABASE_URL", "").rpartition("/")[0]
    with empty_database(server) if server else contextlib.nullcontext("") as database:
        portal = Portal(folder, database)
        try:
            portal.start()
            yield portal
        finally:
            portal.end()


FORGET = """
from jetisu360.portal.uploads.models import Removed, Upload
Upload.objects.all().delete()
Removed.objects.all().delete()
"""
