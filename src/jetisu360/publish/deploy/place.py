"""Putting a finished tour at its address: built beside the old site, then exchanged for it.

Nothing here makes pictures or pages: it takes packs and rendered files, and sees to it that a visitor
gets either the whole old site or the whole new one.
"""

from __future__ import annotations

import itertools
import os
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from jetisu360.errors import JetisuError
from jetisu360.files.aside import NEW, OLD, discard, lies_in, recover, set_aside, sync, sync_name
from jetisu360.files.paths import Base, joined
from jetisu360.files.regular import real
from jetisu360.files.stopped import DiskFull, work_lost
from jetisu360.files.system_errors import disk_full, said
from jetisu360.language import _
from jetisu360.publish.compress import SUFFIXES
from jetisu360.publish.deploy.manifest import Entry, Manifest, read_manifest, unchanged
from jetisu360.publish.deploy.ours import is_ours, keep_foreign, may_be_replaced
from jetisu360.publish.deploy.swap import take_place
from jetisu360.publish.kept import File, Later
from jetisu360.publish.layout import MANIFEST, REGION, TOUR, is_versioned
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import Tour
from jetisu360.tour.pack import Pack
from jetisu360.tour.refusals import TourRefusal

T = TypeVar("T")


class Packed(Protocol):
    """Files that a step has made: in the pack `<key>.zip` of the work folder, to be put under `path`."""

    @property
    def key(self) -> str: ...

    @property
    def path(self) -> str: ...

    @property
    def pack(self) -> Pack: ...


class SiteNotOurs(TourRefusal):
    """`site`."""

    code = "site-not-ours"
    sentence = _(
        "The folder “{site}” is not empty and was not made by Jetisu 360, so nothing was written there."
    )
    advice = _("Name a new or an empty folder.")


class SiteOfAnotherKind(TourRefusal):
    """`site`."""

    code = "site-of-another-kind"
    sentence = _(
        "“{site}” holds a site of another kind (a region, not a museum, or vice versa); it is as it was."
    )
    advice = _("Name another folder.")


class SiteInPhotographs(TourRefusal):
    """`site`, `photos`."""

    code = "site-in-photographs"
    sentence = _("The site “{site}” cannot be in the folder of photographs “{photos}”.")
    advice = _("Name another folder for the site.")


class SiteNotReplaceable(TourRefusal):
    """`site`, `problem` (a text in three languages)."""

    code = "site-not-replaceable"
    sentence = _("The new site could not be put at “{site}” ({problem}); the old one is as it was.")
    advice = _("Check that you may write there; if it is a mount point, name a folder inside it.")


@dataclass(frozen=True)
class Placed:
    """What was put in place: number of files, their bytes together, and how many came from the old site."""

    files: int
    size: int
    kept: int


def check_place(photos: Folder, site: Folder) -> None:
    """Refuses an address where a site would do harm, before any work is done.

    Raises:
        SiteInPhotographs, SiteNotOurs, SiteOfAnotherKind
    """
    inside = _within(site, photos)
    # Photographs inside the site would go away with the old site.
    if inside or _within(photos, site):
        raise SiteInPhotographs(site=site.shown(), photos=photos.shown())
    if site.remote:
        if not is_ours(site) and not _begun(site) and site.files():
            raise SiteNotOurs(site=site.shown())
        return
    if os.path.lexists(site.path.resolve()) and not may_be_replaced(site.path):
        raise SiteNotOurs(site=site.shown())
    if (site.path / REGION).is_file():
        raise SiteOfAnotherKind(site=site.shown())


def place(
    site: Path,
    tour: Tour,
    packed: Sequence[Packed],
    work: Folder,
    rendered: Iterable[File],
    build: str,
    finish: Callable[[Path, Manifest], None] | None = None,
) -> Placed:
    """Builds the site beside `site` and exchanges it for the old one. The caller holds the site's lock.

    `finish` adds the files that are about all the others, before the manifest is written.

    Raises:
        DiskFull, SiteNotReplaceable: the old site is as it was.
    """
    manifest, kept = exchanged(
        site, lambda stage, old: _fill(stage, old, tour, packed, work, rendered, build, finish)
    )
    return Placed(len(manifest.files), manifest.size, kept)


