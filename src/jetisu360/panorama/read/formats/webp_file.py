"""WebP: its RIFF chunks and its pixels."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

import imagecodecs
import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.read.formats.picture_file import MAX_METADATA, Header, Source, without_exif_prefix
from jetisu360.panorama.refusals import Corrupt, Truncated, UnsupportedFormat

_MAX_CHUNKS = 10_000


def read_webp_header(source: Source) -> Header:
    """The header of a WebP (RFC 9649), with EXIF, XMP and ICC.

    Raises:
        Truncated, Corrupt, UnsupportedFormat: the last for an animation.
    """
    size: tuple[int, int] | None = None
    found: dict[bytes, bytes] = {}
    for kind, start, end in _chunks(source):
        head = bytes(source.data[start : min(end, start + 10)])
        if kind == b"VP8X" and len(head) == 10:
            if head[0] & 0x02:
                raise UnsupportedFormat(name=source.name, format="WebP animation")
            if size is not None:  # it stands first, or it is not the canvas of what is decoded
                raise Corrupt(name=source.name)
            size = 1 + int.from_bytes(head[4:7], "little"), 1 + int.from_bytes(head[7:10], "little")
        elif kind == b"VP8 " and size is None and len(head) == 10:
            width, height = struct.unpack_from("<HH", head, 6)
            size = width & 0x3FFF, height & 0x3FFF
        elif kind == b"VP8L" and size is None and len(head) >= 5:
            bits = int.from_bytes(head[1:5], "little")
            size = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        elif kind in (b"EXIF", b"XMP ", b"ICCP") and end - start <= MAX_METADATA:
            found.setdefault(kind, bytes(source.data[start:end]))
    if size is None or not all(size):
        raise Corrupt(name=source.name)
    return Header(
        "webp",
        *size,
        exif=without_exif_prefix(found.get(b"EXIF")),
        xmp=(found[b"XMP "],) if b"XMP " in found else (),
        icc=found.get(b"ICCP"),
    )


def _chunks(source: Source) -> Iterator[tuple[bytes, int, int]]:
    """Name, start and end of every chunk."""
    data = source.data
    if len(data) < 20:
        raise Truncated(name=source.name)
    (length,) = struct.unpack_from("<I", data, 4)
    if length + 8 > len(data):
        raise Truncated(name=source.name)
    at, last = 12, length + 8
    for _ in range(_MAX_CHUNKS):
        if at + 8 > last:
            return
        kind, size = struct.unpack_from("<4sI", data, at)
        if at + 8 + size > last:
            raise Truncated(name=source.name)
        yield kind, at + 8, at + 8 + size
        at += 8 + size + (size & 1)
    raise Corrupt(name=source.name)


def decode_webp(source: Source) -> NDArray[Any]:
    """The pixels, uint8 (h, w, 3) or with alpha (h, w, 4).

    Raises:
        Corrupt
    """
    try:
        return np.asarray(imagecodecs.webp_decode(source.as_bytes()))
    except (imagecodecs.WebpError, ValueError):
        raise Corrupt(name=source.name) from None
