"""Files of somebody else's tour, in a folder or in a zip: never from outside of it, never from the web."""

from __future__ import annotations

import posixpath
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from jetisu360.exchange.common.refusals import (
    ConfigurationDamaged,
    FileTooLarge,
    PathOutside,
    PictureMissing,
    PictureRemote,
)
from jetisu360.files.limits import (
    MOST_CONFIGURATION,
    MOST_CONFIGURATIONS,
    MOST_PICTURE,
    megabytes,
    open_zip,
    read_file,
    unzipped,
)
from jetisu360.files.over_limits import UnpacksTooMuch
from jetisu360.files.paths import Base, UnsafeName, is_safe
from jetisu360.files.regular import real
from jetisu360.language import _, visible

__all__ = [
    "MOST_CONFIGURATION",
    "MOST_PICTURE",
    "Files",
    "FolderFiles",
    "ZipFiles",
    "inside",
    "located",
    "places",
    "shown",
]

LONGEST_PATH = 4096

_REMOTE = re.compile(r"^(?:[a-z][a-z0-9+.\-]*:)?//|^(?:data|blob|javascript|file):", re.IGNORECASE)
_DRIVE = re.compile(r"^[a-z]:", re.IGNORECASE)


class Files(Protocol):
    """`read` and `exists` take what `inside` gives."""

    def read(self, path: str, most: int = MOST_PICTURE) -> bytes: ...

    def exists(self, path: str) -> bool: ...

    def names(self) -> Iterator[str]: ...


def inside(written: str, folder: str = "") -> str:
    """The path from the root of a tour that `written` in a file of `folder` means.

    A path that begins with `/` is counted from the root, as a browser would count it from a server's.

    Raises:
        PictureRemote, PathOutside, PictureMissing: no file can be called that.
    """
    if len(written) > LONGEST_PATH:
        raise PictureMissing(path=shown(written))
    text = written.strip()
    if _REMOTE.match(text):
        raise PictureRemote(path=shown(written), address=text if text[:5].lower() != "data:" else "")
    text = text.replace("\\", "/").split("?")[0].split("#")[0]
    if _DRIVE.match(text) or "\0" in text:
        raise PathOutside(path=shown(written))
    joined = text.lstrip("/") if text.startswith("/") else posixpath.join(folder, text)
    path = posixpath.normpath(joined)
    if path in ("", ".") or path == ".." or path.startswith(("../", "/")):
        raise PathOutside(path=shown(written))
    return path


MOST_PLACES = 12
"""Folders of an address that are looked for beside the tour, and folders upwards from a page."""


def places(written: str, folders: Sequence[str]) -> Iterator[str]:
    """The paths in a tour that an address may mean, the likeliest first. `folders`: where it may be counted
    from.

    A path that begins with `/` is counted from the root of a server; which folder that was, nothing says, so
    each from the page's upwards is tried (Pannellum's own tool writes such paths and means the folder
    itself). An address on the web may have its file beside the tour, under its host or under the end of its
    path.
    """
    written = written.strip()
    if _REMOTE.match(written):
        if written[:5].lower() in ("data:", "blob:", "file:") or written[:11].lower() == "javascript:":
            return
        parts = [unquote(part) for part in urlsplit(written).path.split("/") if part]
        host = urlsplit(written).netloc
        ends = [posixpath.join(host, *parts)] if parts else []
        # A folder and a name at least: a bare name is too little to know a file by.
        ends += ["/".join(parts[at:]) for at in range(max(0, len(parts) - MOST_PLACES), len(parts) - 1)]
        candidates = [(end, folder) for end in ends for folder in folders]
    elif written.startswith("/"):
        up = [folder for item in folders for folder in _upwards(item)]
        candidates = [(written.lstrip("/"), folder) for folder in dict.fromkeys([*up, ""])]
    else:
        candidates = [(written, folder) for folder in folders]
    for text, folder in candidates:
        try:
            yield inside(text, folder)
        except (PathOutside, PictureRemote, PictureMissing):
            continue


def located(files: Files, written: str, folders: Sequence[str]) -> str:
    """The path in the tour of a file that it names; where there is none, what it should be called.

    Raises:
        PictureRemote, PathOutside, PictureMissing: no file can be called that.
    """
    for path in places(written, folders):
        if files.exists(path):
            return path
    return inside(written, folders[0] if folders else "")


