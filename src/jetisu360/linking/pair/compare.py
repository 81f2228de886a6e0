"""Two pictures compared: the ways in which they may stand to each other, and how likely each is."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from jetisu360.linking.features.extraction import Features
from jetisu360.linking.pair.epipolar import turn_matrix, yaw_of
from jetisu360.linking.pair.evidence import Evidence, evidence
from jetisu360.linking.pair.hypothesis import Hypothesis, slack_of, wrap
from jetisu360.linking.pair.likelihood import likelihoods
from jetisu360.linking.pair.matching import Floats, Matches, match_more, match_plain
from jetisu360.linking.pair.relative_pose import find_hypotheses
from jetisu360.linking.pair.triangulation import Points, metres_at_most, triangulate
from jetisu360.linking.pair.walls import Square, square

PROMISING = 12.0
"""Score of the best hypothesis below which it is of no use to match more. Of 297 pairs of the two rendered
buildings 117 are below; the best of them would have come to a likelihood of 0.12.
"""
ALL_AROUND = 14
"""Of 18 sectors: pictures that were taken a step from each other have at least so many in common."""
A_STEP, LOOK_ALIKE = 0.7, 0.05
"""Metres, and what is left of the likelihood of a pair that would stand nearer and has less in common: two
corners of one gallery, not one corner twice.
"""
CERTAIN = 0.999
"""The likelihood of what a person said: not quite 1, so that its odds are a number."""


@dataclass(frozen=True)
class Candidate:
    """One way in which B may stand to A. `turn`, degrees: heading of B less that of A. `way` (3,): direction
    from A to B, in A. `likely`: share of such candidates that are right. `inliers`: matches that agree.
    `information`: see `relative.Hypothesis`. `said`: a person said so.
    """

    turn: float
    way: Floats
    likely: float
    inliers: int
    evidence: Evidence | None
    points: Points
    information: Floats
    said: bool = False

    @classmethod
    def drawn(cls, turn: float, way: Floats) -> Candidate:
        """What a person drew, where the pictures say nothing."""
        # A hand draws to some ten degrees, and nobody draws how the way rises.
        information = np.diag(1 / np.radians([10.0, 10.0, 20.0]) ** 2)
        return cls(turn, way, CERTAIN, 0, None, Points.none(), information, said=True)

    @functools.cached_property
    def slack(self) -> float:
        """Degrees by which the turn may be off, the matches holding it no more firmly."""
        return slack_of(self.information)

    @property
    def yaw(self) -> float:
        """Yaw of B seen in A, degrees."""
        return yaw_of(self.way)

    @property
    def pitch(self) -> float:
        return math.degrees(math.asin(max(-1.0, min(1.0, float(self.way[1])))))

    @property
    def yaw_back(self) -> float:
        """Yaw of A seen in B, degrees."""
        return wrap(self.yaw - self.turn + 180)

    def swapped(self) -> Candidate:
        """The same seen from B."""
        way = -(turn_matrix(math.radians(self.turn)).T @ self.way)
        return replace(self, turn=wrap(-self.turn), way=way, points=self.points.swapped())


@dataclass(frozen=True)
class Pair:
    """All that comparing A with B gave: the matches, and the candidates, the likeliest first; and what the
    walls of both say of the turn.
    """

    matches: Matches
    candidates: tuple[Candidate, ...]
    square: Square | None = None


def compare(a: Features, b: Features) -> Pair:
    """A with B. Two that have nothing in common, as most of a large house, cost a third."""
    plain = match_plain(a, b)
    walls = square(a.walls, b.walls)
    found = find_hypotheses(plain, walls)
    if not found or max(it.score for it in found) < PROMISING:
        return _pair(plain, found, walls)
    return pair_of(match_more(a, b, plain), walls)


def pair_of(matches: Matches, walls: Square | None = None) -> Pair:
    """What matches say, however they were found, and walls."""
    return _pair(matches, find_hypotheses(matches, walls), walls)


def _pair(matches: Matches, found: Sequence[Hypothesis], walls: Square | None) -> Pair:
    seen = [evidence(matches, found, k) for k in range(len(found))]
    candidates = [
        candidate(matches, it, likely, what)
        for it, what, likely in zip(found, seen, likelihoods(seen), strict=True)
    ]
    candidates.sort(key=lambda one: -one.likely)
    return Pair(matches, tuple(candidates), walls)


def candidate(matches: Matches, it: Hypothesis, likely: float, what: Evidence) -> Candidate:
    """A hypothesis with what the whole tour needs of it."""
    points = triangulate(matches.take(it.inliers), it)
    if what.sectors < ALL_AROUND and metres_at_most(points) < A_STEP:
        likely = min(likely, LOOK_ALIKE)
    agreeing = int(np.count_nonzero(it.inliers & matches.telling))
    return Candidate(it.turn, it.way, likely, agreeing, what, points, it.information)
