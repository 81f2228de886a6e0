"""The relative pose of two pictures: every relative yaw is tried, and for each the baselines that two matches
give.

With level cameras three numbers are unknown, so all of them can be looked through: no luck of the draw, the
same answer every time, and the *other* answers that fit nearly as well, which a corridor of equal doors has.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from jetisu360.linking.pair.epipolar import chance, cross, votes, yaw_matrices
from jetisu360.linking.pair.hypothesis import Hypothesis, frame_of, wrap
from jetisu360.linking.pair.matching import Floats, Matches
from jetisu360.linking.pair.refine import COARSE, FINE, refine_all, slope_prior
from jetisu360.linking.pair.walls import WallAlignment

STEP, WIDE_STEP = 2.0, 3.0
"""Degrees between the relative yaws that are tried; wider where walls say which four to expect."""
DRAWS, WALL_DRAWS = 48, 192
TRIES, WALL_TRIES = 24, 24
RELIED = 0.3
"""Reliance on walls from which the relative yaws that fit them are looked at more closely."""
SURE_ENOUGH = 300
"""So many of the surest matches decide where to look; all of them decide what is found."""
STEEPEST = math.sin(math.radians(70))
KEEP = 6
FAMILY_TURN, FAMILY_WAY = 16.0, math.cos(math.radians(18.0))
"""Answers nearer to each other, in relative yaw (degrees) and baseline (cosine), say the same thing more or
less exactly.
"""
TOGETHER = 8
"""Relative yaws that go through NumPy at once: what is worked out of them stays in the processor's cache."""
AS_TRIED_TURN, AS_TRIED_WAY = math.radians(2.5), math.cos(math.radians(2.5))
NEARLY = 0.8
"""Answers of a family count as equally good down to this part of the best one's score."""


def find_hypotheses(
    matches: Matches, walls: WallAlignment | None = None, keep: int = KEEP
) -> list[Hypothesis]:
    """The best few, best first, one of each family; empty where fewer than six matches leave all open."""
    return finished(matches, find_families(matches, walls)[:keep], walls)


def finished(
    matches: Matches, families: Sequence[Sequence[Hypothesis]], walls: WallAlignment | None
) -> list[Hypothesis]:
    """One hypothesis of each family, with what chance would give, held by walls as well as by matches."""
    return [_held(with_chance(matches, _with_family(family)), walls) for family in families]


def find_families(matches: Matches, walls: WallAlignment | None = None) -> list[list[Hypothesis]]:
    """All that the matches may mean, the best first; empty where fewer than six leave everything open.

    Through a door, where all that both pictures see lies in one narrow direction, a row of answers fits
    nearly as well as the best: a little more yaw, the other picture a little further to the side. They are
    one hypothesis, held less firmly along that row.
    """
    if np.count_nonzero(matches.telling) < 6:
        return []
    found: list[Hypothesis] = []
    tried: list[tuple[float, Floats]] = []
    for relative_yaw, baseline in _tries(matches.take(matches.telling).take(slice(0, SURE_ENOUGH)), walls):
        # Otherwise it would come to the same answer.
        if not any(
            abs(relative_yaw - t) < AS_TRIED_TURN and float(baseline @ w) > AS_TRIED_WAY for t, w in tried
        ):
            tried.append((relative_yaw, baseline))
    for better in refine_all(matches, tried, walls):
        if better is None:
            continue
        alias = next((k for k, one in enumerate(found) if _same(one, better)), None)
        if alias is None:
            found.append(better)
        elif better.rank > found[alias].rank:
            found[alias] = better
    found.sort(key=lambda item: -item.rank)
    families: list[list[Hypothesis]] = []
    for one in found:
        family = next((f for f in families if _akin(f[0], one)), None)
        if family is None:
            families.append([one])
        else:
            family.append(one)
    return families


def _held(it: Hypothesis, walls: WallAlignment | None) -> Hypothesis:
    """The same hypothesis, its yaw held by walls as well as by matches."""
    if walls is None:
        return it
    return replace(it, information=it.information + np.diag([walls.hold(it.relative_yaw), 0.0, 0.0]))


def with_chance(matches: Matches, it: Hypothesis) -> Hypothesis:
    """The same hypothesis, with what chance would give."""
    telling = matches.take(matches.telling)
    expected = chance(telling, math.radians(it.relative_yaw), it.baseline, FINE) * len(telling)
    return replace(it, expected=expected)


