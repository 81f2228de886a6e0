"""The picture in Mercator's projection, where features are found.

Mercator is conformal: whatever stands in front of the camera keeps its shape at every height, only its size
changes, and features do not mind size. In the equirectangular picture the same poster is twice as wide at 60°
as at the horizon, on cube faces it is cut at edges. The world wraps around at the sides.
"""

from __future__ import annotations

import math
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.geometry.projection import level_matrix
from jetisu360.panorama.geometry.sphere import Crop, Level

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

HIGHEST = 70.0
"""Pitch of the upper and lower edge, degrees. Beyond are ceilings, tripods, and very few things to know
by.
"""
_KNOTS = 16
_TOP = math.log(math.tan(math.pi / 4 + math.radians(HIGHEST) / 2))


def mercator_height(width: int) -> int:
    """Rows of a Mercator picture with `width` columns to the full circle."""
    return round(2 * _TOP / (2 * math.pi) * width)


def mercator(
    pixels: Pixels, crop: Crop, level: Level, width: int, height: int | None = None
) -> tuple[Pixels, NDArray[np.bool_]]:
    """The levelled picture in grey, uint8 (h, `width`), and where the photograph covers it, bool.

    `pixels` is RGB uint8 (h, w, 3) with the extent `crop`, tilted by `level`. `height`: rows from the upper
    edge, where not all are wanted.
    """
    height = height or mercator_height(width)
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    scale = width / crop.full_width
    if scale < 0.85:  # shrunk with a mean first: sampling alone would see dust that is not there
        size = max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale))
        grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    columns, rows = _source_pixels(crop, level, width, height, grey.shape)
    if crop.width >= crop.full_width - 0.5:
        inside = (rows > -1) & (rows < grey.shape[0])
        # Columns of a tilted picture reach over its edges a little, where the world goes on.
        over = math.ceil(max(0.0, -float(columns.min()), float(columns.max()) - grey.shape[1])) + 2
        grey = cv2.copyMakeBorder(grey, 0, 0, over, over, cv2.BORDER_WRAP)
        columns += over
    else:
        inside = (columns > -1) & (columns < grey.shape[1]) & (rows > -1) & (rows < grey.shape[0])
    picture = cv2.remap(grey, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return picture.astype(np.uint8, copy=False), inside


def _source_pixels(
    crop: Crop, level: Level, width: int, height: int, shape: tuple[int, ...]
) -> tuple[Floats, Floats]:
    """Columns and rows of the (shrunk) photograph for every pixel of the Mercator picture."""
    yaw: Any = ((np.arange(width) + 0.5) / width * 360 - 180).astype(np.float32)
    if level.is_level:  # all of a row looks as high, all of a column as far aside
        yaws = yaw[np.newaxis]
        pitches = np.degrees(pitch_of_row(np.arange(height, dtype=np.float64), width)).astype(np.float32)
        pitches = pitches[:, np.newaxis]
    else:
        aside, pitches = _tilted(level, width, height)
        yaws = aside + yaw
    x: Any = (yaws + 180) * np.float32(crop.full_width / 360) - np.float32(crop.left)
    y: Any = (90 - pitches) * np.float32(crop.full_height / 180) - np.float32(crop.top)
    if crop.width < crop.full_width - 0.5:
        x %= np.float32(crop.full_width)
    x = x * np.float32(shape[1] / crop.width) - np.float32(0.5)
    y = y * np.float32(shape[0] / crop.height) - np.float32(0.5)
    if level.is_level:
        return np.repeat(x, height, axis=0), np.repeat(y, width, axis=1)
    return x, y


def _tilted(level: Level, width: int, height: int) -> tuple[Any, Any]:
    """By how many degrees of yaw the camera's picture is off, and its pitch, for every pixel (h, `width`).

    Both change slowly: they are worked out for every sixteenth pixel, and lie on straight lines in between,
    to a hundredth of a degree at the tilts that cameras have.
    """
    # The knots stand in the middle of blocks of pixels, as resizing has it; one more than needed all around.
    across, down = (
        ((np.arange(-1, -(-size // _KNOTS) + 1) + 0.5) * _KNOTS - 0.5).astype(np.float64)
        for size in (width, height)
    )
    yaw = (across + 0.5) / width * (2 * math.pi) - math.pi
    pitch = pitch_of_row(down, width)
    flat, rise = np.cos(pitch)[:, np.newaxis], np.sin(pitch)[:, np.newaxis]
    here = np.stack([flat * np.sin(yaw), rise + 0 * yaw, flat * np.cos(yaw)], axis=-1)
    # Times the matrix from the left: the transpose leads back to the camera's picture.
    right, up, ahead = np.moveaxis(here @ level_matrix(level), -1, 0)
    aside = (np.degrees(np.arctan2(right, ahead) - yaw) + 180) % 360 - 180
    found = []
    for knots in (aside, np.degrees(np.arcsin(np.clip(up, -1, 1)))):
        size = knots.shape[1] * _KNOTS, knots.shape[0] * _KNOTS
        every = cv2.resize(knots.astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
        found.append(every[_KNOTS : _KNOTS + height, _KNOTS : _KNOTS + width])
    return found[0], found[1]


def bearings_of(column: NDArray[np.float64], row: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """Directions (n, 3) of length 1 of points of a Mercator picture; whole numbers lie at pixel centres."""
    yaw = (column + 0.5) / width * (2 * math.pi) - math.pi
    pitch = pitch_of_row(row, width)
    flat = np.cos(pitch)
    return np.stack([flat * np.sin(yaw), np.sin(pitch), flat * np.cos(yaw)], axis=1)


def pitch_of_row(row: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """Pitch of rows, radians."""
    up = _TOP - (row + 0.5) / mercator_height(width) * (2 * _TOP)
    result: NDArray[np.float64] = 2 * np.arctan(np.exp(up)) - math.pi / 2
    return result


def row_of_pitch(pitch: float, width: int) -> int:
    """The row whose upper edge lies nearest to a pitch (radians)."""
    up = math.log(math.tan(math.pi / 4 + pitch / 2))
    return round((_TOP - up) / (2 * _TOP) * mercator_height(width))
