"""What a person stated of pairs, put in the place of what the pictures show."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from jetisu360.linking.constraints import DRAWN_WITHIN, Drawn, Fixed
from jetisu360.linking.graph.pose_graph import Edge
from jetisu360.linking.pair.compare import CERTAIN, Candidate, Pair
from jetisu360.linking.pair.guided_verification import verify
from jetisu360.linking.pair.hypothesis import wrap
from jetisu360.linking.pair.matching import Floats, Matches

SEEN = 0.02
"""Likelihood below which a candidate is chance, wherever somebody drew an arrow."""
SHOWN = 0.08
"""The same of the best one where somebody only called two pictures neighbours: noise reaches 0.06."""


def is_stated(pair: Pair) -> bool:
    """Whether a person decided this pair."""
    return any(candidate.stated for candidate in pair.candidates)


def with_stated(pairs: Mapping[Edge, Pair], fixed: Fixed) -> dict[Edge, Pair]:
    """The pairs with what a person drew, saw and reversed put in."""
    stated = dict(pairs)
    drawn = {(min(e), max(e)) for e in fixed.drawn}
    for edge in fixed.flipped - fixed.seen.keys():
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
    for edge, (yaw, back) in fixed.seen.items():
        if edge not in drawn:
            stated[edge] = _seen(stated.get(edge, Pair(Matches.none(), ())), yaw, back)
    for edge in drawn:
        forth, back_again = fixed.drawn.get(edge), fixed.drawn.get((edge[1], edge[0]))
        stated[edge] = _drawn(stated.get(edge, Pair(Matches.none(), ())), forth, back_again)
    return stated


def neighbours(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a pair that a person called neighbours: one of them is right, and their likelihoods
    say which. Where all are chance they stay as they are: the pictures do not show the direction.
    """
    total = sum(candidate.probability for candidate in candidates)
    if max((candidate.probability for candidate in candidates), default=0.0) < SHOWN:
        return list(candidates)
    return [replace(one, probability=CERTAIN * one.probability / total) for one in candidates]


def certain(candidate: Candidate) -> Candidate:
    """The same, as a person has stated it."""
    return replace(candidate, probability=CERTAIN, stated=True)


def _seen(pair: Pair, yaw: float, back: float) -> Pair:
    """The candidate that a person was shown: often it was only found where the rest of the tour expected it,
    so it is looked for there again.
    """
    agreeing = _agreeing(pair, yaw, back)
    if agreeing:
        return replace(pair, candidates=(certain(agreeing),))
    relative_yaw, baseline = wrap(yaw - back - 180), _level(yaw)
    found = verify(pair.matches, relative_yaw, baseline, pair.alignment) if len(pair.matches) >= 6 else None
    if found is not None and found.probability >= SEEN:
        return replace(pair, candidates=(certain(found),))
    return Pair(pair.matches, (Candidate.drawn(relative_yaw, baseline),))


def _drawn(pair: Pair, forth: Drawn | None, back: Drawn | None) -> Pair:
    """The candidate that agrees with the drawn arrows, for certain; made of them alone if there is none."""
    yaw = forth.yaw if forth else (back.arrival or 0.0) + 180 if back and back.arrival is not None else None
    yaw_back = (
        back.yaw if back else (forth.arrival or 0.0) + 180 if forth and forth.arrival is not None else None
    )
    if agreeing := _agreeing(pair, yaw, yaw_back):
        return replace(pair, candidates=(certain(agreeing),))
    if yaw is None or yaw_back is None:
        return Pair(pair.matches, ())  # one end alone gives a door, not a relative yaw
    return Pair(pair.matches, (Candidate.drawn(wrap(yaw - yaw_back - 180), _level(yaw)),))


def _agreeing(pair: Pair, yaw: float | None, back: float | None) -> Candidate | None:
    """The likeliest candidate whose directions are near those, if one is no mere chance."""

    def misses(one: Candidate) -> float:
        both = [(one.yaw, yaw), (one.yaw_back, back)]
        return max((abs(wrap(seen - stated)) for seen, stated in both if stated is not None), default=0.0)

    near = [one for one in pair.candidates if one.probability >= SEEN and misses(one) < DRAWN_WITHIN]
    return max(near, key=lambda candidate: candidate.probability, default=None)


def _level(yaw: float) -> Floats:
    return np.array([math.sin(math.radians(yaw)), 0.0, math.cos(math.radians(yaw))])
