"""Where a document (its values, as museum.toml has them) tells directions in one photograph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from jetisu360.tour.museum_toml.file_names import form

Place = tuple[str | int, ...]
"""The way to a table: names of fields and numbers of items, from the top of the document."""
What = Literal["label", "view", "link", "arrival", "stop"]


@dataclass(frozen=True)
class Direction:
    """A table with `yaw` and perhaps `pitch`; `table`: what it holds."""

    what: What
    place: Place
    table: Mapping[str, Any]

    @property
    def yaw(self) -> float:
        return float(self.table.get("yaw") or 0.0)

    @property
    def pitch(self) -> float:
        return float(self.table.get("pitch") or 0.0)


def scene_of(values: Mapping[str, Any], file: str) -> int | None:
    """The number of a photograph's table; None where nothing is said of it."""
    found = (n for n, scene in enumerate(values.get("scenes", ())) if form(scene["file"]) == form(file))
    return next(found, None)


def directions(values: Mapping[str, Any], file: str, room: str) -> Iterator[Direction]:
    """All directions in the photograph `file`; `room`: the id by which links and routes call it."""
    number = scene_of(values, file)
    if number is not None:
        scene = values["scenes"][number]
        for k, label in enumerate(scene.get("labels", ())):
            yield Direction("label", ("scenes", number, "labels", k), label)
        if scene.get("view"):
            yield Direction("view", ("scenes", number, "view"), scene["view"])
    for k, link in enumerate(values.get("links", ())):
        if link["from"] == room:
            yield Direction("link", ("links", k), link)
        if link["to"] == room and link.get("arrival"):
            yield Direction("arrival", ("links", k, "arrival"), link["arrival"])
    for k, route in enumerate(values.get("routes", ())):
        for j, stop in enumerate(route.get("stops", ())):
            if stop["scene"] == room and stop.get("yaw") is not None:
                yield Direction("stop", ("routes", k, "stops", j), stop)


def has_directions(values: Mapping[str, Any], file: str, room: str) -> bool:
    """Whether anything in the document would be off in another photograph."""
    number = scene_of(values, file)
    scene = values["scenes"][number] if number is not None else {}
    told = scene.get("heading") is not None or bool(scene.get("level"))
    return told or next(directions(values, file, room), None) is not None
