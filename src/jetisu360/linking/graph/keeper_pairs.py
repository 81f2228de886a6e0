"""What a person stated of pairs, put in the place of what the pictures show."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from jetisu360.linking.constraints import DRAWN_WITHIN, Drawn, Fixed
from jetisu360.linking.graph.pose_graph import Edge
from jetisu360.linking.pair.compare import CERTAIN, Candidate, Pair
from jetisu360.linking.pair.hypothesis import wrap
from jetisu360.linking.pair.matching import Matches

SEEN = 0.02
"""Likelihood below which a candidate is chance, wherever somebody drew an arrow."""


def is_stated(pair: Pair) -> bool:
    """Whether a person decided this pair."""
    return any(candidate.stated for candidate in pair.candidates)


def with_stated(pairs: Mapping[Edge, Pair], fixed: Fixed) -> dict[Edge, Pair]:
    """The pairs with what a person drew and reversed put in."""
    stated = dict(pairs)
    for edge in fixed.flipped:
        if edge in stated:
            opposite = [
                replace(
                    candidate,
                    baseline=candidate.baseline * np.array([-1, 1, -1]),
                    probability=CERTAIN,
                    stated=True,
                )
                for candidate in stated[edge].candidates[:1]
            ]
            stated[edge] = replace(stated[edge], candidates=tuple(opposite))
    for edge in {(min(e), max(e)) for e in fixed.drawn}:
        forth, back = fixed.drawn.get(edge), fixed.drawn.get((edge[1], edge[0]))
        stated[edge] = _drawn(stated.get(edge, Pair(Matches.none(), ())), forth, back)
    return stated


def _drawn(pair: Pair, forth: Drawn | None, back: Drawn | None) -> Pair:
    """The candidate that agrees with the drawn arrows, for certain; made of them alone if there is none."""
    yaw = forth.yaw if forth else (back.arrival or 0.0) + 180 if back and back.arrival is not None else None
    yaw_back = (
        back.yaw if back else (forth.arrival or 0.0) + 180 if forth and forth.arrival is not None else None
    )

    def misses(one: Candidate) -> float:
        both = [(one.yaw, yaw), (one.yaw_back, yaw_back)]
        return max((abs(wrap(seen - stated)) for seen, stated in both if stated is not None), default=0.0)

    agreeing = [
        candidate
        for candidate in pair.candidates
        if candidate.probability >= SEEN and misses(candidate) < DRAWN_WITHIN
    ]
    if agreeing:
        best = max(agreeing, key=lambda candidate: candidate.probability)
        return replace(pair, candidates=(replace(best, probability=CERTAIN, stated=True),))
    if yaw is None or yaw_back is None:
        return Pair(pair.matches, ())  # one end alone gives a door, not a relative yaw
    baseline = np.array([math.sin(math.radians(yaw)), 0.0, math.cos(math.radians(yaw))])
    return Pair(pair.matches, (Candidate.drawn(wrap(yaw - yaw_back - 180), baseline),))
