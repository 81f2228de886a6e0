"""One portal on one database: `python -m benchmarks.portal.one FOLDER REPORT MUSEUMS TIMES SECONDS`."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.portal.seed import FULL, seed
from benchmarks.portal.served import Served, served

USERS = 100
"""Of locust, each with two requests a second (`load.py`)."""


def main() -> None:
    folder, report = Path(sys.argv[1]), Path(sys.argv[2])
    museums, times, seconds = map(int, sys.argv[3:6])
    size = replace(FULL, museums=museums)
    from jetisu360.portal.serve.prepare import prepare

    prepare(folder)
    seed(size)
    import jetisu360.portal.serve.wsgi  # noqa: F401 - as in a server: what it does with garbage counts
    from benchmarks.portal.measure import browser, costs
    from benchmarks.portal.pages import PAGES, address

    measured: dict[str, Any] = {"size": size.words, "pages": []}
    print(f"{size.words}: processor time …", file=sys.stderr)
    for cost in costs(times, museums):
        name, queries, kilobytes = cost.page.name, cost.queries, round(cost.size / 1000)
        processor = [cost.at(0.5), cost.at(0.95)]
        measured["pages"].append(
            {"name": name, "queries": queries, "kilobytes": kilobytes, "processor": processor}
        )
    asked = []
    for page in PAGES:
        for number in range(times):
            cookie = browser(page, number % museums).cookies["sessionid"].value
            asked.append((page.name, address(page, number % museums), f"sessionid={cookie}"))
    staff = folder / "staff.json"
    staff.write_text(json.dumps(_staff(museums)), "utf-8")
    with served(folder, processes=1) as portal:
        print("a server, one request after the other …", file=sys.stderr)
        for path, cookie in {(path, cookie) for _name, path, cookie in asked[:: times // 2 or 1]}:
            portal.open(path, cookie)
        for row in measured["pages"]:
            since = portal.lines()
            for name, path, cookie in asked:
                if name == row["name"]:
                    portal.open(path, cookie)
            row["server"] = _quantiles(portal.times(since))
    if seconds:
        with served(folder, processes=os.cpu_count() or 1) as portal:
            print(f"locust, {seconds} s …", file=sys.stderr)
            measured["load"] = load(portal, staff, seconds)
    report.write_text(json.dumps(measured), "utf-8")


def _quantiles(times: list[float]) -> list[float]:
    return [times[min(int(share * len(times)), len(times) - 1)] for share in (0.5, 0.95)]


def _staff(museums: int) -> list[dict[str, Any]]:
    """The keepers of all museums, and for every ten of them somebody of the region and an operator."""
    from benchmarks.portal.measure import browser
    from benchmarks.portal.pages import EDITOR, KEEPER, OPERATOR, PAGES, Page, address

    found = []
    for number in range(museums):
        role = {0: OPERATOR, 5: EDITOR}.get(number % 10, KEEPER)
        pages = [page for page in PAGES if page.person == role]
        cookie = browser(Page("", "", role), number).cookies["sessionid"].value
        room = next((address(page, number) for page in pages if page.name == "a room"), "")
        paths = [[address(page, number), page.weight] for page in pages]
        found.append({"cookie": f"sessionid={cookie}", "paths": paths, "room": room})
    return found


def load(portal: Served, staff: Path, seconds: int) -> dict[str, float]:
    """What locust has reached: requests a second, failures, and how long people waited."""
    since, began = portal.lines(), time.monotonic()
    command = [sys.executable, "-m", "locust", "-f", str(Path(__file__).with_name("load.py")), "--headless"]
    command += ["--host", portal.address, "-u", str(USERS), "-r", str(USERS), "-t", f"{seconds}s"]
    command += ["--csv", str(staff.parent / "load"), "--only-summary", "--loglevel", "ERROR"]
    environment = {**os.environ, "JETISU360_STAFF": str(staff)}
    subprocess.run(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    took = time.monotonic() - began
    with (staff.parent / "load_stats.csv").open(encoding="utf-8", newline="") as file:
        total = next(row for row in csv.DictReader(file) if row["Name"] == "Aggregated")
    return {
        "requests": int(total["Request Count"]),
        "failures": int(total["Failure Count"]),
        "a second": float(total["Requests/s"]),
        "waited": float(total["95%"]),
        "server": _quantiles(portal.times(since))[1],
        "seconds": took,
    }


if __name__ == "__main__":
    main()
