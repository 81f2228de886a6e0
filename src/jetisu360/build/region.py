"""From a folder with region.toml to a region's site: each museum is built or taken, then the pages above."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from jetisu360.build.cache_keys import site_code
from jetisu360.build.left_out import LeftOut
from jetisu360.build.options import Options, PrivacyChoice
from jetisu360.build.photos.folder import check_there
from jetisu360.build.pipeline import build
from jetisu360.build.progress import Progress
from jetisu360.build.report import Report
from jetisu360.build.steps.cut_scene import Settings
from jetisu360.build.undecided import PRIVACY_NOTES
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
from jetisu360.publish.layout import HOME, MUSEUMS, NOT_FOUND, REGION, museum_folder
from jetisu360.publish.region.museums import Museum, folder_of, is_site, with_tour, without_tour
from jetisu360.publish.region.refusals import RegionFileMissing, RegionHasNoTours
from jetisu360.publish.region.region_file import NAME, MuseumEntry, RegionFile, RegionWords, read_region_file
from jetisu360.storage import Folder
from jetisu360.tour.refusals import WordsUnreadable

if TYPE_CHECKING:
    from jetisu360.publish.programmes.files import Shown
    from jetisu360.publish.search.documents import Document


@dataclass(frozen=True)
class RegionOptions:
    """What a build of a region is asked for; `work` is `<site>.work` unless given. `kiosk`: it, and the
    museums that it builds, are for the screen of a hall. `privacy`: as for a museum, of each that it builds.
    """

    folder: Folder
    site: Folder
    work: Folder
    workers: int | None = None
    settings: Settings = field(default_factory=Settings)
    kiosk: bool = False
    privacy: PrivacyChoice = "skip"


@dataclass(frozen=True)
class BuiltRegion:
    """What it did. In the report are museums without a new tour, and photographs left out of one; each says
    why; and what waits for a decision about faces and number plates.
    """

    museums: list[Museum]
    report: Report
    files: int
    size: int
    unchanged: bool
    seconds: float
    address: str | None


@dataclass(frozen=True)
class _Building:
    """What the museums of a region are built with."""

    options: RegionOptions
    region: RegionFile
    progress: Progress
    report: Report


def build_region(options: RegionOptions, progress: Progress, report: Report | None = None) -> BuiltRegion:
    """Makes the site. A museum that fails keeps the site that it had; without one it is shown without a tour.

    `report` is filled as things are found out, also when the build then fails.

    Raises:
        JetisuError: nothing at `options.site` was changed.
    """
    started = time.monotonic()
    report = report or Report()
    _check_places(options)
    region = read_region_file(_words(options.folder))
    folders = {
        entry.id: folder_of(entry, options.folder.path)
        for entry in region.museums
        if entry.folder is not None
    }
    site = real(options.site.path)
    with PlaceLock(site):
        recover(site)
        museums = _museums(_Building(options, region, progress, report), folders)
        if folders and not any(museum.tour for museum in museums):
            raise RegionHasNoTours(count=len(folders))
        key = _key(region, museums, options.kiosk)
        unchanged = is_up_to_date(options.site, key, museums)
        if unchanged:
            files, size = _measure(options.site, museums)
        else:
            progress.placing()
            rendered = render_region(region, museums, hall=options.kiosk)
            placed = place_region(options.site.path, museums, rendered, key)
            files, size = placed.files, placed.size
    return BuiltRegion(museums, report, files, size, unchanged, time.monotonic() - started, region.address)


def _check_places(options: RegionOptions) -> None:
    if not options.site.remote:
        check_replaceable(options.site.path)
    check_place(options.folder, options.site)
    check_work(options.work, options.folder, options.site)
    check_there(options.folder)


def _words(folder: Folder) -> bytes:
    try:
        return folder.read(NAME, MOST_TOML)
    except FileNotFoundError:
        raise RegionFileMissing(folder=folder.shown()) from None
    except OSError as error:
        raise WordsUnreadable(name=NAME, problem=said(error)) from None


def render_region(
    region: RegionWords, museums: list[Museum], programmes: Shown | None = None, *, hall: bool = False
) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every file of the region above its museums; the same region gives the same bytes.
    `programmes`: what its office shows of them.
    """
    # Templates and Brotli: only when there is something to write.
    from jetisu360.publish.compress import with_siblings
    from jetisu360.publish.pages import assets
    from jetisu360.publish.pages.models.not_found import fill_not_found
    from jetisu360.publish.pages.render import render
    from jetisu360.publish.programmes import files as programme_files
    from jetisu360.publish.region import pages as home
    from jetisu360.publish.region import sitemap
    from jetisu360.publish.search.documents import of_programmes
    from jetisu360.publish.search.pages import search_files

    document = programmes.document if programmes else None
    yield from with_siblings(HOME, render(home.fill_region_chooser(region, museums)).encode())
    base = home.base_address(region)
    nothing = fill_not_found(region.language, home.region_title(region, region.language), base, REGION)
    yield from with_siblings(NOT_FOUND, render(nothing).encode())
    for language in LANGUAGES:
        page = home.fill_home(region, museums, language, document, in_hall=hall)
        yield from with_siblings(f"{language}/{HOME}", render(page).encode())
    for path, data in assets.fonts()[1].items():
        yield from with_siblings(path, data)
    findable = chain(_findable(museums), of_programmes(document) if document else ())
    for path, data in search_files(findable, region.title.text, base, region.language, hall=hall):
        yield from with_siblings(path, data)
    if programmes:
        yield from programme_files.files(programmes, region.language)
    yield from sitemap.files(region, museums, programme_files.page_paths(document) if document else ())
    yield REGION, home.region_document(region, museums)


