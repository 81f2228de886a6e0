"""The best relative pose near a guess, for many guesses at once.

Reweighted least squares (Gauss and Newton), first over all that agrees to half a degree, then over what
agrees to a tenth. Dozens of guesses share their matches, so they go through NumPy together: one by one, most
of the time would go into calling it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from jetisu360.linking.pair.epipolar import BEHIND, agreement_from
from jetisu360.linking.pair.hypothesis import Hypothesis, frame_of, slack_of, wrap
from jetisu360.linking.pair.matching import Floats, Matches
from jetisu360.linking.pair.walls import WallAlignment

COARSE, FINE = math.radians(0.45), math.radians(0.22)
PEAK = math.radians(0.12)
ROUNDS = ((COARSE, None), (COARSE, None), (FINE, None), (FINE, None), (FINE, PEAK), (FINE, PEAK))
"""The band in which a match counts, and where its weight halves, radians."""
LEAST = 4
"""Matches without which a guess comes to nothing."""
LONGEST_STEP = 0.08


def slope_prior(baselines: Floats) -> Floats:
    """Cameras stand at much the same height, on stairs and galleries not; so steep baselines (…, 3) are held
    back a little.
    """
    return 1 - 0.2 * np.minimum(1, (baselines[..., 1] / 0.35) ** 2)


def refine_all(
    matches: Matches, guesses: Sequence[tuple[float, Floats]], walls: WallAlignment | None = None
) -> list[Hypothesis | None]:
    """The best relative yaw (radians) and baseline near each of the `guesses`; None for those that come to
    nothing.

    Walls pull at a relative yaw that fits them; the `information` is that of the matches alone.
    """
    if not guesses or not len(matches):
        return [None] * len(guesses)
    relative_yaws = np.array([relative_yaw for relative_yaw, _ in guesses])
    baselines = np.array([baseline for _, baseline in guesses])
    alive = np.ones(len(guesses), bool)
    for band, peak in ROUNDS:
        seen = _Seen.under(matches, relative_yaws, baselines, band, peak)
        alive &= np.count_nonzero(seen.weights, axis=1) >= LEAST
        normal, pull = seen.normal_equations()
        if walls is not None:
            degrees = np.degrees(relative_yaws)
            hold = np.array([walls.hold(float(relative_yaw)) for relative_yaw in degrees]) * (FINE / 2) ** 2
            normal[:, 0, 0] += hold
            pull[:, 0] -= hold * np.radians([walls.miss(float(relative_yaw)) for relative_yaw in degrees])
        # A little inertia: far things alone say nothing of the baseline.
        steps = np.linalg.solve(normal + 1e-5 * np.eye(3), -pull[..., np.newaxis])[..., 0]
        steps = np.clip(steps, -LONGEST_STEP, LONGEST_STEP)
        relative_yaws = relative_yaws + steps[:, 0]
        baselines = baselines + steps[:, 1:2] * seen.side + steps[:, 2:3] * seen.up
        baselines /= np.linalg.norm(baselines, axis=1, keepdims=True)
    seen = _Seen.under(matches, relative_yaws, baselines, FINE, None)
    # The floor helps to measure, but does not vote.
    scores = seen.weights[:, matches.telling].sum(axis=1) * slope_prior(baselines)
    normal = seen.normal_equations()[0] / (FINE / 2) ** 2
    found: list[Hypothesis | None] = [None] * len(guesses)
    for k in np.flatnonzero(alive):
        relative_yaw = wrap(math.degrees(relative_yaws[k]))
        it = Hypothesis(relative_yaw, baselines[k], float(scores[k]), 0.0, seen.weights[k] > 0.2, normal[k])
        found[k] = (
            it if walls is None else replace(it, walls=walls.speaks_for(relative_yaw, slack_of(normal[k])))
        )
    return found


@dataclass(frozen=True)
class _Seen:
    """n matches under g guesses. `slopes` (3, g, n): of the error by yaw, side and up; `error` (g, n),
    radians, `weights` (g, n); `side`, `up` (g, 3): the two directions across each baseline.
    """

    slopes: Floats
    error: Floats
    weights: Floats
    side: Floats
    up: Floats

    @classmethod
    def under(
        cls, matches: Matches, relative_yaws: Floats, baselines: Floats, band: float, peak: float | None
    ) -> _Seen:
        side, up = frame_of(baselines)
        # Half the digits, twice the speed: still a thousandth of the finest band.
        p: Any = matches.p.T.astype(np.float32)
        q: Any = matches.q.T.astype(np.float32)
        c: Any = np.cos(relative_yaws).astype(np.float32)[:, np.newaxis]
        s: Any = np.sin(relative_yaws).astype(np.float32)[:, np.newaxis]
        there: Any = baselines.astype(np.float32)
        x, z = c * q[0] + s * q[2], c * q[2] - s * q[0]
        y = np.broadcast_to(q[1], x.shape)
        normal = p[1] * z - p[2] * y, p[2] * x - p[0] * z, p[0] * y - p[1] * x
        # The derivative of p × R q by the relative yaw.
        moved = -p[1] * x, p[2] * z + p[0] * x, -p[1] * z
        out = _dot(normal, there)
        in_a, in_b = there @ p, _dot((x, y, z), there)
        found = agreement_from(out, in_a, in_b, matches.scale.astype(np.float32))
        weights = found.weights(band) * (found.front > -BEHIND)
        if peak is not None:
            # Those that miss by more count half and less: right matches err by a tenth of a degree, and
            # through a door a dozen relative yaws put all of them within half a degree.
            weights = weights / (1 + (found.error / peak) ** 2)
        length = np.sqrt(np.maximum(1e-6, 1 - (in_a**2 + in_b**2) / 2))
        slopes = np.stack(
            [_dot(moved, there), _dot(normal, side.astype(np.float32)), _dot(normal, up.astype(np.float32))]
        )
        return cls(slopes / length, out / length, weights, side, up)

    def normal_equations(self) -> tuple[Floats, Floats]:
        """Gauss and Newton's matrices (g, 3, 3) and right sides (g, 3) for yaw, side and up."""
        # In full digits from here on: a matrix that is hardly definite must not become indefinite.
        slopes = np.moveaxis(self.slopes, 0, 1).astype(np.float64)
        weighted = slopes * self.weights[:, np.newaxis]
        pull: Floats = (weighted * self.error[:, np.newaxis]).sum(axis=2)
        normal: Floats = weighted @ np.moveaxis(slopes, 1, 2)
        return normal, pull


def _dot(vectors: Sequence[Any], directions: Any) -> Any:
    """Products (g, n) of the vectors, as three arrays (g, n), with one direction (g, 3) for each row."""
    x, y, z = vectors
    return x * directions[:, 0:1] + y * directions[:, 1:2] + z * directions[:, 2:3]
