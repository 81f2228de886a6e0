"""Our viewer beside the others, in turn: `python -m benchmarks.peers [SITE] [--page kk/] [--runs 5]`.

All show the first room of one site, the others' tiles cut again from ours (WebP, quality 85); all are served
by one server with the same headers, Brotli beside every text; each visit begins with an empty cache, on a
line of 1.6 Mbit/s with 150 ms and a processor four times slower than this one. The picture has the same place
and size on the screen. Ours comes with the whole page of the museum, the others with nothing but the picture.

*Recognised*: the first frame in which 97 % of 32 × 32 cells are within 25 of 255 of that viewer's own last
frame. *Sharp*: the frame from which on no cell's pixels differ visibly from it. Frames are what the browser
put on the screen. The first round is thrown away; medians of the others, and how many times as long as the
fastest of the others ours took.

*Texels a pixel*: how fine the picture is in the middle of the screen when it is sharp; no screen shows more
than one. A peer that has another number than we is measured once more with a cube that is as fine as ours and
no finer, so that nobody is slower for showing more. The fastest of all is what we are compared with.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from benchmarks.peers.frames import Box, Screen, Visit, visit
from benchmarks.peers.pages import Room, prepare
from benchmarks.phone import ARGUMENTS, BROWSERS
from benchmarks.viewer_budget import serving

OURS = "Jetisu 360"
SCREENS = (Screen(390, 844, 3, 0.5), Screen(1440, 900, 1, 1.0))
GOALS = {"recognised": 0.5, "sharp": 0.7}
SCRATCH = Path("bench-results/peers")
Results = dict[str, list[Visit]]
Details = dict[str, float]
SAME = 0.05
"""Of the texels: by how much a peer's may differ from ours before it is measured at ours as well."""


async def measure(url: str, room: Room, page: str, screen: Screen, runs: int) -> tuple[Results, Details]:
    """Visits to all, in turn; the order of a round is that of the last one, moved on by one."""
    from playwright.async_api import async_playwright

    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    addresses = {OURS: page, **room.peers()}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        ours, box = await visit(browser, url + page, screen, None)
        pixels = box[3] * screen.density
        for name, address in room.peers(top := as_fine(room, ours)).items():
            seen = await one(browser, url, addresses[name], screen, box, name)
            if abs(room.texels(seen.asked) / room.texels(ours.asked) - 1) > SAME:
                addresses[f"{name}, faces of {top}"] = address
        results: Results = {name: [] for name in addresses}
        for round_ in range(runs + 1):
            names = [*addresses][round_ % len(addresses) :] + [*addresses][: round_ % len(addresses)]
            for name in names:
                seen = await one(browser, url, addresses[name], screen, box, name)
                if round_:
                    results[name].append(seen)
        await browser.close()
    return results, {
        name: statistics.median(room.texels(one.asked) for one in visits) / pixels
        for name, visits in results.items()
    }


def as_fine(room: Room, ours: Visit) -> int:
    """How large the faces of a cube are that is as fine as what we show."""
    tangent = math.tan(math.radians(room.scene.view.fov) / 2)
    return 4 * round(room.texels(ours.asked) / tangent / 4)


async def one(browser: Any, url: str, address: str, screen: Screen, box: Box, name: str) -> Visit:
    place = "" if name == OURS else "#" + ",".join(f"{value:g}" for value in box)
    return (await visit(browser, url + address + place, screen, box))[0]


def medians(visits: list[Visit]) -> dict[str, float]:
    return {
        key: statistics.median(getattr(one, key) for one in visits)
        for key in ("recognised", "sharp", "kilobytes")
    }


def table(screen: Screen, results: Results, details: Details) -> tuple[str, dict[str, Any]]:
    """Markdown, and the same as values."""
    rows = {name: medians(visits) for name, visits in results.items()}
    ratios = {
        key: rows[OURS][key] / min(row[key] for name, row in rows.items() if name != OURS) for key in GOALS
    }
    lines = [
        f"| {screen.name} | recognised, ms | sharp, ms | KB to sharp | texels a pixel |",
        "| --- | --- | --- | --- | --- |",
        *(
            f"| {name} | {row['recognised']:.0f} | {row['sharp']:.0f} | {row['kilobytes']:.0f} "
            f"| {details[name]:.2f} |"
            for name, row in rows.items()
        ),
        "| ours to the fastest other | "
        + " | ".join(f"{ratios[key]:.2f} (goal {goal})" for key, goal in GOALS.items())
        + " | | |",
    ]
    every = {
        name: [{"recognised": one.recognised, "sharp": one.sharp} for one in visits]
        for name, visits in results.items()
    }
    return "\n".join(lines), {"medians": rows, "details": details, "ratios": ratios, "visits": every}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "site", type=Path, nargs="?", default=Path("site"), help="a built site (default: site)"
    )
    parser.add_argument("--page", default="kk/", help="our page (default: kk/)")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path, help="also write the numbers here")
    parser.add_argument("--pictures", type=Path, help="also write each viewer's last frame into this folder")
    options = parser.parse_args(arguments)
    values: dict[str, Any] = {}
    SCRATCH.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=SCRATCH) as folder:
        room = prepare(options.site, Path(folder), SCRATCH.resolve() / "packages")
        with serving(Path(folder)) as url:
            for screen in SCREENS:
                measured = asyncio.run(measure(url, room, options.page, screen, options.runs))
                results = measured[0]
                text, values[screen.name] = table(screen, *measured)
                print(text + "\n", flush=True)
                for name, visits in results.items() if options.pictures else ():
                    options.pictures.mkdir(parents=True, exist_ok=True)
                    cv2.imwrite(
                        str(options.pictures / f"{screen.width} {name}.png"), visits[-1].last.astype(np.uint8)
                    )
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"Medians of {options.runs} visits; load of this machine {load:.1f} on {os.cpu_count()} cores.")
    if options.json:
        options.json.write_text(json.dumps(values, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
