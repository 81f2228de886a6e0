"""How far two positions are from each other on the ground."""

from __future__ import annotations

import math

EARTH = 6_371_008.8
"""Mean radius, metres (IUGG)."""


def metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Along the great circle, between (latitude, longitude) in degrees (haversine)."""
    (north, east), (to_north, to_east) = (tuple(map(math.radians, each)) for each in (one, other))
    half = math.sin((to_north - north) / 2) ** 2
    half += math.cos(north) * math.cos(to_north) * math.sin((to_east - east) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, half)))
