"""From six faces back to one equirectangular picture: the opposite of `panorama.pyramid`.

One face is in memory at a time, beside the picture that is made: 16384 × 8192 take 400 MB for the picture and
some 90 MB for a face. A pixel is looked up where it lies on its face, with the faces' rims filled from their
neighbours (`cube.with_rim`), so that no seam shows where faces meet.
"""

from __future__ import annotations

import math

import cv2
import numpy as np

from jetisu360.exchange.common.sphere.cube import RIM, Cube
from jetisu360.panorama.geometry.projection import FACE_PLANES, FACES
from jetisu360.panorama.geometry.resample import Pixels

ROWS = 128
"""Rows of the picture that are looked up at a time."""

_OVER = 1e-6


def width_for(face: int) -> int:
    """The width that keeps all of faces of this size: at least face · π, a multiple of 32.

    That is the way back of tools which made faces of width / π and rounded down: 5208 gives 16384, 2600 gives
    8192, 1296 gives 4096 (Pannellum's generate.py cuts these out of those).
    """
    return math.ceil(face * math.pi / 32) * 32


def equirect(cube: Cube, width: int) -> Pixels:
    """The whole sphere, uint8 (width / 2, width, 3); `width` is even.

    Raises:
        whatever `cube.load` raises.
    """
    height = width // 2
    out = np.empty((height, width, 3), dtype=np.uint8)
    yaw = np.radians((np.arange(width) + 0.5) / width * 360 - 180)
    pitch = np.radians(90 - (np.arange(height) + 0.5) / height * 180)
    for face in FACES:
        pixels = cube.with_rim(face)
        for columns in _columns(face, width):
            for rows in _rows(face, height):
                _fill(out[rows, columns], face, pixels, cube.size, yaw[columns], pitch[rows])
        del pixels
    return out


def _columns(face: str, width: int) -> list[slice]:
    """Where a face can be seen, as runs of columns: a quarter of the way round for the side faces."""
    if face in "ud":
        return [slice(0, width)]
    middle = {"f": 4, "r": 6, "b": 8, "l": 2}[face] * width / 8
    first, last = math.floor(middle - width / 8) - 1, math.ceil(middle + width / 8) + 1
    if last <= width:
        return [slice(first, last)]
    return [slice(first, width), slice(0, last - width)]


def _rows(face: str, height: int) -> list[slice]:
    """Blocks of rows where a face can be seen: a side face to 45° up and down, up and down beyond 35°."""
    low, high = {"u": (35.2, 90.0), "d": (-90.0, -35.2)}.get(face, (-45.1, 45.1))
    first = max(0, math.floor((90 - high) / 180 * height))
    last = min(height, math.ceil((90 - low) / 180 * height))
    return [slice(top, min(last, top + ROWS)) for top in range(first, last, ROWS)]


def _fill(out: Pixels, face: str, pixels: Pixels, size: int, yaw: np.ndarray, pitch: np.ndarray) -> None:
    """Writes those pixels of a block that lie on `face`."""
    plane = FACE_PLANES[face]
    across, up = np.cos(pitch)[:, np.newaxis], np.sin(pitch)[:, np.newaxis]
    sine, cosine = np.sin(yaw)[np.newaxis, :], np.cos(yaw)[np.newaxis, :]

    def along(axis: tuple[float, float, float]) -> np.ndarray:
        total = np.zeros((len(pitch), len(yaw)))
        for factor, part in zip(axis, (across * sine, up, across * cosine), strict=True):
            if factor:
                total += factor * part
        return total

    depth = along(plane.forward)
    ahead = depth > 1e-9
    np.copyto(depth, 1.0, where=~ahead)
    a, b = along(plane.right) / depth, along(plane.down) / depth
    mine = ahead & (np.abs(a) <= 1 + _OVER) & (np.abs(b) <= 1 + _OVER)
    if not mine.any():
        return
    x = np.clip((a + 1) / 2 * size - 0.5 + RIM, 0, size + 2 * RIM - 1).astype(np.float32)
    y = np.clip((b + 1) / 2 * size - 0.5 + RIM, 0, size + 2 * RIM - 1).astype(np.float32)
    seen = cv2.remap(pixels, x, y, cv2.INTER_LANCZOS4, borderMode=cv2.BORDER_REPLICATE)
    np.copyto(out, seen, where=mine[:, :, np.newaxis], casting="unsafe")
