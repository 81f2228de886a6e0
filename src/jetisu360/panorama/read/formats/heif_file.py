"""HEIC (libheif) and AVIF (libavif): both keep pictures in ISO base media boxes.

pi-heif is pillow-heif without encoders, and so without the GPL ones (docs/licences.md).
"""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from typing import Any, Literal

import imagecodecs
import numpy as np
import pi_heif
from numpy.typing import NDArray
from PIL.AvifImagePlugin import AvifImageFile

from jetisu360.panorama.read.formats.picture_file import (
    MAX_METADATA,
    Hdr,
    Header,
    Source,
    without_exif_prefix,
)
from jetisu360.panorama.refusals import Corrupt, Refusal, Truncated


def read_heic_header(source: Source) -> Header:
    """The header of a HEIC. libheif turns the picture upright itself (`irot`, `imir`).

    Raises:
        Truncated, Corrupt
    """
    _check_boxes(source)
    try:
        file = pi_heif.open_heif(source.as_bytes())
        width, height = file.size
        nclx = file.info.get("nclx_profile") or {}
        hdr = _hdr(nclx.get("transfer_characteristics"), nclx.get("color_primaries"))
        aside = any(_APPLES in str(kind) for kind in file.info.get("aux") or ())
        return Header("heic", width, height, turned=True, hdr=hdr, gain_map=aside, **_metadata(file.info))
    except Exception as error:
        raise _meaning(source, error) from None


def read_avif_header(source: Source) -> Header:
    """The header of an AVIF. Pillow reports `irot` and `imir` as an EXIF orientation.

    Raises:
        Truncated, Corrupt
    """
    _check_boxes(source)
    try:
        # The class itself, not Image.open: our limit on pixels is checked by the caller, Pillow's own is
        # elsewhere.
        with AvifImageFile(io.BytesIO(source.data)) as file:
            width, height = file.size
            hdr = _hdr(*_nclx(source))
            return Header("avif", width, height, hdr=hdr, **_metadata(file.info))
    except Exception as error:
        raise _meaning(source, error) from None


def decode_heic(source: Source) -> NDArray[Any]:
    """The pixels, uint8 (h, w), (h, w, 3) or with alpha.

    Raises:
        Truncated, Corrupt
    """
    try:
        file = pi_heif.open_heif(source.as_bytes())
        # A copy, made while `file` lives: what it lends is freed together with it (pi-heif 1.4).
        return np.array(file)
    except MemoryError:
        raise
    except Exception as error:
        raise _meaning(source, error) from None


def decode_avif(source: Source) -> NDArray[Any]:
    """The pixels, uint8 (h, w, 3) or with alpha.

    Raises:
        Truncated, Corrupt
    """
    try:
        with AvifImageFile(io.BytesIO(source.data)) as file:
            return np.asarray(file)
    except MemoryError:
        raise
    except Exception as error:
        raise _meaning(source, error) from None


def decode_deep(source: Source, header: Header) -> NDArray[np.uint16]:
    """The pixels of a picture for bright screens, uint16 (h, w, 3), white at 65535.

    Raises:
        Truncated, Corrupt
    """
    try:
        if header.format == "avif":
            return _deep(imagecodecs.avif_decode(source.as_bytes()), _depth_of_avif(source))
        file = pi_heif.open_heif(source.as_bytes(), convert_hdr_to_8bit=False)
        deep = np.array(file)
        depth = int(file.info.get("bit_depth", 8))
        if deep.dtype == np.uint16:
            deep >>= 16 - depth  # its 10 or 12 bits stand at the upper end of 16
        return _deep(deep, depth)
    except MemoryError:
        raise
    except Exception as error:
        raise _meaning(source, error) from None


def _deep(pixels: NDArray[Any], depth: int) -> NDArray[np.uint16]:
    """Any depth as 16 bits, its white at 65535; grey as three channels, transparency left aside."""
    if pixels.ndim == 2:
        pixels = pixels[..., None]
    colours = pixels[..., :3] if pixels.shape[2] >= 3 else np.repeat(pixels[..., :1], 3, axis=2)
    most = (1 << depth) - 1
    scale = ((np.arange(most + 1) * 65535 + most // 2) // most).astype(np.uint16)
    return np.asarray(scale[np.minimum(colours, most)], np.uint16)


_TRANSFERS: dict[int, Literal["pq", "hlg"]] = {16: "pq", 18: "hlg"}
"""Codes of ITU-T H.273, table 3."""
_APPLES = "hdrgainmap"


def _hdr(transfer: object, primaries: object) -> Hdr | None:
    known = _TRANSFERS.get(int(str(transfer))) if str(transfer).isdecimal() else None
    return Hdr(known, int(str(primaries))) if known else None


def _nclx(source: Source) -> tuple[int | None, int | None]:
    """Transfer function and primaries of the first colour box of an AVIF (ISO 14496-12 §12.1.5)."""
    head = bytes(source.data[:_HEAD])
    at = head.find(b"colrnclx")
    if at < 0 or at + 14 > len(head):
        return None, None
    primaries, transfer = struct.unpack_from(">HH", head, at + 8)
    return transfer, primaries


def _depth_of_avif(source: Source) -> int:
    """Bits of a channel, by the configuration of its coder (AV1-ISOBMFF §2.3.3)."""
    head = bytes(source.data[:_HEAD])
    at = head.find(b"av1C")
    flags = head[at + 6] if 0 <= at < len(head) - 6 else 0
    return 8 if not flags & 0x40 else 12 if flags & 0x20 else 10


_HEAD = 1 << 16
"""Bytes of an AVIF in which its properties stand; the pixels follow them."""


def _check_boxes(source: Source) -> None:
    """Top-level boxes (ISO 14496-12 §4.2) must fill the file exactly, else its end is missing."""
    at = 0
    for _ in range(10_000):
        if at == len(source):
            return
        if at + 8 > len(source):
            raise Truncated(name=source.name)
        (size,) = struct.unpack_from(">I", source.data, at)
        if size == 0:  # to the end of the file
            return
        if size == 1 and at + 16 <= len(source):
            (size,) = struct.unpack_from(">Q", source.data, at + 8)
        if size < 8:
            raise Corrupt(name=source.name)
        at += size
        if at > len(source):
            raise Truncated(name=source.name)
    raise Corrupt(name=source.name)


def _metadata(info: Mapping[Any, Any]) -> dict[str, Any]:
    xmp, icc = info.get("xmp"), info.get("icc_profile")
    return {
        "exif": without_exif_prefix(info.get("exif")),
        "xmp": (bytes(xmp),) if xmp and len(xmp) <= MAX_METADATA else (),
        "icc": bytes(icc) if icc and len(icc) <= MAX_METADATA else None,
    }


def _meaning(source: Source, error: Exception) -> Refusal:
    if isinstance(error, Refusal):
        return error
    said = str(error).lower()
    short = "end of file" in said or "truncated" in said
    return Truncated(name=source.name) if short else Corrupt(name=source.name)
