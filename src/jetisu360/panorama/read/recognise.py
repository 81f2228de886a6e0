"""What a picture is when it is not a panorama: by its pixels, so that the keeper is told the right thing.

All functions take a reduced picture, uint8 (h, w, 3), a few hundred pixels wide.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

_LOOK = 768
# Outside a fisheye's circle there is only stray light; inside there is a picture.
_DARK_MEDIAN, _DARK_MOST, _BRIGHTER = 28, 70, 14
_SECTORS = 8
# Columns, rows: layouts of six square faces.
_CROSSES = ((4, 3), (3, 4))
_PACKED = ((6, 1), (1, 6), (3, 2), (2, 3))
_BLANK = 3.0


def reduced(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A small copy for a look, (h, w, 3): every n-th pixel, so that an edge between faces stays an edge."""
    step = max(1, max(pixels.shape[:2]) // _LOOK)
    small = np.ascontiguousarray(pixels[::step, ::step])
    return np.repeat(small[..., None], 3, axis=2) if small.ndim == 2 else small


def is_blank(picture: NDArray[np.uint8]) -> bool:
    """One colour all over, but for a sensor's noise."""
    return bool(picture.reshape(-1, 3).std(axis=0).max() < 1)


def is_fisheye(picture: NDArray[np.uint8]) -> bool:
    """One bright circle on black, about as wide as the picture's shorter side."""
    height, width = picture.shape[:2]
    if not 0.5 <= width / height <= 2.01:
        return False
    gray = _gray(picture)
    return any(_circle(gray, width / 2, height / 2, min(height, width) / 2 * part) for part in (1, 1.1, 0.9))


def is_dual_fisheye(picture: NDArray[np.uint8]) -> bool:
    """Two such circles, beside or below each other."""
    height, width = picture.shape[:2]
    gray = _gray(picture)
    if abs(width / height - 2) < 0.25:
        halves = gray[:, : width // 2], gray[:, width // 2 :]
    elif abs(height / width - 2) < 0.25:
        halves = gray[: height // 2], gray[height // 2 :]
    else:
        return False
    for part in (1, 1.1, 0.9):
        if all(
            _circle(half, half.shape[1] / 2, half.shape[0] / 2, min(half.shape) / 2 * part) for half in halves
        ):
            return True
    return False


def _gray(picture: NDArray[np.uint8]) -> NDArray[np.float32]:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.float32)


def _circle(gray: NDArray[Any], x: float, y: float, radius: float) -> bool:
    """Dark beyond the circle, and a picture inside of its rim nearly all the way round.

    The rim above and below is what tells a fisheye from a panorama whose poles were left black.
    """
    rows, columns = np.mgrid[0 : gray.shape[0], 0 : gray.shape[1]]
    across, down = columns + 0.5 - x, rows + 0.5 - y
    distance = np.hypot(across, down) / radius
    beyond = gray[distance > 1.12]
    if beyond.size < gray.size * 0.01:
        return False
    dark = float(np.median(beyond))
    if dark > _DARK_MEDIAN or np.percentile(beyond, 92) > _DARK_MOST:
        return False
    rim = (distance > 0.72) & (distance < 0.9)
    sector = np.floor((np.arctan2(down, across) / (2 * np.pi) + 0.5 / _SECTORS) * _SECTORS) % _SECTORS
    lit = [float(np.median(gray[rim & (sector == one)])) > dark + _BRIGHTER for one in range(_SECTORS)]
    up, low = 3 * _SECTORS // 4, _SECTORS // 4
    return sum(lit) >= _SECTORS - 2 and (lit[up] or lit[low])


def is_cube_map(picture: NDArray[np.uint8]) -> bool:
    """Six faces of a cube: a cross with empty corners, or six squares that do not fit each other."""
    height, width = picture.shape[:2]
    for columns, rows in _CROSSES:
        if _shape_is(width, height, columns, rows) and _is_cross(_cells(picture, columns, rows)):
            return True
    for columns, rows in _PACKED:
        if _shape_is(width, height, columns, rows):
            across, down = _jumps(_cells(picture, columns, rows))
            # A photograph may have a horizon in the middle or a wall's edge at a third; hardly both at once.
            if across + down >= 2 and (min(columns, rows) == 1 or (across and down and across + down >= 4)):
                return True
    return False


def _shape_is(width: int, height: int, columns: int, rows: int) -> bool:
    return abs(width * rows / (height * columns) - 1) < 0.01


def _cells(picture: NDArray[np.uint8], columns: int, rows: int) -> list[list[NDArray[np.uint8]]]:
    height, width = picture.shape[:2]
    across = [round(width * column / columns) for column in range(columns + 1)]
    down = [round(height * row / rows) for row in range(rows + 1)]
    return [[picture[top:low, left:right] for left, right in pairwise(across)] for top, low in pairwise(down)]


def _is_cross(cells: list[list[NDArray[np.uint8]]]) -> bool:
    """One whole row and one whole column of faces; all other cells are one same colour."""
    inner = [[cell[2:-2, 2:-2].reshape(-1, 3) for cell in row] for row in cells]
    used = np.array([[cell.std(axis=0).max() > _BLANK for cell in row] for row in inner])
    if used.sum() != 6:
        return False
    empty = np.array([cell.mean(axis=0) for row in inner for cell in row])[~used.ravel()]
    if np.ptp(empty, axis=0).max() > 6:
        return False
    return bool(used.all(axis=1).any() and used.all(axis=0).any())


def _jumps(cells: list[list[NDArray[np.uint8]]]) -> tuple[int, int]:
    """How many borders between neighbours in a row, and in a column, break the picture all along."""
    across = sum(
        _breaks(left.swapaxes(0, 1), right.swapaxes(0, 1)) for row in cells for left, right in pairwise(row)
    )
    down = sum(
        _breaks(upper, lower)
        for above, below in pairwise(cells)
        for upper, lower in zip(above, below, strict=True)
    )
    return across, down


def _breaks(upper: NDArray[np.uint8], lower: NDArray[np.uint8]) -> bool:
    if min(len(upper), len(lower)) < 6:
        return False
    width = min(upper.shape[1], lower.shape[1])
    lines = np.concatenate([upper[-5:, :width], lower[:5, :width]]).astype(np.float32)
    steps = np.abs(np.diff(lines, axis=0)).max(axis=2)
    border, near = np.median(steps[4]), np.median(np.delete(steps, 4, axis=0))
    return bool(border > 10 and border > 3 * near + 4)
