"""A picture's file before it is decoded: its bytes, and what its header says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Format = Literal["jpeg", "png", "webp", "tiff", "heic", "avif"]
Colour = Literal["gray", "rgb", "cmyk"]

# Metadata larger than this is not metadata (a depth map, a film, a bomb), and no keeper's fact is in it.
MAX_METADATA = 8 << 20


@dataclass(frozen=True)
class Source:
    """The bytes of a file, and the name that refusals say."""

    name: str
    data: memoryview

    def __len__(self) -> int:
        return len(self.data)

    def as_bytes(self) -> bytes:
        """All of it as bytes: not a copy when it was bytes from the start."""
        whole = self.data.obj
        return whole if isinstance(whole, bytes) and len(whole) == len(self.data) else bytes(self.data)


@dataclass(frozen=True)
class Hdr:
    """The transfer function (`pq` or `hlg`) and the primaries (their code in ITU H.273: 1, 9 or 12)."""

    transfer: Literal["pq", "hlg"]
    primaries: int


@dataclass(frozen=True)
class Header:
    """What a file says of itself; nothing is decoded yet.

    `width` and `height` are the stored ones, before the EXIF orientation. `exif` is a TIFF structure
    without the `Exif` prefix that some containers put before it. `xmp` holds packets in order of trust.
    `turned` says that the decoder itself turns the picture upright, so that the EXIF orientation has to be
    left alone. `inverted`: CMYK as Adobe stores it in JPEG, 255 for no ink. `premultiplied`: the colours
    are multiplied by alpha already. `hdr`: how the brightness is coded that ordinary screens cannot show;
    `gain_map`: a second picture says how much brighter such screens may be.
    """

    format: Format
    width: int
    height: int
    exif: bytes | memoryview | None = None
    xmp: tuple[bytes, ...] = ()
    icc: bytes | None = None
    turned: bool = False
    colour: Colour = "rgb"
    inverted: bool = False
    premultiplied: bool = False
    hdr: Hdr | None = None
    gain_map: bool = False


def without_exif_prefix(exif: bytes | None) -> bytes | None:
    """`exif` as a bare TIFF structure, or None where there is nothing or too much."""
    if not exif or len(exif) > MAX_METADATA:
        return None
    return exif[6:] if exif[:6] == b"Exif\0\0" else exif
