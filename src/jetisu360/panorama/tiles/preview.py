"""The preview: six faces in one WebP strip of at most 3 KB, in which a room appears before its tiles."""

from __future__ import annotations

import io
from collections.abc import Mapping

import cv2
import numpy as np
from PIL import Image

from jetisu360.panorama.geometry.projection import FACES
from jetisu360.panorama.geometry.resample import Pixels

LIMIT = 3072
"""Bytes."""

SIDES = (32, 48, 64, 80, 96, 112, 128)
"""Candidate sides of a face. Multiples of 16, WebP's block: none holds two faces, so none bleeds over."""

HIGHEST = 96
"""Quality above which WebP spends bytes that nobody sees in a blurred preview."""

JUDGED_AT = 128
"""The side at which candidates are compared: about what is left after the viewer's blur."""


def make_preview(faces: Mapping[str, Pixels], limit: int = LIMIT) -> bytes:
    """The strip `f r b l u d` as WebP, in the side and quality that look best in `limit` bytes.

    `faces` are square pictures of any size. Few pixels at a high quality or many at a low one: that depends
    on the picture, so each side is tried at the highest quality that fits, enlarged, and compared with the
    faces.
    """
    wanted = _strip(faces, JUDGED_AT).astype(np.float32)
    best: tuple[float, bytes] | None = None
    quality = HIGHEST
    for side in SIDES:
        # More pixels never fit at a higher quality than fewer did.
        fitting = best_fit(_strip(faces, side), limit, quality)
        if fitting is None:
            break
        quality, encoded = fitting
        error = _error(encoded, side, wanted)
        if best is not None and error > best[0]:
            break
        best = error, encoded
    if best is None:
        raise ValueError(f"no preview fits into {limit} bytes")
    return best[1]


def _strip(faces: Mapping[str, Pixels], side: int) -> Pixels:
    def fit(face: Pixels) -> Pixels:
        shrinks = face.shape[0] > side
        scaled = cv2.resize(face, (side, side), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
        return np.asarray(scaled, dtype=np.uint8)

    return np.concatenate([fit(faces[face]) for face in FACES], axis=1)


def best_fit(picture: Pixels, limit: int, highest: int) -> tuple[int, bytes] | None:
    """The highest quality of at most `limit` bytes, and the file; None when even the lowest is too large."""
    low, high, fitting = 0, highest, None
    while low <= high:
        quality = (low + high) // 2
        encoded = _encode(picture, quality)
        if len(encoded) <= limit:
            low, fitting = quality + 1, (quality, encoded)
        else:
            high = quality - 1
    return fitting


def _error(encoded: bytes, side: int, wanted: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> float:
    """Mean squared error of the preview as the viewer will show it: each face enlarged by itself."""
    strip = np.asarray(Image.open(io.BytesIO(encoded)).convert("RGB"))
    total = 0.0
    for i in range(len(FACES)):
        face = cv2.resize(
            strip[:, i * side : (i + 1) * side], (JUDGED_AT, JUDGED_AT), interpolation=cv2.INTER_LINEAR
        )
        total += float(np.mean((face - wanted[:, i * JUDGED_AT : (i + 1) * JUDGED_AT]) ** 2))
    return total


def _encode(picture: Pixels, quality: int) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "WEBP", quality=quality, method=4)
    return buffer.getvalue()
