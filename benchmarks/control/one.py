"""One portal on one database: `python -m benchmarks.control.one FOLDER REPORT NUMBER TIMES`."""

from __future__ import annotations

import json
import os
import re
import sys
import time
from html import unescape
from pathlib import Path
from typing import Any

from benchmarks.control.pages import PAGES, Page
from benchmarks.control.seed import seed

WARM = 2


def main() -> None:
    folder, report = Path(sys.argv[1]), Path(sys.argv[2])
    number, times = map(int, sys.argv[3:5])
    from jetisu360.portal.serve.prepare import prepare

    prepare(folder)
    began = time.monotonic()
    print(f"{number} assignments …", file=sys.stderr)
    seed(number)
    _as_after_a_night()
    seeded = time.monotonic() - began
    print(f"made in {seeded:.0f} s; asking …", file=sys.stderr)
    pages = [_measured(page, times) for page in PAGES]
    report.write_text(json.dumps({"number": number, "seeded": seeded, "pages": pages}), "utf-8")


def _as_after_a_night() -> None:
    """PostgreSQL's autovacuum has been there; on SQLite nobody analyses anything."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _measured(page: Page, times: int) -> dict[str, Any]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from jetisu360.portal.accounts.models import Person

    client = Client(SERVER_NAME="localhost")
    person = Person.objects.get(email=f"{page.person}@example.kz")
    client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
    address, measured, worked, asked_since = page.query, [], [], 0.0
    for turn in range(times + WARM):
        if turn == WARM:
            asked_since = _database_worked()
        before, busy = time.perf_counter(), time.process_time()
        answer = client.get(f"/control/{address}")
        took = 1000 * (time.perf_counter() - before)
        assert answer.status_code == 200, page.name
        if turn >= WARM:
            measured.append(took)
            worked.append(1000 * (time.process_time() - busy))
        further = re.search(r'rel="next" href="([^"]+)"', answer.content.decode()) if page.many else None
        address = unescape(further[1]) if further else page.query
    database = 1000 * (_database_worked() - asked_since) / times
    with CaptureQueriesContext(connection) as asked:
        text = client.get(f"/control/{page.query}").content.decode()
    found = re.search(r'class="found"[^>]*>([^<]*)', text)
    slowest = max(asked.captured_queries, key=lambda one: float(one["time"]))
    told = {
        "name": page.name,
        "found": re.sub(r"[^\d+]+", " ", found[1]).strip() if found else "–",
        "queries": len(asked),
        "median": _at(measured, 0.5),
        "p95": _at(measured, 0.95),
        "processor": _at(worked, 0.95),
        "database": database,
        "slowest": f"{slowest['time']} s: {slowest['sql'][:2000]}",
    }
    print(f"{told['name']}: {told['median']:.0f}, {told['p95']:.0f} ms", file=sys.stderr)
    return told


def _database_worked() -> float:
    """Seconds of the processor that PostgreSQL has worked for this process, with helpers that it called and
    that are done; SQLite works in this process itself.
    """
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0.0
    connection.ensure_connection()
    fields = _of_process(connection.connection.info.backend_pid)
    helpers = _of_process(int(fields[1]))
    return sum(map(int, (*fields[11:13], *helpers[13:15]))) / os.sysconf("SC_CLK_TCK")


def _of_process(number: int) -> list[str]:
    """Of /proc/NUMBER/stat what follows the name (proc_pid_stat(5))."""
    return Path(f"/proc/{number}/stat").read_text("ascii").rsplit(")", 1)[1].split()


def _at(measured: list[float], share: float) -> float:
    """What this share of them stays within."""
    return sorted(measured)[min(int(share * len(measured)), len(measured) - 1)]


if __name__ == "__main__":
    main()
