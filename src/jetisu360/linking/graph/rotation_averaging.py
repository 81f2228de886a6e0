"""Rotation averaging: headings for the whole tour that agree with the relative yaws of all pairs.

From a tree of the most reliable relative yaws to start with, then reweighted least squares on the circle, so
that a wrong one bends nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from jetisu360.linking.graph.pose_graph import anchors, best_tree, components
from jetisu360.linking.pair.matching import Floats
from jetisu360.panorama.geometry.projection import wrap_yaw

GOOD = 1.0
"""Degrees by which a right relative yaw misses; it counts half at this miss, and hardly at ten times it."""


@dataclass(frozen=True)
class RelativeYaw:
    """Heading of `b` less heading of `a`, degrees; `weight` > 0."""

    a: int
    b: int
    degrees: float
    weight: float


def synchronise(
    count: int, relative_yaws: Sequence[RelativeYaw], fixed: Mapping[int, float] | None = None
) -> Floats:
    """Headings (count,), degrees in [0, 360). A component without a `fixed` picture begins at 0."""
    fixed = dict(fixed or {})
    headings = _tree(count, relative_yaws, fixed)
    if not relative_yaws:
        return headings % 360
    a, b = np.array([t.a for t in relative_yaws]), np.array([t.b for t in relative_yaws])
    relative_yaw, weight = (
        np.array([t.degrees for t in relative_yaws]),
        np.array([t.weight for t in relative_yaws]),
    )
    held = anchors(components(count, [(t.a, t.b) for t in relative_yaws]), fixed)
    for _ in range(12):
        miss = wrap_yaw(relative_yaw - (headings[b] - headings[a]))
        strength = weight / (1 + (miss / GOOD) ** 2)
        # Normal equations of the graph: its Laplacian.
        matrix, right = np.zeros((count, count)), np.zeros(count)
        np.add.at(matrix, (a, a), strength)
        np.add.at(matrix, (b, b), strength)
        np.add.at(matrix, (a, b), -strength)
        np.add.at(matrix, (b, a), -strength)
        np.add.at(right, b, strength * miss)
        np.add.at(right, a, -strength * miss)
        matrix[held, :], right[held] = 0, 0
        matrix[held, held] = 1
        step = np.linalg.solve(matrix, right)
        headings = headings + step
        if np.abs(step).max() < 1e-4:
            break
    wrapped: Floats = headings % 360
    return wrapped


def _tree(count: int, relative_yaws: Sequence[RelativeYaw], fixed: Mapping[int, float]) -> Floats:
    """Headings along the most reliable relative yaws, from the fixed or first picture of each component."""
    headings = np.zeros(count)
    edges, weights = [(t.a, t.b) for t in relative_yaws], [t.weight for t in relative_yaws]
    for k, origin, number in best_tree(count, edges, weights, fixed):
        if k in fixed:
            headings[k] = fixed[k]
        elif number >= 0:
            relative_yaw = relative_yaws[number]
            headings[k] = headings[origin] + (
                relative_yaw.degrees if k == relative_yaw.b else -relative_yaw.degrees
            )
    return headings
