"""How well faces are found: recall, proposals where nobody is, processor and memory. docs/privacy.md.

`make bench-privacy`, or `python -m benchmarks.privacy [--docs] [--scenes N] [--no-weigh]`

*Composed*: faces that may be passed on, put onto real rooms all round, from −80° to 80°, 2 to 12° high, in
seven conditions. The threshold was chosen on the first half (its own faces, its own rooms); the second half
has others, and is what is reported. *Marked*: people in real photographs, marked by hand in
tests/panorama/privacy/marked_faces.json before the finder had seen them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from functools import partial

import cv2
import numpy as np

from benchmarks import tables
from benchmarks.child import run
from benchmarks.pictures import REAL, ROOT, SHARED
from benchmarks.privacy.faces import faces
from benchmarks.privacy.judge import score_of
from benchmarks.privacy.scenes import CONDITIONS, ROOMS, WIDTH, Placed, room, scenes
from benchmarks.tables import keep, table
from jetisu360.panorama.geometry.resample import Pixels
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.privacy.find import LEAST, find
from jetisu360.panorama.privacy.region import Proposal, Region

MARKED = ROOT / "tests" / "panorama" / "privacy" / "marked_faces.json"
EACH = 12
"""Faces a scene: looking costs the same."""

HALVES = ("chosen on", "reported")
BUDGET = {8192: (12.0, 900)}
"""Processor seconds and megabytes that a picture may take."""

Judged = list[tuple[Placed, float]]


def look(pixels: Pixels) -> list[Proposal]:
    height, width = pixels.shape[:2]
    return find(pixels, Crop(0, 0, width, height, width, height))


def composed(half: int, count: int) -> Judged:
    """Faces of one half, each with the score it was found with."""
    rooms = [room(name) for name in ROOMS[half * 2 : half * 2 + 2]]
    judged: Judged = []
    for scene in scenes(list(faces())[half::2], rooms, count, EACH, half + 1):
        found = look(scene.pixels)
        judged += [(placed, score_of(placed.where, found)) for placed in scene.placed]
        print(".", end="", file=sys.stderr, flush=True)
    return judged


def shared(names: list[str]) -> Iterator[tuple[str, list[Proposal]]]:
    for name in names:
        picture = cv2.imread(str(SHARED / name), cv2.IMREAD_COLOR_RGB)
        if picture is None:
            print(f"left out, not beside the checkout: {name}", file=sys.stderr)
            continue
        yield name, look(np.asarray(picture, dtype=np.uint8))
        print(".", end="", file=sys.stderr, flush=True)


def _is(condition: str, placed: Placed) -> bool:
    return placed.condition == condition


def recall_table(halves: list[Judged]) -> str:
    groups: list[tuple[str, Callable[[Placed], bool]]] = [
        ("all", lambda _placed: True),
        *((condition, partial(_is, condition)) for condition in CONDITIONS),
        ("2–3° high", lambda placed: placed.where.height < 3),
        ("3–6°", lambda placed: 3 <= placed.where.height < 6),
        ("6–12°", lambda placed: placed.where.height >= 6),
        ("up to 30° above or below the horizon", lambda placed: abs(placed.where.pitch) < 30),
        ("30–60°", lambda placed: 30 <= abs(placed.where.pitch) < 60),
        ("60–80°", lambda placed: abs(placed.where.pitch) >= 60),
    ]
    rows = []
    for name, is_in in groups:
        cells: list[object] = [name]
        for judged in halves:
            scores = [score for placed, score in judged if is_in(placed)]
            cells += [f"{sum(score > 0 for score in scores)} of {len(scores)}", _share(scores)]
        rows.append(cells)
    return table(["faces", *(cell for name in HALVES[: len(halves)] for cell in (name, "recall"))], rows)


def _share(scores: list[float]) -> str:
    return f"{np.mean([score > 0 for score in scores]):.3f}" if scores else "–"


def misses(halves: list[Judged]) -> str:
    rows = [
        [HALVES[half], placed.name, placed.condition, *_place(placed.where)]
        for half, judged in enumerate(halves)
        for placed, score in judged
        if not score
    ]
    return table(["half", "face", "condition", "yaw", "pitch", "height, °"], rows)


def _place(where: Region) -> list[str]:
    return [f"{where.yaw:.0f}", f"{where.pitch:.0f}", f"{where.height:.1f}"]


def weigh() -> str:
    rows = []
    for width in (8192, 4096, 2048, 1024):
        took = run("benchmarks.privacy.weigh", str(REAL[8192]), str(width))
        cpu, peak = took.report["cpu"], took.peak / 1e6
        limit = BUDGET.get(width)
        rows.append(
            [width, f"{cpu:.1f}", f"{peak:.0f}", f"≤ {limit[0]:.0f} s, ≤ {limit[1]} MB" if limit else ""]
        )
    return table(["columns", "processor, s", "peak, MB, with the picture", "asked for"], rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", action="store_true", help="put the tables into docs/privacy.md")
    parser.add_argument("--scenes", type=int, default=9, help="composed spheres of each half")
    parser.add_argument("--no-weigh", action="store_true", help="no processes that are only weighed")
    options = parser.parse_args()
    if not SHARED.is_dir():
        raise SystemExit(f"The photographs are not beside the checkout: {SHARED}")

    # First: Linux counts the memory of whoever starts a process towards its peak.
    weighed = [] if options.no_weigh else [weigh()]
    halves = [composed(half, options.scenes) for half in range(2)]
    marks = json.loads(MARKED.read_text("utf-8"))
    real: list[list[object]] = []
    for name, found in shared(list(marks["pictures"])):
        for mark in marks["pictures"][name]:
            face = Region(mark["yaw"], mark["pitch"], mark["width"], mark["height"])
            score = score_of(face, found)
            real.append([name, mark["seen"], *_place(face), f"{score:.2f}" if score else "**missed**"])
    nobody = [(name, len(found)) for name, found in shared(marks["nobody"])]

    parts = [
        recall_table(halves),
        "Missed:",
        misses(halves),
        table(["marked by hand", "seen", "yaw", "pitch", "height, °", "score"], real),
        table(["nobody's face to be seen", "proposals"], nobody),
        *weighed,
    ]
    results: dict[str, object] = {
        "threshold": LEAST,
        "width": WIDTH,
        "recall": [_share([score for _, score in judged]) for judged in halves],
        "marked": real,
        "nobody": nobody,
    }
    tables.PAGE = ROOT / "docs" / "privacy.md"
    keep("privacy", results, "\n\n".join(parts), docs=options.docs)


if __name__ == "__main__":
    main()
