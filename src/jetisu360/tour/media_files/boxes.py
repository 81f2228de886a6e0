"""The boxes of an MP4 or M4A file (ISO/IEC 14496-12): which tracks it has, how long it is, is it whole."""

from __future__ import annotations

from collections.abc import Iterator

from jetisu360.tour.media_files.clean.pieces import Data

_INSIDE = {b"": frozenset((b"moov",)), b"moov": frozenset((b"trak",)), b"trak": frozenset((b"mdia",))}
_ON_TOP = frozenset(
    (b"ftyp", b"styp", b"moov", b"moof", b"mdat", b"free", b"skip", b"wide", b"sidx", b"mfra")
)


class BoxesDamaged(Exception):
    """A box is longer than the file, one that must be there is not, or too many stand in each other."""


def children(data: Data, start: int = 0, end: int | None = None) -> Iterator[tuple[bytes, int, int, int]]:
    """Kind, first byte, and first and last byte of the content of each box between `start` and `end`.

    What follows the last box of a file and is none (cameras hang their own data on it) is skipped.

    Raises:
        BoxesDamaged
    """
    top = end is None
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
            # QuickTime closes some lists with a zero of four bytes.
            if (top and at and kind not in _ON_TOP) or (not top and end - at < 8):
                return
            raise BoxesDamaged
        yield kind, at, at + head, at + size
        at += size


def boxes(
    data: Data, start: int = 0, end: int | None = None, parent: bytes = b""
) -> Iterator[tuple[bytes, int, int]]:
    """Kind, first and last byte of the content of each box, and of those inside the ones that we look into.

    Raises:
        BoxesDamaged
    """
    for kind, _, first, last in children(data, start, end):
        yield kind, first, last
        if kind in _INSIDE.get(parent, ()):
            yield from boxes(data, first, last, kind)


def kinds_of_tracks(data: Data) -> set[str]:
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


def seconds_of(data: Data) -> float | None:
    """The length that the movie header says; None where it says none (a file in fragments)."""
    for kind, start, _ in boxes(data):
        if kind == b"mvhd":
            wide = data[start] == 1
            at = start + (20 if wide else 12)
            scale = int.from_bytes(data[at : at + 4], "big")
            length = int.from_bytes(data[at + 4 : at + (12 if wide else 8)], "big")
            return round(length / scale, 2) if scale and length else None
    return None
