"""The lines that are drawn on a page of a pdf, upright and level ones: of them tables are made.

Programs draw a line as a stroke, as the stroke around a box, or as a filled box that is thin. Coloured areas
behind cells are none, nor is what only cuts out (`W n`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Operation = tuple[list[Any], bytes]

_SAME: Matrix = (1, 0, 0, 1, 0, 0)
_THIN = 3.0
"""Points; what is thicker is an area."""
_SHORTEST = 4.0
MOST = 20_000
"""Pieces of lines on one page; a drawing has more."""
NEAR = 2.5
"""Points between lines that are one, or that touch."""
_DEEPEST = 60
_FILLS = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_STROKES = frozenset((b"S", b"s", b"B", b"B*", b"b", b"b*"))
_CLOSES = frozenset((b"s", b"b", b"b*"))


@dataclass(frozen=True, slots=True)
class Rule:
    """A line at the place `at`, across it from `begin` to `end`."""

    at: float
    begin: float
    end: float


@dataclass(slots=True)
class Rules:
    """`level`: at their heights; `upright`: at their places from the left."""

    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)

    def add(self, one: Point, other: Point) -> None:
        """A line between two points, if it is level or upright."""
        wide, high = abs(one[0] - other[0]), abs(one[1] - other[1])
        left, right = sorted((one[0], other[0]))
        low, top = sorted((one[1], other[1]))
        if high < 1 and wide >= _SHORTEST:
            self.level.append(Rule((low + top) / 2, left, right))
        elif wide < 1 and high >= _SHORTEST:
            self.upright.append(Rule((left + right) / 2, low, top))

    def count(self) -> int:
        return len(self.level) + len(self.upright)


def rules_of(operations: Iterable[Operation]) -> Rules:
    """The lines that these operations draw."""
    found = Rules()
    pen = _Pen()
    for operands, operator in operations:
        try:
            pen.take(operator, operands, found)
        except (TypeError, ValueError, IndexError):
            # An operation without its numbers draws nothing.
            continue
        if found.count() > MOST:
            return Rules()
    return found


class _Pen:
    """Where the operations of a page have come to: the way from their numbers to the page, and the path."""

    def __init__(self) -> None:
        self._matrix: Matrix = _SAME
        self._kept: list[Matrix] = []
        self._paths: list[list[Point]] = []

    def take(self, operator: bytes, operands: Sequence[Any], found: Rules) -> None:
        if operator == b"q":
            if len(self._kept) < _DEEPEST:
                self._kept.append(self._matrix)
        elif operator == b"Q":
            self._matrix = self._kept.pop() if self._kept else self._matrix
        elif operator == b"cm":
            self._matrix = _times(_numbers(operands, 6), self._matrix)
        elif operator == b"m":
            x, y = _numbers(operands, 2)
            self._paths.append([self._on_page(x, y)])
        elif operator == b"l" and self._paths:
            x, y = _numbers(operands, 2)
            self._paths[-1].append(self._on_page(x, y))
        elif operator == b"h" and self._paths:
            self._paths[-1].append(self._paths[-1][0])
        elif operator == b"re":
            x, y, wide, high = _numbers(operands, 4)
            corners = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y))
            self._paths.append([self._on_page(*corner) for corner in corners])
        elif operator in (b"c", b"v", b"y"):
            # A path with a bow is a picture.
            self._paths.append([])
        elif operator in _STROKES or operator in _FILLS:
            self._paint(operator, found)
            self._paths.clear()
        elif operator == b"n":
            self._paths.clear()

    def _on_page(self, x: float, y: float) -> Point:
        a, b, c, d, e, f = self._matrix
        return a * x + c * y + e, b * x + d * y + f

    def _paint(self, operator: bytes, found: Rules) -> None:
        for path in self._paths:
            if len(path) < 2:
                continue
            if operator in _CLOSES:
                path.append(path[0])
            if operator in _FILLS and (thin := _as_line(path)) is not None:
                found.add(*thin)
            elif operator in _STROKES:
                for one, other in _sides(path):
                    found.add(one, other)


def _sides(path: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return pairwise(path)


def _as_line(path: Sequence[Point]) -> tuple[Point, Point] | None:
    """The middle of a thin box."""
    left, right = min(x for x, _y in path), max(x for x, _y in path)
    low, top = min(y for _x, y in path), max(y for _x, y in path)
    if top - low <= _THIN and right - left > top - low:
        return (left, (low + top) / 2), (right, (low + top) / 2)
    if right - left <= _THIN and top - low > right - left:
        return ((left + right) / 2, low), ((left + right) / 2, top)
    return None


def _numbers(operands: Sequence[Any], count: int) -> Any:
    if len(operands) < count:
        raise ValueError("too few numbers")
    return tuple(float(one) for one in operands[:count])


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def joined(rules: Sequence[Rule]) -> list[Rule]:
    """Pieces of one line as one, by place and then along it."""
    found: list[Rule] = []
    line: list[Rule] = []
    for rule in [*sorted(rules, key=lambda one: one.at), None]:
        if rule is not None and (not line or rule.at - line[0].at <= NEAR):
            line.append(rule)
            continue
        found += _along(line)
        line = [rule] if rule is not None else []
    return found


def _along(line: Sequence[Rule]) -> list[Rule]:
    if not line:
        return []
    at = sum(one.at for one in line) / len(line)
    found: list[Rule] = []
    for one in sorted(line, key=lambda one: one.begin):
        if found and one.begin <= found[-1].end + NEAR:
            found[-1] = Rule(at, found[-1].begin, max(found[-1].end, one.end))
        else:
            found.append(Rule(at, one.begin, one.end))
    return found
