"""Looks a flat window on the sphere up in an equirectangular picture, in one resampling.

Why it is built like this (measured: docs/decisions/pyramid-resampling.md): `cv2.remap` with fixed-point
coordinates is fast, but knows neither that a picture's left edge joins its right one, nor what lies beyond a
pole, nor sides above 32767. So each block of the window gets its own small rectangle of the source (a view
where it lies inside, a copy where it crosses an edge), and its coordinates are counted from the block's own
middle, where they cannot jump.
"""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.geometry.projection import Array, Plane, level_matrix
from jetisu360.panorama.geometry.sphere import Crop, Level

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

REACH = 2
"""Pixels that cubic interpolation needs around the one it falls on."""

WIDEST = 32_000
"""`cv2.remap` counts in 16 bits."""

ROWS = 16
"""Rows whose coordinates are worked out at a time."""

SMALL = 64
"""Blocks up to this side are not split to save a copy."""


@dataclass(frozen=True)
class Sampled:
    """Pixels of a block, and how far each looks past what the picture covers (degrees; None: nowhere)."""

    pixels: Pixels
    beyond: Floats | None


@dataclass(frozen=True)
class _Lookup:
    """For each pixel of a block, where to find it: rows [top, bottom), columns [left, right) of the source.

    Columns count from the base of the block. `whole` and `part` are OpenCV's fixed-point coordinates (1/32
    pixel) within that rectangle. Where it is wider than 16 bits can count they mean nothing, and the block is
    split.
    """

    left: int
    right: int
    top: int
    bottom: int
    whole: NDArray[Any]
    part: NDArray[Any]
    beyond: Floats | None


class Sampler:
    """Samples one picture. Holds no copy of it; safe to use from several threads."""

    def __init__(self, pixels: Pixels, crop: Crop, level: Level | None = None) -> None:
        self.pixels = pixels
        self.height, self.width = pixels.shape[:2]
        self.camera: Array = level_matrix(level or Level()).T
        # Where the file is larger or smaller than its metadata say, the metadata are scaled.
        per_column, per_row = self.width / crop.width, self.height / crop.height
        self.columns_per_radian = crop.full_width / (2 * math.pi) * per_column
        self.rows_per_radian = crop.full_height / math.pi * per_row
        self.forward_column = (crop.full_width / 2 - crop.left) * per_column - 0.5
        self.horizon_row = (crop.full_height / 2 - crop.top) * per_row - 0.5
        self.wraps = crop.width >= crop.full_width - 0.5
        self.covers_zenith = self.wraps and crop.top < 0.5
        self.covers_nadir = self.wraps and crop.top + crop.height > crop.full_height - 0.5
        self.covers_all = self.covers_zenith and self.covers_nadir
        low, high = crop.yaw_range
        self.middle_yaw = math.radians((low + high) / 2)
        self._last = threading.local()

    def sample(self, plane: Plane, a: Floats | Array, b: Floats | Array) -> Sampled:
        """Looks up the points a × b of `plane`, in the level world; the result is (len(b), len(a), 3)."""
        axes = self.camera @ plane.matrix()
        out = np.empty((len(b), len(a), 3), dtype=np.uint8)
        beyond = None if self.covers_all else np.zeros((len(b), len(a)), dtype=np.float32)
        self._block(axes, a.astype(np.float64), b.astype(np.float64), out, beyond)
        return Sampled(out, beyond)

    def _block(self, axes: Array, a: Array, b: Array, out: Pixels, beyond: Floats | None) -> None:
        base, lookup = self._lookup(axes, a, b)
        if beyond is not None and lookup.beyond is not None:
            beyond[:] = lookup.beyond
        left, right, top, bottom = base + lookup.left, base + lookup.right, lookup.top, lookup.bottom
        inside = left >= 0 and right <= self.width and top >= 0 and bottom <= self.height
        wide, tall, larger = right - left, bottom - top, max(len(a), len(b))
        # Around a pole a block needs whole rows of the source; smaller blocks need fewer of them.
        wasteful = not inside and wide * tall > 4 * len(a) * len(b) and larger > SMALL
        if (max(wide, tall) > WIDEST or wasteful) and larger > 1:
            for rows_of in _halves(len(b)):
                for columns_of in _halves(len(a)):
                    part = beyond[rows_of, columns_of] if beyond is not None else None
                    self._block(axes, a[columns_of], b[rows_of], out[rows_of, columns_of], part)
            return
        window = self.pixels[top:bottom, left:right] if inside else self._window(left, right, top, bottom)
        cv2.remap(
            window, lookup.whole, lookup.part, cv2.INTER_CUBIC, dst=out, borderMode=cv2.BORDER_REPLICATE
        )

    def _lookup(self, axes: Array, a: Array, b: Array) -> tuple[int, _Lookup]:
        """A whole column of the source to count from, and where each pixel of the block is found."""
        if self.wraps:
            middle = axes @ np.array([(a[0] + a[-1]) / 2, (b[0] + b[-1]) / 2, 1.0])
            turn = math.atan2(middle[0], middle[2])
        else:
            turn = self.middle_yaw
        start = self.forward_column + turn * self.columns_per_radian
        base = math.floor(start + 1e-6)
        s, c = math.sin(turn), math.cos(turn)
        turned = np.array([[c, 0, -s], [0, 1, 0], [s, 0, c]]) @ axes
        # Seen from its own middle, a row of one side face is the same row of the next: what was worked out
        # last is kept. (Not for partial panoramas, where the distance to the edges differs.)
        # (Less than nothing is nothing: as bytes they differ.)
        turn_key = np.rint(np.append(turned, start - base) * 1e9) + 0.0
        key = turn_key.tobytes(), a.tobytes(), b.tobytes()
        last: tuple[object, _Lookup] | None = getattr(self._last, "lookup", None)
        if self.covers_all and last is not None and last[0] == key:
            return base, last[1]
        columns, rows = _coordinates(turned, a, b)
        columns *= np.float32(self.columns_per_radian)
        columns += np.float32(start - base)
        rows *= np.float32(-self.rows_per_radian)
        rows += np.float32(self.horizon_row)
        beyond = None if self.covers_all else self._hold_inside(base, columns, rows)
        left, right = _span(columns)
        top, bottom = _span(rows)
        columns -= np.float32(left)
        rows -= np.float32(top)
        whole, part = cv2.convertMaps(columns, rows, cv2.CV_16SC2)
        lookup = _Lookup(left, right, top, bottom, whole, part, beyond)
        self._last.lookup = (key, lookup)
        return base, lookup

    def _hold_inside(self, base: int, columns: Floats, rows: Floats) -> Floats:
        """Moves coordinates that fall beyond the picture to its edge; says how far they were, in degrees."""
        past = np.zeros_like(rows)
        if not self.wraps:
            low, high = np.float32(-0.5 - base), np.float32(self.width - 0.5 - base)
            pitch = (self.horizon_row - rows) / self.rows_per_radian
            held = np.clip(columns, low, high)
            past = np.abs(columns - held) * (np.cos(pitch) * math.degrees(1 / self.columns_per_radian))
            columns[:] = held
        low_row = np.float32(-np.inf if self.covers_zenith else -0.5)
        high_row = np.float32(np.inf if self.covers_nadir else self.height - 0.5)
        held = np.clip(rows, low_row, high_row)
        past_rows = np.abs(rows - held) * np.float32(math.degrees(1 / self.rows_per_radian))
        rows[:] = held
        distance: Floats = np.hypot(past, past_rows).astype(np.float32)
        return distance

    def _window(self, left: int, right: int, top: int, bottom: int) -> Pixels:
        """A copy of a rectangle that may reach past the picture's edges, where it goes on as the sphere does.

        Left and right join; beyond a pole come the rows of the other side. Where the picture does not cover
        that, its edge is repeated.
        """
        columns = np.arange(left, right)
        rows = np.arange(top, bottom)
        over = np.zeros(len(rows), dtype=bool)
        if self.covers_zenith:
            over |= rows < 0
            rows = np.where(rows < 0, -1 - rows, rows)
        if self.covers_nadir:
            over |= rows >= self.height
            rows = np.where(rows >= self.height, 2 * self.height - 1 - rows, rows)
        rows = np.clip(rows, 0, self.height - 1)
        if not self.wraps:
            return self.pixels[rows[:, np.newaxis], np.clip(columns, 0, self.width - 1)]
        out = np.empty((len(rows), len(columns), 3), dtype=np.uint8)
        for turned in (False, True):
            chosen = np.flatnonzero(over == turned)
            if len(chosen) == 0:
                continue
            shift = self.width // 2 if turned else 0
            for first, last, start in _runs(left + shift, right + shift, self.width):
                for at in chosen:
                    out[at, first:last] = self.pixels[rows[at], start : start + last - first]
        return out


