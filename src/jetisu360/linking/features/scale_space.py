"""Extrema that stand out in a picture, each at its own size: extrema of differences of Gaussians (Lowe 2004).

Our own, because OpenCV's gives every point as an object of Python, with a direction that an upright
description has no use for, and builds all blurred pictures twice: to find points and to describe them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

LAYERS = 3
"""Sizes to an octave."""
FIRST = 1.6
"""Blur of the first layer of each octave, in its pixels (standard deviation)."""
TAKEN = 0.5
"""Blur that a photograph has already."""
CONTRAST = 1.275
"""Grey levels by which a point differs from around it, at least."""
EDGE = 10.0
"""The ratio of its two curvatures from which a point is only somewhere along an edge."""
SMALLEST = 16
"""Rows of the last octave."""
MOVES = 4
_ROWS, _RIM = 512, 48
"""Rows of a strip, and how many of those above and below it blurs and descriptions reach into."""
_SQUARE = np.ones((3, 3), np.uint8)
_EXTREMES = ((1, cv2.dilate, cv2.CMP_GE, cv2.CMP_GT), (-1, cv2.erode, cv2.CMP_LE, cv2.CMP_LT))

Plane = NDArray[np.float32]


@dataclass(frozen=True)
class Strip:
    """Rows of one octave. `blurred`: `LAYERS` + 3 pictures, float32 (h, w), in grey levels, whose first row
    is row `first` of the octave. Of them, rows from `top` up to `bottom` are the strip's own; the others are
    of the strips above and below. `step`: pixels of the picture to one of the octave.
    """

    blurred: list[Plane]
    step: float
    first: int
    top: int
    bottom: int

    def place(self, points: Extrema) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Where points of the strip lie in the picture: x (n,), y (n,), whole numbers at pixel centres."""
        # Of the picture in twice its size, two pixels lie beside each middle of its own; of a smaller one
        # every pixel is one of the picture's.
        aside = 0.25 if self.step < 1 else 0.0
        x, y = (axis.astype(np.float64) for axis in (points.x, points.y))
        return x * self.step - aside, (y + self.first) * self.step - aside


@dataclass(frozen=True)
class Extrema:
    """`x`, `y` (n,) in pixels of their strip, whole numbers at pixel centres; `layer` (n,), of `blurred`,
    with its fraction; `contrast` (n,) > 0, grey levels.
    """

    x: Plane
    y: Plane
    layer: Plane
    contrast: Plane

    def __len__(self) -> int:
        return len(self.x)

    def take(self, which: Any) -> Extrema:
        return Extrema(self.x[which], self.y[which], self.layer[which], self.contrast[which])

    @property
    def blur(self) -> Plane:
        """Standard deviation (n,) of the points' own blur, in pixels of their octave."""
        return (FIRST * 2.0 ** (self.layer / LAYERS)).astype(np.float32)


def strips(picture: NDArray[np.uint8], fine: slice = slice(None)) -> Iterator[Strip]:
    """From twice the size of `picture`, grey uint8 (h, w), octave by octave, to where nothing is left of it;
    twice the size only of its rows `fine`.
    """
    first, last, _ = fine.indices(len(picture))
    rim = _RIM // 2
    above, below = max(0, first - rim), min(len(picture), last + rim)
    if first < last:
        some: Any = picture[above:below].astype(np.float32)
        double = cv2.resize(some, (2 * picture.shape[1], 2 * len(some)), interpolation=cv2.INTER_LINEAR)
        base = _blurred(double, math.sqrt(FIRST**2 - (2 * TAKEN) ** 2))
        yield from _octave(base, 0.5, 2 * above, slice(2 * (first - above), 2 * (last - above)), [])
    base = _blurred(picture.astype(np.float32), math.sqrt(FIRST**2 - TAKEN**2))
    step = 1.0
    while min(base.shape) >= SMALLEST:
        halves: list[Any] = []
        yield from _octave(base, step, 0, slice(0, len(base)), halves)
        base = cv2.vconcat(halves)
        step *= 2


def _octave(base: Any, step: float, offset: int, rows: slice, halves: list[Any]) -> Iterator[Strip]:
    """The strips of an octave that begins with `base`, whose first row is row `offset` of the octave: of its
    `rows`. What the next octave begins with is added to `halves`.

    In strips, because six pictures as large as the first would fill the memory, and most of the time would go
    into asking for it.
    """
    for top in range(rows.start, rows.stop, _ROWS):
        bottom = min(top + _ROWS, rows.stop)
        first = max(0, top - _RIM)
        blurred = [base[first : bottom + _RIM]]
        for layer in range(LAYERS + 2):
            before = FIRST * 2 ** (layer / LAYERS)
            blurred.append(_blurred(blurred[-1], before * math.sqrt(2 ** (2 / LAYERS) - 1)))
        halves.append(blurred[LAYERS][top - first : bottom - first : 2, ::2].copy())
        yield Strip(blurred, step, offset + first, top - first, bottom - first)


def _blurred(plane: Any, by: float) -> Any:
    side = 2 * math.ceil(3.5 * by) + 1
    return cv2.GaussianBlur(plane, (side, side), by)


