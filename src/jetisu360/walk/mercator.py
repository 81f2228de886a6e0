"""The picture in Mercator's projection, where features are found.

Mercator is conformal: whatever stands in front of the camera keeps its shape at every height, only its size
changes, and features do not mind size. In the equirectangular picture the same poster is twice as wide at 60°
as at the horizon, on cube faces it is cut at edges. The world wraps around at the sides.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.projection import level_matrix
from jetisu360.panorama.sphere import Crop, Level

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

HIGHEST = 70.0
"""Pitch of the upper and lower edge, degrees. Beyond are ceilings, tripods, and very few things to know
by.
"""
_TOP = math.log(math.tan(math.pi / 4 + math.radians(HIGHEST) / 2))


def mercator_height(width: int) -> int:
    """Rows of a Mercator picture with `width` columns to the full circle."""
    return round(2 * _TOP / (2 * math.pi) * width)


def mercator(pixels: Pixels, crop: Crop, level: Level, width: int) -> tuple[Pixels, NDArray[np.bool_]]:
    """The levelled picture in grey, uint8 (h, `width`), and where the photograph covers it, bool.

    `pixels` is RGB uint8 (h, w, 3) with the extent `crop`, tilted by `level`.
    """
    height = mercator_height(width)
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    scale = width / crop.full_width
    if scale < 0.85:  # shrunk with a mean first: sampling alone would see dust that is not there
        size = max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale))
        grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    columns, rows = _source_pixels(crop, level, width, height, grey.shape)
    inside = (columns > -1) & (columns < grey.shape[1]) & (rows > -1) & (rows < grey.shape[0])
    if crop.width >= crop.full_width - 0.5:
        grey = cv2.copyMakeBorder(grey, 0, 0, 2, 2, cv2.BORDER_WRAP)
        columns += 2
    picture = cv2.remap(grey, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return picture.astype(np.uint8, copy=False), inside


def _source_pixels(
    crop: Crop, level: Level, width: int, height: int, shape: tuple[int, ...]
) -> tuple[Floats, Floats]:
    """Columns and rows of the (shrunk) photograph for every pixel of the Mercator picture."""
    across, down = np.arange(width, dtype=np.float64), np.arange(height, dtype=np.float64)
    if level.is_level:
        # Columns are yaws and rows are pitches: a sixth of the time of the general way.
        yaw, pitch = np.meshgrid((across + 0.5) / width * 360 - 180, np.degrees(pitch_of_row(down, width)))
    else:
        # Times the matrix from the left: the transpose leads back to the camera's picture. Written as sums of
        # a column and a row, and in half the digits, it takes a quarter of the time.
        pitch_here, yaw_here = pitch_of_row(down, width), (across + 0.5) / width * (2 * math.pi) - math.pi
        flat, rise = np.cos(pitch_here), np.sin(pitch_here)
        turns = np.stack([np.sin(yaw_here), np.cos(yaw_here)])
        of_camera = level_matrix(level)
        right, up, ahead = (
            np.outer(flat, of_camera[[0, 2], axis] @ turns).astype(np.float32)
            + (rise * of_camera[1, axis]).astype(np.float32)[:, np.newaxis]
            for axis in range(3)
        )
        yaw, pitch = np.degrees(np.arctan2(right, ahead)), np.degrees(np.arcsin(np.clip(up, -1, 1)))
    x = (yaw + 180) / 360 * crop.full_width - crop.left
    y = (90 - pitch) / 180 * crop.full_height - crop.top
    if crop.width < crop.full_width - 0.5:
        x = np.where(x < 0, x + crop.full_width, x)
    x, y = x * shape[1] / crop.width - 0.5, y * shape[0] / crop.height - 0.5
    return x.reshape(height, width).astype(np.float32), y.reshape(height, width).astype(np.float32)


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
