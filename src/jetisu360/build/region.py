"""From a folder with region.toml to a region's site: each museum is built or taken, then the pages above."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from jetisu360.build.cache_keys import site_code
from jetisu360.build.folder import LeftOut
from jetisu360.build.pipeline import Options, Watcher, build
from jetisu360.build.steps.cut_scene import Settings
from jetisu360.build.work_folder import check_work
from jetisu360.errors import JetisuError
from jetisu360.files.aside import recover
from jetisu360.files.limits import MOST_TOML
from jetisu360.files.lock import PlaceLock
from jetisu360.files.regular import real
from jetisu360.files.stopped import Stopped
from jetisu360.files.system_errors import said
from jetisu360.files.writable import check_replaceable
from jetisu360.language import LANGUAGES
from jetisu360.publish.deploy.manifest import read_manifest
from jetisu360.publish.deploy.region import check_place, is_up_to_date, place_region
from jetisu360.publish.layout import HOME, MUSEUMS, REGION, museum_folder
from jetisu360.publish.region.museums import Museum, folder_of, is_site, with_tour, without_tour
from jetisu360.publish.region.refusals import RegionFileMissing, RegionHasNoTours
from jetisu360.publish.region.region_file import NAME, MuseumEntry, RegionFile, read_region_file
from jetisu360.storage import Folder
from jetisu360.tour.refusals import FolderNotFound, WordsUnreadable

if TYPE_CHECKING:
    from jetisu360.publish.search.documents import Document


@dataclass(frozen=True)
class RegionOptions:
    """What a build of a region is asked for; `work` is `<site>.work` unless given. `kiosk`: it, and the
    museums that it builds, are for the screen of a hall.
    """

    folder: Folder
    site: Folder
    work: Folder
    workers: int | None = None
    settings: Settings = field(default_factory=Settings)
    kiosk: bool = False


@dataclass
class BuiltRegion:
    """What it did. `left_out`: museums without a new tour, and photographs left out of one; each says why."""

    museums: list[Museum]
    left_out: list[LeftOut]
    files: int = 0
    size: int = 0
    unchanged: bool = False
    seconds: float = 0.0


class RegionWatcher(Watcher, Protocol):
    """Hears how it goes on; `museum` comes before the steps of each."""

    def museum(self, name: str, number: int, total: int) -> None: ...


def build_region(
    options: RegionOptions, watcher: RegionWatcher, left_out: list[LeftOut] | None = None
) -> BuiltRegion:
    """Makes the site. A museum that fails keeps the site that it had; without one it is shown without a tour.

    `left_out` is filled as things are found unfit, also when the build then fails.

    Raises:
        JetisuError: nothing at `options.site` was changed.
    """
    started = time.monotonic()
    left_out = left_out if left_out is not None else []
    if not options.site.remote:
        check_replaceable(options.site.path)
    check_place(options.folder, options.site)
    check_work(options.work, options.folder, options.site)
    if not options.folder.path.is_dir():
        raise FolderNotFound(folder=options.folder.shown())
    try:
        source = options.folder.read(NAME, MOST_TOML)
    except FileNotFoundError:
        raise RegionFileMissing(folder=options.folder.shown()) from None
    except OSError as error:
        raise WordsUnreadable(name=NAME, problem=said(error)) from None
    region = read_region_file(source)
    folders = {
        entry.id: folder_of(entry, options.folder.path)
        for entry in region.museums
        if entry.folder is not None
    }
    site = real(options.site.path)
    with PlaceLock(site):
        recover(site)
        museums = []
        for number, entry in enumerate(region.museums, 1):
            watcher.museum(entry.id, number, len(region.museums))
            museums.append(_museum(options, region, entry, folders.get(entry.id), watcher, left_out))
        if folders and not any(museum.tour for museum in museums):
            raise RegionHasNoTours(count=len(folders))
        built = BuiltRegion(museums, left_out)
        key = _key(region, museums, options.kiosk)
        if is_up_to_date(options.site, key, museums):
            built.unchanged = True
            built.files, built.size = _measure(options.site, museums)
        else:
            watcher.placing()
            rendered = render_region(region, museums, hall=options.kiosk)
            placed = place_region(options.site.path, museums, rendered, key)
            built.files, built.size = placed.files, placed.size
    built.seconds = time.monotonic() - started
    return built


def render_region(
    region: RegionFile, museums: list[Museum], *, hall: bool = False
) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every file of the region above its museums; the same region gives the same bytes."""
    # Templates and Brotli: only when there is something to write.
    from jetisu360.publish.compress import with_siblings
    from jetisu360.publish.pages import assets
    from jetisu360.publish.pages.render import render
    from jetisu360.publish.region import pages as home
    from jetisu360.publish.region import sitemap
    from jetisu360.publish.search.pages import search_files

    yield from with_siblings(HOME, render(home.fill_region_chooser(region, museums)).encode())
    for language in LANGUAGES:
        page = home.fill_home(region, museums, language, in_hall=hall)
        yield from with_siblings(f"{language}/{HOME}", render(page).encode())
    for path, data in assets.fonts()[1].items():
        yield from with_siblings(path, data)
    base = home.base_address(region)
    for path, data in search_files(_findable(museums), region.title.text, base, region.language, hall=hall):
        yield from with_siblings(path, data)
    yield from sitemap.files(region, museums)
    yield REGION, home.region_document(region, museums)


