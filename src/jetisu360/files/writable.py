"""Whether a place can be written to, asked before the work and not after it.

Nothing is left behind, even by `kill -9`: what is written on trial has no name (or, where a file needs one,
the system removes it with the process).
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from jetisu360.files.regular import is_device_name, real
from jetisu360.files.stopped import NotReplaceable, PlaceFailed, PlaceNotWritable, place_failed
from jetisu360.files.system_errors import NO_DRIVE
from jetisu360.language import _

TRIAL = b"\0" * 65536
LONGEST_PATH = 259
"""Characters of a path on a Windows that has not been told to take longer ones."""
STAGE = ".staging-4194304"
"""The longest end that a name gets while something is built beside its place."""

_TOP_OF_DISK = _("it is a disk of its own (a mount point)")
_STANDING_IN = _("Windows does not replace the folder in which the command was started")
_NOT_YOURS = _("it belongs to somebody else in a shared folder")


def check_writable(folder: Path, names: Sequence[str] = ()) -> None:
    """Refuses a folder, which need not exist, into which files of these relative names cannot be written.

    Raises:
        DiskFull, PlaceNotWritable
    """
    try:
        base = _nearest(folder)
        for name in ("", *names):
            _check_length(folder / name)
        _try(base)
    except OSError as error:
        raise place_failed(folder, error) from error


def check_file(out: Path) -> None:
    """Refuses a file, which need not exist, that could not be written whole and put in its place.

    Raises:
        DiskFull, PlaceNotWritable
    """
    try:
        _check_length(out)
        with contextlib.suppress(FileNotFoundError):
            mode = out.stat().st_mode
            if stat.S_ISDIR(mode):
                raise _error(errno.EISDIR)
        _try(_nearest(out.parent))
    except OSError as error:
        raise place_failed(out, error) from error


def check_replaceable(folder: Path, names: Sequence[str] = ()) -> None:
    """Refuses a folder, which need not exist, that could not be built beside its place and exchanged for what
    is there. `names`: relative names of the longest files in it.

    Raises:
        DiskFull, PlaceNotWritable, NotReplaceable
    """
    target = real(folder)
    if _is_loop(folder):
        raise place_failed(folder, _error(errno.ELOOP))
    if not target.name or is_mount(target):
        raise NotReplaceable(place=str(folder), problem=_TOP_OF_DISK)
    if os.name == "nt" and _stands_in(target):
        raise NotReplaceable(place=str(folder), problem=_STANDING_IN)
    try:
        if target.exists() and _shared_and_not_ours(target):
            raise NotReplaceable(place=str(folder), problem=_NOT_YOURS)
        base = _nearest(target.parent)
        beside = target.with_name(target.name + STAGE)
        for name in ("", *names):
            _check_length(beside / name)
        _try(base)
    except OSError as error:
        raise place_failed(folder, error) from error


@contextlib.contextmanager
def writing(place: str | os.PathLike[str]) -> Iterator[None]:
    """Lets the block write at a place; what the system says is then about the place.

    Raises:
        DiskFull, PlaceNotWritable
    """
    try:
        yield
    except OSError as error:
        raise place_failed(place, error) from error


def is_mount(folder: Path) -> bool:
    """Whether something is mounted at a folder: its name cannot be given to another one."""
    try:
        if os.path.ismount(folder):
            return True
        # A folder that is mounted from the same disk (containers do that) shows only here.
        table = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
    except (OSError, ValueError):
        return False
    return str(folder) in {_unescaped(line.split(" ")[4]) for line in table.splitlines()}


def _unescaped(written: str) -> str:
    """A path of the kernel's table, where a byte such as a space stands as three octal digits."""
    raw = os.fsencode(written)
    return os.fsdecode(re.sub(rb"\\([0-7]{3})", lambda match: bytes([int(match[1], 8) & 255]), raw))


def _nearest(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that is there.

    Raises:
        PlaceFailed: a drive that there is not. OSError: something else is in the way.
    """
    for place in (folder, *folder.parents):
        try:
            place.lstat()
        except FileNotFoundError:
            continue
        if not stat.S_ISDIR(place.stat().st_mode):  # a link to nothing, or to itself, raises here
            raise _error(errno.ENOTDIR)
        return place
    raise _no_drive(folder)


def _no_drive(folder: Path) -> PlaceFailed:
    return PlaceNotWritable(place=str(folder), problem=NO_DRIVE)


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))


def _try(base: Path) -> None:
    with tempfile.TemporaryFile(dir=base, buffering=0) as file:
        left = memoryview(TRIAL)
        while left:
            left = left[file.write(left) :]
        os.fsync(file.fileno())


def _check_length(path: Path) -> None:
    """Raises OSError if a path is longer than the system takes, or a part of it than the disk takes."""
    if is_device_name(str(path)):
        raise _error(errno.EINVAL)
    if os.name == "nt":
        if len(str(path)) > LONGEST_PATH and not _long_paths():
            raise _error(errno.ENAMETOOLONG)
        return
    base = next((place for place in path.parents if place.is_dir()), Path("/"))
    most = os.pathconf(base, "PC_NAME_MAX") if hasattr(os, "pathconf") else 255
    for part in path.relative_to(base).parts:
        if most > 0 and len(os.fsencode(part)) > most:
            raise _error(errno.ENAMETOOLONG)
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        path.lstat()  # the whole path; and a part of it, where the disk has not told the truth


def _long_paths() -> bool:
    import ctypes

    try:
        return bool(ctypes.windll.ntdll.RtlAreLongPathsEnabled())  # type: ignore[attr-defined]
    except (AttributeError, OSError):
        return False


def _is_loop(folder: Path) -> bool:
    try:
        folder.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def _stands_in(folder: Path) -> bool:
    try:
        return real(Path.cwd()).is_relative_to(folder)
    except OSError:
        return False


def _shared_and_not_ours(folder: Path) -> bool:
    """In a folder like /tmp only its owner may rename a file or a folder."""
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        return False
    above = folder.parent.stat()
    if not above.st_mode & stat.S_ISVTX:
        return False
    return os.geteuid() not in (above.st_uid, folder.stat().st_uid)
