"""An import from end to end: what the source is, its scenes, and the folder that `jetisu360 build` takes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jetisu360.exchange.common.files import MOST_CONFIGURATION, Files, FolderFiles, ZipFiles
from jetisu360.exchange.common.found import FoundTour
from jetisu360.exchange.common.lost import FILES, IMPORTED, Lost, files
from jetisu360.exchange.common.museum_text import museum_text
from jetisu360.exchange.common.progress import Silent, Watcher
from jetisu360.exchange.common.refusals import PathOutside, SourceIsOurs, SourceMissing, SourceUnknown
from jetisu360.exchange.common.staging import check_out, staged, write
from jetisu360.files.limits import read_json
from jetisu360.files.over_limits import LimitExceeded
from jetisu360.files.regular import check_regular, real
from jetisu360.language import Language, _
from jetisu360.panorama.read.extent import Coverage
from jetisu360.panorama.read.photo import inspect_photo
from jetisu360.publish.layout import MANIFEST, TOUR
from jetisu360.storage import Folder
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.museum_file import NAME, read_museum_file

DEPTH = 3
"""Folders that are looked into for a configuration."""


@dataclass(frozen=True)
class Imported:
    """How many scenes came along, and what did not."""

    scenes: int
    lost: list[Lost]


def import_tour(
    source: Path,
    out: Path,
    *,
    language: Language = "kk",
    root: Path | None = None,
    watcher: Watcher | None = None,
) -> Imported:
    """Writes photographs and museum.toml into `out`, a new or empty folder.

    `language` is that of a tour with one language. Paths in the tour may not lead out of `root`, which is the
    folder of its configuration unless given.

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
    found = find_tour(source, language, root)
    with staged(out) as stage:
        watcher.begin(len(found.scenes))
        entries = []
        for scene in found.scenes:
            entry = {"id": scene.id, **scene.entry}
            extension, data = scene.photograph(entry)
            entry["file"] = f"{scene.id}.{extension}"
            coverage = entry.get("coverage")
            # What the build would refuse is refused now, with the same words.
            inspect_photo(
                data,
                entry["file"],
                coverage=coverage
                and Coverage(coverage["horizontal"], coverage["vertical"], coverage["centre_pitch"]),
            )
            write(stage, entry["file"], data)
            entries.append(entry)
            watcher.step(scene.id)
        for name, read in found.media.items():
            write(stage, name, read())
        museum = MuseumFile.model_validate({**found.values, "scenes": entries})
        write(
            stage,
            NAME,
            museum_text(museum, notes=tuple(_NOTE.values()) if found.values.get("walk") else ()).encode(),
        )
        for name, data in files(found.lost, IMPORTED).items():
            write(stage, name, data)
    return Imported(len(found.scenes), found.lost)


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


_NOTE = _("find = false: only the links of this file; with true, others are found as well.")


def find_tour(source: Path, language: Language, root: Path | None) -> FoundTour:
    """What the source is, and its tour.

    Raises:
        SourceIsOurs, SourceUnknown, and what its reader raises.
    """
    if source.is_file():
        if source.suffix.lower() == ".zip":
            return _in_files(ZipFiles(source), source, language)
        return _of_file(source, language, root)
    if (source / MANIFEST).is_file() and (source / TOUR).is_file():
        raise SourceIsOurs(source=str(source))
    return _in_files(FolderFiles(source), source, language)


def _of_file(source: Path, language: Language, root: Path | None) -> FoundTour:
    from jetisu360.exchange.marzipano.read import read_marzipano
    from jetisu360.exchange.pannellum.read import languages_of, read_configuration, read_pannellum

    if source.suffix.lower() == ".js":
        return read_marzipano(FolderFiles(real(source).parent), ".", language)
    top = real(root or source.parent)
    place = real(source)
    if not place.is_relative_to(top):
        raise PathOutside(path=str(source))
    tour_files = FolderFiles(top)
    path = place.relative_to(top).as_posix()
    known = languages_of([path])
    one = next(iter(known), language)
    return read_pannellum(tour_files, {one: read_configuration(tour_files, path)}, {one: path})


def _in_files(tour_files: Files, source: Path, language: Language) -> FoundTour:
    """The tour in a folder or an archive."""
    from jetisu360.exchange.gpano.read import photographs, read_gpano_folder
    from jetisu360.exchange.marzipano.read import is_project, read_marzipano
    from jetisu360.exchange.pannellum.read import languages_of, read_configuration, read_pannellum

    for name in tour_files.names():
        if PurePosixPath(name).name.startswith("data") and is_project(tour_files, name):
            return read_marzipano(tour_files, str(PurePosixPath(name).parent), language)
    shallow = [name for name in tour_files.names() if len(PurePosixPath(name).parts) <= DEPTH]
    beyond: list[LimitExceeded] = []
    paths = [name for name in shallow if name.endswith(".json") and _is_pannellum(tour_files, name, beyond)]
    if paths:
        by_language = languages_of(paths)
        chosen = by_language or {language: min(paths, key=lambda path: (path.count("/"), path))}
        found = {one: read_configuration(tour_files, path) for one, path in chosen.items()}
        return read_pannellum(tour_files, found, chosen)
    pictures = photographs(tour_files)
    if pictures:
        return read_gpano_folder(tour_files, pictures, language)
    raise beyond[0] if beyond else SourceUnknown(source=str(source))


def _is_pannellum(tour_files: Files, name: str, beyond: list[LimitExceeded]) -> bool:
    """`beyond` grows by why a file was not read: with nothing else there, that is what is wrong."""
    from jetisu360.exchange.pannellum.read import is_configuration

    try:
        data = tour_files.read(name, MOST_CONFIGURATION)
        return is_configuration(read_json(data.decode("utf-8-sig"), name))
    except LimitExceeded as error:
        beyond.append(error)
        return False
    except ValueError:
        return False
