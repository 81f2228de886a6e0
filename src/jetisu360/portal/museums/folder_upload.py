"""A folder comes back into its museum: museum.toml alone, or a zip of the folder.

Everything is looked at before anything is changed: names, sizes, museum.toml. Then the files are put among
the originals, and at last the rows and the document change in one transaction. Who stops in between leaves
files that nobody names.
"""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from typing import IO, Any

from django.db import transaction

from jetisu360.build.photos.beside import is_media, is_picture
from jetisu360.build.photos.litter import is_litter
from jetisu360.build.plan.media_plan import media_files
from jetisu360.build.plan.patches import named_files
from jetisu360.errors import JetisuError
from jetisu360.files.limits import (
    MOST_PART_ENTRIES,
    MOST_PICTURE,
    MOST_TOML,
    check_size,
    open_zip,
    unzipped,
    unzipping,
)
from jetisu360.files.paths import safe_name, safe_names
from jetisu360.language import _
from jetisu360.portal.museums.documents import MuseumArchived, save_document
from jetisu360.portal.museums.folder_download import stamp_of
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.photographs import arrived
from jetisu360.portal.originals.refusals import QuotaExceeded
from jetisu360.portal.originals.store import Originals, check_quota
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.file_names import form
from jetisu360.tour.museum_toml.museum_file import NAME, read_museum_file


class NotAFolder(JetisuError):
    """`name`."""

    code = "not-a-folder"
    sentence = _("“{name}” is neither a museum.toml nor a zip of a museum's folder, or it is damaged.")
    advice = _("Choose museum.toml itself, or pack the whole folder into one zip.")


class NoMuseumToml(JetisuError):
    """`name`."""

    code = "no-museum-toml"
    sentence = _("There is no museum.toml in “{name}”.")
    advice = _("Photographs alone are uploaded on the page of photographs; a folder has a museum.toml in it.")


class HasLink(JetisuError):
    """`name`, `entry`."""

    code = "archive-has-link"
    sentence = _("“{name}” holds a link, “{entry}”, where a file should be.")
    advice = _("Put the file itself into the folder and pack it again.")


class OtherRevision(JetisuError):
    """The folder was not made of what the museum is now."""

    code = "other-revision"
    sentence = _(
        "The museum was changed after this folder was taken from it, so it would lose those changes."
    )
    advice = _("Download the folder once more and carry your changes over, or tick that it may be replaced.")


class OtherMuseum(JetisuError):
    """`id`."""

    code = "other-museum"
    sentence = _("This folder is of another museum: {id}.")
    advice = _("Choose the folder of this museum, or tick that it may be replaced.")


@dataclass
class Taken:
    """What became of a folder: names of files. `absent`: the museum has them and the folder has not."""

    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


def take_folder(museum: Museum, file: IO[bytes], name: str, who: Any, *, replace: bool = False) -> Taken:
    """Takes a museum.toml or a zip. `replace`: also over changes made meanwhile, also from another museum.

    Raises:
        NotAFolder, NoMuseumToml, HasLink, OtherRevision, OtherMuseum, MuseumFileWrong, UnsafeName,
        LimitExceeded, QuotaExceeded, DocumentChanged, MuseumArchived; OSError, StorageFailed
    """
    if museum.archived:
        raise MuseumArchived
    start = file.read(4)
    file.seek(0)
    if start[:2] != b"PK":
        if not name.lower().endswith(".toml"):
            raise NotAFolder(name=name)
        check_size(file.seek(0, 2), MOST_TOML, name)
        file.seek(0)
        document = _document(museum, file.read(), replace)
        return _written(museum, document, {}, Taken(), who)
    try:
        with open_zip(file, name, MOST_PART_ENTRIES) as archive:
            return _from_zip(museum, archive, name, who, replace)
    except zipfile.BadZipFile:
        raise NotAFolder(name=name) from None


def _from_zip(museum: Museum, archive: zipfile.ZipFile, name: str, who: Any, replace: bool) -> Taken:
    entries = _entries(archive, name)
    told = next((entry for known, entry in entries.items() if form(known) == NAME), None)
    if told is None:
        raise NoMuseumToml(name=name)
    document = _document(museum, unzipped(archive, told, MOST_TOML, NAME), replace)
    named = {form(item.file) for item in named_files(document, media_files(document))}
    taken = Taken()
    wanted: dict[str, zipfile.ZipInfo] = {}
    for known, entry in entries.items():
        if entry is told:
            continue
        if form(known) in named or is_picture(known) or is_media(known):
            wanted[known] = entry
        else:
            taken.passed_over.append(known)
    kept: dict[str, tuple[str, int, str]] = {}
    try:
        for known, digest, size in _put_away(museum, archive, wanted):
            media = form(known) in named or is_media(known)
            kept[known] = digest, size, Photograph.MEDIA if media else Photograph.PHOTOGRAPH
        return _written(museum, document, kept, taken, who)
    except BaseException:
        originals = Originals(museum)
        for digest, _size, _kind in kept.values():
            originals.remove(digest)
        raise


