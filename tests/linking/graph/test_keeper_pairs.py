"""What a person says holds, and the plan is solved again around it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from jetisu360.linking.constraints import Drawn, Fixed
from jetisu360.linking.graph.keeper_pairs import is_stated, with_stated
from jetisu360.linking.graph.pose_graph import Edge
from jetisu360.linking.graph.solve import solve
from jetisu360.linking.graph.solved_graph import SolvedGraph, SolvedLink
from jetisu360.linking.pair.compare import Pair
from jetisu360.linking.pair.hypothesis import wrap

from ..world import CAMERAS, World, pairs_of

PLACES = np.stack([camera.place for camera in CAMERAS])
Pairs = dict[Edge, Pair]


@pytest.fixture(scope="module")
def solved(compared: Pairs) -> SolvedGraph:
    return solve(len(CAMERAS), compared)


def between(solved: SolvedGraph, a: int, b: int) -> SolvedLink:
    return next(link for link in solved.links if (link.a, link.b) == (a, b))


def metres(solved: SolvedGraph, a: int, b: int) -> float:
    return float(np.linalg.norm(solved.positions[a] - solved.positions[b]))


def test_pictures_alone_never_count_as_said(building: World) -> None:
    """However much agrees: copies of a room agree completely."""
    pairs = pairs_of(building, CAMERAS[:3], wrong=0.05, most=400)  # type: ignore[arg-type]
    assert max(pair.candidates[0].probability for pair in pairs.values()) > 0.9
    assert not [edge for edge, pair in pairs.items() if is_stated(pair)]


def test_a_drawn_link_that_agrees_takes_the_measured_direction(compared: Pairs, solved: SolvedGraph) -> None:
    """People draw at doors; the pictures know better where the camera is."""
    measured = between(solved, 1, 2)
    drawn = Fixed(drawn={(1, 2): Drawn(wrap(measured.yaw + 12))})
    link = between(solve(8, compared, drawn), 1, 2)
    assert link.drawn
    assert link.confidence == 1
    assert abs(wrap(link.yaw - measured.yaw)) < 1


def test_a_drawn_link_that_contradicts_is_believed(compared: Pairs, solved: SolvedGraph) -> None:
    measured = between(solved, 6, 7)
    yaw, arrival = wrap(measured.yaw + 100), wrap(measured.yaw_back + 180 + 60)
    again = solve(8, compared, Fixed(drawn={(6, 7): Drawn(yaw, arrival)}))
    link = between(again, 6, 7)
    assert link.sure
    assert abs(wrap(link.yaw - yaw)) < 1
    assert abs(wrap(link.yaw_back + 180 - arrival)) < 1


def test_an_arrow_from_the_other_side_says_the_same(compared: Pairs, solved: SolvedGraph) -> None:
    measured = between(solved, 1, 2)
    back = Fixed(drawn={(2, 1): Drawn(wrap(measured.yaw_back + 5), wrap(measured.yaw + 180))})
    link = between(solve(8, compared, back), 1, 2)
    assert link.drawn
    assert abs(wrap(link.yaw - measured.yaw)) < 1


def test_a_drawn_link_joins_what_no_picture_joins(compared: Pairs) -> None:
    pairs = {edge: compared[edge] for edge in ((0, 1), (6, 7))}
    apart = solve(8, pairs)
    assert apart.component[1] != apart.component[6]
    joined = solve(8, pairs, Fixed(drawn={(1, 6): Drawn(20.0, 50.0)}))
    assert joined.component[0] == joined.component[7]
    assert abs(wrap(float(joined.headings[6] - joined.headings[1]) - (20 - 50))) < 0.1
    one_end = solve(8, pairs, Fixed(drawn={(1, 6): Drawn(20.0)}))
    assert one_end.component[1] != one_end.component[6], "one end alone is a door, not a turn"


def test_flip_puts_the_other_one_behind(compared: Pairs) -> None:
    pairs = {(0, 1): compared[0, 1]}
    there, back = (solve(2, pairs, fixed) for fixed in (None, Fixed(flipped=frozenset({(0, 1)}))))
    assert abs(wrap(between(there, 0, 1).yaw - between(back, 0, 1).yaw)) == pytest.approx(180, abs=0.01)
    assert between(back, 0, 1).sure
    assert float((there.positions[1] - there.positions[0]) @ (back.positions[1] - back.positions[0])) < 0
    assert back.headings[1] == pytest.approx(there.headings[1], abs=0.5)


def test_who_calls_two_neighbours_joins_their_parts(compared: Pairs) -> None:
    """A suggestion that nobody dares to make an arrow of; said once, everything is solved around it."""
    pairs = {edge: compared[edge] for edge in ((3, 4), (4, 6), (6, 7))}
    halved = [replace(one, probability=one.probability / 2) for one in pairs[4, 6].candidates]
    pairs[4, 6] = replace(pairs[4, 6], candidates=tuple(halved))
    alone = solve(8, pairs)
    assert not between(alone, 4, 6).sure
    assert alone.component[4] != alone.component[6]
    said = solve(8, pairs, Fixed(joined=frozenset({(4, 6)})))
    assert between(said, 4, 6).sure
    assert said.component[3] == said.component[7]
    assert abs(wrap(between(said, 4, 6).yaw - between(alone, 4, 6).yaw)) < 1


def test_where_all_answers_are_chance_a_word_shows_no_direction(compared: Pairs) -> None:
    chance = [replace(one, probability=one.probability / 10) for one in compared[0, 3].candidates]
    pairs = {(0, 3): replace(compared[0, 3], candidates=tuple(chance))}
    said = solve(8, pairs, Fixed(joined=frozenset({(0, 3)})))
    assert between(said, 0, 3).confidence < 0.02


def test_the_answer_that_a_person_was_shown_is_meant(compared: Pairs, solved: SolvedGraph) -> None:
    """The two see little of each other: by itself another answer is as likely as the one the tour expects."""
    shown = between(solved, 3, 7)
    assert not shown.sure
    pairs = {edge: pair for edge, pair in compared.items() if 7 not in edge} | {(3, 7): compared[3, 7]}
    fixed = Fixed(joined=frozenset({(3, 7)}), seen={(3, 7): (shown.yaw, shown.yaw_back)})
    link = between(solve(8, pairs, fixed), 3, 7)
    assert link.sure
    assert abs(wrap(link.yaw - shown.yaw)) < 3
    assert abs(wrap(link.yaw_back - shown.yaw_back)) < 3


def test_a_distance_between_rooms_that_do_not_see_each_other_scales_the_plan_as_well(
    compared: Pairs, solved: SolvedGraph
) -> None:
    assert (5, 7) not in {(link.a, link.b) for link in solved.links if link.confidence > 0.5}
    again = solve(8, compared, Fixed(distances={(5, 7): 30.0}))
    assert metres(again, 5, 7) == pytest.approx(30.0, rel=0.01)
    assert again.scaled == (True,)


def test_a_plan_that_is_laid_out_by_hand_lies_as_it_was_laid_and_takes_no_link_away(
    compared: Pairs, solved: SolvedGraph
) -> None:
    laid = {k: place + np.array([30.0, 0, -12]) for k, place in enumerate(PLACES)}
    laid[7] = laid[7] + [2.0, 0, 2.5]
    again = solve(
        8, compared, Fixed(positions=laid), compass={0: 77.0}, gps={0: (0, 0), 3: (9, 9), 7: (80, 1)}
    )
    assert again.positions == pytest.approx(np.stack([laid[k] for k in range(8)]), abs=0.01)
    assert {(one.a, one.b) for one in again.links if one.sure} == {
        (one.a, one.b) for one in solved.links if one.sure
    }
    for link in solved.links:
        if link.sure:
            assert abs(wrap(between(again, link.a, link.b).yaw - link.yaw)) < 1, "arrows stay where doors are"
    missed = (again.headings - [camera.heading for camera in CAMERAS] + 180) % 360 - 180
    assert np.median(np.abs(missed)) < 2


def test_what_is_no_neighbour_is_no_link_and_the_others_stay(compared: Pairs, solved: SolvedGraph) -> None:
    again = solve(8, compared, Fixed(apart=frozenset({(1, 2), (0, 4)})))
    assert not {(1, 2), (0, 4)} & {(link.a, link.b) for link in again.links}
    assert np.abs((again.headings - solved.headings + 180) % 360 - 180).max() < 1
    all_apart = frozenset(edge for edge in compared if 7 in edge)
    assert solve(8, compared, Fixed(apart=all_apart)).alone == (7,)


def test_after_each_answer_the_tour_is_as_if_it_had_been_the_first(compared: Pairs) -> None:
    """What one solution has found out of the pairs serves the next one and changes nothing."""
    fresh = {edge: Pair(pair.matches, pair.candidates, pair.alignment) for edge, pair in compared.items()}
    said = Fixed(apart=frozenset({(1, 2)}), joined=frozenset({(4, 6)}))
    for fixed in (None, said, None):
        again, first = solve(8, compared, fixed), solve(8, dict(fresh), fixed)
        assert [(one.a, one.b) for one in again.links] == [(one.a, one.b) for one in first.links]
        assert again.headings == pytest.approx(first.headings, abs=1e-6)
        assert again.positions == pytest.approx(first.positions, abs=1e-6)


def test_a_measured_distance_scales_the_plan(compared: Pairs, solved: SolvedGraph) -> None:
    again = solve(8, compared, Fixed(distances={(0, 1): 8.0}))
    assert metres(again, 0, 1) == pytest.approx(8.0, rel=0.02)
    assert again.scaled == (True,)
    assert between(again, 0, 1).metres == pytest.approx(8.0, rel=0.02)


def test_given_positions_stay_and_give_the_scale(compared: Pairs) -> None:
    fixed = Fixed(
        positions={0: PLACES[0] + [100, 0, 0], 3: PLACES[3] + [100, 0, 0]}, headings={0: CAMERAS[0].heading}
    )
    again = solve(8, compared, fixed)
    assert again.positions[[0, 3]] == pytest.approx(PLACES[[0, 3]] + [100, 0, 0], abs=0.05)
    missed = np.linalg.norm(again.positions - PLACES - [100, 0, 0], axis=1)
    assert np.median(missed) < 0.5


def test_a_given_heading_is_north_for_all(compared: Pairs, solved: SolvedGraph) -> None:
    again = solve(8, compared, Fixed(headings={3: 250.0}), compass={0: 111.0})
    assert again.headings[3] == pytest.approx(250, abs=0.1)
    assert again.north == (True,)
    assert np.abs((again.headings - [camera.heading for camera in CAMERAS] + 180) % 360 - 180).max() < 0.6


def test_a_camera_on_a_high_tripod(compared: Pairs, solved: SolvedGraph) -> None:
    high = solve(8, compared, Fixed(camera_height=3.2))
    assert metres(high, 0, 7) / metres(solved, 0, 7) == pytest.approx(2, rel=0.1)


def test_words_about_pairs_that_were_not_compared_do_no_harm(compared: Pairs) -> None:
    stated = with_stated({}, Fixed(flipped=frozenset({(0, 1)}), drawn={(1, 0): Drawn(5.0, 6.0)}))
    assert list(stated) == [(0, 1)]
    assert is_stated(stated[0, 1])
    assert replace(stated[0, 1].candidates[0], stated=False).probability > 0.99
