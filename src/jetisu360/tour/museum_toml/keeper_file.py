"""A museum.toml that pages on a keeper's computer write into, answer by answer.

A file that somebody changes meanwhile is read again and never written over; one that is not there is made;
one with mistakes is refused with its sentence, and what was to be written waits with whoever made it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from jetisu360.files.limits import MOST_TOML, read_file
from jetisu360.files.lock import PlaceBusy
from jetisu360.files.output_refusals import OutputChanged
from jetisu360.files.outputs import rewrite
from jetisu360.tour.museum_toml.museum_file import NAME, MuseumFile, read_museum_file

_PATIENCE = 10.0
"""Seconds that one waits for a file which another program is changing: on a busy computer each change takes
a second."""
_PAUSE = 0.05
"""Seconds before it is looked at again."""
_MARK = b"\xef\xbb\xbf"
"""What some editors put before a text."""


class KeeperFile:
    """The museum.toml of a folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def stamp(self) -> tuple[int, ...]:
        """Another one whenever somebody has written the file."""
        try:
            there = self.path.stat()
        except OSError:
            return ()
        return (there.st_mtime_ns, there.st_size, there.st_ino)

    def read(self) -> MuseumFile:
        """What it says; an empty one where there is none.

        Raises:
            MuseumFileWrong, LimitExceeded, OSError
        """
        data = self._bytes()
        return MuseumFile() if data is None else read_museum_file(data)[0]

    def edit(self, change: Callable[[MuseumFile, str], str]) -> MuseumFile:
        """Writes what `change` makes of what the file says and of its text, all or nothing; what it says
        then. It is called again where somebody else was quicker.

        Raises:
            MuseumFileWrong: it has mistakes. What `change` raises.
            PlaceBusy: another program keeps on changing it. OutputRefused, PlaceFailed, LimitExceeded,
            OSError
        """
        until = time.monotonic() + _PATIENCE
        while True:
            before = self._bytes()
            museum = MuseumFile() if before is None else read_museum_file(before)[0]
            source = (before or b"").decode("utf-8-sig")
            text = change(museum, source)
            data = (_MARK if (before or b"").startswith(_MARK) else b"") + text.encode()
            try:
                if text == source:
                    return museum
                found = read_museum_file(data)[0]
                rewrite(self.path, before, data)
                return found
            except (OutputChanged, PlaceBusy):
                if time.monotonic() > until:
                    raise
                time.sleep(_PAUSE)

    def _bytes(self) -> bytes | None:
        try:
            return read_file(self.path, MOST_TOML, NAME)
        except FileNotFoundError:
            return None
