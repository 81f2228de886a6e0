"""How two pictures stand to each other is found among mostly wrong matches."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jetisu360.linking.graph.solved_graph import SURE
from jetisu360.linking.pair.compare import LOOK_ALIKE, Candidate, Pair, doubted, nearness, pair_of
from jetisu360.linking.pair.hypothesis import wrap
from jetisu360.linking.pair.matching import Matches
from jetisu360.linking.pair.relative_pose import find_hypotheses
from jetisu360.linking.pair.triangulation import Points

from ..world import Camera, World, matches_of, relative_pose_of

headings = st.floats(0, 360)
in_hall = st.builds(
    Camera, st.floats(0.8, 7.2), st.floats(0.8, 5.2), headings, st.floats(1.3, 1.9, allow_subnormal=False)
)


def errors(one: Candidate, a: Camera, b: Camera) -> tuple[float, float]:
    """Degrees by which the turn and the way miss."""
    relative_yaw, baseline = relative_pose_of(a, b)
    return abs(wrap(one.relative_yaw - relative_yaw)), float(
        np.degrees(np.arccos(min(1.0, float(one.baseline @ baseline))))
    )


def apart(a: Camera, b: Camera) -> float:
    return float(np.linalg.norm(a.place - b.place))


@settings(max_examples=20, deadline=None, derandomize=True)
@given(in_hall, in_hall)
def test_turn_and_way_are_found_with_six_wrong_matches_in_ten(building: World, a: Camera, b: Camera) -> None:
    assume(apart(a, b) > 1)
    best = pair_of(matches_of(building, a, b, wrong=0.6)).candidates[0]
    relative_yaw, baseline = errors(best, a, b)
    assert relative_yaw < 1
    assert baseline < 1


def test_they_are_good_to_three_tenths_of_a_degree(building: World) -> None:
    draw = np.random.default_rng(4)
    missed = []
    for k in range(15):
        a, b = (Camera(*draw.uniform((0.8, 0.8, 0), (7.2, 5.2, 360))) for _ in range(2))
        if apart(a, b) > 1:
            missed.append(errors(pair_of(matches_of(building, a, b, wrong=0.6, seed=k)).candidates[0], a, b))
    assert (np.median(missed, axis=0) <= 0.3).all(), missed


def test_through_a_door_too(building: World) -> None:
    a, b = Camera(6, 3, 70), Camera(10, 3, 300)
    relative_yaw, baseline = errors(pair_of(matches_of(building, a, b, wrong=0.6)).candidates[0], a, b)
    assert relative_yaw < 0.5
    assert baseline < 0.5


def test_the_same_matches_give_the_same_answer(building: World) -> None:
    matches = matches_of(building, Camera(2, 2), Camera(6, 4, 30), wrong=0.6)
    first, second = pair_of(matches), pair_of(matches)
    assert [one.relative_yaw for one in first.candidates] == [one.relative_yaw for one in second.candidates]
    assert [one.probability for one in first.candidates] == [one.probability for one in second.candidates]


@pytest.mark.parametrize("count", [0, 1, 5])
def test_fewer_than_six_matches_leave_everything_open(building: World, count: int) -> None:
    matches = matches_of(building, Camera(2, 2), Camera(6, 4, 30), wrong=0.0).take(slice(0, count))
    assert find_hypotheses(matches) == []
    assert pair_of(matches).candidates == ()


def test_sizes_need_not_be_known(building: World) -> None:
    a, b = Camera(2, 2), Camera(6, 4, 30)
    matches = matches_of(building, a, b)
    unknown = replace(matches, scale=np.full(len(matches), np.nan))
    best = pair_of(unknown).candidates[0]
    assert max(errors(best, a, b)) < 0.5
    assert np.isfinite(best.probability)


def in_a_symmetric_corridor() -> tuple[Pair, Camera, Camera, Camera]:
    """A corridor of which one end is like the other: each thing is matched with itself or with its double.
    The last camera is where B would stand if the doubles were the things themselves.
    """
    draw = np.random.default_rng(3)
    half = np.stack(
        [draw.choice([-1.0, 1.0], 60), draw.uniform(0.2, 2.6, 60), draw.uniform(-9, 9, 60)], axis=1
    )
    double = half * np.array([-1, 1, -1])
    a, b = Camera(0.2, -5, 15), Camera(-0.3, 1, 200)
    ghost = Camera(-b.east, -b.north, b.heading + 180)
    p = a.sees(half)
    q = np.where(np.arange(60)[:, None] % 2 == 0, b.sees(half), b.sees(double))
    return pair_of(Matches(p, q, np.full(60, np.nan), np.full(60, 0.7))), a, b, ghost


def test_a_symmetric_corridor_keeps_its_rivals_and_is_not_sure() -> None:
    pair, a, b, ghost = in_a_symmetric_corridor()
    for there in (b, ghost):
        assert min(max(errors(one, a, there)) for one in pair.candidates) < 1
    assert max(one.probability for one in pair.candidates) < SURE
    assert sum(one.probability for one in pair.candidates) <= 1


@settings(max_examples=50, derandomize=True)
@given(in_hall, in_hall)
def test_seen_from_the_other_picture_it_is_the_same(a: Camera, b: Camera) -> None:
    assume(apart(a, b) > 0.5)
    points = Points(*(np.eye(3, dtype=np.float32)[:2],) * 2, *np.float32([[1, 2], [3, 4]]))
    one = Candidate(*relative_pose_of(a, b), 0.7, 9, None, points, np.eye(3))
    other = one.swapped()
    relative_yaw, baseline = relative_pose_of(b, a)
    assert abs(wrap(other.relative_yaw - relative_yaw)) < 1e-6
    assert np.allclose(other.baseline, baseline)
    assert abs(wrap(other.yaw - one.yaw_back)) < 1e-6
    assert abs(wrap(other.yaw_back - one.yaw)) < 1e-6
    assert other.pitch == pytest.approx(-one.pitch)
    assert np.array_equal(other.points.far_a, points.far_b)
    assert np.allclose(other.swapped().baseline, one.baseline)


def test_things_are_as_far_as_they_are(building: World) -> None:
    """Distances come out in lengths of the way between the two pictures."""
    a, b = Camera(2, 2), Camera(6, 4, 30)
    points = pair_of(matches_of(building, a, b)).candidates[0].points
    seen = a.sees(building.things)
    true = np.linalg.norm(building.things - a.place, axis=1) / apart(a, b)
    nearest = (points.p @ seen.T).argmax(axis=1)
    off = np.abs(points.far_a / true[nearest] - 1)
    assert len(points) > 60
    assert np.median(off) < 0.03


def looked_alike(building: World, all_around: bool) -> Candidate:
    """Two cameras a hand's breadth apart; all around they have something in common, or on one side only."""
    a, b = Camera(3, 3, 40), Camera(3.25, 3.1, 40)
    matches = matches_of(building, a, b, most=400)
    if not all_around:
        matches = matches.take(matches.p[:, 2] > 0)
    return max(pair_of(matches).candidates, key=lambda one: one.inliers)


def test_two_corners_of_one_gallery_are_not_one_corner_twice(building: World) -> None:
    """Who stands a hand's breadth beside the other sees the same on all sides."""
    assert looked_alike(building, all_around=True).probability > 0.5
    assert looked_alike(building, all_around=False).probability <= LOOK_ALIKE


def test_who_stands_near_and_has_little_in_common_is_doubted(building: World) -> None:
    """Equal windows and lamps agree all around, as in one room; there everything else would agree, too."""
    seen = looked_alike(building, all_around=True).evidence
    assert seen is not None
    little = replace(seen, share=0.1)
    assert nearness(little, 1.0) < nearness(little, 2.0) < nearness(little, 5.0) == 1
    assert nearness(replace(little, share=0.5), 1.0) == 1, "they have much in common"
    assert nearness(replace(little, sectors=4.0), 1.0) == 1, "a door stands between"
    assert doubted(0.9, nearness(little, 1.0)) < 0.5
