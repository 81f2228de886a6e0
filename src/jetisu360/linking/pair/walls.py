"""How the walls of a building stand in a picture, and what that says of the relative yaw of two pictures.

Walls, shelves, floorboards and ceilings of most buildings run along two directions at right angles (the
*Manhattan world* of Coughlan and Yuille, 1999). A picture shows these two by itself, to a fraction of a
degree; so of two pictures of one building four relative yaws are left of all that there are, before a
single thing was found in both. Chance agreement of matches seldom falls on one of the four. And through a
door, where a wrong relative yaw and a wrong baseline make good for each other, the walls hold the yaw.

Where a wing stands askew, or a yurt is round, nothing is lost: the walls speak for and against, and do not
decide.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from jetisu360.panorama.geometry.projection import Array, level_matrix
from jetisu360.panorama.geometry.sphere import Level
from jetisu360.panorama.level.edges import Edges

QUARTER = 90.0
UPRIGHT = math.sin(math.radians(8.0))
"""An edge whose plane is nearer to upright than this says nothing of a level direction."""
SHAKE = 0.35
"""Degrees by which the plane of an edge six degrees long is off (standard deviation)."""
BLURRED = 3.0
"""Degrees; an edge near the horizon that could run along directions so far apart says nothing."""
LONGEST = 25.0
"""Degrees; a longer edge does not count more."""
BINS = 180
APART = 6.0
"""Degrees from which another direction is a rival."""
PLAIN, SPREAD = 1.0, 1.5
"""From votes to reliance: the lead over the rival at which there is none, and how fast it comes."""
MOST = 0.95
"""Reliance on a picture whose walls nobody could mistake: the next room may be askew."""
FEWEST = 8
"""Edges below which nothing is said."""
EVEN = 0.5
"""Degrees by which walls that are meant to be at right angles are not."""
HELD = 0.25
"""Reliance below which walls hold nothing."""
UNSEEN = 2.75
"""What stands for walls where none are seen: with it `likelihood.py` judges best without them."""
FITS = 2.5
"""Degrees by which a relative yaw may miss the walls to be held by them."""


@dataclass(frozen=True)
class Walls:
    """`angle`: yaw, in [0, 90), along which walls run in the level picture, and every 90 degrees from there.
    `error`: degrees by which it may be off (standard deviation). `reliance`: 0 to 1, how much to rely on it.
    """

    angle: float
    error: float
    reliance: float


def find_walls(edges: Edges, level: Level) -> Walls | None:
    """The direction that most edges run along, quarter turns being the same; `level` is the picture's tilt.
    None where too few edges say anything.
    """
    normals = edges.normals @ level_matrix(level).T
    flat = np.hypot(normals[:, 0], normals[:, 2])
    blur = SHAKE / np.maximum(flat, 1e-9) * np.clip(6 / np.maximum(edges.lengths, 1e-9), 0.5, 1.5)
    telling = (np.abs(normals[:, 1]) > UPRIGHT) & (blur < BLURRED)
    if np.count_nonzero(telling) < FEWEST:
        return None
    normals, blur, flat = normals[telling], blur[telling], flat[telling]
    weights = np.minimum(edges.lengths[telling], LONGEST)
    # The level direction in an edge's plane is the one along which a level edge runs.
    yaws = np.degrees(np.arctan2(normals[:, 2], -normals[:, 0]))
    places = (np.arange(BINS) + 0.5) * QUARTER / BINS
    width = np.maximum(blur, 0.5)
    votes = (_bell(_folded(places[:, None] - yaws), width) / width * weights).sum(axis=1)
    best = int(votes.argmax())
    angle = float(places[best])
    width = np.maximum(blur, 0.6)
    for _ in range(5):
        miss = _folded(yaws - angle)
        pull = weights / np.maximum(blur, 0.3) ** 2 * _bell(miss, width)
        angle += float((pull * miss).sum() / pull.sum())
    miss = _folded(yaws - angle)
    near = pull > 0.05 * pull.max()
    # Edges of one wall are off together: a handful of independent ones is all that there is.
    error = float(np.sqrt((pull * miss**2).sum() / pull.sum() / min(6, np.count_nonzero(near))))
    rival = float(votes[np.abs(_folded(places - angle)) > APART].max())
    lead = float(votes[best]) / max(rival, 1e-9)
    reliance = MOST * (1 - math.exp(-max(0.0, lead - PLAIN) / SPREAD))
    return Walls(angle % QUARTER, error, reliance)


@dataclass(frozen=True)
class WallAlignment:
    """What the walls of two pictures say of their relative yaw: `relative_yaw`, in [0, 90), or any quarter
    turn more; `error` and `reliance` of both together.
    """

    relative_yaw: float
    error: float
    reliance: float

    def miss(self, relative_yaw: float) -> float:
        """Degrees from `relative_yaw` to the nearest one that fits the walls, in [−45, 45)."""
        return float(_folded(np.array(self.relative_yaw - relative_yaw)))

    @property
    def windows(self) -> Array:
        """Relative yaws (12,), degrees, that fit the walls, close enough together to search from each."""
        relative_yaws: Array = (
            self.relative_yaw + QUARTER * np.arange(4)[:, None] + np.array([-0.7, 0.0, 0.7])
        ).ravel()
        return relative_yaws

    def hold(self, relative_yaw: float) -> float:
        """How firmly the walls hold a relative yaw, per square radian; 0 where it does not fit them."""
        if self.reliance < HELD or abs(self.miss(relative_yaw)) > FITS:
            return 0.0
        return 1 / math.radians(math.hypot(EVEN, self.error)) ** 2

    def speaks_for(self, relative_yaw: float, slack: float) -> float:
        """Log of how much likelier a right relative yaw, held to within `slack` degrees, lies there than any
        other; the less walls are relied on, the nearer to `UNSEEN`.
        """
        spread = math.hypot(EVEN, math.hypot(self.error, slack))
        right = (
            45
            / spread
            * math.exp(-min(abs(self.miss(relative_yaw)) / spread, 60.0))
            / (1 - math.exp(-45 / spread))
        )
        return math.log(self.reliance * right + 1 - self.reliance) + UNSEEN * (1 - self.reliance)


def align(a: Walls | None, b: Walls | None) -> WallAlignment | None:
    """What is known of the heading of B less that of A; None where either picture shows no walls."""
    if a is None or b is None:
        return None
    return WallAlignment((a.angle - b.angle) % QUARTER, math.hypot(a.error, b.error), a.reliance * b.reliance)


def _folded(angles: Array) -> Array:
    """In [−45, 45), quarter turns being the same."""
    folded: Array = (angles + QUARTER / 2) % QUARTER - QUARTER / 2
    return folded


def _bell(miss: Array, width: Array) -> Array:
    bell: Array = np.exp(-0.5 * (miss / width) ** 2)
    return bell
