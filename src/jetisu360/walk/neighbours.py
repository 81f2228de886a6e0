"""Which of the pictures that see each other get an arrow.

A visitor wants the next rooms, not every line of sight. So, the shortest first, a link becomes an arrow
unless one can walk there over arrows already chosen without much of a detour: the greedy spanner of Althöfer
et al. (1993). It keeps together what hangs together, and leaves out the far end of a hall when somebody
stands in between.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import replace

from jetisu360.walk.graph import Edge, components
from jetisu360.walk.solve import WalkLink

DETOUR = 1.4
"""A way over others may be this much longer before a link gets an arrow of its own."""
SIDE_BY_SIDE = 12.0
"""Degrees between two arrows of a picture; of nearer ones the farther goes, if one gets there all the
same.
"""
GOOD, JOINS, LOOPS = 0.8, 0.5, 3
"""An arrow wants a link of at least the first confidence that is likelier than not by itself, or one that is
likelier than not and lies on so many loops that its place is held by others. Where a link alone joins two
parts of the tour, it need only be likelier than not.
"""
UNKNOWN = 5.0


def with_arrows(
    count: int, links: Sequence[WalkLink], forced: frozenset[Edge] = frozenset()
) -> tuple[WalkLink, ...]:
    """The same links, those marked that visitors walk along. What a person drew or called neighbours
    (`forced`) always is.
    """
    chosen = {(link.a, link.b) for link in links if link.drawn or (link.a, link.b) in forced}
    lengths = {(link.a, link.b): link.metres or UNKNOWN for link in links}
    graph = _Graph(count)
    for link in links:
        if (link.a, link.b) in chosen:
            graph.add(link.a, link.b, lengths[link.a, link.b])
    by_hand = {k for a, b in chosen for k in (a, b)}
    good = [link for link in links if (link.a, link.b) not in chosen and _good(link, by_hand)]
    for link in sorted(good, key=lambda one: lengths[one.a, one.b]):
        length = lengths[link.a, link.b]
        if graph.distance(link.a, link.b, DETOUR * length) <= DETOUR * length:
            continue
        if graph.hang_together(link.a, link.b) and _crowded(link, links, chosen, lengths):
            continue
        chosen.add((link.a, link.b))
        graph.add(link.a, link.b, length)
    for link in sorted(links, key=lambda one: -one.confidence):
        if link.confidence >= JOINS and not graph.hang_together(link.a, link.b):
            chosen.add((link.a, link.b))
            graph.add(link.a, link.b, lengths[link.a, link.b])
    return tuple(replace(link, arrow=(link.a, link.b) in chosen) for link in links)


def _good(link: WalkLink, by_hand: set[int]) -> bool:
    """Whether a link may be an arrow. Where a person linked both ends, only what is sure is added."""
    if link.sure:
        return True
    if (link.a in by_hand and link.b in by_hand) or not link.by_itself:
        return False
    if link.confidence >= GOOD and link.by_itself >= JOINS:
        return True
    return link.confidence >= JOINS and link.loops >= LOOPS


def _crowded(
    link: WalkLink,
    links: Sequence[WalkLink],
    chosen: set[tuple[int, int]],
    lengths: dict[tuple[int, int], float],
) -> bool:
    """Whether a nearer arrow points nearly the same way, at either end."""
    for other in links:
        if (other.a, other.b) not in chosen or lengths[other.a, other.b] > lengths[link.a, link.b]:
            continue
        for k in (link.a, link.b):
            if k in (other.a, other.b) and abs(_apart(_yaw(link, k), _yaw(other, k))) < SIDE_BY_SIDE:
                return True
    return False


def _yaw(link: WalkLink, picture: int) -> float:
    return link.yaw if picture == link.a else link.yaw_back


def _apart(one: float, other: float) -> float:
    return (one - other + 180) % 360 - 180


class _Graph:
    """The arrows chosen so far, with their lengths."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._around: dict[int, list[tuple[int, float]]] = {k: [] for k in range(count)}
        self._edges: list[tuple[int, int]] = []

    def add(self, a: int, b: int, length: float) -> None:
        self._around[a].append((b, length))
        self._around[b].append((a, length))
        self._edges.append((a, b))

    def hang_together(self, a: int, b: int) -> bool:
        piece = components(self._count, self._edges)
        return piece[a] == piece[b]

    def distance(self, a: int, b: int, most: float) -> float:
        """The shortest way from `a` to `b` (Dijkstra); infinite beyond `most`."""
        best = {a: 0.0}
        queue = [(0.0, a)]
        while queue:
            far, k = heapq.heappop(queue)
            if k == b:
                return far
            if far > best.get(k, math.inf):
                continue
            for other, length in self._around[k]:
                there = far + length
                if there <= most and there < best.get(other, math.inf):
                    best[other] = there
                    heapq.heappush(queue, (there, other))
        return math.inf
