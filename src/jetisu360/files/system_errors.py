"""What the operating system says, in the reader's language; what of it is a full disk or a lack of memory.

The system itself answers in its own language, or in English: «No space left on device» helps no keeper.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping

from jetisu360.language import _

Words = Mapping[str, str]


LINK_NOWHERE = _("it is a link that leads nowhere")
_GONE = _("the disk or the network folder is not connected")
_IN_USE = _("another program is using it")
_NO_RIGHT = _("permission is denied")
_FULL = _("the disk is full")
_NO_NAME = _("the disk does not take such a name")
_NOT_THERE = _("there is no such file or folder")

_BY_NUMBER: Mapping[int, Words] = {
    errno.ENOENT: _NOT_THERE,
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _("the disk is read-only"),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _("your share of the disk is used up"),
    errno.ENAMETOOLONG: _("the name or the path is too long"),
    errno.ELOOP: _("a link leads back to itself"),
    errno.ENOTDIR: _("a part of the path is a file, not a folder"),
    errno.EISDIR: _("it is a folder, not a file"),
    errno.EEXIST: _("there is something else of that name"),
    errno.EIO: _("the disk or the network has failed"),
    errno.EMFILE: _("too many files are open"),
    errno.ENFILE: _("too many files are open"),
    errno.ENOMEM: _("there was not memory enough"),
    errno.EBUSY: _IN_USE,
    errno.ETXTBSY: _IN_USE,
    errno.EXDEV: _("it is on another disk"),
    errno.EFBIG: _("the disk takes no file so large (FAT32 ends at 4 GB)"),
    errno.EINVAL: _NO_NAME,
    errno.EILSEQ: _NO_NAME,
    **dict.fromkeys((errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN, errno.ETIMEDOUT), _GONE),
}
_NOT_READY = _("the disk is not ready")
_NO_DRIVE = _("there is no such drive")
_IN_CLOUD = _("the file is in the cloud and not on this computer")
# What Windows says by numbers of its own, of which Python makes EINVAL or something wider:
# https://learn.microsoft.com/windows/win32/debug/system-error-codes
_WINDOWS: Mapping[int, Words] = {
    3: _("there is no such folder or drive"),
    15: _NO_DRIVE,
    19: _BY_NUMBER[errno.EROFS],
    21: _NOT_READY,
    **dict.fromkeys((32, 33), _IN_USE),
    **dict.fromkeys((39, 112), _FULL),
    **dict.fromkeys((53, 55, 64, 67, 1167), _GONE),
    123: _NO_NAME,
    206: _BY_NUMBER[errno.ENAMETOOLONG],
    223: _BY_NUMBER[errno.EFBIG],
    **dict.fromkeys(range(358, 405), _IN_CLOUD),
    1295: _BY_NUMBER[errno.EDQUOT],
    1921: _BY_NUMBER[errno.ELOOP],
}
NO_DRIVE = _NO_DRIVE


def said(error: BaseException) -> Words:
    """What went wrong, in three languages; what we have no words for, in the system's own."""
    words = getattr(error, "words", None)
    if isinstance(words, Mapping):
        return words
    if isinstance(error, OSError):
        if isinstance(error, FileNotFoundError) and error.filename and _is_link(error.filename):
            return LINK_NOWHERE
        windows = getattr(error, "winerror", None)
        found = _WINDOWS.get(windows) if windows else None
        found = found or _BY_NUMBER.get(error.errno or 0)
        if found is not None:
            return found
    text = (getattr(error, "strerror", None) or str(error)).strip().splitlines()
    line = (text[0] if text else type(error).__name__).rstrip(".")
    return {"kk": line, "ru": line, "en": line}


def disk_full(error: BaseException) -> bool:
    """Whether the disk, or one's share of it, is full."""
    if not isinstance(error, OSError):
        return False
    return error.errno in (errno.ENOSPC, errno.EDQUOT) or getattr(error, "winerror", None) in (39, 112, 1295)


def out_of_memory(error: BaseException) -> bool:
    """Whether it is a lack of memory, by whatever name a library says it."""
    if isinstance(error, MemoryError):
        return True
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM or getattr(error, "winerror", None) in (8, 14, 1450, 1455)
    if isinstance(error, RuntimeError):
        return "can't start new thread" in str(error)
    # OpenCV: StsNoMem, and what its allocator says.
    return getattr(error, "code", None) == -4 or "Insufficient memory" in str(error)


def _is_link(name: object) -> bool:
    try:
        return os.path.islink(os.fsdecode(name))  # type: ignore[arg-type]  # noqa: PTH114 - may be a descriptor
    except (TypeError, ValueError):
        return False