def exchanged(site: Path, fill: Callable[[Path, Path], T]) -> T:
    """Lets `fill` make a site in an empty folder (the other path is the old site), and puts it in the old
    one's place. The caller holds the site's lock.

    Raises:
        DiskFull, SiteNotReplaceable: the old site is as it was.
    """
    target = real(site)  # a link to the current site stays a link
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        recover(target)
        folder = set_aside(target)
        stage = folder / NEW
        stage.mkdir()
        made = fill(stage, target)
        if target.exists():
            keep_foreign(target, stage)
            shutil.copymode(target, stage)
        sync(stage)
        # The work may have been long: what stands there now need not be what stood there at its beginning.
        if os.path.lexists(target) and not may_be_replaced(target):
            raise SiteNotOurs(site=str(site))
        take_place(stage, target, folder / OLD)
        sync_name(target)
    except JetisuError:
        recover(target)
        raise
    except OSError as error:
        recover(target)
        if disk_full(error):
            raise DiskFull(folder=str(target)) from error
        raise SiteNotReplaceable(site=str(site), problem=said(error)) from error
    except BaseException:
        recover(target)
        raise
    discard(folder)
    return made


def _fill(
    stage: Path,
    old: Path,
    tour: Tour,
    packed: Sequence[Packed],
    work: Folder,
    rendered: Iterable[File],
    build: str,
    finish: Callable[[Path, Manifest], None] | None,
) -> tuple[Manifest, int]:
    before = read_manifest(Folder(str(old))) or Manifest()
    same, theirs = unchanged(old, before), Base(old)
    manifest = Manifest(build=build)
    folders: set[Path] = set()
    kept = 0

    def put(name: str, entry: Entry, data: bytes | None) -> bool:
        """Takes a file from the old site where it is the same; else writes it, given its bytes."""
        target = joined(stage, name)
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        if name in same and before.files[name] == entry and _link(theirs.file(name), target):
            manifest.files[name] = entry
            return True
        if data is None:
            return False
        with target.open("xb") as file:
            file.write(data)
        manifest.files[name] = entry
        return False

    there = {before.files[name]: name for name in same if name.endswith(SUFFIXES)}

    def take(name: str, entry: Entry) -> bool:
        """Takes a compressed file from the old site, also where it had another name there; a content that
        moved with its address is the same.
        """
        if put(name, entry, None):
            return True
        data = theirs.file(there[entry]).read_bytes() if entry in there else b""
        if Entry.of(data) != entry:
            return False
        put(name, entry, data)
        return True

    for scene in packed:
        entries = {f"{scene.path}/{name}": Entry(*entry) for name, entry in scene.pack.files.items()}
        missing = [name for name, entry in entries.items() if not put(name, entry, None)]
        kept += len(entries) - len(missing)
        if missing:
            for name, data in unpack(work, scene, missing):
                put(name, entries[name], data)
    for name, content in itertools.chain(rendered, [(TOUR, tour.as_json())]):
        if isinstance(content, Later) and take(name, Entry(content.sha256, content.size)):
            kept += 1
            continue
        data = content.make() if isinstance(content, Later) else content
        kept += put(name, Entry.of(data), data)
    if finish is not None:
        finish(stage, manifest)
    with (stage / MANIFEST).open("xb") as file:
        file.write(manifest.as_json())
    return manifest, kept


def unpack(work: Folder, scene: Packed, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The named files of a step, out of its pack, one at a time.

    Raises:
        WorkLost: the pack, which was there when the work began, cannot be read any more.
    """
    try:
        with work.open(f"{scene.key}.zip") as file, zipfile.ZipFile(file) as pack:
            for name in names:
                yield name, pack.read(name[len(scene.path) + 1 :])
    except (OSError, zipfile.BadZipFile, KeyError) as error:
        raise work_lost(work.shown(), error) from error


def _link(old: Path, new: Path) -> bool:
    """The same file under a second name: no copying, no second place on the disk."""
    try:
        os.link(old, new)
    except OSError:  # a file system without links, or too many of them
        return False
    return True


def _begun(site: Folder) -> bool:
    """Whether a bucket holds nothing but the beginning of a first build by a program of the first days, which
    marked the place with a manifest of no files.
    """
    manifest = read_manifest(site)
    return (
        manifest is not None
        and not manifest.files
        and manifest.build == ""
        and all(name == MANIFEST or is_versioned(name) for name in site.files())
    )


def _within(inner: Folder, outer: Folder) -> bool:
    if inner.remote != outer.remote:
        return False
    if inner.remote:
        return (inner.address + "/").startswith(outer.address + "/")
    return lies_in(inner.path, outer.path)
