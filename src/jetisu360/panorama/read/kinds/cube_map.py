"""A cube's six faces in one picture, and a picture of nothing.

All functions take a reduced picture, uint8 (h, w, 3), a few hundred pixels wide.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

# Columns, rows: layouts of six square faces.
_CROSSES = ((4, 3), (3, 4))
_PACKED = ((6, 1), (1, 6), (3, 2), (2, 3))
_BLANK = 3.0


def is_blank(picture: NDArray[np.uint8]) -> bool:
    """One colour all over, but for a sensor's noise."""
    return bool(picture.reshape(-1, 3).std(axis=0).max() < 1)


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
