"""An import from end to end: what the source is, its scenes, and the folder that `jetisu360 build` takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.files import MOST_CONFIGURATION, Files, FolderFiles, ZipFiles
from jetisu360.exchange.common.found import FoundTour
from jetisu360.exchange.common.import_losses import Losses, web_address
from jetisu360.exchange.common.lost import FILES, IMPORTED, Lost, files
from jetisu360.exchange.common.progress import Silent, Watcher
from jetisu360.exchange.common.refusals import (
    ExchangeRefusal,
    PathOutside,
    PicturesRemote,
    SourceIsOurs,
    SourceMissing,
    SourceUnknown,
)
from jetisu360.exchange.common.staging import check_out, staged, write
from jetisu360.exchange.common.text.languages_apart import apart
from jetisu360.exchange.common.text.museum_text import museum_text
from jetisu360.exchange.common.text.texts_language import UNKNOWN, languages_of, told_language
from jetisu360.exchange.pannellum.find import ASIDE, PAGES, SCRIPTS
from jetisu360.files.over_limits import LimitExceeded
from jetisu360.files.regular import check_regular, real
from jetisu360.language import Language, _
from jetisu360.panorama.read.extent import Coverage
from jetisu360.panorama.read.photo import inspect_photo
from jetisu360.panorama.refusals import Refusal
from jetisu360.publish.layout import MANIFEST, TOUR
from jetisu360.storage import Folder
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.museum_file import NAME, read_museum_file

ARCHIVES = (".zip", ".ggpkg")
"""What is read as a zip; Pano2VR calls its packages by the second name."""


@dataclass(frozen=True)
class Imported:
    """How many scenes came along, what did not, and in which languages there are texts."""

    scenes: int
    lost: list[Lost]
    languages: list[Language] = field(default_factory=list)


def import_tour(
    source: Path,
    out: Path,
    *,
    language: Language | None = None,
    root: Path | None = None,
    watcher: Watcher | None = None,
) -> Imported:
    """Writes photographs and museum.toml into `out`, a new or empty folder.

    `language` is that of a tour with one language; where it is not given, the texts tell it. Paths in the
    tour may not lead out of `root`, which is the folder of its configuration unless given.

    Raises:
        JetisuError: nothing is at `out`.
    """
    if not source.exists():
        raise SourceMissing(source=str(source))
    if not source.is_dir():
        check_regular(source)
    check_out(out, Folder(str((source if source.is_dir() else source / "-").absolute())))
    watcher = watcher or Silent()
    if source.is_dir() and (source / NAME).is_file():
        return _copied(source, out, watcher)
    found = find_tour(source, language or UNKNOWN, root)
    if language is None:
        found = told_language(found)
    losses = Losses()
    with staged(out) as stage:
        entries = _scenes_written(found, stage, losses, watcher)
        _media_written(found, stage, entries, losses)
        values = _of_scenes(found.values, {entry["id"] for entry in entries}, losses)
        museum = MuseumFile.model_validate({**values, "scenes": entries})
        write(
            stage,
            NAME,
            museum_text(museum, notes=tuple(_NOTE.values()) if values.get("walk") else ()).encode(),
        )
        lost = [*losses.told(), *found.lost]
        for name, data in files(lost, IMPORTED).items():
            write(stage, name, data)
    return Imported(len(entries), lost, languages_of(values, entries))


def _scenes_written(found: FoundTour, stage: Path, losses: Losses, watcher: Watcher) -> list[dict[str, Any]]:
    """The photographs, and their tables in museum.toml. One that cannot be taken does not stop the others.

    Raises:
        JetisuError: not one could be taken; why the first was not, or where all of them are on the web.
    """
    watcher.begin(len(found.scenes))
    entries: list[dict[str, Any]] = []
    failed: list[JetisuError] = []
    for scene in found.scenes:
        entry = {"id": scene.id, **scene.entry}
        try:
            extension, data = scene.photograph(entry)
            entry["file"] = f"{scene.id}.{extension}"
            coverage = entry.get("coverage")
            # What the build would refuse is refused now, with the same words.
            info = inspect_photo(
                data,
                entry["file"],
                coverage=coverage
                and Coverage(coverage["horizontal"], coverage["vertical"], coverage["centre_pitch"]),
            )
            if found.shown and coverage is None and info.crop.is_full:
                # The labels were measured in it as a whole: nobody is to guess again whether it is one.
                entry["coverage"] = dict(_WHOLE)
        except (ExchangeRefusal, Refusal, LimitExceeded) as error:
            failed.append(error)
            losses.refused("import-scene-left-out", scene.id, error, address=web_address(error))
            continue
        write(stage, entry["file"], data)
        entries.append(entry)
        watcher.step(scene.id)
    if failed and not entries:
        addresses = [address for error in failed if (address := web_address(error))]
        raise PicturesRemote(addresses=addresses) if len(addresses) > 1 else failed[0]
    return entries


def _media_written(found: FoundTour, stage: Path, entries: list[dict[str, Any]], losses: Losses) -> None:
    """The files that labels show. One that cannot be read is told, and its label goes without."""
    gone: set[str] = set()
    for name, read in found.media.items():
        try:
            data = read()
        except (ExchangeRefusal, Refusal, LimitExceeded) as error:
            losses.refused("import-unreadable", name, error)
            gone.add(name)
            continue
        write(stage, name, data)
    for label in (label for entry in entries for label in entry.get("labels", []) if gone):
        label["pictures"] = [one for one in label.get("pictures", []) if one["file"] not in gone]
        for kind in ("sound", "film"):
            if kind in label and label[kind]["file"] in gone:
                del label[kind]


def _of_scenes(values: dict[str, Any], ids: set[str], losses: Losses) -> dict[str, Any]:
    """The top of museum.toml without what leads to scenes that were left out."""
    kept = dict(values)
    if kept.get("start") not in ids:
        kept.pop("start", None)
    if "links" in kept:
        kept["links"] = [link for link in kept["links"] if {link["from"], link["to"]} <= ids]
        for link in values["links"]:
            if link not in kept["links"]:
                losses.add("import-link-nowhere", link["from"], f"→ {link['to']}")
    return kept


def _copied(source: Path, out: Path, watcher: Watcher) -> Imported:
    """A folder that has a museum.toml is one of ours already: it is copied, once the file is read."""
    folder = FolderFiles(source)
    museum, _text = read_museum_file(folder.read(NAME, MOST_CONFIGURATION))
    names = [name for name in folder.names() if name not in FILES]
    watcher.begin(len(names))
    with staged(out) as stage:
        for name in names:
            write(stage, name, folder.read(name), own=True)
            watcher.step(name)
    return Imported(len(museum.scenes), [])


_WHOLE = {"horizontal": 360.0, "vertical": 180.0}

_NOTE = _("find = false: only the links of this file; with true, others are found as well.")


def find_tour(source: Path, language: Language, root: Path | None) -> FoundTour:
    """What the source is, and its tour.

    Raises:
        SourceIsOurs, SourceUnknown, and what its reader raises.
    """
    if source.is_file():
        if source.suffix.lower() in ARCHIVES:
            return _in_files(ZipFiles(source), source, language)
        return _of_file(source, language, root)
    if (source / MANIFEST).is_file() and (source / TOUR).is_file():
        raise SourceIsOurs(source=str(source))
    return _in_files(FolderFiles(source), source, language)


def _of_file(source: Path, language: Language, root: Path | None) -> FoundTour:
    """The tour in one file: a configuration, a script or a page."""
    from jetisu360.exchange.marzipano.find import projects
    from jetisu360.exchange.marzipano.read import read_marzipano
    from jetisu360.exchange.pannellum.choose import language_of
    from jetisu360.exchange.pannellum.configuration import read_configuration
    from jetisu360.exchange.pannellum.read import read_pannellum
    from jetisu360.exchange.photo_sphere_viewer.read import find_nodes
    from jetisu360.exchange.products import refuse_product
    from jetisu360.exchange.xml_tours import find_xml_tour, opened_by, read_xml_tour

    top = real(root or source.parent)
    place = real(source)
    if not place.is_relative_to(top):
        raise PathOutside(path=str(source))
    tour_files = FolderFiles(top)
    path = place.relative_to(top).as_posix()
    if source.suffix.lower() in (*SCRIPTS, *PAGES):
        marzipano = projects(tour_files, [path])
        if marzipano.found:
            return read_marzipano(tour_files, marzipano.found[0], language)
        found = find_nodes(tour_files, [path], language) or _pannellum(tour_files, [path], language)
        if found is not None:
            return found
        if marzipano.troubles:
            raise marzipano.troubles[0]
        if xml_tour := find_xml_tour(tour_files, opened_by(tour_files, path), language):
            return xml_tour
        refuse_product(tour_files, [path], str(source), photographs_too=False)
        raise SourceUnknown(source=str(source))
    if source.suffix.lower() == ".xml":
        return read_xml_tour(tour_files, path, language)
    if source.suffix.lower() != ".json":
        refuse_product(tour_files, [path], str(source), photographs_too=False)
    elif nodes := find_nodes(tour_files, [path], language):
        return nodes
    one = language_of(path) or language
    folder = str(PurePosixPath(path).parent)
    value = read_configuration(tour_files, path)
    return read_pannellum(tour_files, apart(value) or {one: value}, ["" if folder == "." else folder])


def _in_files(tour_files: Files, source: Path, language: Language) -> FoundTour:
    """The tour in a folder or an archive."""
    from jetisu360.exchange.gpano.read import photographs, read_gpano_folder
    from jetisu360.exchange.marzipano.find import projects
    from jetisu360.exchange.marzipano.read import read_marzipano
    from jetisu360.exchange.photo_sphere_viewer.read import find_nodes
    from jetisu360.exchange.products import refuse_product
    from jetisu360.exchange.xml_tours import find_xml_tour

    names = [name for name in tour_files.names() if not ASIDE & set(PurePosixPath(name).parts)]
    marzipano = projects(tour_files, names)
    if marzipano.found:
        return read_marzipano(tour_files, marzipano.found[0], language, marzipano.found[1:])
    found = find_xml_tour(tour_files, names, language) or find_nodes(tour_files, names, language)
    found = found or _pannellum(tour_files, names, language)
    if found is not None:
        return found
    if marzipano.troubles:
        raise marzipano.troubles[0]
    pictures = photographs(names)
    refuse_product(tour_files, names, str(source), photographs_too=bool(pictures))
    if pictures:
        return read_gpano_folder(tour_files, pictures, language)
    raise SourceUnknown(source=str(source))


def _pannellum(tour_files: Files, names: list[str], language: Language) -> FoundTour | None:
    """A tour of Pannellum among the files; None where nothing speaks of one.

    Raises:
        JetisuError: there is one that cannot be read.
    """
    from jetisu360.exchange.gpano.read import photographs
    from jetisu360.exchange.pannellum.choose import choose
    from jetisu360.exchange.pannellum.find import search
    from jetisu360.exchange.pannellum.read import read_pannellum

    result = search(tour_files, names)
    if not result.found:
        # That something is too large to be looked into is no matter where there are photographs.
        if result.troubles or (result.beyond and not photographs(names)):
            raise (result.troubles or result.beyond)[0]
        return None
    losses = Losses()
    chosen = choose(result.found, language)
    for path in chosen.others:
        losses.add("import-other-tours", path)
    for error in (*result.troubles, *result.beyond):
        losses.refused("import-unreadable", "", error)
    return read_pannellum(tour_files, chosen.configurations, chosen.folders, losses)
