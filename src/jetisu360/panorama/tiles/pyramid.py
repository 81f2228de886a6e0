"""Cuts one photograph into the tiles of six cube faces, level by level.

The work runs on threads: OpenCV and the encoders let go of the interpreter. It goes through the picture in
rows of tiles, so that besides the source only one row a thread and the smaller levels are held. The top
level is sampled from the source; each level below is the 2 × 2 mean of the one above.

A row of a level can be cut when its pixels are there:

    top level     sampled → its tiles encoded → halved into the level below
    level below   complete when all rows above it are halved; then its rows are work of their own, and so on

That is so for a full sphere; a part of one is cut by `part_pyramid`.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

import cv2
import numpy as np

from jetisu360.panorama.geometry.projection import FACE_PLANES
from jetisu360.panorama.geometry.resample import Pixels, Sampler
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.tiles.delivery import Delivery, Sink
from jetisu360.panorama.tiles.encode import EXTENSIONS, format_name
from jetisu360.panorama.tiles.faces import face_sizes, tiles
from jetisu360.panorama.tiles.part_pyramid import PartCutter, Task
from jetisu360.panorama.tiles.preview import JUDGED_AT, make_preview

__all__ = ["Pyramid", "cut_pyramid", "face_sizes"]


@dataclass(frozen=True)
class Pyramid:
    """What was cut: sizes and formats for the tour document, and the preview (WebP strip `f r b l u d`)."""

    tile_size: int
    face_sizes: list[int]
    formats: list[str]
    preview: bytes


def cut_pyramid(
    pixels: Pixels,
    crop: Crop,
    sink: Sink,
    *,
    level: Level = Level(),  # noqa: B008 - frozen
    formats: Sequence[str] = ("webp",),
    quality: int = 85,
    tile_size: int = 512,
    threads: int | None = None,
) -> Pyramid:
    """Cuts `pixels` (uint8 RGB, height × width × 3) into tiles and gives each to `sink(address, bytes)`.

    `sink` is never called by two threads at once; the order of the tiles is not defined, their bytes are the
    same for any number of threads. `formats` are names (`webp`, `jpeg`, `avif`); the result holds their
    extensions. `threads` defaults to the cores this process may use. OpenCV's own threads are turned off
    meanwhile.

    Raises:
        ValueError: pixels, a format or a quality that cannot be; whatever `sink` raises stops the work and
        is raised.
    """
    if pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.dtype != np.uint8 or 0 in pixels.shape:
        raise ValueError(f"pixels must be uint8 (height, width, 3), not {pixels.dtype} {pixels.shape}")
    if not formats:
        raise ValueError("at least one format is needed")
    names = list(dict.fromkeys(format_name(name) for name in formats))
    if tile_size < 2 or tile_size % 2:
        raise ValueError(f"tiles of {tile_size} pixels cannot be halved")
    delivery = Delivery(sink, names, quality)
    with _single_threaded_opencv(), ThreadPoolExecutor(threads or _cores(), "pyramid") as pool:
        covers_all = Sampler(pixels, crop, level).covers_all
        cut = _Cutter if covers_all else PartCutter
        cutter = cut(pixels, crop, level, delivery, tile_size)
        _run(pool, cutter.first_tasks(), delivery.stopped)
    return Pyramid(tile_size, cutter.sizes, [EXTENSIONS[name] for name in names], make_preview(cutter.small))


@dataclass
class _Filling:
    """A level of a face that is filling up: its pixels, and how many rows of the level above it waits for."""

    pixels: Pixels
    missing: int
    lock: threading.Lock = field(default_factory=threading.Lock)


class _Cutter:
    """The tiles of a full sphere."""

    def __init__(
        self,
        pixels: Pixels,
        crop: Crop,
        level: Level,
        delivery: Delivery,
        tile_size: int,
    ) -> None:
        self.sizes = face_sizes(crop.full_width, tile_size)
        self.sampler = Sampler(pixels, crop, level)
        self.delivery, self.tile_size = delivery, tile_size
        self.small: dict[str, Pixels] = {}

    def first_tasks(self) -> Iterator[Task]:
        """The rows of all top levels, few faces at a time.

        A row of the four side faces is one task: their rows are found at the same places, only further round.
        """
        top = len(self.sizes) - 1
        for faces in ("frbl", "u", "d"):
            below = {face: self._level_below(top) for face in faces}
            for row in range(self._rows(top)):
                yield partial(self._sample_rows, below, row)

    def _rows(self, level: int) -> int:
        return -(-self.sizes[level] // self.tile_size)

    def _level_below(self, level: int) -> _Filling | None:
        if level == 0:
            return None
        side = self.sizes[level - 1]
        return _Filling(np.empty((side, side, 3), dtype=np.uint8), self._rows(level))

    def _sample_rows(self, below: dict[str, _Filling | None], row: int) -> list[Task]:
        return [task for face, filling in below.items() for task in self._sample_row(face, row, filling)]

    def _sample_row(self, face: str, row: int, below: _Filling | None) -> list[Task]:
        if self.delivery.stopped.is_set():
            return []
        top = len(self.sizes) - 1
        side = self.sizes[top]
        first, last = row * self.tile_size, min(side, (row + 1) * self.tile_size)
        centres = (np.arange(side) + 0.5) / side * 2 - 1
        plane = FACE_PLANES[face]
        band = self.sampler.sample(plane, centres, centres[first:last]).pixels
        return self._cut_row(face, top, row, band, below)

    def _cut_row(self, face: str, level: int, row: int, band: Pixels, below: _Filling | None) -> list[Task]:
        """Encodes a row of tiles and halves it into the level below; gives its rows when that is whole."""
        for tile in tiles(self.sizes[level], self.tile_size, range(row, row + 1)):
            if self.delivery.stopped.is_set():
                return []
            cut = band[: tile.height, tile.left : tile.left + tile.width]
            self.delivery.give(level, face, tile, self.delivery.encode(cut))
        if below is None:
            self._keep_small(face, band)
            return []
        start = row * self.tile_size // 2
        half = below.pixels[start : start + band.shape[0] // 2]
        cv2.resize(band, (half.shape[1], half.shape[0]), dst=half, interpolation=cv2.INTER_AREA)
        with below.lock:
            below.missing -= 1
            if below.missing:
                return []
        return self._rows_of(face, level - 1, below.pixels)

    def _rows_of(self, face: str, level: int, whole: Pixels) -> list[Task]:
        below = self._level_below(level)
        bands = [whole[top : top + self.tile_size] for top in range(0, self.sizes[level], self.tile_size)]
        return [partial(self._cut_row, face, level, row, band, below) for row, band in enumerate(bands)]

    def _keep_small(self, face: str, whole: Pixels) -> None:
        """Keeps level 0 for the preview, made smaller so that six of them weigh nothing."""
        side = min(2 * JUDGED_AT, whole.shape[0])
        self.small[face] = np.asarray(
            cv2.resize(whole, (side, side), interpolation=cv2.INTER_AREA), dtype=np.uint8
        )


def _run(pool: ThreadPoolExecutor, tasks: Iterator[Task], stopped: threading.Event) -> None:
    """Runs tasks and those they give rise to; these go first, so that finished faces are let go.

    Only as many are handed out as threads can take, so that an exception stops the work at once.
    """
    at_a_time = pool._max_workers + 1
    waiting: list[Task] = []
    running: set[Future[list[Task]]] = set()
    try:
        while True:
            while len(running) < at_a_time:
                task = waiting.pop() if waiting else next(tasks, None)
                if task is None:
                    break
                running.add(pool.submit(task))
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                waiting.extend(reversed(future.result()))
    finally:
        # Whatever went wrong, rows already begun end at their next tile.
        stopped.set()
        for future in running:
            future.cancel()


def _cores() -> int:
    """The cores this process may use, which a container may have made fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_opencv = threading.Lock()
_opencv_users = 0
_opencv_threads = 0


@contextmanager
def _single_threaded_opencv() -> Iterator[None]:
    """Turns OpenCV's own threads off while anyone is within, then back to what they were.

    The setting belongs to the process: the first one in remembers it, the last one out restores it.
    """
    global _opencv_users, _opencv_threads
    with _opencv:
        if _opencv_users == 0:
            _opencv_threads = cv2.getNumThreads()
            cv2.setNumThreads(1)
        _opencv_users += 1
    try:
        yield
    finally:
        with _opencv:
            _opencv_users -= 1
            if _opencv_users == 0:
                cv2.setNumThreads(_opencv_threads)
