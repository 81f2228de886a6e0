"""Which rooms' names stand on a plan, and where: beside their points, over nothing else.

A name is placed greedily, in the order of the rooms; one that finds no place is left to the list below.
Units are those of `plan_layout`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal

import numpy as np

from jetisu360.publish.floor_plan.layout import Floats, Layout

RADIUS = 11.0
SIZE = 13.0
LEADING = 15.0
AWAY = RADIUS + 5
# Longer lines would lie over the next room; below SHORT one line is nicer than two.
LONGEST, SHORT = 135.0, 92.0
MOST_LINES = 3
# No title with more words could be set on so few lines.
MOST_WORDS = 12
# No line of a way passes under a name: it would have to be guessed where it leads. Where a name has no place
# right beside its point, it may stand a little aside.
ASIDE = (0.0, 9.0, -9.0, 18.0, -18.0)
# Room for an arrow head, from the middle of the point that it leads to.
HEAD_AT, HEAD = RADIUS + 6, 6.0

# Advance widths in Spectral, in hundredths of the type size, rounded up to five; the rest is guessed.
_WIDTHS = {
    character: width / 100
    for width, characters in {
        25: "!'(),./:;[\\]{|}’· ",
        30: "`l",
        35: "*fijtі",
        40: "-IJrІ",
        45: '"sгзғ«»„“”',
        50: "#$+0123456789<=>?^_acevxyz~авеёстухьэәұү–№",
        55: "Sbdgkoqбдклочяқө",
        60: "hnpuийнпрцъГңһҒ",
        65: "BEFLPZВЕЁЗРЬ…",
        70: "&RTмфБТУЯӘ",
        75: "%ACKVXYwыюАДКЛСХЧЪЭҚҰҮҺ",
        80: "DGHNOQUжшНОПЦӨ",
        85: "@mщИЙФҢ",
        95: "MМЫ",
        100: "WЖ—",
        105: "Ш",
        110: "ЩЮ",
    }.items()
    for character in characters
}
# What stands in for Spectral until it has come differs by a little from letter to letter.
_SLACK = 1.05


@dataclass(frozen=True)
class Name:
    """`lines` of text; (`x`, `y`) of the first baseline from the middle of the point, before it is scaled."""

    lines: tuple[str, ...]
    x: float
    y: float
    anchor: Literal["start", "middle", "end"]

    def box(self, scale: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom, from the middle of the point."""
        width = max(text_width(line) for line in self.lines)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        top = self.y - 0.8 * SIZE
        bottom = self.y + (len(self.lines) - 1) * LEADING + 0.3 * SIZE
        return left * scale, top * scale, (left + width) * scale, bottom * scale


def text_width(text: str) -> float:
    """How wide a line may become, in units; no fonts are read for it."""
    return _SLACK * SIZE * sum(_width(character) for character in text)


def place_names(
    titles: Sequence[str],
    layout: Layout,
    both: Sequence[tuple[int, int]],
    single: Sequence[tuple[int, int]] = (),
    scale: float = 1.0,
    kept: Sequence[Name | None] = (),
) -> list[Name | None]:
    """A name for each point of `layout`, or None where there is no room.

    `both` and `single` are pairs of points with a line between them; `single` ones have an arrow head at the
    second point. `scale`: how large points and names are drawn, of their size on a phone. `kept`: names that
    have a place already.
    """
    points = np.array(layout.points)
    lines = np.array([(*points[a], *points[b]) for a, b in (*both, *single)]).reshape(-1, 4)
    found: list[Name | None] = list(kept) or [None] * len(titles)
    boxes = [_at(points[place], name.box(scale)) for place, name in enumerate(found) if name]
    # All that a name may not lie over: points first, in their order, then arrow heads and names.
    taken = np.concatenate(
        [
            _squares(points, (RADIUS + 3) * scale),
            _squares(_heads(points, single, scale), HEAD * scale),
            np.array(boxes).reshape(-1, 4),
        ]
    )
    for place, title in enumerate(titles):
        if found[place]:
            continue
        others = np.delete(taken, place, axis=0)
        for name in _candidates(title):
            box = _at(points[place], name.box(scale))
            if _outside(box, layout) or _overlaps(box, others).any() or _crossed(lines, box):
                continue
            found[place] = name
            taken = np.concatenate([taken, box[None]])
            break
    return found


