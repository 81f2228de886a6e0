"""What is shown where a partial panorama ends: its own colours, fading into one.

Nothing is invented: directly beyond the edge the edge's colour goes on; within a few degrees it melts into a
small, heavily blurred continuation of the picture, and that into one colour. It gives the eye something calm;
the viewer keeps visitors from looking at it (`limits` in the tour document). From one colour on there is
nothing to sample and nothing to encode twice: a part costs what the part is, whatever it is a part of.
"""

from __future__ import annotations

import math

import cv2
import numpy as np

from jetisu360.panorama.geometry.projection import Plane, direction_of
from jetisu360.panorama.geometry.resample import Floats, Pixels, Sampler
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.tiles.part import Part, Range

Shade = tuple[int, int, int]

WIDTH, HEIGHT = 512, 256
FADE = 4.0
"""Degrees over which an edge's own colour turns into the backdrop."""

BLURS = (96.0, 24.0, 6.0)
"""Sigmas in backdrop pixels (0.7° each), coarse to fine: finer ones count only near the picture."""

SHARE = 1 / 3
"""How far the backdrop reaches, as a share of the part's narrow side: both together cover less than three
times the part."""

LEAST = 25.0
"""Degrees of narrow side from which there is room for a blurred continuation; below it edges fade into the
one colour at once, within a quarter of that side."""

SLACK = 2.5
"""Degrees that cubic interpolation may reach for on the small sphere: two of its pixels across and down."""


class Backdrop:
    """The continuation of one partial picture: blurred near it, one colour far from it."""

    def __init__(self, pixels: Pixels, crop: Crop, level: Level | None = None) -> None:
        self.part = Part(crop, level)
        side = math.degrees(self.part.narrow_side)
        self.fade = min(FADE, side / 4)
        # How far a sample looks past the edges is measured along rows and columns, and the way straight there
        # may be shorter by up to √2.
        reach = math.sqrt(2) * self.fade
        small = _reduced(pixels, crop)
        self.above, self.below = _shades(small, self.part.all_round)
        if side >= LEAST:
            reach = side * SHARE
            whole = _fading(_continued(small, crop), self.part, reach - SLACK, self.above, self.below)
        else:
            whole = _one_colour(self.part, self.above, self.below)
            if self.part.all_round:
                reach = max(reach, SLACK - side / 2)
        self.reach = math.radians(reach)
        self.sampler = Sampler(whole, Crop(0, 0, WIDTH, HEIGHT, WIDTH, HEIGHT), level)

    def shade(self, plane: Plane, a: Range, b: Range) -> Shade | None:
        """The one colour that the window a × b of `plane` shows; None where there may be more than one."""
        if not self.part.is_beyond(plane, a, b, self.reach):
            return None
        return self.above if self.part.is_above(plane, a, b) else self.below

    def blend(self, near: Pixels, far: Pixels, beyond: Floats) -> Pixels:
        """`near` inside the picture, going over into `far` within `fade` degrees of its edge."""
        t = np.clip(beyond / np.float32(self.fade), 0, 1)[..., np.newaxis]
        t = t * t * (3 - 2 * t)
        blended: Pixels = np.rint(near + (far.astype(np.float32) - near) * t).astype(np.uint8)
        return blended


def _reduced(pixels: Pixels, crop: Crop) -> Floats:
    """The picture as large as it is on the small sphere."""
    width, height = crop.width / crop.full_width * WIDTH, crop.height / crop.full_height * HEIGHT
    size = (max(1, round(width)), max(1, round(height)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.float32)


def _shades(small: Floats, all_round: bool) -> tuple[Shade, Shade]:
    """The colours far above and far below. Where it does not go all round they meet, and are the same."""
    some = max(1, len(small) // 4)
    above, below = (small[:some], small[-some:]) if all_round else (small, small)
    return _shade(above), _shade(below)


def _shade(pixels: Floats) -> Shade:
    red, green, blue = (round(float(v)) for v in pixels.mean(axis=(0, 1)))
    return red, green, blue


def _continued(small: Floats, crop: Crop) -> Floats:
    """The picture on a small full sphere, the rest filled by blurs of what is there; (HEIGHT, WIDTH, 3)."""
    left, top = crop.left / crop.full_width * WIDTH, crop.top / crop.full_height * HEIGHT
    colour = np.zeros((HEIGHT, WIDTH, 3), dtype=np.float32)
    known = np.zeros((HEIGHT, WIDTH), dtype=np.float32)
    rows = np.clip(round(top) + np.arange(small.shape[0]), 0, HEIGHT - 1)
    columns = (round(left) + np.arange(small.shape[1])) % WIDTH
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
    return filled


def _fading(filled: Floats, part: Part, reach: float, above: Shade, below: Shade) -> Pixels:
    """`filled`, going over into the one colour, which it is from `reach` degrees beyond the picture on."""
    yaw, pitch = np.meshgrid(
        (np.arange(WIDTH) + 0.5) / WIDTH * 360 - 180, 90 - (np.arange(HEIGHT) + 0.5) / HEIGHT * 180
    )
    t = np.clip(np.degrees(part.distance(direction_of(yaw, pitch))) / reach, 0, 1)[..., np.newaxis]
    t = t * t * (3 - 2 * t)
    far = _one_colour(part, above, below).astype(np.float32)
    return np.clip(np.rint(filled + (far - filled) * t), 0, 255).astype(np.uint8)


def _one_colour(part: Part, above: Shade, below: Shade) -> Pixels:
    """The small sphere in its one colour; where the picture goes all round, a second one below it."""
    whole = np.empty((HEIGHT, WIDTH, 3), dtype=np.uint8)
    middle = round((0.5 - (part.bottom + part.top) / 2 / math.pi) * HEIGHT)
    whole[:middle], whole[middle:] = above, below
    return whole
