"""`jetisu360 check`: a published site, file by file, address by address, language by language."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from jetisu360.errors import JetisuError
from jetisu360.files.limits import read_json
from jetisu360.files.over_limits import LimitExceeded
from jetisu360.files.paths import UnsafeName
from jetisu360.files.regular import NotAFile
from jetisu360.language import EMPTY, LANGUAGES, Message, _, visible
from jetisu360.panorama.geometry.projection import FACES
from jetisu360.publish.check.addresses import Address, in_css, in_json, in_page, inside, is_outside
from jetisu360.publish.deploy.manifest import Manifest, checked_manifest
from jetisu360.publish.layout import (
    CAPTIONS,
    FILMS,
    HOME,
    MANIFEST,
    OFFLINE_PLAN,
    REGION,
    SOUNDS,
    TOUR,
    tile,
    zoom_tile,
)
from jetisu360.storage import Folder
from jetisu360.tour.checks.checks import Finding, Severity, check_tour
from jetisu360.tour.document.media import PictureRecord
from jetisu360.tour.document.tour import Scene, Tour, read_tour
from jetisu360.tour.media_files.captions_file import inspect_captions
from jetisu360.tour.media_files.film_file import inspect_film
from jetisu360.tour.media_files.refusals import MediaRefusal
from jetisu360.tour.media_files.sound_file import inspect_sound
from jetisu360.tour.refusals import TourRefusal

# The addresses of a tour are followed scene by scene; a manifest is what they are compared with.
UNFOLLOWED = (TOUR, OFFLINE_PLAN, REGION)


class NotASite(TourRefusal):
    """`site`."""

    code = "not-a-site"
    sentence = _("There is no site made by Jetisu 360 in “{site}”: manifest.json is missing or damaged.")
    advice = _("Check the path, or build the site with “jetisu360 build”.")


_RULES: Mapping[str, tuple[Severity, Message]] = {
    "file-missing": ("error", _("The file “{file}” is missing.")),
    "file-altered": (
        "error",
        _("The file “{file}” was altered after it was built."),
    ),
    "file-outside": (
        "error",
        _("“{file}” is a link that leads out of the site, or no plain file."),
    ),
    "file-extra": (
        "warning",
        _("The file “{file}” was not made by Jetisu 360."),
    ),
    "file-special": (
        "error",
        _("In the place of the file “{file}” there is a pipe, a device or a folder."),
    ),
    "address-broken": (
        "error",
        _("The address “{target}” in “{file}” leads nowhere."),
    ),
    "address-leaves-site": (
        "error",
        _("The address “{target}” in “{file}” leads out of the site."),
    ),
    "third-party": (
        "error",
        _("The page “{file}” asks another server for “{target}”."),
    ),
    "media-dead": (
        "error",
        _("“{file}” cannot be played: it is damaged, or something else."),
    ),
    "page-missing": (
        "error",
        _("There is no page {in_language}: {file}."),
    ),
    "page-language": (
        "error",
        _("The page “{file}” says that it is in another language: {target}."),
    ),
}
_PAGE_LANGUAGES = {
    "kk": _("in Kazakh"),
    "ru": _("in Russian"),
    "en": _("in English"),
}


@dataclass
class Report:
    """What `check` found; `files`, `size` (bytes) and `scenes` say how much it looked at."""

    findings: list[Finding] = field(default_factory=list)
    files: int = 0
    size: int = 0
    scenes: int = 0
    addresses: int = 0

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == "error"]

    @property
    def warnings(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == "warning"]


def verify_site(site: Folder, progress: Callable[[int, int], None] | None = None) -> Report:
    """Everything that is wrong with a site; `progress` hears how many files of how many are done.

    Raises:
        NotASite, StorageFailed, UnsafeName
    """
    manifest = checked_manifest(site)
    if manifest is None:
        raise NotASite(site=site.shown())
    texts: dict[str, str] = {}
    report = verify_files(site, manifest, set(), progress, texts)
    report.findings += _tour(texts.get(TOUR), manifest, report)
    report.findings.sort(key=lambda finding: finding.severity != "error")
    return report


def verify_files(
    site: Folder,
    manifest: Manifest,
    known: Set[str],
    progress: Callable[[int, int], None] | None = None,
    texts: dict[str, str] | None = None,
) -> Report:
    """What is wrong with the files that a manifest names and with the addresses in them.

    `known`: files below that others vouch for. `texts` is filled with the content of pages and data.

    Raises:
        StorageFailed
    """
    there = site.files()
    report = Report(files=len(manifest.files), size=manifest.size)
    for name in sorted(there.keys() - manifest.files.keys() - known - {MANIFEST}):
        report.findings.append(_finding("file-extra", name))
    texts = {} if texts is None else texts

    def one(name: str) -> Finding | None:
        """What is wrong with one file; a sound that was dead when the site was made is not altered."""
        if name not in there:
            return _finding("file-missing", name)
        try:
            data = site.read(name)
        except NotAFile:
            return _finding("file-special", name)
        except OSError:
            return _finding("file-missing", name)
        except UnsafeName:
            return _finding("file-outside", name)
        if hashlib.sha256(data).hexdigest() != manifest.files[name].sha256:
            return _finding("file-altered", name)
        if not _plays(name, data):
            return _finding("media-dead", name)
        if PurePosixPath(name).suffix in (".html", ".css", ".json"):
            texts[name] = data.decode("utf-8", "replace")
        return None

    with ThreadPoolExecutor(16 if site.remote else 4) as pool:
        for done, finding in enumerate(pool.map(one, sorted(manifest.files)), 1):
            if finding is not None:
                report.findings.append(finding)
            if progress is not None:
                progress(done, len(manifest.files))
    report.findings += _addresses(texts, manifest.files.keys() | known, report)
    return report


def _plays(name: str, data: bytes) -> bool:
    """Whether a sound, a film or captions are what their name says."""
    suffix = PurePosixPath(name).suffix
    try:
        if suffix in SOUNDS:
            return inspect_sound(data, name).suffix == suffix[1:]
        if suffix in FILMS:
            return inspect_film(data, name).suffix == suffix[1:]
        if suffix == CAPTIONS:
            return inspect_captions(data, name) > 0
    except MediaRefusal:
        return False
    return True


def _finding(code: str, file: str, target: str = "", language: str | None = None) -> Finding:
    severity, template = _RULES[code]
    in_language = _PAGE_LANGUAGES.get(language or "", EMPTY)
    message = template.fill(file=visible(file), target=visible(target), in_language=in_language)
    return Finding(code, severity, dict(message), file=file, language=language)


def _addresses(texts: Mapping[str, str], files: Set[str], report: Report) -> Iterator[Finding]:
    for name, text in sorted(texts.items()):
        kind = PurePosixPath(name).suffix
        if kind == ".html":
            found, language = in_page(text)
            folder = name.split("/")[0]
            if folder in LANGUAGES and language != folder:
                yield _finding("page-language", name, language or "–", folder)
        elif kind == ".css":
            found = in_css(text)
        elif name in UNFOLLOWED:
            found = []
        else:
            found = [] if name.endswith(MANIFEST) else _in_data(text)
        for address in dict.fromkeys(found):
            report.addresses += 1
            yield from _follow(name, address, files)


def _in_data(text: str) -> list[Address]:
    try:
        return list(in_json(read_json(text, "JSON")))
    except (ValueError, LimitExceeded):
        return []


def _follow(name: str, address: Address, files: Set[str]) -> Iterator[Finding]:
    if is_outside(address.target):
        if address.fetched:
            yield _finding("third-party", name, address.target)
        return
    file = inside(address.target, HOME if address.from_root else name)
    if file is None:
        return
    if file.startswith("../"):
        yield _finding("address-leaves-site", name, address.target)
    elif file not in files and f"{file}/{HOME}" not in files:
        yield _finding("address-broken", name, address.target)


def _tour(text: str | None, manifest: Manifest, report: Report) -> Iterator[Finding]:
    if text is None:
        if TOUR not in manifest.files:
            yield _finding("file-missing", TOUR)
        return
    try:
        tour = read_tour(text)
    except JetisuError as error:
        message: dict[str, str] = {language: error.say(language) for language in LANGUAGES}
        yield Finding(error.code, "error", message, file=TOUR)
        return
    report.scenes = len(tour.scenes)
    yield from check_tour(tour)
    yield from _pictures(tour, manifest)
    for name in (HOME, *(f"{language}/{HOME}" for language in LANGUAGES)):
        if name not in manifest.files:
            language = name.split("/")[0] if "/" in name else None
            yield _finding("page-missing" if language else "file-missing", name, language=language)


def _pictures(tour: Tour, manifest: Manifest) -> Iterator[Finding]:
    for scene in tour.scenes:
        stills = scene.glimpse.stills if scene.glimpse else None
        flat = stills.addresses if stills else []
        for name in (scene.poster, scene.thumbnail, *flat, *tile_names(scene)):
            if name not in manifest.files:
                yield _finding("address-broken", TOUR, name)
        for label in scene.labels:
            if label.poster and label.poster not in manifest.files:
                yield _finding("address-broken", TOUR, label.poster)
    for name in dict.fromkeys(media_names(tour)):
        if name not in manifest.files:
            yield _finding("address-broken", TOUR, name)


def media_names(tour: Tour) -> Iterator[str]:
    """Every file of `media/` that the tour names."""
    labels = [label for scene in tour.scenes for label in scene.labels]
    stops = [stop for route in tour.routes for stop in route.stops]
    shown = [*(thing.pictures for thing in tour.objects), *(label.pictures for label in labels)]
    shown += [[plan.drawing.picture] for plan in tour.plans if plan.drawing]
    for picture in (picture for pictures in shown for picture in pictures):
        yield from _picture_files(picture)
    sounds = [thing.sound for thing in tour.objects] + [label.sound for label in labels]
    sounds += [*(stop.sound for stop in stops), *(scene.ambient for scene in tour.scenes)]
    for recording in (recording for sound in sounds if sound for recording in sound.recordings):
        yield recording.src
        if recording.captions:
            yield recording.captions
    for film in (label.film for label in labels):
        if film is not None:
            yield from filter(None, (film.src, film.poster, *(caption.src for caption in film.captions)))


def _picture_files(picture: PictureRecord) -> Iterator[str]:
    yield picture.src
    if picture.thumbnail:
        yield picture.thumbnail
    zoom = picture.zoom
    for level, (width, height) in enumerate(zip(zoom.widths, zoom.heights, strict=False) if zoom else ()):
        assert zoom is not None
        for row in range(-(-height // zoom.tile_size)):
            for column in range(-(-width // zoom.tile_size)):
                yield zoom_tile(zoom.path, level, row, column, zoom.format)


def tile_names(scene: Scene) -> Iterator[str]:
    """Every tile of a scene, as the viewer will ask for it."""
    tiles = scene.tiles
    for level, size in enumerate(tiles.face_sizes):
        across = -(-size // tiles.tile_size)
        for face in FACES:
            for row in range(across):
                for column in range(across):
                    for kind in tiles.formats:
                        yield tile(tiles.path, level, face, row, column, kind)
