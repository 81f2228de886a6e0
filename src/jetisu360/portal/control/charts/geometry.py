"""Boundaries on paper: GeoJSON in Albers' projection, fitted to the map; what lies inside, and where the
middle of it is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from jetisu360.publish.region.outline import thinned
from jetisu360.publish.region.projection import Albers, Floats

EDGE = 6.0
# Lines are kept to a third of a unit: what a screen of three pixels a unit can show.
FINE = 0.3
# Places tried for a name, along the longer side of a district; odd, so that the middle is one.
TRIED = 23
WIDE = 0.85
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Shape:
    """A district on the paper: closed `rings` (n, 2) in units; what an odd number of them holds is inside."""

    rings: tuple[Floats, ...]

    def holds(self, points: Floats) -> Bools:
        """Of points (n, 2), which lie inside (a ray to the right crosses an odd number of sides)."""
        found = np.zeros(len(points), dtype=bool)
        x, y = points[:, :1], points[:, 1:]
        for ring in self.rings:
            (ax, ay), (bx, by) = ring.T, np.roll(ring, -1, axis=0).T
            between = (ay > y) != (by > y)
            rise = np.where(by == ay, 1.0, by - ay)
            found ^= ((between & (x < (bx - ax) * (y - ay) / rise + ax)).sum(axis=1) % 2).astype(bool)
        return found

    def lower(self, by: float) -> Shape:
        """The same, so many units farther down."""
        return Shape(tuple(ring + np.array((0.0, by)) for ring in self.rings))

    def area(self) -> float:
        return sum(abs(ring_area(ring)) for ring in self.rings)

    def spots(self) -> Floats:
        """Places (n, 2) inside, the farthest from every side first; at least one."""
        every = np.concatenate(self.rings)
        low, high = every.min(axis=0), every.max(axis=0)
        step = max(float((high - low).max()) / TRIED, 1e-3)
        across, up = (np.arange(low[axis] + step / 2, high[axis], step) for axis in (0, 1))
        grid = np.array(np.meshgrid(across, up)).reshape(2, -1).T
        inside = grid[self.holds(grid)] if len(grid) else grid
        if not len(inside):
            return np.array([(low + high) / 2])
        clear, away = self._clear(inside), np.hypot(*(inside - inside.mean(axis=0)).T)
        # (Of those that are about as far from every side, the nearest to the middle.)
        wide = clear >= WIDE * clear.max()
        return np.asarray(inside[np.lexsort((np.where(wide, away, -clear), ~wide))])

    def _clear(self, points: Floats) -> Floats:
        """How far each point is from the nearest side."""
        nearest = np.full(len(points), math.inf)
        for ring in self.rings:
            start, step = ring, np.roll(ring, -1, axis=0) - ring
            along = np.maximum((step**2).sum(axis=1), 1e-12)
            away = points[:, None] - start[None]
            part = np.clip((away * step).sum(axis=2) / along, 0, 1)
            off = away - part[..., None] * step
            nearest = np.minimum(nearest, np.hypot(off[..., 0], off[..., 1]).min(axis=1))
        return nearest


def ring_area(ring: Floats) -> float:
    """Positive where the ring goes round against the clock (y up)."""
    x, y = (ring - ring[0]).T
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2


def rings_of(geometry: Mapping[str, Any] | None) -> list[Floats]:
    """The rings (n, 2: longitude, latitude) of a Polygon or MultiPolygon; none of what is not one."""
    if not isinstance(geometry, Mapping):
        return []
    given = geometry.get("coordinates")
    polygons: Any = {"Polygon": [given], "MultiPolygon": given}.get(str(geometry.get("type")))
    try:
        rings = [
            np.array([point[:2] for point in ring], dtype=float)
            for polygon in polygons or ()
            for ring in polygon
        ]
    except (TypeError, ValueError, IndexError, KeyError):
        return []
    good = [ring for ring in rings if ring.ndim == 2 and ring.shape[0] > 3 and ring.shape[1] == 2]
    return good if all(np.isfinite(ring).all() for ring in good) else []


def on_paper(places: Sequence[Sequence[Floats]], width: float, highest: float) -> tuple[list[Shape], float]:
    """The districts, each some rings in degrees, as large as the paper holds them; and the map's height."""
    every = np.concatenate([ring for rings in places for ring in rings])
    # Upright in the middle, so that north is up there.
    albers = Albers(float(every[:, 0].min() + every[:, 0].max()) / 2)
    flat = [[np.column_stack(albers(*ring.T)) for ring in rings] for rings in places]
    joined = np.concatenate([ring for rings in flat for ring in rings])
    low, high = joined.min(axis=0), joined.max(axis=0)
    extent = np.maximum(high - low, 1e-6)
    scale = float(min((width - 2 * EDGE) / extent[0], (highest - 2 * EDGE) / extent[1]))
    height = float(extent[1]) * scale + 2 * EDGE
    middle = (low + high) / 2

    def drawn(ring: Floats) -> Floats:
        return thinned(np.asarray((ring - middle) * (scale, -scale) + (width / 2, height / 2)), FINE)

    shapes = []
    for rings in flat:
        fine = [drawn(ring) for ring in rings]
        # (An island smaller than a dot is left out, unless there is nothing else.)
        kept = [ring for ring in fine if len(ring) > 3]
        shapes.append(Shape(tuple(kept or [_dot(fine[0])])))
    return shapes, height


def _dot(ring: Floats) -> Floats:
    return np.asarray(
        ring.mean(axis=0) + np.array([(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)], dtype=float)
    )
