"""Putting a new folder in the place of an old one so that there is never nothing in between."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NOT_HERE = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM}


def take_place(new: Path, site: Path) -> Path | None:
    """Puts `new` at `site`; returns where the old one is now, None when there was none.

    On Linux both change names in one call of the kernel (renameat2 with RENAME_EXCHANGE). Elsewhere, and
    on file systems that cannot, there are two renames, and `recover` mends a stop between them.
    """
    if not site.exists():
        new.rename(site)
        return None
    if _exchange(new, site):
        return new
    old = aside(site)
    site.rename(old)
    new.rename(site)
    return old


def aside(site: Path) -> Path:
    """Where the old site waits between two renames."""
    return site.with_name(f"{site.name}.old")


def staging(site: Path) -> Path:
    """Where the new site is built."""
    return site.with_name(f"{site.name}.staging-{os.getpid()}")


def recover(site: Path) -> None:
    """Cleans up after a build that was killed; only the holder of the site's lock may do this.

    Brings the old site back if the stop was between two renames, and removes what was left beside it.
    """
    old = aside(site)
    if old.exists():
        if site.exists():
            remove(old)
        else:
            old.rename(site)
    for left in site.parent.glob(f"{_escaped(site.name)}.staging-*"):
        remove(left)


def remove(folder: Path) -> None:
    """Removes a folder of ours; what cannot be removed now is removed by the next build."""
    shutil.rmtree(folder, ignore_errors=True)


def sync(folder: Path) -> None:
    """Waits until a folder is on the disk with all that is in it: the exchange must not come first."""
    if sys.platform.startswith("linux"):
        handle = os.open(folder, os.O_RDONLY)
        try:
            # One call for the whole file system: an fsync for each of ten thousand tiles takes minutes.
            if getattr(ctypes.CDLL(None, use_errno=True), "syncfs", lambda _: -1)(handle) == 0:
                return
        finally:
            os.close(handle)
    for root, _, names in os.walk(folder):
        for name in names:
            with (Path(root) / name).open("rb+") as file:
                os.fsync(file.fileno())


def sync_name(site: Path) -> None:
    """Waits until the exchange itself is on the disk, where a folder can be synced."""
    if os.name == "posix":
        handle = os.open(site.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _exchange(one: Path, other: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if done == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_HERE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _escaped(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
