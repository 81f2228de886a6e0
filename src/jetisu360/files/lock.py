"""One command at a time for a place: the lock ends with the process that holds it, even a killed one."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from types import TracebackType

from jetisu360.errors import JetisuError
from jetisu360.files.aside import own_name
from jetisu360.language import _

# What a lock file of ours begins with. Its name is nobody else's (`SITE.lock` is), and still only a file that
# says this, or an empty one that a killed process had just made, is written to or removed.
_WORD = b"jetisu360 "
_BUSY = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class PlaceBusy(JetisuError):
    """`site`, `pid`."""

    code = "site-busy"
    sentence = _("Another command is writing “{site}” now (process {pid}).")
    advice = _("Wait until it has finished.")


class LockNotOurs(JetisuError):
    """`lock`."""

    code = "lock-not-ours"
    sentence = _("“{lock}” was not made by Jetisu 360 and stands where its lock has to be; it is as it was.")
    advice = _("Rename it, or name another place.")


class PlaceLock:
    """A lock on the hidden file beside a place (a site, a folder, a file) that is written; used as a context.

    Raises (on entering):
        PlaceBusy, LockNotOurs, OSError
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self.path = place.with_name(own_name(place, "lock"))
        self._file = -1

    def __enter__(self) -> PlaceLock:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        while True:
            file = _open(self.path)
            try:
                if not _lock(file):
                    raise PlaceBusy(site=self._place, pid=_holder(file))
                if _same(file, self.path):
                    _check(file, self.path)
                    _write(file, _WORD + b"%d\n" % os.getpid())
                    break
            except BaseException:
                os.close(file)
                raise
            os.close(file)  # the holder before us removed the file that we had just opened
        self._file = file
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        same = _same(self._file, self.path)  # somebody may have put something else there since
        if os.name == "nt":  # an open file cannot be removed there
            os.close(self._file)
        try:
            if same:
                self.path.unlink()
        except OSError:
            pass  # the next command takes it over
        if os.name != "nt":
            os.close(self._file)


def _open(path: Path) -> int:
    """Opens the file, or makes it. Raises LockNotOurs where a link, a folder or a special file stands."""
    flags = os.O_RDWR | os.O_CREAT
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOINHERIT", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        there = path.lstat()
    except FileNotFoundError:
        pass
    else:
        if not stat.S_ISREG(there.st_mode):
            raise LockNotOurs(lock=path)
    try:
        return os.open(path, flags, 0o644)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EISDIR, errno.ENXIO):  # it came between the look and the call
            raise LockNotOurs(lock=path) from None
        raise


def _check(file: int, path: Path) -> None:
    """Raises LockNotOurs for a file that somebody else wrote, or that has a second name elsewhere."""
    there = os.fstat(file)
    text = _read(file)
    if not stat.S_ISREG(there.st_mode) or there.st_nlink != 1 or (text and not text.startswith(_WORD)):
        raise LockNotOurs(lock=path)


def _lock(file: int) -> bool:
    """Takes the lock of an open file, or says that another process has it."""
    try:
        import fcntl
    except ImportError:
        import msvcrt

        try:
            # A byte far behind the end, so that the process number before it stays readable.
            os.lseek(file, 1 << 20, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _BUSY:
            return False
        raise  # a file system without locks
    return True


def _write(file: int, data: bytes) -> None:
    os.ftruncate(file, 0)
    os.lseek(file, 0, os.SEEK_SET)
    os.write(file, data)


def _read(file: int) -> bytes:
    os.lseek(file, 0, os.SEEK_SET)
    return os.read(file, 64)


def _holder(file: int) -> str:
    text = _read(file)
    number = text.removeprefix(_WORD).strip().decode("ascii", "replace")
    return number if text.startswith(_WORD) and number.isdigit() else "?"


def _same(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.lstat())
    except OSError:
        return False
