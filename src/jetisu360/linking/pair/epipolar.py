"""How well matches agree with a guess of how two pictures stand to each other.

A guess is a *relative yaw* (heading of B less heading of A) and a *baseline* (unit direction from A to B, in
A). A thing seen from both lies in one plane with the baseline: the directions p in A and R·q in B, rotated by
the relative yaw, satisfy `baseline · (p × R q) = 0` (the epipolar constraint, Longuet-Higgins 1981). It is
further round from the baseline in B than in A, and the sizes at which both see it are as sin∠(baseline, p) to
sin∠(baseline, Rq), because sides of a triangle are as the sines of their opposite angles. The last two say on
which side B is, and hold where the first says little: through a door, where all that both pictures see lies
in one narrow direction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jetisu360.linking.pair.matching import Floats, Matches

BEHIND = 0.004
"""How far a thing may seem on the wrong side before it counts so (cosines; far things are on neither)."""
SIZE_SPREAD = 0.45
"""Spread of the log of the size ratio about what the triangle says, of right matches."""
_ROUNDED = 1e-5
"""What misses by less may do so by rounding."""


@dataclass(frozen=True)
class Agreement:
    """For m guesses and n matches, (m, n) each: angular error (radians), discrepancy of the log size, and
    the cosine to the baseline in A less that in B (positive: in front of both).
    """

    error: Floats
    size: Floats
    front: Floats

    def weights(self, band: float) -> Floats:
        """1 for a perfect match, 0 beyond: a parabola `3 · band` wide (radians) times one for the size."""
        near = np.maximum(0, 1 - (self.error / (3 * band)) ** 2)
        alike = np.maximum(0, 1 - (self.size / (3 * SIZE_SPREAD)) ** 2)
        return near * alike


def cross(a: Any, b: Any) -> Any:
    """Cross products along the last axis, which NumPy's own is slow at for many short vectors."""
    x = a[..., 1] * b[..., 2] - a[..., 2] * b[..., 1]
    y = a[..., 2] * b[..., 0] - a[..., 0] * b[..., 2]
    z = a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    return np.stack([x, y, z], axis=-1)


def yaw_matrix(relative_yaw: float) -> Floats:
    """3 × 3: times a direction in B it gives that direction in A's frame; `relative_yaw` in radians."""
    c, s = np.cos(relative_yaw), np.sin(relative_yaw)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def yaw_matrices(relative_yaws: Floats) -> Floats:
    """The same (n, 3, 3) for many (n,)."""
    matrices = np.zeros((len(relative_yaws), 3, 3))
    matrices[:, 0, 0] = matrices[:, 2, 2] = np.cos(relative_yaws)
    matrices[:, 0, 2] = np.sin(relative_yaws)
    matrices[:, 2, 0] = -matrices[:, 0, 2]
    matrices[:, 1, 1] = 1
    return matrices


def agreement(matches: Matches, rotated: Floats, baselines: Floats) -> Agreement:
    """Agreement with the baselines (m, 3), with `rotated` (n, 3) the directions of B in A's frame."""
    p = matches.p
    in_a, in_b = baselines @ p.T, baselines @ rotated.T
    return agreement_from(baselines @ cross(p, rotated).T, in_a, in_b, matches.scale)


def agreement_from(out_of_plane: Floats, in_a: Floats, in_b: Floats, scale: Floats) -> Agreement:
    """As `agreement`, from the products: triple product, and the cosines to the baseline in A and in B."""
    square_a, square_b = np.maximum(1 - in_a * in_a, 1e-6), np.maximum(1 - in_b * in_b, 1e-6)
    error = np.abs(out_of_plane) / np.sqrt((square_a + square_b) / 2)
    size = scale - 0.5 * np.log(square_a / square_b)
    if np.isnan(scale).any():  # where a size is not known, it says nothing against
        size = np.nan_to_num(size, nan=0.0)
    return Agreement(error, size, in_a - in_b)


