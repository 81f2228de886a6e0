"""Covers regions of a sphere and boxes of a flat picture, for good.

A region is looked at from its own middle, so it is covered alike at the horizon, over a pole and over the
seam of ±180°, in a whole sphere and in a part of one. Only the rows and columns that it can touch are
visited, a few rows at a time: the memory is that of the result and little more.

The region with the largest cells comes first, and each takes its means from what those before it left. So one
that lies in another, or that lies there twice, reads nothing that is not covered yet, and never makes a cover
finer than it was.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.geometry.resample import Sampler
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.privacy.mosaic import Floats, Mosaic, Pixels
from jetisu360.panorama.privacy.region import Box, Region

_BAND = 1 << 19
"""Pixels that are looked at in one go."""


def blur(pixels: Pixels, crop: Crop, regions: Sequence[Region]) -> Pixels:
    """The picture (h, w, 3) with the regions covered: a new one, or the same where there are none.

    `crop`: what it covers of the sphere. Regions are in its own directions; parts of them that it does not
    cover do no harm.
    """
    if not regions:
        return pixels
    out = pixels.copy()
    sphere = Sampler(out, crop)
    for region in sorted(set(regions), key=_largest_first):
        _cover(out, sphere, region)
    return out


def blur_flat(pixels: Pixels, boxes: Sequence[Box]) -> Pixels:
    """The same of boxes in a flat picture (h, w, 3)."""
    if not boxes:
        return pixels
    out = pixels.copy()
    for box in sorted(set(boxes), key=_largest_first):
        _cover_flat(out, box)
    return out


def outside(pixels: Pixels, crop: Crop, regions: Sequence[Region]) -> list[Region]:
    """Those of which the picture shows nothing: they blur nothing."""
    sphere = Sampler(pixels, crop)
    pixel = _pixel(sphere)
    halves = ((region, (max(region.width / 2, pixel), max(region.height / 2, pixel))) for region in regions)
    return [region for region, half in halves if not any(_pieces(sphere, region, half))]


def _largest_first(place: Region | Box) -> tuple[float, ...]:
    return (-max(place.width, place.height), *astuple(place))


def _pixel(sphere: Sampler) -> float:
    """Degrees that a pixel is high."""
    return math.degrees(1 / sphere.rows_per_radian)


def _cover(out: Pixels, sphere: Sampler, region: Region) -> None:
    mosaic = Mosaic(region.width, region.height, _pixel(sphere))
    line = out.reshape(-1, 3)
    for piece in _pieces(sphere, region, mosaic.reach):
        mosaic.add(piece.u, piece.v, piece.areas, line.take(piece.at, axis=0))
    for piece in _pieces(sphere, region, mosaic.reach):
        line[piece.at] = mosaic.draw(piece.u, piece.v, line.take(piece.at, axis=0))


def _cover_flat(out: Pixels, box: Box) -> None:
    height, width = out.shape[:2]
    left, top = box.left / 100 * width, box.top / 100 * height
    wide, tall = box.width / 100 * width, box.height / 100 * height
    mosaic = Mosaic(wide, tall, 1.0)
    middle_x, middle_y = left + wide / 2 - 0.5, top + tall / 2 - 0.5
    rows = _whole(middle_y - mosaic.reach[1], middle_y + mosaic.reach[1], height)
    columns = _whole(middle_x - mosaic.reach[0], middle_x + mosaic.reach[0], width)
    if not rows or not columns:
        return
    across = np.asarray(columns, np.float32) - np.float32(middle_x)

    def bands() -> Iterator[tuple[slice, Floats, Floats]]:
        for band in _bands(rows, len(columns)):
            down = np.asarray(band, np.float32) - np.float32(middle_y)
            yield slice(band.start, band.stop), np.tile(across, len(band)), np.repeat(down, len(columns))

    place = slice(columns.start, columns.stop)
    for some, u, v in bands():
        mosaic.add(u, v, np.ones_like(u), out[some, place].reshape(-1, 3))
    for some, u, v in bands():
        window = out[some, place]
        window[:] = mosaic.draw(u, v, window.reshape(-1, 3)).reshape(window.shape)


@dataclass(frozen=True)
class _Piece:
    """Pixels of the picture, counted row by row; where they lie as seen from the middle of a region, degrees;
    and how much of the sphere each stands for, in any unit.
    """

    at: NDArray[np.intp]
    u: Floats
    v: Floats
    areas: Floats


def _pieces(sphere: Sampler, region: Region, reach: tuple[float, float]) -> Iterator[_Piece]:
    """The pixels with |u| ≤ reach across and |v| ≤ reach up, which the picture has; some at a time."""
    across, up = min(math.radians(reach[0]), math.pi), min(math.radians(reach[1]), math.pi / 2)
    # The furthest point is a corner, or the end of the middle line where it goes round more than half.
    radius = math.acos(math.cos(across) * math.cos(up)) if across < math.pi / 2 else across
    yaw, pitch = math.radians(region.yaw), math.radians(region.pitch)
    rows = _whole(
        sphere.horizon_row - (pitch + radius) * sphere.rows_per_radian,
        sphere.horizon_row - (pitch - radius) * sphere.rows_per_radian,
        sphere.height,
    )
    waiting = [rows] if rows else []
    while waiting:
        some = waiting.pop()
        band = np.arange(some.start, some.stop)
        pitches = (sphere.horizon_row - band) / sphere.rows_per_radian
        columns = list(_columns(sphere, yaw, _widest(pitches, pitch, radius)))
        half = len(some) // 2
        if half and len(some) * sum(map(len, columns)) > _BAND:
            waiting += [some[half:], some[:half]]
            continue
        for found in columns:
            yield from _seen(sphere, band, pitches, found, yaw, pitch, across, up)


def _widest(pitches: NDArray[np.float64], pitch: float, radius: float) -> float:
    """How far in yaw, radians, the circle of `radius` round a point at `pitch` reaches on any of the rows."""
    both = np.cos(pitches) * math.cos(pitch)
    rest = math.cos(radius) - np.sin(pitches) * math.sin(pitch)
    # Below 1e-9 a pole is so near that every yaw is.
    cosine = np.where(both > 1e-9, rest / np.maximum(both, 1e-9), np.where(rest <= 1e-9, -1.0, 1.0))
    return float(np.arccos(np.clip(cosine, -1, 1)).max())


def _columns(sphere: Sampler, yaw: float, span: float) -> Iterator[range]:
    """The columns within `span` of `yaw`, radians: more than one range where the seam lies between."""
    if span >= math.pi - 1e-6:
        yield range(sphere.width)
        return
    period = 2 * math.pi * sphere.columns_per_radian
    middle = sphere.forward_column + yaw * sphere.columns_per_radian
    half = span * sphere.columns_per_radian + 1
    first = math.floor((-half - middle) / period)
    for turn in range(first, math.ceil((sphere.width + half - middle) / period) + 1):
        columns = _whole(middle + turn * period - half, middle + turn * period + half, sphere.width)
        if columns:
            yield columns


def _seen(
    sphere: Sampler,
    band: NDArray[np.intp],
    pitches: NDArray[np.float64],
    columns: range,
    yaw: float,
    pitch: float,
    across: float,
    up: float,
) -> Iterator[_Piece]:
    """Of a rectangle of the picture the pixels that lie in reach."""
    yaws = (np.asarray(columns, np.float64) - sphere.forward_column) / sphere.columns_per_radian - yaw
    cosines = np.cos(pitches)
    ahead = np.cos(yaws)
    # Turned so that the middle is straight ahead: x to the right, y up, z forward.
    x = np.multiply.outer(cosines, np.sin(yaws)).astype(np.float32)
    y = np.add(
        (np.sin(pitches) * math.cos(pitch))[:, np.newaxis],
        np.multiply.outer(-cosines * math.sin(pitch), ahead),
        dtype=np.float32,
    )
    z = np.add(
        (np.sin(pitches) * math.sin(pitch))[:, np.newaxis],
        np.multiply.outer(cosines * math.cos(pitch), ahead),
        dtype=np.float32,
    )
    near = np.abs(y) <= np.float32(math.sin(up))
    if across < math.pi / 2 - 1e-3:
        near &= np.abs(x) <= z * np.float32(math.tan(across))
    else:
        near &= np.abs(np.arctan2(x, z)) <= np.float32(across)
    found = np.flatnonzero(near)
    if len(found) == 0:
        return
    x, y, z = x.take(found), y.take(found), z.take(found)
    rows = found // len(columns)
    yield _Piece(
        band[0] * sphere.width + columns.start + found + rows * (sphere.width - len(columns)),
        np.degrees(np.arctan2(x, z)),
        np.degrees(np.arctan2(y, np.sqrt(x * x + z * z))),
        np.maximum(cosines, 1e-6).astype(np.float32)[rows],
    )


def _whole(low: float, high: float, count: int) -> range:
    """The whole numbers from `low` to `high`, of those from 0 to `count`."""
    return range(max(0, math.ceil(low)), max(0, min(count, math.floor(high) + 1)))


def _bands(rows: range, width: int) -> Iterator[range]:
    tall = max(1, _BAND // width)
    for start in range(rows.start, rows.stop, tall):
        yield range(start, min(start + tall, rows.stop))