def _width(character: str) -> float:
    if character in _WIDTHS:
        return _WIDTHS[character]
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(character) in "WF" or ord(character) > 0xFFFF:
        return 1.05
    return 0.85 if character.isupper() or ord(character) > 0x52F else 0.65


def _candidates(title: str) -> list[Name]:
    """The ways to set a name, the best first: to the right, to the left, below, above, at the corners."""
    found = []
    for lines in _settings(title):
        rise = (len(lines) - 1) * LEADING
        middle = 0.34 * SIZE - rise / 2
        below, above = AWAY + 0.8 * SIZE - 1, -AWAY - 2 - rise
        for aside in ASIDE:
            found += [
                Name(lines, AWAY, middle + aside / 2, "start"),
                Name(lines, -AWAY, middle + aside / 2, "end"),
                Name(lines, aside, below, "middle"),
                Name(lines, aside, above, "middle"),
            ]
        found += [
            Name(lines, 0.7 * AWAY, below - 5, "start"),
            Name(lines, 0.7 * AWAY, above + 6, "start"),
            Name(lines, -0.7 * AWAY, below - 5, "end"),
            Name(lines, -0.7 * AWAY, above + 6, "end"),
        ]
    return found


def _settings(title: str) -> list[tuple[str, ...]]:
    """The title on one line, on two and on three of about the same length, if they are short enough."""
    words = title.split()
    if len(words) > MOST_WORDS:
        return []
    found: list[tuple[str, ...]] = []
    for count in range(1, min(len(words), MOST_LINES) + 1):
        cuts = combinations(range(1, len(words)), count - 1)
        ways = (
            tuple(" ".join(words[start:end]) for start, end in pairwise((0, *cut, len(words))))
            for cut in cuts
        )
        found.append(min(ways, key=lambda lines: max(map(text_width, lines))))
    short = [lines for lines in found if max(map(text_width, lines)) <= LONGEST]
    # One line where it is short; else the first that is; then the others, for want of room.
    return sorted(short, key=lambda lines: max(map(text_width, lines)) > SHORT)


def _at(point: Floats, box: tuple[float, float, float, float]) -> Floats:
    return np.tile(point, 2) + box


def _outside(box: Floats, layout: Layout) -> bool:
    return bool(box[0] < 2 or box[1] < 2 or box[2] > layout.width - 2 or box[3] > layout.height - 2)


def _overlaps(box: Floats, others: Floats) -> np.typing.NDArray[np.bool_]:
    apart = (others[:, :2] >= box[2:]).any(axis=1) | (others[:, 2:] <= box[:2]).any(axis=1)
    return np.asarray(~apart)


def _crossed(lines: Floats, box: Floats) -> bool:
    """Whether a part of any of the lines (m, 4) lies in a box.

    Liang and Barsky, A New Concept and Method for Line Clipping, 1984.
    """
    start, step = lines[:, :2], lines[:, 2:] - lines[:, :2]
    step = np.where(np.abs(step) < 1e-9, 1e-9, step)
    first, second = (box[:2] - start) / step, (box[2:] - start) / step
    enter = np.maximum(np.minimum(first, second).max(axis=1), 0)
    leave = np.minimum(np.maximum(first, second).min(axis=1), 1)
    return bool((leave > enter).any())


def _squares(middles: Floats, half: float) -> Floats:
    return np.concatenate([middles - half, middles + half], axis=1)


def _heads(points: Floats, single: Sequence[tuple[int, int]], scale: float) -> Floats:
    """The middles (m, 2) of the arrow heads."""
    pairs = np.array(single, dtype=int).reshape(-1, 2)
    back = points[pairs[:, 0]] - points[pairs[:, 1]]
    length = np.maximum(np.hypot(back[:, 0], back[:, 1]), 1e-9)
    return np.asarray(points[pairs[:, 1]] + back / length[:, None] * HEAD_AT * scale)
