"""How large a picture is, from the first bytes of its file: enough to plan memory before decoding."""

from __future__ import annotations

import re
import struct
import warnings
from pathlib import Path

from jetisu360.build.run.memory import BYTES_A_PIXEL
from jetisu360.files.regular import open_regular

# A HEIC says the size of each of its items in a box of this name; the whole picture is the largest.
_ITEM_SIZE = re.compile(rb"ispe\0\0\0\0(.{8})", re.DOTALL)
_HEAD = 1 << 20


def pixels_in_memory(path: Path) -> float:
    """What a picture will take, in pixels as `memory.step_memory` counts them: its own, and the file, which
    is held while it is decoded. What it says to be a part of takes nothing.
    """
    pixels = picture_pixels(path)
    return pixels + path.stat().st_size / BYTES_A_PIXEL if pixels else 0.0


def picture_pixels(path: Path) -> float:
    """Width × height; 0 where it cannot be told, because the step will say what is wrong with the file."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # Pillow's own limit would hide just the sizes that matter most here; nothing is decoded.
            limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
            try:
                with open_regular(path) as file, Image.open(file) as picture:
                    return float(picture.width) * picture.height
            finally:
                Image.MAX_IMAGE_PIXELS = limit
    except Exception:
        # HEIC, a text named .jpg: any decoder may raise anything of its own.
        return _heic_pixels(path)


def _heic_pixels(path: Path) -> float:
    try:
        with open_regular(path) as file:
            head = file.read(_HEAD)
    except OSError:
        return 0.0
    if head[4:8] != b"ftyp":
        return 0.0
    sizes = (struct.unpack(">II", found[1]) for found in _ITEM_SIZE.finditer(head))
    return float(max((width * height for width, height in sizes), default=0))
