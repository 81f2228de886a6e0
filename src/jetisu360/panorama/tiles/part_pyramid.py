"""Cuts a partial panorama: what it shows is sampled, what lies far beyond it is one colour.

A tile and the four above it (finer ones) are a branch of a tree. A branch that lies wholly beyond the picture
is given out at once, as the same few bytes for every tile of it; any other is made of its four, each halved.
So time and memory go with the part, not with the sphere that it says it is part of: no face is ever held,
only what waits for its neighbours. Only the number of tiles goes with the sphere, because the viewer asks for
them all.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from functools import partial

import cv2
import numpy as np

from jetisu360.panorama.geometry.projection import FACE_PLANES, FACES
from jetisu360.panorama.geometry.resample import Pixels, Sampler
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.tiles.backdrop import Backdrop, Shade
from jetisu360.panorama.tiles.delivery import Delivery
from jetisu360.panorama.tiles.faces import Tile, face_sizes
from jetisu360.panorama.tiles.preview import JUDGED_AT

Task = Callable[[], "list[Task]"]
Piece = Pixels | Shade
"""What a tile shows: pixels, or one colour all over."""

Place = tuple[str, int, int, int]
"""Face, level, row, column."""

AT_ONCE = 1
"""Levels of tiles that are cut in one go, below the top one."""


class _Stopped(Exception):
    """Nobody wants the tiles any more."""


class PartCutter:
    """The tiles of one partial picture."""

    def __init__(self, pixels: Pixels, crop: Crop, level: Level, delivery: Delivery, tile_size: int) -> None:
        self.sizes = face_sizes(crop.full_width, tile_size)
        self.small: dict[str, Pixels] = {}
        self._sampler, self._backdrop = Sampler(pixels, crop, level), Backdrop(pixels, crop, level)
        self._delivery, self._tile_size = delivery, tile_size
        self._top = len(self.sizes) - 1
        self._plain: dict[tuple[int, int, Shade], list[bytes]] = {}
        self._waiting: dict[Place, dict[tuple[int, int], Piece]] = {}
        self._lock = threading.Lock()

    def first_tasks(self) -> Iterator[Task]:
        for face in FACES:
            yield from self._branches((face, 0, 0, 0))

    def _branches(self, place: Place) -> Iterator[Task]:
        """Work that can be done side by side; neighbours come after each other, so that few wait long."""
        if place[1] >= self._top - AT_ONCE or self._shade(place) is not None:
            yield partial(self._branch, place)
            return
        for child in self._children(place):
            yield from self._branches(child)

    def _branch(self, place: Place) -> list[Task]:
        with contextlib.suppress(_Stopped):
            self._hand_down(place, self._cut(place))
        return []

    def _cut(self, place: Place) -> Piece:
        """Gives out all tiles of a branch; returns what its own shows."""
        if self._delivery.stopped.is_set():
            raise _Stopped
        shade = self._shade(place)
        if shade is not None:
            self._give_plain(place, shade)
            return shade
        if place[1] == self._top:
            piece: Piece = self._sample(place)
        else:
            halves = {child[2:]: self._half(child, self._cut(child)) for child in self._children(place)}
            piece = self._joined(place, halves)
        self._give(place, piece)
        return piece

    def _hand_down(self, place: Place, piece: Piece) -> None:
        """Halves a tile into the one below; whoever brings the last of four goes on with that one."""
        face, level, row, column = place
        if level == 0:
            self._keep_small(place, piece)
            return
        below = (face, level - 1, row // 2, column // 2)
        half = self._half(place, piece)
        with self._lock:
            halves = self._waiting.setdefault(below, {})
            halves[row, column] = half
            if len(halves) < len(self._children(below)):
                return
            del self._waiting[below]
        joined = self._joined(below, halves)
        self._give(below, joined)
        self._hand_down(below, joined)

    def _tile(self, place: Place) -> Tile:
        _, level, row, column = place
        side, size = self.sizes[level], self._tile_size
        top, left = row * size, column * size
        return Tile(row, column, top, left, min(size, side - top), min(size, side - left))

    def _children(self, place: Place) -> list[Place]:
        face, level, row, column = place
        if level == self._top:
            return []
        count = -(-self.sizes[level + 1] // self._tile_size)
        return [
            (face, level + 1, down, across)
            for down in range(2 * row, min(count, 2 * row + 2))
            for across in range(2 * column, min(count, 2 * column + 2))
        ]

    def _shade(self, place: Place) -> Shade | None:
        tile, side = self._tile(place), self.sizes[place[1]]
        across, down = (
            (first / side * 2 - 1, (first + length) / side * 2 - 1)
            for first, length in ((tile.left, tile.width), (tile.top, tile.height))
        )
        return self._backdrop.shade(FACE_PLANES[place[0]], across, down)

    def _sample(self, place: Place) -> Pixels:
        tile, side, plane = self._tile(place), self.sizes[self._top], FACE_PLANES[place[0]]
        a, b = (
            (np.arange(first, first + length) + 0.5) / side * 2 - 1
            for first, length in ((tile.left, tile.width), (tile.top, tile.height))
        )
        sampled = self._sampler.sample(plane, a, b)
        if sampled.beyond is None or not sampled.beyond.any():
            return sampled.pixels
        far = self._backdrop.sampler.sample(plane, a, b).pixels
        return self._backdrop.blend(sampled.pixels, far, sampled.beyond)

    def _half(self, place: Place, piece: Piece) -> Piece:
        if isinstance(piece, tuple):
            return piece
        tile = self._tile(place)
        size = (tile.width // 2, tile.height // 2)
        return np.asarray(cv2.resize(piece, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)

    def _joined(self, place: Place, halves: dict[tuple[int, int], Piece]) -> Piece:
        pieces = list(halves.values())
        first = pieces[0]
        if isinstance(first, tuple) and all(isinstance(item, tuple) and item == first for item in pieces):
            return first
        tile, half = self._tile(place), self._tile_size // 2
        pixels = np.empty((tile.height, tile.width, 3), dtype=np.uint8)
        for (row, column), piece in halves.items():
            top, left = (row - 2 * tile.row) * half, (column - 2 * tile.column) * half
            pixels[top : top + half, left : left + half] = piece
        return pixels

    def _give(self, place: Place, piece: Piece) -> None:
        tile = self._tile(place)
        encoded = self._encoded(tile, piece) if isinstance(piece, tuple) else self._delivery.encode(piece)
        self._delivery.give(place[1], place[0], tile, encoded)

    def _give_plain(self, place: Place, shade: Shade) -> None:
        """A branch of one colour, down to its last tile."""
        branch = [place]
        while branch:
            one = branch.pop()
            self._give(one, shade)
            branch += self._children(one)

    def _encoded(self, tile: Tile, shade: Shade) -> list[bytes]:
        """One colour is encoded once for each size that tiles have."""
        key = (tile.height, tile.width, shade)
        if key not in self._plain:
            self._plain[key] = self._delivery.encode(
                np.full((tile.height, tile.width, 3), shade, dtype=np.uint8)
            )
        return self._plain[key]

    def _keep_small(self, place: Place, piece: Piece) -> None:
        """Keeps level 0 for the preview, made smaller so that six of them weigh nothing."""
        whole = self._tile(place)
        pixels = np.full((whole.height, whole.width, 3), piece, dtype=np.uint8)
        side = min(2 * JUDGED_AT, whole.height)
        self.small[place[0]] = np.asarray(
            cv2.resize(pixels, (side, side), interpolation=cv2.INTER_AREA), dtype=np.uint8
        )
