"""A whole museum from comparisons of pairs."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from jetisu360.linking.graph.pose_graph import Edge
from jetisu360.linking.graph.poses import in_world
from jetisu360.linking.graph.solve import solve
from jetisu360.linking.graph.solved_graph import SolvedGraph, SolvedLink
from jetisu360.linking.pair.compare import Pair, pair_of
from jetisu360.linking.pair.hypothesis import wrap

from ..world import (
    CAMERAS,
    DOORS,
    ROOMS,
    Box,
    Camera,
    World,
    likeness,
    matches_of,
    pairs_of,
    relative_pose_of,
    with_banner,
    world,
)

PLACES = np.stack([camera.place for camera in CAMERAS])
FAR = np.array([500.0, 0, 0])
Pairs = dict[Edge, Pair]


def off(link: SolvedLink, cameras: list[Camera]) -> float:
    """Degrees by which the worse of the two directions of a link misses."""
    worst = 0.0
    for a, b, yaw in ((link.a, link.b, link.yaw), (link.b, link.a, link.yaw_back)):
        baseline = relative_pose_of(cameras[a], cameras[b])[1]
        worst = max(worst, abs((yaw - np.degrees(np.arctan2(baseline[0], baseline[2])) + 180) % 360 - 180))
    return worst


def heading_errors(solved: SolvedGraph, cameras: list[Camera]) -> np.ndarray:
    miss = (solved.headings - np.array([camera.heading for camera in cameras]) + 180) % 360 - 180
    return np.abs((miss - np.median(miss) + 180) % 360 - 180)


@pytest.fixture(scope="module")
def solved(compared: Pairs) -> SolvedGraph:
    return solve(len(CAMERAS), compared)


def test_one_compass(solved: SolvedGraph) -> None:
    assert heading_errors(solved, CAMERAS).max() <= 0.5
    first = abs(wrap(float(solved.headings[0])))
    assert first < 1e-3, "without a north the first picture is the compass"
    assert solved.north == (False,)
    assert solved.scaled == (False,)


def test_one_plan(solved: SolvedGraph) -> None:
    missed = np.linalg.norm(likeness(solved.positions, PLACES) - PLACES, axis=1)
    assert np.median(missed) <= 0.3
    assert len(set(solved.component)) == len(set(solved.scale_group)) == 1
    assert solved.alone == solved.astray == solved.aliased == ()


def test_what_is_sure_is_right_and_rooms_that_see_each_other_are_joined(solved: SolvedGraph) -> None:
    sure = {(link.a, link.b): off(link, CAMERAS) for link in solved.links if link.sure}
    assert max(sure.values()) < 2
    joined = {frozenset(edge) for edge in sure}
    assert {frozenset(edge) for edge in pairwise([0, 1, 2, 3, 4, 5])} <= joined
    assert {frozenset((2, 6)), frozenset((6, 7))} <= joined


def test_who_looks_at_a_wall_is_told_from_who_looks_through_a_door(
    solved: SolvedGraph, building: World
) -> None:
    def free(link: SolvedLink) -> bool:
        other = World(CAMERAS[link.b].place[np.newaxis], building.walls)
        return bool(other.visible(CAMERAS[link.a])[0])

    known = [link for link in solved.links if link.metres]
    assert {free(link) for link in known} == {True, False}
    assert not any(link.occluded for link in known if free(link))
    # Walls are bare between a thing here and a thing there: where nothing is seen, nothing is said.
    assert np.count_nonzero([link.occluded for link in known if not free(link)]) >= 2


def test_a_link_says_why(solved: SolvedGraph) -> None:
    link = next(one for one in solved.links if (one.a, one.b) == (1, 2))
    assert link.matches > link.inliers > 60
    assert link.sectors >= 4
    assert link.loops >= 2
    assert link.metres > 0
    assert not link.drawn


def test_the_likelier_links_come_first_and_each_picture_is_shown_with_one(solved: SolvedGraph) -> None:
    confidences = [link.confidence for link in solved.shown]
    assert confidences == sorted(confidences, reverse=True)
    assert {k for link in solved.shown for k in (link.a, link.b)} == set(range(8))
    assert all(0 <= link.confidence <= 1 for link in solved.links)


def test_two_buildings_are_two_parts(compared: Pairs) -> None:
    """Pictures of another house among those of the museum."""
    some = [0, 1, 2]
    house = world([(0, 0, 9, 5)], [], seed=9)
    strangers = [Camera(2, 2, 30), Camera(6, 3, 200)]
    pairs = {(a, b): compared[a, b] for a in some for b in some if a < b}
    pairs[3, 4] = pair_of(matches_of(house, *strangers))
    both = World(np.concatenate([house.things + FAR, world(ROOMS, DOORS, 1).things]), house.walls)
    for a in some:
        for b in (3, 4):
            there = Camera(strangers[b - 3].east + 500, strangers[b - 3].north)
            pairs[a, b] = pair_of(_nothing_in_common(both, CAMERAS[a], there, 10 * a + b))
    solved = solve(5, pairs)
    assert solved.component == (0, 0, 0, 1, 1)
    assert all(solved.component[link.a] == solved.component[link.b] for link in solved.links if link.sure)
    assert solved.north == (False, False)


def _nothing_in_common(there: World, a: Camera, b: Camera, seed: int):
    matches = matches_of(there, a, b, least=60, seed=seed, most=0)
    assert len(matches) == 60
    return matches


def test_a_picture_of_elsewhere_is_alone(compared: Pairs) -> None:
    draw = np.random.default_rng(2)
    pairs = {(a, b): compared[a, b] for a, b in ((0, 1), (0, 2), (1, 2))}
    for a in range(3):
        there = world(ROOMS, DOORS, seed=1)
        pairs[a, 3] = pair_of(
            _nothing_in_common(there, CAMERAS[a], Camera(17, 3, float(draw.uniform(0, 360))), a)
        )
    solved = solve(4, pairs)
    assert solved.alone == (3,)
    assert solved.component[3] != solved.component[0]
    assert not [link for link in solved.links if link.sure and link.b == 3]


def test_a_banner_that_stands_in_two_rooms_joins_them_not() -> None:
    """Two rooms with no door between them and the same banner in both; all it gives lies in one direction."""
    rooms: list[Box] = [(0, 0, 8, 6), (20, 0, 27, 9)]
    there = with_banner(world(rooms, [], seed=3), np.array([4, 1.5, 0.1]), np.array([23.5, 1.5, 0.1]))
    cameras = [Camera(3, 4, 30), Camera(5.5, 3, 200), Camera(22.5, 5, 100), Camera(25.5, 4.5, 310)]
    pairs = pairs_of(there, cameras)
    for a in (0, 1):
        for b in (2, 3):
            assert pairs[a, b].candidates[0].inliers > 30, "the banner is recognised"
    solved = solve(4, pairs)
    across = [link for link in solved.links if (link.a < 2) != (link.b < 2)]
    assert across
    assert not [link for link in across if link.sure]
    assert {(link.a, link.b) for link in solved.links if link.sure} == {(0, 1), (2, 3)}


def test_compasses_of_cameras_turn_the_whole_and_bend_nothing(solved: SolvedGraph, compared: Pairs) -> None:
    written = {0: 23.0, 1: 98.0, 2: 163.0, 3: 250.0 + 140}  # three are 3° off, and one stood near iron
    rotated = solve(8, compared, compass=written)
    assert rotated.north == (True,)
    relative_yaw = rotated.headings - solved.headings
    assert (relative_yaw - relative_yaw[0] + 180) % 360 - 180 == pytest.approx(np.zeros(8), abs=1e-6)
    assert abs(rotated.headings[0] - 23) < 5
    moved = np.stack([in_world(place, float(relative_yaw[0])) for place in solved.positions])
    assert rotated.positions == pytest.approx(moved, abs=1e-6), "the plan turns with its compass"


def test_places_on_earth_turn_and_scale_the_whole(solved: SolvedGraph, compared: Pairs) -> None:
    gps = {k: (3 * camera.east, 3 * camera.north) for k, camera in enumerate(CAMERAS)}
    gps[5] = gps[5][0] + 300, gps[5][1]
    laid = solve(8, compared, gps=gps, compass=dict.fromkeys(range(8), 77.0))
    assert laid.north == (True,)
    assert laid.scaled == (True,)
    assert laid.astray == (5,)
    miss = (laid.headings - [camera.heading for camera in CAMERAS] + 180) % 360 - 180
    assert np.abs(miss).max() < 6
    assert laid.positions[7, 0] - laid.positions[0, 0] == pytest.approx(45, rel=0.1)


def test_nothing_and_one() -> None:
    assert solve(0, {}).links == ()
    one = solve(1, {})
    assert one.alone == (0,)
    assert one.positions.shape == (1, 3)
    assert solve(2, {(0, 1): Pair(matches_of(world(ROOMS, DOORS), CAMERAS[0], CAMERAS[1]), ())}).alone == (
        0,
        1,
    )
