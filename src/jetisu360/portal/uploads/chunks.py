"""The pieces of uploads in *working*: each a file, put there whole or not at all."""

from __future__ import annotations

import io
import secrets
from collections.abc import Sequence
from typing import IO, Any

from jetisu360.portal.originals.places import place
from jetisu360.portal.uploads.models import Chunk
from jetisu360.storage import Folder

PIECE = 4 * 1024 * 1024
"""Bytes after which what has arrived is kept: a line that breaks costs at most so much."""
_READ = 1 << 18


def folder() -> Folder:
    return Folder.at(f"{place('working').address}/uploads")


def keep_piece(upload_id: object, start: int, source: Any, most: int) -> tuple[str, int, bytes]:
    """Writes up to `most` bytes of what `source` still has into a file of its own; (name, bytes, head).

    Fewer come where the source ends, or the line breaks: what came is kept. A file of no bytes is not made.

    Raises:
        OSError, StorageFailed
    """
    first = _read(source, min(_READ, most))
    if not first:
        return "", 0, b""
    # A name of its own each time: two who send the same bytes never write into one file.
    name = f"{upload_id}/{start:014d}-{secrets.token_hex(6)}"
    size = len(first)
    with folder().writing(name) as file:
        file.write(first)
        while size < most and (data := _read(source, min(_READ, most - size))):
            file.write(data)
            size += len(data)
    return name, size, first


def _read(source: Any, most: int) -> bytes:
    try:
        return bytes(source.read(most))
    except OSError:  # (Django's UnreadablePostError is one) the sender is gone: what came before is kept
        return b""


def drop(names: Sequence[str]) -> None:
    folder().delete_many(list(names))
    where = folder()
    if not where.remote:
        for above in {name.rpartition("/")[0] for name in names}:
            try:
                (where.path / above).rmdir()
            except OSError:
                continue  # there are others in it


class Joined(io.RawIOBase):
    """The pieces of an upload one after the other, as one file that is read once."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        super().__init__()
        self._chunks = list(chunks)
        self._open: IO[bytes] | None = None
        self._place = folder()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while True:
            if self._open is None:
                if not self._chunks:
                    return 0
                self._open = self._place.open(self._chunks.pop(0).name)
            data = self._open.read(len(buffer))
            if data:
                buffer[: len(data)] = data
                return len(data)
            self._open.close()
            self._open = None

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
        super().close()


def joined(chunks: Sequence[Chunk]) -> IO[bytes]:
    return io.BufferedReader(Joined(chunks), 1 << 20)
