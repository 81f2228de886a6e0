"""How large a picture is, from the first bytes of its file: enough to plan memory before decoding."""

from __future__ import annotations

import warnings
from pathlib import Path

from jetisu360.regular import open_regular


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
        # HEIC without its plug-in, a text named .jpg: any decoder may raise anything of its own.
        return 0.0
