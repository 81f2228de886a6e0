"""Any pixels to 8-bit sRGB: other depths, greys, inks, transparency and ICC profiles (LittleCMS)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import imagecodecs
import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.read.formats.picture_file import Colour

_SPACES = {b"GRAY": "gray", b"RGB ": "rgb", b"CMYK": "cmyk"}
_CHANNELS = {"gray": 1, "rgb": 3, "cmyk": 4}
_RELATIVE = 1
_BLACK_POINT = 0x2000
# What transparent pixels become. A hole under the tripod is best grey: neither a lamp nor a pit.
BACKGROUND = 128
_STRIP = 64
_ENOUGH_FOR_THREADS = 4_000_000


class Converter:
    """Turns blocks of pixels into sRGB, uint8 (h, w, 3).

    A block is (h, w), or (h, w, n) with the channels of `colour`, and alpha after them where there is one
    more. Relative colorimetric with black point compensation; what sRGB cannot show is clipped. `ignored`
    says that there was a profile but not for these pixels.
    """

    def __init__(self, colour: Colour, profile: bytes | None, *, premultiplied: bool = False) -> None:
        self.colour = colour
        self.premultiplied = premultiplied
        self.profile, self.ignored = _usable(colour, profile)

    def block(self, pixels: NDArray[Any]) -> NDArray[np.uint8]:
        """One block, all at once."""
        channels = _CHANNELS[self.colour]
        if pixels.ndim == 2:
            pixels = pixels[..., None]
        alpha = to_8_bits(pixels[..., channels : channels + 1]) if pixels.shape[2] > channels else None
        colours = self._colours(np.ascontiguousarray(pixels[..., :channels]))
        return colours if alpha is None else _flatten(colours, alpha, self.premultiplied)

    def _colours(self, pixels: NDArray[Any]) -> NDArray[np.uint8]:
        # 16 bits are rounded first. LittleCMS is exact and fast for 8-bit matrix profiles; for 16 bits it has
        # a table that is up to 13 steps off at the edge of the gamut, or a way that takes eight times longer.
        eight = to_8_bits(pixels)
        if self.profile is not None:
            return _transform(eight, self.colour, self.profile)
        if self.colour == "gray":
            return np.repeat(eight, 3, axis=2)
        if self.colour == "cmyk":
            # Without a profile nobody knows the inks; this is the plain complement.
            clear = 255 - eight.astype(np.uint16)
            return ((clear[..., :3] * clear[..., 3:] + 127) // 255).astype(np.uint8)
        return eight

    def picture(self, pixels: NDArray[Any]) -> NDArray[np.uint8]:
        """A whole picture, in strips, threaded when large; 8-bit RGB is converted in its own memory."""
        plain = (
            pixels.dtype == np.uint8 and pixels.ndim == 3 and pixels.shape[2] == 3 and self.colour == "rgb"
        )
        if plain and self.profile is None:
            return np.ascontiguousarray(pixels)
        out = pixels if plain and pixels.flags.writeable and pixels.flags.c_contiguous else None
        if out is None:
            out = np.empty((*pixels.shape[:2], 3), np.uint8)

        def convert(rows: slice) -> None:
            out[rows] = self.block(pixels[rows])

        strips = _strips(len(pixels))
        workers = min(4, os.cpu_count() or 1)
        if workers > 1 and pixels.shape[0] * pixels.shape[1] >= _ENOUGH_FOR_THREADS:
            with ThreadPoolExecutor(workers) as pool:
                for _ in pool.map(convert, strips):
                    pass
        else:
            for rows in strips:
                convert(rows)
        return out


def _strips(height: int) -> Iterator[slice]:
    return (slice(top, top + _STRIP) for top in range(0, height, _STRIP))


def to_8_bits(pixels: NDArray[Any]) -> NDArray[np.uint8]:
    """16 bits to 8 with rounding (v / 257: white stays white); 8 bits as they are."""
    if pixels.dtype == np.uint8:
        return pixels
    if pixels.dtype == np.bool_:
        return np.where(pixels, np.uint8(255), np.uint8(0))
    wide = pixels.astype(np.uint32)
    return np.asarray((wide * 255 + 32895) >> 16, np.uint8)


def _flatten(colours: NDArray[np.uint8], alpha: NDArray[np.uint8], premultiplied: bool) -> NDArray[np.uint8]:
    """`colours` over the background (Porter and Duff's "over")."""
    if alpha.min() == 255:
        return colours
    cover = alpha.astype(np.uint32)
    below = (255 - cover) * BACKGROUND
    above = colours * (np.uint32(255) if premultiplied else cover)
    return np.asarray(np.minimum((above + below + 127) // 255, 255), np.uint8)


@cache
def _srgb() -> bytes:
    return bytes(imagecodecs.cms_profile("srgb"))


def _transform(pixels: NDArray[np.uint8], colour: Colour, profile: bytes) -> NDArray[np.uint8]:
    return np.asarray(
        imagecodecs.cms_transform(
            pixels[..., 0] if colour == "gray" else pixels,
            profile,
            _srgb(),
            colorspace=colour,
            outcolorspace="rgb",
            intent=_RELATIVE,
            flags=_BLACK_POINT,
        )
    )


def _usable(colour: Colour, profile: bytes | None) -> tuple[bytes | None, bool]:
    """The profile where it changes something, and whether one had to be ignored.

    Whether it is sRGB by another name is not read from its text but tried on a lattice of colours.
    """
    if not profile:
        return None, False
    if _SPACES.get(profile[16:20]) != colour:
        return None, True
    steps = np.linspace(0, 255, 256 if colour == "gray" else 9).astype(np.uint8)
    lattice = np.stack(np.meshgrid(*[steps] * _CHANNELS[colour], indexing="ij"), -1)
    lattice = np.ascontiguousarray(lattice.reshape(1, -1, _CHANNELS[colour]))
    try:
        seen = _transform(lattice, colour, profile)
    except (imagecodecs.CmsError, ValueError, TypeError):
        return None, True
    if colour != "cmyk" and np.abs(seen.astype(np.int16) - lattice).max() <= 1:
        return None, False
    return profile, False
