"""From directions and things in common to a plan."""

from __future__ import annotations

import numpy as np
import pytest

from jetisu360.linking.graph.adjustment import Observation, adjust
from jetisu360.linking.graph.baseline_lengths import USUAL, Span, estimate_lengths
from jetisu360.linking.graph.poses import in_world
from jetisu360.linking.graph.positions import Direction, solve_positions
from jetisu360.linking.pair.compare import Pair
from jetisu360.linking.pair.triangulation import Points

from ..world import CAMERAS, relative_pose_of

PLACES = np.stack([camera.place for camera in CAMERAS])
HEADINGS = np.array([camera.heading for camera in CAMERAS], float)
EDGES = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (2, 6), (6, 7), (1, 4), (0, 5), (2, 4)]
Pairs = dict[tuple[int, int], Pair]


def metres(a: int, b: int) -> float:
    return float(np.linalg.norm(PLACES[a] - PLACES[b]))


def spans(compared: Pairs, edges: list[tuple[int, int]]) -> list[Span]:
    return [Span(a, b, compared[a, b].candidates[0].points, 0.9) for a, b in edges]


def directions(edges: list[tuple[int, int]], known: float = 0.5, factor: float = 1.0) -> list[Direction]:
    found = []
    for a, b in edges:
        baseline = (PLACES[b] - PLACES[a]) / metres(a, b)
        found.append(Direction(a, b, baseline, factor * metres(a, b), known, 0.9))
    return found


def observations(edges: list[tuple[int, int]], factor: float = 1.0) -> list[Observation]:
    scale_group = np.eye(3) * 1e5
    return [
        Observation(
            a, b, *relative_pose_of(CAMERAS[a], CAMERAS[b]), scale_group, factor * metres(a, b), 0.5, 0.9
        )
        for a, b in edges
    ]


def test_the_floor_and_what_is_seen_twice_give_the_lengths(compared: Pairs) -> None:
    found = estimate_lengths(spans(compared, EDGES), 1.6)
    true = np.array([metres(*edge) for edge in EDGES])
    assert np.median(np.abs(found.metres / true - 1)) < 0.1
    assert np.abs(np.log(found.metres / true)).max() < 0.3
    assert (found.known > 0.2).all()


def test_a_camera_twice_as_high_makes_everything_twice_as_far(compared: Pairs) -> None:
    low, high = (estimate_lengths(spans(compared, EDGES), height).metres for height in (1.6, 3.2))
    assert high / low == pytest.approx(np.full(len(EDGES), 2.0), rel=0.1)


def test_one_length_that_was_measured_goes_to_the_others(compared: Pairs) -> None:
    found = estimate_lengths(spans(compared, EDGES), given={0: 2 * metres(*EDGES[0])})
    assert found.metres[0] == pytest.approx(2 * metres(*EDGES[0]), rel=1e-3)
    assert found.known[0] == 1
    near = EDGES.index((1, 2))
    plain = estimate_lengths(spans(compared, EDGES)).metres[near]
    assert found.metres[near] > 1.2 * plain


def seen_by_both(length: float, things: np.ndarray) -> Points:
    """Things (n, 3) about camera A, east, up and north of it in metres, B standing `length` to its north."""
    from_b = things - [0, 0, length]
    far_a, far_b = np.linalg.norm(things, axis=1), np.linalg.norm(from_b, axis=1)
    four = things / far_a[:, None], from_b / far_b[:, None], far_a / length, far_b / length
    return Points(*(one.astype(np.float32) for one in four))


def layer(depth: float, count: int, seed: int) -> np.ndarray:
    """Things at one depth below the camera, on both sides of the way."""
    draw = np.random.default_rng(seed)
    east = draw.uniform(1, 3, count) * draw.choice([-1, 1], count)
    return np.stack([east, np.full(count, -depth), draw.uniform(-1, 3, count)], axis=1)


def test_tables_are_not_taken_for_the_floor_where_another_pair_sees_it() -> None:
    """Of the hall only tables are seen from both, 0.85 m below the cameras: alone it seems twice as large.
    What hangs on the walls ties it to the corridor, whose floor is seen.
    """
    walls = layer(-0.5, 60, 3)
    hall = Span(0, 1, seen_by_both(3.0, np.concatenate([walls, layer(0.85, 50, 1)])), 0.9)
    rotated = seen_by_both(2.0, np.concatenate([walls, layer(1.6, 40, 2)]))
    corridor = Span(0, 2, rotated, 0.9)
    alone = estimate_lengths([hall], 1.6).metres[0]
    assert alone == pytest.approx(3.0 * 1.6 / 0.85, rel=0.1)
    both = estimate_lengths([hall, corridor], 1.6).metres
    assert both == pytest.approx([3.0, 2.0], rel=0.1)


