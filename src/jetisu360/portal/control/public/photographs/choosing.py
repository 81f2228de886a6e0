"""A photograph is chosen for everybody, and taken back."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q

from jetisu360.portal.audit.record import record
from jetisu360.portal.control.evidence.models import Capture
from jetisu360.portal.control.public.models import PublicCapture
from jetisu360.portal.control.public.photographs import job
from jetisu360.portal.control.public.photographs.files import file_of, forget_blurred, looked_at
from jetisu360.portal.jobs.lease import ask


def candidates(region: Any) -> Any:
    """Photographs of the places of public projects; the others are nobody's business here."""
    public = Q(point__place__projects__public=True, point__place__projects__programme__public=True)
    taken = Q(public__isnull=False) & ~Q(public__state=PublicCapture.BACK)
    rows = Capture.objects.filter(public | taken, region=region).select_related("point__place", "public")
    return rows.distinct().order_by("-received_at", "-pk")


def choose(who: Any, capture: Capture) -> None:
    """It is looked at for faces; nobody sees it before a person has decided."""
    again = (PublicCapture.BACK, PublicCapture.FAILED)
    with transaction.atomic():
        row, made = PublicCapture.objects.get_or_create(
            capture=capture, defaults={"region_id": capture.region_id, "chosen_by": who}
        )
        if not made:
            rows = PublicCapture.objects.filter(pk=row.pk, state__in=again)
            if not rows.update(state=PublicCapture.LOOKING, chosen_by=who):
                return
        record(who, "public.chosen", str(capture.pk), {"sha256": capture.sha256})
    ask(job.KIND, capture.region, who)


def take_back(who: Any, capture: Capture) -> None:
    """Nobody sees it any more as soon as the region's pages are made again, which is asked for at once. What
    was decided of it stays, for when it is chosen again.
    """
    row = PublicCapture.objects.filter(capture=capture).exclude(state=PublicCapture.BACK).first()
    if row is None:
        return
    with transaction.atomic():
        rows = PublicCapture.objects.filter(pk=row.pk).exclude(state=PublicCapture.BACK)
        if not rows.update(state=PublicCapture.BACK, key=""):
            return
        record(who, "public.taken_back", str(capture.pk), {"sha256": capture.sha256})
    looked_at(capture.region_id).delete_many([file_of(capture.pk)])
    if row.key:
        forget_blurred(capture.region_id, row.key)
    ask("region", capture.region, who)
