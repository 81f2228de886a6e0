"""What a region knows of its museums: from region.toml, and from the tours of those that have one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jetisu360.errors import JetisuError
from jetisu360.files.limits import MOST_JSON, read_file
from jetisu360.files.paths import Base, UnsafeName
from jetisu360.publish.deploy.manifest import Manifest, altered, checked_manifest, read_manifest, unchanged
from jetisu360.publish.layout import MANIFEST, TOUR, museum_folder
from jetisu360.publish.region.refusals import MuseumFolderMissing, MuseumSiteDamaged
from jetisu360.publish.region.region_file import MuseumEntry
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import Tour, read_tour


@dataclass(frozen=True)
class Museum:
    """One museum of a region.

    `site`: the folder of its built site and its `tour`, both None while it has none; `stamp` changes with any
    file of the site. `latitude`, `longitude` (degrees) are None where nobody said them.
    """

    id: str
    title: Mapping[str, str]
    short: Mapping[str, str]
    place: Mapping[str, str]
    text: Mapping[str, str]
    latitude: float | None = None
    longitude: float | None = None
    site: Path | None = None
    tour: Tour | None = None
    stamp: str = ""

    @property
    def path(self) -> str:
        """Where its site stands in the region's."""
        return museum_folder(self.id)

    def as_json(self) -> dict[str, Any]:
        """For region.json, and for the key of the build."""
        return {
            "id": self.id,
            "title": dict(self.title),
            "short": dict(self.short),
            "place": dict(self.place),
            "text": dict(self.text),
            "latitude": self.latitude,
            "longitude": self.longitude,
            "tour": self.path + TOUR if self.tour else None,
            "stamp": self.stamp,
        }


def without_tour(entry: MuseumEntry) -> Museum:
    """A museum that nobody has photographed yet, or whose tour could not be built."""
    return Museum(
        id=entry.id,
        title=entry.title.text,
        short=entry.short.text,
        place=entry.place.text,
        text=entry.text.text,
        latitude=entry.latitude,
        longitude=entry.longitude,
    )


def with_tour(entry: MuseumEntry, site: Path, taken: Path | None = None) -> Museum:
    """A museum with a built site. What region.toml says wins; what it does not say is the tour's.

    `taken`: the site comes from others; this is where the region has the copy that it took before, if any.
    Every byte of such a site is compared with its manifest, but for files that are the region's own already.

    Raises:
        MuseumSiteDamaged: a file of the site is missing or was altered, or its tour cannot be read.
        UnsafeName: its manifest names a file outside of it.
    """
    manifest = checked_manifest(Folder(str(site)), written=True)
    if manifest is None or len(unchanged(site, manifest)) != len(manifest.files):
        raise MuseumSiteDamaged(museum=entry.id, folder=str(site))
    if TOUR not in manifest.files:
        raise MuseumSiteDamaged(museum=entry.id, folder=str(site))
    if taken is not None and altered(site, manifest, _taken_before(site, taken, manifest)):
        raise MuseumSiteDamaged(museum=entry.id, folder=str(site))
    try:
        tour = read_tour(read_file(Base(site).file(TOUR), MOST_JSON))
    except (OSError, JetisuError):
        raise MuseumSiteDamaged(museum=entry.id, folder=str(site)) from None
    return replace(of_tour(entry, tour, (site / MANIFEST).read_bytes()), site=site)


def of_tour(entry: MuseumEntry, tour: Tour, manifest: bytes) -> Museum:
    """A museum with a tour, wherever its site lies; `manifest`: the bytes of that site's manifest."""
    visit = tour.visit
    own_place = entry.latitude is not None
    return Museum(
        id=entry.id,
        title=entry.title.text or tour.title,
        short=entry.short.text,
        place=entry.place.text or (visit.place if visit else {}),
        text=entry.text.text or tour.description,
        latitude=entry.latitude if own_place else visit.latitude if visit else None,
        longitude=entry.longitude if own_place else visit.longitude if visit else None,
        tour=tour,
        stamp=hashlib.sha256(manifest).hexdigest(),
    )


def _taken_before(site: Path, taken: Path, manifest: Manifest) -> set[str]:
    """The files that the region has under a second name already (a hard link), read when it took them and
    untouched since: reading them once more would tell nothing.
    """
    before = read_manifest(Folder(str(taken)))
    if before is None:
        return set()
    ours, theirs = Base(taken), Base(site)

    def same(name: str) -> bool:
        try:
            return ours.file(name).samefile(theirs.file(name))
        except (OSError, UnsafeName):
            return False

    known = unchanged(taken, before)
    return {name for name in known if before.files[name] == manifest.files.get(name) and same(name)}


def folder_of(entry: MuseumEntry, region: Path) -> Path:
    """Where a museum's photographs or its built site are: below the folder of region.toml, always.

    Raises:
        MuseumFolderMissing, UnsafeName
    """
    try:
        folder = Base(region).directory(entry.folder)
    except UnsafeName:
        raise
    except OSError:
        raise MuseumFolderMissing(museum=entry.id, folder=entry.folder) from None
    if not folder.is_dir():
        raise MuseumFolderMissing(museum=entry.id, folder=entry.folder)
    return folder


def is_site(folder: Path) -> bool:
    """Whether a folder holds a built museum site and not photographs."""
    return (folder / MANIFEST).is_file() and (folder / TOUR).is_file()
