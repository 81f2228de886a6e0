"""A picture made small enough to be looked at: what it is, is decided on these."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

WIDTH = 1024
"""Pixels to the full circle in which a sphere is looked at: thresholds are measured at this size
(`python -m benchmarks.recognise`)."""

_LOOK = 768


def reduced(pixels: Pixels) -> Pixels:
    """A small copy for a look, (h, w, 3): every n-th pixel, so that an edge between faces stays an edge."""
    step = max(1, max(pixels.shape[:2]) // _LOOK)
    small = np.ascontiguousarray(pixels[::step, ::step])
    return np.repeat(small[..., None], 3, axis=2) if small.ndim == 2 else small


def averaged(pixels: Pixels, width: int, height: int) -> Pixels:
    """A copy of exactly that size, (height, width, 3); each pixel the mean of those that it stands for."""
    small = np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return np.repeat(small[..., None], 3, axis=2) if small.ndim == 2 else small


def as_sphere(pixels: Pixels) -> Pixels:
    """A picture laid out as a full sphere is, (`WIDTH` / 2, `WIDTH`, 3), whatever its own shape."""
    return averaged(pixels, WIDTH, WIDTH // 2)
