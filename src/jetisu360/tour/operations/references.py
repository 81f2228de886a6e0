"""What names something else in a document. A build refuses a document in which a name leads nowhere
(`build/plan/scene_plan.py`), so no change may make one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from jetisu360.language import Message, _
from jetisu360.tour.museum_toml.file_names import form
from jetisu360.tour.operations.operate import SCENES, Rooms, Values
from jetisu360.tour.operations.refusals import StillNamed

What = Literal["scene", "object", "label"]


@dataclass(frozen=True)
class Reference:
    """`word`: the id that is named; of a label with its room's before it. `by`: what names it."""

    what: What
    word: str
    by: str


_SAID: Mapping[str, Message] = {
    "label": _("A label"),
    "link": _("A way between two rooms"),
    "pair": _("What is said of two rooms"),
    "start": _("The first room of the tour"),
    "highlight": _("The list of highlights"),
    "plan": _("A drawing of the plan"),
    "stop": _("A stop of a guided route"),
}


def references(values: Values) -> Iterator[Reference]:
    if start := values.get("start"):
        yield Reference("scene", start, "start")
    for link in values.get("links", []):
        for end in (link["from"], link["to"]):
            yield Reference("scene", end, "link")
    for pair in values.get("walk", {}).get("pairs", []):
        for end in pair["between"]:
            yield Reference("scene", end, "pair")
    for plan in values.get("plans", []):
        for point in plan.get("points", []):
            if named := point.get("scene"):
                yield Reference("scene", named, "plan")
    for scene in values.get(SCENES, []):
        for label in scene.get("labels", []):
            if named := label.get("object"):
                yield Reference("object", named, "label")
    for label in values.get("labels", []):
        if named := label.get("object"):
            yield Reference("object", named, "label")
        for named in (*label.get("scenes", []), *label.get("except", [])):
            yield Reference("scene", named, "label")
    for named in values.get("highlights", []):
        yield Reference("object", named, "highlight")
    for route in values.get("routes", []):
        for stop in route.get("stops", []):
            yield Reference("scene", stop["scene"], "stop")
            if named := stop.get("label"):
                yield Reference("label", f"{stop['scene']} {named}", "stop")


def dangling(values: Values) -> list[Reference]:
    """Those that lead nowhere."""
    scenes, labels = set(), set()
    for scene in values.get(SCENES, []):
        if named := scene.get("id"):
            scenes.add(named)
            # (Labels without an id get theirs from a build.)
            labels |= {f"{named} {label.get('id', '')}" for label in scene.get("labels", [])}
            labels |= {f"{named} {label.get('id', '')}" for label in _of_many_rooms(values, named)}
    known: Mapping[What, set[str]] = {
        "scene": scenes,
        "object": {thing["id"] for thing in values.get("objects", [])},
        "label": labels,
    }
    return [one for one in references(values) if one.word not in known[one.what]]


def _of_many_rooms(values: Values, scene: str) -> Iterator[Values]:
    """The labels of many rooms that are wanted in this one."""
    for label in values.get("labels", []):
        here = label.get("scenes", [])
        if scene not in label.get("except", []) and (not here or scene in here):
            yield label


def with_ids(before: Values, values: Values, rooms: Rooms) -> dict[str, Any]:
    """The values with the id of every room written down that something names: the id that a build would make
    of a file's name may become another room's, a written one stays. One that was written `before` and is not
    now was taken out by the change itself.
    """
    taken_out = {scene.get("id") for scene in before.get(SCENES, [])}
    wanted = {one.word for one in dangling(values) if one.what == "scene"} - taken_out
    found = dict(values)
    for file in rooms.files if wanted else ():
        named = rooms.ids[file]
        if named not in wanted:
            continue
        scenes = list(found.get(SCENES, []))
        place = next((n for n, one in enumerate(scenes) if form(one["file"]) == form(file)), None)
        if place is None:
            scenes.append({"file": file, "listed": False, "id": named})
        elif "id" not in scenes[place]:
            scenes[place] = {**scenes[place], "id": named}
        found[SCENES] = scenes
    return found


def check_references(before: Values, after: Values) -> None:
    """Raises StillNamed where a change has made a name lead nowhere."""
    for one in Counter(dangling(after)) - Counter(dangling(before)):
        raise StillNamed(word=one.word.rpartition(" ")[2], where=_SAID[one.by])
