"""Three comparisons that close a circle speak for each other, and against the one that does not fit."""

from __future__ import annotations

import numpy as np
import pytest

from jetisu360.linking.graph.loop_consistency import weigh
from jetisu360.linking.pair.compare import Candidate
from jetisu360.linking.pair.hypothesis import wrap
from jetisu360.linking.pair.triangulation import Points

from ..world import Camera, relative_pose_of

PLACES = [Camera(0, 0, 10), Camera(5, 1, 100), Camera(2, 6, 250), Camera(6, 7, 330)]


def right(a: int, b: int, probability: float) -> Candidate:
    relative_yaw, baseline = relative_pose_of(PLACES[a], PLACES[b])
    return Candidate(relative_yaw, baseline, probability, 50, None, Points.none(), np.eye(3))


def wrong(a: int, b: int, probability: float, relative_yaw: float = 90.0) -> Candidate:
    it = right(a, b, probability)
    return Candidate(
        wrap(it.relative_yaw + relative_yaw), it.baseline, probability, 50, None, Points.none(), np.eye(3)
    )


def test_three_right_ones_lift_each_other() -> None:
    pairs = {edge: [right(*edge, 0.6)] for edge in ((0, 1), (0, 2), (1, 2))}
    assert all(one[0] > 0.65 for one in weigh(pairs).values())


def test_the_two_others_choose_between_rivals() -> None:
    pairs = {
        (0, 1): [right(0, 1, 0.9)],
        (1, 2): [right(1, 2, 0.9)],
        (0, 2): [wrong(0, 2, 0.6), right(0, 2, 0.3)],
    }
    belief = weigh(pairs)[0, 2]
    assert belief[1] > 0.5
    assert belief[0] < 0.3


def test_who_does_not_close_is_believed_less() -> None:
    pairs = {(0, 1): [right(0, 1, 0.9)], (1, 2): [right(1, 2, 0.9)], (0, 2): [wrong(0, 2, 0.8)]}
    belief = weigh(pairs)
    assert belief[0, 2][0] < 0.75
    assert belief[0, 2][0] < min(belief[0, 1][0], belief[1, 2][0])


def test_turns_that_close_are_not_enough_the_way_must_lie_between() -> None:
    it = right(0, 2, 0.5)
    behind = Candidate(it.relative_yaw, -it.baseline, 0.5, 50, None, Points.none(), np.eye(3))
    pairs = {(0, 1): [right(0, 1, 0.9)], (1, 2): [right(1, 2, 0.9)]}
    there = weigh({**pairs, (0, 2): [it]})[0, 2][0]
    back = weigh({**pairs, (0, 2): [behind]})[0, 2][0]
    assert there > 0.5 > back


def test_without_a_third_picture_nothing_changes() -> None:
    pairs = {(0, 1): [right(0, 1, 0.4), wrong(0, 1, 0.3)], (2, 3): [right(2, 3, 0.7)], (1, 3): []}
    belief = weigh(pairs)
    assert belief[0, 1] == pytest.approx([0.4, 0.3])
    assert belief[2, 3] == pytest.approx([0.7])
    assert belief[1, 3] == []


def test_at_most_one_answer_of_a_pair_is_right() -> None:
    pairs = {
        (a, b): [right(a, b, 0.5), wrong(a, b, 0.3), wrong(a, b, 0.15, 180)]
        for a in range(4)
        for b in range(a + 1, 4)
    }
    for belief in weigh(pairs).values():
        assert sum(belief) <= 1
        assert belief[0] == max(belief)


def test_more_loops_say_more_but_a_crowd_is_no_proof() -> None:
    """Ten pictures that saw the same banner close as many loops as ten that saw a hall."""
    rotated = [right(0, 1, 0.3)]
    beliefs = []
    for thirds in (0, 1, 3, 40):
        pairs = {(0, 1): rotated}
        for c in range(2, 2 + thirds):
            pairs |= {(0, c): [right(0, 2, 0.3)], (1, c): [right(1, 2, 0.3)]}
        beliefs.append(weigh(pairs)[0, 1][0])
    assert beliefs[0] < beliefs[1] <= beliefs[2] < 1
    assert beliefs[3] < beliefs[2] + 0.1
