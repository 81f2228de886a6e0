"""The one checked join: names out of other people's files, and the folder that none of them may leave.

A manifest, an archive, a configuration of another program, museum.toml, region.toml and a request to the
local server all hold names of files. Whoever opens, copies or writes what such a name means asks here:

- `safe_name` looks at the name alone: it is relative, every part of it is the plain name of a file, and it
  means the same on every system (what is harmless on Linux may be a device or a hidden stream on Windows);
- `joined` is the path of such a name below a folder;
- `Base` is a folder that is read from: it also refuses links that lead out of it, and what is no plain file.

Names that a listing of the folder itself has given (photographs as the keeper called them) are judged less
strictly: `own=True` refuses only what would lead outside on this machine.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from jetisu360.errors import JetisuError
from jetisu360.files.old_names import real_path
from jetisu360.files.regular import NotAFile, kind_of
from jetisu360.language import _, _p, visible

LONGEST_PART = 255
"""Bytes (UTF-8) of one part: what ext4, NTFS and APFS can hold at most."""
LONGEST_NAME = 1_000
"""Characters of a whole name: far more than any site needs, and fewer than any system allows."""

# Windows keeps these for devices in every folder, whatever follows the first dot (“Naming Files, Paths, and
# Namespaces” of its documentation).
_DEVICE = re.compile(
    r"^\s*(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE
)
_DRIVE = re.compile(r"^[a-z]:", re.IGNORECASE)
_NOT_ON_WINDOWS = re.compile(r'[<>"|?*]')


_WHY = {
    "nothing": _p("paths", "it is empty"),
    "absolute": _("it does not start from that folder"),
    "upwards": _("it leads out of the folder"),
    "link": _("it is a link that leads out of the folder"),
    "letters": _("it has a character that no name of a file may have"),
    "device": _("Windows keeps this name for a device"),
    "ending": _("a part of it ends with a dot or a space"),
    "long": _("it is too long"),
    "twice": _("the list has the same name once more"),
    "folder": _("a folder has the same name"),
}


class UnsafeName(JetisuError, OSError):
    """`name`: as it was written; `where`: the folder or the file that it stands in; `why`: one of `_WHY`.

    An OSError as well: whoever takes a file that cannot be opened in their stride takes this so, too.
    """

    code = "unsafe-name"
    sentence = _("The name “{name}” in “{where}” is refused: {reason}.")
    advice = _("If the file came from somebody else, do not trust it; if it is yours, change the name.")

    def __init__(self, **details: object) -> None:
        name = str(details["name"])
        shown = name if len(name) <= 200 else name[:199] + "…"
        super().__init__(**{**details, "name": shown, "reason": _WHY[str(details["why"])]})

    @property
    def words(self) -> Mapping[str, str]:
        """Why, within another sentence."""
        return _WHY[str(self.details["why"])]


def safe_name(name: object, *, where: object = "–", written: bool = False, own: bool = False) -> str:
    """The name itself, `/` between its parts, if it can lead nowhere but below the folder that it is of.

    `where` is what the sentence of a refusal calls that folder or the file that holds the name. `written`: a
    file will get this name, so it must be one that every system can hold. `own`: a listing of the folder has
    given it.

    Raises:
        UnsafeName
    """
    why = _unsafe(name, written, own)
    if why is not None:
        raise UnsafeName(name=str(name), why=why, where=str(where))
    return str(name)


def _unsafe(name: object, written: bool, own: bool) -> str | None:
    if not isinstance(name, str) or not name:
        return "nothing"
    return _unsafe_text(name, written, own, os.name == "nt")


@lru_cache(maxsize=1 << 16)
def _unsafe_text(name: str, written: bool, own: bool, windows: bool) -> str | None:
    """The same of a text. Remembered: a build asks five times about each of some thousand files of a site."""
    strict = not own or windows
    if name.startswith("/") or (strict and (name.startswith("\\") or _DRIVE.match(name))):
        return "absolute"
    parts = name.split("/")
    if ".." in parts or (strict and ".." in re.split(r"[/\\]", name)):
        return "upwards"
    if "" in parts or "." in parts:
        return "nothing"
    if "\0" in name:
        return "letters"
    try:
        # A name that the folder has given fits there, though it may be longer as UTF-8 (`old_names.py`).
        long = any((len(part) if own else len(part.encode())) > LONGEST_PART for part in parts)
    except UnicodeEncodeError:
        return "letters"
    if long or len(name) > LONGEST_NAME:
        return "long"
    # A colon names a stream of a file on NTFS; control characters and marks of direction only ever deceive.
    if strict and ("\\" in name or ":" in name or visible(name) != name):
        return "letters"
    if (written and not own) or windows:
        if any(_DEVICE.match(part) for part in parts):
            return "device"
        if any(part.endswith((".", " ")) for part in parts):
            return "ending"
        if _NOT_ON_WINDOWS.search(name):
            return "letters"
    return None


def is_safe(name: object, *, written: bool = False, own: bool = False) -> bool:
    """Whether `safe_name` would let the name pass."""
    return _unsafe(name, written, own) is None


def safe_names(names: Iterable[object], *, where: object = "–", written: bool = False) -> list[str]:
    """A list of names that may stand in one folder together: each is safe, and no two are the same file where
    letters' case and form do not count, or a file and a folder at once.

    Raises:
        UnsafeName
    """
    checked = [safe_name(name, where=where, written=written) for name in names]
    forms: dict[str, str] = {}
    folders: set[str] = set()
    for name in checked:
        form = _form(name)
        if form in forms:
            raise UnsafeName(name=name, why="twice", where=str(where))
        forms[form] = name
        while "/" in form:
            form = form.rpartition("/")[0]
            if form in folders:
                break
            folders.add(form)
    for form in forms.keys() & folders:
        raise UnsafeName(name=forms[form], why="folder", where=str(where))
    return checked


def _form(name: str) -> str:
    """Names with one form are one file on Windows (case) and macOS (case, composed letters)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def joined(base: Path, name: object, *, written: bool = False, own: bool = False) -> Path:
    """The path of a name below `base`; links are not looked at.

    Raises:
        UnsafeName
    """
    return base / safe_name(name, where=base, written=written, own=own)


