"""A museum's own drawing is laid by places of it that are known, and back again."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.tour.document.media import PictureRecord
from jetisu360.tour.document.tour import PlanDrawing
from jetisu360.tour.plan_drawing import is_on, lay, to_drawing, to_plan

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "plan-drawing.json").read_text("utf-8"))
metres = st.floats(-500, 500, allow_nan=False)


def picture(height: float) -> PictureRecord:
    return PictureRecord(src="media/plan.webp", width=1000, height=round(1000 * height))


@pytest.mark.parametrize("case", VECTORS["cases"])
def test_a_drawing_lies_where_its_points_say(case: dict[str, Any]) -> None:
    height = case["height"]
    known = [((left / 100, top / 100 * height), (x, y)) for left, top, x, y in case["known"]]
    places = [place for place, _ in known]
    places += [(left / 100, top / 100 * height) for left, top in case["points"]]
    far = case["distance"]
    across = None
    if far is not None:
        (a, b), (c, d) = places[:2]
        across = far / ((a - c) ** 2 + (b - d) ** 2) ** 0.5
    laid = lay(picture(height), known, across)
    assert {key: getattr(laid, key) for key in case["laid"]} == pytest.approx(case["laid"], abs=1e-3)


@settings(max_examples=50, deadline=None)
@given(metres, metres, st.floats(1, 300), st.floats(-180, 180), metres, metres)
def test_a_place_of_the_plan_is_found_on_the_drawing_and_back(
    x: float, y: float, across: float, turn: float, east: float, north: float
) -> None:
    drawing = PlanDrawing(picture=picture(0.7), x=x, y=y, across=across, turn=turn)
    assert to_plan(drawing, to_drawing(drawing, (east, north))) == pytest.approx((east, north), abs=1e-6)


def test_more_points_than_two_are_met_as_nearly_as_can_be() -> None:
    known = [((0.0, 0.0), (0.0, 0.0)), ((1.0, 0.0), (10.0, 0.0)), ((1.0, 1.0), (10.2, -10.0))]
    laid = lay(picture(1), known, None)
    for place, (x, y) in known:
        assert to_plan(laid, place) == pytest.approx((x, y), abs=0.2)


def test_what_lies_beside_a_drawing_is_not_on_it() -> None:
    drawing = PlanDrawing(picture=picture(0.5), x=0, y=10, across=20)
    assert is_on(drawing, (0, 10))
    assert is_on(drawing, (20, 0))
    assert not is_on(drawing, (20.1, 5))
    assert not is_on(drawing, (5, -0.1))
