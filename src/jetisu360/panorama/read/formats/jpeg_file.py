"""JPEG: what its segments say, and its pixels. Damage is refused, never patched."""

from __future__ import annotations

import io
import re
import struct

import numpy as np
import simplejpeg
from numpy.typing import NDArray
from PIL.JpegImagePlugin import JpegImageFile

from jetisu360.panorama.read.formats.jpeg_segments import segments
from jetisu360.panorama.read.formats.jpeg_warnings import has_padding_behind, is_padding, tidied, verdict_of
from jetisu360.panorama.read.formats.picture_file import (
    MAX_METADATA,
    Colour,
    Header,
    Source,
    without_exif_prefix,
)
from jetisu360.panorama.read.kinds.look import WIDTH
from jetisu360.panorama.refusals import Corrupt, Truncated, UnsupportedFormat

_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_XMP_EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
_ICC = b"ICC_PROFILE\0"
# A progressive picture has some ten scans. Thousands of empty ones over a huge picture are a known way to
# keep a decoder busy for hours.
_MAX_SCANS = 128
# In a scan, FF is followed by 00 or by the number of a restart where it is no marker.
_MARKER = re.compile(rb"\xff+([^\x00\x01\xd0-\xd7\xff])", re.DOTALL)
# DHT, SOS, DQT, DRI, DAC, comments and applications' own.
_BETWEEN_SCANS = {0xC4, 0xDA, 0xDB, 0xDD, 0xCC, 0xFE, *range(0xE0, 0xF0)}


def read_jpeg_header(source: Source) -> Header:
    """The header of a JPEG (ITU T.81 Annex B), with EXIF, XMP (extended too) and ICC of its APPn segments.

    Raises:
        Truncated, Corrupt, UnsupportedFormat
    """
    size: tuple[int, int] | None = None
    components, progressive, adobe = 3, False, False
    exif: bytes | None = None
    packets: list[bytes] = []
    extensions: list[bytes] = []
    profile: dict[int, bytes] = {}
    end, payload = 0, source.data[:0]
    for marker, start, end in segments(source):
        payload = source.data[start:end]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            if size is not None or len(payload) < 6:
                raise Corrupt(name=source.name)
            bits, height, width, components = struct.unpack_from(">BHHB", payload)
            if marker not in (0xC0, 0xC1, 0xC2, 0xC9, 0xCA) or bits != 8:
                raise UnsupportedFormat(name=source.name, format="JPEG, lossless or 12 bits")
            size, progressive = (width, height), marker in (0xC2, 0xCA)
        elif marker == 0xE1:
            segment = bytes(payload)
            if segment.startswith(b"Exif\0\0"):
                exif = exif or segment
            elif segment.startswith(_XMP):
                packets.append(segment[len(_XMP) :])
            elif segment.startswith(_XMP_EXTENSION):
                extensions.append(segment[len(_XMP_EXTENSION) :])
        elif marker == 0xE2 and bytes(payload[:12]) == _ICC and len(payload) > 14:
            profile[payload[12]] = bytes(payload[14:])
        elif marker == 0xEE and bytes(payload[:5]) == b"Adobe":
            adobe = True
    if size is None or not all(size) or components not in (1, 3, 4):
        raise Corrupt(name=source.name)
    # The last segment is the first scan's; it begins with how many components are in it.
    _check_scans(source, end, progressive or payload[:1] != bytes([components]))
    colour: Colour = "gray" if components == 1 else "cmyk" if components == 4 else "rgb"
    return Header(
        "jpeg",
        *size,
        exif=without_exif_prefix(exif),
        xmp=(*packets, *_join_extensions(extensions)),
        icc=b"".join(profile[part] for part in sorted(profile)) or None,
        colour=colour,
        inverted=adobe and components == 4,
    )


