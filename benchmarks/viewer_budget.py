"""How soon a visitor sees something, and sees it sharply: the viewer's budgets, in a throttled Chromium.

    python -m benchmarks.viewer_budget SITE [--page kk/] [--runs 5] [--json FILE]

The visitor has a phone of 412 × 823 at two device pixels, a processor four times slower than this one, and a
line of 1.6 Mbit/s with 150 ms; each visit begins with an empty cache. *First full view* is the first frame
whose whole canvas shows the picture (mark `jetisu360:first-view`, set in a task after that frame), *sharp*
the first with every visible tile of the needed level in full (`jetisu360:sharp`). Bytes are what crossed the
line up to that moment, headers included. Medians of the runs.

The numbers depend on what else this machine does: the load is printed with them.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brotli

from benchmarks.phone import chromium, phone
from jetisu360.publish.serve.server import open_server

PATIENCE_MS = 60_000
BUDGET = {"first_ms": 800, "sharp_ms": 2600, "first_kb": 40, "sharp_kb": 330, "script_kb": 25}


@dataclass(frozen=True)
class Visit:
    """One visit: times in ms since navigation began, bytes in KB (1024)."""

    first_ms: float
    sharp_ms: float
    first_kb: float
    sharp_kb: float


class Line:
    """What came over the line, by the browser's own account."""

    def __init__(self, session: Any) -> None:
        self._parts: dict[str, list[tuple[float, int]]] = {}  # request → (monotonic seconds, bytes)
        self._whole: dict[str, tuple[float, int]] = {}  # request → when it ended, all its bytes
        self._origin: tuple[float, float] | None = None  # monotonic and wall-clock seconds of one moment
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.responseReceived", self._answered)
        session.on("Network.dataReceived", self._received)
        session.on("Network.loadingFinished", self._finished)

    def _sent(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self._parts[event["requestId"]] = []
        self._origin = self._origin or (event["timestamp"], event["wallTime"])

    def _add(self, event: dict[str, Any], size: Any) -> None:
        if event["requestId"] in self._parts:
            self._parts[event["requestId"]].append((event["timestamp"], int(size or 0)))

    def _answered(self, event: dict[str, Any]) -> None:
        self._add(event, event["response"].get("encodedDataLength"))

    def _received(self, event: dict[str, Any]) -> None:
        self._add(event, event.get("encodedDataLength"))

    def _finished(self, event: dict[str, Any]) -> None:
        self._whole[event["requestId"]] = event["timestamp"], int(event["encodedDataLength"])

    def kilobytes(self, until_wall: float) -> float:
        """KB up to a moment of the wall clock (seconds)."""
        assert self._origin is not None
        until = self._origin[0] + until_wall - self._origin[1]
        total = 0
        for name, parts in self._parts.items():
            ended, whole = self._whole.get(name, (float("inf"), 0))
            # The parts of a response may be told after its end, and those of the page itself not at all.
            total += whole if ended <= until else sum(size for time, size in parts if time <= until)
        return total / 1024


def one_visit(browser: Any, address: str) -> Visit:
    """Opens the page once, with an empty cache, and waits until it is sharp."""
    with phone(browser) as (page, session):
        line = Line(session)
        page.goto(address, wait_until="commit", timeout=PATIENCE_MS)
        marks = {
            name: page.evaluate(WAIT_FOR_MARK, [f"jetisu360:{name}", PATIENCE_MS])
            for name in ("first-view", "sharp")
        }
        # The browser's account of the last bytes may come a little after the page's.
        page.wait_for_timeout(300)
        origin = page.evaluate("performance.timeOrigin") / 1000
        first, sharp = marks["first-view"], marks["sharp"]
        return Visit(
            first_ms=first,
            sharp_ms=sharp,
            first_kb=line.kilobytes(origin + first / 1000),
            sharp_kb=line.kilobytes(origin + sharp / 1000),
        )


# The page's policy forbids code in strings: waiting is a function that looks, not a compiled condition.
WAIT_FOR_MARK = """async ([name, patience]) => {
  for (const end = performance.now() + patience; performance.now() < end; ) {
    const [mark] = performance.getEntriesByName(name);
    if (mark) return mark.startTime;
    await new Promise(done => setTimeout(done, 20));
  }
  throw new Error(`no ${name} after ${patience} ms`);
}"""


def script_kilobytes(site: Path, page: str) -> float:
    """All JavaScript of a visit, in the page and beside it, each part compressed by brotli.

    What is fetched only when somebody asks for it (an enlarged picture, the phone's sensors, a headset, the
    screen of a hall) or where there is no WebGL does not come with it.
    """
    folder = site / page.partition("#")[0]
    html = (folder / "index.html" if folder.is_dir() else folder).read_text("utf-8")
    parts = []
    for attributes, body in re.findall(r"<script\b([^>]*)>(.*?)</script>", html, flags=re.DOTALL):
        if "json" not in attributes:
            parts.append(body.encode())
    parts += [path.read_bytes() for path in (site / "assets").glob("viewer-more.*.js")]
    return sum(len(brotli.compress(part)) for part in parts if part) / 1024


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The site on a loopback port, compressed siblings and all."""
    with open_server(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        server.shutdown()


def measure(site: Path, page: str, runs: int) -> dict[str, float]:
    """Medians of `runs` visits, after one that is thrown away (it warms the browser, not the cache)."""
    with serving(site) as url, chromium() as browser:
        visits = [one_visit(browser, url + page) for _ in range(runs + 1)][1:]
    names = ("first_ms", "sharp_ms", "first_kb", "sharp_kb")
    result = {name: statistics.median(getattr(visit, name) for visit in visits) for name in names}
    return {**result, "script_kb": script_kilobytes(site, page)}


def table(result: dict[str, float]) -> str:
    """The result beside the budget, as Markdown."""
    rows = [
        ("first full view, ms", "{first_ms:.0f}"),
        ("sharp, ms", "{sharp_ms:.0f}"),
        ("KB before first view / to sharp", "{first_kb:.0f} / {sharp_kb:.0f}"),
        ("all JavaScript that comes by itself, brotli", "{script_kb:.1f} KB"),
    ]
    lines = ["| | Jetisu 360 | must reach |", "|---|---|---|"]
    lines += [f"| {name} | {form.format(**result)} | ≤ {form.format(**BUDGET)} |" for name, form in rows]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Measures, prints the table; 1 when a budget is not kept."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "site", type=Path, nargs="?", default=Path("site"), help="a built site (default: site)"
    )
    parser.add_argument("--page", default="kk/", help="the page to visit (default: kk/)")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path, help="also write the numbers here")
    options = parser.parse_args(arguments)
    result = measure(options.site, options.page, options.runs)
    print(table(result))
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"\nMedians of {options.runs} visits; load of this machine {load:.1f} on {os.cpu_count()} cores.")
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    return 0 if all(result[name] <= limit for name, limit in BUDGET.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
