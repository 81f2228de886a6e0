"""The job that makes a preview: the pipeline of `jetisu360 build`, and a version of what came out."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import transaction

from jetisu360.build.options import Options, PrivacyChoice
from jetisu360.build.pipeline import Built, build
from jetisu360.build.report import Report
from jetisu360.errors import JetisuError
from jetisu360.portal.jobs.lease import Lease
from jetisu360.portal.jobs.progress import JobProgress
from jetisu360.portal.links.found import keep as keep_links
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.museums.working import as_folder
from jetisu360.portal.privacy.found import keep
from jetisu360.portal.publication import layout
from jetisu360.portal.publication.addresses import web_address
from jetisu360.portal.publication.archive import out_of_archive
from jetisu360.portal.publication.changes import changes
from jetisu360.portal.publication.checks import findings_of, told_by, undecided
from jetisu360.portal.publication.copying import copied, discard, subfolders
from jetisu360.portal.publication.models import Version
from jetisu360.portal.publication.switch import shown_to_visitors
from jetisu360.portal.settings.table import settings
from jetisu360.publish.deploy.manifest import read_manifest
from jetisu360.publish.layout import TOUR
from jetisu360.storage import Folder
from jetisu360.tour.checks.checks import walkable
from jetisu360.tour.document.tour import Tour, read_tour

PRIVACY: PrivacyChoice = "tell"
"""A build looks at every picture; what nobody has decided on keeps a version from visitors (`checks.py`)."""
KEPT = 5
"""Versions that were never published and are kept; of the older ones only the rows stay."""


def run(lease: Lease) -> dict[str, Any]:
    """Builds the museum and keeps what came out as a version; its number in the result.

    Raises:
        NoWorkInArchive; JetisuError: what a build raises. What was told until then is in the job's progress.
    """
    museum = Museum.objects.select_related("region").get(pk=lease.job.museum_id)
    progress = JobProgress(lease)
    with out_of_archive(museum):
        built = _built(museum, lease, progress)
    progress.stage("keeping", 0)
    version = _version(museum, built, lease)
    _discard_old(museum)
    return {"version": version.number}


def _built(museum: Museum, lease: Lease, progress: JobProgress) -> Built:
    progress.stage("photographs", 0)
    photos = as_folder(museum, lease.check)
    report = Report()
    options = Options(
        photos=photos,
        site=layout.build_of(museum),
        work=layout.steps_of(museum),
        scheduler=settings().scheduler or None,
        # A preview is for looking at: also at what visitors must not meet (`checks.py` holds that back).
        draft=True,
        privacy=PRIVACY,
        region={language: text for language, text in museum.region.title.items() if text} or None,
        address=web_address(museum),
    )
    try:
        return build(options, progress, report)
    except JetisuError:
        progress.say(told_by(report))
        raise
    finally:
        if report.looked is not None:
            keep(museum, report.looked)
        if report.linked is not None:
            keep_links(museum, report.linked)


def _version(museum: Museum, built: Built, lease: Lease) -> Version:
    site = layout.build_of(museum)
    manifest = read_manifest(site)
    assert manifest is not None
    titles = {scene.id: scene.title for scene in built.tour.scenes}
    facts: dict[str, Any] = {
        "revision": museum.revision,
        "findings": findings_of(built.report, built.photographs, titles),
        "told": told_by(built.report),
        "undecided": undecided(built.report),
        "unreached": len(built.tour.scenes) - len(walkable(built.tour)),
        "changes": changes(shown_tour(museum), built.tour),
    }
    last = Version.objects.filter(museum=museum).first()
    if last is not None and last.build == manifest.build and not last.removed:
        # The same site; what is known of it may be another (a face that was found to be a bust).
        for name, value in facts.items():
            if name != "changes" or last.published_at is None:
                setattr(last, name, value)
        last.save(update_fields=[*facts])
        return last
    number = last.number + 1 if last else 1
    folder = f"{number}-{secrets.token_hex(8)}"
    copied(site, layout.preview(museum, folder), lambda done: lease.check())
    with transaction.atomic():
        return Version.objects.create(
            museum=museum,
            number=number,
            folder=folder,
            build=manifest.build,
            rooms=len(built.tour.scenes),
            objects_shown=len(built.tour.objects),
            files=len(manifest.files),
            size=manifest.size,
            built_by=lease.job.asked_by,
            **facts,
        )


def shown_tour(museum: Any) -> Tour | None:
    """The tour that visitors see now."""
    version = shown_to_visitors(museum)
    if version is None:
        return None
    folder = layout.shown(layout.version_path(museum, version.folder))
    try:
        return read_tour(folder.read(TOUR))
    except (OSError, JetisuError):
        return None


def _discard_old(museum: Museum) -> None:
    """Of what was never published, the last few stay; copies that a killed worker left, go."""
    home = layout.previews_of(museum)
    rows = list(Version.objects.filter(museum=museum, removed=False))
    for version in [row for row in rows if row.published_at is None][KEPT:]:
        Version.objects.filter(pk=version.pk, published_at=None).update(removed=True)
        discard(layout.preview(museum, version.folder))
    known = {row.folder for row in Version.objects.filter(museum=museum, removed=False)}
    for name in subfolders(home) - known:
        discard(Folder(f"{home.address}/{name}"))
