"""The one way in which a command writes a file that a person named.

What stood there before is either something that this command made itself and nobody has touched (`seal.py`),
or something that is not ours to replace. The new file is written aside and takes its place in one rename, so
there is never half a file, and a killed command leaves nothing that the next one does not remove.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import BinaryIO

from jetisu360.files.aside import NEW, ancestors, discard, lies_in, recover, resolved, set_aside, sync_name
from jetisu360.files.lock import PlaceLock
from jetisu360.files.output_refusals import (
    OutputChanged,
    OutputExists,
    OutputInFolder,
    OutputIsFolder,
    OutputIsInput,
    OutputIsLink,
    OutputIsSpecial,
    OutputTwice,
)
from jetisu360.files.patience import renamed, replaced
from jetisu360.files.seal import is_sealed, seal
from jetisu360.files.stopped import place_failed
from jetisu360.files.system_errors import disk_full
from jetisu360.files.writable import check_file

# A folder that we fill ourselves is known by these; nobody else's output belongs there.
_OURS = (("manifest.json", "tour.json"), ("manifest.json", "region.json"), ("jetisu360-work.json",))


@dataclass(frozen=True)
class Output:
    """A file to be written.

    `kind`: of the seal that it gets; an earlier one whose seal holds may be replaced. Without a kind only the
    same bytes may. `force`: the person has said that whatever file is there may go. `reads`: files that the
    command reads, `folders`: those it reads or fills, `others`: its other outputs; no force helps there.
    """

    path: Path
    kind: str | None = None
    force: bool = False
    reads: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()

    def check(self) -> None:
        """Refuses a bad place before any work is done.

        Raises:
            OutputRefused, PlaceFailed
        """
        with self._said():
            there = self._look()
            # Without a seal, whether it may be replaced is known only once there are bytes to compare.
            if there and self.kind is not None and not self._may_go():
                raise OutputExists(file=self.path)
        check_file(self.path)

    @contextlib.contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The file, open for writing (and for reading what was written); in its place when the block ends,
        nowhere when it fails.

        Raises:
            OutputRefused, PlaceFailed, PlaceBusy, LockNotOurs
        """
        self.check()
        with self._said(), contextlib.ExitStack() as stack:
            path = self.path.absolute()
            stack.enter_context(PlaceLock(path))
            recover(path)
            folder = set_aside(path)
            stack.callback(discard, folder)
            new = folder / NEW
            with new.open("x+b") as file:
                with self._full_disk():
                    yield file
                if self.kind is not None:
                    seal(file, self.kind)
                file.flush()
                os.fsync(file.fileno())
            self._put(new, path)
            sync_name(path)

    def write(self, data: bytes) -> None:
        """Writes the whole file; see `open`."""
        with self.open() as file:
            file.write(data)

    def _look(self) -> bool:
        """Whether a file is there. Raises OutputRefused for any place where none may be written."""
        path = self.path
        for other in self.others:
            if _same_place(path, other):
                raise OutputTwice(file=path)
        try:
            there = path.lstat()
        except FileNotFoundError:
            there = None
        for source in self.reads:
            with contextlib.suppress(OSError):
                if _same_place(path, source) or (there and os.path.samestat(path.stat(), source.stat())):
                    raise OutputIsInput(file=path, source=source)
        for folder in self.folders:
            if _within(path, folder):
                raise OutputInFolder(file=path, folder=folder)
        for folder in ancestors(path):
            if _is_filled_by_us(folder):
                raise OutputInFolder(file=path, folder=folder)
        if there is None:
            if os.name == "nt" and (PureWindowsPath(path).is_reserved() or ":" in path.name):
                raise OutputIsSpecial(file=path)
            return False
        _check_ordinary(path, there)
        return True

    def _may_go(self) -> bool:
        return self.force or (self.kind is not None and is_sealed(self.path, self.kind))

    def _put(self, new: Path, path: Path) -> None:
        """Lets the finished file take its place, looked at once more: the work may have been long."""
        if self._look():
            if not self._may_go():
                if _same_bytes(new, path):
                    return
                raise OutputExists(file=self.path)
            shutil.copymode(path, new)
            replaced(new, path)
            return
        try:
            # Unlike a rename, this never replaces what appeared a moment ago.
            renamed(new, path) if os.name == "nt" else os.link(new, path)
        except FileExistsError:
            raise OutputExists(file=self.path) from None
        except OSError:
            if os.path.lexists(path):
                raise
            new.rename(path)  # a file system without second names

    @contextlib.contextmanager
    def _said(self) -> Iterator[None]:
        """Errors of the system as a sentence of ours, but those of the caller's own block as they are."""
        try:
            yield
        except _Callers as error:
            raise error.cause from error.cause.__cause__
        except OSError as error:
            raise place_failed(self.path, error) from error

    @contextlib.contextmanager
    def _full_disk(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if disk_full(error) or error.errno == errno.EFBIG:
                raise
            raise _Callers(error) from None


class _Callers(Exception):
    """An OSError that the caller met while it made the contents: not about the output."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(str(cause))
        self.cause = cause


def rewrite(path: Path, before: bytes | None, data: bytes) -> None:
    """Changes a file of the keeper's in its place, as the keeper asked: `before` is what was read of it, None
    where there was none. Its permissions stay.

    Raises:
        OutputRefused, PlaceBusy, LockNotOurs: the file is as it was.
    """
    output = Output(path)
    with output._said(), PlaceLock(path):
        recover(path)
        folder = set_aside(path)
        try:
            with (folder / NEW).open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            there = None
            if os.path.lexists(path):
                _check_ordinary(path, path.lstat())
                there = path.read_bytes()
                shutil.copymode(path, folder / NEW)
            if there != before:
                raise OutputChanged(file=path)
            replaced(folder / NEW, path)
            sync_name(path)
        finally:
            discard(folder)


def check_rewrite(path: Path) -> None:
    """Refuses what `rewrite` would refuse, before the work.

    Raises:
        OutputRefused
    """
    for folder in ancestors(path):
        if _is_filled_by_us(folder):
            raise OutputInFolder(file=path, folder=folder)
    if os.path.lexists(path):
        _check_ordinary(path, path.lstat())


def _check_ordinary(path: Path, there: os.stat_result) -> None:
    """Raises OutputRefused for what is no ordinary file."""
    if stat.S_ISLNK(there.st_mode):
        raise OutputIsLink(file=path)
    if stat.S_ISDIR(there.st_mode):
        raise OutputIsFolder(file=path)
    if not stat.S_ISREG(there.st_mode):
        raise OutputIsSpecial(file=path)


def _is_filled_by_us(folder: Path) -> bool:
    try:
        return any(all((folder / name).is_file() for name in names) for names in _OURS)
    except OSError:  # a folder above that may not be looked into
        return False


def _same_place(one: Path, other: Path) -> bool:
    return os.path.normcase(resolved(one)) == os.path.normcase(resolved(other))


def _within(path: Path, folder: Path) -> bool:
    """Whether the name `path` is somewhere in `folder`, wherever the link leads that it may be."""
    absolute = path.absolute()
    return lies_in(absolute.parent, folder) or _same_place(absolute, folder)


def _same_bytes(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while piece := first.read(1 << 20):
            if piece != second.read(1 << 20):
                return False
    return True
