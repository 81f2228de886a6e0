"""The boxes of an MP4 or M4A file (ISO/IEC 14496-12): which tracks it has, how long it is, is it whole."""

from __future__ import annotations

from collections.abc import Iterator

_INSIDE = frozenset((b"moov", b"trak", b"mdia"))


class BoxesDamaged(Exception):
    """A box is longer than the file, one that must be there is not, or too many stand in each other."""


def boxes(
    data: bytes, start: int = 0, end: int | None = None, depth: int = 0
) -> Iterator[tuple[bytes, int, int]]:
    """Kind, first and last byte of the content of each box, and of those inside the ones that we look into.

    Raises:
        BoxesDamaged
    """
    end = len(data) if end is None else end
    at = start
    while at < end:
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        head = 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        elif size == 0:
            size = end - at
        if size < head or at + size > end:
            raise BoxesDamaged
        yield kind, at + head, at + size
        if kind in _INSIDE:
            if depth == len(_INSIDE):
                raise BoxesDamaged
            yield from boxes(data, at + head, at + size, depth + 1)
        at += size


def kinds_of_tracks(data: bytes) -> set[str]:
    """The handlers of the tracks: `soun`, `vide`, …

    Raises:
        BoxesDamaged: also where there is no content, or nothing that describes it.
    """
    found: set[str] = set()
    seen = set()
    for kind, start, end in boxes(data):
        seen.add(kind)
        if kind == b"hdlr" and end - start >= 12:
            found.add(data[start + 8 : start + 12].decode("latin-1"))
    if not {b"moov", b"mdat"} <= seen and not {b"moov", b"moof"} <= seen:
        raise BoxesDamaged
    return found


def seconds_of(data: bytes) -> float | None:
    """The length that the movie header says; None where it says none (a file in fragments)."""
    for kind, start, _ in boxes(data):
        if kind == b"mvhd":
            wide = data[start] == 1
            at = start + (20 if wide else 12)
            scale = int.from_bytes(data[at : at + 4], "big")
            length = int.from_bytes(data[at + 4 : at + (12 if wide else 8)], "big")
            return round(length / scale, 2) if scale and length else None
    return None
