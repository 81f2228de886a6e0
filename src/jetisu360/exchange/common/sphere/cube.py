"""The six faces of a cube that lie in tiles, read piece by piece; and a face with a rim of its neighbours."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import cv2
import numpy as np

from jetisu360.panorama.geometry.projection import FACES, face_direction, face_of
from jetisu360.panorama.geometry.resample import Pixels

RIM = 4
"""Pixels around a face that come from its neighbours: as many as the widest interpolation reaches."""

Loader = Callable[[str, int, int, int, int], Pixels]


@dataclass(frozen=True)
class Cube:
    """Faces `f r b l u d` of `size` pixels, in the orientation of docs/architecture.md.

    `load(face, row, column, height, width)` gives one tile, uint8 RGB of exactly that size, or raises. A cube
    of whole faces is one with `tile_size == size`.
    """

    size: int
    tile_size: int
    load: Loader

    def region(self, face: str, top: int, left: int, height: int, width: int) -> Pixels:
        """A rectangle of a face, put together from the tiles that it touches."""
        out = np.empty((height, width, 3), dtype=np.uint8)

        def put(place: tuple[int, int]) -> None:
            row, column = place
            first, start = row * self.tile_size, column * self.tile_size
            tall, wide = min(self.tile_size, self.size - first), min(self.tile_size, self.size - start)
            tile = self.load(face, row, column, tall, wide)
            y0, y1 = max(top, first), min(top + height, first + tall)
            x0, x1 = max(left, start), min(left + width, start + wide)
            out[y0 - top : y1 - top, x0 - left : x1 - left] = tile[
                y0 - first : y1 - first, x0 - start : x1 - start
            ]

        rows = range(top // self.tile_size, (top + height - 1) // self.tile_size + 1)
        columns = range(left // self.tile_size, (left + width - 1) // self.tile_size + 1)
        places = [(row, column) for row in rows for column in columns]
        if len(places) == 1:
            put(places[0])
        else:
            with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
                for _ in pool.map(put, places):
                    pass
        return out

    def face(self, face: str) -> Pixels:
        """A whole face, (size, size, 3)."""
        return self.region(face, 0, 0, self.size, self.size)

    def with_rim(self, face: str) -> Pixels:
        """A face with RIM pixels more on each side, as its plane goes on over the neighbours' pictures.

        Interpolation near an edge then sees what is there, and no seam can be seen. The four corners of the
        rim, where three faces meet, repeat the nearest pixel.
        """
        wide = self.size + 2 * RIM
        out = np.empty((wide, wide, 3), dtype=np.uint8)
        out[RIM:-RIM, RIM:-RIM] = self.face(face)
        along = np.arange(self.size)
        outside = np.arange(-RIM, 0)
        for rows, columns in (
            (outside, along),
            (self.size + RIM + outside, along),
            (along, outside),
            (along, self.size + RIM + outside),
        ):
            strip = self._beyond(face, rows, columns)
            out[np.ix_(rows + RIM, columns + RIM)] = strip
        for vertical in (slice(0, RIM), slice(wide - RIM, wide)):
            for horizontal in (slice(0, RIM), slice(wide - RIM, wide)):
                y = RIM if vertical.start == 0 else wide - RIM - 1
                x = RIM if horizontal.start == 0 else wide - RIM - 1
                out[vertical, horizontal] = out[y, x]
        return out

    def _beyond(self, face: str, rows: np.ndarray, columns: np.ndarray) -> Pixels:
        """The pixels of a neighbour that continue `face` at these rows and columns, all on one side."""
        a = (columns + 0.5) / self.size * 2 - 1
        b = (rows + 0.5) / self.size * 2 - 1
        direction = face_direction(face, a[np.newaxis, :], b[:, np.newaxis])
        index, na, nb = face_of(direction)
        neighbour = FACES[int(np.bincount(index.ravel(), minlength=6).argmax())]
        x = (na + 1) / 2 * self.size - 0.5
        y = (nb + 1) / 2 * self.size - 0.5
        left, right = max(0, int(x.min()) - 2), min(self.size, int(x.max()) + 4)
        top, bottom = max(0, int(y.min()) - 2), min(self.size, int(y.max()) + 4)
        window = self.region(neighbour, top, left, bottom - top, right - left)
        return np.asarray(
            cv2.remap(
                window,
                (x - left).astype(np.float32),
                (y - top).astype(np.float32),
                cv2.INTER_CUBIC,
                borderMode=cv2.BORDER_REPLICATE,
            ),
            dtype=np.uint8,
        )


MOST_TILES = 50_000
"""Of one cube; 10,432 pixels of a face in tiles of 256 make 10,086."""


def missing_tile(
    size: int, tile_size: int, there: Callable[[str, int, int], bool]
) -> tuple[str, int, int] | None:
    """The first tile of a level that is not there; None for a level that is whole, or has no end."""
    if 6 * (-(-size // tile_size)) ** 2 > MOST_TILES:
        return None
    return next((item for item in every_tile(size, tile_size) if not there(*item)), None)


def every_tile(size: int, tile_size: int) -> Iterator[tuple[str, int, int]]:
    """Face, row and column of every tile of a level."""
    count = -(-size // tile_size)
    for face in FACES:
        for row in range(count):
            for column in range(count):
                yield face, row, column
