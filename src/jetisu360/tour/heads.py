"""How large a picture is, from the first bytes of its file: enough to plan memory before decoding."""

from __future__ import annotations

import warnings
from pathlib import Path


def picture_pixels(path: Path) -> float:
    """Width × height; 0 where it cannot be told, because the step will say what is wrong with the file."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a bomb is the photo reader's to refuse; here nothing is decoded
            with Image.open(path) as picture:
                return float(picture.width) * picture.height
    except Exception:
        # HEIC without its plug-in, a text named .jpg, a bomb: any decoder may raise anything of its own.
        return 0.0
