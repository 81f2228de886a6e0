"""The board of a region: how far each of its museums is."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router
from ninja.params.functions import Path
from pydantic import BaseModel

from jetisu360.portal.api.operation import operation
from jetisu360.portal.board.regions import seen_region
from jetisu360.portal.board.table import Board, Row, board_of
from jetisu360.portal.looks.words import say

router = Router(tags=["board"])


class ShownStage(BaseModel):
    """`have` of `of` are done, and `left` stand in its way besides. `day`: on which it was first complete."""

    stage: str
    complete: bool
    have: int
    of: int
    left: int
    day: date | None


class ShownRow(BaseModel):
    """`counts`: for the region's date. `next`: what is to be done, in words; `whose`: `keeper`, `office`,
    `portal` or `nobody`.
    """

    museum: str
    title: str
    counts: bool
    stages: list[ShownStage]
    next: str
    whose: str


class ShownBoard(BaseModel):
    """`due`: when all that counts is to be done; null where nobody has said."""

    region: str
    due: date | None
    museums: list[ShownRow]


def _row(row: Row, counts: bool) -> ShownRow:
    stages = [
        ShownStage(
            stage=cell.stage.value,
            complete=cell.state.complete,
            have=cell.state.have,
            of=cell.state.of,
            left=cell.state.left,
            day=cell.day,
        )
        for cell in row.cells
    ]
    return ShownRow(
        museum=row.museum.slug,
        title=row.title,
        counts=counts,
        stages=stages,
        next=say(row.next.what),
        whose=row.next.whose,
    )


def _shown(board: Board) -> ShownBoard:
    rows = [*(_row(row, True) for row in board.rows), *(_row(row, False) for row in board.beside)]
    return ShownBoard(region=board.region.slug, due=board.due, museums=rows)


@operation(router, "get", "/regions/{slug:region}/board", "getBoard", "board", ShownBoard)
def get(request: HttpRequest, region: str = Path(..., pattern=r"^[-a-zA-Z0-9_]+$", max_length=60)) -> Any:
    return _shown(board_of(seen_region(request.user, region), request.user))
