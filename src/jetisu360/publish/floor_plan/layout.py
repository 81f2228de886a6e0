"""Where the points of a plan stand on the paper.

Units: a small plan is 360 units wide, which on a phone are about as many CSS pixels. x to the right, y down.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

SMALL = 360.0
# The sizes that are tried; a plan wider than a phone is scrolled there, not shrunk.
WIDTHS = (SMALL, 680.0, 1080.0)
# Between the middles of two points: 24 CSS pixels are left of it on the narrowest phones.
GAP = 30.0
# At the sides; a name above or below a point needs more.
EDGE = 28.0
BROW = 34.0
# What still counts as small: shown on a phone at four fifths of its size.
WIDEST_SMALL = 400.0
# Two rooms do not need a whole page between them.
FARTHEST = 90.0
# A point that had to go farther from its place than this would tell a lie about the building.
LIE = GAP
HIGHEST = 1.2
# On a drawing points may touch: each belongs to a place that one sees. So far they may be pushed from it.
CLOSEST = 24.0
TOUCHED = 6.0
# No point is cut at a drawing's edge.
RIM = 13.0
# Nothing on Earth is farther from its museum; keeps the arithmetic finite.
_LIMIT = 1e7


@dataclass(frozen=True)
class Layout:
    """`points` in units, in the order they were given; `width`, `height` of what holds them with their edges.

    `small`: fits a phone, and may be enlarged to any width; else one unit is one CSS pixel.
    `metre`: units a metre is long, None where no place of a point can be measured.
    """

    points: tuple[tuple[float, float], ...]
    width: float
    height: float
    small: bool
    metre: float | None


@lru_cache(maxsize=16)
def lay_out(places: tuple[tuple[float, float], ...]) -> Layout:
    """The layout of scenes at `places`: metres, x to the right and y up. At least one."""
    metres = np.clip(np.array(places, dtype=float), -_LIMIT, _LIMIT) * (1, -1)
    metres -= metres.min(axis=0)
    extent = metres.max(axis=0)
    apart = _typical_distance(metres)
    for width in WIDTHS:
        scale = _scale(extent, width)
        if apart > 0:
            scale = min(scale, FARTHEST / apart)
        asked = metres * scale
        points = spread(asked, GAP)
        honest = bool(np.hypot(*(points - asked).T).max() <= LIE)
        if honest:
            break
    low, high = points.min(axis=0), points.max(axis=0)
    room = high - low + (2 * EDGE, 2 * BROW)
    small = bool(room[0] <= WIDEST_SMALL)
    size = np.maximum(room, (SMALL, 0))
    points += (size - low - high) / 2
    return Layout(
        points=tuple((float(x), float(y)) for x, y in points),
        width=float(size[0]),
        height=float(size[1]),
        small=small,
        metre=scale if honest and extent.max() > 0 else None,
    )


def lay_on(shares: tuple[tuple[float, float], ...], height: float, metre: float | None) -> Layout:
    """The layout of scenes on a drawing: `shares` of its width from its upper left corner, of which it is
    `height` high. `metre`: the share that a metre is, None where nobody knows.

    The drawing is as narrow as keeps the points apart; on the widest the closest give way a little.
    """
    for width in WIDTHS:
        asked = np.array(shares, dtype=float).reshape(-1, 2) * width
        points = spread(asked, CLOSEST)
        if np.hypot(*(points - asked).T).max(initial=0) <= TOUCHED:
            break
    points = np.clip(points, RIM, np.maximum((width - RIM, width * height - RIM), RIM))
    return Layout(
        points=tuple((float(x), float(y)) for x, y in points),
        width=width,
        height=width * height,
        small=width == SMALL,
        metre=metre and metre * width,
    )


def spread(points: Floats, gap: float) -> Floats:
    """The same points (n, 2), moved as little as keeps all of them about `gap` from each other."""
    points = _fan(points, gap)
    for _ in range(200):
        between = points[:, None] - points[None]
        distance = np.hypot(between[..., 0], between[..., 1])
        np.fill_diagonal(distance, math.inf)
        if distance.min() >= 0.97 * gap:
            break
        # Half of what is missing is each one's; a little more, so that it ends.
        push = np.where(distance < gap, (gap * 1.01 - distance) / 2, 0) / np.maximum(distance, 1e-6)
        crowd = np.maximum((distance < gap).sum(axis=1), 1) ** 0.5
        points = points + (between * push[..., None]).sum(axis=1) / crowd[:, None]
    return points


def _fan(points: Floats, gap: float) -> Floats:
    """Points that coincide, laid out like the seeds of a sunflower: forces alone cannot tell them apart.

    All of a crowd move half a unit, so that a crowded row gives way to both sides instead of growing longer.
    """
    given, points = points, points.copy()
    turns = np.arange(len(points)) * math.pi * (3 - math.sqrt(5))
    between = points[:, None] - points[None]
    crowded = (np.hypot(between[..., 0], between[..., 1]) < 0.8 * gap).sum(axis=1) > 1
    points[crowded] += 0.5 * np.column_stack((np.cos(turns), np.sin(turns)))[crowded]
    seen: dict[tuple[float, float], int] = {}
    for place, (x, y) in enumerate(given.round(2).tolist()):
        count = seen[x, y] = seen.get((x, y), -1) + 1
        radius, angle = 0.6 * gap * math.sqrt(count), count * math.pi * (3 - math.sqrt(5))
        points[place] += (radius * math.cos(angle), radius * math.sin(angle))
    return points


def _scale(extent: Floats, width: float) -> float:
    """Units a metre is long when `extent` (2,) metres fill a plan `width` units wide."""
    sides = np.array([width - 2 * EDGE, width * HIGHEST - 2 * BROW])
    return float(
        min((side / metres for side, metres in zip(sides, extent, strict=True) if metres > 0), default=1)
    )


def _typical_distance(places: Floats) -> float:
    """The median of the distances (n,) to the nearest other place; 0 for a single one."""
    if len(places) < 2:
        return 0.0
    distance = np.hypot(*(places[:, None] - places[None]).T)
    np.fill_diagonal(distance, math.inf)
    return float(np.median(distance.min(axis=0)))
