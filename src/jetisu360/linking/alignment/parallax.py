"""What is left of matches when the turn is taken out: how far the camera was put aside, and which way.

The turn and the way are looked for together: for a turn, the way is the one that lies in all planes of a
thing's two directions (the least eigenvector of their normals; Kneip and Lynen 2013), and the turn is
bettered by least squares under it.
"""

from __future__ import annotations

import math

import numpy as np

from jetisu360.linking.pair.epipolar import Mask, cross
from jetisu360.linking.pair.hypothesis import Hypothesis
from jetisu360.linking.pair.matching import Floats, Matches
from jetisu360.linking.pair.triangulation import CAMERA_HEIGHT, depths_below, triangulate

BANDS = tuple(math.radians(band) for band in (3.0, 3.0, 3.0, 2.0, 2.0, 1.5, 1.5, 1.0, 1.0, 0.7, 0.7, 0.7))
"""By more than this matches do not count, step after step."""
DEEPEST = 75.0
"""Percentile of the depths that is taken for the floor's."""
ENOUGH = 12


def apart(matches: Matches, turn: Floats) -> tuple[Floats, Floats]:
    """The turn (3, 3) bettered, and the unit direction (3,) in the first picture to where the second was
    taken.
    """
    p = matches.p
    weights = np.ones(len(p))
    for band in BANDS:
        back = matches.q @ turn  # the second picture's directions, in the first's
        normals = cross(p, back)
        way = _way(normals * weights[:, np.newaxis])
        missed = normals @ way
        weights = np.maximum(0, 1 - (missed / band) ** 2)
        if np.count_nonzero(weights) < 8:
            break
        slopes = way * (p * back).sum(axis=1, keepdims=True) - p * (back @ way)[:, np.newaxis]
        normal = (slopes * weights[:, np.newaxis]).T @ slopes
        pull = (slopes * (weights * missed)[:, np.newaxis]).sum(axis=0)
        step = np.clip(np.linalg.solve(normal + 1e-4 * np.eye(3), -pull), -0.03, 0.03)
        # The second's directions are turned by `step` in the first: so much less the other way round.
        turn = turn @ rotation_vector(step).T
    way = _way(cross(p, matches.q @ turn) * weights[:, np.newaxis])
    ahead = p @ way - (matches.q @ turn) @ way
    return turn, way if np.median(ahead) >= 0 else -way


def in_one_plane(matches: Matches, turn: Floats, way: Floats) -> Mask:
    """Which matches (n,) lie in one plane with the way, as the two directions of one thing do."""
    found: Mask = np.abs(cross(matches.p, matches.q @ turn) @ way) < BANDS[-1]
    return found


def metres(matches: Matches, turn: Floats, way: Floats) -> float | None:
    """How far the cameras stood apart, if the second stood at its tripod's usual height; None where too
    little is seen of the floor.
    """
    level = Matches(matches.p, matches.q @ turn, matches.scale, matches.ratio)
    every = np.ones(len(level), bool)
    depths = depths_below(triangulate(level, Hypothesis(0.0, way, 0.0, 0.0, every, np.eye(3))))
    if len(depths) < ENOUGH:
        return None
    return CAMERA_HEIGHT / max(1e-6, float(np.percentile(depths, DEEPEST)))


def rotation_vector(axis: Floats) -> Floats:
    """The rotation (3, 3) about `axis`, whose length is the angle in radians (Rodrigues)."""
    angle = float(np.linalg.norm(axis))
    if angle < 1e-12:
        return np.eye(3)
    x, y, z = axis / angle
    skew = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    turn: Floats = np.eye(3) + math.sin(angle) * skew + (1 - math.cos(angle)) * skew @ skew
    return turn


def _way(normals: Floats) -> Floats:
    way: Floats = np.linalg.eigh(normals.T @ normals)[1][:, 0]
    return way
