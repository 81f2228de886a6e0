"""Where something waits that is being made: a folder of our own beside its place, marked for that very place.

`aside` folders hold what is `new` and not finished, and what was `old` and has just been replaced. A killed
command leaves one; the next command for the same place finds it by its name *and* by the mark in it. Whatever
lacks either was made by somebody else, whatever it is called, and is not looked into.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import secrets
import shutil
import stat
import sys
import unicodedata
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from jetisu360.files.limits import read_json
from jetisu360.files.over_limits import LimitExceeded
from jetisu360.files.patience import renamed

MARK = "jetisu360.json"
PROGRAM = "Jetisu 360"
NEW, OLD = "new", "old"
# Room for what is added to a name: file systems take 255 bytes.
_LONGEST = 180
_MOST_MARK = 4096


def own_name(target: Path, kind: str) -> str:
    """The name beside `target` for a thing of ours. It begins with a dot, so it is not shown in a folder.

    The target's name is in it as it is written, so that a file system that takes `Site` and `site` for one
    takes these for one, too; only of a name that is too long it is a hash.
    """
    name = target.name
    if len(name.encode("utf-8", "surrogateescape")) > _LONGEST:
        same = unicodedata.normalize("NFC", name).casefold()
        name = sha256(same.encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return f".{name}.jetisu360-{kind}"


def set_aside(target: Path) -> Path:
    """Makes an empty marked folder beside `target`. The caller holds the lock of `target`.

    Raises:
        OSError
    """
    folder = target.with_name(own_name(target, f"aside-{secrets.token_hex(8)}"))
    folder.mkdir()
    mark = json.dumps({"program": PROGRAM, "for": target.name, "process": os.getpid()})
    try:
        with (folder / MARK).open("xb") as file:
            file.write(mark.encode())
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        discard(folder)
        raise
    return folder


def recover(target: Path) -> None:
    """Cleans up after a command for `target` that was killed; only the holder of its lock may do this.

    Brings the old thing back if the stop was between two renames, and removes what else was left aside.
    """
    for folder in left_aside(target):
        old = folder / OLD
        if os.path.lexists(old) and not os.path.lexists(target):
            renamed(old, target)
        discard(folder)


def left_aside(target: Path) -> list[Path]:
    """The folders that earlier commands for this very target left beside it."""
    pattern = re.compile(re.escape(own_name(target, "aside-")) + "[0-9a-f]{16}")
    try:
        found = [path for path in target.parent.iterdir() if pattern.fullmatch(path.name)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(folder for folder in found if _ours(folder, target))


def discard(folder: Path) -> None:
    """Removes an `aside` folder, its mark last of all: what cannot be removed now stays ours, and goes with
    the next command.
    """
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name != MARK:
                _remove(Path(entry.path))
        if not {entry.name for entry in os.scandir(folder)} - {MARK}:
            (folder / MARK).unlink(missing_ok=True)
            folder.rmdir()


def _remove(path: Path) -> None:
    if path.is_symlink() or not path.is_dir():
        with contextlib.suppress(OSError):
            path.unlink()
    elif sys.version_info >= (3, 12):
        shutil.rmtree(path, onexc=_once_more)
    else:
        shutil.rmtree(path, onerror=_once_more)


def _once_more(call: Callable[..., Any], path: str, _: object) -> None:
    """A folder that may not be written cannot be emptied until it may be; on Windows no such file is removed.

    Elsewhere files are left as they are: they may have a second name in the new site.
    """
    with contextlib.suppress(OSError):
        for place in (Path(path).parent, Path(path)):
            if place.is_dir() and not place.is_symlink():
                place.chmod(stat.S_IRWXU)
            elif os.name == "nt":
                place.chmod(stat.S_IREAD | stat.S_IWRITE)
        if call in (os.unlink, os.rmdir):
            call(path)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _ours(folder: Path, target: Path) -> bool:
    try:
        if not stat.S_ISDIR(folder.lstat().st_mode):
            return False
        if not {entry.name for entry in folder.iterdir()} - {MARK} and _mark(folder) == b"":
            return True  # killed while it was being made: the name is ours, and there is nothing in it
        mark = read_json(_mark(folder), MARK)
        return bool(mark["program"] == PROGRAM and _same_name(mark["for"], target.name))
    except (OSError, ValueError, KeyError, TypeError, LimitExceeded):
        return False


def _mark(folder: Path) -> bytes:
    path = folder / MARK
    if not os.path.lexists(path):
        return b""
    if not stat.S_ISREG(path.lstat().st_mode):
        raise ValueError("no mark of ours")
    with path.open("rb") as file:
        return file.read(_MOST_MARK)


def _same_name(one: str, other: str) -> bool:
    return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


def sync(folder: Path) -> None:
    """Waits until a folder is on the disk with all that is in it: a rename must not come first."""
    if sys.platform.startswith("linux") and _sync_file_system(folder):
        return
    for root, _, names in os.walk(folder):
        for name in names:
            path = Path(root) / name
            # What a keeper put into a site may be a link or closed to writing; it is on the disk already.
            with contextlib.suppress(PermissionError):
                if stat.S_ISREG(path.lstat().st_mode):
                    with path.open("rb+") as file:
                        os.fsync(file.fileno())


def _sync_file_system(folder: Path) -> bool:
    """One call for the whole file system: an fsync for each of ten thousand tiles takes minutes."""
    import ctypes

    handle = os.open(folder, os.O_RDONLY)
    try:
        return bool(getattr(ctypes.CDLL(None, use_errno=True), "syncfs", lambda _: -1)(handle) == 0)
    finally:
        os.close(handle)


def sync_name(target: Path) -> None:
    """Waits until the name itself is on the disk, where a folder can be synced."""
    if os.name == "posix":
        handle = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def resolved(path: Path) -> Path:
    """The absolute path without links. Raises OSError where they lead in a circle."""
    try:
        return path.absolute().resolve()
    except RuntimeError:  # what Python says before 3.13
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from None


def ancestors(path: Path) -> Iterator[Path]:
    """The folders that hold `path`, from the nearest to the root, links resolved."""
    yield from resolved(path.absolute().parent / "x").parents


def lies_in(path: Path, folder: Path) -> bool:
    """Whether `path` is `folder` or would be somewhere in it: by links, by bind mounts, and by other letters
    on a file system that takes `Photos` and `photos` for one.
    """
    place = resolved(path)
    if place.is_relative_to(resolved(folder)):
        return True
    try:
        asked = folder.stat()
    except OSError:
        return False
    for item in (place, *place.parents):
        with contextlib.suppress(OSError):
            if os.path.samestat(asked, item.stat()):
                return True
    return False
