"""Names of pictures in the cells of a table, as close-ups of the objects.

A cell names one or several files, parted by `|`, `;`, a new line or a comma, with or without their endings.
They are
looked for in the museum's folder and beside the table; what lies only beside the table is copied into the
folder. A name that leads anywhere else is not followed, and an address on the web is never fetched.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PureWindowsPath

from jetisu360.files.limits import MOST_CLOSE_UP, check_size, read_file
from jetisu360.files.outputs import Output
from jetisu360.files.paths import Base, is_safe
from jetisu360.files.regular import check_regular
from jetisu360.panorama.read.sniff import PICTURES
from jetisu360.publish.layout import is_versioned
from jetisu360.tour.naming import Names

FOLDER = "close-ups"
"""Where pictures from beside the table go, in the museum's folder."""
MOST_FILES = 200_000
"""Files of a folder, with the folders in it, that are looked at."""
MOST_NAMES = 200
"""Names that one cell may hold; objects have some few pictures."""
DEPTH = 8

_ON_THE_WEB = re.compile(r"(?:https?|ftp|data|file):", re.IGNORECASE)


class Pictures:
    """Which pictures the cells of a table name; where they are looked for, the children say."""

    def __init__(self) -> None:
        self.missing: list[str] = []
        self.remote: list[str] = []
        self.of_site: list[str] = []

    def files(self, cell: str) -> list[str]:
        """The names in the museum's folder of the pictures that a cell names, each once."""
        files: dict[str, None] = {}
        for name in self._names(cell):
            file = self._file(name)
            if file is not None:
                files[file] = None
        return list(files)

    def _names(self, cell: str) -> Iterator[str]:
        left = MOST_NAMES
        for part in re.split(r"[|;\r\n]+", cell):
            name = part.strip().strip("\"'«»“”").strip()
            if not name:
                continue
            pieces = [name]
            if "," in name and not self._find(name) and not _ON_THE_WEB.match(name):
                pieces = [piece.strip() for piece in name.split(",") if piece.strip()]
            for piece in pieces:
                left -= 1
                if left >= 0:
                    yield piece

    def _file(self, name: str) -> str | None:
        if _ON_THE_WEB.match(name):
            self.remote.append(name)
        elif is_versioned(name):  # a file of a site: `export --to csv` writes these, no folder has them
            self.of_site.append(name)
        elif (found := self._find(name)) is None:
            self.missing.append(name)
        elif found[1]:
            return found[0]
        else:
            return self._copy(found[0])
        return None

    def _find(self, name: str) -> tuple[str, bool] | None:
        """The file of a name, and whether it is the museum's already."""
        raise NotImplementedError

    def _copy(self, name: str) -> str:
        """The name that a file gets in the museum which is not there yet."""
        raise NotImplementedError


class NamedPictures(Pictures):
    """The pictures that a museum has, by their names alone."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__()
        self._here = _Listing(names)

    def _find(self, name: str) -> tuple[str, bool] | None:
        plain = _plain(name)
        found = self._here.find(plain) or self._here.called(plain) if is_safe(plain) else None
        return (found, True) if found else None


class CloseUps(Pictures):
    """The pictures of a museum's folder and of a table's, and which of them the table names."""

    def __init__(self, museum: Path, table: Path) -> None:
        super().__init__()
        beside = table.parent.resolve()
        home = museum.resolve()
        self._home = Base(museum, own=True)
        self._beside = Base(table.parent, own=True)
        # Names in a table are meant from where it lies, also somewhere inside the museum's folder.
        inside = beside.is_relative_to(home)
        self._before = f"{beside.relative_to(home).as_posix()}/" if inside and beside != home else ""
        self._here = _Listing(_pictures(museum))
        self._there = None if inside else _Listing(_pictures(table.parent))
        self._taken = Names(name.casefold() for name in self._here.names)
        self._copied: dict[str, str] = {}

    def _find(self, name: str) -> tuple[str, bool] | None:
        """The file of a name, and whether it lies in the museum's folder."""
        plain = _plain(name)
        if not is_safe(plain):
            return None
        if (
            found := self._here.find(self._before + plain)
            or self._here.find(plain)
            or self._here.called(plain)
        ):
            return found, True
        if self._there is not None and (found := self._there.find(plain) or self._there.called(plain)):
            return found, False
        return None

    def _copy(self, name: str) -> str:
        """The name that a picture from beside the table gets in the museum's folder; `write` puts it
        there.
        """
        if name not in self._copied:
            stem, dot, ending = name.rpartition("/")[2].rpartition(".")
            self._copied[name] = self._place(name, f"{FOLDER}/{stem}", dot + ending)
        return self._copied[name]

    def _place(self, name: str, stem: str, ending: str) -> str:
        target = stem + ending
        if target.casefold() in self._taken and self._same(name, target):
            return target
        free = self._taken.free(stem, "-", ending, str.casefold)
        self._taken.add(free.casefold())
        return free

    def _same(self, name: str, target: str) -> bool:
        """Whether an earlier run has copied this very file."""
        one, other = self._beside.file(name), self._home.place(target)
        if not other.is_file() or one.stat().st_size != other.stat().st_size:
            return False
        return read_file(one, MOST_CLOSE_UP) == read_file(other, MOST_CLOSE_UP)

    def write(self) -> None:
        """Copies what lies only beside the table.

        Raises:
            OutputRefused, PlaceFailed, LimitExceeded, NotAFile, OSError
        """
        for name, target in self._copied.items():
            place = self._home.place(target)
            if place.exists():
                continue
            file = self._beside.file(name)
            check_size(check_regular(file).st_size, MOST_CLOSE_UP, name)
            place.parent.mkdir(exist_ok=True)
            Output(place).write(read_file(file, MOST_CLOSE_UP))


def _plain(name: str) -> str:
    plain = name.replace("\\", "/")
    if plain.startswith("/") or PureWindowsPath(name).drive:
        plain = plain.rpartition("/")[2]  # a path of the computer where the table was written
    while plain.startswith("./"):
        plain = plain[2:]
    return plain


class _Listing:
    """Pictures by their names without regard to letters' case."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = list(names)
        self._whole: dict[str, str] = {}
        self._bare: dict[str, set[str]] = defaultdict(set)
        for name in self.names:
            folded = name.casefold()
            self._whole.setdefault(folded, name)
            self._whole.setdefault(folded.rpartition(".")[0], name)
            last = folded.rpartition("/")[2]
            for form in (last, last.rpartition(".")[0]):
                self._bare[form].add(name)

    def find(self, name: str) -> str | None:
        """By its path, with or without the ending."""
        return self._whole.get(name.casefold())

    def called(self, name: str) -> str | None:
        """By the name alone, where one file in all the folders has it."""
        found = self._bare.get(name.casefold().rpartition("/")[2], set())
        return next(iter(found)) if len(found) == 1 else None


def _pictures(folder: Path) -> Iterator[str]:
    waiting, seen = [("", 0)], 0
    while waiting:
        inside, depth = waiting.pop()
        try:
            entries = sorted(os.scandir(folder / inside), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            seen += 1
            if seen > MOST_FILES:
                return
            name = f"{inside}/{entry.name}" if inside else entry.name
            if entry.name.startswith(".") or entry.is_symlink() or not is_safe(name):
                continue
            if entry.is_dir():
                if depth < DEPTH:
                    waiting.append((name, depth + 1))
            elif Path(entry.name).suffix.lower() in PICTURES:
                yield name
