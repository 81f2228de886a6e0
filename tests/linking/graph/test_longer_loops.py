"""Two doors between two parts of a house, through rooms of their own, speak for each other."""

from __future__ import annotations

import numpy as np
import pytest

from jetisu360.linking.constraints import Drawn, Fixed
from jetisu360.linking.graph.neighbours import with_arrows
from jetisu360.linking.graph.pose_graph import Edge
from jetisu360.linking.graph.solve import solve
from jetisu360.linking.graph.solved_graph import SolvedGraph
from jetisu360.linking.pair.compare import Candidate, Pair
from jetisu360.linking.pair.evidence import Evidence
from jetisu360.linking.pair.hypothesis import wrap
from jetisu360.linking.pair.matching import Matches
from jetisu360.linking.pair.triangulation import Points

from ..world import Camera, relative_pose_of

ROUND = [Camera(0, 0, 10), Camera(6, 0, 100), Camera(6, 6, 250), Camera(0, 6, 330)]
"""Corridor, room, hall and vestibule: one walks round, and sees only the next from each."""


def link(a: int, b: int, probability: float, *, askew: float = 0.0, sectors: float = 6) -> Pair:
    relative_yaw, baseline = relative_pose_of(ROUND[a], ROUND[b])
    seen, far = np.tile(baseline, (3, 1)).astype(np.float32), np.ones(3, np.float32)
    known = Evidence(3, 2, 0.5, 1, 3.5, sectors, 0.4, 0, 2, 0.5, 1)
    things = Points(seen, seen, far, far)
    one = Candidate(wrap(relative_yaw + askew), baseline, probability, 60, known, things, 1e4 * np.eye(3))
    return Pair(Matches.none(), (one,))


def house(door: float = 0.42, *, askew: float = 0.0, sectors: float = 6) -> dict[Edge, Pair]:
    return {
        (0, 1): link(0, 1, 0.95, sectors=sectors),
        (2, 3): link(2, 3, 0.95, sectors=sectors),
        (1, 2): link(1, 2, 0.45),
        (0, 3): link(0, 3, door, askew=askew),
    }


def confidence(graph: SolvedGraph, edge: Edge) -> float:
    return next(link.confidence for link in graph.links if (link.a, link.b) == edge)


def test_two_doors_that_say_the_same_join_two_parts() -> None:
    alone = solve(4, {edge: pair for edge, pair in house().items() if edge != (0, 3)})
    assert len(set(alone.component)) == 2
    both = solve(4, house())
    assert len(set(both.component)) == 1
    assert confidence(both, (1, 2)) > 0.6
    assert confidence(both, (0, 3)) > 0.55


def test_the_door_on_such_a_loop_may_have_an_arrow_and_the_doubted_one_has_none() -> None:
    """In the order 0, 1, 9, 10 neither door is between neighbours."""
    joined = solve(4, house(), order=(0, 1, 9, 10))
    assert any(it.arrow for it in with_arrows(4, joined.links) if (it.a, it.b) in ((1, 2), (0, 3)))


def test_one_that_says_something_else_joins_nothing() -> None:
    apart = solve(4, house(askew=90))
    assert len(set(apart.component)) == 2
    assert confidence(apart, (1, 2)) < 0.45


def test_pictures_of_one_room_are_one_voice() -> None:
    """Two rooms that look alike, each with two pictures: all of them make the same mistake."""
    alike = solve(4, house(sectors=14))
    assert len(set(alike.component)) == 2
    assert confidence(alike, (1, 2)) == pytest.approx(0.45, abs=0.01)


def test_what_hardly_anybody_believes_is_not_asked() -> None:
    whisper = solve(4, house(door=0.05))
    assert confidence(whisper, (1, 2)) == pytest.approx(0.45, abs=0.01)


def test_a_word_is_not_put_to_the_vote() -> None:
    drawn = Fixed(drawn={(0, 3): Drawn(0.0), (3, 0): Drawn(90.0)})
    assert confidence(solve(4, house(), drawn), (0, 3)) == 1
