"""Pixels to picture files that hold nothing else: no EXIF, no profile (a browser takes them as sRGB)."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import simplejpeg
from PIL import Image

from jetisu360.panorama.geometry.resample import Pixels

EXTENSIONS = {"webp": "webp", "jpeg": "jpg", "avif": "avif"}
"""Format name to the extension of its files; `tiles.formats` in the tour document holds extensions."""


def encode_image(pixels: Pixels, format: str, quality: int) -> bytes:
    """Encodes (height, width, 3) sRGB pixels as `webp`, `jpeg` (also `jpg`) or `avif`; quality 1 to 100.

    Colour is kept at half the resolution in all three (4:2:0): WebP knows nothing else, and the eye sees less
    of it. What each setting buys: docs/decisions/pyramid-format.md.

    Raises:
        ValueError: an unknown format, or a quality outside 1…100.
    """
    if not 1 <= quality <= 100:
        raise ValueError(f"quality {quality} is not between 1 and 100")
    return _ENCODERS[format_name(format)](np.ascontiguousarray(pixels), quality)


def format_name(format: str) -> str:
    """`jpg` → `jpeg`; raises ValueError for what is not a format of ours."""
    name = {"jpg": "jpeg"}.get(format.lower(), format.lower())
    if name not in _ENCODERS:
        raise ValueError(f"{format!r} is not one of {', '.join(EXTENSIONS)}")
    return name


def _webp(pixels: Pixels, quality: int) -> bytes:
    return _pillow(pixels, "WEBP", quality=quality, method=4)


def _jpeg(pixels: Pixels, quality: int) -> bytes:
    # Turbo's own interface: half the time of Pillow's for the same bytes.
    encoded: bytes = simplejpeg.encode_jpeg(pixels, quality=quality, colorspace="RGB", colorsubsampling="420")
    return encoded


def _avif(pixels: Pixels, quality: int) -> bytes:
    # One thread: the tiles themselves keep the cores busy.
    return _pillow(pixels, "AVIF", quality=quality, speed=8, max_threads=1, subsampling="4:2:0")


def _pillow(pixels: Pixels, format: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, format, **options)
    return buffer.getvalue()


_ENCODERS: dict[str, Callable[[Pixels, int], bytes]] = {"webp": _webp, "jpeg": _jpeg, "avif": _avif}
