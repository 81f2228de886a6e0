"""A file looked at without holding it, and a new one as pieces of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO, Protocol, overload

BLOCK = 1 << 20
"""Bytes that are held at a time when a file is copied."""
_LOOK = 1 << 16


class NotUnderstood(Exception):
    """The file may well play, but what would have to be left out of it cannot be told from the rest."""


class Data(Protocol):
    """`bytes`, or a `View` of a file: as much of `bytes` as the readers of formats use."""

    def __len__(self) -> int: ...

    @overload
    def __getitem__(self, place: int, /) -> int: ...

    @overload
    def __getitem__(self, place: slice, /) -> bytes: ...


class View:
    """A file as if it were `bytes`; only the part that is asked for is read.

    A memory map would do the same, but one whose file is cut short while it is read ends the process.
    """

    def __init__(self, file: IO[bytes], first: int = 0, size: int | None = None) -> None:
        """`first` and `size`: the part of the file to look at, all of it unless said."""
        self._file, self._first = file, first
        self._size = file.seek(0, 2) - first if size is None else size
        self._start, self._block = 0, b""

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, place: int, /) -> int: ...

    @overload
    def __getitem__(self, place: slice, /) -> bytes: ...

    def __getitem__(self, place: int | slice, /) -> int | bytes:
        if isinstance(place, slice):
            start, stop, _ = place.indices(self._size)
            return self._read(start, stop)
        at = place + self._size if place < 0 else place
        if not self._start <= at < self._start + len(self._block):
            if not 0 <= at < self._size:
                raise IndexError(place)
            self._look(at)
        return self._block[at - self._start]

    def _read(self, start: int, stop: int) -> bytes:
        if stop <= start:
            return b""
        if stop - start > _LOOK // 4:
            self._file.seek(self._first + start)
            return self._all(stop - start)
        if not (self._start <= start and stop <= self._start + len(self._block)):
            self._look(start)
        return self._block[start - self._start : stop - self._start]

    def _look(self, at: int) -> None:
        self._start = at
        self._file.seek(self._first + at)
        self._block = self._all(min(_LOOK, self._size - at))

    def _all(self, count: int) -> bytes:
        data = self._file.read(count)
        if len(data) != count:
            raise EOFError  # the file has become shorter since it was opened
        return data


@dataclass(frozen=True)
class Span:
    """The bytes [start, stop) of the file that is cleaned."""

    start: int
    stop: int


@dataclass(frozen=True)
class Zeros:
    """So many bytes of nothing."""

    count: int


Piece = bytes | Span | Zeros


@dataclass
class Cleaned:
    """The new file. `tracks`: how many tracks beside picture and sound were left out (texts, telemetry)."""

    pieces: list[Piece] = field(default_factory=list)
    tracks: int = 0


def length(pieces: Iterable[Piece]) -> int:
    """Bytes of the pieces together."""
    return sum(_length(piece) for piece in pieces)


def _length(piece: Piece) -> int:
    if isinstance(piece, bytes):
        return len(piece)
    return piece.count if isinstance(piece, Zeros) else piece.stop - piece.start


def blocks(data: Data, pieces: Iterable[Piece]) -> Iterator[bytes]:
    """The new file in blocks of at most `BLOCK` bytes (and bytes of our own, which are few)."""
    for piece in pieces:
        if isinstance(piece, bytes):
            yield piece
        elif isinstance(piece, Zeros):
            for start in range(0, piece.count, BLOCK):
                yield bytes(min(BLOCK, piece.count - start))
        else:
            for start in range(piece.start, piece.stop, BLOCK):
                yield data[start : min(start + BLOCK, piece.stop)]


def joined(data: Data, pieces: Sequence[Piece]) -> bytes:
    """The new file whole."""
    return b"".join(blocks(data, pieces))
