"""The job that looks at chosen photographs, and blurs those on which everything is decided.

Both are done on the picture of at most 3000 pixels that the portal keeps for looking: it was made of pixels
alone, so that nothing a camera wrote is in it, and what leaves the portal is smaller still (`WIDEST`).
"""

from __future__ import annotations

import hashlib
import io
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from jetisu360.build.steps.reading import PictureFile
from jetisu360.commands.review.subject import Subject
from jetisu360.language import LANGUAGES, pick
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.privacy.blur import blur, blur_flat
from jetisu360.panorama.privacy.find import find, find_flat
from jetisu360.panorama.privacy.region import Box, Region
from jetisu360.portal.control.evidence.models import Capture
from jetisu360.portal.control.evidence.receiving import small_of
from jetisu360.portal.control.public.models import PublicCapture
from jetisu360.portal.control.public.photographs.deciding import blurred_of, open_places
from jetisu360.portal.control.public.photographs.files import (
    file_of,
    forget_blurred,
    keep_blurred,
    looked_at,
)
from jetisu360.portal.jobs.lease import Lease, ask
from jetisu360.portal.jobs.progress import JobProgress
from jetisu360.portal.privacy.found import as_json
from jetisu360.publish.pages.dates import ZONE, written

KIND = "public"
WIDEST = 2048
"""Pixels of the longer side of a picture for everybody."""
QUALITY = 82
_WHOLE = (360.0, 180.0, 0.0)

Pixels = NDArray[np.uint8]


def run(lease: Lease) -> dict[str, Any]:
    """Every photograph of the region that waits."""
    states = (PublicCapture.LOOKING, PublicCapture.BLURRING)
    rows = PublicCapture.objects.filter(region=lease.job.region_id, state__in=states)
    waiting = list(rows.select_related("capture__point__place", "capture__region"))
    progress = JobProgress(lease)
    progress.stage("privacy", len(waiting))
    for number, row in enumerate(waiting, 1):
        pixels = _pixels(row.capture)
        if pixels is None:
            _move(row, PublicCapture.FAILED)
        elif row.state == PublicCapture.LOOKING:
            _look(row, pixels)
        else:
            _blur(row, pixels)
        progress.at(number)
    if PublicCapture.objects.filter(region=lease.job.region_id, state=PublicCapture.READY).exists():
        ask("region", lease.job.region)  # (Which shows what is published, and ready.)
    return {"photographs": len(waiting)}


def _move(row: PublicCapture, state: str, **values: Any) -> bool:
    """Unless somebody has taken it back meanwhile."""
    return bool(PublicCapture.objects.filter(pk=row.pk, state=row.state).update(state=state, **values))


def _pixels(capture: Capture) -> Pixels | None:
    data = small_of(capture, "picture")
    if data is None:
        return None
    with Image.open(io.BytesIO(data)) as opened:
        return np.asarray(opened.convert("RGB"), np.uint8)


def _look(row: PublicCapture, pixels: Pixels) -> None:
    capture, folder = row.capture, looked_at(row.region_id)
    flat = capture.kind != Capture.SPHERE
    proposals = find_flat(pixels) if flat else find(pixels, _whole(pixels))
    data = _jpeg(pixels)
    folder.write(file_of(capture.pk), data)
    picture = PictureFile(
        file_of(capture.pk), folder, hashlib.sha256(data).hexdigest(), None if flat else _WHOLE
    )
    subject = Subject(picture, _title(capture), tuple(proposals), flat)
    _move(row, PublicCapture.REVIEW, subject=as_json(subject))


def _blur(row: PublicCapture, pixels: Pixels) -> None:
    """What was decided, for good. Where something has no answer any more, it goes back to whoever decides."""
    if open_places(row):
        _move(row, PublicCapture.REVIEW)
        return
    where = blurred_of(row)
    if row.capture.kind == Capture.SPHERE:
        regions = [one for one in where if isinstance(one, Region)]
        covered = blur(pixels, _whole(pixels), regions)
    else:
        covered = blur_flat(pixels, [one for one in where if isinstance(one, Box)])
    small = _fitting(covered)
    data = _webp(small)
    key = hashlib.sha256(data).hexdigest()
    keep_blurred(row.region_id, key, data)
    height, width = small.shape[:2]
    if _move(row, PublicCapture.READY, key=key, width=width, height=height):
        if row.key and row.key != key:
            forget_blurred(row.region_id, row.key)
    else:
        forget_blurred(row.region_id, key)


def _title(capture: Capture) -> dict[str, str]:
    place, day = capture.point.place, capture.received_at.astimezone(ZONE).date()
    return {
        code: " · ".join((pick(place.title, code), str(capture.point.title), written(day, code)))
        for code in LANGUAGES
    }


def _whole(pixels: Pixels) -> Crop:
    height, width = pixels.shape[:2]
    return Crop(0, 0, width, height, width, height)


def _fitting(pixels: Pixels) -> Pixels:
    height, width = pixels.shape[:2]
    scale = WIDEST / max(width, height)
    if scale >= 1:
        return pixels
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _webp(pixels: Pixels) -> bytes:
    # (Made of pixels alone.)
    kept = io.BytesIO()
    Image.fromarray(pixels).save(kept, "WEBP", quality=QUALITY, method=4)
    return kept.getvalue()


def _jpeg(pixels: Pixels) -> bytes:
    kept = io.BytesIO()
    Image.fromarray(pixels).save(kept, "JPEG", quality=90)
    return kept.getvalue()
