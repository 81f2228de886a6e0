"""From comparisons of pairs to a solved pose graph: links with their directions, headings, positions."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from jetisu360.linking.constraints import Fixed
from jetisu360.linking.graph.georeference import overlay
from jetisu360.linking.graph.keeper_pairs import certain, is_stated, neighbours, with_stated
from jetisu360.linking.graph.line_of_sight import occluded_pairs
from jetisu360.linking.graph.longer_loops import with_longer_loops
from jetisu360.linking.graph.loop_consistency import weigh
from jetisu360.linking.graph.pose_graph import DisjointSets, Edge, around, bridges, components
from jetisu360.linking.graph.poses import Chosen, Places, find_places, in_world
from jetisu360.linking.graph.rotation_averaging import RelativeYaw, synchronise
from jetisu360.linking.graph.second_pass import TRUSTED, as_placed, disbelieve, reseat, verify_where_expected
from jetisu360.linking.graph.solved_graph import FOLLOWS, SolvedGraph, SolvedLink
from jetisu360.linking.graph.visual_aliasing import find_aliases
from jetisu360.linking.graph.walking_order import WalkingOrder, measured
from jetisu360.linking.pair.compare import CERTAIN, Candidate, Pair, nearness
from jetisu360.linking.pair.hypothesis import wrap
from jetisu360.linking.pair.matching import Floats

NARROW = 0.2
"""Matches of which a smaller part lies outside of one direction are a banner until a person says
otherwise.
"""
PLAIN, HALF = 0.9, 0.75
"""A pair that is as likely by its pictures as the first is sure without others; one that is at least as
likely as the second needs two loops, because a single third picture may be of a room that looks the same, or
that its pictures follow each other in the order of the walk.
"""
HOLD = 2
"""Loops that hold a link between pictures far apart in the order of the walk: a corridor that is the same on
three floors closes one.
"""
ALMOST, BANNER = 0.89, 0.75
LOOKS = 3
ASTRAY = 25.0
"""Metres between a picture's place in the plan and the place that its camera wrote, to be said to the
keeper.
"""
SHORTEST = 0.1
"""Metres; what two pictures that stand so near say of the scale of a plan is nothing."""
STRAYS = 6.0
"""Degrees by which a relative yaw may miss the solved headings before it is disbelieved."""


def solve(
    count: int,
    pairs: Mapping[Edge, Pair],
    fixed: Fixed | None = None,
    compass: Mapping[int, float] | None = None,
    gps: Mapping[int, tuple[float, float]] | None = None,
    order: Sequence[int] | None = None,
) -> SolvedGraph:
    """The pose graph of `count` pictures. `pairs` are keyed (a, b) with a < b.

    `compass` are headings that cameras wrote (degrees from north), `gps` places (metres east and north): a
    whole component is rotated and scaled by them, but they bend nothing. `order`: of each picture, the
    how-manieth it was taken; None where nobody knows.
    """
    fixed = fixed or Fixed()
    walked = measured(count, pairs, order)
    pairs = with_stated(pairs, fixed)
    joined = {edge for edge in fixed.joined - fixed.apart if edge in pairs and not is_stated(pairs[edge])}
    unsaid = {edge: pair for edge, pair in pairs.items() if edge not in joined and not is_stated(pair)}
    aliased = find_aliases(unsaid, walked)
    found = {
        edge: neighbours(pair.candidates)
        if edge in joined
        else [
            # What is not changed stays the object that it is: it knows its angles already.
            candidate
            if candidate.probability <= aliased.cap(edge)
            else replace(candidate, probability=aliased.cap(edge))
            for candidate in pair.candidates
        ]
        for edge, pair in pairs.items()
        if edge not in fixed.apart
    }
    believed = weigh(found)
    # The order speaks once, when loops have spoken: two rooms that look alike, each with two pictures in a
    # row, would else talk each other into one.
    found = {edge: walked.heard(edge, some) if edge in unsaid else some for edge, some in found.items()}
    belief = {
        # What a person stated is not put to the vote.
        edge: [candidate.probability for candidate in found[edge]]
        if is_stated(pairs[edge])
        else [min(p, aliased.cap(edge)) for p in walked.grown(edge, some)]
        for edge, some in believed.items()
    }
    open_pairs = {edge: pair for edge, pair in unsaid.items() if aliased.cap(edge) == 1}
    chosen = _chosen(found, belief)
    for edge in joined & chosen.keys():  # loops have said which of its answers; that it is one, a person did
        if chosen[edge][1] >= TRUSTED:
            chosen[edge] = certain(chosen[edge][0]), CERTAIN
    headings = _compass(count, chosen, fixed)
    chosen = _agreeing(chosen, found, belief, headings)
    places = find_places(_trusted(chosen), _compass(count, chosen, fixed), fixed)
    for _ in range(LOOKS):
        moved = reseat(chosen, pairs, places, fixed)
        if moved:
            places = find_places(_trusted(chosen), places.headings, fixed)
        disbelieve(chosen, places, fixed)
        if not verify_where_expected(chosen, open_pairs, places, fixed) and not moved:
            break
        places = find_places(_trusted(chosen), places.headings, fixed)
    disbelieve(chosen, places, fixed)
    chosen, borne_out = with_longer_loops(chosen, places.headings, places.component, aliased.caps)
    trusted = _joined(chosen, walked, count, aliased.caps)
    places = find_places(trusted, synchronise(count, _relative_yaws(trusted), fixed.headings), fixed)
    headings, positions, north, metric, astray = _on_earth(places, fixed, compass or {}, gps or {})
    near = around(trusted)
    metres = {(a, b): float(np.linalg.norm(positions[b] - positions[a])) for a, b in trusted}
    behind_walls = occluded_pairs({edge: it for edge, (it, _) in trusted.items()}, metres)
    links = []
    for (a, b), (it, confidence) in chosen.items():
        loops = len(near.get(a, set()) & near.get(b, set()))
        placed = as_placed(it, (a, b), places, fixed)
        support = _Support(
            own=_by_pictures(it, pairs[a, b]),
            loops=loops,
            follows=walked.near((a, b)) and aliased.cap((a, b)) == 1,
            held=loops >= (HOLD if _is_doubtful(it, metres.get((a, b))) else 1)
            or (a, b) in borne_out
            or walked.near((a, b))
            or not walked.means_something,
        )
        link = _link((a, b), placed, confidence, pairs[a, b], metres, fixed, support)
        links.append(replace(link, occluded=(a, b) in behind_walls, borne_out=(a, b) in borne_out))
    links.sort(key=lambda link: (-link.confidence, link.a, link.b))
    return SolvedGraph(
        tuple(links),
        headings,
        positions,
        places.component,
        tuple(north),
        tuple(metric),
        tuple(k for k in range(count) if k not in near),
        astray,
        places.scale_group,
        aliased.pairs,
        aliased.same,
    )


def _trusted(chosen: Chosen) -> Chosen:
    return {edge: one for edge, one in chosen.items() if one[1] >= TRUSTED}


def _chosen(found: Mapping[Edge, Sequence[Candidate]], belief: Mapping[Edge, Sequence[float]]) -> Chosen:
    chosen: Chosen = {}
    for edge, candidates in found.items():
        if candidates:
            k = int(np.argmax(belief[edge]))
            chosen[edge] = candidates[k], belief[edge][k]
    return chosen


def _joined(chosen: Chosen, walked: WalkingOrder, count: int, copies: Collection[Edge]) -> Chosen:
    """The trusted pairs, and the likeliest of those that follow each other in the order of the walk, where
    they alone join two parts; none among rooms that are `copies` of each other.
    """
    trusted = _trusted(chosen)
    parts = DisjointSets(count)
    for a, b in trusted:
        parts.join(a, b)
    following = [
        edge
        for edge, (it, p) in chosen.items()
        if min(p, it.probability) >= FOLLOWS and len(it.points) and walked.near(edge) and edge not in copies
    ]
    for edge in sorted(following, key=lambda edge: -chosen[edge][1]):
        if not parts.together(*edge):
            parts.join(*edge)
            trusted[edge] = chosen[edge]
    return trusted


def _compass(count: int, chosen: Chosen, fixed: Fixed) -> Floats:
    likely = {edge: one for edge, one in chosen.items() if one[1] >= 0.3}
    return synchronise(count, _relative_yaws(likely), fixed.headings)


def _relative_yaws(chosen: Chosen) -> list[RelativeYaw]:
    return [RelativeYaw(a, b, it.relative_yaw, p**2) for (a, b), (it, p) in chosen.items()]


def _agreeing(
    chosen: Chosen,
    found: Mapping[Edge, Sequence[Candidate]],
    belief: Mapping[Edge, Sequence[float]],
    headings: Floats,
) -> Chosen:
    """What the whole tour says of each pair: who strays from the common compass is believed less.

    Only where the two are connected by others, too; and never against what a person stated.
    """
    believed = [edge for edge, (_, q) in chosen.items() if q >= TRUSTED]
    loose = bridges(len(headings), believed)
    component = components(len(headings), believed)
    agreed: Chosen = {}
    for (a, b), (it, p) in chosen.items():
        if it.stated or (a, b) in loose or component[a] != component[b]:
            agreed[a, b] = it, p
            continue
        scored = []
        for one, q in zip(found[a, b], belief[a, b], strict=True):
            miss = abs(wrap(float(headings[b] - headings[a]) - one.relative_yaw))
            scored.append((one, q if miss < STRAYS else 0.3 * q))
        agreed[a, b] = max(scored, key=lambda pair: pair[1])
    return agreed


def _on_earth(
    places: Places, fixed: Fixed, compass: Mapping[int, float], gps: Mapping[int, tuple[float, float]]
) -> tuple[Floats, Floats, list[bool], list[bool], tuple[int, ...]]:
    """Headings and positions with each component rotated to north and scaled to metres, where anybody knows
    them; which components these are; and the pictures whose written place does not fit.

    A person's word goes before the places that cameras wrote, these before their compasses, which iron
    misleads.
    """
    headings, positions, component = places.headings.copy(), places.positions.copy(), places.component
    north, metric, astray = [], [], []
    for number in range(max(component, default=-1) + 1):
        members = [k for k in range(len(headings)) if component[k] == number]
        stated = any(k in fixed.headings for k in members)
        measured = number in places.metric
        if not measured and (scale := _measured(positions, members, fixed)):
            positions[members] *= scale
            measured = True
        placed = [k for k in members if k in fixed.positions]
        # Two places that a person gave hold a plan: nothing that a camera wrote turns it.
        laid = overlay(positions, members, gps if len(placed) < 2 else {})
        if laid is not None:
            astray += [k for k, miss in laid.misses.items() if miss > ASTRAY]
            if not measured:
                positions[members] *= laid.scale
        known = [k for k in members if k in compass and len(placed) < 2]
        rotation = 0.0
        if not stated and laid is not None:
            rotation = laid.rotation
        elif not stated and known:
            off = np.radians([compass[k] - headings[k] for k in known])
            rotation = math.degrees(math.atan2(float(np.sin(off).mean()), float(np.cos(off).mean())))
            rotation += float(np.median([wrap(math.degrees(o) - rotation) for o in off]))
        if rotation:
            headings[members] += rotation
            # Rotating the headings rotates the plan with them.
            positions[members] = [in_world(place, rotation) for place in positions[members]]
        if len(placed) == 1:  # (turned and scaled about nowhere)
            positions[members] += fixed.positions[placed[0]] - positions[placed[0]]
        north.append(stated or laid is not None or bool(known))
        metric.append(measured or laid is not None)
    wrapped: Floats = headings % 360
    return wrapped, positions, north, metric, tuple(sorted(astray))


def _measured(positions: Floats, members: Sequence[int], fixed: Fixed) -> float | None:
    """By how much a component must grow for the distances that a person measured between any two pictures of
    it; None where nobody did, and where somebody said where a picture of it stands.
    """
    if any(k in fixed.positions for k in members):
        return None
    known = [(edge, metres) for edge, metres in fixed.distances.items() if {*edge} <= {*members}]
    drawn = [(float(np.linalg.norm(positions[b] - positions[a])), metres) for (a, b), metres in known]
    scales = [metres / length for length, metres in drawn if length > SHORTEST]
    return float(np.median(scales)) if scales else None


@dataclass(frozen=True)
class _Support:
    """What speaks for a link: `own`, the likelihood by its two pictures alone; `loops` of three that it lies
    on; whether it `follows` the order of the walk, and is `held` by anything but itself (`SolvedLink`).
    """

    own: float
    loops: int
    follows: bool
    held: bool


def _is_doubtful(it: Candidate, metres: float | None) -> bool:
    """Whether two pictures have little in common for how near they stand."""
    return it.evidence is not None and metres is not None and nearness(it.evidence, metres) < 1


def _by_pictures(it: Candidate, pair: Pair) -> float:
    """How likely a candidate is by its two pictures, before loops and the order of the walk were heard."""
    same = [one.probability for one in pair.candidates if one.relative_yaw == it.relative_yaw]
    return same[0] if same else it.probability


def _confidence(it: Candidate, believed: float, support: _Support) -> float:
    """The confidence that people read: sure only where it does not rest on one thing. The order of the walk
    makes nothing sure that the pictures do not nearly.
    """
    narrow = it.evidence is not None and it.evidence.spread < NARROW
    if narrow:
        return min(believed, BANNER)
    confirmed = support.own >= PLAIN or support.loops >= 2 or support.follows
    return believed if support.own >= HALF and confirmed and support.held else min(believed, ALMOST)


def _link(
    edge: Edge,
    it: Candidate,
    confidence: float,
    pair: Pair,
    metres: Mapping[Edge, float],
    fixed: Fixed,
    support: _Support,
) -> SolvedLink:
    drawn = edge in fixed.drawn or (edge[1], edge[0]) in fixed.drawn
    back = it.swapped()
    return SolvedLink(
        edge[0],
        edge[1],
        it.yaw,
        it.pitch,
        back.yaw,
        back.pitch,
        it.relative_yaw,
        1.0 if it.stated else _confidence(it, confidence, support),
        metres.get(edge, 0.0),
        len(pair.matches),
        it.inliers,
        int(it.evidence.sectors) if it.evidence else 0,
        support.loops,
        drawn,
        # What was only found where others pointed is nothing by itself.
        by_itself=it.probability if len(it.points) else 0.0,
        held=support.held or it.stated,
        follows=support.follows,
    )
