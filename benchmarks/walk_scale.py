"""What finding the links costs a photograph when there are 50, 200 and 1,000 of them: docs/benchmarks.md.

`python -m benchmarks.walk_scale [--pictures 1000] [--docs]`

A generated building (`benchmarks.building`), whose first 50 and 200 photographs are the smaller tours. The
pairs are too many to compare them all here: 60 candidates, evenly drawn, are compared, and their mean
stands for the rest. Photographs are 1024 × 512, so features are looked for in `WIDTH` columns instead of
2560 and `POINTS` of each view are kept instead of 4,000; real photographs cost more of everything but
retrieval, which looks at the same 600 points of each whatever their size. Times are of a processor, one
thread.
"""

from __future__ import annotations

import argparse
import os
import pickle
import resource
import tempfile
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path
from typing import overload

# Before numpy is loaded, so that a second of a processor is one.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import cv2
import numpy as np

from benchmarks.building import IN_A_ROOM, draw, in_sight, shot
from benchmarks.tables import keep, table
from jetisu360.linking.features.extraction import Features, find_features
from jetisu360.linking.features.retrieval import FEW, MOST, candidates
from jetisu360.linking.pair.compare import compare
from jetisu360.panorama.geometry.sphere import Crop

SIZES = (50, 200, 1000)
PIXELS = 1024
WIDTH, POINTS = 1024, 1200
COMPARED = 60


class Stored(Sequence[Features]):
    """The features of a tour in a folder, each read when it is asked for."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder, self.size = folder, count

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, index: int) -> Features: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Features]: ...
    def __getitem__(self, index: int | slice) -> Features | Sequence[Features]:
        if isinstance(index, slice):
            return [self[k] for k in range(*index.indices(self.size))]
        if index >= self.size:
            raise IndexError(index)
        features: Features = pickle.loads((self.folder / str(index)).read_bytes())
        return features


@dataclass(frozen=True)
class Tour:
    """Seconds of a processor for one picture's features, all of retrieval, one comparison; what was found."""

    count: int
    drawing: float
    features: float
    retrieval: float
    pair: float
    edges: list[tuple[int, int]]
    room: float
    joined: float
    door: float
    open_doors: float

    @property
    def a_picture(self) -> float:
        return self.features + (self.retrieval + len(self.edges) * self.pair) / self.count


