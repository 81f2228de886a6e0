"""One compass for the whole tour: headings that agree with all the turns between pairs.

From a tree of the most reliable turns to start with, then reweighted least squares on the circle, so that one
turn that is wrong bends nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from jetisu360.linking.graph.pose_graph import anchors, best_tree, components
from jetisu360.linking.pair.matching import Floats
from jetisu360.panorama.geometry.projection import wrap_yaw

GOOD = 1.0
"""Degrees by which a right turn misses; a turn counts half at this miss, and hardly at ten times it."""


@dataclass(frozen=True)
class Turn:
    """Heading of `b` less heading of `a`, degrees; `weight` > 0."""

    a: int
    b: int
    turn: float
    weight: float


def synchronise(count: int, turns: Sequence[Turn], fixed: Mapping[int, float] | None = None) -> Floats:
    """Headings (count,), degrees in [0, 360). The first picture of a piece without a `fixed` one has 0."""
    fixed = dict(fixed or {})
    headings = _tree(count, turns, fixed)
    if not turns:
        return headings % 360
    a, b = np.array([t.a for t in turns]), np.array([t.b for t in turns])
    turn, weight = np.array([t.turn for t in turns]), np.array([t.weight for t in turns])
    held = anchors(components(count, [(t.a, t.b) for t in turns]), fixed)
    for _ in range(12):
        miss = wrap_yaw(turn - (headings[b] - headings[a]))
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


def _tree(count: int, turns: Sequence[Turn], fixed: Mapping[int, float]) -> Floats:
    """Headings along the most reliable turns from the fixed pictures, or from the first of each piece."""
    headings = np.zeros(count)
    edges, weights = [(t.a, t.b) for t in turns], [t.weight for t in turns]
    for k, origin, number in best_tree(count, edges, weights, fixed):
        if k in fixed:
            headings[k] = fixed[k]
        elif number >= 0:
            turn = turns[number]
            headings[k] = headings[origin] + (turn.turn if k == turn.b else -turn.turn)
    return headings
