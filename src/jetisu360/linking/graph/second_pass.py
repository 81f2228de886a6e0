"""Guided verification of every pair, now that the pose graph says where everything stands."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from jetisu360.linking.constraints import Fixed
from jetisu360.linking.graph.pose_graph import Edge, surest_paths
from jetisu360.linking.graph.poses import Chosen, Places
from jetisu360.linking.pair.compare import (
    A_STEP,
    ALL_AROUND,
    CERTAIN,
    Candidate,
    Pair,
    doubted,
    nearness,
)
from jetisu360.linking.pair.epipolar import yaw_of
from jetisu360.linking.pair.evidence import Evidence
from jetisu360.linking.pair.guided_verification import verify
from jetisu360.linking.pair.hypothesis import wrap
from jetisu360.linking.pair.matching import Floats
from jetisu360.panorama.geometry.projection import direction_of

TRUSTED = 0.5
NEAREST = 0.3
"""Metres; between nearer cameras the direction of the baseline means nothing."""
TURN_OFF, WAY_OFF = 1.0, 1.5
"""Degrees by which a pair may miss its place before another answer, near its place, is looked for."""
AS_GOOD = 0.75
"""Part of the matches that such an answer must have of those that the pair's best has."""
BEYOND_DOUBT = 0.97
HANDFUL = 20
"""Matches below which a pair says that it is so, but not where as exactly as the tour does."""
ABOUT = 12.0
"""Degrees by which a handful of matches may miss the place that the tour gives a pair, and still mean it."""
LAID = 45.0
"""Degrees by which a pair may miss where a person put both its pictures on the plan."""
GRAIN = 0.1
"""Degrees; where a pair is expected to so much, the same is found there."""
EXPECTED = 0.88
"""What was seen only where it was expected is never sure: if the others are wrong, so is it."""


def reseat(chosen: Chosen, pairs: Mapping[Edge, Pair], places: Places, fixed: Fixed) -> bool:
    """Believed pairs that miss their place go to the answer near it, if it is nearly as good. Whether any
    did.
    """
    any_moved = False
    for edge, (it, p) in chosen.items():
        if not TRUSTED <= p < BEYOND_DOUBT or it.stated or _by_hand(edge, fixed):
            continue
        relative_yaw, baseline, length = places.seen(*edge)
        if length < NEAREST or not _misses(it, relative_yaw, baseline):
            continue
        other = _verified(pairs[edge], relative_yaw, baseline)
        best = max((candidate.inliers for candidate in pairs[edge].candidates), default=it.inliers)
        if (
            other is not None
            and other.inliers >= AS_GOOD * best
            and _off(other, relative_yaw, baseline) < _off(it, relative_yaw, baseline)
        ):
            chosen[edge] = other, p
            any_moved = True
    return any_moved


def verify_where_expected(chosen: Chosen, pairs: Mapping[Edge, Pair], places: Places, fixed: Fixed) -> bool:
    """Pairs that are not believed, looked at where they must be. Whether any is believed now.

    Believed no more than the path that says where: two copies of a room, joined by mistake, would otherwise
    confirm one mistake after the other.
    """
    any_new = False
    # What was seen by itself; what was only seen where others pointed cannot point further.
    seen_itself = {
        edge: CERTAIN if it.stated else it.probability
        for edge, (it, p) in chosen.items()
        if p >= TRUSTED and (it.stated or len(it.points))
    }
    reach: dict[int, dict[int, float]] = {}
    for edge, pair in pairs.items():
        a, b = edge
        before = chosen.get(edge, (None, 0.0))[1]
        if places.scale_group[a] != places.scale_group[b] or edge in fixed.apart or before >= TRUSTED:
            continue
        relative_yaw, baseline, length = places.seen(a, b)
        if length < NEAREST or len(pair.matches) < 6:
            continue
        seen = _verified(pair, relative_yaw, baseline)
        if seen is None:
            continue
        if a not in reach:
            reach[a] = surest_paths(a, seen_itself)
        believed = EXPECTED * seen.probability * reach[a].get(b, 0.0)
        if believed > before:
            chosen[edge] = seen, believed
            any_new |= believed >= TRUSTED
    return any_new


def _verified(pair: Pair, relative_yaw: float, baseline: Floats) -> Candidate | None:
    """`verify`, to a `GRAIN` of where the pair is expected, and once for each."""
    rise = math.degrees(math.asin(max(-1.0, min(1.0, float(baseline[1])))))
    turn, yaw, pitch = (GRAIN * round(angle / GRAIN) for angle in (relative_yaw, yaw_of(baseline), rise))
    at = turn, yaw, pitch
    if at not in pair.expected:
        pair.expected[at] = verify(pair.matches, turn, direction_of(yaw, pitch), pair.alignment)
    return pair.expected[at]


def disbelieve(chosen: Chosen, places: Places, fixed: Fixed) -> None:
    """Pairs that the places of all others leave far off are believed less, and those that would stand within
    a step of each other and see the same on one side only; never what a person stated.

    A person who lays out a plan pulls rooms apart to see them all, and takes no link away by that.
    """
    for edge, (it, p) in chosen.items():
        if (
            not TRUSTED <= p < BEYOND_DOUBT
            or it.stated
            or places.component[edge[0]] != places.component[edge[1]]
        ):
            continue
        relative_yaw, baseline, length = places.seen(*edge)
        too_near = (
            it.evidence is not None
            and places.scale_group[edge[0]] == places.scale_group[edge[1]]
            and _too_near(it.evidence, length, p)
        )
        by_hand = _by_hand(edge, fixed)
        turn_off = abs(wrap(it.relative_yaw - relative_yaw))
        way_off = _angle(it, baseline) if length > NEAREST else 0.0
        if (
            (too_near and not by_hand)
            or turn_off > (LAID if by_hand else 3)
            or way_off > (LAID if by_hand else 6)
        ):
            chosen[edge] = it, 0.35 * p


def _too_near(seen: Evidence, metres: float, p: float) -> bool:
    """Whether pictures that are believed so much have too little in common to stand where they would."""
    if seen.sectors < ALL_AROUND and metres < A_STEP:
        return True
    return doubted(p, nearness(seen, metres)) < TRUSTED


def as_placed(it: Candidate, edge: Edge, places: Places, fixed: Fixed) -> Candidate:
    """The same candidate in the direction in which the tour has it, where a handful of matches says that it
    is so, and others say more exactly where.
    """
    relative_yaw, baseline, length = places.seen(*edge)
    keeps = (
        it.stated
        or _by_hand(edge, fixed)
        or it.inliers >= HANDFUL
        or places.scale_group[edge[0]] != places.scale_group[edge[1]]
        or length < NEAREST
    )
    if keeps or abs(wrap(it.relative_yaw - relative_yaw)) > ABOUT or _angle(it, baseline) > ABOUT:
        return it
    return replace(it, relative_yaw=relative_yaw, baseline=baseline)


def _by_hand(edge: Edge, fixed: Fixed) -> bool:
    return edge[0] in fixed.positions and edge[1] in fixed.positions


def _misses(it: Candidate, relative_yaw: float, baseline: Floats) -> bool:
    return abs(wrap(it.relative_yaw - relative_yaw)) > TURN_OFF or _angle(it, baseline) > WAY_OFF


def _off(it: Candidate, relative_yaw: float, baseline: Floats) -> float:
    return abs(wrap(it.relative_yaw - relative_yaw)) / TURN_OFF + _angle(it, baseline) / WAY_OFF


def _angle(it: Candidate, baseline: Floats) -> float:
    return math.degrees(math.acos(max(-1.0, min(1.0, float(it.baseline @ baseline)))))
