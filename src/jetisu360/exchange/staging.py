"""A folder that appears whole or not at all: written beside its place under a hidden name, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jetisu360.exchange.refusals import OutInSource, OutNotEmpty
from jetisu360.publish.exchange import remove, sync, sync_name
from jetisu360.regular import real
from jetisu360.system import disk_full
from jetisu360.tour.stopped import DiskFull
from jetisu360.tour.storage import Folder
from jetisu360.tour.writable import check_replaceable, writing

# What a file manager leaves in a folder that a person calls empty.
_DUST = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def check_out(out: Path, source: Folder) -> None:
    """Refuses a place for the result before any work is done.

    Raises:
        OutNotEmpty, OutInSource, NotReplaceable, PlaceNotWritable, DiskFull
    """
    check_replaceable(out)
    if out.exists() and not _empty(out):
        raise OutNotEmpty(out=str(out))
    if not source.remote:
        here, there = real(out), real(source.path)
        if here.is_relative_to(there) or there.is_relative_to(here):
            raise OutInSource(out=str(out), source=source.shown())


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A folder to write into; it is at `out` when the block ends, and nowhere when the block fails.

    Raises:
        OutNotEmpty, DiskFull, PlaceNotWritable
    """
    out = real(out)
    if out.exists() and not _empty(out):
        raise OutNotEmpty(out=str(out))
    stage = out.with_name(f".{out.name}.staging-{os.getpid()}")
    with writing(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        remove(stage)
        stage.mkdir()
    try:
        yield stage
        with writing(out):
            sync(stage)
            if out.exists():
                for dust in out.iterdir():
                    dust.unlink()
                out.rmdir()
            stage.rename(out)
            sync_name(out)
    except OSError as error:
        remove(stage)
        if disk_full(error):
            raise DiskFull(folder=str(out)) from error
        raise
    except BaseException:
        remove(stage)
        raise


def write(folder: Path, name: str, data: bytes) -> None:
    """A file of a staged folder, with the folders on the way to it."""
    target = folder / name
    with writing(folder.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(data)


def _empty(folder: Path) -> bool:
    return folder.is_dir() and all(entry.name in _DUST for entry in folder.iterdir())
