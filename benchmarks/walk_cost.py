"""What linking costs a photograph and a pair, seconds of a processor: docs/benchmarks.md.

`python -m benchmarks.walk_cost [--photos FOLDER] [--rounds 3] [--docs]`

The photographs of a folder (the sample museum's, 4096 columns, where none is given) are looked at as a build
does it, in one process and one thread: read, levelled, described; then all pairs are compared. Of each step
of each photograph the median of the rounds counts, and of those their mean. A processor that is busy with
other things takes longer for the same work: the load stands in bench-results/walk_cost.json.
"""

from __future__ import annotations

import argparse
import os
import time
from itertools import combinations, pairwise
from pathlib import Path
from statistics import mean, median

# Before numpy is loaded, so that a second of a processor is one.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import cv2

from benchmarks.pictures import ROOT
from benchmarks.tables import keep, table
from jetisu360.build.steps.levelling import choose_level
from jetisu360.linking.features.extraction import Features, find_features
from jetisu360.linking.pair.compare import compare
from jetisu360.panorama.level.edges import find_edges
from jetisu360.panorama.read.photo import read_photo

STEPS = ("read", "edges and level", "features")


def look(path: Path) -> tuple[Features, int, list[float]]:
    """What a photograph is known by, its columns, and the seconds of each step."""
    data = path.read_bytes()
    at = [time.process_time()]
    photo = read_photo(data, path.name)
    at.append(time.process_time())
    crop = photo.info.crop
    edges = find_edges(photo.pixels, crop)
    chosen = choose_level(None, photo, edges)
    at.append(time.process_time())
    features = find_features(photo.pixels, crop, chosen.level, edges)
    at.append(time.process_time())
    return features, round(crop.full_width), [after - before for before, after in pairwise(at)]


def pair(a: Features, b: Features) -> float:
    started = time.process_time()
    compare(a, b)
    return time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=Path, default=ROOT / "demo" / "photos")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--docs", action="store_true")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    known, costs, columns = [], [], 0
    for path in sorted(options.photos.glob("*.jpg")):
        looks = [look(path) for _ in range(options.rounds)]
        known.append(looks[0][0])
        columns = looks[0][1]
        costs.append([median(step) for step in zip(*(seconds for *_, seconds in looks), strict=True)])
    pairs = [median(pair(a, b) for _ in range(options.rounds)) for a, b in combinations(known, 2)]
    means = [mean(step) for step in zip(*costs, strict=True)]
    head = ["columns", *STEPS, "**a photograph**", "**a pair**", "photographs", "pairs"]
    row = [columns, *(f"{one:.2f}" for one in means), f"**{sum(means):.2f}**"]
    row += [f"**{mean(pairs):.3f}**", len(known), len(pairs)]
    keep("walk_cost", {"photographs": costs, "pairs": pairs}, table(head, [row]), docs=options.docs)


if __name__ == "__main__":
    main()
