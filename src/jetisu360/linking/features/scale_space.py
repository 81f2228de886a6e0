"""Extrema that stand out in a picture, each at its own size: extrema of differences of Gaussians (Lowe 2004).

Our own, because OpenCV's gives every point as an object of Python, with a direction that an upright
description has no use for, and builds all blurred pictures twice: to find points and to describe them.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
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
_STEPS, _MIDDLE = 16, 128
"""Differences as bytes: so many steps to a grey level, and what stands for none. A point that is extreme
stays so when it is rounded; among bytes it is found in a fifth of the time.
"""
_LEAST = math.floor(_STEPS * CONTRAST / 2)
_BESIDE = tuple(
    (layer, (down, right))
    for layer in (1, 0, 2)
    for down, right in itertools.product((0, -1, 1), (1, -1, 0))
    if layer != 1 or down or right
)
"""Layers, rows and columns from a pixel: those nearest first, which most are outdone by."""
_EXTREMES: tuple[tuple[Any, Any, int, Any], ...] = (
    (cv2.max, cv2.dilate, cv2.CMP_GE, _MIDDLE + _LEAST),
    (cv2.min, cv2.erode, cv2.CMP_LE, _MIDDLE - _LEAST),
)

Plane = NDArray[np.float32]


class Planes:
    """Memory for pictures that is used again: to be given it afresh by the system, strip after strip, takes
    as long as to blur what is put there.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int], Any] = {}

    def of(self, what: str, number: int, shape: tuple[int, ...], dtype: Any = np.float32) -> Any:
        """A picture (h, w) that holds what it may; the same memory every time for the same purpose."""
        size = math.prod(shape)
        kept = self._kept.get((what, number))
        if kept is None or len(kept) < size:
            kept = self._kept[what, number] = np.empty(size, dtype)
        return kept[:size].reshape(shape)


@dataclass(frozen=True)
class Strip:
    """Rows of one octave, until the next strip is asked for: they share their memory. `blurred`: `LAYERS` + 3
    pictures, float32 (h, w), in grey levels, whose first row is row `first` of the octave. Of them, rows from
    `top` up to `bottom` are the strip's own; the others are of the strips above and below, as far as anybody
    looks at them. `step`: pixels of
    the picture to one of the octave. `planes`: room for what is worked out of it.
    """

    blurred: list[Plane]
    step: float
    first: int
    top: int
    bottom: int
    planes: Planes

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
    planes = Planes()
    first, last, _ = fine.indices(len(picture))
    rim = _RIM // 2
    above, below = max(0, first - rim), min(len(picture), last + rim)
    if first < last:
        some: Any = picture[above:below].astype(np.float32)
        double = cv2.resize(some, (2 * picture.shape[1], 2 * len(some)), interpolation=cv2.INTER_LINEAR)
        base = _blurred(double, math.sqrt(FIRST**2 - (2 * TAKEN) ** 2))
        yield from _octave(base, 0.5, 2 * above, slice(2 * (first - above), 2 * (last - above)), [], planes)
    base = _blurred(picture.astype(np.float32), math.sqrt(FIRST**2 - TAKEN**2))
    step = 1.0
    while min(base.shape) >= SMALLEST:
        halves: list[Any] = []
        yield from _octave(base, step, 0, slice(0, len(base)), halves, planes)
        base = cv2.vconcat(halves)
        step *= 2


def _octave(
    base: Any, step: float, offset: int, rows: slice, halves: list[Any], planes: Planes
) -> Iterator[Strip]:
    """The strips of an octave that begins with `base`, whose first row is row `offset` of the octave: of its
    `rows`. What the next octave begins with is added to `halves`.

    In strips, because six pictures as large as the first would fill the memory, and most of the time would go
    into asking for it.
    """
    for top in range(rows.start, rows.stop, _ROWS):
        bottom = min(top + _ROWS, rows.stop)
        first = max(0, top - _RIM)
        blurred = [base[first : bottom + _RIM]]
        for layer, (more, reach) in enumerate(_BLURS):
            some = slice(max(0, top - first - reach), bottom - first + reach)
            plane = planes.of("blurred", layer, blurred[0].shape)
            _blurred(blurred[-1][some], more, plane[some])
            blurred.append(plane)
        halves.append(blurred[LAYERS][top - first : bottom - first : 2, ::2].copy())
        yield Strip(blurred, step, offset + first, top - first, bottom - first, planes)


def _blurred(plane: Any, by: float, into: Any = None) -> Any:
    side = 2 * _half(by) + 1
    return cv2.GaussianBlur(plane, (side, side), by, dst=into)


def _half(by: float) -> int:
    """Pixels to either side that a blur takes in."""
    return math.ceil(3.5 * by)


def _blurs() -> list[tuple[float, int]]:
    """By how much each layer is blurred more than the one before; and of how many rows above and below a
    strip's own. Nothing is described by the last two, so that fewer of them are looked at.
    """
    more = [FIRST * 2 ** (layer / LAYERS) * math.sqrt(2 ** (2 / LAYERS) - 1) for layer in range(LAYERS + 2)]
    last = 2 * MOVES + _half(more[-1])
    reaches = [_RIM] * LAYERS + [last + _half(more[-2]), last]
    return list(zip(more, reaches, strict=True))