def _entries(archive: zipfile.ZipFile, name: str) -> dict[str, zipfile.ZipInfo]:
    """The files of the folder by their names in it; a folder around everything is left away."""
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in archive.infolist():
        parts = [part for part in entry.filename.replace("\\", "/").split("/") if part != "."]
        if entry.is_dir():
            continue
        # (Before anything is passed over: who sends a name that leads out is told so.)
        safe_name("/".join(parts), where=name)
        if is_litter(parts[-1], folder=False):
            continue
        if any(is_litter(part, folder=True) for part in parts[:-1]):
            continue
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise HasLink(name=name, entry=entry.filename)
        found["/".join(parts)] = entry
    names = safe_names(found, where=name, written=True)
    around = {known.partition("/")[0] for known in names}
    if len(around) == 1 and all("/" in known for known in names):
        return {known.partition("/")[2]: entry for known, entry in found.items()}
    return found


def _document(museum: Museum, data: bytes, replace: bool) -> MuseumFile:
    """What museum.toml says, if it may come in the place of what is there."""
    document, _text = read_museum_file(data)
    if replace:
        return document
    if document.id is not None and document.id != museum.slug:
        raise OtherMuseum(id=document.id)
    stamp = stamp_of(data.decode("utf-8-sig"))
    if stamp is not None and stamp[0] != museum.slug:
        raise OtherMuseum(id=stamp[0])
    known = stamp is not None and stamp[1] == museum.revision
    if not known and _has_words(museum):
        raise OtherRevision
    return document


def _has_words(museum: Museum) -> bool:
    """Whether the document says more than a new museum's."""
    return bool(set(museum.document) - {"id", "title"})


def _put_away(
    museum: Museum, archive: zipfile.ZipFile, wanted: Mapping[str, zipfile.ZipInfo]
) -> Iterator[tuple[str, str, int]]:
    """Name, SHA-256 and size of each file, which then lies among the originals."""
    originals = Originals(museum)
    known = {row.sha256 for row in Photograph.objects.filter(museum=museum)}
    more = 0
    for name, entry in wanted.items():
        with TemporaryFile() as spooled:
            for piece in unzipping(archive, entry, MOST_PICTURE, name):
                spooled.write(piece)
            size = spooled.tell()
            spooled.seek(0)
            check_quota(museum, more, name)
            digest, _size = originals.put(spooled, name=name)
            try:
                if digest not in known:
                    more += size
                    known.add(digest)
                    check_quota(museum, more, name)
            except QuotaExceeded:
                originals.remove(digest)
                raise
        yield name, digest, size


def _written(
    museum: Museum, document: MuseumFile, kept: Mapping[str, tuple[str, int, str]], taken: Taken, who: Any
) -> Taken:
    """Rows and document, in one change."""
    dropped: list[str] = []
    come: list[Photograph] = []
    with transaction.atomic():
        rows = {row.key: row for row in Photograph.objects.filter(museum=museum)}
        for name, (digest, size, kind) in kept.items():
            row = rows.pop(form(name), None)
            if row is None:
                row = Photograph(museum=museum, name=name, sha256=digest, size=size, kind=kind, who=who)
                taken.added.append(name)
            elif row.sha256 == digest:
                taken.same.append(name)
                if row.kind != kind:
                    Photograph.objects.filter(pk=row.pk).update(kind=kind)
                continue
            else:
                dropped.append(row.sha256)
                row.sha256, row.size, row.kind, row.who = digest, size, kind, who
                row.state, row.verdict = "received", {}
                taken.replaced.append(name)
            row.save()
            come.append(row)
        if kept:
            taken.absent = sorted(row.name for row in rows.values())
        details: dict[str, object] = {"added": taken.added, "replaced": taken.replaced}
        museum.refresh_from_db(fields=["document", "revision", "archived"])
        save_document(museum, museum.revision, document, who, action="museum.uploaded", details=details)
        for row in come:
            arrived(row)
    originals = Originals(museum)
    for digest in dropped:
        originals.remove(digest)
    return taken
