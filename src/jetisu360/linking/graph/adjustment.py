"""Headings and positions put right together, by all that all pairs say.

A pair holds its relative yaw and its baseline as firmly as its matches do, and some mixtures of the two
much better than either: through a door, a little more yaw with the other picture a little further to the
side looks the same. So the tour is solved for headings and positions in one, each pair with its own
information matrix, as one adjusts a survey (Gauss and Newton, reweighted so that a pair which is wrong bends
nothing).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from jetisu360.linking.graph.least_squares import Equations
from jetisu360.linking.pair.hypothesis import frame_of, wrap
from jetisu360.linking.pair.matching import Floats

LEAST_ERROR = np.radians([0.12, 0.25, 0.35])
"""No pair holds yaw, side and up better, however many its matches: they share the lens and its faults."""
ENOUGH = 60.0
STRAY = 3.0
FIRM = 1e6
ROUNDS = 12


@dataclass(frozen=True)
class Observation:
    """What one pair says: `relative_yaw` degrees, `baseline` (3,) in picture `a`, `information` (3, 3),
    `metres` with `known` (0–1), `weight` 0–1.
    """

    a: int
    b: int
    relative_yaw: float
    baseline: Floats
    information: Floats
    metres: float
    known: float
    weight: float


def adjust(
    headings: Floats,
    positions: Floats,
    observations: Sequence[Observation],
    held_headings: Collection[int],
    held_positions: Collection[int],
) -> tuple[Floats, Floats]:
    """Better headings (n,) degrees and positions (n, 3); `held_…` stay where they are."""
    count = len(headings)
    yaws, places = np.radians(headings), positions.copy()
    roots = [_root(observation) for observation in observations]
    for _ in range(ROUNDS):
        equations = Equations(4 * count)
        for k in held_headings:
            equations.add({k: 1.0}, 0.0, FIRM)
        for k in held_positions:
            for axis in range(3):
                equations.add({count + 3 * k + axis: 1.0}, 0.0, FIRM)
        for observation, root in zip(observations, roots, strict=True):
            _add(equations, count, observation, root, yaws, places)
        step = equations.solve()
        yaws = yaws + np.clip(step[:count], -0.2, 0.2)
        places = places + np.clip(step[count:].reshape(count, 3), -1.0, 1.0)
        if np.abs(step).max(initial=0.0) < 1e-4:
            break
    adjusted: Floats = np.degrees(yaws) % 360
    return adjusted, places


def _root(observation: Observation) -> Floats:
    """A square root (3, 3) of the information, no firmer than a lens allows."""
    information = observation.information + 1e-3 * np.eye(3)
    # Hundreds of matches do not err independently.
    share = min(1.0, ENOUGH / max(1.0, float(np.trace(information)) * math.radians(0.11) ** 2 / 3))
    covariance = np.linalg.inv(information * share) + np.diag(LEAST_ERROR**2)
    root: Floats = np.linalg.cholesky(np.linalg.inv(covariance)).T
    return root


def _add(
    equations: Equations, count: int, observation: Observation, root: Floats, yaws: Floats, places: Floats
) -> None:
    a, b = observation.a, observation.b
    between = places[b] - places[a]
    length = max(0.05, float(np.linalg.norm(between)))
    c, s = math.cos(yaws[a]), math.sin(yaws[a])
    # East, up, north into the axes of picture A.
    into = np.array([[c, 0, -s], [0, 1, 0], [s, 0, c]])
    seen = into @ between / length
    side, up = frame_of(observation.baseline)
    across = np.stack([side, up])
    miss = np.concatenate(
        [[math.radians(wrap(math.degrees(yaws[b] - yaws[a]) - observation.relative_yaw))], across @ seen]
    )
    if float(seen @ observation.baseline) < 0:  # behind: as far off as can be, whichever side it is nearer to
        miss[1:] = np.sign(miss[1:]) * 1.5
    error = root @ miss
    weight = observation.weight / (1 + float(error @ error) / (3 * STRAY**2)) ** 2
    moved = across @ ((np.eye(3) - np.outer(seen, seen)) @ into) / length
    rotated = across @ np.array([-seen[2], 0.0, seen[0]])
    slopes = np.zeros((3, 8))  # heading a, heading b, place a, place b
    slopes[0, 0], slopes[0, 1] = -1, 1
    slopes[1:, 0] = rotated
    slopes[1:, 2:5], slopes[1:, 5:8] = -moved, moved
    columns = [a, b, *range(count + 3 * a, count + 3 * a + 3), *range(count + 3 * b, count + 3 * b + 3)]
    for row, right in zip(root @ slopes, -error, strict=True):
        equations.add(dict(zip(columns, row.tolist(), strict=True)), float(right), weight)
    # The length, by its logarithm. Those that shared things tie together are good to a twentieth, those from
    # the floor alone to a seventh.
    trust = FIRM if observation.known >= 1 else observation.weight * (0.02 + 600 * observation.known**2)
    off = math.log(length / observation.metres)
    if observation.known < 1:
        trust /= (1 + (off / 0.25) ** 2) ** 2
    toward = between / length**2
    terms = {count + 3 * b + k: float(toward[k]) for k in range(3)}
    terms |= {count + 3 * a + k: -float(toward[k]) for k in range(3)}
    equations.add(terms, -off, trust)
