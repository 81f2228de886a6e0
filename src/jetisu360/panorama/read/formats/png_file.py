"""PNG: its chunks and its pixels."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Any

import imagecodecs
import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.read.formats.picture_file import MAX_METADATA, Header, Source, without_exif_prefix
from jetisu360.panorama.refusals import Corrupt, Truncated

_MAX_CHUNKS = 500_000
_XMP_KEYWORD = b"XML:com.adobe.xmp\0"


def read_png_header(source: Source) -> Header:
    """The header of a PNG (W3C PNG, third edition), with eXIf, XMP and ICC, found before or after the pixels.

    Raises:
        Truncated, Corrupt
    """
    size: tuple[int, int] | None = None
    colour_type, exif, xmp, icc = 2, None, None, None
    met: set[bytes] = set()
    for kind, start, end in _chunks(source):
        if kind == b"IHDR":
            # A second one, behind the pixels, would say another size than the one that is decoded.
            if size is not None or end - start < 13:
                raise Corrupt(name=source.name)
            size = struct.unpack_from(">II", source.data, start)
            colour_type = source.data[start + 9]
            continue
        if kind == b"iTXt":
            kind = bytes(source.data[start : min(end, start + len(_XMP_KEYWORD))])
        if kind not in (b"eXIf", b"iCCP", _XMP_KEYWORD) or kind in met or end - start > MAX_METADATA:
            continue
        met.add(kind)  # the first of each; thousands of others are not even unpacked
        chunk = bytes(source.data[start:end])
        if kind == b"eXIf":
            exif = chunk
        elif kind == b"iCCP":
            icc = _inflate(chunk.partition(b"\0")[2][1:])
        else:
            xmp = _xmp(chunk)
    if size is None or not all(size):
        raise Corrupt(name=source.name)
    return Header(
        "png",
        *size,
        exif=without_exif_prefix(exif),
        xmp=(xmp,) if xmp else (),
        icc=icc,
        colour="gray" if colour_type in (0, 4) else "rgb",
    )


def _chunks(source: Source) -> Iterator[tuple[bytes, int, int]]:
    """Name, start and end of every chunk. The first is IHDR, or it is no PNG."""
    at = 8
    for index in range(_MAX_CHUNKS):
        if at + 12 > len(source):
            raise Truncated(name=source.name)
        length, kind = struct.unpack_from(">I4s", source.data, at)
        if index == 0 and kind != b"IHDR":
            raise Corrupt(name=source.name)
        if at + 12 + length > len(source):
            raise Truncated(name=source.name)
        yield kind, at + 8, at + 8 + length
        if kind == b"IEND":
            return
        at += 12 + length
    raise Corrupt(name=source.name)


def _inflate(packed: bytes) -> bytes | None:
    """What `packed` holds, or None where that is damaged or larger than metadata can be."""
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(packed, MAX_METADATA)
    except zlib.error:
        return None
    return None if unpacker.unconsumed_tail else data


def _xmp(text: bytes) -> bytes | None:
    """The XMP packet of an iTXt: keyword, whether and how packed, language, keyword translated, text."""
    rest = text[len(_XMP_KEYWORD) :]
    if len(rest) < 2:
        return None
    body = rest[2:].split(b"\0", 2)[-1]
    return _inflate(body) if rest[0] else body


def decode_png(source: Source) -> NDArray[Any]:
    """The pixels, (h, w) or (h, w, 1 to 4), uint8 or uint16; palettes are resolved, alpha is kept.

    Raises:
        Corrupt
    """
    try:
        return np.asarray(imagecodecs.png_decode(_checked(source)))
    except (imagecodecs.PngError, ValueError):
        raise Corrupt(name=source.name) from None


def _checked(source: Source) -> bytes:
    """The file once every checksum that matters was found right; a profile or damage beside is left out.

    libpng does not look at the checksum of the last piece of pixels, and it tells the terminal what it thinks
    of a profile, which is our own business.
    """
    parts = [source.data[:8]]
    for kind, start, end in _chunks(source):
        checksum = int.from_bytes(source.data[end : end + 4], "big")
        right = zlib.crc32(source.data[start - 4 : end]) == checksum
        needed = not kind[0] & 0x20
        if needed and not right:
            raise Corrupt(name=source.name)
        if needed or (right and kind == b"tRNS"):
            parts.append(source.data[start - 8 : end + 4])
        last = end + 4
    if sum(map(len, parts)) == last:
        return source.as_bytes()
    return b"".join(parts)
