"""Tables that lines are drawn around: which cells they part, over how many rows, and what is written in them.

Lines that touch each other are one net. Where a net leaves a wall out, two places are one cell, so that a
cell merged over several rows is known as such wherever in it its words stand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from jetisu360.minutes.read.pdf_rules import NEAR, Rule, Rules, joined
from jetisu360.minutes.read.wrapping import seam

_MOST_PLACES = 10_000
"""Rows times columns of one net."""
_FEWEST_COLUMNS = 2
_FAR = 6.0
"""Points that lines run on beyond the last one across them where that one is missing."""
_HALF = 0.5
_BLANK = 0.15
"""Parts of a letter's height: between lines of text, and between words."""
_BEGINS = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[-–—•*▪])\s")
"""What begins a point in a cell, whatever stands above."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that are written in one go, where they begin and end, and how high they are."""

    text: str
    left: float
    right: float
    base: float
    height: float


@dataclass(frozen=True, slots=True)
class Cell:
    """Rows and columns count from 0; `down`, `across`: how many it takes."""

    row: int
    column: int
    down: int
    across: int


@dataclass(slots=True)
class Net:
    """A table's lines: `edges` from left to right, `heights` from the top down."""

    edges: list[float]
    heights: list[float]
    cells: list[Cell]

    def holds(self, word: Word) -> bool:
        middle = word.base + word.height * _HALF / 2
        return (
            self.heights[-1] - NEAR <= middle <= self.heights[0] + NEAR
            and self.edges[0] - NEAR <= word.left < self.edges[-1]
        )


def nets_of(rules: Rules) -> list[Net]:
    """The tables of a page from its top down; nothing where they lie beside each other."""
    level, upright = joined(rules.level), joined(rules.upright)
    nets = [net for group in _touching(level, upright) if (net := _net(*group)) is not None]
    nets.sort(key=lambda net: -net.heights[0])
    beside = any(one.heights[-1] < other.heights[0] - NEAR for one, other in pairwise(nets))
    return [] if beside else nets


