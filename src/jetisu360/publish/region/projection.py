"""Albers' equal-area conic projection: areas are true, and a country of Kazakhstan's width is hardly bent.

Sphere of the Earth's mean radius: on maps a hand wide the ellipsoid moves nothing by a line's width.
J. P. Snyder, Map Projections: A Working Manual (USGS 1395), 1987, pages 98–103, formulas 14-1 to 14-6.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
EARTH_KM = 6371.0088
# A sixth inside the country's southern (40.5°) and northern (55.5°) edge, as Snyder advises (page 99).
PARALLELS = (43.0, 53.0)


@dataclass(frozen=True)
class Albers:
    """`meridian`: the longitude (degrees) that stands upright; `parallels`: the latitudes of true scale."""

    meridian: float
    parallels: tuple[float, float] = PARALLELS

    def _cone(self) -> tuple[float, float, float]:
        """Snyder's n, C and the radius of the equator (kilometres)."""
        first, second = (math.radians(parallel) for parallel in self.parallels)
        n = (math.sin(first) + math.sin(second)) / 2
        c = math.cos(first) ** 2 + 2 * n * math.sin(first)
        return n, c, EARTH_KM * math.sqrt(c) / n

    def __call__(self, longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> tuple[Floats, Floats]:
        """Degrees → kilometres: x to the right, y up, from the crossing of `meridian` and the equator."""
        n, c, equator = self._cone()
        rho = EARTH_KM * np.sqrt(np.maximum(c - 2 * n * np.sin(np.radians(latitude)), 0)) / n
        theta = n * np.radians(np.asarray(longitude, dtype=float) - self.meridian)
        return np.asarray(rho * np.sin(theta)), np.asarray(equator - rho * np.cos(theta))

    def about(self, meridian: float, points: Floats) -> Floats:
        """Places (n, 2) in kilometres as the same projection about another `meridian` has them.

        All meridians of a cone meet in one point above the map, about which one map is the other, turned.
        """
        n, _, equator = self._cone()
        angle = n * math.radians(self.meridian - meridian)
        turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
        return np.asarray((points - (0, equator)) @ turn.T + (0, equator))
