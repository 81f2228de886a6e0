"""Which originals may be deleted: what visitors see of them is decided, blurred and published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jetisu360.panorama.privacy.region import Box, Region
from jetisu360.portal.audit.models import Event
from jetisu360.portal.museums.documents import read_document
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.privacy.found import open_places
from jetisu360.portal.privacy.models import Look
from jetisu360.portal.privacy.who import DECIDED
from jetisu360.portal.publication.models import Version
from jetisu360.tour.document.tour import Tour
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.file_names import form
from jetisu360.tour.museum_toml.privacy_entries import BoxEntry, RegionEntry


@dataclass(frozen=True)
class Chosen:
    """A file to be replaced: `places` are blurred in it for good. `coverage`, `placed`: how it was read."""

    photograph: Photograph
    places: tuple[Region | Box, ...]
    flat: bool
    coverage: tuple[float, float | None, float | None] | None
    placed: bool


def chosen(museum: Any, version: Version, tour: Tour) -> Iterator[Chosen]:
    """Files of the museum that are in `version`, which visitors see, and have something that is blurred there
    and not yet in the file itself. One of which anything is open, or about which a blur was decided or taken
    back since the version was built, waits for the next publication.
    """
    look = Look.objects.filter(museum=museum).first()
    if look is None:
        return
    document = read_document(museum)
    shown = {scene.source.sha256 for scene in tour.scenes}
    late = _decided_since(museum, version)
    seen = {(told["flat"], form(told["file"])): told for told in look.subjects}
    for row in Photograph.objects.filter(museum=museum):
        for flat in (False, True):
            told = seen.get((flat, row.key))
            if told is None or told["sha256"] != row.sha256 or told["problem"] or (flat, row.key) in late:
                continue
            if row.sha256 not in shown if not flat else row.received_at > version.built_at:
                continue
            places = _not_yet(document, row, flat=flat)
            look.subjects = [told]
            if places and not open_places(look, document):
                coverage = tuple(told["coverage"]) if told["coverage"] else None
                yield Chosen(row, places, flat, coverage, told["placed"])


def _not_yet(document: MuseumFile, row: Photograph, *, flat: bool) -> tuple[Region | Box, ...]:
    entries: list[RegionEntry | BoxEntry] = []
    for entry in document.pictures if flat else document.scenes:
        if form(entry.file) == row.key:
            entries += [item for item in entry.blur if not item.is_done_in(row.sha256)]
    return tuple(item.region if isinstance(item, RegionEntry) else item.box for item in entries)


def _decided_since(museum: Any, version: Version) -> set[tuple[bool, str]]:
    events = Event.objects.filter(museum=museum.slug, action=DECIDED, at__gt=version.built_at)
    late = set()
    for event in events:
        details = event.facts
        for item in (*details.get("decided", ()), *details.get("taken_back", ())):
            if item["verdict"] == "blur":
                late.add(("yaw" not in item["where"], form(item["file"])))
    return late
