"""Built sites in a backup, each in two members: its own manifest, and its files one behind the other in the
order of that manifest.

Versions of a museum have most files in common. Of sites of one group a file is written once: whose SHA-256
an earlier site of the group has had is not there a second time, and whoever restores takes it from that site.
"""

from __future__ import annotations

import secrets
import shutil
from collections import defaultdict
from contextlib import AbstractContextManager
from typing import IO

from jetisu360.files.aside import sync
from jetisu360.files.limits import MOST_MANIFEST
from jetisu360.files.paths import joined, safe_name
from jetisu360.files.second_name import second_name
from jetisu360.portal.backup.manifest import Site
from jetisu360.portal.backup.reading import Backup
from jetisu360.portal.backup.writing import PIECE, Members
from jetisu360.portal.originals.places import inside, place
from jetisu360.portal.publication.copying import discard, is_whole
from jetisu360.portal.publication.region_home import link_museums
from jetisu360.publish.deploy.manifest import manifest_in
from jetisu360.publish.layout import MANIFEST, headers
from jetisu360.storage import Folder


def folder_of(site: Site) -> Folder:
    """Raises UnsafeName: the path leads elsewhere."""
    return inside(place(site.place), safe_name(site.path, where=site.place))


def _name(site: Site, part: str) -> str:
    return f"sites/{site.path}/{part}"


class SitesKept:
    """Puts sites into a backup."""

    def __init__(self, members: Members) -> None:
        self._members = members
        self._had: defaultdict[str, set[str]] = defaultdict(set)
        self.missing: set[str] = set()
        self.altered: list[str] = []
        self.kept: dict[str, Site] = {}

    def keep(self, site: Site) -> None:
        """Writes the site: by its path it is then in `kept`, or, where it is not whole, in `missing`. Of one
        that is there, only its place is noted anew.

        Raises:
            OSError, StorageFailed
        """
        if known := self.kept.get(site.path):
            self.kept[site.path] = known.model_copy(update={"place": site.place})
            return
        folder = folder_of(site)
        try:
            data = folder.read(MANIFEST, MOST_MANIFEST)
        except FileNotFoundError:
            data = b""
        manifest = manifest_in(data, folder.shown(MANIFEST))
        if manifest is None or not is_whole(folder, manifest):
            self.missing.add(site.path)
            return
        had = set() if site.alone else self._had[site.group]
        with self._members.add(_name(site, "files")) as sink:
            for name, entry in manifest.files.items():
                if entry.sha256 in had:
                    continue
                had.add(entry.sha256)
                with folder.open(name) as file:
                    found = sink.take(file)
                if found.sha256 != entry.sha256:
                    self.altered.append(f"{site.path}/{name}")
        self._members.put(_name(site, MANIFEST), data)
        self.kept[site.path] = site


class SitesRestored:
    """Puts sites of a backup where they were; to be called in the order of its manifest."""

    def __init__(self, backup: Backup) -> None:
        self._backup = backup
        self._where: defaultdict[str, dict[str, tuple[Folder, str]]] = defaultdict(dict)

    def restore(self, site: Site) -> None:
        """Whole or not at all.

        Raises:
            BackupDamaged, UnsafeName; OSError, StorageFailed
        """
        target = folder_of(site)
        with self._backup.open(_name(site, MANIFEST)) as file:
            data = file.read(MOST_MANIFEST)
        manifest = manifest_in(data, _name(site, MANIFEST), written=True)
        if manifest is None:
            raise self._backup.not_rows(_name(site, MANIFEST))
        where = {} if site.alone else self._where[site.group]
        write = _InBucket if target.remote else _OnDisk
        with self._backup.open(_name(site, "files")) as pack, write(target, site, data) as there:
            for name, entry in manifest.files.items():
                known = where.get(entry.sha256)
                if known is None:
                    there.write(name, pack, entry.size)
                else:
                    there.take(name, *known)
                where[entry.sha256] = (there.folder, name)
        for name, entry in manifest.files.items():
            where[entry.sha256] = (target, name)


class _OnDisk(AbstractContextManager["_OnDisk"]):
    """A folder beside, renamed when all is in it."""

    def __init__(self, target: Folder, site: Site, manifest: bytes) -> None:
        self._target, self._site, self._manifest = target, site, manifest
        name = f".{target.path.name}.tmp-{secrets.token_hex(8)}"
        self.folder = Folder(str(target.path.with_name(name)))

    def write(self, name: str, source: IO[bytes], size: int) -> None:
        path = joined(self.folder.path, name, written=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            _copy(source, file, size)

    def take(self, name: str, folder: Folder, known: str) -> None:
        path = joined(self.folder.path, name, written=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        second_name(folder.local(known), path)

    def __exit__(self, kind: object, *_error: object) -> None:
        try:
            if kind is None:
                self.folder.write(MANIFEST, self._manifest)
                if self._site.region:
                    link_museums(self._site.region, self.folder.path)
                sync(self.folder.path)
                discard(self._target)
                self.folder.path.rename(self._target.path)
        finally:
            shutil.rmtree(self.folder.path, ignore_errors=True)


class _InBucket(AbstractContextManager["_InBucket"]):
    """The manifest goes last: a site without one is none."""

    def __init__(self, target: Folder, site: Site, manifest: bytes) -> None:
        self.folder, self._manifest = target.served_with(headers), manifest

    def write(self, name: str, source: IO[bytes], size: int) -> None:
        with self.folder.writing(name) as file:
            _copy(source, file, size)

    def take(self, name: str, folder: Folder, known: str) -> None:
        with folder.open(known) as source, self.folder.writing(name) as file:
            shutil.copyfileobj(source, file, PIECE)

    def __exit__(self, kind: object, *_error: object) -> None:
        if kind is None:
            self.folder.write(MANIFEST, self._manifest)


def _copy(source: IO[bytes], target: IO[bytes], size: int) -> None:
    left = size
    while left and (piece := source.read(min(PIECE, left))):
        target.write(piece)
        left -= len(piece)
