"""What lists and searches of assignments cost where there are very many. docs/benchmarks.md.

`make bench-control`, or `python -m benchmarks.control [--docs] [--number N] [--times N] [--only NAME]`

A region gets 200 000 assignments (`seed.py`), once on SQLite and once on PostgreSQL, where that is there.
Of each list and search (`pages.py`) is measured how long a whole request takes in this process, database
included.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.portal.__main__ import databases
from benchmarks.tables import keep, machine, table

MUST = {"SQLite": 300, "PostgreSQL": 150}
"""Milliseconds that 95 of 100 requests stay within."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", action="store_true", help="put the table into docs/benchmarks.md")
    parser.add_argument("--number", type=int, default=200_000)
    parser.add_argument("--times", type=int, default=40, help="requests of each list")
    parser.add_argument("--only", default="", help="SQLite or PostgreSQL")
    options = parser.parse_args()
    results: dict[str, Any] = {}
    with databases() as found, tempfile.TemporaryDirectory() as scratch:
        for name, address in found.items():
            if options.only not in ("", name):
                continue
            report = Path(scratch) / f"{name}.json"
            command = [sys.executable, "-m", "benchmarks.control.one", str(Path(scratch) / name), str(report)]
            command += [str(options.number), str(options.times)]
            environment = {**os.environ, "DATABASE_URL": address, "JETISU360_LOG_LEVEL": "error"}
            subprocess.run(command, env=environment, check=True)
            results[name] = json.loads(report.read_text("utf-8"))
    keep("control", results, told(results, options.number), docs=options.docs)


def told(results: dict[str, Any], number: int) -> str:
    head = ["list or search", "found"]
    rows: dict[str, list[object]] = {}
    for name, measured in results.items():
        head += [f"{name}: queries", "ms", "p95", f"≤ {MUST[name]}", "processor, p95", "database’s"]
        for page in measured["pages"]:
            row = rows.setdefault(page["name"], [page["name"], page["found"]])
            within = "yes" if page["p95"] <= MUST[name] else "**no**"
            row += [
                page["queries"],
                f"{page['median']:.0f}",
                f"{page['p95']:.0f}",
                within,
                f"{page['processor']:.0f}",
                f"{page['database']:.0f}" if name == "PostgreSQL" else "–",
            ]
    now = machine()
    return "\n\n".join(
        [
            f"{number:,} assignments in one region:",
            table(head, list(rows.values())),
            f"{now['cpu']}, {now['cores']} cores, Python {now['python']}, load {now['load']}, {now['at']}",
        ]
    )


if __name__ == "__main__":
    main()
