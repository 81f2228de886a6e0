"""EXIF orientation: how a stored picture has to be turned to stand upright."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# CIPA DC-008, tag 0x0112: which side of the scene row 0 and column 0 of the stored picture are.
SWAPS_SIDES = frozenset({5, 6, 7, 8})


def upright_size(width: int, height: int, orientation: int) -> tuple[int, int]:
    """Width and height once turned."""
    return (height, width) if orientation in SWAPS_SIDES else (width, height)


def upright(pixels: NDArray[np.uint8], orientation: int) -> NDArray[np.uint8]:
    """`pixels` (h, w, 3) turned upright; C-contiguous. Nothing is copied where nothing is turned."""
    turned = {
        1: lambda stored: stored,
        2: lambda stored: stored[:, ::-1],
        3: lambda stored: stored[::-1, ::-1],
        4: lambda stored: stored[::-1],
        5: lambda stored: stored.swapaxes(0, 1),
        6: lambda stored: stored.swapaxes(0, 1)[:, ::-1],
        7: lambda stored: stored.swapaxes(0, 1)[::-1, ::-1],
        8: lambda stored: stored.swapaxes(0, 1)[::-1],
    }[orientation](pixels)
    return np.ascontiguousarray(turned)
