"""Tables in plain text whose columns blanks hold apart: cells begin at the same places, line after line.

A row that goes on in the next line is left as lines: its cells are no stretch of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

Stretch = tuple[int, int]
"""Characters from and to, the last not included."""

_CELL = re.compile(r"\S+(?:[ \u00a0]\S+)*")
_LONGEST = 400
"""Characters of a line in which columns are looked for."""
_FEWEST_COLUMNS = _FEWEST_ROWS = 3
_MOST_LINES = 20
"""In which a row may go on; after more there is no table."""
_ASIDE = 2
"""Places between the beginnings of cells of one column."""


@dataclass(frozen=True, slots=True)
class Spaced:
    """A table: the cells of each row by the place of its line among the lines. `after`: the place after its
    last line, be it a row or not.
    """

    rows: dict[int, tuple[Stretch, ...]]
    after: int


@dataclass(slots=True)
class _Line:
    place: int
    begin: int
    cells: list[Stretch]

    def starts(self) -> list[int]:
        return [start - self.begin for start, _end in self.cells]


def spaced(text: str, lines: Sequence[Stretch | None]) -> list[Spaced]:
    """The tables among lines; None where there is something else."""
    found: list[Spaced] = []
    at = 0
    while at < len(lines):
        head = _line(text, lines, at)
        if head is None or len(head.cells) < _FEWEST_COLUMNS:
            at += 1
            continue
        own, idle = [head], 0
        while idle < _MOST_LINES and (line := _line(text, lines, at + len(own))) is not None:
            columns = _columns(head, line)
            if columns is None:
                break
            own.append(line)
            idle = 0 if columns[0] == 0 and len(columns) > 1 else idle + 1
        rows = _rows(head, own)
        if len(rows) >= _FEWEST_ROWS:
            found.append(Spaced({line.place: _cells(head, line) for line in rows}, at + len(own)))
            at += len(own)
        else:
            at += 1
    return found


def _line(text: str, lines: Sequence[Stretch | None], place: int) -> _Line | None:
    stretch = lines[place] if place < len(lines) else None
    if stretch is None or stretch[1] - stretch[0] > _LONGEST:
        return None
    start, end = stretch
    begin = max(text.rfind("\n", max(0, start - _LONGEST), start) + 1, start - _LONGEST, 0)
    return _Line(place, begin, [match.span() for match in _CELL.finditer(text, start, end)])


def _columns(head: _Line, line: _Line) -> list[int] | None:
    """In which column each cell stands; None where one stands in none."""
    starts = head.starts()
    found: list[int] = []
    for start in line.starts():
        near = min(range(len(starts)), key=lambda column: abs(starts[column] - start))
        if abs(starts[near] - start) > _ASIDE or (found and near <= found[-1]):
            return None
        found.append(near)
    return found


def _rows(head: _Line, lines: Sequence[_Line]) -> list[_Line]:
    """The lines that are whole rows: each begins in the first column, and the next line does so as well."""
    rows: list[_Line] = []
    for line in lines:
        columns = _columns(head, line) or [0]
        if columns[0] > 0:
            if rows and rows[-1].place == line.place - 1:
                rows.pop()
        elif len(line.cells) > 1:
            rows.append(line)
    return rows


def _cells(head: _Line, line: _Line) -> tuple[Stretch, ...]:
    own = dict(zip(_columns(head, line) or [], line.cells, strict=True))
    cells: list[Stretch] = []
    for column in range(len(head.cells)):
        end = cells[-1][1] if cells else line.cells[0][0]
        cells.append(own.get(column, (end, end)))
    return tuple(cells)
