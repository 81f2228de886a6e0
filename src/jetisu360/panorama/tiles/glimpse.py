"""The glimpse: what one sees first, as one small flat picture that a page carries in itself."""

from __future__ import annotations

import io

import cv2
import numpy as np
from PIL import Image

from jetisu360.panorama.geometry.projection import FACES
from jetisu360.panorama.geometry.resample import Pixels
from jetisu360.panorama.tiles.preview import HIGHEST, best_fit, make_preview

LIMIT = 3072
"""Bytes."""

AROUND = 1024
"""Bytes of the preview beside it: what is not seen at first may be coarser."""

ASPECT = 2
"""Width to height. A phone shows its middle, a wide window nearly all of it."""

JUDGED_AT = 288
"""The height at which candidates are compared, and at least that of the view that is handed over."""

HEIGHTS = (96, 112, 128, 144, 160, 192)
"""Candidates; multiples of 16, WebP's block."""


def make_glimpse(view: Pixels, limit: int = LIMIT) -> bytes:
    """The view as WebP, in the size and quality that look best in `limit` bytes.

    `view` is uint8 (height, `ASPECT` × height, 3).
    """
    wanted = _at(view, JUDGED_AT).astype(np.float32)
    best: tuple[float, bytes] | None = None
    quality = HIGHEST
    for height in HEIGHTS:
        # More pixels never fit at a higher quality than fewer did.
        fitting = best_fit(_at(view, height), limit, quality)
        if fitting is None:
            break
        quality, encoded = fitting
        shown = np.asarray(Image.open(io.BytesIO(encoded)).convert("RGB"))
        error = float(np.mean((_at(shown, JUDGED_AT) - wanted) ** 2))
        if best is not None and error > best[0]:
            break
        best = error, encoded
    if best is None:
        raise ValueError(f"no glimpse fits into {limit} bytes")
    return best[1]


def around(preview: bytes, limit: int = AROUND) -> bytes:
    """A coarser preview (`preview.make_preview`) for the page that has the glimpse."""
    strip = np.asarray(Image.open(io.BytesIO(preview)).convert("RGB"))
    side = strip.shape[0]
    faces = {face: strip[:, i * side : (i + 1) * side] for i, face in enumerate(FACES)}
    return make_preview(faces, limit)


def _at(picture: Pixels, height: int) -> Pixels:
    kind = cv2.INTER_AREA if picture.shape[0] > height else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(picture, (ASPECT * height, height), interpolation=kind), dtype=np.uint8)
