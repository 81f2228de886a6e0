"""Elements of EBML (RFC 8794), with those of unknown size that a live recording writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jetisu360.tour.media_files.boxes import BoxesDamaged
from jetisu360.tour.media_files.clean.pieces import Data

SEGMENT, CLUSTER, TRACKS = 0x18538067, 0x1F43B675, 0x1654AE6B
SEEK_HEAD, INFO, CUES, CHAPTERS, TAGS, ATTACHMENTS = (
    *(0x114D9B74, 0x1549A966, 0x1C53BB6B),
    *(0x1043A770, 0x1254C367, 0x1941A469),
)
_TOP = frozenset((CLUSTER, TRACKS, SEEK_HEAD, INFO, CUES, CHAPTERS, TAGS, ATTACHMENTS))


@dataclass(frozen=True)
class Element:
    """`begin` is the first byte of its id; [start, stop) is its content."""

    id: int
    begin: int
    start: int
    stop: int


def elements(data: Data, at: int, end: int) -> Iterator[Element]:
    """The elements between `at` and `end`.

    Raises:
        BoxesDamaged
    """
    while at < end:
        begin = at
        width = 9 - data[at].bit_length()
        kind = int.from_bytes(data[at : at + width], "big")
        at += width
        if width > 4 or at >= end:
            raise BoxesDamaged
        width = 9 - data[at].bit_length()
        if width > 8:
            raise BoxesDamaged
        size = int.from_bytes(data[at : at + width], "big") & ((1 << 7 * width) - 1)
        at += width
        if size == (1 << 7 * width) - 1:
            if kind not in (SEGMENT, CLUSTER):
                raise BoxesDamaged
            stop = end if kind == SEGMENT else _end_of_cluster(data, at, end)
        else:
            stop = at + size
        if stop > end:
            raise BoxesDamaged
        yield Element(kind, begin, at, stop)
        at = stop


def _end_of_cluster(data: Data, at: int, end: int) -> int:
    """Where a cluster of unknown size ends: at the next element that can be in none."""
    while at < end:
        width = 9 - data[at].bit_length()
        if width == 4 and int.from_bytes(data[at : at + 4], "big") in _TOP:
            return at
        at = next(elements(data, at, end)).stop
    return end
