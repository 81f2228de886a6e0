"""How two spheres of one point are turned against each other: asked for, measured by a job, or said by
hand.
"""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from django.db import transaction
from numpy.typing import NDArray
from PIL import Image

from jetisu360.linking.alignment.aligned import aligned
from jetisu360.linking.features.extraction import Features, find_features
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.level.edges import find_edges
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.evidence.files import read_small
from jetisu360.portal.control.evidence.models import Capture, Pairing
from jetisu360.portal.control.evidence.refusals import NotComparable
from jetisu360.portal.jobs.lease import Lease, ask
from jetisu360.portal.jobs.progress import JobProgress

KIND = "evidence-align"
SURE = 0.5
"""Confidence from which a turn is shown as found; below it a person is asked to look."""


def pairing_of(earlier: Capture, later: Capture) -> Pairing | None:
    return Pairing.objects.filter(earlier=earlier, later=later).first()


def comparable(earlier: Capture, later: Capture) -> bool:
    same = earlier.point_id == later.point_id
    return same and earlier.kind == later.kind == Capture.SPHERE


def ask_to_align(who: Any, later: Capture) -> None:
    """Against the capture of the same point before it, where both are spheres."""
    if later.kind != Capture.SPHERE:
        return
    before = Capture.objects.filter(point=later.point_id, kind=Capture.SPHERE, pk__lt=later.pk)
    earlier = before.order_by("-pk").first()
    if earlier is not None:
        ask_pair(who, earlier, later)


def ask_pair(who: Any, earlier: Capture, later: Capture) -> None:
    """Has a pair measured, unless that was done or a person has said it.

    Raises:
        NotComparable
    """
    if not comparable(earlier, later):
        raise NotComparable
    with transaction.atomic():
        row, made = Pairing.objects.get_or_create(earlier=earlier, later=later)
        if made or row.state == Pairing.WAITING:
            ask(KIND, later.region, who)


def turn_by_hand(who: Any, earlier: Capture, later: Capture, yaw: float) -> Pairing:
    """A person says how the later one is turned.

    Raises:
        NotComparable
    """
    if not comparable(earlier, later):
        raise NotComparable
    with transaction.atomic():
        said = {"state": Pairing.BY_HAND, "yaw": wrapped(yaw), "by": who, "sure": 1.0}
        row, _made = Pairing.objects.update_or_create(earlier=earlier, later=later, defaults=said)
        record(who, "evidence.turned", f"{earlier.pk} – {later.pk}", {"yaw": row.yaw})
    return row


def run(lease: Lease) -> dict[str, Any]:
    """Each pair of the region that waits."""
    waiting = list(
        Pairing.objects.filter(state=Pairing.WAITING, later__region=lease.job.region_id)
        .select_related("earlier", "later")
        .order_by("pk")
    )
    progress = JobProgress(lease)
    progress.stage("comparing", len(waiting))
    for number, row in enumerate(waiting, 1):
        yaw, sure = _measured(row, lease)
        state = Pairing.FOUND if sure >= SURE else Pairing.UNSURE
        # (Only where nobody has said it meanwhile.)
        still = Pairing.objects.filter(pk=row.pk, state=Pairing.WAITING)
        still.update(state=state, yaw=yaw if sure > 0 else None, sure=sure)
        progress.at(number)
    return {"compared": len(waiting)}


def _measured(row: Pairing, lease: Lease) -> tuple[float, float]:
    """Yaw, degrees, and how sure that is; (0, 0) where a picture is gone or nothing fits."""
    seen = []
    for one in (row.earlier, row.later):
        data = read_small(one.region_id, one.sha256, "picture")
        if data is None:
            return 0.0, 0.0
        with Image.open(io.BytesIO(data)) as opened:
            seen.append(_features(np.asarray(opened.convert("RGB"))))
        lease.check()
    found = aligned(seen[0], seen[1])
    if found.same == "no":
        return 0.0, 0.0
    return wrapped(found.turn.yaw), found.confidence if found.same == "yes" else found.confidence * SURE


def _features(pixels: NDArray[np.uint8]) -> Features:
    """(As it is: cameras on tripods and on people's heads stand within what the comparing bears.)"""
    height, width = pixels.shape[:2]
    crop = Crop(0, 0, width, height, width, height)
    return find_features(pixels, crop, Level(), find_edges(pixels, crop))


def wrapped(yaw: float) -> float:
    """In [-180, 180), to a hundredth."""
    return round((yaw + 180) % 360 - 180, 2)
