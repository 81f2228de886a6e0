"""The region's home page follows its museums: the pages of `jetisu360 region` over what visitors see."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jetisu360.build.cache_keys import site_code
from jetisu360.build.region import render_region
from jetisu360.errors import JetisuError
from jetisu360.files.paths import joined
from jetisu360.files.patience import renamed
from jetisu360.portal.jobs.lease import Lease
from jetisu360.portal.jobs.progress import JobProgress
from jetisu360.portal.museums.models import Region
from jetisu360.portal.publication import layout
from jetisu360.portal.publication.addresses import region_address
from jetisu360.portal.publication.copying import discard, subfolders
from jetisu360.portal.publication.models import Publication
from jetisu360.portal.publication.pointer import Pointer
from jetisu360.publish.deploy.manifest import Entry, Manifest, read_manifest
from jetisu360.publish.layout import MANIFEST, MEDIA, MUSEUMS, TOUR, headers
from jetisu360.publish.programmes.document import as_bytes
from jetisu360.publish.programmes.files import Shown, pictures
from jetisu360.publish.region import museums as region_museums
from jetisu360.publish.region.region_file import MuseumEntry, RegionFile, RegionWords
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import read_tour
from jetisu360.tour.museum_toml.words import Words

PROGRAMMES: list[Callable[[Any], Shown | None]] = []
"""What else the pages of a region show, its programmes: the part that keeps them adds its own."""
KEPT = 3
"""Earlier pages of a region that stay for a while: somebody may be reading them."""


def run(lease: Lease) -> dict[str, Any]:
    """Makes the pages of the region that the job names, and shows them."""
    region = Region.objects.get(pk=lease.job.region_id)
    progress = JobProgress(lease)
    progress.stage("region", 0)
    shown, programmes = _museums(region), _programmes(region)
    pointer = Pointer(layout.published(), layout.region_pointer(region.slug))
    if not shown and programmes is None:
        pointer.set(None)
        _discard_old(region, "", set())
        return {"museums": 0}
    entry = _entry(region, shown)
    key = _key(entry, shown, programmes)
    target = layout.shown(layout.region_path(region, key))
    if not target.exists(MANIFEST):
        _write(region, entry, shown, programmes, target)
    lease.check()
    progress.placing()
    pointer.set(layout.region_path(region, key))
    _discard_old(region, key, set(pictures(programmes.document)) if programmes else set())
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


def _programmes(region: Region) -> Shown | None:
    return next((found for one in PROGRAMMES if (found := one(region)) is not None), None)


def _entry(region: Region, shown: list[region_museums.Museum]) -> RegionWords:
    titles = {language: region.title.get(language, "") for language in ("kk", "ru", "en")}
    words = {"id": region.slug, "title": Words(**titles), "address": region_address(region)}
    if not shown:  # (A region.toml cannot say that there is no museum.)
        return RegionWords(**words)
    return RegionFile(**words, museums=[MuseumEntry(id=museum.id) for museum in shown])


def _key(entry: RegionWords, shown: list[region_museums.Museum], programmes: Shown | None) -> str:
    made_from: list[Any] = [entry.model_dump(mode="json"), [museum.as_json() for museum in shown], 1]
    if programmes is not None:
        told = [as_bytes(programmes.document), *programmes.packages.values()]
        made_from.append([hashlib.sha256(data).hexdigest() for data in told])
    text = json.dumps(made_from, sort_keys=True) + site_code()
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _write(
    region: Region,
    entry: RegionWords,
    shown: list[region_museums.Museum],
    programmes: Shown | None,
    target: Folder,
) -> None:
    """The pages at `target`, whole or not at all; the manifest last."""
    files = dict(render_region(entry, shown, programmes))
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
        if shown:
            link_museums(region.slug, half)
        if target.path.exists():
            discard(target)
        renamed(half, target.path)
    finally:
        discard(Folder(str(half)))


def link_museums(region_slug: str, pages: Path) -> None:
    """For web servers that follow links; the portal itself does without."""
    try:
        (pages / MUSEUMS).symlink_to(f"../../../current/{region_slug}", target_is_directory=True)
    except (OSError, NotImplementedError):
        return


def _discard_old(region: Region, key: str, shown: set[str]) -> None:
    """`shown`: the photographs that the region shows now. What is old and has others goes at once: somebody
    took them back.
    """
    home = layout.shown(f"regions/{region.slug}")
    for name in subfolders(home) - {key}:
        old = Folder(f"{home.address}/{name}")
        manifest = read_manifest(old)
        if manifest and {path for path in manifest.files if path.startswith(f"{MEDIA}/")} - shown:
            discard(old)
    if home.remote or not home.path.is_dir():
        return  # (a few pages; a bucket has rules of its own for what is old)
    ages = {path.name: path.stat().st_mtime for path in home.path.iterdir() if path.name != key}
    for name in sorted(ages, key=lambda item: ages[item])[:-KEPT]:
        discard(Folder(str(home.path / name)))
