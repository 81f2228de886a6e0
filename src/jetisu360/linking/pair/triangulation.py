"""The triangle of two cameras and a thing that both see: distances, the one between the cameras being 1."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jetisu360.linking.pair.epipolar import yaw_matrix
from jetisu360.linking.pair.hypothesis import Hypothesis
from jetisu360.linking.pair.matching import Floats, Matches

LEAST_ANGLE = math.radians(1.0)
"""Things seen under a smaller angle from both are too far away for a distance."""
MOST_POINTS = 400
CAMERA_HEIGHT = 1.6
BELOW = math.sin(math.radians(-12.0))
ENOUGH = 12
"""Things seen below the cameras from which they say anything."""


@dataclass(frozen=True)
class Points:
    """Things that both pictures see: `p`, `q` float32 (k, 3), directions in A and in B; `far_a`, `far_b` (k,)
    distances from A and from B, the distance between A and B being 1.
    """

    p: NDArray[np.float32]
    q: NDArray[np.float32]
    far_a: NDArray[np.float32]
    far_b: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.p)

    @classmethod
    def none(cls) -> Points:
        none = np.zeros((0, 3), np.float32)
        return cls(none, none, none[:, 0], none[:, 0])

    def swapped(self) -> Points:
        return Points(self.q, self.p, self.far_b, self.far_a)


def triangulate(matches: Matches, it: Hypothesis) -> Points:
    """Distances of the things that the matches are of, by the law of sines; the far ones are left out."""
    rotated = matches.q @ yaw_matrix(math.radians(it.relative_yaw)).T
    in_a = np.arccos(np.clip(matches.p @ it.baseline, -1, 1))
    in_b = np.arccos(np.clip(rotated @ it.baseline, -1, 1))
    angle = in_b - in_a
    chosen = np.flatnonzero(angle > LEAST_ANGLE)[:MOST_POINTS]
    apart = np.sin(angle[chosen])
    return Points(
        matches.p[chosen].astype(np.float32),
        matches.q[chosen].astype(np.float32),
        (np.sin(in_b[chosen]) / apart).astype(np.float32),
        (np.sin(in_a[chosen]) / apart).astype(np.float32),
    )


def depths_below(points: Points) -> Floats:
    """How far below the camera the things lie that it sees well below it, (m,): of A, then of B."""
    low_a, low_b = points.p[:, 1] < BELOW, points.q[:, 1] < BELOW
    depths: Floats = np.concatenate(
        [-(points.far_a * points.p[:, 1])[low_a], -(points.far_b * points.q[:, 1])[low_b]]
    )
    return depths


def metres_at_most(points: Points) -> float:
    """How far the cameras are apart at most: nothing that they see is below the floor. Infinite where too
    little is seen below them.
    """
    depths = depths_below(points)
    # Most of it is higher than the floor; the deepest are mistakes.
    return CAMERA_HEIGHT / float(np.percentile(depths, 40)) if len(depths) >= ENOUGH else math.inf
