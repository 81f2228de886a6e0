"""Areas of exactly one colour that no camera made: margins of a download, tiles that did not arrive."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.read.kinds.look import Pixels, averaged

_WIDE = 512
_PLAIN = 6
"""Range of values, of 255, within which a row or a column is one colour: what JPEG makes of one."""

_THIN = 0.008
"""Share of a side below which a margin is the edge of a lens or a rounding."""

_RIPPLE = 4
"""Lines of the look beside a sharp border that JPEG may disturb."""

_SEEN = 1024
"""Pixels of a line, about, by which the border of a margin is found."""

_SHARP = 0.5
"""Share of the greatest step near a border from which a step is the border."""

_BLENDED, _BLEND = 2, 0.2
"""Lines that a border may be blended over, and the share of the greatest step that each of them makes."""

_RULED = 10.0
"""Step, of 255, that at least half of a margin's border has to make: a burnt-out sky ends along roofs."""


@dataclass(frozen=True)
class Margins:
    """How much of the picture's width or height each margin takes, 0 to 1."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def aside(self) -> float:
        """The widest at the left or at the right: no sphere has one."""
        return max(self.left, self.right)

    def inner(self, pixels: Pixels) -> Pixels:
        """What lies between the margins, to the pixel: whether its edges meet is seen in its last columns."""
        rows, columns = pixels, pixels.swapaxes(0, 1)
        step = max(1.0, len(columns) / _WIDE)
        top, low = _border(rows, self.top, step), len(rows) - _border(rows[::-1], self.bottom, step)
        left = _border(columns, self.left, step)
        right = len(columns) - _border(columns[::-1], self.right, step)
        return pixels[top:low, left:right]


def margins_of(pixels: Pixels) -> Margins:
    """The margins of a picture: bands of one colour along its sides that end in a straight line."""
    height, width = pixels.shape[:2]
    wide = min(_WIDE, width)
    look = averaged(pixels, wide, max(1, round(height * wide / width))).astype(np.int16)
    columns = look.swapaxes(0, 1)
    left, right = _run(columns), _run(columns[::-1])
    if left + right >= look.shape[1]:
        return Margins(0, 0, 0, 0)
    between = look[:, left : look.shape[1] - right]
    top, bottom = _run(between), _run(between[::-1])
    shares = left / look.shape[1], right / look.shape[1], top / look.shape[0], bottom / look.shape[0]
    return Margins(*(share if share > _THIN else 0.0 for share in shares))


def _run(lines: NDArray[np.int16]) -> int:
    """How many lines from the first one on are of one colour, if what follows begins in a straight line."""
    off = np.abs(lines - np.median(lines[0], axis=0)).max(axis=2)
    plain = (off <= _PLAIN / 2).mean(axis=1) >= 0.99
    if plain.all():
        return len(lines)
    count = int(plain.argmin())
    if not count:
        return 0
    # Beside a sharp border JPEG lets a few more lines ripple.
    rippled = (off[count : count + _RIPPLE] <= 2 * _PLAIN).mean(axis=1) >= 0.4
    count += int(rippled.argmin()) if not rippled.all() else len(rippled)
    return count if np.median(off[min(count + 1, len(lines) - 1)]) >= _RULED else 0


def _border(lines: Pixels, share: float, step: float) -> int:
    """Where a margin that takes about `share` of the lines ends: the first line that is none of its.

    It is the first sharp step where the look, of whose lines each stands for `step`, has seen the border; it
    may have seen it a line too early, or as much too late as JPEG ripples.
    """
    if not share:
        return 0
    first = max(0, round(share * len(lines) - (_RIPPLE + 1) * step))
    last = round(share * len(lines) + 2 * step) + 2
    near = lines[first:last, :: max(1, lines.shape[1] // _SEEN)].astype(np.int16)
    steps = np.abs(np.diff(near, axis=0)).max(axis=2).mean(axis=1)
    at = int(np.argmax(steps >= _SHARP * steps.max()))
    # A picture that was made smaller with its margin has a line or two that are both.
    blended = 0
    while blended < _BLENDED and at + 1 < len(steps) and steps[at + 1] >= _BLEND * steps.max():
        at, blended = at + 1, blended + 1
    return first + at + 1


_RIM = 8
"""Pixels of the look along all sides that are looked at."""
_BACKGROUND, _ALL_ROUND = 10, 0.98
"""Difference, of 255, that a cloth or a sheet of paper has in itself, and the share of the rim that has to
be so: 12 real spheres, with sky and black discs as well, have up to 0.52."""
_OBJECT, _ITS_SHARE = 60, 0.03
"""Difference, of 255, from the rim that at least this share of the picture has: a dark room or snow has
not."""


def is_plain_all_round(pixels: Pixels) -> bool:
    """Whether all sides are of one colour and something else is within, as in a photograph of an object."""
    look = averaged(pixels, _WIDE, _WIDE // 2).astype(np.int16)
    inside = np.zeros(look.shape[:2], bool)
    inside[_RIM:-_RIM, _RIM:-_RIM] = True
    off = np.abs(look - np.median(look[~inside], axis=0)).max(axis=2)
    return bool((off[~inside] <= _BACKGROUND).mean() >= _ALL_ROUND and (off >= _OBJECT).mean() >= _ITS_SHARE)


_SMOOTH = 6
_EVEN = 8
"""Ranges of values, of 255, within 3 × 3 pixels and over an area, that JPEG leaves of one colour."""
_LEAST = 0.006
"""Share of the picture below which a plain rectangle is somebody's screen or a sheet of paper."""
_STRAIGHT, _SHORTEST = 3.0, 6.0
"""Pixels by which a border may bend, and the least that each of its pieces has to run."""

