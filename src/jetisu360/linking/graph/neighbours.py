"""Which of the pictures that see each other get an arrow.

A visitor wants the next rooms, not every line of sight. So, the shortest first, a link becomes an arrow
unless one can walk there over arrows already chosen without much of a detour: the greedy spanner of Althöfer
et al. (1993). It keeps connected what is connected, and leaves out the far end of a hall when somebody
stands in between; and an arrow that would lie on a wall, where one gets there through doors.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import replace

from jetisu360.linking.graph.keeper_pairs import SHOWN
from jetisu360.linking.graph.pose_graph import DisjointSets, Edge
from jetisu360.linking.graph.solved_graph import FOLLOWS, SolvedLink
from jetisu360.linking.pair.hypothesis import wrap

DETOUR = 1.4
"""A path over other links may be this much longer before a link gets an arrow of its own."""
ROUND_A_WALL = 2.5
"""The same for a link that looks at a wall: who wants to go there takes the door."""
SIDE_BY_SIDE = 12.0
"""Degrees between two arrows of a picture; of nearer ones the farther goes, if one gets there all the
same.
"""
GOOD, JOINS, LOOPS = 0.8, 0.5, 3
"""An arrow wants a link of at least the first confidence that is likelier than not by itself, or one that is
likelier than not and lies on so many loops that its place is held by others. Where a link alone joins two
parts of the tour, it need only be likelier than not.
"""
ALONE = 0.7
"""The same of a pair that nothing speaks for but its pictures: neither a loop nor the order of the walk."""
OWN = 0.2
"""The confidence by itself without which others make no arrow: they may all be wrong together."""
UNKNOWN = 5.0


def with_arrows(
    count: int, links: Sequence[SolvedLink], forced: frozenset[Edge] = frozenset()
) -> tuple[SolvedLink, ...]:
    """The same links, those marked that visitors walk along. What a person drew or called neighbours
    (`forced`) always is, if the pictures have any idea in what direction.
    """
    arrows = _Arrows(count)
    for link in links:
        if link.drawn or ((link.a, link.b) in forced and link.confidence >= SHOWN):
            arrows.add(link)
    by_hand = {k for key in arrows.edges for k in key}
    good = [link for link in links if (link.a, link.b) not in arrows.edges and _good(link, by_hand)]
    for link in sorted(good, key=lambda item: (item.occluded, _length(item))):
        most = (ROUND_A_WALL if link.occluded else DETOUR) * _length(link)
        if arrows.distance(link.a, link.b, most) <= most:
            continue
        if not (arrows.joined.together(link.a, link.b) and arrows.crowd(link)):
            arrows.add(link)
    for link in sorted(links, key=lambda item: -item.confidence):
        if _may_join(link) and not arrows.joined.together(link.a, link.b):
            arrows.add(link)
    return tuple(replace(link, arrow=(link.a, link.b) in arrows.edges) for link in links)


def _may_join(link: SolvedLink) -> bool:
    """Whether a link may be an arrow where it alone joins two parts."""
    if link.follows and min(link.confidence, link.by_itself) >= FOLLOWS:
        return True
    least = JOINS if link.follows or link.loops or link.borne_out else ALONE
    return link.held and link.confidence >= least and link.by_itself >= OWN


def _good(link: SolvedLink, by_hand: set[int]) -> bool:
    """Whether a link may be an arrow. Where a person linked both ends, only what is sure is added."""
    if link.sure:
        return True
    if not link.held:
        return False
    if (link.a in by_hand and link.b in by_hand) or link.by_itself < OWN:
        return False
    if link.confidence >= GOOD and link.by_itself >= JOINS:
        return True
    return link.confidence >= JOINS and link.loops >= LOOPS


def _apart(link: SolvedLink, other: SolvedLink, k: int) -> float:
    """Degrees between the directions of two links seen in a picture of both."""
    one, two = (it.yaw if k == it.a else it.yaw_back for it in (link, other))
    return abs(wrap(one - two))


class _Arrows:
    """The links chosen so far."""

    def __init__(self, count: int) -> None:
        self.edges: set[Edge] = set()
        self.joined = DisjointSets(count)
        self._at: dict[int, list[SolvedLink]] = {k: [] for k in range(count)}

    def add(self, link: SolvedLink) -> None:
        self.edges.add((link.a, link.b))
        self.joined.join(link.a, link.b)
        self._at[link.a].append(link)
        self._at[link.b].append(link)

    def crowd(self, link: SolvedLink) -> bool:
        """Whether a nearer arrow points in nearly the same direction, at either end."""
        return any(
            _length(other) <= _length(link) and _apart(link, other, k) < SIDE_BY_SIDE
            for k in (link.a, link.b)
            for other in self._at[k]
        )

    def distance(self, a: int, b: int, most: float) -> float:
        """The shortest path from `a` to `b` (Dijkstra); infinite beyond `most`."""
        best = {a: 0.0}
        queue = [(0.0, a)]
        while queue:
            far, k = heapq.heappop(queue)
            if k == b:
                return far
            if far > best.get(k, math.inf):
                continue
            for link in self._at[k]:
                other, there = link.a + link.b - k, far + _length(link)
                if there <= most and there < best.get(other, math.inf):
                    best[other] = there
                    heapq.heappush(queue, (there, other))
        return math.inf


def _length(link: SolvedLink) -> float:
    return link.metres or UNKNOWN