def _findable(museums: list[Museum]) -> Iterator[Document]:
    from jetisu360.publish.search.documents import of_facts, of_tour

    for museum in museums:
        if museum.tour:
            yield from of_tour(museum.tour, museum.path, museum.title)
        else:
            address = f"{{language}}/{HOME}#museum-{museum.id}"
            yield of_facts(museum.title, [museum.place, museum.text], address)


def _museum(
    options: RegionOptions,
    region: RegionFile,
    entry: MuseumEntry,
    folder: Path | None,
    watcher: RegionWatcher,
    left_out: list[LeftOut],
) -> Museum:
    if folder is None:
        return without_tour(entry)
    if is_site(folder):
        before = options.site.path / MUSEUMS / entry.id
        try:
            return with_tour(entry, folder, taken=before)
        except JetisuError as error:
            left_out.append(LeftOut.because(entry.id, error))
            return _as_it_was(before, entry)
    own = Folder(str(options.work.path / "sites" / entry.id))
    mine: list[LeftOut] = []
    try:
        build(
            Options(
                photos=Folder(str(folder)),
                site=own,
                work=Folder(str(options.work.path / "steps" / entry.id)),
                workers=options.workers,
                settings=options.settings,
                language=region.language,
                region=dict(region.title.text),
                kiosk=options.kiosk,
                address=f"{region.address.rstrip('/')}/{museum_folder(entry.id)}" if region.address else None,
            ),
            watcher,
            mine,
        )
    except Stopped:  # it would be the same for every museum
        left_out += _named(entry, mine)
        raise
    except JetisuError as error:
        left_out += [*_named(entry, mine), LeftOut.because(entry.id, error)]
        return _as_it_was(own.path, entry)
    left_out += _named(entry, mine)
    return with_tour(entry, own.path)


def _as_it_was(site: Path, entry: MuseumEntry) -> Museum:
    """The museum with the site that an earlier build made, if that is whole; else without a tour."""
    try:
        return with_tour(entry, site)
    except JetisuError:
        return without_tour(entry)


def _named(entry: MuseumEntry, found: list[LeftOut]) -> list[LeftOut]:
    """The same, with the museum before the name of each photograph."""
    return [LeftOut(f"{entry.id}/{one.name}", one.code, one.message) for one in found]


def _key(region: RegionFile, museums: list[Museum], kiosk: bool) -> str:
    made_from = [region.model_dump(mode="json"), [museum.as_json() for museum in museums], kiosk]
    text = json.dumps(made_from, sort_keys=True) + site_code()
    return sha256(text.encode()).hexdigest()


def _measure(site: Folder, museums: list[Museum]) -> tuple[int, int]:
    """Files and bytes of a region that is already there."""
    folders = [site, *(Folder(str(site.path / museum.path)) for museum in museums if museum.tour)]
    manifests = [manifest for folder in folders if (manifest := read_manifest(folder))]
    return sum(len(one.files) for one in manifests), sum(one.size for one in manifests)
