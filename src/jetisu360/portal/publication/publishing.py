"""The job that publishes: a version is checked, copied to *published*, compared with its manifest, shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jetisu360.portal.jobs.lease import Lease
from jetisu360.portal.jobs.progress import JobProgress
from jetisu360.portal.jobs.refusals import LeaseLost
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.publication import layout
from jetisu360.portal.publication.archive import out_of_archive
from jetisu360.portal.publication.building import shown_tour
from jetisu360.portal.publication.changes import changes
from jetisu360.portal.publication.checks import check_publishable
from jetisu360.portal.publication.copying import NotWhole, VersionDamaged, copied
from jetisu360.portal.publication.models import Version
from jetisu360.portal.publication.switch import shown_to_visitors, switch
from jetisu360.publish.deploy.manifest import altered, read_manifest
from jetisu360.publish.layout import TOUR
from jetisu360.tour.document.tour import read_tour

PUBLISHED: list[Callable[[Any, Any], None]] = []
"""What follows a publication, for the museum and whoever asked: parts above this one add theirs."""


def run(lease: Lease) -> dict[str, Any]:
    """Publishes the version that the job names.

    Raises:
        NoWorkInArchive, NotYetPublishable, VersionGone, VersionDamaged; OSError, StorageFailed: what
        visitors see is as it was.
    """
    job = lease.job
    museum = Museum.objects.select_related("region").get(pk=job.museum_id)
    version = Version.objects.get(museum=museum, number=job.details["version"])
    progress = JobProgress(lease)
    check_publishable(version)
    with out_of_archive(museum):
        put_into_published(museum, version, progress)
    shown = shown_to_visitors(museum)
    if shown is None or shown.pk != version.pk:
        site = layout.shown(layout.version_path(museum, version.folder))
        version.changes = changes(shown_tour(museum), read_tour(site.read(TOUR)))
        version.save(update_fields=["changes"])
    lease.check()
    progress.placing()
    if not lease.still_mine():
        raise LeaseLost
    action = "version.published" if version.published_at is None else "version.rolled_back"
    switch(museum, version, job.asker, action)
    for follows in PUBLISHED:
        follows(museum, job.asker)
    return {"version": version.number}


def put_into_published(museum: Museum, version: Version, progress: JobProgress) -> None:
    """The files of the version in *published*, every one as its manifest says.

    Raises:
        VersionDamaged
    """
    source = layout.preview(museum, version.folder)
    target = layout.shown(layout.version_path(museum, version.folder))
    progress.stage("publishing", version.files)
    try:
        copied(source if source.exists() else target, target, progress.at)
    except NotWhole:
        raise VersionDamaged(number=version.number) from None
    manifest = read_manifest(target)
    if manifest is None or (not target.remote and altered(target.path, manifest)):
        raise VersionDamaged(number=version.number)
