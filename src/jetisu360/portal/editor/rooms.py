"""What the editor is told of the rooms: photographs, the ids that links use, tiles of the last preview."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from jetisu360.build.plan.kept_ids import KeptIds
from jetisu360.build.plan.scene_plan import plan_scenes
from jetisu360.language import Language
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.publication.models import Version
from jetisu360.portal.publication.site_views import version_folder
from jetisu360.publish.layout import TOUR
from jetisu360.publish.pages.scene_data import scene_record
from jetisu360.tour.document.tour import Scene, Tour, read_tour
from jetisu360.tour.museum_toml.entries import MuseumFile, SceneEntry
from jetisu360.tour.museum_toml.file_names import form
from jetisu360.tour.naming import Names, natural_key, scene_id
from jetisu360.tour.operations.operate import Rooms
from jetisu360.tour.refusals import TourRefusal
from jetisu360.tour.ways import arrow_pitch

_LANGUAGE: Language = "kk"
"""Of the texts in a scene's record, which the editor does not show: it has those of the document."""


def photographs_of(museum: Museum) -> list[Photograph]:
    """Those that may be rooms, in the order of their names."""
    found = Photograph.objects.filter(museum=museum, kind=Photograph.PHOTOGRAPH)
    return sorted(found, key=lambda row: natural_key(row.name))


def rooms_word(museum: Museum) -> str:
    """Another word whenever what `told_rooms` tells may be another."""
    rows = Photograph.objects.filter(museum=museum, kind=Photograph.PHOTOGRAPH).order_by("pk")
    known = [*rows.values_list("pk", "name", "sha256", "state"), _newest(museum).values_list("pk").first()]
    return hashlib.sha256(repr(known).encode()).hexdigest()[:16]


def told_rooms(museum: Museum) -> list[dict[str, Any]]:
    """Each as `Room` of viewer/src/editor/contract.ts."""
    rows = photographs_of(museum)
    ids = ids_of(museum, rows)
    version = _newest(museum).first()
    tour = tour_of(version)
    scenes = {scene.source.sha256: scene for scene in tour.scenes} if tour else {}
    told = []
    for row in rows:
        scene = scenes.get(row.sha256)
        tiles = _tiles(museum, version, tour, scene) if version and tour and scene else None
        told.append(
            {
                "photograph": row.pk,
                "file": row.name,
                "id": ids[row.name],
                "small": reverse("uploads:small", args=[museum.slug, row.pk])
                if row.verdict.get("picture")
                else "",
                "width": row.verdict.get("width", 0),
                "height": row.verdict.get("height", 0),
                "capturedAt": row.verdict.get("captured_at"),
                "tiles": tiles,
            }
        )
    return told


def _tiles(museum: Museum, version: Version, tour: Tour, scene: Scene) -> dict[str, Any]:
    record = scene_record(tour, scene, _LANGUAGE)
    return {
        # (What a label says comes from the document.)
        "record": {**record, "labels": []},
        "base": reverse("publication:preview_home", args=[museum.slug, version.folder]),
        "level": {"pitch": scene.level.pitch, "roll": scene.level.roll},
        "found": [
            {
                "to": link.to,
                "yaw": link.yaw,
                "pitch": arrow_pitch(link, scene.limits),
                "arrival": link.arrival and {"yaw": link.arrival.yaw, "pitch": link.arrival.pitch},
            }
            for link in tour.links
            if link.from_ == scene.id and link.origin == "measured"
        ],
    }


class _Ids(dict[str, str]):
    """The ids of a museum's rooms by file, made out at the first question."""

    def __init__(self, museum: Museum, rows: list[Photograph]) -> None:
        super().__init__()
        self._museum, self._rows = museum, rows

    def __missing__(self, name: str) -> str:
        self.update(ids_of(self._museum, self._rows))
        return self[name]


def rooms_for(museum: Museum) -> Rooms:
    """As `tour/operations` asks for them; the ids are made out when somebody asks, which is seldom."""
    rows = photographs_of(museum)
    return Rooms([row.name for row in rows], _Ids(museum, rows))


def ids_of(museum: Museum, rows: list[Photograph]) -> dict[str, str]:
    """The id of every photograph's room: what the document says, else what the next build would make."""
    entries = [_entry(scene) for scene in museum.document.get("scenes", [])]
    tour = tour_of(_newest(museum).first())
    names = [row.name for row in rows]
    kept = KeptIds.of(tour, {}).by_name({row.name: row.sha256 for row in rows})
    plan = plan_scenes(MuseumFile.model_construct(scenes=entries), names, kept)
    ids = {scene.name: scene.id for scene in plan.scenes}
    written = {form(entry.file): entry.id for entry in entries if entry.id}
    taken = Names([*ids.values(), *written.values()])
    for name in names:  # those that are hidden have no scene
        if name not in ids:
            ids[name] = written.get(form(name)) or scene_id(name, taken)
            taken.add(ids[name])
    return ids


def _entry(scene: Mapping[str, Any]) -> SceneEntry:
    told = {key: scene[key] for key in ("id", "file", "skip", "listed") if key in scene}
    return SceneEntry.model_construct(**told)


def _newest(museum: Museum) -> Any:
    return Version.objects.filter(museum=museum, removed=False).order_by("-number")


def tour_of(version: Version | None) -> Tour | None:
    """The tour of a version; None where its files are gone, or cannot be read."""
    return None if version is None else _read(version.pk, version.folder)


@functools.lru_cache(maxsize=8)
def _read(number: int, folder: str) -> Tour | None:
    """The folder has a name of its own for ever; a number may come again in a database that was put back."""
    version = Version.objects.select_related("museum").defer("museum__document").get(pk=number)
    try:
        return read_tour(version_folder(version).read(TOUR), TOUR)
    except (OSError, TourRefusal):
        return None