def _akin(a: Hypothesis, b: Hypothesis) -> bool:
    return (
        abs(wrap(a.relative_yaw - b.relative_yaw)) < FAMILY_TURN
        and float(a.baseline @ b.baseline) > FAMILY_WAY
    )


def _with_family(family: Sequence[Hypothesis]) -> Hypothesis:
    """The best of a family, no firmer than the others that fit nearly as well let it be."""
    best = family[0]
    good = [item for item in family[1:] if item.score > NEARLY * best.score]
    if not good:
        return best
    side, up = frame_of(best.baseline)
    covariance = np.linalg.inv(best.information + 1e-3 * np.eye(3))
    for item in good:
        off = np.array(
            [
                math.radians(wrap(item.relative_yaw - best.relative_yaw)),
                item.baseline @ side,
                item.baseline @ up,
            ]
        )
        covariance = covariance + np.outer(off, off) / len(good)
    return replace(best, information=np.linalg.inv(covariance))


def _same(a: Hypothesis, b: Hypothesis) -> bool:
    return abs(wrap(a.relative_yaw - b.relative_yaw)) < 4 and float(a.baseline @ b.baseline) > math.cos(
        math.radians(12)
    )


def _tries(matches: Matches, walls: WallAlignment | None) -> list[tuple[float, Floats]]:
    """Promising relative yaws (radians) and baselines: of all yaws, and some more of those that fit the
    walls.
    """
    if walls is None or walls.reliance < RELIED:
        return _sweep(matches, np.arange(-180, 180, STEP), DRAWS)[: TRIES + WALL_TRIES]
    askew = _sweep(matches, np.arange(-180, 180, WIDE_STEP), DRAWS)[:TRIES]
    return askew + _sweep(matches, walls.windows, WALL_DRAWS)[:WALL_TRIES]


def _sweep(matches: Matches, degrees: Floats, draws: int) -> list[tuple[float, Floats]]:
    """Promising ones of these relative yaws (radians), with baselines, the most promising first."""
    draw = np.random.default_rng(len(matches))
    relative_yaws = np.radians(degrees)
    n = len(matches)
    # The surer half of the matches proposes.
    first, second = draw.integers(0, (n + 1) // 2 + 2, (2, len(relative_yaws), draws)).clip(0, n - 1)
    # Half the digits, twice the speed; and several at once, because NumPy is slow to be called.
    p: Any = matches.p.astype(np.float32)
    scale: Any = matches.scale.astype(np.float32)
    found: list[tuple[float, float, Floats]] = []
    for start in range(0, len(relative_yaws), TOGETHER):
        some = relative_yaws[start : start + TOGETHER]
        turns = np.swapaxes(yaw_matrices(some), 1, 2)
        rotated: Any = (matches.q @ turns).astype(np.float32)
        normals = cross(p, rotated)
        at = np.arange(len(some))[:, np.newaxis]
        one, other = (normals[at, drawn[start : start + TOGETHER]] for drawn in (first, second))
        baselines = cross(one, other)
        length = np.linalg.norm(baselines, axis=2)
        baselines /= np.maximum(length, 1e-5)[:, :, np.newaxis]
        whole = (length > 1e-5) & (np.abs(baselines[:, :, 1]) < STEEPEST)
        # A baseline and its opposite share all but which side of them things are.
        out, in_a, in_b = (
            (baselines @ np.swapaxes(them, -1, -2)).reshape(-1, n) for them in (normals, p, rotated)
        )
        there, back = votes(out, in_a, in_b, scale, COARSE)
        there, back = there.reshape(whole.shape), back.reshape(whole.shape)
        score = np.where(whole, np.maximum(there, back) * slope_prior(baselines), -1.0)
        best = np.argsort(-score, axis=1)[:, :2]
        for k, relative_yaw in enumerate(some):
            for m in best[k]:
                if whole[k, m]:
                    baseline = baselines[k, m] if there[k, m] >= back[k, m] else -baselines[k, m]
                    found.append((float(score[k, m]), float(relative_yaw), baseline.astype(np.float64)))
    found.sort(key=lambda item: -item[0])
    return [(relative_yaw, baseline) for _, relative_yaw, baseline in found]
