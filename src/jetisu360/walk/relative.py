"""How two pictures stand to each other: every turn is tried, and for each the ways that two matches give.

With level cameras three numbers are unknown, so all of them can be looked through: no luck of the draw, the
same answer every time, and the *other* answers that fit nearly as well, which a corridor of equal doors has.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from jetisu360.panorama.projection import wrap_yaw
from jetisu360.walk.epipolar import (
    BEHIND,
    Mask,
    agreement_from,
    chance,
    cross,
    turn_matrix,
    weights_of,
    yaw_of,
)
from jetisu360.walk.matching import Floats, Matches
from jetisu360.walk.walls import UNSEEN, Square

COARSE, FINE = math.radians(0.45), math.radians(0.22)
PEAK = math.radians(0.12)
STEP, WIDE_STEP = 2.0, 3.0
"""Degrees between the turns that are tried; wider where walls say which four turns to expect."""
DRAWS, WALL_DRAWS = 48, 192
TRIES, WALL_TRIES = 24, 24
RELIED = 0.3
"""Reliance on walls from which the turns that fit them are looked at more closely."""
SURE_ENOUGH = 300
"""So many of the surest matches decide where to look; all of them decide what is found."""
STEEPEST = math.sin(math.radians(70))
KEEP = 6
FAMILY_TURN, FAMILY_WAY = 16.0, math.cos(math.radians(18.0))
"""Answers nearer to each other, in turn (degrees) and way (cosine), say the same thing more or less
exactly.
"""
AS_TRIED_TURN, AS_TRIED_WAY = math.radians(2.5), math.cos(math.radians(2.5))
NEARLY = 0.8
"""Answers of a family count as equally good down to this part of the best one's score."""


@dataclass(frozen=True)
class Hypothesis:
    """One way in which B may stand to A.

    `turn`: heading of B less that of A, degrees in [−180, 180). `way` (3,): direction from A to B, in A.
    `score`: sum of weights; `expected`: what chance would give (0 until `with_chance` asks).
    `inliers` bool (n,). `information` (3, 3), per square radian: how firmly the matches hold the turn, and
    the way to its side (`frame_of`) and up; together, because through a door one can make good for the other.
    `walls`: log of how much likelier a right turn fits the walls as this does than any other.
    """

    turn: float
    way: Floats
    score: float
    expected: float
    inliers: Mask
    information: Floats
    walls: float = UNSEEN

    @property
    def rank(self) -> float:
        """What it is chosen by among others: a thing found in both pictures counts one."""
        return self.score + self.walls

    @property
    def slack(self) -> float:
        """Degrees by which the turn may be off for all that the matches say."""
        return slack_of(self.information)

    @property
    def yaw(self) -> float:
        """Yaw of B seen in A, degrees."""
        return yaw_of(self.way)


def wrap(degrees: float) -> float:
    """In [−180, 180)."""
    return float(wrap_yaw(degrees))


def slack_of(information: Floats) -> float:
    """Degrees by which a turn may be off that is held so (3, 3, per square radian; the turn comes first)."""
    return math.degrees(math.sqrt(float(np.linalg.inv(information + 1e-3 * np.eye(3))[0, 0])))


def find_hypotheses(matches: Matches, walls: Square | None = None, keep: int = KEEP) -> list[Hypothesis]:
    """The best few, best first, one of each family; empty where fewer than six matches leave everything open.

    Through a door, where all that both pictures see lies in one narrow direction, a row of answers fits
    nearly as well as the best: a little more turn, the other picture a little further to the side. They are
    one hypothesis, held less firmly along that row.
    """
    if np.count_nonzero(matches.telling) < 6:
        return []
    found: list[Hypothesis] = []
    tried: list[tuple[float, Floats]] = []
    for turn, way in _tries(matches.take(matches.telling).take(slice(0, SURE_ENOUGH)), walls):
        if any(abs(turn - t) < AS_TRIED_TURN and float(way @ w) > AS_TRIED_WAY for t, w in tried):
            continue  # it would come to the same answer
        tried.append((turn, way))
        better = refine(matches, turn, way, walls)
        if better is None:
            continue
        twin = next((k for k, one in enumerate(found) if _same(one, better)), None)
        if twin is None:
            found.append(better)
        elif better.rank > found[twin].rank:
            found[twin] = better
    found.sort(key=lambda one: -one.rank)
    families: list[list[Hypothesis]] = []
    for one in found:
        family = next((f for f in families if _akin(f[0], one)), None)
        if family is None:
            families.append([one])
        else:
            family.append(one)
    return [_held(with_chance(matches, _with_family(family)), walls) for family in families[:keep]]


