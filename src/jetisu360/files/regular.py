"""Files of a user's, opened so that nothing but a file is ever opened: a pipe or a device would never end.

Between looking and opening a file may become something else; so what is open is looked at again, and a pipe
is opened without waiting for whoever may one day write into it.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from jetisu360.errors import JetisuError
from jetisu360.language import _

_KINDS: Mapping[int, Mapping[str, str]] = {
    stat.S_IFIFO: _("a named pipe"),
    stat.S_IFSOCK: _("a socket"),
    stat.S_IFCHR: _("a device"),
    stat.S_IFBLK: _("a device"),
    stat.S_IFDIR: _("a folder"),
}
_UNKNOWN = _("something special")
# Windows opens a device under each of these names, whatever suffix stands behind it.
_DEVICES = re.compile(
    r"^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:[ .:].*)?$", re.IGNORECASE
)


class NotAFile(JetisuError, OSError):
    """`name`, `kind` (what it is instead, in three languages).

    An OSError as well: whoever takes a file that cannot be opened in their stride takes this so, too.
    """

    code = "not-a-file"
    sentence = _("“{name}” is {kind}, not a file, so it was not opened.")
    advice = _("The file itself has to be in its place.")

    @property
    def words(self) -> Mapping[str, str]:
        """The same within another sentence."""
        kind = self.details["kind"]
        assert isinstance(kind, Mapping)
        return _("it is {kind}, not a file").fill(kind=kind)


def open_regular(path: str | os.PathLike[str], name: str | None = None) -> IO[bytes]:
    """The file, open for reading. `name`: what it is called in sentences, its path unless given.

    Raises:
        NotAFile: there is something, but no file.
        OSError: it cannot be opened.
    """
    shown = os.fspath(path) if name is None else name

    def opener(place: str, flags: int) -> int:
        if os.name != "posix":
            return os.open(place, flags)
        waiting = flags | os.O_CLOEXEC | os.O_NOCTTY
        try:
            file = os.open(place, waiting | os.O_NONBLOCK)
        except BlockingIOError:  # a file server holds a lease on the file, and gives it up to who waits
            file = os.open(place, waiting)
        try:
            _refuse_special(os.fstat(file).st_mode, shown)
            os.set_blocking(file, True)
        except BaseException:
            os.close(file)
            raise
        return file

    check_regular(path, shown)  # opening alone may move a tape or wake a watchdog
    return open(path, "rb", opener=opener)


def read_regular(path: str | os.PathLike[str], name: str | None = None) -> bytes:
    """The whole file, under the conditions of `open_regular`."""
    with open_regular(path, name) as file:
        return file.read()


def check_regular(path: str | os.PathLike[str], name: str | None = None) -> os.stat_result:
    """The stat of a file, without opening it.

    Raises:
        NotAFile: there is something, but no file.
        OSError: it is not there, or may not be looked at.
    """
    shown = os.fspath(path) if name is None else name
    if is_device_name(os.fspath(path)):
        raise NotAFile(name=shown, kind=_KINDS[stat.S_IFCHR])
    found = os.stat(path)  # noqa: PTH116 - a string will do
    _refuse_special(found.st_mode, shown)
    return found


def is_device_name(path: str) -> bool:
    """Whether Windows would open a device and no file under this name."""
    return os.name == "nt" and bool(_DEVICES.match(re.split(r"[\\/]", path)[-1]))


def real(path: str | os.PathLike[str]) -> Path:
    """The path without links in it. `Path.resolve` ends in a RuntimeError where a link leads to itself."""
    return Path(os.path.realpath(path))


def _refuse_special(mode: int, shown: str) -> None:
    if not stat.S_ISREG(mode):
        raise NotAFile(name=shown, kind=kind_of(mode))


def kind_of(mode: int) -> Mapping[str, str]:
    """What something is that is no file, in three languages."""
    return _KINDS.get(stat.S_IFMT(mode), _UNKNOWN)
