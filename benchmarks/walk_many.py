"""What `jetisu360 links` takes for many photographs: `python -m benchmarks.walk_many [--pictures 100]`.

Photographs of the generated building (`benchmarks.building`), 2048 × 1024, through the command as a keeper
calls it. Nothing was fitted to this building. False is a link whose directions miss the truth by over 8°.
Peak memory is of the largest single process.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import combinations
from pathlib import Path
from typing import Any

import cv2

from benchmarks.building import IN_A_ROOM, draw, in_sight, shot
from benchmarks.tables import table
from jetisu360.linking.pair.hypothesis import wrap

RIGHT = 8.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=100)
    count = parser.parse_args().pictures
    with tempfile.TemporaryDirectory() as folder:
        photos = Path(folder) / "photos"
        photos.mkdir()
        for number in range(count):
            pixels = draw(shot(number), -(-count // IN_A_ROOM), 2048)
            cv2.imwrite(str(photos / f"{number:04d}.jpg"), cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))
        runs = []
        for _ in range(2):
            started = time.monotonic()
            words = [sys.executable, "-m", "jetisu360", "links", str(photos), "--json"]
            out = subprocess.run(words, check=True, capture_output=True).stdout
            runs.append(time.monotonic() - started)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = json.loads(out)
    numbers = {picture["id"]: int(Path(picture["file"]).stem) for picture in found["pictures"]}
    links = {(numbers[link["from"]], numbers[link["to"]]): link for link in found["links"]}
    false = {pair for pair, link in links.items() if _false(link, pair)}
    sure = {pair for pair, link in links.items() if link["kind"] == "sure"}
    arrows = {pair for pair, link in links.items() if link["arrow"]}
    rooms = -(-count // IN_A_ROOM)
    pairs = combinations(range(count), 2)
    seen = {pair for pair in pairs if in_sight(shot(pair[0]), shot(pair[1]), rooms)}
    joined = len({picture["part"] for picture in found["pictures"]})
    row = [
        count,
        f"{runs[0]:.0f}",
        f"{runs[1]:.1f}",
        f"{used.ru_maxrss / 1000:.0f}",
        *(f"{len(some)} / {len(some & false)}" for some in (sure, arrows)),
        f"{len(seen & (links.keys() - false))} of {len(seen)}",
        joined,
    ]
    head = ["photographs", "wall, s", "again, s", "peak of a process, MB", "sure / false", "arrows / false"]
    head += ["pairs in sight, right", "parts"]
    print(f"{os.cpu_count()} cores\n\n" + table(head, [row]))


def _false(link: dict[str, Any], numbers: tuple[int, int]) -> bool:
    one, other = (shot(number) for number in numbers)
    misses = []
    for here, there, yaw in ((one, other, link["yaw"]), (other, one, link["yaw_back"])):
        east, north = (there.place - here.place)[:2]
        misses.append(abs(wrap(yaw + here.heading - math.degrees(math.atan2(east, north)))))
    return max(misses) > RIGHT


if __name__ == "__main__":
    main()
