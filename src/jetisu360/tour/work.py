"""The work folder: packs by their keys. What is not used any more goes, but not at once."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Collection

from jetisu360.tour.storage import Folder

# Packs that no scene uses may take as much room as those in use, and this much more: going back to the
# quality of yesterday should not cost a night.
SPARE_BYTES = 256 << 20
# Younger ones may belong to another build into the same work folder.
GRACE_SECONDS = 3600
_PACK = re.compile(r"^[0-9a-f]{64}\.zip$")
_HALF = re.compile(r"^[0-9a-f]{64}\.zip\.tmp-")


def prune(
    work: Folder, used: Collection[str], *, spare: int = SPARE_BYTES, grace: float = GRACE_SECONDS
) -> list[str]:
    """Removes the oldest unused packs beyond the room they may take, and halves that a killed worker left.

    `used` are keys. Returns the names of what was removed. In a bucket nothing is removed but by its own
    rules.
    """
    if work.remote:
        return []
    now = time.time()
    names = {f"{key}.zip" for key in used}
    room = spare
    unused: list[tuple[float, str, int]] = []
    gone: list[str] = []
    for path in work.path.iterdir() if work.path.is_dir() else ():
        try:
            stat = path.stat()
        except OSError:
            continue
        age = now - stat.st_mtime
        if path.name in names:
            room += stat.st_size
        elif _HALF.match(path.name) and age > grace:
            gone.append(path.name)
        elif _PACK.match(path.name) and age > grace:
            unused.append((stat.st_mtime, path.name, stat.st_size))
    for _, name, size in sorted(unused, reverse=True):
        room -= size
        if room < 0:
            gone.append(name)
    for name in gone:
        with contextlib.suppress(OSError):  # what cannot go now goes after another build
            (work.path / name).unlink(missing_ok=True)
    return gone
