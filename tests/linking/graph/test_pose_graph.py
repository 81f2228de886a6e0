"""What hangs together, and by one link alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.linking.graph.pose_graph import bridges, components, surest_paths

COUNT = 8
edges_of = st.lists(
    st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1)).filter(lambda edge: edge[0] < edge[1]),
    max_size=14,
    unique=True,
)


def reached(start: int, edges: list[tuple[int, int]]) -> set[int]:
    found, more = {start}, True
    while more:
        grown = found | {y for a, b in edges for x, y in ((a, b), (b, a)) if x in found}
        more, found = grown != found, grown
    return found


@settings(max_examples=150, derandomize=True)
@given(edges_of)
def test_a_bridge_is_what_cannot_be_walked_around(edges: list[tuple[int, int]]) -> None:
    alone = {edge for edge in edges if edge[1] not in reached(edge[0], [e for e in edges if e != edge])}
    assert bridges(COUNT, edges) == alone


@settings(max_examples=100, derandomize=True)
@given(edges_of)
def test_pieces_are_what_can_be_walked_to(edges: list[tuple[int, int]]) -> None:
    component = components(COUNT, edges)
    for k in range(COUNT):
        assert {other for other in range(COUNT) if component[other] == component[k]} == reached(k, edges)
    assert list(dict.fromkeys(component)) == list(range(max(component) + 1)), (
        "counted in the order of pictures"
    )


def test_two_links_between_the_same_two_are_no_bridge() -> None:
    assert bridges(2, [(0, 1), (0, 1)]) == set()
    assert bridges(3, [(0, 1), (1, 2)]) == {(0, 1), (1, 2)}
    assert components(0, []) == []


def test_a_long_corridor_does_not_exhaust_the_stack() -> None:
    edges = [(k, k + 1) for k in range(5000)]
    assert bridges(5001, edges) == set(edges)


def test_the_surest_way_is_not_the_shortest() -> None:
    probability = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.5, (2, 3): 1.0, (5, 6): 0.7}
    paths = surest_paths(0, probability)
    assert paths == pytest.approx({0: 1.0, 1: 0.9, 2: 0.72, 3: 0.72})
    assert surest_paths(4, probability) == {4: 1.0}
