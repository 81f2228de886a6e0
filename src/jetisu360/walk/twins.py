"""Rooms that look the same: two halls furnished alike, or one place photographed twice.

When two pictures agree all around and nothing moves from one to the other, they were taken in the same place,
or in the same place of two rooms that are copies of each other. Pictures cannot say which; and if the rooms
are copies, every picture of the one seems to stand beside every picture of the other. So nothing among them
is taken for sure. They are told apart by what is not copied, the view out of the door: each goes with the
twin that it agrees with more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from jetisu360.walk.graph import Edge
from jetisu360.walk.pair import Pair

STILL = 0.8
"""Degrees by which things move, in the middle, between pictures of one place."""
AGREEING, ALL_AROUND = 60, 10
ROOM_MATES, ROOM_AROUND = 60, 8
"""Matches and sectors from which two pictures count as of one room."""
CLEARLY = 1.04
WITH, AGAINST, OPEN = 0.85, 0.1, 0.45
"""The most that a link is believed among pictures of twin rooms: on one side, across, and where the side is
open.
"""


@dataclass(frozen=True)
class Twins:
    """`pairs`: pictures that seem to be of one place; `caps`: the most that links among their rooms are
    believed.
    """

    pairs: tuple[Edge, ...] = ()
    caps: Mapping[Edge, float] = field(default_factory=dict)

    def cap(self, edge: Edge) -> float:
        return self.caps.get(edge, 1.0)


def find_twins(pairs: Mapping[Edge, Pair]) -> Twins:
    """The twins among compared pictures, keyed (a, b) with a < b."""
    twins = tuple(edge for edge, pair in pairs.items() if _still(pair))
    if not twins:
        return Twins()
    mates: dict[int, dict[int, int]] = {}
    for (a, b), pair in pairs.items():
        count, around = _agreement(pair)
        if count >= ROOM_MATES and around >= ROOM_AROUND:
            mates.setdefault(a, {})[b] = count
            mates.setdefault(b, {})[a] = count
    caps: dict[Edge, float] = {}
    for one, other in twins:
        room = ({one, other} | set(mates.get(one, {})) | set(mates.get(other, {}))) - {-1}
        side = {k: _side(k, one, other, mates) for k in room}
        for a in room:
            for b in room:
                if a < b and b in mates.get(a, {}):
                    both = side[a] * side[b]
                    cap = WITH if both > 0 else AGAINST if both < 0 else OPEN
                    caps[a, b] = min(caps.get((a, b), 1.0), cap)
        caps[one, other] = 0.0
    return Twins(twins, caps)


def _agreement(pair: Pair) -> tuple[int, int]:
    """Matches that agree on the best candidate, and the sectors that they lie in."""
    known = [one for one in pair.candidates if one.evidence is not None]
    if not known:
        return 0, 0
    best = max(known, key=lambda one: one.inliers)
    return best.inliers, int(best.evidence.sectors) if best.evidence else 0


def _still(pair: Pair) -> bool:
    count, around = _agreement(pair)
    if count < AGREEING or around < ALL_AROUND:
        return False
    best = max(pair.candidates, key=lambda one: one.inliers)
    assert best.evidence is not None
    return float(np.exp(best.evidence.near)) - 0.3 < STILL


def _side(k: int, one: int, other: int, mates: Mapping[int, Mapping[int, int]]) -> int:
    """+1 where picture `k` goes with `one`, −1 with `other`, 0 where that is open."""
    if k == one:
        return 1
    if k == other:
        return -1
    first, second = mates.get(k, {}).get(one, 0), mates.get(k, {}).get(other, 0)
    if first > CLEARLY * second:
        return 1
    if second > CLEARLY * first:
        return -1
    return 0
