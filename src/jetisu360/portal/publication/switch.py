"""What visitors see is switched here, and nowhere else.

The database says what they should see (`Publication`), in one transaction with the event that tells who
wanted it. The pointer in *published* is then made to follow: one step, all or nothing. Whoever is killed
between the two leaves an old pointer, never half a site, and `follow_all`, which every worker calls again and
again, brings it up to date.
"""

from __future__ import annotations

import logging
from typing import Any

from django.db import transaction
from django.utils import timezone

from jetisu360.portal.audit.record import record
from jetisu360.portal.jobs.lease import ask
from jetisu360.portal.publication import layout
from jetisu360.portal.publication.models import Publication, Version
from jetisu360.portal.publication.pointer import Pointer

log = logging.getLogger(__name__)


def switch(museum: Any, version: Version | None, who: Any, action: str) -> bool:
    """Visitors see `version` from now on, or nothing; `action`: what the audit calls it. False where they did
    already. The region's home page follows in a job of its own.
    """
    with transaction.atomic():
        Publication.objects.get_or_create(museum=museum)
        now = Publication.objects.select_for_update().get(museum=museum)
        changed = now.version_id != (version.pk if version else None)
        if changed:
            before = now.version.number if now.version else None
            now.version, now.serial = version, now.serial + 1
            now.changed_at, now.changed_by = timezone.now(), who
            now.save()
            if version is not None and version.published_at is None:
                version.published_at, version.published_by = now.changed_at, who
                version.save(update_fields=["published_at", "published_by"])
            target = f"{museum.slug} {version.number}" if version else museum
            record(who, action, target, {"before": before}, museum=museum)
    follow(museum)
    if changed:
        ask("region", museum.region, who)
    return changed


def follow(museum: Any) -> bool:
    """Makes the museum's pointer say what its row says; whether it said something else before."""
    pointer = Pointer(layout.published(), layout.museum_pointer(museum.region.slug, museum.slug))
    before, serial = pointer.read(), -1
    while True:
        row = Publication.objects.select_related("version").filter(museum=museum).first()
        if row is None or row.serial == serial:
            return pointer.read() != before
        serial = row.serial
        shown = row.version is not None and not museum.archived
        pointer.set(layout.version_path(museum, row.version.folder) if shown else None)


def follow_all() -> None:
    """The same for every museum: after a kill, a restored backup, an archived museum."""
    for row in Publication.objects.select_related("museum__region").defer("museum__document"):
        if follow(row.museum):
            ask("region", row.museum.region)


def shown_to_visitors(museum: Any) -> Version | None:
    """The version that they see, None where there is none."""
    row = Publication.objects.select_related("version").filter(museum=museum).first()
    return row.version if row is not None and not museum.archived else None
