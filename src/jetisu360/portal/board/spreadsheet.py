"""The board as a sheet: the columns of the page, with days as days."""

from __future__ import annotations

from jetisu360.exchange.tables.files import Row as Cells
from jetisu360.exchange.tables.files import Value, xlsx_bytes
from jetisu360.language import _, _p
from jetisu360.portal.board.stages import NAMES, Stage
from jetisu360.portal.board.table import Board, Cell, Row
from jetisu360.portal.board.words import WHOSE, told
from jetisu360.portal.looks.words import say

MUSEUM, COUNTS, NEXT, WHAT, WHO = (
    _p("board", "Museum"),
    _p("board", "Counts for the date"),
    _p("board", "Acts next"),
    _p("board", "What is to be done"),
    _p("board", "Names"),
)


def sheet(board: Board) -> bytes:
    """XLSX, in the language of the request. No text in it is a formula (`exchange/tables`)."""
    header = [say(MUSEUM), *(say(NAMES[stage]) for stage in Stage)]
    header += [say(heading) for heading in (NEXT, WHAT, WHO, COUNTS)]
    rows = [_row(row, True) for row in board.rows] + [_row(row, False) for row in board.beside]
    return xlsx_bytes(say(_("Progress")), header, rows)


def _row(row: Row, counts: bool) -> Cells:
    whose = WHOSE.get(row.next.whose)
    return [
        row.title,
        *map(_cell, row.cells),
        say(whose) if whose else None,
        say(row.next.what),
        ", ".join(row.people),
        say(_("yes") if counts else _("no")),
    ]


def _cell(cell: Cell) -> Value:
    if cell.state.complete:
        return cell.day
    words = told(cell.state)
    return say(words) if words else None
