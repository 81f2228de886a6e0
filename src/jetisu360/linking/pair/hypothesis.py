"""A possible relative pose of two pictures, and how firmly their matches hold it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from jetisu360.linking.pair.epipolar import Mask, cross, yaw_of
from jetisu360.linking.pair.matching import Floats
from jetisu360.linking.pair.walls import UNSEEN


@dataclass(frozen=True)
class Hypothesis:
    """A possible relative pose of B to A.

    `relative_yaw`: heading of B less that of A, degrees in [−180, 180). `baseline` (3,): unit direction from
    A to B, in A. `score`: sum of weights; `expected`: what chance would give (0 until `with_chance` asks).
    `inliers` bool (n,). `information` (3, 3), per square radian: how firmly the matches hold the yaw, and the
    baseline to its side (`frame_of`) and up; together, because through a door one can make good for the
    other. `walls`: log of how much likelier a right relative yaw fits the walls as this does than any other.
    """

    relative_yaw: float
    baseline: Floats
    score: float
    expected: float
    inliers: Mask
    information: Floats
    walls: float = UNSEEN

    @property
    def rank(self) -> float:
        """What it is chosen by among others: a thing found in both pictures counts one."""
        return self.score + self.walls

    @property
    def yaw(self) -> float:
        """Yaw of B seen in A, degrees."""
        return yaw_of(self.baseline)


def wrap(degrees: float) -> float:
    """In [−180, 180)."""
    wrapped = (float(degrees) + 180.0) % 360.0 - 180.0
    return -180.0 if wrapped >= 180.0 else wrapped  # a hair below −180 comes out of the modulo as +180


def slack_of(information: Floats) -> float:
    """Degrees by which a yaw held so (3, 3, per square radian; the yaw comes first) may be off."""
    return math.degrees(math.sqrt(float(np.linalg.inv(information + 1e-3 * np.eye(3))[0, 0])))


def frame_of(baselines: Floats) -> tuple[Floats, Floats]:
    """Two directions (…, 3) across each of the `baselines` (…, 3): to its side, level, and up."""
    side = cross(baselines, np.array([0.0, 1.0, 0.0]))
    side = side / np.maximum(1e-9, np.linalg.norm(side, axis=-1, keepdims=True))
    return side, cross(side, baselines)
