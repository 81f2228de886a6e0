"""Putting a region at its address: built beside the old one, then exchanged for it, like a museum's site.

The files of the museums are not copied but linked a second time where the file system can do that.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from jetisu360.files.aside import lies_in
from jetisu360.files.paths import Base, joined
from jetisu360.publish.deploy.manifest import Entry, Manifest, checked_manifest, read_manifest, up_to_date
from jetisu360.publish.deploy.ours import may_be_replaced
from jetisu360.publish.deploy.place import Placed, SiteNotOurs, SiteOfAnotherKind, exchanged
from jetisu360.publish.layout import MANIFEST, REGION
from jetisu360.publish.region.museums import Museum
from jetisu360.publish.region.refusals import RegionInSite, RegionNotRemote
from jetisu360.storage import Folder


def check_place(folder: Folder, site: Folder) -> None:
    """Refuses an address where a region would do harm, before any work is done.

    Raises:
        RegionNotRemote, RegionInSite, SiteOfAnotherKind, SiteNotOurs
    """
    for item in (folder, site):
        if item.remote:
            raise RegionNotRemote(address=item.shown())
    if lies_in(folder.path, site.path) or lies_in(site.path, folder.path):
        raise RegionInSite(site=site.shown(), folder=folder.shown())
    if not os.path.lexists(site.path.resolve()):
        return
    if not may_be_replaced(site.path):
        raise SiteNotOurs(site=site.shown())
    if (site.path / MANIFEST).is_file() and not (site.path / REGION).is_file():
        raise SiteOfAnotherKind(site=site.shown())


def is_up_to_date(site: Folder, key: str, museums: Sequence[Museum]) -> bool:
    """Whether the region there was made from the same things, and is whole with all its museums."""
    if up_to_date(site, key) is None:
        return False
    for museum in museums:
        if museum.tour is not None:
            own = Folder(str(site.path / museum.path))
            manifest = read_manifest(own)
            if manifest is None or up_to_date(own, manifest.build) is None:
                return False
    return True


def place_region(
    site: Path, museums: Sequence[Museum], rendered: Iterable[tuple[str, bytes]], build: str
) -> Placed:
    """Builds the region beside `site` and exchanges it for the old one. The caller holds the site's lock.

    Raises:
        DiskFull, SiteNotReplaceable: the old site is as it was.
    """
    return exchanged(site, lambda stage, _: _fill(stage, museums, rendered, build))


def _fill(
    stage: Path, museums: Sequence[Museum], rendered: Iterable[tuple[str, bytes]], build: str
) -> Placed:
    manifest = Manifest(build=build)
    files = size = 0
    for museum in museums:
        if museum.site is not None:
            count, total = _take(museum.site, stage / museum.path)
            files, size = files + count, size + total
            own = (museum.site / MANIFEST).read_bytes()
            manifest.files[museum.path + MANIFEST] = Entry.of(own)
    for name, data in rendered:
        path = joined(stage, name, written=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        manifest.files[name] = Entry.of(data)
        files, size = files + 1, size + len(data)
    (stage / MANIFEST).write_bytes(manifest.as_json())
    return Placed(files, size, 0)


def _take(museum: Path, target: Path) -> tuple[int, int]:
    """The files of a museum's site, at `target`; how many, and their bytes.

    Raises:
        UnsafeName, OSError
    """
    manifest = checked_manifest(Folder(str(museum)), written=True)
    assert manifest is not None  # `museums.with_tour` has read it
    base = Base(museum)
    for name in [*manifest.files, MANIFEST]:
        # Where a link inside the museum leads, never the link itself: from here it would lead elsewhere.
        source, path = base.file(name), joined(target, name, written=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, path)
        except OSError:  # another disk, a file system without links, or too many of them
            shutil.copy2(source, path)
    return len(manifest.files) + 1, manifest.size + base.file(MANIFEST).stat().st_size
