"""The places that two pictures have in common, where a link is right: what shows a person why."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from jetisu360.linking.graph.solved_graph import SolvedLink
from jetisu360.linking.pair.epipolar import weights_of
from jetisu360.linking.pair.matching import Matches
from jetisu360.linking.pair.refine import FINE
from jetisu360.panorama.geometry.projection import angles_of

APART = math.cos(math.radians(6.0))
"""Nearer to each other, two places show nothing that one of them does not."""
_LEAST = 0.2

Place = tuple[float, float, float, float]
"""Yaw and pitch in A, yaw and pitch in B, degrees."""


def agreeing(matches: Matches, link: SolvedLink | None) -> NDArray[np.bool_]:
    """Which matches (n,) say what the `link` says."""
    if link is None or not len(matches):
        return np.zeros(len(matches), bool)
    y, p = np.radians(link.yaw), np.radians(link.pitch)
    baseline = np.array([np.sin(y) * np.cos(p), np.sin(p), np.cos(y) * np.cos(p)])
    agree: NDArray[np.bool_] = (
        weights_of(matches, float(np.radians(link.relative_yaw)), baseline, FINE) > _LEAST
    )
    return agree


def common_places(matches: Matches, link: SolvedLink, count: int = 12) -> list[Place]:
    """At most `count` of the places that both pictures show, the surest first, then those that lie farthest
    from all chosen: a person who looks at them has looked all around. Of those on the floor only where there
    are no others, because parquet is alike everywhere.
    """
    agree = agreeing(matches, link)
    places = matches.take(agree & matches.telling if (agree & matches.telling).any() else agree)
    if not len(places):
        return []
    chosen = [int(np.argmin(places.ratio))]
    near = places.p @ places.p[chosen[0]]
    while len(chosen) < count:
        farthest = int(np.argmin(near))
        if near[farthest] > APART:
            break
        chosen.append(farthest)
        near = np.maximum(near, places.p @ places.p[farthest])
    seen = [*angles_of(places.p[chosen].T), *angles_of(places.q[chosen].T)]
    return [(float(a), float(b), float(c), float(d)) for a, b, c, d in np.round(np.stack(seen, axis=1), 1)]
