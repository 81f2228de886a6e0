"""Finds whom a picture shows: proposals, each for a person to decide on. Figures: docs/privacy.md."""

from __future__ import annotations

import cv2
import numpy as np

from jetisu360.panorama.geometry.projection import Array, angles_of, wrap_yaw
from jetisu360.panorama.geometry.resample import Pixels
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.privacy.centerface import SIDE, detect
from jetisu360.panorama.privacy.region import Box, Proposal, Region
from jetisu360.panorama.privacy.suppress import distinct, frame, suppress
from jetisu360.panorama.privacy.views import BEYOND, ENLARGED, View, views

LEAST = 0.2
"""Score below which nothing is proposed. Low: a face missed hurts more than a vase proposed."""

WIDER, TALLER = 1.5, 1.45
"""How much larger than the detector's box, which ends at brows and cheeks, a region is: the whole face with
ears, hair line and chin, and what the box may be wrong by."""

FLAT = (1536, 384)
"""Pixels that a flat picture's longer side is given, at most: for faces in it, and for one that fills it."""

_ROUND = np.linspace(0, 2 * np.pi, 32, endpoint=False)


def find(pixels: Pixels, crop: Crop) -> list[Proposal]:
    """Faces on the part `crop` of a sphere; pixels are uint8 RGB (h, w, 3). Highest score first.

    Raises:
        DetectorDamaged: the weights are missing or damaged.
    """
    found: list[tuple[Region, float]] = []
    for view in views(pixels, crop):
        for left, top, right, bottom, score in detect(view.pixels, LEAST):
            region = _region(view, (left, top, right, bottom))
            if region is not None:
                found.append((region, float(score)))
    return [Proposal("face", region, round(score, 3)) for region, score in suppress(found)]


def _region(view: View, box: tuple[float, float, float, float]) -> Region | None:
    """The region around a box of a view; None if another view shows it better."""
    left, top, right, bottom = box
    side = len(view.pixels)
    middle = _look(view, np.array([(left + right) / 2]), np.array([(top + bottom) / 2]))
    yaw, pitch = (float(angle[0]) for angle in angles_of(middle))
    # A face is an ellipse rather than a box: one that leans does not get larger for it.
    x = (left + right) / 2 + (right - left) / 2 * WIDER * np.cos(_ROUND)
    y = (top + bottom) / 2 + (bottom - top) / 2 * TALLER * np.sin(_ROUND)
    across, up = angles_of(np.tensordot(frame(yaw, pitch), _look(view, x, y), axes=1))
    width, height = 2 * float(np.abs(across).max()), 2 * float(np.abs(up).max())
    at_border = left < 1 or top < 1 or right > side - 1 or bottom > side - 1
    if at_border and max(width / WIDER, height / TALLER) < view.whole:
        return None
    # Rounded first: 179.9999 is the other side of the seam.
    return Region(float(wrap_yaw(round(yaw, 3))), round(pitch, 3), round(width, 3), round(height, 3))


def _look(view: View, x: Array, y: Array) -> Array:
    """Directions (3, n) of places of a view, in pixels from its upper left corner."""
    side = len(view.pixels)
    looks: Array = view.plane.matrix() @ np.stack([x / side * 2 - 1, y / side * 2 - 1, np.ones(len(x))])
    return looks


def find_flat(pixels: Pixels) -> list[Proposal]:
    """Faces of an ordinary picture, uint8 RGB (h, w, 3), as it is seen. Highest score first.

    Raises:
        DetectorDamaged: the weights are missing or damaged.
    """
    height, width = pixels.shape[:2]
    found = distinct(np.concatenate([_on_flat(pixels, longest) for longest in FLAT]))
    out = []
    for left, top, right, bottom, score in found:
        x, y = (left + right) / 2, (top + bottom) / 2
        half_wide, half_tall = (right - left) / 2 * WIDER, (bottom - top) / 2 * TALLER
        across = np.clip([x - half_wide, x + half_wide], 0, width) / width * 100
        down = np.clip([y - half_tall, y + half_tall], 0, height) / height * 100
        sides = (float(across[0]), float(down[0]), float(np.ptp(across)), float(np.ptp(down)))
        if min(sides[2:]) <= 0:
            continue  # wholly in what the picture was filled up with
        out.append(Proposal("face", Box(*(round(side, 3) for side in sides)), round(float(score), 3)))
    return out


def _on_flat(pixels: Pixels, longest: int) -> Array:
    """Boxes (n, 5), in pixels of the picture, of what is found when its longer side is made so long."""
    height, width = pixels.shape[:2]
    factor = min(longest / max(height, width), ENLARGED)
    wide, tall = max(1, round(width * factor)), max(1, round(height * factor))
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    canvas = np.full((-(-tall // SIDE) * SIDE, -(-wide // SIDE) * SIDE, 3), BEYOND, dtype=np.uint8)
    canvas[:tall, :wide] = cv2.resize(pixels, (wide, tall), interpolation=way)
    boxes = detect(canvas, LEAST)
    boxes[:, :4] *= np.array([width / wide, height / tall, width / wide, height / tall])
    return boxes
