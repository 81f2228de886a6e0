"""Two photographs of what may be one place: the turn from the old to the new one, how far the camera was put
aside, and whether it is the same place at all.

A photograph that takes the place of another is nearly always one of the same tripod, or of one that stands a
step beside: all that both see is then turned alike, but for what a step moves near things by. That is asked
first, of all turns of the sphere, since of neither picture it is certain that it lies level. Where no turn
fits, the pictures are compared as any two of a tour are (`linking.pair`): one room seen from two of its ends
is neither the same place nor another room, and a person has to say.

What the numbers are fitted to, and what they come to elsewhere: docs/decisions/editor-replacing.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from jetisu360.linking.alignment.parallax import apart, in_one_plane, metres
from jetisu360.linking.alignment.rotation import COARSE, NARROW, WIDE, errors, find_turn, refined
from jetisu360.linking.features.extraction import Features
from jetisu360.linking.pair.compare import pair_of
from jetisu360.linking.pair.evidence import places, sectors
from jetisu360.linking.pair.matching import Floats, Matches, match
from jetisu360.panorama.geometry.turn import Turn

SamePlace = Literal["yes", "unsure", "no"]

STILL = math.radians(0.35)
"""Median parallax below which the camera stood where it had stood: matches err by as much."""
MOVED = math.radians(8.0)
"""What a step aside moves near things by; what the turn misses by more is a wrong match, or no step."""
STAYED = 0.6
"""Of all that a step could have moved: where so much agrees exactly, there was none."""
STEP = math.radians(6.0)
"""Median parallax beyond which it stood more than a step aside."""
A_STEP = 0.8
"""Metres beyond which it stood elsewhere."""
HARDLY = math.radians(1.5)
"""Median parallax up to which it is no matter that the metres cannot be told."""
SURE_PLACES, SURE_SECTORS = 40, 9
LIKELY_PLACES, LIKELY_SECTORS = 14, 4
SURE_SHARE, LIKELY_SHARE = 0.4, 0.08
"""Of all matches: where the camera stood elsewhere, only what is far away agrees in one turn."""
LIKELY_PAIR = 0.5
"""A candidate of `linking.pair` that is likelier than this says that both see one room."""
AROUND = math.radians(8.0)
"""Matches so near a direction say how much near things moved there."""
FEW_AROUND = 3


@dataclass(frozen=True)
class Alignment:
    """`turn`: from directions in the old picture to directions in the new one, both levelled as they were
    given. `confidence`, 0 to 1: how much speaks for it. `moved`: metres between the cameras; None: cannot be
    told. `same`: whether it is the same place. `agreeing`, `sectors`: different places of the sphere that
    agree, and in how many of 18 parts of the horizon. `p`, `q` (n, 3): the agreeing matches, old and new.
    """

    turn: Turn
    confidence: float
    moved: float | None
    same: SamePlace
    agreeing: int
    sectors: int
    p: Floats
    q: Floats

    def off(self, yaw: float, pitch: float) -> float | None:
        """Degrees by which what stands in this direction of the old picture has moved besides the turn; None
        where nothing near it was found in both.
        """
        if not len(self.p):
            return None
        y, u = math.radians(yaw), math.radians(pitch)
        there = np.array([math.cos(u) * math.sin(y), math.sin(u), math.cos(u) * math.cos(y)])
        near = np.arccos(np.clip(self.p @ there, -1, 1)) < AROUND
        if np.count_nonzero(near) < FEW_AROUND:
            return None
        missed = errors(self.turn.matrix(), self.p[near], self.q[near])
        return float(np.degrees(np.median(missed)))


def aligned(old: Features, new: Features) -> Alignment:
    """How `new` is turned against `old`."""
    matches = match(old, new)
    telling = matches.take(matches.telling)
    turn = find_turn(telling.p, telling.q)
    if turn is not None:
        found = _judged(telling, turn)
        if found.same != "no":
            return found
    return _otherwise(matches, turn)


def _judged(matches: Matches, turn: Floats) -> Alignment:
    exact = refined(turn, matches.p, matches.q, NARROW)
    turn = refined(turn, matches.p, matches.q, WIDE)
    agree = matches.take(errors(turn, matches.p, matches.q) < MOVED)
    still = matches.take(errors(exact, matches.p, matches.q) < COARSE)
    moved: float | None = 0.0
    if len(still) and len(still) > STAYED * len(agree) and _parallax(exact, still) < STILL:
        turn, agree = exact, still
    elif len(agree) >= LIKELY_PLACES:
        turn, way = apart(agree, turn)
        agree = matches.take(in_one_plane(matches, turn, way) & (errors(turn, matches.p, matches.q) < MOVED))
        moved = metres(agree, turn, way)
    here = min(places(agree.p), places(agree.q))
    around = min(sectors(agree.p), sectors(agree.q)) if len(agree) else 0
    share = len(agree) / max(1, len(matches))
    if here < LIKELY_PLACES or around < LIKELY_SECTORS or share < LIKELY_SHARE:
        return _alignment(turn, 0.0, None, "no", here, around, agree)
    parallax = _parallax(turn, agree)
    near = parallax < HARDLY if moved is None else moved < A_STEP and parallax < STEP
    sure = near and here >= SURE_PLACES and around >= SURE_SECTORS and share >= SURE_SHARE
    confidence = min(1.0, here / (2 * SURE_PLACES), around / (1.5 * SURE_SECTORS), share / (1.5 * SURE_SHARE))
    return _alignment(turn, confidence, moved, "yes" if sure else "unsure", here, around, agree)


def _parallax(turn: Floats, agree: Matches) -> float:
    """The median of what the turn misses by, radians."""
    return float(np.median(errors(turn, agree.p, agree.q)))


def _otherwise(matches: Matches, turn: Floats | None) -> Alignment:
    """No turn fits: is it one room, seen from somewhere else?"""
    pair = pair_of(matches)
    best = pair.candidates[0] if pair.candidates else None
    if best is None or best.probability < LIKELY_PAIR:
        none = Matches.none()
        return _alignment(np.eye(3) if turn is None else turn, 0.0, None, "no", 0, 0, none)
    # Directions of B in A are those of `new` in `old`: the other way round.
    back = Turn(-best.relative_yaw).matrix()
    found = best.evidence
    around = int(found.sectors) if found else 0
    p, q = best.points.p.astype(np.float64), best.points.q.astype(np.float64)
    agree = Matches(p, q, np.zeros(len(p)), np.zeros(len(p)))
    return _alignment(back, best.probability / 2, None, "unsure", best.inliers, around, agree)


def _alignment(
    turn: Floats,
    confidence: float,
    moved: float | None,
    same: SamePlace,
    agreeing: int,
    around: int,
    agree: Matches,
) -> Alignment:
    return Alignment(
        Turn.of_matrix(turn), round(confidence, 3), moved, same, agreeing, around, agree.p, agree.q
    )
