"""What is in a picture, sound, film or captions of an object or a label: looked into as a build will do it,
so that what the build would refuse is said while the keeper still has the file at hand.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from jetisu360.build.left_out import LeftOut
from jetisu360.build.steps.media import SCREEN, Kind, cleaned_media
from jetisu360.errors import JetisuError
from jetisu360.files.limits import read_file
from jetisu360.files.regular import open_regular
from jetisu360.panorama.read.kinds.flat import FLAT_LIMITS, read_flat
from jetisu360.panorama.refusals import Refusal
from jetisu360.portal.originals.media_kinds import MOST, media_kind
from jetisu360.portal.uploads.refusals import MediaTracks, NotMedia
from jetisu360.portal.uploads.small import small_picture
from jetisu360.portal.uploads.verdict import told
from jetisu360.tour.media_files.boxes import BoxesDamaged
from jetisu360.tour.media_files.clean.pieces import NotUnderstood, View
from jetisu360.tour.media_files.refusals import MediaNotCleanable, MediaRefusal, MediaTooLarge


def look_media(file: Path, name: str) -> dict[str, Any]:
    """As `look.look` answers. `verdict`: `media` (its kind); of a picture `width`, `height` and whether
    visitors can go close (`zoom`); of others `duration` in seconds.
    """
    kind = media_kind(name)
    try:
        if kind is None:
            raise NotMedia(name=name)
        size = file.stat().st_size
        if size > MOST[kind]:
            raise MediaTooLarge(name=name, size=f"{size / 1e6:.0f}", limit=f"{MOST[kind] / 1e6:.0f}")
        if kind == "picture":
            return _picture(read_file(file, FLAT_LIMITS.max_bytes, name), name)
        return _other(file, size, kind, name)
    except (Refusal, MediaRefusal, NotMedia) as error:
        return _refused(kind, error)
    except (NotUnderstood, BoxesDamaged, IndexError, EOFError):
        return _refused(kind, MediaNotCleanable(name=name))


def _picture(data: bytes, name: str) -> dict[str, Any]:
    pixels = read_flat(data, name)
    height, width = (int(side) for side in pixels.shape[:2])
    zoom = max(width, height) > SCREEN
    verdict = {"media": "picture", "picture": True, "width": width, "height": height, "zoom": zoom}
    small = base64.b64encode(small_picture(pixels)).decode()
    return {"state": "good", "verdict": {**verdict, "said": []}, "thumbnail": small}


def _other(file: Path, size: int, kind: Kind, name: str) -> dict[str, Any]:
    with open_regular(file) as opened:
        record, _pieces = cleaned_media(View(opened, 0, size), kind, name)
    left_out: list[LeftOut] = record["remarks"]
    said = [told(MediaTracks(name=name))] if left_out else []
    verdict = {"media": kind, "picture": False, "duration": record.get("duration"), "said": said}
    return {"state": "remarks" if said else "good", "verdict": verdict, "thumbnail": ""}


def _refused(kind: Kind | None, error: JetisuError) -> dict[str, Any]:
    verdict = {"media": kind, "picture": False, "said": [told(error, kind="refusal")]}
    return {"state": "refused", "verdict": verdict, "thumbnail": ""}
