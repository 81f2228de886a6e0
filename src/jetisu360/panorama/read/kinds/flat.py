"""A flat picture, not a panorama: a close-up of an object, read with the same care and the same limits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.read.decode import check_whole, decode, read_header
from jetisu360.panorama.read.formats.picture_file import Source
from jetisu360.panorama.read.metadata import read_shot
from jetisu360.panorama.read.orientation import upright
from jetisu360.panorama.read.photo import Limits, check_bytes, check_pixels, only_refusals
from jetisu360.panorama.read.sniff import sniff

FLAT_LIMITS = Limits(max_bytes=200_000_000, max_pixels=200_000_000)
"""A close-up larger than this shows nothing more that a visitor could see."""


def read_flat(data: bytes, name: str, *, limits: Limits = FLAT_LIMITS) -> NDArray[np.uint8]:
    """The pixels of any picture file: uint8 sRGB (h, w, 3), upright. What the camera wrote is not kept.

    Raises:
        Refusal: one of its children, and nothing else.
    """
    with only_refusals(name):
        source = Source(name, memoryview(data))
        check_bytes(source, limits)
        header = read_header(source, sniff(source))
        check_pixels(source, header, limits)
        check_whole(source, header)
        pixels = decode(source, header).pixels
        orientation = 1 if header.turned else read_shot(header.exif, "UTC").orientation
        return np.ascontiguousarray(upright(pixels, orientation))
