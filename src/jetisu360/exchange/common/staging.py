"""A folder that appears whole or not at all: written aside (`files/aside.py`), then renamed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jetisu360.exchange.common.refusals import OutInSource, OutNotEmpty
from jetisu360.files.aside import NEW, lies_in, recover, set_aside, sync, sync_name
from jetisu360.files.lock import PlaceLock
from jetisu360.files.paths import joined
from jetisu360.files.patience import renamed
from jetisu360.files.regular import real
from jetisu360.files.writable import check_replaceable, writing
from jetisu360.publish.deploy.ours import DUST
from jetisu360.storage import Folder


def check_out(out: Path, source: Folder) -> None:
    """Refuses a place for the result before any work is done.

    Raises:
        OutNotEmpty, OutInSource, NotReplaceable, PlaceNotWritable, DiskFull
    """
    check_replaceable(out)
    if os.path.lexists(real(out)) and not _empty(out):
        raise OutNotEmpty(out=str(out))
    if not source.remote and (lies_in(out, source.path) or lies_in(source.path, out)):
        raise OutInSource(out=str(out), source=source.shown())


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A folder to write into; it is at `out` when the block ends, and nowhere when the block fails.

    Raises:
        OutNotEmpty, DiskFull, PlaceNotWritable, PlaceBusy
    """
    out = real(out)
    with writing(out):
        out.parent.mkdir(parents=True, exist_ok=True)
    with writing(out), PlaceLock(out):
        try:
            recover(out)
            if os.path.lexists(out) and not _empty(out):
                raise OutNotEmpty(out=str(out))
            folder = set_aside(out)
            stage = folder / NEW
            stage.mkdir()
            yield stage
            sync(stage)
            if out.exists():
                _make_room(out)
            renamed(stage, out)
            sync_name(out)
        finally:
            recover(out)


def _make_room(out: Path) -> None:
    """Removes an empty folder. Raises OutNotEmpty where somebody has put something into it meanwhile."""
    if not _empty(out):
        raise OutNotEmpty(out=str(out))
    for dust in out.iterdir():
        dust.unlink()
    try:
        out.rmdir()
    except OSError as error:
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
            raise OutNotEmpty(out=str(out)) from None
        raise


def write(folder: Path, name: str, data: bytes, *, own: bool = False) -> None:
    """A file of a staged folder, with the folders on the way to it; `own`: its keeper has called it so.

    Raises:
        UnsafeName, DiskFull, PlaceNotWritable
    """
    target = joined(folder, name, written=True, own=own)
    with writing(folder.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(data)


def _empty(folder: Path) -> bool:
    return folder.is_dir() and all(entry.name in DUST for entry in folder.iterdir())