def _held(it: Hypothesis, walls: Square | None) -> Hypothesis:
    """The same hypothesis, its turn held by walls as well as by matches."""
    if walls is None:
        return it
    return replace(it, information=it.information + np.diag([walls.hold(it.turn), 0.0, 0.0]))


def with_chance(matches: Matches, it: Hypothesis) -> Hypothesis:
    """The same hypothesis, with what chance would give."""
    telling = matches.take(matches.telling)
    expected = chance(telling, math.radians(it.turn), it.way, FINE) * len(telling)
    return replace(it, expected=expected)


def _akin(a: Hypothesis, b: Hypothesis) -> bool:
    return abs(wrap(a.turn - b.turn)) < FAMILY_TURN and float(a.way @ b.way) > FAMILY_WAY


def _with_family(family: list[Hypothesis]) -> Hypothesis:
    """The best of a family, no firmer than the others that fit nearly as well let it be."""
    best = family[0]
    good = [one for one in family[1:] if one.score > NEARLY * best.score]
    if not good:
        return best
    side, up = frame_of(best.way)
    covariance = np.linalg.inv(best.information + 1e-3 * np.eye(3))
    for one in good:
        off = np.array([math.radians(wrap(one.turn - best.turn)), one.way @ side, one.way @ up])
        covariance = covariance + np.outer(off, off) / len(good)
    return replace(best, information=np.linalg.inv(covariance))


def _same(a: Hypothesis, b: Hypothesis) -> bool:
    return abs(wrap(a.turn - b.turn)) < 4 and float(a.way @ b.way) > math.cos(math.radians(12))


def _tries(matches: Matches, walls: Square | None) -> list[tuple[float, Floats]]:
    """Promising turns (radians) and ways: of all turns, and some more of those that fit the walls."""
    if walls is None or walls.reliance < RELIED:
        return _sweep(matches, np.arange(-180, 180, STEP), DRAWS)[: TRIES + WALL_TRIES]
    askew = _sweep(matches, np.arange(-180, 180, WIDE_STEP), DRAWS)[:TRIES]
    return askew + _sweep(matches, walls.windows, WALL_DRAWS)[:WALL_TRIES]


