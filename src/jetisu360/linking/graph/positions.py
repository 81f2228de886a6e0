"""Where the cameras stood: positions that agree with all directions and, less strictly, all distances.

A bearing graph with soft lengths: for each pair `position(b) − position(a) = s · direction`, s being near
what `lengths.py` says of it; reweighted, so that one direction that is wrong pulls at nothing (in the manner
of Özyeşil and Singer's least unsquared deviations, 2015).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from jetisu360.linking.graph.least_squares import Equations
from jetisu360.linking.graph.pose_graph import anchors, best_tree, components
from jetisu360.linking.pair.matching import Floats

STRAY = 0.06
"""Part of its length by which a right pair misses."""
FIRM = 1e4


@dataclass(frozen=True)
class Direction:
    """From picture `a` to `b`: `baseline` (3,) in the world (east, up, north), `metres` that it is probably
    long, `known` 0–1 how much that is to be trusted, `weight` > 0.
    """

    a: int
    b: int
    baseline: Floats
    metres: float
    known: float
    weight: float


def solve_positions(
    count: int, directions: Sequence[Direction], fixed: Mapping[int, Floats] | None = None
) -> Floats:
    """Positions (count, 3), metres east, up, north. Each component without a `fixed` picture begins at its
    first.
    """
    fixed = dict(fixed or {})
    positions = _tree(count, directions, fixed)
    edges = len(directions)
    unknowns = np.concatenate([positions.ravel(), np.array([d.metres for d in directions])])
    component = components(count, [(d.a, d.b) for d in directions])
    held = {k: positions[k] for k in anchors(component, fixed)}
    strength = np.array([d.weight for d in directions])
    for _ in range(4):
        equations = Equations(3 * count + edges)
        for k, place in held.items():
            for axis in range(3):
                equations.add({3 * k + axis: 1.0}, float(place[axis]), FIRM)
        for e, d in enumerate(directions):
            for axis in range(3):
                terms = {3 * d.b + axis: 1.0, 3 * d.a + axis: -1.0, 3 * count + e: -float(d.baseline[axis])}
                equations.add(terms, 0.0, float(strength[e]) / d.metres**2)
            trust = FIRM if d.known >= 1 else 0.002 + 0.05 * d.known
            equations.add({3 * count + e: 1.0}, d.metres, trust * d.weight / d.metres**2)
        unknowns = equations.solve(unknowns)
        positions = unknowns[: 3 * count].reshape(count, 3)
        for e, d in enumerate(directions):
            gap = positions[d.b] - positions[d.a] - unknowns[3 * count + e] * d.baseline
            miss = float(np.linalg.norm(gap)) / max(float(unknowns[3 * count + e]), 0.2 * d.metres)
            strength[e] = d.weight / (1 + (miss / STRAY) ** 2)
    return positions


def _tree(count: int, directions: Sequence[Direction], fixed: Mapping[int, Floats]) -> Floats:
    """Positions along the most reliable directions."""
    positions = np.zeros((count, 3))
    edges = [(d.a, d.b) for d in directions]
    weights = [d.weight * (0.1 + d.known) for d in directions]
    for k, origin, number in best_tree(count, edges, weights, fixed):
        if k in fixed:
            positions[k] = fixed[k]
        elif number >= 0:
            d = directions[number]
            positions[k] = positions[origin] + (d.metres if k == d.b else -d.metres) * d.baseline
    return positions
