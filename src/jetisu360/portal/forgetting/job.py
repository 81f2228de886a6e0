"""The job: each chosen original is replaced, one after the other, then everything that has them goes."""

from __future__ import annotations

from typing import Any

from jetisu360.errors import JetisuError
from jetisu360.portal.forgetting.asking import is_wanted
from jetisu360.portal.forgetting.chosen import chosen
from jetisu360.portal.forgetting.cleaning import clean
from jetisu360.portal.forgetting.models import Replaced
from jetisu360.portal.forgetting.replacing import remember, replace
from jetisu360.portal.jobs.lease import Lease
from jetisu360.portal.jobs.progress import JobProgress
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.publication import layout
from jetisu360.portal.publication.archive import out_of_archive
from jetisu360.portal.publication.switch import shown_to_visitors
from jetisu360.publish.layout import TOUR
from jetisu360.storage import StorageFailed
from jetisu360.tour.document.tour import read_tour


def run(lease: Lease) -> dict[str, Any]:
    """How many were replaced. One that cannot be stays as it is, and is told.

    Killed anywhere, the next try goes on: what was replaced is remembered before anything is deleted, and is
    deleted until that is remembered as well.

    Raises:
        NoWorkInArchive; OSError, StorageFailed: the unblurred files are still there or gone, none by half.
    """
    museum = Museum.objects.select_related("region").get(pk=lease.job.museum_id)
    progress = JobProgress(lease)
    with out_of_archive(museum):
        version = shown_to_visitors(museum)
        if version is None:
            return {"replaced": 0}
        tour = read_tour(layout.shown(layout.version_path(museum, version.folder)).read(TOUR))
        left: list[str] = []
        waiting = list(chosen(museum, version, tour)) if is_wanted(museum) else []
        progress.stage("blurring", len(waiting))
        for done, one in enumerate(waiting):
            progress.at(done)
            try:
                replace(one, lease.job.asker)
            except StorageFailed:
                raise
            except JetisuError:
                left.append(one.photograph.name)
        remember(museum, lease.job.asker, left)
        replaced = Replaced.objects.filter(museum=museum, gone=False).count()
        progress.stage("cleaning", 0)
        museum.refresh_from_db()
        clean(museum, version, tour, lease.check)
    return {"replaced": replaced, "kept": left}