def test_what_lies_absurdly_deep_is_no_floor() -> None:
    """A dozen false matches that agree on a depth of twenty metres."""
    things = np.concatenate([layer(1.6, 40, 1), layer(20.0, 14, 2) * [8, 1, 8]])
    found = estimate_lengths([Span(0, 1, seen_by_both(3.0, things), 0.9)], 1.6)
    assert found.metres[0] == pytest.approx(3.0, rel=0.1)


def test_where_nothing_is_known_it_is_the_usual() -> None:
    found = estimate_lengths([Span(0, 1, Points.none(), 1.0)])
    assert found.metres[0] == pytest.approx(USUAL)
    assert found.known[0] == 0
    assert estimate_lengths([]).metres.shape == (0,)


def test_right_directions_give_the_plan() -> None:
    found = solve_positions(8, directions(EDGES))
    assert np.abs(found - (PLACES - PLACES[0])).max() < 0.05


def test_directions_hold_the_shape_where_lengths_are_poor() -> None:
    """A ring of rooms whose lengths are all too long by half: the shape stays."""
    found = solve_positions(8, directions(EDGES, known=0.1, factor=1.5)) / 1.5
    assert np.abs(found - (PLACES - PLACES[0])).max() < 0.1


def test_one_direction_that_is_wrong_pulls_at_nothing() -> None:
    some = directions([*EDGES, (0, 2), (1, 3), (3, 5), (1, 6)])
    wrong = Direction(0, 3, in_world(np.array([0, 0, 1.0]), 170), 6.0, 0.5, 0.6)
    found = solve_positions(8, [*some, wrong])
    assert np.abs(found - (PLACES - PLACES[0])).max() < 0.4


def test_what_was_measured_stays() -> None:
    fixed = {1: np.array([100.0, 1.6, 50.0]), 3: np.array([100.0, 1.6, 50.0]) + (PLACES[3] - PLACES[1])}
    found = solve_positions(8, directions(EDGES), fixed)
    for k, place in fixed.items():
        assert found[k] == pytest.approx(place, abs=0.05)
    assert np.abs(found - found[1] - (PLACES - PLACES[1])).max() < 0.1


def test_each_part_begins_at_its_first() -> None:
    found = solve_positions(8, directions([(0, 1), (6, 7)]))
    assert found[[0, 2, 6]] == pytest.approx(np.zeros((3, 3)), abs=1e-3)
    assert found[7] == pytest.approx(PLACES[7] - PLACES[6], abs=0.05)


def test_headings_and_places_are_put_right_together() -> None:
    draw = np.random.default_rng(1)
    headings = HEADINGS + draw.normal(0, 1.5, 8) * (np.arange(8) > 0)
    places = PLACES + draw.normal(0, 0.3, (8, 3)) * (np.arange(8) > 0)[:, None]
    rotated, moved = adjust(headings, places, observations(EDGES), {0: HEADINGS[0]}, {0: PLACES[0]})
    assert np.abs((rotated - HEADINGS + 180) % 360 - 180).max() < 0.05
    assert np.abs(moved - PLACES).max() < 0.05


def test_a_pair_that_is_wrong_bends_nothing() -> None:
    wrong = Observation(0, 7, 170.0, np.array([0.0, 0, 1]), np.eye(3) * 1e5, 5.0, 0.3, 0.9)
    held = {0: HEADINGS[0]}, {0: PLACES[0]}
    rotated, moved = adjust(HEADINGS.copy(), PLACES.copy(), [*observations(EDGES), wrong], *held)
    assert np.abs((rotated - HEADINGS + 180) % 360 - 180).max() < 0.3
    assert np.abs(moved - PLACES).max() < 0.3


def test_what_is_held_does_not_move() -> None:
    held_places = {0: PLACES[0], 3: PLACES[3] + [0.4, 0, 0]}
    headings, places = HEADINGS.copy(), PLACES.copy()
    places[3] = held_places[3]
    rotated, moved = adjust(
        headings, places, observations(EDGES), {0: HEADINGS[0], 4: HEADINGS[4]}, held_places
    )
    assert moved[[0, 3]] == pytest.approx(np.stack(list(held_places.values())), abs=0.01)
    assert rotated[[0, 4]] == pytest.approx(HEADINGS[[0, 4]], abs=0.05)
