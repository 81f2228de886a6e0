"""The directories of a TIFF structure (TIFF 6.0, BigTIFF), which EXIF is too.

Written for files that lie: every read is bounded, nothing is followed twice, no count is believed.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

# TIFF 6.0 §2 and BigTIFF: the width of a value of each type, and how struct calls it.
_TYPES = {
    1: ("B", 1),
    2: ("s", 1),
    3: ("H", 2),
    4: ("I", 4),
    5: ("II", 8),
    6: ("b", 1),
    7: ("B", 1),
    8: ("h", 2),
    9: ("i", 4),
    10: ("ii", 8),
    11: ("f", 4),
    12: ("d", 8),
    13: ("I", 4),
    16: ("Q", 8),
    17: ("q", 8),
    18: ("Q", 8),
}
_MAX_ENTRIES = 4096


class NotADirectory(ValueError):
    """There is no TIFF structure here, or it points outside of itself."""


@dataclass(frozen=True)
class Entry:
    """Where a tag's values are: `kind` and `count` as in the file, `at` the offset of the first."""

    kind: int
    count: int
    at: int

    @property
    def size(self) -> int:
        return self.count * _TYPES[self.kind][1]


class Directories:
    """A TIFF structure in memory.

    Raises:
        NotADirectory: from any method, when offsets lead out of the data.
    """

    def __init__(self, data: bytes | memoryview) -> None:
        self._data = memoryview(data)
        head = bytes(self._data[:16])
        if head[:2] not in (b"II", b"MM") or len(head) < 8:
            raise NotADirectory("no byte order mark")
        self.order = "<" if head[:2] == b"II" else ">"
        magic = self._number("H", 2)
        if magic not in (42, 43):
            raise NotADirectory("no magic number")
        self.big = magic == 43
        self.first = self._number("Q", 8) if self.big else self._number("I", 4)

    def _number(self, code: str, at: int) -> int:
        try:
            (value,) = struct.unpack_from(self.order + code, self._data, at)
        except (struct.error, OverflowError) as error:
            raise NotADirectory(str(error)) from None
        return int(value)

    def read(self, at: int) -> dict[int, Entry]:
        """The entries of the directory at offset `at`. Those that point outside are left out."""
        return dict(self._entries(at))

    def _entries(self, at: int) -> Iterator[tuple[int, Entry]]:
        count_code, count_size, step, inline = ("Q", 8, 20, 8) if self.big else ("H", 2, 12, 4)
        count = self._number(count_code, at)
        if count > _MAX_ENTRIES:
            raise NotADirectory("too many entries")
        for index in range(count):
            here = at + count_size + index * step
            if here + step > len(self._data):
                return
            tag, kind = self._number("H", here), self._number("H", here + 2)
            values = self._number("Q" if self.big else "I", here + 4)
            if kind not in _TYPES:
                continue
            place = here + step - inline
            if values * _TYPES[kind][1] > inline:
                place = self._number("Q" if self.big else "I", place)
            entry = Entry(kind, values, place)
            if place + entry.size <= len(self._data):
                yield tag, entry

    def raw(self, entry: Entry, most: int) -> bytes | None:
        """The bytes of `entry`, or None where there are more than `most`."""
        return bytes(self._data[entry.at : entry.at + entry.size]) if entry.size <= most else None

    def numbers(self, entry: Entry | None, most: int = 64) -> list[float]:
        """The numbers of `entry`; a fraction over zero is NaN. Empty for text and for more than `most`."""
        if entry is None or entry.kind == 2 or entry.count > most:
            return []
        code, size = _TYPES[entry.kind]
        values: list[float] = []
        for index in range(entry.count):
            parts = struct.unpack_from(self.order + code, self._data, entry.at + index * size)
            if len(parts) == 1:
                values.append(parts[0])
            else:
                values.append(parts[0] / parts[1] if parts[1] else float("nan"))
        return values

    def number(self, entry: Entry | None, default: float = 0) -> float:
        """The first number of `entry`."""
        values = self.numbers(entry)
        return values[0] if values else default

    def text(self, entry: Entry | None, most: int = 1024) -> str:
        """The text of `entry` up to its first NUL, without what cannot be shown."""
        if entry is None or entry.kind not in (1, 2, 7):
            return ""
        raw = bytes(self._data[entry.at : entry.at + min(entry.size, most)]).split(b"\0")[0]
        text = raw.decode("utf-8", "replace").replace("\ufffd", "")
        return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
