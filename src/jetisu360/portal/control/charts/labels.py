"""What is written on a map: a district's name and value where they lie within it and over nothing else; where
there is no room, its number in the list beside the map.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jetisu360.portal.control.charts.geometry import Shape
from jetisu360.portal.control.charts.svg import in_lines, width_of
from jetisu360.publish.region.projection import Floats

LEADING = 1.15
ASCENT, DESCENT = 0.8, 0.28
MOST_LINES = 3
# Between two labels, and to the edge of the map.
APART = 1.5
# A number that finds no place inside goes so far at most, along a spiral.
FARTHEST = 400.0
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Label:
    """`lines` set about the middle (`x`, `y`); `number`: it is only the number. `tie`: it stands outside, and
    a line leads there.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    size: float
    number: bool = False
    tie: tuple[float, float] | None = None

    def baselines(self) -> list[float]:
        """Of the lines, one below another."""
        first = self.y - _height(self.lines, self.size) / 2 + ASCENT * self.size
        return [first + place * LEADING * self.size for place in range(len(self.lines))]

    def box(self) -> Box:
        """Left, top, right, bottom."""
        half, high = _width(self.lines, self.size) / 2, _height(self.lines, self.size) / 2
        return self.x - half, self.y - high, self.x + half, self.y + high


def place_labels(
    shapes: Sequence[Shape],
    spots: Sequence[Floats],
    names: Sequence[tuple[str, str]],
    size: tuple[float, float],
    text_size: float,
) -> list[Label | None]:
    """`spots`: of each shape. `names`: name and value of each district; its number is its place, from 1.
    `size`: of the map.
    """
    found: list[Label | None] = [None] * len(shapes)
    taken: list[Box] = []
    own = [_settings(name, value, text_size) for name, value in names]
    # The smallest first: they have the fewest places to go to.
    order = sorted(range(len(shapes)), key=lambda place: shapes[place].area())
    fits = {place: _inside(shapes[place], spots[place], own[place], text_size) for place in order}
    for named in (False, True):
        for place in order:
            if bool(fits[place]) != named:
                continue
            inside = (one for one in fits[place] if _free(one.box(), taken, size))
            label = next(inside, None) or _number(place + 1, spots[place], taken, size, text_size)
            if label:
                found[place] = label
                taken.append(label.box())
    return found


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _settings(name: str, value: str, text_size: float) -> list[tuple[str, ...]]:
    """The name on as few lines as the value is wide, and broader; the value below."""
    found: list[tuple[str, ...]] = []
    whole = width_of(name, text_size)
    for part in (1.0, 0.75, 0.55, 0.4):
        lines = in_lines(name, whole * part + 0.01, MOST_LINES, text_size)
        if lines and (*lines, value) not in found:
            found.append((*lines, value))
    return found


def _inside(shape: Shape, spots: Floats, settings: list[tuple[str, ...]], text_size: float) -> list[Label]:
    """The labels that lie in the district, best place first; of a setting only as many as may be needed."""
    found = []
    for lines in settings:
        half, high = _width(lines, text_size) / 2, _height(lines, text_size) / 2
        steps = [(x, y) for x in (-1, -0.5, 0, 0.5, 1) for y in (-1, 0, 1)]
        corners = np.array(steps) * (half, high)
        points = (spots[:, None] + corners[None]).reshape(-1, 2)
        held = shape.holds(points).reshape(len(spots), -1).all(axis=1)
        found += [Label(lines, float(x), float(y), text_size) for x, y in spots[held][:12]]
    return found


def _number(
    number: int, spots: Floats, taken: list[Box], size: tuple[float, float], text_size: float
) -> Label | None:
    lines = (str(number),)
    home = (float(spots[0][0]), float(spots[0][1]))
    for x, y in spots[:40].tolist():
        label = Label(lines, x, y, text_size, number=True)
        if _free(label.box(), taken, size):
            return label
    step = text_size * 0.8
    turn = 0.0
    while (radius := step * turn / (2 * math.pi)) < FARTHEST:
        x, y = home[0] + radius * math.cos(turn), home[1] + radius * math.sin(turn)
        label = Label(lines, x, y, text_size, number=True, tie=home)
        if _free(label.box(), taken, size):
            return label
        turn += 0.5 if radius < 4 * step else step / radius
    return None


def _free(box: Box, taken: list[Box], size: tuple[float, float]) -> bool:
    room = (box[0] - APART, box[1] - APART, box[2] + APART, box[3] + APART)
    if room[0] < 0 or room[1] < 0 or room[2] > size[0] or room[3] > size[1]:
        return False
    return not any(overlap(room, one) for one in taken)


def _width(lines: tuple[str, ...], text_size: float) -> float:
    return max(width_of(one, text_size) for one in lines)


def _height(lines: tuple[str, ...], text_size: float) -> float:
    return ((len(lines) - 1) * LEADING + ASCENT + DESCENT) * text_size
