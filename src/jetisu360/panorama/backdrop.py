"""What is shown where a partial panorama ends: its own colours, fading.

Nothing is invented: directly beyond the edge the edge's colour goes on, and within a few degrees it melts
into a small, heavily blurred continuation of the whole picture. It gives the eye something calm; the viewer
keeps visitors from looking at it (`limits` in the tour document).
"""

from __future__ import annotations

import cv2
import numpy as np

from jetisu360.panorama.resample import Floats, Pixels, Sampler
from jetisu360.panorama.sphere import Crop, Level

WIDTH, HEIGHT = 512, 256
FADE = 4.0
"""Degrees over which an edge's own colour turns into the backdrop."""

BLURS = (96.0, 24.0, 6.0)
"""Sigmas in backdrop pixels (0.7° each), coarse to fine: finer ones count only near the picture."""


class Backdrop:
    """The blurred continuation of one partial picture over the whole sphere."""

    def __init__(self, pixels: Pixels, crop: Crop, level: Level | None = None) -> None:
        whole = Crop(0, 0, WIDTH, HEIGHT, WIDTH, HEIGHT)
        self.sampler = Sampler(_continued(pixels, crop), whole, level)

    @staticmethod
    def blend(near: Pixels, far: Pixels, beyond: Floats) -> Pixels:
        """`near` inside the picture, going over into `far` within `FADE` degrees of its edge."""
        t = np.clip(beyond / FADE, 0, 1)[..., np.newaxis]
        t = t * t * (3 - 2 * t)
        blended: Pixels = np.rint(near + (far.astype(np.float32) - near) * t).astype(np.uint8)
        return blended


def _continued(pixels: Pixels, crop: Crop) -> Pixels:
    """The picture on a small full sphere, the rest filled by blurs of what is there; (HEIGHT, WIDTH, 3)."""
    left, top = crop.left / crop.full_width * WIDTH, crop.top / crop.full_height * HEIGHT
    width, height = crop.width / crop.full_width * WIDTH, crop.height / crop.full_height * HEIGHT
    size = (max(1, round(width)), max(1, round(height)))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    colour = np.zeros((HEIGHT, WIDTH, 3), dtype=np.float32)
    known = np.zeros((HEIGHT, WIDTH), dtype=np.float32)
    rows = np.clip(round(top) + np.arange(size[1]), 0, HEIGHT - 1)
    columns = (round(left) + np.arange(size[0])) % WIDTH
    colour[rows[:, np.newaxis], columns] = small
    known[rows[:, np.newaxis], columns] = 1

    # Round the sphere left and right join; above and below, the blur just ends.
    side = WIDTH // 2
    colour, known = (np.concatenate([v[:, -side:], v, v[:, :side]], axis=1) for v in (colour, known))
    filled = np.broadcast_to(small.mean(axis=(0, 1)), colour.shape).astype(np.float32)
    for sigma in BLURS:
        weight = cv2.GaussianBlur(known, (0, 0), sigma, borderType=cv2.BORDER_CONSTANT)
        blurred = cv2.GaussianBlur(colour, (0, 0), sigma, borderType=cv2.BORDER_CONSTANT)
        trust = np.clip(weight * 4, 0, 1)[..., np.newaxis]
        filled += (blurred / np.maximum(weight, 1e-6)[..., np.newaxis] - filled) * trust
    filled = filled[:, side:-side]

    # All columns of a row meet at the pole: without this the fill would be a star there.
    pitch = 90 - (np.arange(HEIGHT) + 0.5) / HEIGHT * 180
    pinch = np.clip((np.abs(pitch) - 55) / 30, 0, 1)[:, np.newaxis, np.newaxis]
    filled += (filled.mean(axis=1, keepdims=True) - filled) * pinch
    return np.clip(np.rint(filled), 0, 255).astype(np.uint8)
