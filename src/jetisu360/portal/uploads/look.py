"""What is in a photograph, found by a process of its own: `python -m jetisu360.portal.uploads.look`.

A picture is somebody else's file and its decoder somebody else's program: what it costs, or breaks, must not
be the web server's. A line of JSON is asked, `{"file", "name", "fresh", "kind"}`, and a line answered:
`{"state", "verdict", "thumbnail"}`. Whoever asks ends a process that takes too long (`looker.py`).
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import math
import os
import sys
from pathlib import Path
from typing import Any

import cv2

from jetisu360.files.limits import read_file
from jetisu360.panorama.read.decode import decode_for_a_look, read_header
from jetisu360.panorama.read.formats.picture_file import Source
from jetisu360.panorama.read.gpano import read_gpano
from jetisu360.panorama.read.metadata import read_shot
from jetisu360.panorama.read.orientation import upright
from jetisu360.panorama.read.photo import Limits, check_pixels, read_photo
from jetisu360.panorama.read.sniff import sniff
from jetisu360.panorama.refusals import Refusal
from jetisu360.portal.uploads.look_media import look_media
from jetisu360.portal.uploads.refusals import MadeAnew, SoftPicture
from jetisu360.portal.uploads.small import small_picture
from jetisu360.portal.uploads.verdict import told

MEDIA = "media"
"""`Photograph.MEDIA`; this process has no Django."""
SHARP = 2000
"""Columns to the full circle from which a picture is not soft on a telephone (docs/photographs.md)."""


def look(file: Path, name: str, *, fresh: bool) -> dict[str, Any]:
    """`state`: good, remarks or refused; `verdict`: what is kept in the photograph's row; `thumbnail`: WebP
    in Base64, empty where there is none.
    """
    data = read_file(file, Limits().max_bytes, name)
    anew = [MadeAnew(name=name)] if fresh and _says_nothing(data, name) else []
    digest = hashlib.sha256(data).hexdigest()
    try:
        photo = read_photo(data, name, sha256=digest)
    except Refusal as error:
        said = [told(error, kind="refusal"), *(told(remark) for remark in anew)]
        small = _glance(data, name)
        verdict = {"said": said, "picture": bool(small)}
        return {"state": "refused", "verdict": verdict, "thumbnail": base64.b64encode(small).decode()}
    crop, info = photo.info.crop, photo.info
    remarks = [*info.remarks, *anew]
    columns = round(crop.full_width)
    if columns < SHARP:
        remarks.append(SoftPicture(name=name, width=columns))
    verdict = {
        "width": crop.width,
        "height": crop.height,
        "sphere": crop.is_full,
        "picture": True,
        "degrees": None if crop.is_full else math.ceil(360 * crop.width / crop.full_width),
        "camera": info.camera,
        "captured_at": info.captured_at.isoformat() if info.captured_at else None,
        "said": [told(remark) for remark in remarks],
    }
    return {
        "state": "remarks" if remarks else "good",
        "verdict": verdict,
        "thumbnail": base64.b64encode(small_picture(photo.pixels)).decode(),
    }


def _glance(data: bytes, name: str) -> bytes:
    """A thumbnail of what is no panorama, so that a person knows which it is; empty where there is none."""
    try:
        source = Source(name, memoryview(data))
        header = read_header(source, sniff(source))
        check_pixels(source, header, Limits())
        return small_picture(
            upright(decode_for_a_look(source, header), read_shot(header.exif, "UTC").orientation)
        )
    except Exception:  # damaged, too large, no picture: the refusal has said so
        return b""


def _says_nothing(data: bytes, name: str) -> bool:
    """Whether the file has neither a camera's name nor a word of a panorama."""
    try:
        source = Source(name, memoryview(data))
        header = read_header(source, sniff(source))
        gpano = read_gpano(header.xmp)
        shot = read_shot(header.exif, "UTC")
    except Exception:  # no picture at all: that is said by whoever reads it
        return False
    return shot.camera is None and gpano.projection is None and gpano.area is None


def _stand_back() -> None:
    """Gives way to the web server, and goes first where memory runs out."""
    with contextlib.suppress(OSError, AttributeError):
        os.nice(5)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500")
    cv2.setNumThreads(1)


def main() -> None:
    _stand_back()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no answer
    for line in sys.stdin:
        asked = json.loads(line)
        file, name = Path(asked["file"]), asked["name"]
        found = look_media(file, name) if asked["kind"] == MEDIA else look(file, name, fresh=asked["fresh"])
        answers.write(json.dumps(found) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
