"""The rooms of a museum: its photographs in the order of the tour, with what the document says of each.

The order is the one that a build makes (`build/plan/scene_plan.py`): what the document lists, then the rest
by name. A photograph gets a table in the document when something is said of it; its place is still that of
its name (`listed = false`) until somebody moves a room: then all are listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Literal

from django.urls import NoReverseMatch, reverse

from jetisu360.language import LANGUAGES, pick
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.tour.museum_toml.entries import MuseumFile, SceneEntry
from jetisu360.tour.museum_toml.file_names import form
from jetisu360.tour.naming import natural_key, title_words

Direction = Literal["first", "up", "down"]


@dataclass(frozen=True)
class Room:
    """`missing`: languages (kk, ru) in which it has no title. `picture`: the address of a small picture."""

    photograph: Photograph
    entry: SceneEntry | None
    picture: str = ""

    @property
    def skipped(self) -> bool:
        return self.entry is not None and self.entry.skip

    @property
    def title(self) -> Mapping[str, str]:
        return self.entry.title.text if self.entry else {}

    @property
    def missing(self) -> list[str]:
        return [code for code in ("kk", "ru") if code not in self.title]

    @property
    def described(self) -> list[str]:
        """Languages in which it has a description."""
        return [code for code in LANGUAGES if self.entry and code in self.entry.description.text]

    def shown(self, language: str) -> str:
        """What to call it on a page: its title, else what its file's name says, else that name."""
        return pick(self.title, language) or title_words(self.photograph.name) or self.photograph.name


def rooms_of(museum: Museum, document: MuseumFile) -> list[Room]:
    """Every photograph that may be a room, in the order of the tour; those that are skipped come last."""
    entries = {form(entry.file): (place, entry) for place, entry in enumerate(document.scenes)}
    found = [
        (entries.get(photograph.key, (0, None)), photograph)
        for photograph in Photograph.objects.filter(museum=museum, kind=Photograph.PHOTOGRAPH)
    ]

    def place(item: tuple[tuple[int, SceneEntry | None], Photograph]) -> Any:
        (number, entry), photograph = item
        listed = entry is not None and entry.listed
        skipped = entry is not None and entry.skip
        return (skipped, not listed, number if listed else 0, natural_key(photograph.name))

    return [
        Room(photograph, entry, _picture(museum, photograph))
        for (_number, entry), photograph in sorted(found, key=place)
    ]


def part_of(values: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The table of a photograph in the values of a document; a new one where it has none."""
    for scene in values.get("scenes", []):
        if form(scene["file"]) == form(name):
            return dict(deepcopy(scene))
    return {"file": name, "listed": False}


def with_part(values: Mapping[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """The values with this table in the place of the one of the same file, or behind the others."""
    scenes = list(values.get("scenes", []))
    for number, scene in enumerate(scenes):
        if form(scene["file"]) == form(part["file"]):
            scenes[number] = part
            break
    else:
        scenes.append(part)
    return {**values, "scenes": scenes}


def moved(values: Mapping[str, Any], rooms: list[Room], name: str, direction: Direction) -> dict[str, Any]:
    """The values with one room elsewhere in the order; every room then has its place in the list."""
    names = [room.photograph.name for room in rooms if not room.skipped]
    at = names.index(name)
    to = {"first": 0, "up": max(at - 1, 0), "down": min(at + 1, len(names) - 1)}[direction]
    names.insert(to, names.pop(at))
    tables = [
        {key: value for key, value in part_of(values, item).items() if key != "listed"} for item in names
    ]
    ordered = {form(item) for item in names}
    others = [scene for scene in values.get("scenes", []) if form(scene["file"]) not in ordered]
    return {**values, "scenes": [*tables, *others]}


def _picture(museum: Museum, photograph: Photograph) -> str:
    """Empty until the photograph was looked into, which is when its small picture is made."""
    if photograph.state == "received":
        return ""
    try:
        return reverse("uploads:small", args=[museum.slug, photograph.pk])
    except NoReverseMatch:
        return ""
