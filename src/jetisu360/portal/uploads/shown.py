"""What the page of photographs shows: rows of plain values."""

from __future__ import annotations

import datetime as clock
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from jetisu360.language import pick
from jetisu360.portal.looks.words import current_language
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.store import size_used
from jetisu360.portal.uploads.checking import WAITING
from jetisu360.portal.uploads.models import Removed, Upload
from jetisu360.portal.uploads.verdict import sentences
from jetisu360.tour.museum_toml.file_names import form
from jetisu360.tour.naming import natural_key


@dataclass(frozen=True)
class Row:
    """A photograph. `said`: (what is so, what to do). `version` changes with everything that is shown."""

    id: int
    name: str
    state: str
    size: int
    width: int | None
    height: int | None
    degrees: int | None
    camera: str
    said: list[tuple[str, str]]
    received_at: clock.datetime
    who: str
    room: str
    version: str
    has_thumbnail: bool

    @property
    def waits(self) -> bool:
        return self.state == WAITING


@dataclass(frozen=True)
class Shelf:
    """All of a museum: `refused` first, since something is to be done there."""

    refused: list[Row]
    taken: list[Row]
    waiting: int
    parts: list[Upload]
    removed: list[Removed]
    used: int
    quota: int | None

    @property
    def count(self) -> int:
        return len(self.refused) + len(self.taken)

    @property
    def remarked(self) -> int:
        return sum(row.state == "remarks" for row in self.taken)

    @property
    def full(self) -> bool:
        """Whether nine tenths of the room are used."""
        return self.quota is not None and self.used > 0.9 * self.quota


def shelf(museum: Museum) -> Shelf:
    """Four questions to the database, however many photographs there are."""
    rooms = rooms_by_photograph(museum)
    found = Photograph.objects.filter(museum=museum, kind=Photograph.PHOTOGRAPH).select_related("who")
    rows = [_row(photograph, rooms) for photograph in found]
    rows.sort(key=lambda row: natural_key(row.name))
    parts = Upload.objects.filter(museum=museum, state=Upload.RECEIVING, offset__gt=0)
    return Shelf(
        refused=[row for row in rows if row.state == "refused"],
        taken=[row for row in rows if row.state != "refused"],
        waiting=sum(row.waits for row in rows),
        parts=list(parts[:200]),
        removed=list(Removed.objects.filter(museum=museum).select_related("who")[:50]),
        used=size_used(museum),
        quota=museum.quota,
    )


def _row(photograph: Photograph, rooms: Mapping[str, str]) -> Row:
    verdict: dict[str, Any] = photograph.verdict if isinstance(photograph.verdict, dict) else {}
    room = rooms.get(photograph.key, "")
    told = f"{room}/{photograph.name}"
    return Row(
        id=photograph.pk,
        name=photograph.name,
        state=photograph.state,
        size=photograph.size,
        width=verdict.get("width"),
        height=verdict.get("height"),
        degrees=verdict.get("degrees"),
        camera=str(verdict.get("camera") or ""),
        said=sentences(verdict, current_language()),
        received_at=photograph.received_at,
        who=str(photograph.who or ""),
        room=room,
        version=f"{photograph.sha256[:12]}-{photograph.state}-{crc32(told.encode()):x}",
        has_thumbnail=bool(verdict.get("picture")),
    )


def rooms_by_photograph(museum: Museum) -> dict[str, str]:
    """The title of the room that each photograph is in the museum's document, by the form of its name."""
    document = museum.document if isinstance(museum.document, dict) else {}
    found: dict[str, str] = {}
    scenes = document.get("scenes")
    for scene in scenes if isinstance(scenes, list) else []:
        if isinstance(scene, dict) and isinstance(scene.get("file"), str):
            title = scene.get("title")
            text = title if isinstance(title, str) else pick(title or {}, current_language())
            found[form(scene["file"])] = text
    return found
