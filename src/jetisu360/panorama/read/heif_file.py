"""HEIC (libheif) and AVIF (libavif): both keep pictures in ISO base media boxes.

pi-heif is pillow-heif without encoders, and so without the GPL ones (docs/licences.md).
"""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from typing import Any

import numpy as np
import pi_heif
from numpy.typing import NDArray
from PIL.AvifImagePlugin import AvifImageFile

from jetisu360.panorama.read.picture_file import MAX_METADATA, Header, Source, without_exif_prefix
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
        return Header("heic", width, height, turned=True, **_metadata(file.info))
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
            return Header("avif", width, height, **_metadata(file.info))
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
