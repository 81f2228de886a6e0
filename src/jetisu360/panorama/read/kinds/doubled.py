"""Two pictures of the same place in one file: for the left eye and for the right one."""

from __future__ import annotations

from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.read.kinds.look import Pixels, averaged

Halves = Literal["above", "beside"]

_WIDE, _TALL = 512, 256
_BLOCK = 24
_ACROSS, _DOWN = 14, 2
"""How far, in pixels of the look, what one eye sees may lie from where the other sees it: 10° of a sphere."""

_TEXTURE = 4.0
"""Standard deviation, of 255, from which a block can be told from others: of what is in it beside rows and
columns that are alike all along, as at the rim of a band over the tripod."""

_FEWEST = 40
"""Blocks, of 200, that have to have so much."""

_COLOUR = 16.0
"""By how much, of 255, the mean colours of such blocks may differ: the two lenses of a camera are exposed
alike."""

_ELSEWHERE = (0.27, 0.41, 0.62)
"""Shares of the width by which a block is looked for where it has no business: what is there as well (a grid,
a wallpaper, one column after the other) tells nothing."""

_ONLY_THERE = 0.2
"""By how much better blocks have to agree at their own place than at any of those: by 0.6 and more in the
real spheres of `benchmarks.recognise`, by 0.1 at most in drawn grids of degrees."""

ALIKE = 0.8
"""Median correlation of blocks from which halves show the same (`python -m benchmarks.recognise`)."""


def likeness(pixels: Pixels, how: Halves) -> float:
    """How alike the halves are: the median over blocks of the best correlation nearby, 0 to 1; 0 where too
    little can be compared, where what agrees in shape is of other colours, or where it agrees everywhere.
    """
    one, other = (averaged(half, _WIDE, _TALL) for half in halves(pixels, how))
    first, second = _detail(one), _detail(other)
    found, colours = [], []
    places = _telling_places(first)
    for top, left in places:
        best, down, along = _best_near(first, second, top, left)
        found.append(best)
        here = one[top : top + _BLOCK, left : left + _BLOCK].mean(axis=(0, 1))
        there = other[down : down + _BLOCK, along : along + _BLOCK].mean(axis=(0, 1))
        colours.append(float(np.abs(here - there).max()))
    if len(found) < _FEWEST or np.median(colours) > _COLOUR:
        return 0.0
    alike = float(np.median(found))
    if alike >= ALIKE:
        for share in _ELSEWHERE:
            away = np.roll(second, round(share * _WIDE), axis=1)
            best_away = [_best_near(first, away, top, left)[0] for top, left in places]
            if alike - float(np.median(best_away)) < _ONLY_THERE:
                return 0.0
    return alike


def _telling_places(first: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Top and left of the blocks that can be told from others."""
    tops = range(_DOWN, _TALL - _BLOCK - _DOWN, _BLOCK)
    lefts = range(_ACROSS, _WIDE - _BLOCK - _ACROSS, _BLOCK)
    some = first[_DOWN : _DOWN + len(tops) * _BLOCK, _ACROSS : _ACROSS + len(lefts) * _BLOCK]
    blocks = some.reshape(len(tops), _BLOCK, len(lefts), _BLOCK).swapaxes(1, 2)
    telling = _own_detail(blocks) >= _TEXTURE
    return [(tops[row], lefts[column]) for row, column in np.argwhere(telling)]


def _best_near(
    first: NDArray[np.float32], second: NDArray[np.float32], top: int, left: int
) -> tuple[float, int, int]:
    """The best correlation of a block of `first` near its place in `second`, and the top and left of that."""
    block = first[top : top + _BLOCK, left : left + _BLOCK]
    near = second[top - _DOWN : top + _BLOCK + _DOWN, left - _ACROSS : left + _BLOCK + _ACROSS]
    _, best, _, (x, y) = cv2.minMaxLoc(cv2.matchTemplate(near, block, cv2.TM_CCOEFF_NORMED))
    return best, top - _DOWN + y, left - _ACROSS + x


def halves(pixels: Pixels, how: Halves) -> tuple[Pixels, Pixels]:
    """The left eye's and the right eye's: the upper and the lower one, or the left and the right one."""
    height, width = pixels.shape[:2]
    if how == "above":
        return pixels[: height // 2], pixels[height - height // 2 :]
    return pixels[:, : width // 2], pixels[:, width - width // 2 :]


def _own_detail(blocks: NDArray[np.float32]) -> NDArray[np.float32]:
    """Standard deviation of what is in each of the blocks (…, h, w) besides its rows and columns."""
    own = blocks - blocks.mean(axis=-2, keepdims=True) - blocks.mean(axis=-1, keepdims=True)
    own += blocks.mean(axis=(-2, -1), keepdims=True)
    detail: NDArray[np.float32] = own.std(axis=(-2, -1))
    return detail


def _detail(half: Pixels) -> NDArray[np.float32]:
    """What is fine in it: broad light and shade are alike in any two pictures of a room."""
    grey = cv2.cvtColor(averaged(half, _WIDE, _TALL), cv2.COLOR_RGB2GRAY).astype(np.float32)
    return np.asarray(grey - cv2.GaussianBlur(grey, (0, 0), 12), np.float32)