_BLURS = _blurs()


def find_points(strip: Strip) -> Extrema:
    """The points of a strip's own rows, in no order."""
    # From a row beside its own, a point wanders no further than it has moves.
    first = max(0, strip.top - 2 * MOVES)
    near = [plane[first : strip.bottom + 2 * MOVES] for plane in strip.blurred]
    own = replace(strip, blurred=near, top=strip.top - first, bottom=strip.bottom - first)
    points = _refined(near, *_extrema(own))
    return replace(points, y=points.y + np.float32(first))


def _extrema(strip: Strip) -> tuple[Any, Any, Any]:
    """Layers, rows and columns of a strip's own points that differ from around them by enough, and lie above,
    or below, all 26 around them.
    """
    top, bottom = max(strip.top, 1), min(strip.bottom, len(strip.blurred[0]) - 1)
    near = [plane[top - 1 : bottom + 1] for plane in strip.blurred]
    shape = near[0].shape

    def room(what: str, number: int = 0) -> Any:
        return strip.planes.of(what, number, shape, np.uint8)

    differences: list[Any] = [
        cv2.addWeighted(after, _STEPS, before, -_STEPS, _MIDDLE, dst=room("difference", k), dtype=cv2.CV_8U)
        for k, (before, after) in enumerate(pairwise(near))
    ]
    found = []
    for layer in range(1, LAYERS + 1):
        here = differences[layer]
        for number, (outer, combine, beyond, least) in enumerate(_EXTREMES):
            around = outer(differences[layer - 1], differences[layer + 1], dst=room("around"))
            around = combine(outer(around, here, dst=around), _SQUARE, dst=room("all around"))
            extreme = cv2.compare(here, around, beyond, dst=room("extreme", number))
            enough = cv2.compare(here, least, beyond, dst=room("enough"))
            cv2.bitwise_and(extreme, enough, dst=extreme)
        likely: Any = cv2.bitwise_or(room("extreme", 0), room("extreme", 1), dst=room("likely"))
        at = _outdoing(strip.blurred[layer - 1 : layer + 3], _set_pixels(likely, top - 1))
        found.append((np.full(len(at), layer), *np.divmod(at, shape[1])))
    layers, rows, columns = (np.concatenate(some) for some in zip(*found, strict=True))
    return layers, rows, columns


def _outdoing(blurred: list[Plane], at: Any) -> Any:
    """Of the pixels `at` those that differ by enough in the middle one of the three differences of four
    blurred pictures, and lie above, or below, all around them.
    """
    width = blurred[0].shape[1]
    flat = [plane.ravel() for plane in blurred]

    def difference(layer: int, at: Any) -> Any:
        return flat[layer + 1].take(at) - flat[layer].take(at)

    middle = difference(1, at)
    enough = np.abs(middle) > 0.5 * CONTRAST
    at, middle = at[enough], middle[enough]
    for layer, aside in _BESIDE:
        more = middle - difference(layer, at + (aside[0] * width + aside[1]))
        ahead = (more >= 0) == (middle > 0)
        ahead |= more == 0
        at, middle = at[ahead], middle[ahead]
    return at


def _set_pixels(mask: NDArray[np.uint8], first: int) -> Any:
    """Where a mask (h, w) is set, but for its rim, row after row; its first row is row `first`.

    Eight pixels are looked at together: nearly none is set.
    """
    height, width = mask.shape
    flat = mask.reshape(-1)
    whole = len(flat) // 8 * 8
    eights = np.flatnonzero(flat[:whole].view(np.uint64))
    spots = (eights[:, np.newaxis] * 8 + np.arange(8)).ravel()
    spots = np.concatenate([spots, np.arange(whole, len(flat))])
    spots = spots[flat[spots] != 0]
    column = spots % width
    inside = (spots >= width) & (spots < (height - 1) * width) & (column > 0) & (column < width - 1)
    return spots[inside] + first * width


def _around(blurred: list[Plane], layers: Any, rows: Any, columns: Any) -> Any:
    """The differences (n, 3, 3, 3) at points and around them: layer, row, column."""
    found = np.empty((len(rows), 3, 3, 3), np.float32)
    width = blurred[0].shape[1]
    beside = np.array([[down * width + right for right in (-1, 0, 1)] for down in (-1, 0, 1)])
    for layer in range(1, LAYERS + 1):
        here = np.flatnonzero(layers == layer)
        at = (rows[here] * width + columns[here])[:, np.newaxis, np.newaxis] + beside
        greys = [plane.ravel().take(at) for plane in blurred[layer - 1 : layer + 3]]
        for k, (before, after) in enumerate(pairwise(greys)):
            found[here, k] = after - before
    return found


def _refined(blurred: list[Plane], layers: Any, rows: Any, columns: Any) -> Extrema:
    """The extrema of the parabolas through the differences around the points; those that wander off, hardly
    differ from around them or lie along an edge are left out.
    """
    height, width = blurred[0].shape
    wandering = np.arange(len(rows))
    settled = np.zeros(len(rows), bool)
    off = np.zeros((len(rows), 3), np.float32)
    contrast = np.zeros(len(rows), np.float32)
    for _ in range(MOVES):
        d = _around(blurred, layers[wandering], rows[wandering], columns[wandering])
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
