"""A picture that is laid over the tripod: with its transparency, which no other picture of ours keeps."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from jetisu360.files.limits import MOST_EMBLEM, MOST_EMBLEM_PIXELS
from jetisu360.panorama.read.decode import decode_with_alpha, read_header
from jetisu360.panorama.read.formats.picture_file import Source
from jetisu360.panorama.read.metadata import read_shot
from jetisu360.panorama.read.orientation import upright
from jetisu360.panorama.read.photo import Limits, check_bytes, check_pixels, only_refusals
from jetisu360.panorama.read.sniff import sniff
from jetisu360.panorama.refusals import UnsupportedFormat

KINDS = ("png", "jpeg", "webp")

_LIMITS = Limits(max_bytes=MOST_EMBLEM, max_pixels=MOST_EMBLEM_PIXELS)


def read_emblem(data: bytes, name: str) -> NDArray[np.uint8]:
    """The picture as uint8 sRGB with alpha (h, w, 4), upright; colours are not multiplied by alpha.

    Raises:
        Refusal: one of its children, and nothing else.
    """
    with only_refusals(name):
        source = Source(name, memoryview(data))
        check_bytes(source, _LIMITS)
        kind = sniff(source)
        if kind not in KINDS:
            raise UnsupportedFormat(name=name, format=kind.upper())
        header = read_header(source, kind)
        check_pixels(source, header, _LIMITS)
        pixels = decode_with_alpha(source, header)
        return np.ascontiguousarray(upright(pixels, read_shot(header.exif, "UTC").orientation))
