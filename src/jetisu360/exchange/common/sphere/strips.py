"""From a cube of somebody else's to a photograph that `jetisu360 build` takes."""

from __future__ import annotations

import numpy as np

from jetisu360.exchange.common.sphere.cube import Cube
from jetisu360.exchange.common.sphere.equirectangular import equirect, width_for
from jetisu360.exchange.gpano.jpeg_metadata import Facts, with_facts
from jetisu360.exchange.gpano.write import QUALITY, cropped
from jetisu360.panorama.geometry.projection import angles_of, face_direction
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.tiles.encode import encode_image

MOST_FACE = 10_432
"""Pixels of a face whose sphere is 32768 wide, the most that photographs may have."""

LEAST_WIDTH = 1024
"""Pixels to the full circle that a photograph must have (panorama.photo)."""

Span = tuple[float, float]


def jpeg_of(cube: Cube, yaw: Span | None = None, pitch: Span | None = None) -> bytes:
    """The sphere, or the part of it between these angles (degrees), as a JPEG whose GPano says which part.

    Faces smaller than the least photograph are made as large as that.
    """
    width = max(width_for(cube.size), LEAST_WIDTH)
    pixels = equirect(cube, width)
    crop = _crop(width, yaw or (-180.0, 180.0), pitch or (-90.0, 90.0))
    return with_facts(encode_image(cropped(pixels, crop), "jpeg", QUALITY), Facts(crop))


def _crop(width: int, yaw: Span, pitch: Span) -> Crop:
    height = width // 2
    left = max(0, round((yaw[0] + 180) / 360 * width))
    right = min(width, round((yaw[1] + 180) / 360 * width))
    top = max(0, round((90 - pitch[1]) / 180 * height))
    bottom = min(height, round((90 - pitch[0]) / 180 * height))
    if right - left < 2 or bottom - top < 2:
        return Crop(0, 0, width, height, width, height)
    return Crop(left, top, right - left, bottom - top, width, height)


def tile_is_within(
    cube_size: int, tile_size: int, face: str, row: int, column: int, yaw: Span, pitch: Span
) -> bool:
    """Whether all of a tile lies between these angles: it may then not be missing."""
    spots = np.linspace(0, 1, 5)
    x = np.minimum((column + spots) * tile_size, cube_size) / cube_size * 2 - 1
    y = np.minimum((row + spots) * tile_size, cube_size) / cube_size * 2 - 1
    seen_yaw, seen_pitch = angles_of(face_direction(face, x[np.newaxis, :], y[:, np.newaxis]))
    middle = (yaw[0] + yaw[1]) / 2
    turned = (seen_yaw - middle + 180) % 360 - 180
    half = (yaw[1] - yaw[0]) / 2
    return bool(
        (half >= 179.99 or np.all(np.abs(turned) <= half))
        and np.all(seen_pitch >= pitch[0])
        and np.all(seen_pitch <= pitch[1])
    )


def sensible_face(size: object) -> int | None:
    """A face's side that can be, or None."""
    # Compared before it is anything else: a whole number may be too large to be a float.
    if isinstance(size, bool) or not isinstance(size, (int, float)) or not 16 <= size <= MOST_FACE:
        return None
    return int(size) if int(size) == size else None
