"""What each page costs in this process: processor time, and questions to the database."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from benchmarks.portal.pages import PAGES, Page, address, person

WARM = 2
"""Requests before those that count: templates are read then."""


@dataclass(frozen=True)
class Cost:
    """`milliseconds`: processor time of each request, sorted; `queries`: of one request; `size`: of the
    answer in bytes, unpacked.
    """

    page: Page
    milliseconds: list[float]
    queries: int
    size: int

    def at(self, share: float) -> float:
        """The time that this share of the requests stays within."""
        return self.milliseconds[min(int(share * len(self.milliseconds)), len(self.milliseconds) - 1)]


def browser(page: Page, number: int = 0) -> Any:
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.force_login(person(page.person, number), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def queries_of(page: Page, number: int = 0) -> tuple[int, int]:
    """(questions to the database, bytes of the answer)."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, path = browser(page, number), address(page, number)
    client.get(path)  # (signing in writes when somebody was last seen)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    assert answer.status_code == 200, (page.name, answer.status_code)
    return len(asked), len(answer.content)


def costs(times: int, museums: int) -> list[Cost]:
    """Of every page, asked for `times` times in one museum after the other."""
    found = []
    for page in PAGES:
        queries, size = queries_of(page)
        measured = []
        for number in range(times + WARM):
            museum = number % museums
            client, path = browser(page, museum), address(page, museum)
            client.get("/healthz")
            before = time.process_time()
            client.get(path)
            measured.append(1000 * (time.process_time() - before))
        found.append(Cost(page, sorted(measured[WARM:]), queries, size))
    return found
