"""A backup becomes a portal again: files first, then rows, then what visitors see.

Whoever is killed in between leaves the note of `unfinished.py`: no program of the portal starts, no pointer
leads anywhere, and the same command goes on.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.utils import timezone

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.audit.models import Event
from jetisu360.portal.audit.record import record
from jetisu360.portal.backup import unfinished
from jetisu360.portal.backup.loading import check_known, drop_tables, load
from jetisu360.portal.backup.reading import Backup, opened
from jetisu360.portal.backup.refusals import TargetNotEmpty
from jetisu360.portal.backup.sites import SitesRestored
from jetisu360.portal.backup.writing import PIECE
from jetisu360.portal.jobs.lease import Lease, give_back
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.states import State
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.places import inside, place
from jetisu360.portal.publication import layout
from jetisu360.portal.publication.models import Publication, Version
from jetisu360.portal.publication.pointer import Pointer
from jetisu360.portal.publication.switch import follow_all
from jetisu360.portal.uploads.models import Check

_ORIGINAL = re.compile(r"originals/([-a-zA-Z0-9_]+)/([0-9a-f]{2}/[0-9a-f]{64})")


@dataclass(frozen=True)
class Restored:
    """What came back; `amiss` as it was noted when the backup was made."""

    made_at: str
    people: int
    museums: int
    events: int
    amiss: list[str]


def restore(file: Path, bring_up_to_date: Callable[[], None], *, force: bool = False) -> Restored:
    """Makes the portal of the settings the one in `file`. `bring_up_to_date` makes tables as this program
    needs them.

    Raises:
        BackupDamaged, BackupNewer, TargetNotEmpty: nothing was changed.
        DatabaseError, StorageFailed, OSError: to be called again.
    """
    with opened(file) as backup:
        check_known(backup)
        if not force and unfinished.being_restored() is None:
            check_empty()
        unfinished.begin(file.name)
        show_nothing()
        drop_tables()
        restore_files(backup)
        load(backup)
        bring_up_to_date()
        _settle(backup)
        follow_all()
        for region, target in backup.manifest.pointers.items():
            Pointer(layout.published(), layout.region_pointer(region)).set(target)
        record(None, "backup.restored", file.name, {"made_at": backup.manifest.made_at})
        unfinished.finish()
        return Restored(
            made_at=backup.manifest.made_at,
            people=Person.objects.count(),
            museums=Museum.objects.count(),
            events=Event.objects.count(),
            amiss=backup.manifest.amiss,
        )


def check_empty() -> None:
    """Raises TargetNotEmpty where somebody or something is in the database."""
    there = set(connection.introspection.table_names())
    people, museums = (
        model._base_manager.count() if model._meta.db_table in there else 0 for model in (Person, Museum)
    )
    if people or museums:
        raise TargetNotEmpty(people=people, museums=museums)


def show_nothing() -> None:
    """No pointer leads anywhere: visitors are never shown what is half restored, nor what is no more."""
    for part in ("current", "sites"):
        folder = inside(layout.published(), part)
        if folder.remote:
            folder.delete_many([*folder.files()])
        else:
            shutil.rmtree(folder.path, ignore_errors=True)


def restore_files(backup: Backup) -> None:
    """Originals and built sites. Each file is put there whole or not at all, under its own name.

    Raises:
        BackupDamaged, UnsafeName; OSError, StorageFailed
    """
    for name in backup.manifest.members:
        if found := _ORIGINAL.fullmatch(name):
            folder = inside(place("originals"), found[1])
            with backup.open(name) as source, folder.writing(found[2]) as file:
                shutil.copyfileobj(source, file, PIECE)
    sites = SitesRestored(backup)
    for site in backup.manifest.sites:
        sites.restore(site)


def _settle(backup: Backup) -> None:
    """What was under way when the backup was made is under way no more."""
    for job in Job.objects.filter(state=State.RUNNING):
        give_back(Lease(job, job.token))
    Check.objects.update(until=None)
    there = {site.path for site in backup.manifest.sites}
    rows = Version.objects.filter(removed=False).values_list("pk", "museum__slug", "folder")
    lost = [pk for pk, slug, folder in rows if f"versions/{slug}/{folder}" not in there]
    Publication.objects.filter(version__in=lost).update(version=None, changed_at=timezone.now())
    Version.objects.filter(pk__in=lost).update(removed=True)
