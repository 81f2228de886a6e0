"""One build at a time into a site: the lock ends with the process that holds it, even a killed one."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType

from jetisu360.language import _
from jetisu360.tour.refusals import TourRefusal


class SiteBusy(TourRefusal):
    """`site`, `pid`."""

    code = "site-busy"
    sentence = _("Another command is building the site “{site}” now (process {pid}).")
    advice = _("Wait until it has finished.")


class SiteLock:
    """A lock on the file `<SITE>.lock`; used as a context.

    Raises (on entering):
        SiteBusy
    """

    def __init__(self, site: Path) -> None:
        self._site = site
        self._path = site.with_name(site.name + ".lock")
        self._file = -1

    def __enter__(self) -> SiteLock:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        while True:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            if not _lock(file):
                holder = _holder(file)
                os.close(file)
                raise SiteBusy(site=self._site, pid=holder)
            if _same(file, self._path):
                break
            os.close(file)  # the holder before us removed the file that we had just opened
        os.ftruncate(file, 0)
        os.pwrite(file, b"%d\n" % os.getpid(), 0) if hasattr(os, "pwrite") else os.write(
            file, b"%d\n" % os.getpid()
        )
        self._file = file
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if os.name == "nt":  # an open file cannot be removed there
            os.close(self._file)
            try:
                self._path.unlink()
            except OSError:
                return
        else:
            self._path.unlink(missing_ok=True)
            os.close(self._file)


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
            os.lseek(file, 0, os.SEEK_SET)
        except OSError:
            return False
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _holder(file: int) -> str:
    os.lseek(file, 0, os.SEEK_SET)
    return os.read(file, 32).decode("ascii", "replace").strip() or "?"


def _same(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except OSError:
        return False
