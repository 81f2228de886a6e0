"""What is in a photograph that was sent as evidence, found by a process of its own: `python -m
…evidence.look`.

As `portal/uploads/look.py`: whoever asks ends it when it takes too long. Asked `{"file", "name"}`, a line of
JSON; answered `{"found": {…}}` or `{"refused": {"code", "message"}}`. It has no Django.
"""

from __future__ import annotations

import base64
import contextlib
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from jetisu360.errors import JetisuError
from jetisu360.files.limits import read_file
from jetisu360.panorama.read.decode import read_header
from jetisu360.panorama.read.formats.picture_file import Source
from jetisu360.panorama.read.kinds.flat import read_flat
from jetisu360.panorama.read.metadata import read_shot
from jetisu360.panorama.read.photo import Limits, only_refusals, read_photo
from jetisu360.panorama.read.sniff import sniff
from jetisu360.panorama.refusals import Refusal
from jetisu360.portal.control.evidence.looks import look_of

LIMITS = Limits(max_bytes=80_000_000, max_pixels=130_000_000)
"""The largest photograph of a 360° camera of today has 72 million pixels, of a telephone 200 MB never."""
PICTURE, SMALL = 3000, 640
"""Pixels of the longer side of the picture for looking, and of the one for lists."""


def look(file: Path, name: str, zone: str) -> dict[str, Any]:
    """All that is known of it; `picture`, `small`: JPEG in Base64, without a word of where and when.

    Raises:
        Refusal, files.over_limits.TooManyBytes
    """
    data = read_file(file, LIMITS.max_bytes, name)
    kind, pixels = _pixels(data, name)
    height, width = pixels.shape[:2]
    with only_refusals(name):
        source = Source(name, memoryview(data))
        shot = read_shot(read_header(source, sniff(source)).exif, zone)
    picture = _fitting(pixels, PICTURE)
    small = _fitting(picture, SMALL)
    return {
        "kind": kind,
        "width": width,
        "height": height,
        "taken_at": shot.captured_at.isoformat() if shot.captured_at else None,
        "latitude": shot.gps.lat if shot.gps else None,
        "longitude": shot.gps.lon if shot.gps else None,
        "camera": shot.camera or "",
        "look": look_of(small),
        "picture": _jpeg(picture, 84),
        "small": _jpeg(small, 78),
    }


def _pixels(data: bytes, name: str) -> tuple[str, NDArray[np.uint8]]:
    """A whole sphere, or any other picture as it is."""
    try:
        photo = read_photo(data, name, limits=LIMITS)
    except Refusal:
        return "flat", read_flat(data, name, limits=LIMITS)
    return ("sphere" if photo.info.crop.is_full else "flat"), photo.pixels


def _fitting(pixels: NDArray[np.uint8], most: int) -> NDArray[np.uint8]:
    height, width = pixels.shape[:2]
    scale = min(1.0, most / max(width, height))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _jpeg(pixels: NDArray[np.uint8], quality: int) -> str:
    kept = io.BytesIO()
    # (Made of pixels alone: what the camera wrote cannot be in it.)
    Image.fromarray(pixels).save(kept, "JPEG", quality=quality, optimize=True, progressive=True)
    return base64.b64encode(kept.getvalue()).decode()


def main() -> None:
    with contextlib.suppress(OSError, AttributeError):
        os.nice(5)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500")
    cv2.setNumThreads(1)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no answer
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            said: dict[str, Any] = {"found": look(Path(asked["file"]), asked["name"], "Asia/Almaty")}
        except JetisuError as error:
            said = {"refused": error.as_json()}
        answers.write(json.dumps(said) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