def _touching(level: Sequence[Rule], upright: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Level and upright lines that touch each other, net by net."""
    over = list(range(len(level) + len(upright)))

    def root(one: int) -> int:
        while over[one] != one:
            over[one] = over[over[one]]
            one = over[one]
        return one

    if len(level) * len(upright) > 16 * _MOST_PLACES:
        return []
    for place, line in enumerate(level):
        for number, wall in enumerate(upright, len(level)):
            if (
                line.begin - NEAR <= wall.at <= line.end + NEAR
                and wall.begin - NEAR <= line.at <= wall.end + NEAR
            ):
                over[root(number)] = root(place)
    groups: defaultdict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for place, line in enumerate(level):
        groups[root(place)][0].append(line)
    for number, wall in enumerate(upright, len(level)):
        groups[root(number)][1].append(wall)
    return list(groups.values())


def _net(level: Sequence[Rule], upright: Sequence[Rule]) -> Net | None:
    """The cells between lines; None where they part nothing."""
    # A page cuts a row where no line is, and some tables have none at their sides: there the others end.
    level, upright = _closed(level, upright), _closed(upright, level)
    edges, heights = _places(upright), _places(level)[::-1]
    rows, columns = len(heights) - 1, len(edges) - 1
    if rows < 1 or columns < _FEWEST_COLUMNS or rows * columns > _MOST_PLACES:
        return None
    over = list(range(rows * columns))

    def root(one: int) -> int:
        while over[one] != one:
            over[one] = over[over[one]]
            one = over[one]
        return one

    for row in range(rows):
        for column in range(columns):
            middle = (heights[row] + heights[row + 1]) / 2
            if column + 1 < columns and not _is_wall(upright, edges[column + 1], middle):
                over[root(row * columns + column + 1)] = root(row * columns + column)
            middle = (edges[column] + edges[column + 1]) / 2
            if row + 1 < rows and not _is_wall(level, heights[row + 1], middle):
                over[root((row + 1) * columns + column)] = root(row * columns + column)
    places: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for number in range(rows * columns):
        places[root(number)].append(divmod(number, columns))
    cells = []
    for taken in places.values():
        top, left = min(row for row, _ in taken), min(column for _, column in taken)
        down = max(row for row, _ in taken) - top + 1
        across = max(column for _, column in taken) - left + 1
        if down * across != len(taken):
            # Its walls leave no boxes: a drawing.
            return None
        cells.append(Cell(top, left, down, across))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Net(edges, heights, cells) if len(cells) > 1 else None


def _closed(rules: Sequence[Rule], across: Sequence[Rule]) -> list[Rule]:
    """The lines, and those that are not drawn where at least two lines across run on beyond the last."""
    if not rules or len(across) < 2:
        return list(rules)
    begin, end = min(one.begin for one in rules), max(one.end for one in rules)
    first, last = sorted(one.begin for one in across)[1], sorted(one.end for one in across)[-2]
    found = list(rules)
    if first < min(one.at for one in rules) - _FAR:
        found.append(Rule(first, begin, end))
    if last > max(one.at for one in rules) + _FAR:
        found.append(Rule(last, begin, end))
    return found


def _places(rules: Sequence[Rule]) -> list[float]:
    found: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not found or at - found[-1] > NEAR:
            found.append(at)
    return found


def _is_wall(rules: Sequence[Rule], at: float, across: float) -> bool:
    return any(abs(rule.at - at) <= NEAR and rule.begin <= across <= rule.end for rule in rules)


def rows_in(net: Net, words: Sequence[Word]) -> list[list[str | None]]:
    """The table row by row. A cell over several columns is in the first of them; None: it goes on from the
    row above.
    """
    rows: list[list[str | None]] = [[""] * (len(net.edges) - 1) for _ in net.heights[1:]]
    where: dict[tuple[int, int], int] = {}
    for number, cell in enumerate(net.cells):
        for row in range(cell.row, cell.row + cell.down):
            for column in range(cell.column, cell.column + cell.across):
                where[row, column] = number
            if row > cell.row:
                rows[row][cell.column] = None
    held: defaultdict[int, list[Word]] = defaultdict(list)
    downwards = [-height for height in net.heights]
    for word in words:
        row = _between(downwards, -(word.base + word.height * _HALF / 2))
        column = _between(net.edges, word.left + NEAR)
        held[where[row, column]].append(word)
    for number, own in held.items():
        cell = net.cells[number]
        wide = net.edges[cell.column + cell.across] - net.edges[cell.column]
        room = wide - 2 * max(0.0, min(min(one.left for one in own) - net.edges[cell.column], 8.0))
        rows[cell.row][cell.column] = _text(own, room)
    return rows


def _between(places: Sequence[float], at: float) -> int:
    """Between which of the places, which ascend, something stands."""
    return min(max(sum(place <= at for place in places) - 1, 0), len(places) - 2)


@dataclass(slots=True)
class _Line:
    text: str
    left: float
    right: float
    base: float

    def first_word(self) -> float:
        """How wide its first word is, about."""
        return (self.right - self.left) * len(self.text.split(" ", 1)[0]) / max(1, len(self.text))


def _text(words: Sequence[Word], room: float) -> str:
    """The words of a cell; a line that had room for the next one's first word ends a paragraph."""
    lines: list[_Line] = []
    row: list[Word] = []
    for word in [*sorted(words, key=lambda one: -one.base), None]:
        if word is not None and (not row or row[0].base - word.base < row[0].height * _HALF):
            row.append(word)
            continue
        lines.append(_line(row))
        row = [word] if word is not None else []
    whole = lines[0].text
    for above, line in pairwise(lines):
        blank = (above.right - above.left) / max(1, len(above.text))
        # A small letter goes on with the line above: widths are known about only.
        fits = not line.text[:1].islower() and above.right - above.left + blank + line.first_word() < room
        whole = f"{whole}\n{line.text}" if fits or _BEGINS.match(line.text) else seam(whole, line.text)
    return whole


def _line(words: Sequence[Word]) -> _Line:
    ordered = sorted(words, key=lambda one: one.left)
    text = ordered[0].text.strip()
    for before, word in pairwise(ordered):
        apart = (
            word.left - before.right > word.height * _BLANK or before.text[-1:] == " " or word.text[:1] == " "
        )
        text += (" " if apart else "") + word.text.strip()
    return _Line(text, ordered[0].left, ordered[-1].right, ordered[0].base)
