"""One compass for the whole tour: headings that agree with all the turns between pairs.

From a tree of the most reliable turns to start with, then reweighted least squares on the circle, so that one
turn that is wrong bends nothing.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from jetisu360.walk.graph import components
from jetisu360.walk.matching import Floats

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
    """Headings, degrees in [0, 360), (count,). In each piece without a `fixed` one, its first picture has
    0.
    """
    fixed = dict(fixed or {})
    headings = _tree(count, turns, fixed)
    if not turns:
        return headings % 360
    a, b = np.array([t.a for t in turns]), np.array([t.b for t in turns])
    turn, weight = np.array([t.turn for t in turns]), np.array([t.weight for t in turns])
    held = _held(count, turns, fixed)
    for _ in range(12):
        miss = (turn - (headings[b] - headings[a]) + 180) % 360 - 180
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


def _held(count: int, turns: Sequence[Turn], fixed: Mapping[int, float]) -> list[int]:
    """Those that stay: the fixed ones, and one in every other piece."""
    piece = components(count, [(t.a, t.b) for t in turns])
    held = set(fixed)
    done = {piece[k] for k in fixed}
    for k in range(count):
        if piece[k] not in done:
            done.add(piece[k])
            held.add(k)
    return sorted(held)


def _tree(count: int, turns: Sequence[Turn], fixed: Mapping[int, float]) -> Floats:
    """Headings along the most reliable turns from the fixed pictures, or from the first of each piece."""
    around: dict[int, list[tuple[int, float, float]]] = {}
    for t in turns:
        around.setdefault(t.a, []).append((t.b, t.turn, t.weight))
        around.setdefault(t.b, []).append((t.a, -t.turn, t.weight))
    headings = np.zeros(count)
    seen: set[int] = set()
    for start in [*fixed, *range(count)]:
        if start in seen:
            continue
        queue: list[tuple[float, int, float]] = [(0.0, start, fixed.get(start, 0.0))]
        while queue:
            _, k, heading = heapq.heappop(queue)
            if k in seen:
                continue
            seen.add(k)
            headings[k] = fixed.get(k, heading)
            for other, turn, weight in around.get(k, ()):
                if other not in seen:
                    heapq.heappush(queue, (-weight, other, headings[k] + turn))
    return headings