def find_points(strip: Strip) -> Extrema:
    """The points of a strip's own rows, in no order."""
    differences = [
        cv2.subtract(after, before) for before, after in zip(strip.blurred, strip.blurred[1:], strict=False)
    ]
    return _refined(differences, *_extrema(differences, strip.top, strip.bottom))


def _extrema(differences: list[Any], top: int, bottom: int) -> tuple[Any, Any, Any]:
    """Layers, rows and columns of the points between two rows that lie above, or below, all 26 around
    them.
    """
    top, bottom = max(top, 1), min(bottom, len(differences[0]) - 1)
    found = []
    for layer in range(1, LAYERS + 1):
        here: Any = differences[layer]
        for sign, combine, compare, beyond in _EXTREMES:
            least: Any = sign * 0.5 * CONTRAST
            extreme: Any = cv2.compare(here, combine(here, _SQUARE), compare)
            stands_out = extreme & cv2.compare(here, least, beyond)
            spots = cv2.findNonZero(stands_out[top:bottom, 1:-1])
            if spots is None:
                continue
            columns, rows = (spots.reshape(-1, 2) + np.array([1, top])).T
            # Few are left by now: only they are compared with the layers above and below.
            for other in (differences[layer - 1], differences[layer + 1]):
                for down in (-1, 0, 1):
                    for right in (-1, 0, 1):
                        ahead = sign * here[rows, columns] >= sign * other[rows + down, columns + right]
                        rows, columns = rows[ahead], columns[ahead]
            found.append((np.full(len(rows), layer), rows.astype(np.int64), columns.astype(np.int64)))
    if not found:
        none = np.zeros(0, np.int64)
        return none, none, none
    layers, rows, columns = (np.concatenate(some) for some in zip(*found, strict=True))
    return layers, rows, columns


def _around(differences: list[Any], layers: Any, rows: Any, columns: Any) -> Any:
    """The differences (n, 3, 3, 3) at points and around them: layer, row, column."""
    found = np.empty((len(rows), 3, 3, 3), np.float32)
    for layer in range(1, LAYERS + 1):
        here = np.flatnonzero(layers == layer)
        y, x = rows[here], columns[here]
        for s, plane in enumerate(differences[layer - 1 : layer + 2]):
            for down in range(3):
                for right in range(3):
                    found[here, s, down, right] = plane[y + (down - 1), x + (right - 1)]
    return found


def _refined(differences: list[Any], layers: Any, rows: Any, columns: Any) -> Extrema:
    """The extrema of the parabolas through the differences around the points; those that wander off, hardly
    differ from around them or lie along an edge are left out.
    """
    height, width = differences[0].shape
    wandering = np.arange(len(rows))
    settled = np.zeros(len(rows), bool)
    off = np.zeros((len(rows), 3), np.float32)
    contrast = np.zeros(len(rows), np.float32)
    for _ in range(MOVES):
        d = _around(differences, layers[wandering], rows[wandering], columns[wandering])
        middle = d[:, 1, 1, 1]
        ahead = np.stack([d[:, 1, 1, 2], d[:, 1, 2, 1], d[:, 2, 1, 1]], axis=1)
        behind = np.stack([d[:, 1, 1, 0], d[:, 1, 0, 1], d[:, 0, 1, 1]], axis=1)
        slope = (ahead - behind) / 2
        xx, yy, ss = (ahead + behind - 2 * middle[:, np.newaxis]).T
        xy, xs, ys = (
            (plane[:, 2, 2] - plane[:, 2, 0] - plane[:, 0, 2] + plane[:, 0, 0]) / 4
            for plane in (d[:, 1], d[:, :, 1], d[:, :, :, 1])
        )
        curved = np.stack([xx, xy, xs, xy, yy, ys, xs, ys, ss], axis=1).reshape(-1, 3, 3)
        regular = np.abs(np.linalg.det(curved)) > 1e-9
        curved[~regular] = np.eye(3)
        step = -np.linalg.solve(curved, slope[..., np.newaxis])[..., 0]
        near = regular & (np.abs(step) < 0.5).all(axis=1)
        value = np.abs(middle + (slope * step).sum(axis=1) / 2)
        determinant = xx * yy - xy * xy
        corner = (determinant > 0) & ((xx + yy) ** 2 * EDGE < (EDGE + 1) ** 2 * determinant)
        good = near & corner & (value >= CONTRAST)
        settled[wandering[good]] = True
        off[wandering[good]], contrast[wandering[good]] = step[good], value[good]
        wandering, step = wandering[regular & ~near], step[regular & ~near]
        moves = np.clip(np.rint(step), -1, 1).astype(np.int64)
        columns[wandering] += moves[:, 0]
        rows[wandering] += moves[:, 1]
        layers[wandering] += moves[:, 2]
        y, x, layer = rows[wandering], columns[wandering], layers[wandering]
        inside = (layer >= 1) & (layer <= LAYERS) & (y >= 1) & (y < height - 1) & (x >= 1) & (x < width - 1)
        wandering = wandering[inside]
        if not len(wandering):
            break
    k = np.flatnonzero(settled)
    x, y, layer = columns[k] + off[k, 0], rows[k] + off[k, 1], layers[k] + off[k, 2]
    x, y, layer = (item.astype(np.float32) for item in (x, y, layer))
    return Extrema(x, y, layer, contrast[k])
