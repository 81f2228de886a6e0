"""Connected components, trees, paths and bridges of the pose graph."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

Edge = tuple[int, int]


def edge(a: int, b: int) -> Edge:
    """The pair of two pictures, the smaller number first."""
    return (a, b) if a < b else (b, a)


class DisjointSets:
    """Connected components while edges are added (union–find, Galler and Fischer 1964)."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def join(self, a: int, b: int) -> None:
        self._parent[self._root(a)] = self._root(b)

    def together(self, a: int, b: int) -> bool:
        return self._root(a) == self._root(b)

    def numbers(self) -> list[int]:
        """For each picture the number of its component, counted in the order of pictures."""
        names: dict[int, int] = {}
        return [names.setdefault(self._root(k), len(names)) for k in range(len(self._parent))]

    def _root(self, k: int) -> int:
        while self._parent[k] != k:
            self._parent[k] = self._parent[self._parent[k]]
            k = self._parent[k]
        return k


def components(count: int, edges: Iterable[Edge]) -> list[int]:
    """For each of `count` pictures the number of its connected component."""
    joined = DisjointSets(count)
    for a, b in edges:
        joined.join(a, b)
    return joined.numbers()


def anchors(component: Sequence[int], fixed: Collection[int]) -> list[int]:
    """Pictures that stay where they are: the `fixed` ones, and the first of every component that has none."""
    held = set(fixed)
    done = {component[k] for k in fixed}
    for k, number in enumerate(component):
        if number not in done:
            done.add(number)
            held.add(k)
    return sorted(held)


def around(edges: Iterable[Edge]) -> dict[int, set[int]]:
    """The pictures that each picture has an edge to."""
    found: dict[int, set[int]] = {}
    for a, b in edges:
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return found


def best_tree(
    count: int, edges: Sequence[Edge], weights: Sequence[float], first: Iterable[int]
) -> Iterator[tuple[int, int, int]]:
    """Every picture once, over the heaviest edges (Prim 1957): the picture, the one it is reached from and
    the number of the edge, both −1 where a component begins. Components begin at the `first` pictures, then
    in order.
    """
    ends: dict[int, list[tuple[int, int]]] = {}
    for number, (a, b) in enumerate(edges):
        ends.setdefault(a, []).append((b, number))
        ends.setdefault(b, []).append((a, number))
    seen: set[int] = set()
    for start in [*first, *range(count)]:
        queue = [(0.0, start, -1, -1)]
        while queue:
            _, k, origin, number = heapq.heappop(queue)
            if k in seen:
                continue
            seen.add(k)
            yield k, origin, number
            for other, along in ends.get(k, ()):
                if other not in seen:
                    heapq.heappush(queue, (-weights[along], other, k, along))


def surest_paths(start: int, probability: Mapping[Edge, float]) -> dict[int, float]:
    """For each picture that can be reached from `start`, the probability of the likeliest path there, its
    links taken for independent (Dijkstra on logarithms).
    """
    ends: dict[int, list[tuple[int, float]]] = {}
    for (a, b), p in probability.items():
        ends.setdefault(a, []).append((b, p))
        ends.setdefault(b, []).append((a, p))
    done: dict[int, float] = {}
    queue = [(-1.0, start)]
    while queue:
        p, k = heapq.heappop(queue)
        if k in done:
            continue
        done[k] = -p
        for other, along in ends.get(k, ()):
            if other not in done and along > 0:
                heapq.heappush(queue, (p * along, other))
    return done


def bridges(count: int, edges: Sequence[Edge]) -> set[Edge]:
    """The edges without which their two ends would not be connected (Tarjan 1974), without recursion."""
    around: dict[int, list[tuple[int, int]]] = {k: [] for k in range(count)}
    for number, (a, b) in enumerate(edges):
        around[a].append((b, number))
        around[b].append((a, number))
    seen_at: dict[int, int] = {}
    low: dict[int, int] = {}
    found: set[Edge] = set()
    for start in range(count):
        if start in seen_at:
            continue
        seen_at[start] = low[start] = len(seen_at)
        stack = [(start, -1, iter(around[start]))]
        while stack:
            k, came_by, rest = stack[-1]
            for other, number in rest:
                if number == came_by:
                    continue
                if other in seen_at:
                    low[k] = min(low[k], seen_at[other])
                    continue
                seen_at[other] = low[other] = len(seen_at)
                stack.append((other, number, iter(around[other])))
                break
            else:
                stack.pop()
                if stack:
                    before = stack[-1][0]
                    low[before] = min(low[before], low[k])
                    if low[k] > seen_at[before]:
                        found.add(edges[came_by])
    return found
