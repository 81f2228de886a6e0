"""Pictures of somebody else's that are no cube: spheres in tiles, cylinders."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from jetisu360.exchange.common.files import Files
from jetisu360.exchange.common.pictures import decode_picture, picture_header
from jetisu360.exchange.common.refusals import PictureWrongSize
from jetisu360.exchange.common.sphere.strips import MOST_FACE, sensible_face
from jetisu360.exchange.gpano.write import QUALITY
from jetisu360.panorama.geometry.resample import Pixels
from jetisu360.panorama.refusals import TooManyPixels
from jetisu360.panorama.tiles.encode import encode_image

MOST_SPHERE = 32768
"""Pixels across, the most that photographs may have (`strips.MOST_FACE`)."""


def square_side(files: Files, path: str) -> int:
    """The side of a face that is one file.

    Raises:
        Refusal, PictureWrongSize
    """
    header = picture_header(files.read(path), path)
    size = sensible_face(header.width)
    if size is None or header.height != header.width:
        wanted = f"{min(header.width, MOST_FACE)} × {min(header.width, MOST_FACE)}"
        raise PictureWrongSize(path=path, width=header.width, height=header.height, wanted=wanted)
    return size


def sphere_of_tiles(
    files: Files, width: int, height: int, tile: int, place: Callable[[int, int], str], tall: int = 0
) -> bytes:
    """A JPEG of an equirectangular picture that lies in tiles of `tile` × `tall` pixels (square without
    `tall`), the last of a row or a column smaller.

    Raises:
        Refusal, PictureMissing, PictureWrongSize, TooManyPixels
    """
    if not 2 <= width <= MOST_SPHERE or not 2 <= height <= MOST_SPHERE // 2:
        limit = MOST_SPHERE * MOST_SPHERE // 2
        pixels = width * height
        raise TooManyPixels(name=place(0, 0), width=width, height=height, limit=limit, needed=pixels)
    tall = tall or tile
    out = np.empty((height, width, 3), dtype=np.uint8)
    for row in range(-(-height // tall)):
        for column in range(-(-width // tile)):
            top, left = row * tall, column * tile
            size = min(tile, width - left), min(tall, height - top)
            path = place(row, column)
            out[top : top + size[1], left : left + size[0]] = decode_picture(files.read(path), path, size)
    return encode_image(out, "jpeg", QUALITY)


def cylinder(pixels: Pixels, radius: float, centre_pitch: float) -> tuple[bytes, float, float]:
    """A picture on a cylinder of `radius` pixels, its middle row at `centre_pitch`, as an equirectangular
    JPEG of the same width; degrees that it is high, and the pitch of its middle.

    Columns are the same in both; a row at the angle p of a cylinder is radius · tan p from its horizon.
    """
    height, width = pixels.shape[:2]
    middle = radius * np.tan(np.radians(centre_pitch))
    high = float(np.degrees(np.arctan((middle + height / 2) / radius)))
    low = float(np.degrees(np.arctan((middle - height / 2) / radius)))
    rows = max(2, round(radius * np.radians(high - low)))
    pitch = np.radians(high - (np.arange(rows) + 0.5) / rows * (high - low))
    y = (middle + height / 2 - radius * np.tan(pitch) - 0.5).astype(np.float32)
    out = np.empty((rows, width, 3), dtype=np.uint8)
    step = 16384  # columns that OpenCV's lookups take at a time
    for left in range(0, width, step):
        part = pixels[:, left : left + step]
        across = np.broadcast_to(np.arange(part.shape[1], dtype=np.float32), (rows, part.shape[1]))
        down = np.broadcast_to(y[:, np.newaxis], (rows, part.shape[1]))
        out[:, left : left + step] = cv2.remap(
            part,
            np.ascontiguousarray(across),
            np.ascontiguousarray(down),
            cv2.INTER_LANCZOS4,
            borderMode=cv2.BORDER_REPLICATE,
        )
    return encode_image(out, "jpeg", QUALITY), high - low, (high + low) / 2
