"""The region's home page follows its museums: the pages of `jetisu360 region` over what visitors see."""

from __future__ import annotations

import hashlib
import json
import secrets
from pathlib import Path
from typing import Any

from jetisu360.build.cache_keys import site_code
from jetisu360.build.region import render_region
from jetisu360.errors import JetisuError
from jetisu360.files.paths import joined
from jetisu360.portal.jobs.lease import Lease
from jetisu360.portal.jobs.progress import JobProgress
from jetisu360.portal.museums.models import Region
from jetisu360.portal.publication import layout
from jetisu360.portal.publication.copying import discard
from jetisu360.portal.publication.models import Publication
from jetisu360.portal.publication.pointer import Pointer
from jetisu360.portal.settings.table import settings
from jetisu360.publish.deploy.manifest import Entry, Manifest
from jetisu360.publish.layout import MANIFEST, MUSEUMS, TOUR, headers
from jetisu360.publish.region import museums as region_museums
from jetisu360.publish.region.region_file import MuseumEntry, RegionFile
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import read_tour
from jetisu360.tour.museum_toml.entries import Words

KEPT = 3
"""Earlier pages of a region that stay for a while: somebody may be reading them."""


def run(lease: Lease) -> dict[str, Any]:
    """Makes the pages of the region that the job names, and shows them."""
    region = Region.objects.get(pk=lease.job.region_id)
    progress = JobProgress(lease)
    progress.stage("region", 0)
    shown = _museums(region)
    pointer = Pointer(layout.published(), layout.region_pointer(region.slug))
    if not shown:
        pointer.set(None)
        return {"museums": 0}
    entry = _entry(region, shown)
    key = _key(entry, shown)
    target = layout.shown(layout.region_path(region, key))
    if not target.exists(MANIFEST):
        _write(region, entry, shown, target)
    lease.check()
    progress.placing()
    pointer.set(layout.region_path(region, key))
    _discard_old(region, key)
    return {"museums": len(shown)}


def _museums(region: Region) -> list[region_museums.Museum]:
    """Those that can be visited, with the tours that visitors see. A draft is nobody's business yet."""
    there = Publication.objects.filter(museum__region=region, museum__archived=False, version__isnull=False)
    rows = there.select_related("museum", "version").defer("museum__document")
    found = []
    for row in sorted(rows, key=lambda item: item.museum.slug):
        site = layout.shown(layout.version_path(row.museum, row.version.folder))
        try:
            tour, stamp = read_tour(site.read(TOUR)), site.read(MANIFEST)
        except (OSError, JetisuError):
            continue
        entry = MuseumEntry(id=row.museum.slug)
        found.append(region_museums.of_tour(entry, tour, stamp))
    return found


def _entry(region: Region, shown: list[region_museums.Museum]) -> RegionFile:
    titles = {language: region.title.get(language, "") for language in ("kk", "ru", "en")}
    home = settings().address
    return RegionFile(
        id=region.slug,
        title=Words(**titles),
        address=f"{home}/sites/{region.slug}/" if home else None,
        museums=[MuseumEntry(id=museum.id) for museum in shown],
    )


def _key(entry: RegionFile, shown: list[region_museums.Museum]) -> str:
    made_from = [entry.model_dump(mode="json"), [museum.as_json() for museum in shown], 1]
    text = json.dumps(made_from, sort_keys=True) + site_code()
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _write(region: Region, entry: RegionFile, shown: list[region_museums.Museum], target: Folder) -> None:
    """The pages at `target`, whole or not at all; the manifest last."""
    files = dict(render_region(entry, shown))
    manifest = Manifest(build=target.name)
    manifest.files = {name: Entry.of(data) for name, data in files.items()}
    if target.remote:
        bucket = target.served_with(headers)
        bucket.write_many(files)
        bucket.write(MANIFEST, manifest.as_json())
        return
    half = target.path.with_name(f".{target.name}.tmp-{secrets.token_hex(8)}")
    try:
        for name, data in [*files.items(), (MANIFEST, manifest.as_json())]:
            path = joined(half, name, written=True)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        link_museums(region.slug, half)
        if target.path.exists():
            discard(target)
        half.rename(target.path)
    finally:
        discard(Folder(str(half)))


def link_museums(region_slug: str, pages: Path) -> None:
    """For web servers that follow links; the portal itself does without."""
    try:
        (pages / MUSEUMS).symlink_to(f"../../../current/{region_slug}", target_is_directory=True)
    except (OSError, NotImplementedError):
        return


def _discard_old(region: Region, key: str) -> None:
    home = layout.shown(f"regions/{region.slug}")
    if home.remote:
        return  # (a few pages; a bucket has rules of its own for what is old)
    ages = {path.name: path.stat().st_mtime for path in home.path.iterdir() if path.name != key}
    for name in sorted(ages, key=lambda item: ages[item])[:-KEPT]:
        discard(Folder(str(home.path / name)))