_CORNERS = 12

_FRAYED = 4
"""Pixels of the look that JPEG and the opening of the areas may take off a missing tile."""

_SEAM = 0.25
"""Share of the rows that have to be there at both edges for the seam to be judged by them."""


@dataclass(frozen=True)
class MissingTiles:
    """`share` of the picture, 0 to 1, and the `rows`, (h,), where it is missing at the left or right edge."""

    share: float
    rows: NDArray[np.bool_]

    def seam(self, pixels: Pixels) -> Pixels:
        """The rows of the picture whose two ends are both there; all of them where hardly any are."""
        there = ~self.rows
        return pixels if there.all() or there.mean() < _SEAM else pixels[there]


def missing_tiles(pixels: Pixels) -> MissingTiles:
    """What of a picture lies in areas of exactly one colour whose borders all run along rows and columns:
    pieces that are missing. Bands all the way across, as over a tripod, do not count.
    """
    height, width = pixels.shape[:2]
    wide = min(_WIDE, width)
    tall = max(8, round(height * wide / width))
    look = averaged(pixels, wide, tall)
    around = np.ones((3, 3), np.uint8)
    spread = (cv2.dilate(look, around).astype(np.int16) - cv2.erode(look, around)).max(axis=2)
    # What JPEG frays is cut off again.
    plain = cv2.morphologyEx((spread <= _SMOOTH).astype(np.uint8), cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(plain, connectivity=4)
    share = 0.0
    rows = np.zeros(height, bool)
    for one in range(1, count):
        x, y, w, h, area = (int(value) for value in stats[one])
        if area < _LEAST * tall * wide or w >= wide - 6:
            continue
        inside = labels[y : y + h, x : x + w] == one
        values = look[y : y + h, x : x + w][inside]
        if np.ptp(np.percentile(values, (1, 99), axis=0), axis=0).max() > _EVEN:
            continue
        if _rectilinear(inside):
            share += area / (tall * wide)
            if x <= _FRAYED or x + w >= wide - _FRAYED:
                first, last = (y - _FRAYED) / tall, (y + h + _FRAYED) / tall
                rows[max(0, round(first * height)) : round(last * height)] = True
    return MissingTiles(share, rows)


def _rectilinear(inside: NDArray[np.bool_]) -> bool:
    """Whether a shape's outline runs along rows and columns only, in long pieces, and has no holes to speak
    of.
    """
    padded = np.pad(inside, 2).astype(np.uint8)
    outlines, _ = cv2.findContours(padded, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    outline = max(outlines, key=cv2.contourArea)
    corners = cv2.approxPolyDP(outline, _STRAIGHT, True)[:, 0].astype(float)
    if not 4 <= len(corners) <= _CORNERS or cv2.contourArea(outline) > 1.1 * inside.sum():
        return False
    sides = np.abs(np.roll(corners, -1, axis=0) - corners)
    return bool((sides.min(axis=1) <= _STRAIGHT).all() and (sides.max(axis=1) >= _SHORTEST).all())