def _sweep(matches: Matches, degrees: Floats, draws: int) -> list[tuple[float, Floats]]:
    """Promising ones of these turns (radians), and ways, the most promising first."""
    draw = np.random.default_rng(len(matches))
    turns = np.radians(degrees)
    n = len(matches)
    # The surer half of the matches proposes.
    first, second = draw.integers(0, (n + 1) // 2 + 2, (2, len(turns), draws)).clip(0, n - 1)
    # Half the digits, twice the speed.
    p: Any = matches.p.astype(np.float32)
    scale: Any = matches.scale.astype(np.float32)
    found: list[tuple[float, float, Floats]] = []
    for k, turn in enumerate(turns):
        turned: Any = (matches.q @ turn_matrix(float(turn)).T).astype(np.float32)
        normals = cross(p, turned)
        ways = cross(normals[first[k]], normals[second[k]])
        length = np.linalg.norm(ways, axis=1)
        ways = ways[length > 1e-5] / length[length > 1e-5, np.newaxis]
        ways = ways[np.abs(ways[:, 1]) < STEEPEST]
        if not len(ways):
            continue
        found_here = agreement_from(ways @ normals.T, ways @ p.T, ways @ turned.T, scale)
        weights = found_here.weights(COARSE)
        # A way and its opposite share all but which side of them things are.
        there = (weights * (found_here.front > -BEHIND)).sum(axis=1)
        back = (weights * (found_here.front < BEHIND)).sum(axis=1)
        score = np.maximum(there, back) * _likely(ways)
        for m in np.argsort(-score)[:2]:
            way = ways[m] if there[m] >= back[m] else -ways[m]
            found.append((float(score[m]), float(turn), way.astype(np.float64)))
    found.sort(key=lambda one: -one[0])
    return [(turn, way) for _, turn, way in found]


def _likely(ways: Floats) -> Floats:
    """Cameras stand at much the same height, on stairs and galleries not; so steep ways are held back a
    little.
    """
    return 1 - 0.2 * np.minimum(1, (ways[..., 1] / 0.35) ** 2)


def refine(matches: Matches, turn: float, way: Floats, walls: Square | None = None) -> Hypothesis | None:
    """The best turn (radians) and way near these, by reweighted least squares; None if they come to
    nothing. Walls pull at a turn that fits them; the `information` is that of the matches alone.
    """
    for band, peak in (
        (COARSE, None),
        (COARSE, None),
        (FINE, None),
        (FINE, None),
        (FINE, PEAK),
        (FINE, PEAK),
    ):
        weights = weights_of(matches, turn, way, band, peak)
        if np.count_nonzero(weights) < 4:
            return None
        normal, pull, side, up = _normal_equations(matches, turn, way, weights)
        if walls is not None:
            hold = walls.hold(math.degrees(turn)) * (FINE / 2) ** 2
            normal[0, 0] += hold
            pull[0] -= hold * math.radians(walls.miss(math.degrees(turn)))
        # A little inertia: far things alone say nothing of the way.
        step = np.clip(np.linalg.solve(normal + 1e-5 * np.eye(3), -pull), -0.08, 0.08)
        turn += float(step[0])
        way = way + step[1] * side + step[2] * up
        way /= np.linalg.norm(way)
    weights = weights_of(matches, turn, way, FINE)
    # The floor helps to measure, but does not vote.
    score = float(weights[matches.telling].sum()) * float(_likely(way))
    information = _normal_equations(matches, turn, way, weights)[0] / (FINE / 2) ** 2
    it = Hypothesis(wrap(math.degrees(turn)), way, score, 0.0, weights > 0.2, information)
    return it if walls is None else replace(it, walls=walls.speaks_for(it.turn, it.slack))


def frame_of(way: Floats) -> tuple[Floats, Floats]:
    """Two directions across `way`: to its side, level, and up."""
    side = cross(way, np.array([0.0, 1.0, 0.0]))
    side = side / max(1e-9, float(np.linalg.norm(side)))
    return side, cross(side, way)


def _normal_equations(
    matches: Matches, turn: float, way: Floats, weights: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """Gauss and Newton's matrix (3, 3) and right side (3,) for turn, side and up; and these two
    directions.
    """
    turned = matches.q @ turn_matrix(turn).T
    normals = cross(matches.p, turned)
    in_a, in_b = matches.p @ way, turned @ way
    length = np.sqrt(np.maximum(1e-6, 1 - (in_a**2 + in_b**2) / 2))
    side, up = frame_of(way)
    # The derivative of R q by the turn.
    moved = np.stack([turned[:, 2], np.zeros(len(turned)), -turned[:, 0]], axis=1)
    slopes = np.stack([cross(matches.p, moved) @ way, normals @ side, normals @ up], axis=1)
    slopes /= length[:, np.newaxis]
    weighted = slopes * weights[:, np.newaxis]
    return slopes.T @ weighted, weighted.T @ ((normals @ way) / length), side, up
