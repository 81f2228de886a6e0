"""How light every kind of page is, measured as Lighthouse does, in a throttled Chromium.

    python -m benchmarks.pages SITE [--runs 3] [--language kk] [--json FILE]

SITE is a museum's site or a region's. For every kind of page there (home, museum, room, object, list of
objects, search, offline) the first one of its kind is opened with an empty cache on the phone of the design:
412 × 823 at two device pixels, a processor four times slower, 1.6 Mbit/s with 150 ms. Medians of the runs:

- *LCP*: when the largest text or picture of the first screen was painted, ms (goal ≤ 2,000);
- *TBT*: what tasks longer than 50 ms took beyond those, from the first paint until the page was quiet, ms;
- *CLS*: how much moved that nobody had touched (good ≤ 0.1);
- *KB*: what crossed the line before the first picture was asked for, and all that is no picture, headers
  included (goal ≤ 60 on pages without the panorama; fonts are counted apart: they come when it is quiet);
- *requests*: how many until the page was quiet.

The numbers depend on what else this machine does: the load is printed with them.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.phone import chromium, phone
from jetisu360.publish.serve.server import open_server

GOALS = {"lcp_ms": 2000.0, "cls": 0.1, "kb": 60.0}
QUIET_MS = 1200
PATIENCE_MS = 30_000
# Kind → where its first page is, from the root of a museum or of a region; {language} is filled.
MUSEUM = {
    "museum": "{language}/index.html",
    "room": "{language}/rooms/*.html",
    "object": "{language}/objects/*.html",
    "objects": "{language}/objects.html",
    "search": "{language}/search.html",
    "offline": "{language}/offline.html",
}
REGION = {"region": "{language}/index.html", "region search": "{language}/search.html"}
# The goal of 60 KB is not for the page that carries the viewer; `viewer_budget` measures that one.
WITH_VIEWER = {"museum"}

OBSERVE = """
window.measured = { lcp: 0, cls: 0, tasks: [], first: 0 };
new PerformanceObserver(list => { for (const one of list.getEntries()) measured.lcp = one.startTime; })
  .observe({ type: 'largest-contentful-paint', buffered: true });
new PerformanceObserver(list => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) measured.cls += one.value;
}).observe({ type: 'layout-shift', buffered: true });
new PerformanceObserver(list => {
  for (const one of list.getEntries()) measured.tasks.push([one.startTime, one.duration]);
}).observe({ type: 'longtask', buffered: true });
new PerformanceObserver(list => { for (const one of list.getEntries()) measured.first ||= one.startTime; })
  .observe({ type: 'paint', buffered: true });
"""


@dataclass(frozen=True)
class Visit:
    """One visit: milliseconds, a sum of shifts, KB (1024) of what is no picture and no font, KB of fonts."""

    lcp_ms: float
    tbt_ms: float
    cls: float
    kb: float
    fonts_kb: float
    requests: int


class Traffic:
    """What a page fetched, by kind."""

    def __init__(self, session: Any) -> None:
        self.kinds: dict[str, str] = {}
        self.sizes: dict[str, int] = {}
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.loadingFinished", self._finished)

    def _sent(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self.kinds[event["requestId"]] = event.get("type", "Other")

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.kinds:
            self.sizes[event["requestId"]] = int(event["encodedDataLength"])

    def kilobytes(self, *kinds: str, but: tuple[str, ...] = ()) -> float:
        """KB of these kinds, or of all `but` those."""
        total = 0
        for name, size in self.sizes.items():
            kind = self.kinds[name]
            if kind in kinds or (but and kind not in but):
                total += size
        return total / 1024


def visit(browser: Any, address: str) -> Visit:
    """Opens the page once with an empty cache and waits until it is quiet."""
    with phone(browser) as (page, session):
        page.add_init_script(OBSERVE)
        traffic = Traffic(session)
        page.goto(address, wait_until="load", timeout=PATIENCE_MS)
        seen, still = -1, 0
        while still < QUIET_MS:
            page.wait_for_timeout(200)
            now = len(traffic.kinds) + len(traffic.sizes)
            still = still + 200 if now == seen else 0
            seen = now
        found = page.evaluate("window.measured")
        blocking = sum(duration - 50 for start, duration in found["tasks"] if start >= found["first"])
        return Visit(
            lcp_ms=found["lcp"],
            tbt_ms=blocking,
            cls=found["cls"],
            # The viewer fetches its tiles itself; they are pictures all the same.
            kb=traffic.kilobytes(but=("Image", "Font", "Fetch", "Media")),
            fonts_kb=traffic.kilobytes("Font"),
            requests=len(traffic.kinds),
        )


def kinds_of(site: Path, language: str) -> dict[str, str]:
    """Kind of page → path of the first of its kind in a site."""
    found: dict[str, str] = {}
    roots = [("", MUSEUM)]
    if (site / "region.json").is_file():
        museums = sorted(
            path.parent.relative_to(site).as_posix() for path in site.glob("museums/*/tour.json")
        )
        roots = [("", REGION), *((f"{museum}/", MUSEUM) for museum in museums[:1])]
    for root, kinds in roots:
        for kind, pattern in kinds.items():
            pages = sorted(site.glob(root + pattern.format(language=language)))
            if pages:
                found[kind] = pages[0].relative_to(site).as_posix()
    return found


def median(visits: list[Visit]) -> dict[str, float]:
    rows = [asdict(item) for item in visits]
    return {key: statistics.median(row[key] for row in rows) for key in rows[0]}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--language", choices=("kk", "ru", "en"), default="kk")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    found: dict[str, dict[str, float]] = {}
    over: list[str] = []
    with open_server(options.site) as server, chromium() as browser:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print("| page | LCP ms | TBT ms | CLS | KB | fonts KB | requests |\n|---|---|---|---|---|---|---|")
        for kind, path in kinds_of(options.site, options.language).items():
            row = found[kind] = median([visit(browser, server.url + path) for _ in range(options.runs)])
            print(
                f"| {kind} | {row['lcp_ms']:.0f} | {row['tbt_ms']:.0f} | {row['cls']:.3f} | {row['kb']:.1f} "
                f"| {row['fonts_kb']:.1f} | {row['requests']:.0f} |",
                flush=True,
            )
            for key, goal in GOALS.items():
                if row[key] > goal and not (key == "kb" and kind in WITH_VIEWER):
                    over.append(f"{kind}: {key} {row[key]:.3g} > {goal:g}")
        server.shutdown()
    print("Over their goals: " + ("; ".join(over) if over else "none"))
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} of {os.cpu_count()} cores", file=sys.stderr)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
