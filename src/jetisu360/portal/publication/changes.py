"""What differs between two tours, as a visitor would say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jetisu360.language import LANGUAGES, Message, _, _n, pick
from jetisu360.tour.document.tour import Tour

MOST_NAMED = 8


def changes(before: Tour | None, after: Tour) -> dict[str, Any]:
    """JSON: `first`, or titles of rooms that were added, removed, show another picture or say something else,
    how many objects so, and whether what is said of the museum as a whole, or the ways between the rooms, is
    another. Rooms are known again by their ids.
    """
    if before is None:
        return {"first": True}
    found: dict[str, Any] = {"first": False}
    old, new = {scene.id: scene for scene in before.scenes}, {scene.id: scene for scene in after.scenes}
    found["added"] = [_title(scene) for id_, scene in new.items() if id_ not in old]
    found["removed"] = [_title(scene) for id_, scene in old.items() if id_ not in new]
    both = [(old[id_], scene) for id_, scene in new.items() if id_ in old]
    found["pictures"] = [_title(scene) for was, scene in both if was.tiles != scene.tiles]
    found["texts"] = [_title(scene) for was, scene in both if _said(was) != _said(scene)]
    things = {thing.id: thing for thing in before.objects}, {thing.id: thing for thing in after.objects}
    found["objects_added"] = len(things[1].keys() - things[0].keys())
    found["objects_removed"] = len(things[0].keys() - things[1].keys())
    found["objects"] = sum(things[0][id_] != things[1][id_] for id_ in things[0].keys() & things[1].keys())
    found["museum"] = _whole(before) != _whole(after)
    found["ways"] = _ways(before) != _ways(after)
    return found


_LISTS: Sequence[tuple[str, Message]] = (
    ("added", _n("{n} new room: {rooms}", "{n} new rooms: {rooms}")),
    ("removed", _n("{n} room is gone: {rooms}", "{n} rooms are gone: {rooms}")),
    ("pictures", _n("another picture in {n} room: {rooms}", "other pictures in {n} rooms: {rooms}")),
    ("texts", _n("another text in {n} room: {rooms}", "other texts in {n} rooms: {rooms}")),
)
_COUNTS: Sequence[tuple[str, Message]] = (
    ("objects_added", _n("{n} new exhibit", "{n} new exhibits")),
    ("objects_removed", _n("{n} exhibit is gone", "{n} exhibits are gone")),
    ("objects", _n("{n} exhibit is described anew", "{n} exhibits are described anew")),
)
_WHOLE: Sequence[tuple[str, Message]] = (
    ("museum", _("what is said of the museum")),
    ("ways", _("the ways between the rooms")),
)


def told(found: Mapping[str, Any]) -> Iterator[Message]:
    """The same in sentences."""
    if found.get("first"):
        yield _("the first version")
        return
    some = False
    for name, message in _LISTS:
        if titles := found.get(name):
            some = True
            yield message.fill(n=len(titles), rooms=_names(titles))
    for name, message in _COUNTS:
        if n := found.get(name):
            some = True
            yield message.fill(n=n)
    for name, message in _WHOLE:
        if found.get(name):
            some = True
            yield message
    if found and not some:
        yield _("nothing that visitors would notice")


def _names(titles: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """The first of them one after the other, in three languages."""
    more = " …" if len(titles) > MOST_NAMED else ""
    shown = titles[:MOST_NAMED]
    return {code: ", ".join(pick(title, code) for title in shown) + more for code in LANGUAGES}


def _title(scene: Any) -> dict[str, str]:
    return dict(scene.title) or {"kk": scene.id}


def _said(scene: Any) -> Any:
    own = [label for label in scene.labels if not label.everywhere]
    return scene.title, scene.description, own, scene.view


def _whole(tour: Tour) -> Any:
    shared = [label for _, label in tour.labels_once() if label.everywhere]
    return tour.title, tour.description, tour.credits, tour.visit, tour.routes, tour.start, shared


def _ways(tour: Tour) -> Any:
    return sorted((link.from_, link.to) for link in tour.links)
