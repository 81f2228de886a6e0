"""Where a museum's own drawing lies on the plan of its rooms.

A place of the drawing is (left, top), shares of its *width* from its upper left corner, top downwards, so
that both have the same unit. A place of the plan is (x, y) metres, y up. A drawing is laid with one scale and
one turn; it is never mirrored.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

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
    drawn = np.array([place for place, _ in known], dtype=float).reshape(-1, 2) * (1, -1)
    meant = np.array([place for _, place in known], dtype=float).reshape(-1, 2)
    across, turn = metres_across or GUESSED_WIDTH, 0.0
    if len(known) > 1:
        one, other = drawn - drawn.mean(axis=0), meant - meant.mean(axis=0)
        if (one**2).sum() > _SAME and (other**2).sum() > _SAME:
            # As complex numbers, a turn with a scale is one factor.
            factor = (np.conj(one @ (1, 1j)) * (other @ (1, 1j))).sum() / (one**2).sum()
            if abs(factor) > _SAME:
                across, turn = float(abs(factor)), -math.degrees(math.atan2(factor.imag, factor.real))
    laid = PlanDrawing(picture=picture, x=0, y=0, across=across, turn=turn)
    if known:
        moved = meant.mean(axis=0) - np.mean([to_plan(laid, place) for place, _ in known], axis=0)
        laid = laid.model_copy(update={"x": round(float(moved[0]), 3), "y": round(float(moved[1]), 3)})
    return laid.model_copy(update={"across": round(across, 4), "turn": round(turn + 0.0, 3)})


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
