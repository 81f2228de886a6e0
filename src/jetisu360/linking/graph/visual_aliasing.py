"""Rooms that look the same: two halls furnished alike, or one place photographed twice.

When two pictures agree all around and nothing moves from one to the other, they were taken in the same place,
or in the same place of two rooms that are copies of each other. Pictures cannot say which; and if the rooms
are copies, every picture of the one seems to stand beside every picture of the other. So nothing among them
is taken for sure. They are told apart by what is not copied, the view out of the door: each goes with the
alias that it agrees with more.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from jetisu360.linking.graph.pose_graph import Edge, around, edge
from jetisu360.linking.graph.walking_order import WalkingOrder
from jetisu360.linking.pair.compare import Candidate, Pair
from jetisu360.linking.pair.epipolar import weights_of
from jetisu360.linking.pair.matching import Floats
from jetisu360.linking.pair.refine import FINE

STILL = 0.8
"""Degrees by which things move, in the middle, between pictures of one place."""
AGREEING, ALL_AROUND = 60, 10
ROOM_MATES, ROOM_AROUND = 60, 8
"""Matches and sectors from which two pictures count as of one room."""
STEP, STEPS = 10.0, 3
"""Degrees, and how many such steps a window has in which two aliases are told apart."""
CLEARLY = 2.5
"""Standard deviations by which one alias must be ahead, in the direction where they differ most."""
WITH, AGAINST, OPEN = 0.39, 0.12, 0.35
"""The most that a link is believed among pictures of rooms that are copies: on one side, across, and where
the side is open. All of it is shown to a person, none of it holds anything else in place.
"""
SAME = 0.85
"""The same where nobody sees a difference, and it is probably one place taken twice."""
SEES, SEES_LIKELY = 30, 0.05
"""Matches, and likelihood, from which a picture outside counts as seeing into a room."""
ONLY = math.cos(math.radians(0.7))
"""Nearer to each other, two things that a picture sees are one."""
BESIDE = math.cos(math.radians(1.5))
"""Not every thing is found again in every picture; but those beside it are, where it is there at all."""


@dataclass(frozen=True)
class Twins:
    """`pairs`: pictures that seem to be of one place; `same`: those of them that no other picture tells
    apart, so that it probably is one; `caps`: the most that links among their rooms are believed.
    """

    pairs: tuple[Edge, ...] = ()
    caps: Mapping[Edge, float] = field(default_factory=dict)
    same: tuple[Edge, ...] = ()

    def cap(self, edge: Edge) -> float:
        return self.caps.get(edge, 1.0)


def find_aliases(pairs: Mapping[Edge, Pair], walked: WalkingOrder | None = None) -> Twins:
    """The aliases among compared pictures, keyed (a, b) with a < b, that were taken in the order `walked`.

    Who takes a picture again does so there and then: of two with others between them, in an order that means
    something, it is not said that they are one place taken twice.
    """
    aliased = tuple(key for key, pair in pairs.items() if _still(pair))
    if not aliased:
        return Twins()
    mates = around(key for key, pair in pairs.items() if _room_mates(pair))
    caps: dict[Edge, float] = {}
    same: list[Edge] = []
    for one, other in aliased:
        room = {one, other} | mates.get(one, set()) | mates.get(other, set())
        caps[one, other] = 0.0
        side = {k: _side(k, one, other, pairs) for k in room}
        copies = any(side[k] for k in room - {one, other})
        again = not copies and not (walked and walked.far((one, other)))
        if again:
            same.append((one, other))
        doubted: set[Edge] = set()
        for k in {k for key in pairs for k in key} - room:
            seen = {m for m in room if edge(k, m) in pairs and _sees(pairs[edge(k, m)])}
            # Who sees into one of two copies seems to see into the other as well.
            if any(side[m] > 0 for m in seen) and any(side[m] < 0 for m in seen):
                side[k] = _side(k, one, other, pairs)
                continue
            # Or may do so, where it knows the one by nothing that the other lacks.
            for m in room:
                across = [other for other in room if side[other] * side[m] < 0]
                if _is_likely(k, m, pairs) and _by_what_repeats(k, m, across, pairs):
                    doubted.add(edge(k, m))
        for a, b in pairs:
            if (a in side and b in side and (a in room or b in room)) or (a, b) in doubted:
                cap = SAME if again else _cap(side.get(a, 0) * side.get(b, 0))
                caps[a, b] = min(caps.get((a, b), 1.0), cap)
    return Twins(aliased, caps, tuple(same))


def _cap(both: int) -> float:
    """The cap of a link between pictures whose sides multiply to `both`."""
    return WITH if both > 0 else AGAINST if both < 0 else OPEN


def _best(pair: Pair) -> Candidate | None:
    known = [candidate for candidate in pair.candidates if candidate.evidence is not None]
    return max(known, key=lambda candidate: candidate.inliers, default=None)


def _likeliest(pair: Pair) -> Candidate | None:
    known = [candidate for candidate in pair.candidates if candidate.evidence is not None]
    return max(known, key=lambda candidate: candidate.probability, default=None)


def _agreement(pair: Pair) -> tuple[int, int]:
    """Matches that agree on the best candidate, and the sectors that they lie in."""
    best = _best(pair)
    return (best.inliers, int(best.evidence.sectors)) if best and best.evidence else (0, 0)


def _room_mates(pair: Pair) -> bool:
    count, around_them = _agreement(pair)
    return count >= ROOM_MATES and around_them >= ROOM_AROUND


def _sees(pair: Pair) -> bool:
    best = _best(pair)
    return best is not None and best.inliers >= SEES and best.probability >= SEES_LIKELY


def _still(pair: Pair) -> bool:
    count, around = _agreement(pair)
    best = _best(pair)
    if best is None or best.evidence is None or count < AGREEING or around < ALL_AROUND:
        return False
    return math.exp(best.evidence.near) - 0.3 < STILL


def _is_likely(k: int, m: int, pairs: Mapping[Edge, Pair]) -> bool:
    likeliest = _likeliest(pairs[edge(k, m)]) if edge(k, m) in pairs else None
    return likeliest is not None and likeliest.probability >= SEES_LIKELY


def _by_what_repeats(k: int, m: int, across: Sequence[int], pairs: Mapping[Edge, Pair]) -> bool:
    """Whether most of what `k` has in common with `m`, a picture of one of two rooms that look the same, is
    what `m` has in common with a picture of the other one, `across`, as well.
    """
    known = _common(m, k, pairs, _likeliest)
    copied = (_common(m, other, pairs) for other in across)
    return any(np.count_nonzero((known @ some.T > BESIDE).any(axis=1)) > len(known) / 2 for some in copied)


def _side(k: int, one: int, other: int, pairs: Mapping[Edge, Pair]) -> int:
    """+1 where picture `k` goes with `one`, −1 with `other`, 0 where that is open.

    Copies differ in what is seen through their doors: in one direction of `k`, it agrees with the one and not
    with the other.
    """
    if k in (one, other):
        return 1 if k == one else -1
    first, second = (_common(k, alias, pairs) for alias in (one, other))
    alike = first @ second.T > ONLY
    first, second = first[~alike.any(axis=1)], second[~alike.any(axis=0)]
    with_one, with_other = _around_in_windows(first), _around_in_windows(second)
    ahead = (with_one - with_other) / np.sqrt(with_one + with_other + 1)
    most, least = float(ahead.max()), float(ahead.min())
    if most >= CLEARLY and most > -least:
        return 1
    if least <= -CLEARLY and -least > most:
        return -1
    return 0


def _around_in_windows(directions: Floats) -> Floats:
    """How many of the directions (n, 3) have a yaw within `STEPS` · `STEP` degrees after every `STEP`th."""
    yaws = np.degrees(np.arctan2(directions[:, 0], directions[:, 2])) % 360
    count = round(360 / STEP)
    steps = np.bincount((yaws / STEP).astype(np.int64) % count, minlength=count)
    found: Floats = np.sum([np.roll(steps, -k) for k in range(STEPS)], axis=0).astype(np.float64)
    return found


def _common(
    k: int, alias: int, pairs: Mapping[Edge, Pair], answer: Callable[[Pair], Candidate | None] = _best
) -> Floats:
    """Directions (n, 3) in picture `k` of what it has in common with `alias`, by that answer of the pair."""
    pair = pairs.get(edge(k, alias))
    best = answer(pair) if pair else None
    if pair is None or best is None:
        return np.zeros((0, 3))
    agree = weights_of(pair.matches, math.radians(best.relative_yaw), best.baseline, FINE) > 0.2
    return pair.matches.p[agree] if k < alias else pair.matches.q[agree]