def _check_scans(source: Source, start: int, several: bool) -> None:
    """An end of image must follow the first scan, and not too many scans before it.

    `several`: the picture is not whole with the first scan.
    """
    data = source.data
    if not several:
        if bytes(data[-2:]) != b"\xff\xd9" and re.search(rb"\xff\xd9", data[start:]) is None:
            raise Truncated(name=source.name)
        return
    at, scans = start, 1
    while (found := _MARKER.search(data, at)) is not None:
        at, marker = found.end(), found[1][0]
        if marker == 0xD9:
            return
        scans += marker == 0xDA
        if scans > _MAX_SCANS or marker not in _BETWEEN_SCANS:
            raise Corrupt(name=source.name)
        # What a segment holds is stepped over: an end of image in a comment is none.
        at += int.from_bytes(data[at : at + 2], "big")
    raise Truncated(name=source.name)


def _join_extensions(parts: list[bytes]) -> list[bytes]:
    """Extended XMP (XMP specification part 3, §1.1.3.1): 32 bytes of GUID, full length, offset, a piece."""
    pieces: dict[bytes, dict[int, bytes]] = {}
    for part in parts:
        if len(part) >= 40:
            (offset,) = struct.unpack_from(">I", part, 36)
            pieces.setdefault(part[:32], {})[offset] = part[40:]
    joined = (b"".join(found[offset] for offset in sorted(found)) for found in pieces.values())
    return [packet for packet in joined if len(packet) <= MAX_METADATA]


def decode_jpeg(source: Source, header: Header, *, small: bool = False) -> tuple[NDArray[np.uint8], bool]:
    """The pixels, (h, w, 3), (h, w) or CMYK (h, w, 4), as stored: neither turned nor colour-managed; and
    whether the file is tidy: nothing that costs no pixel is wrong in it.

    One allocation, the array itself. `small` decodes no larger than is needed to see what the picture is.
    libjpeg-turbo's exact DCT and smooth chroma are kept: the faster ones save a tenth and cost visible
    quality.

    Raises:
        Truncated, Corrupt
    """
    colour = {"gray": "GRAY", "rgb": "RGB", "cmyk": "CMYK"}[header.colour]
    scale = {"min_width": WIDTH, "min_height": WIDTH // 2} if small else {}
    tidy = not has_padding_behind(source)
    try:
        pixels = _decode(source.data, colour, strict=True, **scale)
    except ValueError as error:
        pixels = _judged(source, colour, str(error), **scale)
        tidy = False
    if header.inverted:
        np.subtract(255, pixels, out=pixels)
    return pixels, tidy


def _judged(source: Source, colour: str, said: str, **scale: object) -> NDArray[np.uint8]:
    """The pixels of a file of which the decoder has said something, where none is lost.

    Raises:
        Truncated, Corrupt
    """
    if "subsampling" in said:
        return _decode_rare(source)
    clean = tidied(source) if verdict_of(said) else None
    if clean is not None:
        try:
            return _decode(memoryview(clean), colour, strict=True, **scale)
        except ValueError as error:
            source, said = Source(source.name, memoryview(clean)), str(error)
    if is_padding(source, said):
        return _decode(source.data, colour, strict=False, **scale)
    if "Corrupt" not in said and "remature end" in said:
        raise Truncated(name=source.name)
    raise Corrupt(name=source.name)


def _decode(data: memoryview, colour: str, **options: object) -> NDArray[np.uint8]:
    pixels: NDArray[np.uint8] = simplejpeg.decode_jpeg(data, colorspace=colour, **options)
    return pixels[..., 0] if pixels.ndim == 3 and pixels.shape[2] == 1 else pixels


def _decode_rare(source: Source) -> NDArray[np.uint8]:
    """Sampling factors that TurboJPEG's interface has no name for. Pillow goes below that interface."""
    with JpegImageFile(io.BytesIO(source.as_bytes())) as image:
        image.load()
        if image.mode == "CMYK":
            # Pillow has taken Adobe's inversion out; the caller is going to.
            return ~np.asarray(image, np.uint8)
        return np.array(image, np.uint8)
