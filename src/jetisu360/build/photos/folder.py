"""Which files of a folder are photographs, and which have to stay out before anyone looks inside them."""

from __future__ import annotations

import os
import stat as modes
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import IO

from jetisu360.build.left_out import LeftOut
from jetisu360.build.photos.beside import (
    Kind,
    about_names,
    about_unread,
    is_media,
    is_picture,
    kind_beside,
    kind_of_media,
)
from jetisu360.build.photos.litter import is_litter
from jetisu360.build.photos.misnamed import misnamed
from jetisu360.build.refusals import PhotoUnreadable
from jetisu360.errors import JetisuError
from jetisu360.files.old_names import WHOLE, printable_names
from jetisu360.files.regular import NotAFile, open_regular, real
from jetisu360.files.system_errors import said
from jetisu360.language import _
from jetisu360.storage import Folder, Stat, local_stat
from jetisu360.tour.naming import natural_key
from jetisu360.tour.refusals import FolderNotFound, TourRefusal

# A folder that we made ourselves holds tiles, not photographs.
WORDS = ("museum.toml", "tour.json")
OUR_MARKS = ("manifest.json", "jetisu360-work.json")
# Folders in folders, the given one counted: deeper than anybody sorts photographs, and no deeper than a walk
# through a broken disk may go.
MAX_DEPTH = 32


class FolderUnreadable(TourRefusal):
    """`folder`, `problem` (a text in three languages)."""

    code = "folder-unreadable"
    sentence = _("The folder “{folder}” could not be read ({problem}).")
    advice = _("Check that you may read the folder.")


class NoPhotographs(TourRefusal):
    """`folder`."""

    code = "no-photographs"
    sentence = _("There are no 360° photographs in “{folder}”.")
    advice = _("Put JPEG, PNG, WebP, TIFF or HEIC files there.")


class SymlinkOutside(TourRefusal):
    """`name`."""

    code = "symlink-outside"
    sentence = _("The link “{name}” leads out of the folder of photographs, so it was not followed.")
    advice = _("Put the file itself there instead of a link.")


class FolderTooDeep(TourRefusal):
    """`folder`, `limit`."""

    code = "folder-too-deep"
    sentence = _("“{folder}” lies more than {limit} folders deep, so it was not looked into.")
    advice = _("Move its photographs to a folder further up.")


class FolderNamedAsFile(TourRefusal):
    """`name`."""

    code = "folder-named-as-file"
    sentence = _("“{name}” is a folder, though it is named like a file.")
    advice = _("Rename it; the photographs in it were looked at as in any folder.")


@dataclass
class Listing:
    """What is in a folder: candidates in natural order, the texts beside them, and what stays out already.

    `media`: sounds, films and captions; pictures that museum.toml names as close-ups join them later.
    `beside`: what else there is by its kind, and `encodings`: what names that are no text were taken for.
    """

    photographs: dict[str, Stat] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)
    media: dict[str, Stat] = field(default_factory=dict)
    beside: dict[str, Kind] = field(default_factory=dict)
    encodings: dict[str, str] = field(default_factory=dict)

    def leave_out(self, name: str, error: JetisuError) -> None:
        self.left_out.append(LeftOut.because(name, error))

    def remarks(self, folder: str, named: Collection[str]) -> list[LeftOut]:
        """What is said of the folder as a whole; of what museum.toml has `named` nothing is."""
        unread = {**self.beside, **{name: kind_of_media(name) for name in self.media}}
        if WORDS[0] not in self.texts:  # nothing is named, and a sound is no photograph that went wrong
            unread = {name: kind for name, kind in unread.items() if kind != "sound"}
        told = (*misnamed(self.texts), about_unread(unread, named), *about_names(self.encodings))
        return [LeftOut.because(folder, item) for item in told if item]

    def too_deep(self, folder: str) -> None:
        """Says so once of each folder."""
        if not any(item.name == folder for item in self.left_out):
            self.leave_out(folder, FolderTooDeep(folder=folder, limit=MAX_DEPTH))


def list_folder(folder: Folder) -> Listing:
    """The photographs of a folder and of the folders in it, by name (`hall.jpg`, `floor 2/hall.jpg`).

    A file whose ending says nothing is a photograph if its first bytes are a picture's. Hidden files and
    folders, what systems leave behind, our own sites and work folders are skipped. A name that is no text
    gets a printable one (`files/old_names.py`).

    Raises:
        FolderNotFound, FolderUnreadable, StorageFailed
        SymlinkOutside: of the file with the keeper's words, without which there is no tour.
    """
    listing = Listing()
    found = _remote(folder, listing) if folder.remote else _local(folder, listing)
    for name, stat in sorted(found, key=lambda pair: natural_key(pair[0])):
        (listing.media if is_media(name) else listing.photographs)[name] = stat
    listing.beside = dict(sorted(listing.beside.items(), key=lambda pair: natural_key(pair[0])))
    listing.encodings = dict(sorted(listing.encodings.items(), key=lambda pair: natural_key(pair[0])))
    listing.left_out.sort(key=lambda left: natural_key(left.name))
    return listing