def prepare(number: int, rooms: int, folder: Path) -> tuple[float, float]:
    """Seconds of a processor for drawing a photograph and for its features, which go into the folder."""
    cv2.setNumThreads(1)
    path, times = folder / str(number), folder / f"{number}.times"
    if times.exists():
        drawing, finding = (float(word) for word in times.read_text("utf-8").split())
        return drawing, finding
    started = time.process_time()
    pixels = draw(shot(number), rooms, PIXELS)
    drawn = time.process_time()
    crop = Crop(0, 0, PIXELS, PIXELS // 2, PIXELS, PIXELS // 2)
    found = find_features(pixels, crop, width=WIDTH, most=POINTS)
    done = time.process_time()
    path.write_bytes(pickle.dumps(found))
    times.write_text(f"{drawn - started} {done - drawn}", "utf-8")
    return drawn - started, done - drawn


def measure(count: int, rooms: int, folder: Path, costs: Sequence[tuple[float, float]]) -> Tour:
    pictures = Stored(folder, count)
    started = time.process_time()
    edges = candidates(pictures)
    retrieval = time.process_time() - started
    some = [edges[k] for k in np.unique(np.linspace(0, len(edges) - 1, COMPARED).astype(int))]
    seconds = 0.0
    for a, b in some:
        one, other = pictures[a], pictures[b]
        started = time.process_time()
        compare(one, other)
        seconds += time.process_time() - started
    shots = [shot(number) for number in range(count)]
    found = set(edges)
    room = [(a, b) for a, b in combinations(range(count), 2) if shots[a].room == shots[b].room]
    # A room's door leads at most one row on, that is twenty rooms.
    door = [
        (a, b)
        for a in range(count)
        for b in range(a + 1, min(count, a + 22 * IN_A_ROOM))
        if shots[a].room != shots[b].room and in_sight(shots[a], shots[b], rooms)
    ]
    drawing, finding = np.mean(costs[:count], axis=0)
    return Tour(
        count,
        float(drawing),
        float(finding),
        retrieval,
        seconds / len(some),
        edges,
        sum(pair in found for pair in room) / len(room),
        joined_rooms(count, edges),
        sum(pair in found for pair in door) / max(1, len(door)),
        len(doors_of(found.intersection(door))) / max(1, len(doors_of(door))),
    )


def doors_of(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """The rooms that the pairs lie in: those of a door."""
    return {(a // IN_A_ROOM, b // IN_A_ROOM) for a, b in pairs}


def joined_rooms(count: int, edges: Sequence[tuple[int, int]]) -> float:
    """Share of the rooms all of whose photographs are connected by the pairs within the room."""
    piece = list(range(count))
    for a, b in edges:
        if shot(a).room == shot(b).room and piece[a] != piece[b]:
            piece = [piece[a] if item == piece[b] else item for item in piece]
    rooms = [piece[first : first + IN_A_ROOM] for first in range(0, count, IN_A_ROOM)]
    return sum(len(set(room)) == 1 for room in rooms) / len(rooms)


def describe(tours: Sequence[Tour], peak: float) -> str:
    head = ["photographs", *(f"{tour.count:,}" for tour in tours)]
    every = [tour.count * (tour.count - 1) // 2 for tour in tours]
    rows: list[list[object]] = [
        ["pairs compared", *(f"{len(tour.edges):,}" for tour in tours)],
        [
            "of all pairs",
            *(f"{len(tour.edges) / n:.1%} of {n:,}" for tour, n in zip(tours, every, strict=True)),
        ],
        ["pairs a photograph", *(f"{len(tour.edges) / tour.count:.1f}" for tour in tours)],
        ["features, s a photograph", *(f"{tour.features:.2f}" for tour in tours)],
        ["retrieval, s a photograph", *(f"{tour.retrieval / tour.count:.3f}" for tour in tours)],
        [
            f"pairs, s a photograph (mean of {COMPARED} × pairs)",
            *(f"{len(tour.edges) * tour.pair / tour.count:.2f}" for tour in tours),
        ],
        ["**together, s a photograph**", *(f"**{tour.a_picture:.2f}**" for tour in tours)],
        [
            "if all pairs were compared, s a photograph",
            *(
                f"{tour.features + n * tour.pair / tour.count:.1f}"
                for tour, n in zip(tours, every, strict=True)
            ),
        ],
        ["pairs in one room that are among them", *(f"{tour.room:.1%}" for tour in tours)],
        ["rooms that are connected by them", *(f"{tour.joined:.1%}" for tour in tours)],
        ["pairs in sight through a door that are", *(f"{tour.door:.1%}" for tour in tours)],
        ["doors with one of them through it", *(f"{tour.open_doors:.1%}" for tour in tours)],
    ]
    return (
        table(head, rows)
        + f"\n\nThe {MOST} likest of each; all pairs up to {FEW} photographs. Drawing one took "
        f"{tours[-1].drawing:.2f} s. Peak of the measuring process: {peak:.0f} MB."
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=SIZES[-1], help="size of the largest tour")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--folder", type=Path, help="keep features here, and use those that are there")
    parser.add_argument("--docs", action="store_true", help="put the table into docs/benchmarks.md")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    total: int = options.pictures
    sizes = sorted({size for size in SIZES if size < total} | {total})
    rooms = -(-total // IN_A_ROOM)
    with tempfile.TemporaryDirectory() as made:
        folder = options.folder or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        with ProcessPoolExecutor(options.workers, mp_context=get_context("spawn")) as pool:
            costs = list(
                pool.map(prepare, range(total), [rooms] * total, [folder] * total, chunksize=IN_A_ROOM)
            )
        tours = []
        for size in sizes:
            tours.append(measure(size, rooms, folder, costs))
            print(tours[-1].count, f"{tours[-1].a_picture:.3f} s a photograph", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    results = {str(tour.count): {**vars(tour), "edges": len(tour.edges)} for tour in tours}
    keep("walk_scale", {"tours": results, "peak_mb": peak}, describe(tours, peak), docs=options.docs)


if __name__ == "__main__":
    main()
