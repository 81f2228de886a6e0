"""A museum leaves the portal as the folder that a build begins with: its files and museum.toml, in a zip.

The archive is made while it is sent: no copy of the photographs lies anywhere, and none is held in memory.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from jetisu360.exchange.common.text.museum_text import museum_text
from jetisu360.files.limits import PIECE
from jetisu360.portal.museums.documents import read_document
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.museums.working import needed
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.refusals import OriginalMissing
from jetisu360.portal.originals.store import Originals
from jetisu360.tour.museum_toml.museum_file import NAME

_STAMP = "jetisu360 portal: museum {slug}, revision {revision}"
_STAMPED = re.compile(r"^# jetisu360 portal: museum ([a-z0-9-]+), revision ([0-9]{1,9})\s*$", re.MULTILINE)


def stamp_of(source: str) -> tuple[str, int] | None:
    """Which museum and which revision a downloaded museum.toml was, as its first lines say; None: unknown."""
    found = _STAMPED.search(source[:2000])
    return (found[1], int(found[2])) if found else None


def museum_toml(museum: Museum) -> bytes:
    """The document as a file, with a note of what it was taken from."""
    note = _STAMP.format(slug=museum.slug, revision=museum.revision)
    return museum_text(read_document(museum), notes=(note,)).encode()


def zipped(museum: Museum) -> Iterator[bytes]:
    """The archive, piece by piece. Everything that can be missing is looked for before the first piece.

    Raises:
        OriginalMissing, MuseumFileWrong; OSError, StorageFailed
    """
    originals = Originals(museum)
    rows = sorted(needed(museum, read_document(museum)), key=lambda row: row.name)
    there = {name.rpartition("/")[2] for name in originals.folder.files()}
    for row in rows:
        if row.sha256 not in there:
            raise OriginalMissing(name=row.name)
    return _pieces(museum, museum_toml(museum), rows, originals)


def _pieces(museum: Museum, text: bytes, rows: list[Photograph], originals: Originals) -> Iterator[bytes]:
    sink: Any = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_entry(f"{museum.slug}/{NAME}", museum.changed_at), text)
        yield sink.taken()
        for row in rows:
            entry = _entry(f"{museum.slug}/{row.name}", row.received_at)
            with (
                originals.open(row.sha256, row.name) as source,
                archive.open(entry, "w", force_zip64=True) as file,
            ):
                while piece := source.read(PIECE * 16):
                    file.write(piece)
                    yield sink.taken()
            yield sink.taken()
    yield sink.taken()


def _entry(name: str, when: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, timezone.localtime(when).timetuple()[:6])
    entry.external_attr = 0o644 << 16
    return entry


class _Sink:
    """Where `zipfile` writes, and what was written is taken from: it cannot go back, as a line cannot."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def write(self, data: bytes) -> int:
        self._waiting += data
        return len(data)

    def flush(self) -> None:
        """Nothing waits anywhere else."""

    def taken(self) -> bytes:
        data, self._waiting = bytes(self._waiting), bytearray()
        return data
