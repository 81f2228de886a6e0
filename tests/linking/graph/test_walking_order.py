"""The order in which pictures were taken speaks for neighbours in it, as far as the tour bears it out."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from jetisu360.linking.constraints import Fixed
from jetisu360.linking.graph.neighbours import with_arrows
from jetisu360.linking.graph.pose_graph import Edge
from jetisu360.linking.graph.solve import solve
from jetisu360.linking.graph.solved_graph import SolvedGraph, SolvedLink
from jetisu360.linking.graph.walking_order import STEPS, measured
from jetisu360.linking.pair.compare import Candidate, Pair
from jetisu360.linking.pair.matching import Matches
from jetisu360.linking.pair.triangulation import Points

from ..world import CAMERAS, Camera, relative_pose_of

Pairs = dict[Edge, Pair]
CORRIDOR = [Camera(3.0 * k, 0.1 * (k % 3), 40.0 * k % 360) for k in range(10)]


def likely(a: int, b: int, probability: float) -> Pair:
    """A pair of the corridor that is right."""
    relative_yaw, baseline = relative_pose_of(CORRIDOR[a], CORRIDOR[b])
    seen, far = np.tile(baseline, (3, 1)).astype(np.float32), np.ones(3, np.float32)
    things = Points(seen, seen, far, far)
    one = Candidate(relative_yaw, baseline, probability, 40, None, things, 1e4 * np.eye(3))
    return Pair(Matches.none(), (one,))


def walked(probability: float = 0.9) -> Pairs:
    return {(k, k + 1): likely(k, k + 1, probability) for k in range(len(CORRIDOR) - 1)}


def between(graph: SolvedGraph, a: int, b: int) -> SolvedLink:
    return next(link for link in graph.links if (link.a, link.b) == (a, b))


def parts(graph: SolvedGraph) -> int:
    return len(set(graph.component))


def test_links_of_a_walk_say_that_the_order_means_something() -> None:
    count = len(CORRIDOR)
    assert measured(count, walked(), range(count)).weight > 0.95
    assert measured(count, walked(), None).weight == 0
    # Pictures of which nothing is known yet: perhaps.
    assert measured(count, {}, range(count)).weight == pytest.approx(0.5)


def test_a_shuffled_folder_says_nothing_and_is_no_worse_than_none() -> None:
    count, pairs = len(CORRIDOR), walked() | {(2, 6): likely(2, 6, 0.3), (0, 9): likely(0, 9, 0.12)}
    plain = solve(count, pairs)
    for ranks in ((0, 5, 1, 6, 2, 7, 3, 8, 4, 9), (4, 9, 0, 6, 1, 8, 3, 7, 2, 5)):
        assert measured(count, pairs, ranks).weight < 0.5
        shuffled = solve(count, pairs, order=ranks)
        assert shuffled.component == plain.component
        for link in plain.links:
            assert between(shuffled, link.a, link.b).confidence >= link.confidence - 0.01
            assert between(shuffled, link.a, link.b).held


def test_neighbours_in_the_walk_are_believed_sooner_and_nobody_less() -> None:
    count, pairs = len(CORRIDOR), walked() | {(4, 5): likely(4, 5, 0.3)}
    plain, told = solve(count, pairs), solve(count, pairs, order=range(count))
    assert between(told, 4, 5).confidence > between(plain, 4, 5).confidence + 0.2
    pairs = walked() | {(1, 8): likely(1, 8, 0.3)}
    plain, told = solve(count, pairs), solve(count, pairs, order=range(count))
    assert between(told, 1, 8).confidence == pytest.approx(between(plain, 1, 8).confidence, abs=1e-6)


def test_the_order_makes_nothing_sure_that_the_pictures_do_not_nearly() -> None:
    """The last picture of one classroom and the first of the next, which looks the same."""
    count, pairs = len(CORRIDOR), walked()
    for own, sure in ((0.7, False), (0.8, True)):
        pairs[4, 5] = likely(4, 5, own)
        link = between(solve(count, pairs, order=range(count)), 4, 5)
        assert link.by_itself > 0.9
        assert link.sure == sure


def test_parts_are_joined_where_pictures_follow_each_other() -> None:
    count, pairs = len(CORRIDOR), walked()
    pairs[4, 5] = likely(4, 5, 0.2)
    assert parts(solve(count, pairs)) == 2
    told = solve(count, pairs, order=range(count))
    assert parts(told) == 1
    links = with_arrows(count, told.links)
    (joining,) = [link for link in links if (link.a, link.b) == (4, 5)]
    assert joining.arrow
    assert not joining.sure
    pairs[4, 5] = likely(4, 5, 0.05)
    assert parts(solve(count, pairs, order=range(count))) == 2


def test_what_is_on_no_loop_and_no_neighbour_in_the_walk_is_never_sure_and_no_arrow() -> None:
    """Two equal modules of a corridor: all that they have in common agrees, and nothing else says so."""
    count = len(CORRIDOR)
    pairs = {edge: pair for edge, pair in walked().items() if edge != (4, 5)} | {(1, 8): likely(1, 8, 0.99)}
    bold = with_arrows(count, solve(count, pairs).links)
    assert next(link for link in bold if (link.a, link.b) == (1, 8)).sure
    told = with_arrows(count, solve(count, pairs, order=range(count)).links)
    copy = next(link for link in told if (link.a, link.b) == (1, 8))
    assert not copy.held
    assert not copy.sure
    assert not copy.arrow
    said = solve(count, pairs, Fixed(joined=frozenset({(1, 8)})), order=range(count))
    assert between(said, 1, 8).sure, "what a person said needs no loop"


def test_a_word_counts_whatever_the_order_says() -> None:
    count, pairs = len(CORRIDOR), walked()
    told = solve(count, pairs, Fixed(apart=frozenset({(3, 4)})), order=range(count))
    assert (3, 4) not in {(link.a, link.b) for link in told.links}
    assert parts(told) == 2


def test_answers_of_one_pair_still_exclude_each_other(compared: Pairs) -> None:
    order = measured(len(CAMERAS), compared, range(len(CAMERAS)))
    for edge, pair in compared.items():
        heard = order.heard(edge, pair.candidates)
        assert sum(one.probability for one in heard) <= 1
        assert [replace(one, probability=0.0) for one in heard] == [
            replace(one, probability=0.0) for one in pair.candidates
        ]


def test_neighbours_are_at_most_two_apart() -> None:
    order = measured(len(CORRIDOR), walked(), range(len(CORRIDOR)))
    near = {edge for edge in itertools.combinations(range(len(CORRIDOR)), 2) if order.near(edge)}
    assert near == {(a, b) for a, b in itertools.combinations(range(len(CORRIDOR)), 2) if b - a <= STEPS}
