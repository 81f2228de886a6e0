"""Two pictures compared: their possible relative poses, and how probable each is."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from jetisu360.linking.features.extraction import Features
from jetisu360.linking.pair.epipolar import yaw_matrix, yaw_of
from jetisu360.linking.pair.evidence import Evidence, evidence
from jetisu360.linking.pair.hypothesis import Hypothesis, slack_of, wrap
from jetisu360.linking.pair.likelihood import likelihoods
from jetisu360.linking.pair.matching import Floats, Matches, match_more, match_plain
from jetisu360.linking.pair.relative_pose import KEEP, find_families, find_hypotheses, finished
from jetisu360.linking.pair.triangulation import Points, metres_at_most, triangulate
from jetisu360.linking.pair.walls import WallAlignment, align

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
THROUGH_A_DOOR, SOME_STEPS, MUCH = 7, 4.0, 0.25
"""Sectors below which pictures see each other through a door, however near they stand; metres from which it
is no wonder that two in one room have little in common; and the share of their matches that is no little.
Rooms that look alike agree in their windows and lamps, as if they were one, and in little else: what would
stand nearer is doubted with the square of the distance.
"""
CERTAIN = 0.999
"""The probability of what a person stated: not quite 1, so that its odds are a number."""


@dataclass(frozen=True)
class Candidate:
    """A possible relative pose. `relative_yaw`, degrees: heading of B less that of A. `baseline` (3,): unit
    direction from A to B, in A. `probability`: share of such candidates that are right. `inliers`: matches
    that agree. `information`: see `Hypothesis`. `stated`: a person said so.
    """

    relative_yaw: float
    baseline: Floats
    probability: float
    inliers: int
    evidence: Evidence | None
    points: Points
    information: Floats
    stated: bool = False

    @classmethod
    def drawn(cls, relative_yaw: float, baseline: Floats) -> Candidate:
        """What a person drew, where the pictures say nothing."""
        # A hand draws to some ten degrees, and nobody draws how the baseline rises.
        information = np.diag(1 / np.radians([10.0, 10.0, 20.0]) ** 2)
        return cls(relative_yaw, baseline, CERTAIN, 0, None, Points.none(), information, stated=True)

    @functools.cached_property
    def slack(self) -> float:
        """Degrees by which the relative yaw may be off, as firmly as the matches hold it."""
        return slack_of(self.information)

    @functools.cached_property
    def yaw(self) -> float:
        """Yaw of B seen in A, degrees."""
        return yaw_of(self.baseline)

    @property
    def pitch(self) -> float:
        return math.degrees(math.asin(max(-1.0, min(1.0, float(self.baseline[1])))))

    @property
    def yaw_back(self) -> float:
        """Yaw of A seen in B, degrees."""
        return wrap(self.yaw - self.relative_yaw + 180)

    def swapped(self) -> Candidate:
        """The same seen from B."""
        baseline = -(yaw_matrix(math.radians(self.relative_yaw)).T @ self.baseline)
        return replace(
            self, relative_yaw=wrap(-self.relative_yaw), baseline=baseline, points=self.points.swapped()
        )


@dataclass(frozen=True)
class Pair:
    """All that comparing A with B gave: the matches, and the candidates, the likeliest first; and what the
    walls of both say of the relative yaw. `expected`: what looking at it again has given, by where it was
    expected (`second_pass`): a tour is solved again after every answer, and most of it stays where it was.
    """

    matches: Matches
    candidates: tuple[Candidate, ...]
    alignment: WallAlignment | None = None
    expected: dict[tuple[float, float, float], Candidate | None] = field(
        default_factory=dict, repr=False, compare=False
    )


def compare(a: Features, b: Features) -> Pair:
    """A with B. Two that have nothing in common, as most of a large house, cost a third."""
    plain = match_plain(a, b)
    walls = align(a.walls, b.walls)
    families = find_families(plain, walls)[:KEEP]
    if max((family[0].score for family in families), default=0.0) < PROMISING:
        return _pair(plain, finished(plain, families, walls), walls)
    return pair_of(match_more(a, b, plain), walls)


def pair_of(matches: Matches, walls: WallAlignment | None = None) -> Pair:
    """What matches say, however they were found, and walls."""
    return _pair(matches, find_hypotheses(matches, walls), walls)


def _pair(matches: Matches, found: Sequence[Hypothesis], walls: WallAlignment | None) -> Pair:
    seen = [evidence(matches, found, k) for k in range(len(found))]
    candidates = [
        candidate(matches, it, probability, what)
        for it, what, probability in zip(found, seen, likelihoods(seen), strict=True)
    ]
    candidates.sort(key=lambda candidate: -candidate.probability)
    return Pair(matches, tuple(candidates), walls)


def has_little(seen: Evidence) -> bool:
    """Whether two pictures agree as those of one room do, all around, but in few of their matches."""
    return seen.sectors >= THROUGH_A_DOOR and seen.share < MUCH


def nearness(seen: Evidence, metres: float) -> float:
    """The factor, up to 1, on the odds of a candidate whose cameras would stand `metres` apart."""
    return min(1.0, metres / SOME_STEPS) ** 2 if has_little(seen) else 1.0


def doubted(probability: float, factor: float) -> float:
    """The probability, its odds times `factor`."""
    return factor * probability / (1 - probability + factor * probability)


def candidate(matches: Matches, it: Hypothesis, probability: float, what: Evidence) -> Candidate:
    """A hypothesis with what the whole tour needs of it."""
    points = triangulate(matches.take(it.inliers), it)
    metres = metres_at_most(points)
    probability = doubted(probability, nearness(what, metres))
    if what.sectors < ALL_AROUND and metres < A_STEP:
        probability = min(probability, LOOK_ALIKE)
    agreeing = int(np.count_nonzero(it.inliers & matches.telling))
    return Candidate(it.relative_yaw, it.baseline, probability, agreeing, what, points, it.information)