def _findable(museums: list[Museum]) -> Iterator[Document]:
    from jetisu360.publish.search.documents import of_facts, of_tour

    for museum in museums:
        if museum.tour:
            yield from of_tour(museum.tour, museum.path, museum.title)
        else:
            address = f"{{language}}/{HOME}#museum-{museum.id}"
            yield of_facts(museum.title, [museum.place, museum.text], address)


def _museums(building: _Building, folders: Mapping[str, Path]) -> list[Museum]:
    entries = building.region.museums
    museums = []
    for number, entry in enumerate(entries, 1):
        building.progress.museum(entry.id, number, len(entries))
        folder = folders.get(entry.id)
        if folder is None:
            museums.append(without_tour(entry))
        elif is_site(folder):
            museums.append(_taken(building, entry, folder))
        else:
            museums.append(_built(building, entry, folder))
    return museums


def _taken(building: _Building, entry: MuseumEntry, folder: Path) -> Museum:
    """A museum whose site somebody else has built."""
    options = building.options
    before = options.site.path / MUSEUMS / entry.id
    try:
        return with_tour(entry, folder, taken=before)
    except JetisuError as error:
        building.report.leave_out(entry.id, error)
        return _as_it_was(before, entry)


def _built(building: _Building, entry: MuseumEntry, folder: Path) -> Museum:
    options, region = building.options, building.region
    site = Folder(str(options.work.path / "sites" / entry.id))
    wanted = Options(
        photos=Folder(str(folder)),
        site=site,
        work=Folder(str(options.work.path / "steps" / entry.id)),
        workers=options.workers,
        settings=options.settings,
        language=region.language,
        region=dict(region.title.text),
        kiosk=options.kiosk,
        privacy=options.privacy,
        address=f"{region.address.rstrip('/')}/{museum_folder(entry.id)}" if region.address else None,
    )
    own = Report()
    problem: JetisuError | None = None
    try:
        build(wanted, building.progress, own)
    except Stopped:  # it would be the same for every museum
        raise
    except JetisuError as error:
        problem = error
    finally:
        building.report.left_out += [_named(entry, item) for item in own.left_out]
        told = [note for note in own.notes if note.code in PRIVACY_NOTES]
        building.report.notes += [replace(note, name=entry.id) for note in told]
    if problem is None:
        return with_tour(entry, site.path)
    building.report.leave_out(entry.id, problem)
    return _as_it_was(site.path, entry)


def _as_it_was(site: Path, entry: MuseumEntry) -> Museum:
    """The museum with the site that an earlier build made, if that is whole; else without a tour."""
    try:
        return with_tour(entry, site)
    except JetisuError:
        return without_tour(entry)


def _named(entry: MuseumEntry, one: LeftOut) -> LeftOut:
    """The same, with the museum before the name of the photograph."""
    return replace(one, name=f"{entry.id}/{one.name}")


def _key(region: RegionFile, museums: list[Museum], kiosk: bool) -> str:
    made_from = [region.model_dump(mode="json"), [museum.as_json() for museum in museums], kiosk]
    text = json.dumps(made_from, sort_keys=True) + site_code()
    return sha256(text.encode()).hexdigest()


def _measure(site: Folder, museums: list[Museum]) -> tuple[int, int]:
    """Files and bytes of a region that is already there."""
    folders = [site, *(Folder(str(site.path / museum.path)) for museum in museums if museum.tour)]
    manifests = [manifest for folder in folders if (manifest := read_manifest(folder))]
    return sum(len(item.files) for item in manifests), sum(item.size for item in manifests)
