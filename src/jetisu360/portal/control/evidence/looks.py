"""What a picture looks like, in 256 bits: the same photograph saved anew has nearly the same ones.

A difference hash (dHash, N. Krawetz 2013, 17 × 16 instead of 9 × 8 points): of a small grey picture, whether
each point is brighter than the one to its right. Saving anew, a smaller size or a brighter exposure changes a
few bits, another photograph from the same tripod changes many: grass, shadows, people. Whoever crops or
mirrors a picture is not found by it, so that "nothing alike was found" is never said to mean more.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

ACROSS, DOWN = 16, 16
ALIKE = 12
"""Bits of 256 up to which two pictures are said to be all but the same."""
FLAT = 1.5
"""Grey steps: between points that differ by less, noise decides, so both count as equal."""


def look_of(pixels: NDArray[np.uint8]) -> str:
    """64 hexadecimal digits. `pixels`: uint8 RGB (h, w, 3)."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, (ACROSS + 1, DOWN), interpolation=cv2.INTER_AREA).astype(np.float32)
    brighter = small[:, :-1] > small[:, 1:] + FLAT
    return np.packbits(brighter).tobytes().hex()


def unlike(one: str, other: str) -> int:
    """In how many of 256 bits they differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def says_something(look: str) -> bool:
    """Whether there is enough in it to be known again: not so of fog, or of a lens cap."""
    return int(look, 16).bit_count() >= 3 * ALIKE
