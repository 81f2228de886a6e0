"""The turn that takes directions of one picture to those of another, found among matches most of which may be
wrong.
"""

from __future__ import annotations

import math

import numpy as np

from jetisu360.linking.pair.epipolar import cross
from jetisu360.linking.pair.matching import Floats

DRAWS = 1200
AGREE = math.radians(1.5)
"""Two matches draw a turn if both pictures see as much between them, to within this."""
APART = math.radians(12.0)
"""Nearer to each other they say little of the turn."""
COARSE = math.radians(3.0)
"""What a camera that stood some decimetres aside moves things by, at most of a room's distances."""
WIDE = tuple(math.radians(band) for band in (5.0, 6.0, 8.0, 8.0, 8.0, 8.0))
"""A step aside moves the things of one wall to the left and of the other to the right: a narrow band would
hold on to one of them.
"""
NARROW = tuple(math.radians(band) for band in (3.0, 3.0, 2.0, 2.0, 1.2, 1.2, 0.8, 0.8))


def errors(turn: Floats, p: Floats, q: Floats) -> Floats:
    """Radians (n,) by which `turn` (3, 3) misses: between what it makes of `p` (n, 3) and `q` (n, 3)."""
    chord = np.linalg.norm(p @ turn.T - q, axis=1)
    missed: Floats = 2 * np.arcsin(np.clip(chord / 2, 0, 1))
    return missed


def best_turn(p: Floats, q: Floats, weights: Floats) -> Floats:
    """The rotation (3, 3) that brings `p` nearest to `q` (Kabsch 1976)."""
    u, _sizes, v = np.linalg.svd((q * weights[:, np.newaxis]).T @ p)
    mirrored = np.diag([1.0, 1.0, math.copysign(1.0, float(np.linalg.det(u @ v)))])
    turn: Floats = u @ mirrored @ v
    return turn


def find_turn(p: Floats, q: Floats) -> Floats | None:
    """The rotation that most matches agree with; None where no two of them do. The same answer every time."""
    best, most = None, 0.0
    for turn in _drawn(p, q):
        agree = float(np.maximum(0, 1 - (errors(turn, p, q) / COARSE) ** 2).sum())
        if agree > most:
            best, most = turn, agree
    return best


def refined(turn: Floats, p: Floats, q: Floats, bands: tuple[float, ...]) -> Floats:
    """The best turn near this one, under one band (radians) after the other."""
    for band in bands:
        weights = np.maximum(0, 1 - (errors(turn, p, q) / band) ** 2)
        if np.count_nonzero(weights) < 4:
            break
        turn = best_turn(p, q, weights)
    return turn


def _drawn(p: Floats, q: Floats) -> list[Floats]:
    """The turns that pairs of matches give; the surer half of them (they stand first) draws more often."""
    n = len(p)
    if n < 2:
        return []
    draw = np.random.default_rng(n)
    first = draw.integers(0, (n + 1) // 2, DRAWS)
    second = draw.integers(0, n, DRAWS)
    in_p, in_q = (np.arccos(np.clip((d[first] * d[second]).sum(axis=1), -1, 1)) for d in (p, q))
    useful = (np.abs(in_p - in_q) < AGREE) & (in_p > APART) & (in_p < math.pi - APART)
    first, second = first[useful], second[useful]
    of_p, of_q = (_frames(d[first], d[second]) for d in (p, q))
    return list(of_q @ np.swapaxes(of_p, 1, 2))


def _frames(one: Floats, other: Floats) -> Floats:
    """Three axes (k, 3, 3), as columns: between the two, across both, and what stands on these."""
    middle = one + other
    middle /= np.linalg.norm(middle, axis=1, keepdims=True)
    across = cross(one, other)
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    frames: Floats = np.stack([middle, across, cross(middle, across)], axis=2)
    return frames
