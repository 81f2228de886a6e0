"""How far apart two cameras are: what each pair says for itself, and what pairs say of each other.

Two pictures alone know directions, not distances. But a thing that A and B see and that A and C see as well
is equally far from A in both, which ties the distance A–B to A–C; and the floor is as far below a camera as
the camera stands high.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from jetisu360.linking.graph.least_squares import Equations
from jetisu360.linking.graph.pose_graph import best_tree, components
from jetisu360.linking.pair.matching import Floats
from jetisu360.linking.pair.triangulation import CAMERA_HEIGHT, ENOUGH, Points, depths_below

USUAL = 4.0
"""Metres between neighbours, where nothing at all is known."""
SAME = math.cos(math.radians(0.35))
LEAST_COMMON = 5
ROUNDS = 8
TIED = 0.95
"""No length that pictures give is known so well as one that a person measured, which bends to nothing."""
DEEPEST = 3.5
"""Nobody takes two pictures for a tour less than half a metre apart: what lies further below than so many
times the length of the baseline is a mistake.
"""
TOO_LONG, TABLE = 0.6, 0.12
"""Logs of lengths: by how much a right one may exceed, and fall short of, what the floor says."""


@dataclass(frozen=True)
class Span:
    """A pair that is believed: pictures `a` and `b`, the things both see, `weight` > 0."""

    a: int
    b: int
    points: Points
    weight: float


@dataclass(frozen=True)
class Lengths:
    """`metres` (n,) of each span; `known` (n,): 0 where it is only what is usual, 1 where somebody
    measured.
    """

    metres: Floats
    known: Floats


def estimate_lengths(
    spans: Sequence[Span],
    camera_height: float = CAMERA_HEIGHT,
    given: Mapping[int, float] | None = None,
) -> Lengths:
    """Metres between the cameras of each span. `given`: index of a span to the metres that a person
    measured.
    """
    given = given or {}
    ties = list(_ties(spans))
    floors = [_floor(span.points) for span in spans]
    heights = {k: math.log(camera_height / height) for k, height in enumerate(floors) if height is not None}
    measured = {k: math.log(metres) for k, metres in given.items()}
    logs, loose = _along_ties(len(spans), ties, heights, measured)
    for _ in range(ROUNDS):
        equations = Equations(len(spans))
        for k in range(len(spans)):
            if k in measured:
                equations.add({k: 1.0}, measured[k], 1e4)
            elif k in heights:
                # What was taken for the floor may be a table, never the other way round: lengths are at most
                # what it says, and where it is doubted, the shorter one is right.
                miss = logs[k] - heights[k]
                equations.add(
                    {k: 1.0}, heights[k], 1.0 / (1 + (miss / (TOO_LONG if miss > 0 else TABLE)) ** 2)
                )
            elif k in loose:
                equations.add({k: 1.0}, math.log(USUAL), 0.02)
        for one, other, ratio, weight in ties:
            miss = logs[other] - logs[one] - ratio
            equations.add({other: 1.0, one: -1.0}, ratio, weight / (1 + (miss / 0.15) ** 2))
        logs = equations.solve(logs)
    known = np.zeros(len(spans))
    for one, other, ratio, weight in ties:
        if abs(logs[other] - logs[one] - ratio) < 0.3:
            known[[one, other]] = np.maximum(known[[one, other]], min(TIED, weight / 20))
    for k in heights:
        known[k] = max(known[k], 0.3)
    for k in given:
        known[k] = 1.0
    return Lengths(np.exp(np.clip(logs, -3, 5)), known)


def _along_ties(
    count: int,
    ties: Sequence[tuple[int, int, float, float]],
    heights: Mapping[int, float],
    measured: Mapping[int, float],
) -> tuple[Floats, set[int]]:
    """Logs (count,) of the lengths to start with, along the strongest ties; and the spans of parts in which
    nobody knows any length, which begin with what is usual.
    """
    logs = np.zeros(count)
    edges = [(one, other) for one, other, _, _ in ties]
    for k, origin, number in best_tree(count, edges, [weight for *_, weight in ties], ()):
        if number >= 0:
            ratio = ties[number][2]
            logs[k] = logs[origin] + (ratio if k == ties[number][1] else -ratio)
    loose: set[int] = set()
    part = np.array(components(count, edges))
    for number in range(max(part, default=-1) + 1):
        members = np.flatnonzero(part == number).tolist()
        known = [measured[k] - logs[k] for k in members if k in measured]
        known = known or [heights[k] - logs[k] for k in members if k in heights]
        if not known:
            loose.update(members)
        logs[members] += float(np.median(known or math.log(USUAL) - logs[members]))
    return logs, loose


def _ties(spans: Sequence[Span]) -> list[tuple[int, int, float, float]]:
    """(span, span, log of the second's length over the first's, weight) for spans that share a picture."""
    around: dict[int, list[tuple[int, Points]]] = {}
    for k, span in enumerate(spans):
        around.setdefault(span.a, []).append((k, span.points))
        around.setdefault(span.b, []).append((k, span.points.swapped()))
    found = []
    for ends in around.values():
        for at, (one, first) in enumerate(ends):
            for other, second in ends[at + 1 :]:
                tie = _tie(first, second)
                if tie is not None:
                    found.append((one, other, *tie))
    return found


def _tie(first: Points, second: Points) -> tuple[float, float] | None:
    """Log of the second span's length over the first's, from things that the shared picture sees in both."""
    if len(first) < LEAST_COMMON or len(second) < LEAST_COMMON:
        return None
    i, j = np.nonzero(first.p @ second.p.T > SAME)
    if len(i) < LEAST_COMMON:
        return None
    # far · length is the same: log length₂ − log length₁ = log far₁ − log far₂.
    ratios = np.log(first.far_a[i] / second.far_a[j])
    middle = float(np.median(ratios))
    good = int(np.count_nonzero(np.abs(ratios - middle) < 0.2))
    if good < LEAST_COMMON or good < 0.4 * len(ratios):
        return None
    return middle, float(min(good, 40))


def _floor(points: Points) -> float | None:
    """How far below the camera the floor is, the span being 1; None where too little of it is seen."""
    depths = depths_below(points)
    depths = depths[depths < DEEPEST]
    if len(depths) < ENOUGH:
        return None
    # Nothing is below the floor but mistakes: the lowest dense layer.
    logs = np.sort(np.log(depths))
    counts = np.searchsorted(logs, logs + 0.06) - np.searchsorted(logs, logs - 0.06)
    layer = logs[counts >= max(4, 0.35 * counts.max())]
    return float(np.exp(layer[-1])) if len(layer) else None
