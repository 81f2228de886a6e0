"""The zip of a backup while it is written: members one after the other, each hashed as it passes."""

from __future__ import annotations

import contextlib
import hashlib
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import IO, BinaryIO

from django.utils import timezone

from jetisu360.portal.backup.manifest import NAME, Manifest, Member

PIECE = 1 << 20


class Sink:
    """Where a member is written to."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._digest, self._size = file, hashlib.sha256(), 0

    def write(self, data: bytes) -> None:
        self._digest.update(data)
        self._size += len(data)
        self._file.write(data)

    def take(self, source: IO[bytes]) -> Member:
        """All that `source` still has; what that was."""
        digest, size = hashlib.sha256(), 0
        while piece := source.read(PIECE):
            digest.update(piece)
            size += len(piece)
            self.write(piece)
        return Member(sha256=digest.hexdigest(), size=size)

    def member(self) -> Member:
        return Member(sha256=self._digest.hexdigest(), size=self._size)


class Members(contextlib.AbstractContextManager["Members"]):
    """Stored, not packed: photographs and tiles are packed already. Names are given once."""

    def __init__(self, file: BinaryIO, when: datetime) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True)
        self.when = when
        self.written: dict[str, Member] = {}

    @contextlib.contextmanager
    def add(self, name: str) -> Iterator[Sink]:
        entry = zipfile.ZipInfo(name, timezone.localtime(self.when).timetuple()[:6])
        entry.external_attr = 0o600 << 16
        with self._zip.open(entry, "w", force_zip64=True) as file:
            sink = Sink(file)
            yield sink
        self.written[name] = sink.member()

    def __exit__(self, kind: object, *_error: object) -> None:
        if kind is not None:
            # What is there is thrown away; the disk may be full, too.
            with contextlib.suppress(OSError, ValueError):
                self._zip.close()

    def put(self, name: str, data: bytes) -> None:
        with self.add(name) as sink:
            sink.write(data)

    def finish(self, manifest: Manifest) -> None:
        """Nothing comes after the manifest: a backup without it is none."""
        self.put(NAME, manifest.model_dump_json(indent=0).encode())
        self._zip.close()
