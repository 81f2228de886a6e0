"""What stands between the pictures of H.264 and HEVC: notes of encoders and cameras (SEI), times and places
among them (AVCHD cameras write them there).

A note becomes filler of the same length (ITU-T H.264 and H.265, 7.3 and annex D): nothing moves.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jetisu360.tour.media_files.clean.pieces import Data, NotUnderstood, Piece, Span

Patch = tuple[int, bytes]
"""A place in the file, and what stands there instead of what stood there."""

_MESSAGES = frozenset((0, 1, 6, 45, 47, 129, 130, 132, 137, 144, 147))
"""Timing, entry points, hashes, stereo, orientation, brightness: numbers that a decoder may use."""
_REGISTERED = 4
_PROVIDERS = (b"\xb5\x00\x31GA94", b"\xb5\x00\x3c\x00\x01\x04")
"""Registered notes that are part of the picture: captions for the deaf (ATSC A/53), HDR10+."""
_LONGEST_NOTE = 1 << 20
_MOST_UNITS = 100_000
"""In one sample."""


@dataclass(frozen=True)
class Coding:
    """`width`: bytes of a length before each unit; `head`: bytes of a unit's own head."""

    hevc: bool
    width: int

    @property
    def head(self) -> int:
        return 2 if self.hevc else 1

    def kind(self, first: int) -> int:
        return first >> 1 & 63 if self.hevc else first & 31

    def is_note(self, kind: int) -> bool:
        return kind in (39, 40) if self.hevc else kind == 6

    def is_unknown(self, kind: int) -> bool:
        """Units that no decoder of this coding reads. (62 and 63 of HEVC are those of Dolby Vision.)"""
        return 41 <= kind <= 61 if self.hevc else kind in (0, 16, 17, 18) or kind >= 22

    def filler(self, size: int) -> bytes:
        return (b"\x4c\x01" if self.hevc else b"\x0c") + b"\xff" * (size - self.head - 1) + b"\x80"


def coding_of(kind: bytes, configuration: bytes) -> Coding | None:
    """By the name of the coding and its `avcC` or `hvcC`; None where it has no such units."""
    if kind in (b"avc1", b"avc3") and len(configuration) > 4:
        return Coding(False, (configuration[4] & 3) + 1)
    if kind in (b"hvc1", b"hev1", b"dvh1", b"dvhe") and len(configuration) > 21:
        return Coding(True, (configuration[21] & 3) + 1)
    return None


def notes(data: Data, start: int, stop: int, coding: Coding) -> Iterator[Patch]:
    """What to write over the notes of one sample.

    Raises:
        NotUnderstood: the sample is not what its tables say: something else could stand in it.
    """
    at = start
    for _ in range(_MOST_UNITS):
        if at >= stop:
            return
        prefix = data[at : at + coding.width + 2]
        size = int.from_bytes(prefix[: coding.width], "big")
        first, at = at + coding.width, at + coding.width + size
        if at > stop:
            raise NotUnderstood
        if size <= coding.head + 1:
            continue
        kind = coding.kind(prefix[coding.width])
        if coding.is_unknown(kind):
            yield first, coding.filler(size)
        elif coding.is_note(kind):
            kept = _kept(data[first:at], coding) if size < _LONGEST_NOTE else None
            if kept is None:
                yield first, coding.filler(size)
            elif kept:
                rest = size - len(kept) - coding.width
                yield (
                    first - coding.width,
                    len(kept).to_bytes(coding.width, "big")
                    + kept
                    + rest.to_bytes(coding.width, "big")
                    + coding.filler(rest),
                )
    raise NotUnderstood


def _kept(unit: bytes, coding: Coding) -> bytes | None:
    """The unit with those messages alone that are kept; empty where it stays as it is, None where it goes."""
    plain = re.sub(rb"\x00\x00\x03", b"\0\0", unit)
    at, messages, gone = coding.head, b"", False
    while len(plain) - at > 1:
        begin, values = at, [0, 0]
        for which in (0, 1):
            while plain[at : at + 1] == b"\xff":
                values[which] += 255
                at += 1
            if at >= len(plain):
                return None
            values[which] += plain[at]
            at += 1
        kind, size = values
        content = plain[at : at + size]
        at += size
        if at >= len(plain):
            return None
        if kind in _MESSAGES or (kind == _REGISTERED and content.startswith(_PROVIDERS)):
            messages += plain[begin:at]
        else:
            gone = True
    if not gone:
        return b""
    whole = plain[: coding.head] + re.sub(rb"\x00\x00(?=[\x00-\x03])", b"\0\0\3", messages + b"\x80")
    return whole if messages and len(unit) - len(whole) >= coding.width + coding.head + 1 else None


def patched(pieces: Iterable[Piece], patches: list[Patch]) -> list[Piece]:
    """The pieces, with what is written over parts of the file that they have."""
    found: list[Piece] = []
    patches.sort()
    for piece in pieces:
        if not isinstance(piece, Span):
            found.append(piece)
            continue
        at = piece.start
        first = bisect_left(patches, (piece.start, b""))
        for place, content in patches[first : bisect_left(patches, (piece.stop, b""))]:
            if place < at or place + len(content) > piece.stop:
                raise NotUnderstood
            found += [Span(at, place), content]
            at = place + len(content)
        found.append(Span(at, piece.stop))
    return found
