"""What the operating system says, in the reader's language; what of it is a full disk or a lack of memory.

The system itself answers in its own language, or in English: «No space left on device» helps no keeper, and
nor do the libraries that we use. So what was raised comes into a sentence through here alone (a test holds
that): in our words where there are any, and else as a quotation that says whose words they are.
"""

from __future__ import annotations

import errno
import json
import os
import socket
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
_NO_ANSWER = _("nobody answers there")
_BROKEN_OFF = _("the connection was broken off")
_NO_NETWORK = _("the network cannot be reached")
_CANNOT = _("this disk or this system cannot do that")

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
    **dict.fromkeys((errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN), _GONE),
    **dict.fromkeys((errno.ECONNREFUSED, errno.ETIMEDOUT, errno.EHOSTDOWN), _NO_ANSWER),
    **dict.fromkeys((errno.ECONNRESET, errno.ECONNABORTED, errno.EPIPE, errno.ESHUTDOWN), _BROKEN_OFF),
    **dict.fromkeys((errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ENETDOWN, errno.ENETRESET), _NO_NETWORK),
    **dict.fromkeys((errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOTTY, errno.EMLINK), _CANNOT),
    **dict.fromkeys((errno.EAGAIN, errno.EDEADLK, errno.ENOLCK), _IN_USE),
    errno.EINTR: _("it was interrupted"),
    errno.ENOTEMPTY: _("the folder is not empty"),
    errno.EADDRINUSE: _("another program uses this address and port"),
    errno.EADDRNOTAVAIL: _("this computer has no such address"),
    errno.ENOBUFS: _("there was not memory enough"),
    errno.EOVERFLOW: _("a number in it is too large"),
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


_NO_HOST = _("nothing of that name is in the network")
_NUMBERED = _("the system reports error {number}")
_NO_LETTERS = _("a name or a text has letters that are in no encoding")
_NOT_UTF8 = _("it is not in UTF-8")
_TOO_LARGE = _BY_NUMBER[errno.EOVERFLOW]
_NO_MEMORY = _BY_NUMBER[errno.ENOMEM]
_JSON_WRONG = _("something is missing or too much at line {line}, column {column}")
_QUOTED = _("the program's own message: “{words}”")
# A message of somebody else's may hold a whole answer of a server.
_LONGEST = 200


def said(error: BaseException) -> Words:
    """What went wrong, in three languages; what we have no words for, as a quotation."""
    words = getattr(error, "words", None)
    if isinstance(words, Mapping):
        return words
    if isinstance(error, socket.gaierror):
        return _NO_HOST
    if isinstance(error, OSError):
        return _of_system(error)
    if isinstance(error, json.JSONDecodeError):
        return _JSON_WRONG.fill(line=error.lineno, column=error.colno)
    if isinstance(error, UnicodeError):
        return _NOT_UTF8 if isinstance(error, UnicodeDecodeError) else _NO_LETTERS
    if isinstance(error, OverflowError):
        return _TOO_LARGE
    if out_of_memory(error):
        return _NO_MEMORY
    return quoted(error)


def _of_system(error: OSError) -> Words:
    if isinstance(error, FileNotFoundError) and error.filename and _is_link(error.filename):
        return LINK_NOWHERE
    windows = getattr(error, "winerror", None)
    found = (_WINDOWS.get(windows) if windows else None) or _BY_NUMBER.get(error.errno or 0)
    if found is not None:
        return found
    number = windows or error.errno
    if number:
        return _NUMBERED.fill(number=number)
    return _NO_ANSWER if isinstance(error, TimeoutError) else quoted(error)


def quoted(error: BaseException) -> Words:
    """The kind of an error and its first line, for those who know the program; marked as not ours."""
    lines = str(error).strip().splitlines()
    kind = type(error).__name__
    text = f"{kind}: {lines[0]}" if lines else kind
    return _QUOTED.fill(words=text[:_LONGEST].rstrip("."))


def disk_full(error: BaseException) -> bool:
    """Whether the disk, or one's share of it, is full."""
    if not isinstance(error, OSError):
        return False
    return error.errno in (errno.ENOSPC, errno.EDQUOT) or getattr(error, "winerror", None) in (39, 112, 1295)


def away(error: BaseException) -> bool:
    """Whether a disk or a machine cannot be reached, and perhaps can in a minute."""
    if isinstance(error, TimeoutError | ConnectionError):
        return True
    words = _of_system(error) if isinstance(error, OSError) else None
    return words in (_GONE, _NO_ANSWER, _BROKEN_OFF, _NO_NETWORK, _BY_NUMBER[errno.EIO])


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
