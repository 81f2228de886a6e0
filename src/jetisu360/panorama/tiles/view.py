"""A picture of what one looks at: posters and thumbnails."""

from __future__ import annotations

import math

import cv2
import numpy as np

from jetisu360.panorama.geometry.projection import Array, Plane, view_plane
from jetisu360.panorama.geometry.resample import Pixels, Sampler
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.tiles.backdrop import Backdrop

STRIP = 1 << 20
"""Samples held at a time."""


def render_view(
    pixels: Pixels,
    crop: Crop,
    *,
    yaw: float,
    pitch: float,
    fov: float,
    width: int,
    height: int,
    level: Level = Level(),  # noqa: B008 - frozen
) -> Pixels:
    """The rectilinear view towards yaw and pitch of the levelled picture; uint8 (height, width, 3).

    `fov` is vertical, in degrees (docs/tour-document.md). Where the view has fewer pixels than the source,
    each is the mean of as many samples as it covers source pixels, so that fine patterns turn grey and not
    into moiré.

    Raises:
        ValueError: a field of view that is not between 0 and 180, or an empty view.
    """
    if not 0 < fov < 180 or width < 1 or height < 1:
        raise ValueError(f"a view {width} × {height} of {fov}° is not one")
    sampler = Sampler(pixels, crop, level)
    backdrop = None if sampler.covers_all else Backdrop(pixels, crop, level)
    plane = view_plane(yaw, pitch, fov, width, height)

    pixels_per_radian = height / 2 / math.tan(math.radians(fov) / 2)
    density = max(sampler.columns_per_radian, sampler.rows_per_radian) / pixels_per_radian
    # A hair over a whole number is not worth another sample.
    each = max(1, min(16, math.ceil(density - 0.05)))
    a = (np.arange(width * each) + 0.5) / (width * each) * 2 - 1
    b = (np.arange(height * each) + 0.5) / (height * each) * 2 - 1
    out = np.empty((height, width, 3), dtype=np.uint8)
    # Of a part, small blocks: what lies far beyond it need not be looked up.
    side = max(1, math.isqrt(STRIP) // each)
    rows, columns = (max(1, STRIP // (width * each * each)), width) if backdrop is None else (side, side)
    for top in range(0, height, rows):
        for left in range(0, width, columns):
            block = out[top : top + rows, left : left + columns]
            some = slice(left * each, (left + block.shape[1]) * each)
            b_of = b[top * each : (top + block.shape[0]) * each]
            _look(sampler, backdrop, plane, a[some], b_of, block)
    return out


def _look(sampler: Sampler, backdrop: Backdrop | None, plane: Plane, a: Array, b: Array, out: Pixels) -> None:
    """Fills `out` with what is seen at a × b, which are as many times denser as it takes."""
    if backdrop is not None:
        shade = backdrop.shade(plane, (float(a[0]), float(a[-1])), (float(b[0]), float(b[-1])))
        if shade is not None:
            out[:] = shade
            return
    sampled = sampler.sample(plane, a, b)
    seen = sampled.pixels
    if backdrop is not None and sampled.beyond is not None and sampled.beyond.any():
        seen = backdrop.blend(seen, backdrop.sampler.sample(plane, a, b).pixels, sampled.beyond)
    if seen.shape == out.shape:
        out[:] = seen
    else:
        cv2.resize(seen, (out.shape[1], out.shape[0]), dst=out, interpolation=cv2.INTER_AREA)
