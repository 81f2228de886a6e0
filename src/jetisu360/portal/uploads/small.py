"""A picture made small, as lists show it."""

from __future__ import annotations

import io
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

WIDEST = 640
"""Pixels of a small picture's width, and of its height."""


def small_picture(pixels: NDArray[np.uint8]) -> bytes:
    """WebP of all of it. `pixels`: uint8 RGB (h, w, 3)."""
    height, width = pixels.shape[:2]
    scale = min(1.0, WIDEST / max(width, height))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small: Any = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    kept = io.BytesIO()
    Image.fromarray(small).save(kept, "WEBP", quality=78, method=4)
    return kept.getvalue()