def _coordinates(turned: Array, a: Array, b: Array) -> tuple[Floats, Floats]:
    """Yaw and pitch of the points a × b, radians, in 32 bits: (len(b), len(a)) each.

    Yaw is counted from the middle of the block (`turned` sees to that), so that it neither jumps nor loses
    digits.
    """
    yaw = np.empty((len(b), len(a)), dtype=np.float32)
    pitch = np.empty_like(yaw)
    across = [(m[0] * a + m[2]).astype(np.float32)[np.newaxis] for m in turned]
    down = [(m[1] * b).astype(np.float32)[:, np.newaxis] for m in turned]
    # A few rows at a time stay in the processor's cache: twice as fast as all at once.
    for top in range(0, len(b), ROWS):
        some = slice(top, top + ROWS)
        x, y, z = (along + d[some] for along, d in zip(across, down, strict=True))
        np.arctan2(x, z, out=yaw[some])
        np.multiply(x, x, out=x)
        np.multiply(z, z, out=z)
        np.add(x, z, out=x)
        np.sqrt(x, out=x)
        np.arctan2(y, x, out=pitch[some])
    return yaw, pitch


def _span(coordinates: Floats) -> tuple[int, int]:
    """The whole pixels that cubic interpolation at these coordinates may touch: first, one past the last."""
    low, high, _, _ = cv2.minMaxLoc(coordinates)
    return math.floor(low) - REACH, math.floor(high) + REACH + 2


def _halves(length: int) -> list[slice]:
    return [slice(0, length)] if length == 1 else [slice(0, length // 2), slice(length // 2, length)]


def _runs(left: int, right: int, width: int) -> list[tuple[int, int, int]]:
    """Cuts columns [left, right) round the sphere into pieces: from and to here, start in the source."""
    pieces = []
    at = left
    while at < right:
        start = at % width
        end = min(right, at + width - start)
        pieces.append((at - left, end - left, start))
        at = end
    return pieces
