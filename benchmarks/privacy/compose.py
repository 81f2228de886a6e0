"""Puts flat pictures of faces onto a sphere, so that it is known where they are."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.geometry.projection import Array, angles_of, direction_of, pixel_of
from jetisu360.panorama.geometry.resample import Floats, Pixels
from jetisu360.panorama.privacy.region import Region
from jetisu360.panorama.privacy.suppress import frame

BLOCK = 256
"""Rows of the sphere that are worked on at a time."""


def paste(sphere: Pixels, picture: Pixels, mask: Floats, face: Array, where: Region) -> None:
    """Puts `picture` (h, w, 3) into a full `sphere` as a camera at its middle would see it, upright.

    `mask` (h, w): how much of each pixel is put there, 0…1. `face`: left, top, right, bottom of the face in
    the picture, which comes to lie in the middle of `where` and is as high as that.
    """
    height, width = sphere.shape[:2]
    tall = picture.shape[0]
    # Pixels of the picture to a unit of the plane that touches the sphere in the middle of the face.
    scale = (face[3] - face[1]) / (2 * math.tan(math.radians(where.height / 2)))
    x0, y0 = (face[0] + face[2]) / 2, (face[1] + face[3]) / 2
    axes = frame(where.yaw, where.pitch)
    reach = math.degrees(math.atan(math.hypot(picture.shape[1], tall) / scale))
    rows = pixel_of(0, np.array([where.pitch + reach, where.pitch - reach]), width, height)[1]
    first, last = max(0, int(rows[0])), min(height, int(rows[1]) + 2)
    shrink = scale / (width / (2 * math.pi))
    if shrink > 1:
        # Pixels of the sphere are larger than the picture's: it is made small first, not sampled thinly.
        size = max(1, round(picture.shape[1] / shrink)), max(1, round(tall / shrink))
        factor = size[0] / picture.shape[1]
        picture = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
        mask = np.asarray(cv2.resize(mask, size, interpolation=cv2.INTER_AREA), dtype=np.float32)
        scale, x0, y0 = scale * factor, x0 * factor, y0 * factor
    columns = _columns(where, reach, width)
    yaws = (columns + 0.5) / width * 360 - 180
    for top in range(first, last, BLOCK):
        bottom = min(last, top + BLOCK)
        pitches = 90 - (np.arange(top, bottom) + 0.5) / height * 180
        right, up, forward = np.tensordot(axes, direction_of(yaws, pitches[:, np.newaxis]), axes=1)
        ahead = forward > 0.05
        depth = np.where(ahead, forward, 1)
        x = np.where(ahead, x0 + right / depth * scale - 0.5, -9).astype(np.float32)
        y = (y0 - up / depth * scale - 0.5).astype(np.float32)
        share = cv2.remap(mask, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
        seen = cv2.remap(picture, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
        block = sphere[top:bottom, columns]
        mixed = block + (seen.astype(np.float32) - block) * share[..., np.newaxis]
        sphere[top:bottom, columns] = np.clip(mixed + 0.5, 0, 255).astype(np.uint8)


def _columns(where: Region, reach: float, width: int) -> NDArray[np.int64]:
    """The columns of a sphere that come within `reach` degrees of a place; some or all, as a pole is near."""
    if abs(where.pitch) + reach > 89:
        return np.arange(width)
    half = math.degrees(math.asin(math.sin(math.radians(reach)) / math.cos(math.radians(where.pitch))))
    low, high = pixel_of(np.array([where.yaw - half, where.yaw + half]), 0, width, width / 2)[0]
    return np.arange(int(low), int(high) + 2) % width


def covered(true: Region, region: Region) -> float:
    """Share of the face `true` (an ellipse in its frame) that a region covers."""
    steps = (np.arange(24) + 0.5) / 12 - 1
    a, b = (side.ravel() for side in np.meshgrid(steps, steps))
    inside = a**2 + b**2 <= 1
    yaw, pitch = a[inside] * true.width / 2, b[inside] * true.height / 2
    looks = frame(true.yaw, true.pitch).T @ direction_of(yaw, pitch)
    across, up = angles_of(np.tensordot(frame(region.yaw, region.pitch), looks, axes=1))
    return float(((np.abs(across) <= region.width / 2) & (np.abs(up) <= region.height / 2)).mean())
