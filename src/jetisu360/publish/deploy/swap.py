"""Putting a new folder in the place of an old one so that there is never nothing in between."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

from jetisu360.files.patience import renamed

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NOT_HERE = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM}


def take_place(new: Path, site: Path, old: Path) -> None:
    """Puts `new` at `site`. What was there is then at `new` or at `old`, both of which wait in one folder
    `aside`.

    On Linux both change names in one call of the kernel (renameat2 with RENAME_EXCHANGE). Elsewhere, and
    on file systems that cannot, there are two renames, and `aside.recover` mends a stop between them; on
    Windows they wait a while for whoever has a file of the old site open (`jetisu360 view`).
    """
    if not site.exists():
        renamed(new, site)
        return
    if _exchange(new, site):
        return
    renamed(site, old)
    renamed(new, site)


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
