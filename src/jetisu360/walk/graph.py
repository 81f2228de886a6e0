"""Which pictures hang together, and by how much."""

from __future__ import annotations

from collections.abc import Sequence

Edge = tuple[int, int]


def components(count: int, edges: Sequence[Edge]) -> list[int]:
    """For each of `count` pictures the number of the piece that it belongs to, counted in the order of
    pictures.
    """
    parent = list(range(count))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    for a, b in edges:
        parent[root(a)] = root(b)
    names: dict[int, int] = {}
    return [names.setdefault(root(k), len(names)) for k in range(count)]


def bridges(count: int, edges: Sequence[Edge]) -> set[Edge]:
    """The edges without which their two ends would not hang together (Tarjan 1974), without recursion."""
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