def _remote(folder: Folder, listing: Listing) -> Iterator[tuple[str, Stat]]:
    files = folder.files()
    if not files:
        raise FolderNotFound(folder=folder.shown())
    ours = [name.rpartition("/")[0] + "/" for name in files if name.rpartition("/")[2] in OUR_MARKS]
    for name, stat in files.items():
        parts = name.split("/")
        if any(name.startswith(mark) for mark in ours) or is_litter(parts[-1], folder=False):
            continue
        if any(is_litter(part, folder=True) for part in parts[:-1]):
            continue
        if len(parts) == 1:
            listing.texts.add(name)
        if len(parts) > MAX_DEPTH:
            if is_picture(name) or is_media(name):
                listing.too_deep("/".join(parts[:MAX_DEPTH]))
        elif is_picture(name) or is_media(name) or _taken(name, partial(folder.open, name), listing):
            yield name, stat


def check_there(folder: Folder) -> None:
    """Refuses a folder on this machine that is not there, before any work is done. Of a bucket nobody knows
    before it is listed.

    Raises:
        FolderNotFound
    """
    if not folder.remote and not folder.path.is_dir():
        raise FolderNotFound(folder=folder.shown())


def _local(folder: Folder, listing: Listing) -> Iterator[tuple[str, Stat]]:
    check_there(folder)
    root = folder.path
    try:
        real_root = real(root)
        entries = sorted(os.scandir(root), key=lambda entry: entry.name)
    except OSError as error:
        raise FolderUnreadable(folder=folder.shown(), problem=said(error)) from None
    yield from _scan(entries, "", real_root, listing, 1)


def _scan(
    entries: list[os.DirEntry[str]], above: str, real_root: Path, listing: Listing, depth: int
) -> Iterator[tuple[str, Stat]]:
    """`above`: the printable name of the folder that the entries are in, with a slash."""
    old = printable_names(entry.name for entry in entries)
    for entry in entries:
        path = Path(entry.path)
        read = old.get(entry.name)
        name = above + (read.name if read else entry.name)
        if is_litter(entry.name, folder=_is_folder(entry)):
            continue
        wanted = is_picture(name) or is_media(name)
        inside: list[os.DirEntry[str]] | None = None
        try:
            link = _is_link(entry)
            if link and not real(path).is_relative_to(real_root):
                if wanted or path.is_dir():
                    listing.leave_out(name, SymlinkOutside(name=name))
                elif depth == 1 and _is_words(name):
                    raise SymlinkOutside(name=name)
            elif entry.is_dir():
                if link or any((path / mark).exists() for mark in OUR_MARKS):
                    continue
                if wanted:
                    listing.leave_out(name, FolderNamedAsFile(name=name))
                if depth == MAX_DEPTH:
                    listing.too_deep(name)
                    continue
                if depth == 1 and _is_words(name):
                    listing.texts.add(name)  # whoever reads it says that it is no file
                inside = sorted(os.scandir(path), key=lambda entry: entry.name)
            elif wanted or _taken(name, partial(open_regular, path, name), listing):
                yield name, local_stat(path)
            if depth == 1 and inside is None and not wanted:
                listing.texts.add(name)
            if read and read.encoding != WHOLE:
                listing.encodings[name] = read.encoding
        except NotAFile as error:
            listing.leave_out(name, NotAFile(**{**error.details, "name": name}))
        except OSError as error:
            if depth == 1 and _is_words(name):
                listing.texts.add(name)
                continue
            kind = FolderUnreadable(folder=name, problem=said(error)) if _is_folder(entry) else None
            listing.leave_out(name, kind or PhotoUnreadable(name=name, problem=said(error)))
        if inside is not None:
            yield from _scan(inside, f"{name}/", real_root, listing, depth + 1)


def _taken(name: str, opened: Callable[[], IO[bytes]], listing: Listing) -> bool:
    """Whether what lies beside the photographs is one by its first bytes; the listing notes what it is."""
    try:
        kind = kind_beside(name, opened)
    except (OSError, JetisuError):
        kind = "quiet"  # nobody asked for it
    if kind != "quiet":
        listing.beside[name] = kind
    return kind == "taken"


def _is_link(entry: os.DirEntry[str]) -> bool:
    """A link of any kind: Windows has junctions as well, which may lead up to the folder that they are in."""
    if entry.is_symlink():
        return True
    if os.name != "nt":
        return False
    tag = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0)
    return bool(tag == getattr(modes, "IO_REPARSE_TAG_MOUNT_POINT", -1))


def _is_words(name: str) -> bool:
    """What the keeper wrote; a tour without those words is worse than none, so it is never passed over."""
    return name in WORDS


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def fingerprint(folder: Folder, name: str) -> str:
    """The SHA-256 of a file, read piece by piece: the whole of it never has to be in memory.

    Raises:
        PhotoUnreadable
    """
    digest = sha256()
    try:
        with folder.open(name) as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
    except OSError as error:
        raise PhotoUnreadable(name=name, problem=said(error)) from None
    return digest.hexdigest()


def fingerprints(folder: Folder, names: list[str]) -> dict[str, str | JetisuError]:
    """The SHA-256 of many files; in place of it, the refusal of a file that could not be read."""

    def one(name: str) -> str | JetisuError:
        try:
            return fingerprint(folder, name)
        except JetisuError as error:
            return error

    with ThreadPoolExecutor(min(16 if folder.remote else 4, max(1, len(names)))) as pool:
        return dict(zip(names, pool.map(one, names), strict=True))