class Base:
    """A folder that files are read from by names of others. It remembers which folders in it are none but its
    own, so that a file more costs one look at the disk.

    `own`: as for `safe_name`.
    """

    def __init__(self, folder: Path, *, own: bool = False) -> None:
        self.folder = folder
        self._own = own
        self._real: Path | None = None
        self._inside: dict[str, bool] = {}

    def file(self, name: object) -> Path:
        """Where the file really is: a link that stays inside is followed.

        Raises:
            UnsafeName: the name, or a link on the way, leads outside.
            NotAFile: there is something, but no plain file.
            OSError: there is nothing of that name, or it cannot be looked at.
        """
        text = safe_name(name, where=self.folder, own=self._own)
        path = self.folder / text
        try:
            found = path.lstat()
        except (
            OSError,
            UnicodeEncodeError,
        ) as error:  # (the latter: the system's names have no such letters)
            real = real_path(self.folder, text) if self._own else None
            if real is None and isinstance(error, OSError):
                raise
            if real is None:
                raise FileNotFoundError(2, os.strerror(2), str(path)) from None
            path, found = real, real.lstat()
            text = real.relative_to(self.folder).as_posix()
        if _is_link(found) or not self._plain(text.rpartition("/")[0]):
            path = self._followed(path, text)
            found = path.stat()
        mode = found.st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(21, os.strerror(21), str(path))
        if not stat.S_ISREG(mode):
            raise NotAFile(name=str(self.folder / text), kind=kind_of(mode))
        return path

    def place(self, name: object) -> Path:
        """Where a file of that name would be written: no folder on the way is a link that leads outside.

        Raises:
            UnsafeName
        """
        text = safe_name(name, where=self.folder, own=self._own)
        path = self.folder / text
        folder = text.rpartition("/")[0]
        if not self._plain(folder) and not self._is_inside(path.parent.resolve()):
            raise UnsafeName(name=text, why="link", where=str(self.folder))
        return path

    def directory(self, name: object) -> Path:
        """A folder below this one.

        Raises:
            UnsafeName, OSError
        """
        text = safe_name(name, where=self.folder, own=self._own)
        return self._followed(self.folder / text, text)

    def _plain(self, folder: str) -> bool:
        """Whether no part of the way to a folder is a link."""
        if not folder:
            return True
        if folder not in self._inside:
            above = self._plain(folder.rpartition("/")[0])
            try:
                found = (self.folder / folder).lstat()
            except FileNotFoundError:
                return above  # still to be made: not remembered
            self._inside[folder] = above and not _is_link(found)
        return self._inside[folder]

    def _followed(self, path: Path, name: str) -> Path:
        try:
            real = path.resolve(strict=True)
        except RuntimeError:  # links that lead to each other, before Python 3.13
            raise UnsafeName(name=name, why="link", where=str(self.folder)) from None
        if not self._is_inside(real):
            raise UnsafeName(name=name, why="link", where=str(self.folder))
        return real

    def _is_inside(self, real: Path) -> bool:
        if self._real is None:
            self._real = self.folder.resolve()
        return real.is_relative_to(self._real)


def _is_link(found: os.stat_result) -> bool:
    """Links, and what else stands for something elsewhere on Windows (junctions, files kept in a cloud)."""
    return stat.S_ISLNK(found.st_mode) or bool(getattr(found, "st_reparse_tag", 0))