def _upwards(folder: str) -> list[str]:
    parts = folder.split("/") if folder else []
    return ["/".join(parts[:at]) for at in range(len(parts), max(0, len(parts) - MOST_PLACES), -1)]


def shown(path: str) -> str:
    """A path of somebody else's as it may stand in a sentence."""
    plain = visible(path)
    return plain if len(plain) <= 200 else plain[:199] + "…"


def _form(path: str) -> str:
    """Capital letters and composed ones do not count: a tour that was made on Windows or macOS calls its
    files by names that only they take for the same.
    """
    return unicodedata.normalize("NFC", path).casefold()


class FolderFiles:
    """A folder; links in it that lead out of it are not followed."""

    def __init__(self, root: Path) -> None:
        self.root = real(root)
        # A browser opens what the tour calls by any name that this machine's files have.
        self._base = Base(self.root, own=True)

    def _find(self, path: str) -> Path | None:
        found = self._named(path)
        if found is None and (other := self._alike.get(_form(unquote(path)))):
            found = self._named(other)
        return found

    @cached_property
    def _alike(self) -> dict[str, str]:
        """The files under what Windows and macOS would take for their names."""
        return {_form(name): name for name in self.names()}

    def _named(self, path: str) -> Path | None:
        for candidate in dict.fromkeys((path, unquote(path))):
            try:
                return self._base.file(candidate)
            except UnsafeName as error:
                if error.details["why"] in ("link", "upwards", "absolute"):
                    raise PathOutside(path=shown(path)) from None
            except OSError:
                continue
        return None

    def exists(self, path: str) -> bool:
        return self._find(path) is not None

    def read(self, path: str, most: int = MOST_PICTURE) -> bytes:
        place = self._find(path)
        if place is None:
            raise PictureMissing(path=shown(path))
        if place.stat().st_size > most:
            raise FileTooLarge(name=shown(path), limit=most // 1_000_000)
        return read_file(place, most, shown(path))

    def names(self) -> Iterator[str]:
        for place in sorted(self.root.rglob("*")):
            if place.is_file():
                yield place.relative_to(self.root).as_posix()


class ZipFiles:
    """A zip, read in place: nothing of it is unpacked to the disk.

    Raises:
        ConfigurationDamaged: it is no zip. PathOutside: a name in it leads out of it. TooManyEntries
    """

    def __init__(self, archive: Path) -> None:
        try:
            self._zip = open_zip(archive, archive.name)
        except zipfile.BadZipFile:
            raise ConfigurationDamaged(name=archive.name, problem=_NOT_A_ZIP) from None
        self._name = archive.name
        self._left = MOST_CONFIGURATIONS
        self._names: dict[str, zipfile.ZipInfo] = {}
        for info in self._zip.infolist():
            # Some programs of Windows write backslashes between the parts.
            name = info.filename.replace("\\", "/").removeprefix("./")
            if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
                raise PathOutside(path=shown(info.filename))
            # A name that no file can have is as good as none: nothing can ask for it.
            if is_safe(name, own=True):
                self._names[name] = info

    def _find(self, path: str) -> zipfile.ZipInfo | None:
        found = self._names.get(path) or self._names.get(unquote(path))
        return found or self._names.get(self._alike.get(_form(unquote(path)), ""))

    @cached_property
    def _alike(self) -> dict[str, str]:
        return {_form(name): name for name in self._names}

    def exists(self, path: str) -> bool:
        return self._find(path) is not None

    def read(self, path: str, most: int = MOST_PICTURE) -> bytes:
        info = self._find(path)
        if info is None:
            raise PictureMissing(path=shown(path))
        if info.file_size > most:
            raise FileTooLarge(name=shown(path), limit=most // 1_000_000)
        try:
            data = unzipped(self._zip, info, most, shown(path))
        except zipfile.BadZipFile:
            raise ConfigurationDamaged(name=shown(path), problem=_ZIP_DAMAGED) from None
        if most <= MOST_CONFIGURATION:
            # A thousand names may lead to the same packed bytes.
            self._left -= len(data)
            if self._left < 0:
                raise UnpacksTooMuch(name=self._name, limit=megabytes(MOST_CONFIGURATIONS))
        return data

    def names(self) -> Iterator[str]:
        return iter(sorted(self._names))


_NOT_A_ZIP = _("it is not a ZIP archive")
_ZIP_DAMAGED = _("the archive is damaged or locked with a password")
