"""Removing a photograph, and putting it back: its file stays for a month, or until nobody needs it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from jetisu360.portal.audit.record import record
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.photographs import replaced
from jetisu360.portal.originals.store import Originals
from jetisu360.portal.uploads.models import Check, Removed
from jetisu360.portal.uploads.names import free_name
from jetisu360.portal.uploads.refusals import OriginalGone
from jetisu360.portal.uploads.room import check_open
from jetisu360.tour.museum_toml.file_names import form

KEPT_FOR = timedelta(days=30)


def is_kept(museum: Any, sha256: str) -> bool:
    """Whether a file is needed although no photograph has it: it was removed lately (`originals.store`)."""
    return Removed.objects.filter(museum=museum, sha256=sha256).exists()


def keep_row(photograph: Photograph, who: Any, *, replaced: bool = False) -> Removed:
    """Notes what a photograph was, before its row goes or gets another content."""
    return Removed.objects.create(
        museum=photograph.museum,
        name=photograph.name,
        sha256=photograph.sha256,
        size=photograph.size,
        replaced=replaced,
        who=who,
        kept={
            "kind": photograph.kind,
            "state": photograph.state,
            "verdict": photograph.verdict,
            "received_at": photograph.received_at.isoformat(),
            "who_id": photograph.who_id,
        },
    )


def remove(photograph: Photograph, who: Any) -> Removed:
    """It leaves the museum's photographs; `restore` brings it back for a month.

    Raises:
        NothingIntoArchive
    """
    check_open(photograph.museum)
    with transaction.atomic():
        kept = keep_row(photograph, who)
        told = {"sha256": photograph.sha256, "bytes": photograph.size}
        photograph.delete()
        record(who, "photograph.removed", kept.name, told, museum=kept.museum)
    return kept


def restore(removed: Removed, who: Any) -> Photograph:
    """Puts it back. One that was replaced changes places with the one that replaced it.

    Raises:
        OriginalGone, NothingIntoArchive
    """
    check_open(removed.museum)
    if not Originals(removed.museum).has(removed.sha256):
        raise OriginalGone(name=removed.name)
    with transaction.atomic():
        Museum.objects.listed().select_for_update().get(pk=removed.museum_id)
        if not Removed.objects.filter(pk=removed.pk).delete()[0]:
            raise OriginalGone(name=removed.name)
        there = Photograph.objects.filter(museum=removed.museum, key=form(removed.name)).first()
        if there is not None and removed.replaced:
            keep_row(there, who, replaced=True)
            before = there.sha256
            back = _fill(there, removed)
            replaced(back, before, who)
        else:
            keys = set(Photograph.objects.filter(museum=removed.museum).values_list("key", flat=True))
            name = free_name(removed.name, lambda wanted: form(wanted) in keys)
            back = _fill(Photograph(museum=removed.museum, name=name), removed)
        if back.state == "received":
            Check.objects.get_or_create(photograph=back)
        told = {"sha256": back.sha256, "bytes": back.size}
        record(who, "photograph.restored", back.name, told, museum=removed.museum)
    return back


def _fill(row: Photograph, removed: Removed) -> Photograph:
    kept = removed.fields
    row.sha256, row.size = removed.sha256, removed.size
    row.kind, row.state, row.verdict = kept["kind"], kept["state"], kept["verdict"]
    row.who_id = kept["who_id"]
    row.save()
    if received := parse_datetime(kept["received_at"]):
        # (`auto_now_add` has written the moment of putting back.)
        Photograph.objects.filter(pk=row.pk).update(received_at=received)
        row.received_at = received
    return row


def forget_old() -> int:
    """Lets go of what was removed longer ago than it is kept; how many."""
    old = list(
        Removed.objects.filter(removed_at__lt=timezone.now() - KEPT_FOR)
        .select_related("museum")
        .defer("museum__document")
    )
    for removed in old:
        removed.delete()
        Originals(removed.museum).remove(removed.sha256)
    return len(old)
