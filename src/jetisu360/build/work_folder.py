"""The work folder: packs by their keys. What is not used any more goes, but not at once.

Only in a folder of our own, which was new or empty when the first build came (`state.py` remembers that), and
only what is named as we name it. In a folder that `--work` shares with somebody else's files nothing goes.
"""

from __future__ import annotations

import contextlib
import re
import stat
import time
from collections.abc import Collection

from jetisu360.build.state import NAME, is_own, knows
from jetisu360.files.aside import lies_in
from jetisu360.files.stopped import WorkMisplaced
from jetisu360.files.writable import check_writable
from jetisu360.storage import Folder

# Packs that no scene uses may take as much room as those in use, and this much more: going back to the
# quality of yesterday should not cost a night.
SPARE_BYTES = 256 << 20
# Younger ones may belong to another build into the same work folder.
GRACE_SECONDS = 3600
_MOST_PACK = 10_000_000
"""Bytes of what is taken over."""
_LONGEST = f"{'0' * 64}.zip.tmp-{'0' * 16}"
_PACK = re.compile(r"^[0-9a-f]{64}\.zip$")
_HALF = re.compile(r"^(?:[0-9a-f]{64}\.zip|jetisu360-work\.json)\.tmp-")


def check_work(work: Folder, photos: Folder, site: Folder | None = None) -> None:
    """Refuses a work folder that cannot be written, or that is in the folder of the photographs or in the
    site: it would be taken for photographs, or go away with an old site.

    Raises:
        WorkMisplaced, DiskFull, PlaceNotWritable
    """
    if not work.remote:
        check_writable(work.path, [_LONGEST])
    for folder in (photos, *([site] if site else ())):
        if work.remote or folder.remote:
            wrong = f"{work.address}/".startswith(f"{folder.address}/")
        else:
            wrong = lies_in(work.path, folder.path)
        if wrong:
            raise WorkMisplaced(work=work.shown(), other=folder.shown())


def work_for_links(photos: Folder) -> tuple[Folder, bool]:
    """Where a search for links keeps what it makes, unless it is told: the work folder beside the photographs
    in which they were built last, so that nothing is made twice; else `<photos>.work`. And whether that is
    the search's own.
    """
    own = photos.beside(".work")
    if photos.remote:
        return own, True
    found = []
    for path in sorted(own.path.parent.glob("*.work")) if own.path.parent.is_dir() else ():
        folder = Folder.at(str(path))
        with contextlib.suppress(OSError):
            if path != own.path and knows(folder, photos):
                found.append(((path / NAME).stat().st_mtime, folder))
    return (max(found, key=lambda one: one[0])[1], False) if found else (own, True)


def take_over(photos: Folder, work: Folder, packs: Collection[str]) -> None:
    """What commands on the photographs alone (`jetisu360 privacy`, `jetisu360 links`) have made in
    `<photos>.work` is not made again by a build.
    """
    beside = photos.beside(".work")
    if photos.remote or work == beside or not beside.path.is_dir():
        return
    here, there = work.files(), beside.files()
    for pack in packs:
        if pack in there and pack not in here and there[pack].size <= _MOST_PACK:
            work.write(pack, beside.read(pack, _MOST_PACK))


def prune(
    work: Folder, used: Collection[str], *, spare: int = SPARE_BYTES, grace: float = GRACE_SECONDS
) -> list[str]:
    """Removes the oldest unused packs beyond the room they may take, and halves that a killed worker left.

    `used` are keys. Returns the names of what was removed. In a bucket nothing is removed but by its own
    rules.
    """
    if work.remote or not is_own(work):
        return []
    now = time.time()
    names = {f"{key}.zip" for key in used}
    room = spare
    unused: list[tuple[float, str, int]] = []
    gone: list[str] = []
    for path in work.path.iterdir() if work.path.is_dir() else ():
        try:
            found = path.lstat()
        except OSError:
            continue
        age = now - found.st_mtime
        if not stat.S_ISREG(found.st_mode):
            continue
        if path.name in names:
            room += found.st_size
        elif _HALF.match(path.name) and age > grace:
            gone.append(path.name)
        elif _PACK.match(path.name) and age > grace:
            unused.append((found.st_mtime, path.name, found.st_size))
    for _, name, size in sorted(unused, reverse=True):
        room -= size
        if room < 0:
            gone.append(name)
    for name in gone:
        with contextlib.suppress(OSError):  # what cannot go now goes after another build
            (work.path / name).unlink(missing_ok=True)
    return gone
