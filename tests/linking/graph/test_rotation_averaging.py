"""One compass for all pictures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.linking.graph.rotation_averaging import RelativeYaw, synchronise
from jetisu360.linking.pair.hypothesis import wrap


def off(found: np.ndarray, true: np.ndarray) -> np.ndarray:
    """Degrees by which headings miss, the first being held to be right."""
    miss = (found - true + 180) % 360 - 180
    return np.abs((miss - miss[0] + 180) % 360 - 180)


def yaws_between(true: np.ndarray, edges: list[tuple[int, int]], noise: float = 0.0) -> list[RelativeYaw]:
    draw = np.random.default_rng(1)
    return [
        RelativeYaw(a, b, wrap(float(true[b] - true[a] + draw.normal(0, 1) * noise)), 0.9) for a, b in edges
    ]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.floats(0, 360), min_size=2, max_size=9), st.data())
def test_exact_turns_give_exact_headings(headings: list[float], data: st.DataObject) -> None:
    true, count = np.array(headings), len(headings)
    tree = [(data.draw(st.integers(0, k - 1)), k) for k in range(1, count)]
    more = data.draw(st.lists(st.tuples(*[st.integers(0, count - 1)] * 2), max_size=6))
    found = synchronise(count, yaws_between(true, tree + [(a, b) for a, b in more if a != b]))
    assert off(found, true).max() < 0.01
    assert (found >= 0).all()
    assert (found <= 360).all()


def test_a_round_of_small_errors_is_shared_out() -> None:
    true = np.arange(0, 360, 45.0)
    ring = [(k, (k + 1) % 8) for k in range(8)]
    found = synchronise(8, [RelativeYaw(a, b, 45.2, 1.0) for a, b in ring])
    assert off(found, true).max() < 0.3, "sixteen tenths of a degree too much on the way round"


def test_one_turn_that_is_wrong_bends_nothing() -> None:
    true = np.array([350.0, 20, 130, 200, 290, 5])
    edges = [(a, b) for a in range(6) for b in range(a + 1, 6)]
    relative_yaws = yaws_between(true, edges, 0.2)
    relative_yaws[4] = RelativeYaw(*edges[4], wrap(relative_yaws[4].degrees + 77), 0.7)
    assert off(synchronise(6, relative_yaws), true).max() < 0.5


def test_what_a_person_said_stays_and_the_others_follow() -> None:
    true = np.array([10.0, 100, 200, 300])
    relative_yaws = yaws_between(true, [(0, 1), (1, 2), (2, 3)])
    found = synchronise(4, relative_yaws, {2: 355.0})
    assert found[2] == 355
    assert off(found, true).max() < 1e-6
    both = synchronise(4, relative_yaws, {0: 0.0, 3: 290.0})
    assert both[[0, 3]] == pytest.approx([0, 290])


def test_each_part_begins_at_its_first_picture() -> None:
    found = synchronise(5, [RelativeYaw(0, 1, 30, 1), RelativeYaw(3, 4, -20, 1)])
    assert found == pytest.approx([0, 30, 0, 0, 340])
    assert synchronise(2, []) == pytest.approx([0, 0])