def votes(
    out_of_plane: Floats, in_a: Floats, in_b: Floats, scale: Floats, band: float
) -> tuple[Floats, Floats]:
    """Sums of weights (m,) of the matches that are in front of both under each of m guesses, and under its
    opposite, from the products (m, n) of `agreement_from`.
    """
    counts, weights, front = _agreeing(out_of_plane, in_a, in_b, scale, band)
    return _sums(weights * (front > -BEHIND), counts), _sums(weights * (front < BEHIND), counts)


def _sums(values: Floats, counts: NDArray[np.int64]) -> Floats:
    """The sums (m,) of as many of the values as the counts (m,) say, one after the other."""
    sums: Floats = np.add.reduceat(np.append(values, np.zeros(1, values.dtype)), np.cumsum(counts) - counts)
    sums[counts == 0] = 0  # (where it takes the next value)
    return sums


def _agreeing(
    out_of_plane: Floats, in_a: Floats, in_b: Floats, scale: Floats, band: float
) -> tuple[NDArray[np.int64], Floats, Floats]:
    """Of the products (m, n) of `agreement_from` those (k,) that lie in their plane: how many in each row,
    (m,), their weights, and how far they are in front. `scale` is (n,), of the columns.

    Nearly no match agrees with a guess made at random, and only of those that do the rest is asked.
    """
    in_plane = out_of_plane * out_of_plane
    in_plane *= 2 / (3 * band) ** 2
    in_plane += in_a * in_a
    in_plane += in_b * in_b
    near = in_plane < 2 + _ROUNDED
    at = np.flatnonzero(near)
    off, a, b, size = (
        np.broadcast_to(some, near.shape).ravel()[at] for some in (out_of_plane, in_a, in_b, scale)
    )
    # As `Agreement.weights` has it, but for the roots.
    square_a, square_b = np.maximum(1 - a * a, 1e-6), np.maximum(1 - b * b, 1e-6)
    off *= off
    off *= 2 / (3 * band) ** 2
    off /= square_a + square_b
    size -= 0.5 * np.log(square_a / square_b)
    size *= size
    if np.isnan(scale).any():  # where a size is not known, it says nothing against
        size[np.isnan(size)] = 0
    weights = np.maximum(0, 1 - off)
    weights *= np.maximum(0, 1 - size * (1 / (3 * SIZE_SPREAD) ** 2))
    return np.count_nonzero(near, axis=1), weights, a - b


def weights_of(matches: Matches, relative_yaw: float, baseline: Floats, band: float) -> Floats:
    """Weight (n,) of each match under one guess; 0 where it is behind."""
    found = agreement(matches, matches.q @ yaw_matrix(relative_yaw).T, baseline[np.newaxis])
    weights: Floats = (found.weights(band) * (found.front > -BEHIND))[0]
    return weights


def chance(matches: Matches, relative_yaw: float, baseline: Floats, band: float, most: int = 250) -> float:
    """The mean weight that wrong matches would have: every p with every q but its own.

    Where all features lie along the horizon and the baseline does too, chance alone agrees with much.
    """
    n = min(len(matches), most)
    some = matches.take(np.linspace(0, len(matches) - 1, n).astype(np.int64))
    rotated = some.q @ yaw_matrix(relative_yaw).T
    out = rotated @ cross(baseline, some.p).T
    np.fill_diagonal(out, np.inf)  # its own is no chance
    in_a, in_b = some.p @ baseline, rotated @ baseline
    _counts, weights, front = _agreeing(out, in_a[np.newaxis], in_b[:, np.newaxis], some.scale, band)
    return float(weights[front > -BEHIND].sum() / max(1, n * (n - 1)))


def yaw_of(baseline: Floats) -> float:
    """Yaw of a direction, degrees."""
    return float(np.degrees(np.arctan2(baseline[0], baseline[2])))


Mask = NDArray[np.bool_]
