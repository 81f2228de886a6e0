"""Where a museum's own drawing lies on the plan of its rooms.

A place of the drawing is (left, top), shares of its *width* from its upper left corner, top downwards, so
that both have the same unit. A place of the plan is (x, y) metres, y up. A drawing is laid with one scale and
one turn; it is never mirrored.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Sequence
from typing import Any

from jetisu360.tour.document.media import PictureRecord
from jetisu360.tour.document.tour import PlanDrawing, PlanModel

Place = tuple[float, float]
GUESSED_WIDTH = 20.0
"""Metres that a drawing is taken to be wide where nobody says anything of lengths."""
_SAME = 1e-6


def lay(
    picture: PictureRecord, known: Sequence[tuple[Place, Place]], metres_across: float | None
) -> PlanDrawing:
    """The drawing laid so that places of it, `known` as (drawing, plan), come to lie where they should: of
    more than two as near as can be (least squares; Umeyama, 1991, without mirroring). With one or none it
    stays upright, `metres_across` or a guessed number of metres wide.
    """
    # Places as complex numbers, y up: there one factor is a turn with a scale.
    drawn = [complex(left, -top) for (left, top), _ in known]
    meant = [complex(*place) for _, place in known]
    across, turn = metres_across or GUESSED_WIDTH, 0.0
    if len(known) > 1:
        one, other = _centred(drawn), _centred(meant)
        spread = sum(abs(place) ** 2 for place in one)
        if spread > _SAME and sum(abs(place) ** 2 for place in other) > _SAME:
            factor = sum(a.conjugate() * b for a, b in zip(one, other, strict=True)) / spread
            if abs(factor) > _SAME:
                across, turn = abs(factor), -math.degrees(cmath.phase(factor))
    laid = PlanDrawing(picture=picture, x=0, y=0, across=across, turn=turn)
    if known:
        lies = [complex(*to_plan(laid, place)) for place, _ in known]
        moved = (sum(meant) - sum(lies)) / len(known)
        laid = laid.model_copy(update={"x": round(moved.real, 3), "y": round(moved.imag, 3)})
    return laid.model_copy(update={"across": round(across, 4), "turn": round(turn + 0.0, 3)})


def _centred(places: Sequence[complex]) -> list[complex]:
    middle = sum(places) / len(places)
    return [place - middle for place in places]


def to_plan(drawing: PlanDrawing, place: Place) -> Place:
    """Where a place of the drawing lies, metres."""
    angle = math.radians(-drawing.turn)
    left, up = place[0] * drawing.across, -place[1] * drawing.across
    return (
        drawing.x + left * math.cos(angle) - up * math.sin(angle),
        drawing.y + left * math.sin(angle) + up * math.cos(angle),
    )


def to_drawing(drawing: PlanDrawing, place: Place) -> Place:
    """Where a place of the plan is on the drawing."""
    angle = math.radians(drawing.turn)
    east, north = place[0] - drawing.x, place[1] - drawing.y
    left = east * math.cos(angle) - north * math.sin(angle)
    up = east * math.sin(angle) + north * math.cos(angle)
    return left / drawing.across, -up / drawing.across


def is_on(drawing: PlanDrawing, place: Place) -> bool:
    """Whether a place of the plan lies within the drawing's edges."""
    left, top = to_drawing(drawing, place)
    return -_SAME <= left <= 1 + _SAME and -_SAME <= top <= height(drawing.picture) + _SAME


def height(picture: PictureRecord) -> float:
    """Of a picture, in shares of its width; a square where it does not tell its size."""
    return picture.height / picture.width if picture.width and picture.height else 1.0


def drawn_again(plan: PlanModel, drawing: PlanDrawing) -> dict[str, Any]:
    """The values of the `[[plans]]` table that lays the drawing where it lies."""
    corners = [(0.0, 0.0), (100.0, 0.0)]
    points = []
    for left, top in corners:
        x, y = to_plan(drawing, (left / 100, top / 100))
        points.append({"left": left, "top": top, "x": round(x, 3), "y": round(y, 3)})
    values = {"picture": drawing.picture.src, "floor": plan.floor, "title": plan.title, "points": points}
    return {**values, "distance": drawing.across} if plan.metres == "measured" else values
