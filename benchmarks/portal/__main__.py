"""What pages of the portal cost, and what it bears. docs/benchmarks.md.

`make bench-portal`, or `python -m benchmarks.portal [--docs] [--museums N] [--times N] [--load SECONDS]
[--kills N]`

A portal is seeded with many museums (`seed.py`), once on SQLite and once on PostgreSQL, where that is there.
Of each page (`pages.py`) is measured: questions to the database, processor time in this process, and what the
log of a real `jetisu360 serve` says of requests one after the other. Then locust asks for pages mixed
(`load.py`).
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.portal.kills import kills
from benchmarks.tables import keep, machine, table


@contextlib.contextmanager
def databases() -> Iterator[dict[str, str]]:
    """Name → `DATABASE_URL`; PostgreSQL only where it is installed."""
    from tests.databases import empty_database, programs, server

    found = {"SQLite": ""}
    with contextlib.ExitStack() as held:
        if place := programs():
            found["PostgreSQL"] = held.enter_context(empty_database(held.enter_context(server(place))))
        else:
            print("left out, not installed: PostgreSQL", file=sys.stderr)
        yield found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", action="store_true", help="put the table into docs/benchmarks.md")
    parser.add_argument("--museums", type=int, default=100)
    parser.add_argument("--times", type=int, default=40, help="requests of each page")
    parser.add_argument("--load", type=int, default=60, help="seconds of mixed requests; 0 leaves them out")
    parser.add_argument("--kills", type=int, default=0, help="kills of workers that build and publish")
    options = parser.parse_args()
    parts: list[str] = []
    results: dict[str, object] = {}
    with databases() as found, tempfile.TemporaryDirectory() as scratch:
        for name, address in found.items():
            # A process each: Django is set up once in a process, for one database.
            report = Path(scratch) / f"{name}.json"
            command = [sys.executable, "-m", "benchmarks.portal.one", str(Path(scratch) / name), str(report)]
            command += [str(options.museums), str(options.times), str(options.load)]
            environment = {**os.environ, "DATABASE_URL": address, "JETISU360_LOG_LEVEL": "error"}
            subprocess.run(command, env=environment, check=True)
            text, results[name] = _told(name, report)
            parts.append(text)
    if options.kills:
        parts.append(kills(options.kills))
    now = machine()
    parts.append(
        f"{now['cpu']}, {now['cores']} cores, Python {now['python']}, load {now['load']}, {now['at']}"
    )
    keep("portal", results, "\n\n".join(parts), docs=options.docs)


def _told(name: str, report: Path) -> tuple[str, dict[str, Any]]:
    measured = json.loads(report.read_text("utf-8"))
    rows = [
        [
            page["name"],
            page["queries"],
            page["kilobytes"],
            *(f"{value:.0f}" for value in (*page["processor"], *page["server"])),
        ]
        for page in measured["pages"]
    ]
    head = [f"{name}: page", "queries", "KB", "processor, ms", "p95", "server, ms", "p95"]
    parts = [f"{name}, {measured['size']}:", table(head, rows)]
    if load := measured.get("load"):
        parts.append(
            f"Mixed: {load['requests']} requests, {load['a second']:.0f} a second, "
            f"{load['failures']} failed; of 20 people 19 waited at most {load['waited']:.0f} ms, "
            f"of which the server took {load['server']:.0f}."
        )
    return "\n\n".join(parts), measured


if __name__ == "__main__":
    main()
