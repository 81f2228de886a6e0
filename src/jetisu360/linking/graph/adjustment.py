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
from numpy.typing import NDArray

from jetisu360.linking.graph.least_squares import Equations
from jetisu360.linking.pair.hypothesis import frame_of
from jetisu360.linking.pair.matching import Floats
from jetisu360.panorama.geometry.projection import wrap_yaw

Ints = NDArray[np.int64]

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
    seen = _Seen.of(observations, count)
    for _ in range(ROUNDS):
        equations = Equations(4 * count)
        for k in held_headings:
            equations.add({k: 1.0}, 0.0, FIRM)
        for k in held_positions:
            for axis in range(3):
                equations.add({count + 3 * k + axis: 1.0}, 0.0, FIRM)
        seen.add_to(equations, yaws, places)
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


@dataclass(frozen=True)
class _Seen:
    """All m observations, to go through NumPy together. `a`, `b` (m,): the pictures; `turn` (m,) radians;
    `baseline` (m, 3); `across` (m, 2, 3): to its side and up; `root` (m, 3, 3): of the information; `metres`,
    `known`, `weight` (m,); `columns` (m, 8): of the headings and places of both among the unknowns.
    """

    a: Ints
    b: Ints
    turn: Floats
    baseline: Floats
    across: Floats
    root: Floats
    metres: Floats
    known: Floats
    weight: Floats
    columns: Ints

    @classmethod
    def of(cls, observations: Sequence[Observation], count: int) -> _Seen:
        a = np.array([one.a for one in observations], np.int64)
        b = np.array([one.b for one in observations], np.int64)
        axes = np.arange(3)
        places = [count + 3 * k[:, np.newaxis] + axes for k in (a, b)]
        baseline = np.array([one.baseline for one in observations]).reshape(-1, 3)
        return cls(
            a,
            b,
            np.radians([one.relative_yaw for one in observations]),
            baseline,
            np.stack(frame_of(baseline), axis=1),
            np.array([_root(one) for one in observations]).reshape(-1, 3, 3),
            np.array([one.metres for one in observations]),
            np.array([one.known for one in observations]),
            np.array([one.weight for one in observations]),
            np.concatenate([a[:, np.newaxis], b[:, np.newaxis], *places], axis=1),
        )

    def add_to(self, equations: Equations, yaws: Floats, places: Floats) -> None:
        """What they say of `yaws` (n,) radians and `places` (n, 3), as equations for a step from there."""
        m = len(self.a)
        if not m:
            return
        between = places[self.b] - places[self.a]
        length = np.maximum(0.05, np.linalg.norm(between, axis=1))
        # East, up, north into the axes of picture A.
        c, s = np.cos(yaws[self.a]), np.sin(yaws[self.a])
        into = np.zeros((m, 3, 3))
        into[:, 0, 0], into[:, 0, 2], into[:, 1, 1], into[:, 2, 0], into[:, 2, 2] = c, -s, 1, s, c
        seen = (into @ between[:, :, np.newaxis])[:, :, 0] / length[:, np.newaxis]
        miss = np.empty((m, 3))
        miss[:, 0] = np.radians(wrap_yaw(np.degrees(yaws[self.b] - yaws[self.a] - self.turn)))
        miss[:, 1:] = (self.across @ seen[:, :, np.newaxis])[:, :, 0]
        # Behind: as far off as can be, whichever side it is nearer to.
        behind = (seen * self.baseline).sum(axis=1) < 0
        miss[behind, 1:] = np.sign(miss[behind, 1:]) * 1.5
        error = (self.root @ miss[:, :, np.newaxis])[:, :, 0]
        weight = self.weight / (1 + (error**2).sum(axis=1) / (3 * STRAY**2)) ** 2
        level = np.eye(3) - seen[:, :, np.newaxis] * seen[:, np.newaxis]
        moved = self.across @ (level @ into) / length[:, np.newaxis, np.newaxis]
        aside = np.stack([-seen[:, 2], np.zeros(m), seen[:, 0]], axis=1)
        slopes = np.zeros((m, 3, 8))  # heading a, heading b, place a, place b
        slopes[:, 0, 0], slopes[:, 0, 1] = -1, 1
        slopes[:, 1:, 0] = (self.across @ aside[:, :, np.newaxis])[:, :, 0]
        slopes[:, 1:, 2:5], slopes[:, 1:, 5:8] = -moved, moved
        rows = (self.root @ slopes).reshape(3 * m, 8)
        equations.add_many(np.repeat(self.columns, 3, axis=0), rows, -error.ravel(), np.repeat(weight, 3))
        # The length, by its logarithm. Those that shared things tie together are good to a twentieth, those
        # from the floor alone to a seventh.
        off = np.log(length / self.metres)
        soft = self.weight * (0.02 + 600 * self.known**2) / (1 + (off / 0.25) ** 2) ** 2
        trust = np.where(self.known >= 1, FIRM, soft)
        toward = between / (length**2)[:, np.newaxis]
        equations.add_many(self.columns[:, 2:], np.concatenate([-toward, toward], axis=1), -off, trust)
