"""The views in which a sphere is looked at: overlapping ones that leave no part of it out, in two sizes.

A detector that learnt from ordinary photographs misses what an equirectangular picture bends, and what an
edge cuts. So each part of the sphere is seen upright, little bent, in a view that reaches beyond it. Small
faces are found in fine, narrow views, those near the camera in coarse, wide ones.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from jetisu360.panorama.geometry.projection import Plane, view_plane
from jetisu360.panorama.geometry.resample import Pixels, Sampler
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.privacy.centerface import SIDE


@dataclass(frozen=True)
class Layout:
    """Square views of `fov` degrees: `rings` of (pitch, how many), those above the horizon below it, too.

    `whole`: faces up to this many degrees are wholly within at least one of them, wherever they are.
    """

    fov: float
    rings: tuple[tuple[float, int], ...]
    whole: float

    def centres(self) -> Iterator[tuple[float, float]]:
        """Yaw and pitch of the middle of each view."""
        for pitch, count in self.rings:
            for side in (pitch, -pitch) if pitch else (0.0,):
                shift = 180 / count if pitch else 0.0
                yield from ((k * 360 / count + shift - 180, side) for k in range(count))


FINE = Layout(45, ((0, 10), (38, 9), (76, 5)), 5.4)
COARSE = Layout(80, ((0, 6), (60, 5)), 13.6)

DENSEST = 11.4
"""Pixels to a degree in the middle of a fine view, at most: half of what a sphere 8192 pixels wide has."""

ENLARGED = 4 / 3
"""How much denser than a small picture its fine views are: the detector sees little below 10 pixels."""

COARSER = 5
"""How many times fewer pixels a degree of a coarse view has."""

BEYOND = (114, 114, 114)
"""Colour of what a partial panorama does not cover."""


@dataclass(frozen=True)
class View:
    """`pixels` (side, side, 3) of what `plane` shows, and `Layout.whole` of the layout it belongs to."""

    pixels: Pixels
    plane: Plane
    whole: float


def views(pixels: Pixels, crop: Crop) -> Iterator[View]:
    """All views of a picture, one at a time; of a part of a sphere those that show some of it."""
    columns = pixels.shape[1] / crop.width * crop.full_width
    density = min(DENSEST, columns / 360 * ENLARGED)
    for layout, pixels_a_degree in ((FINE, density), (COARSE, density / COARSER)):
        across = 2 * math.degrees(math.tan(math.radians(layout.fov / 2)))
        side = math.ceil(across * pixels_a_degree / SIDE) * SIDE
        # Coarse views are made of what was made small for the fine ones.
        pixels = _reduced(pixels, crop, side / across)
        yield from _of(layout, side, Sampler(pixels, crop))


def _of(layout: Layout, side: int, sampler: Sampler) -> Iterator[View]:
    steps = (np.arange(side) + 0.5) / side * 2 - 1
    for yaw, pitch in layout.centres():
        plane = view_plane(yaw, pitch, layout.fov, side, side)
        sampled = sampler.sample(plane, steps, steps)
        if sampled.beyond is not None:
            outside = sampled.beyond > 0
            if outside.all():
                continue
            sampled.pixels[outside] = BEYOND
        yield View(sampled.pixels, plane, layout.whole)


def _reduced(pixels: Pixels, crop: Crop, density: float) -> Pixels:
    """The picture with no more pixels to a degree than a view has, so that fine patterns turn to no moiré."""
    height, width = pixels.shape[:2]
    columns = round(crop.width / crop.full_width * 360 * density)
    rows = round(crop.height / crop.full_height * 180 * density)
    smaller = max(1, min(width, columns)), max(1, min(height, rows))
    if smaller == (width, height):
        return pixels
    return np.asarray(cv2.resize(pixels, smaller, interpolation=cv2.INTER_AREA), dtype=np.uint8)
