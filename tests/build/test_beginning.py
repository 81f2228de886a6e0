"""Where visits begin: in which room, and that one sees a door there on any screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.build.beginning import SEEN, _towards

directions = st.floats(-180, 180, exclude_max=True)


def off(a: float, b: float) -> float:
    return abs((a - b + 180) % 360 - 180)


@given(directions, st.lists(directions, min_size=1, max_size=6))
def test_a_visit_begins_with_a_door_in_sight(ahead: float, doors: list[float]) -> None:
    view = _towards(ahead, doors, doors)
    assert min(off(view, door) for door in doors) <= SEEN


@given(directions, st.lists(directions, max_size=6))
def test_nobody_is_turned_away_from_what_is_ahead(ahead: float, doors: list[float]) -> None:
    assert _towards(ahead, [*doors, ahead + SEEN / 2], doors) == ahead


@pytest.mark.parametrize(
    ("doors", "labels", "seen"),
    [
        ([90.0, -60.0], [40.0], -60.0),
        ([], [40.0, 170.0], 40.0),
        ([90.0], [3.0], 0.0),
        ([], [], 0.0),
    ],
    ids=["the nearest door", "without doors a label", "a label is in sight", "nothing to see"],
)
def test_what_one_looks_at_first(doors: list[float], labels: list[float], seen: float) -> None:
    assert _towards(0.0, [*doors, *labels], doors) == seen
