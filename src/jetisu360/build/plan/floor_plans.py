"""The plans of a tour: which rooms are drawn together, and what such a plan may claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jetisu360.build.left_out import LeftOut
from jetisu360.build.links import Linking
from jetisu360.build.plan.drawings import Laid, lay_drawings
from jetisu360.build.plan.media_plan import Shelf
from jetisu360.tour.document.tour import Scene
from jetisu360.tour.museum_toml.plan_entry import PlanEntry

NONE = Shelf()
BY_HAND = -1
"""The part of all that hangs together because a person said where it stands."""


def plans(
    linking: Linking | None, scenes: Sequence[Scene], entries: Sequence[PlanEntry] = (), shelf: Shelf = NONE
) -> tuple[list[dict[str, Any]], list[LeftOut]]:
    """The plans, and what the keeper should know: first the museum's own drawings (`entries`), then one plan
    for each part of the tour whose other rooms stand in known places to each other, and for each floor of it.
    Rooms that a person has put on the plan are in one part, whether photographs join them or not.

    A room that only a drawing gives a place gets it as its position.
    """
    found_parts = _parts(linking)
    parts = {
        scene.id: part
        for scene in scenes
        if scene.position is not None
        and (part := BY_HAND if linking is None else found_parts.get(scene.id)) is not None
    }
    written = set(parts) if linking is None else {linking.ids[k] for k in linking.fixed.positions}
    drawn, notes = lay_drawings(entries, scenes, parts, written, shelf)
    found = [_drawn(linking, laid, parts) for laid in drawn]
    shown = {name for laid in drawn for name in laid.scenes}
    groups: dict[tuple[int, int], list[str]] = {}
    for scene in scenes:
        if scene.position is not None and scene.id in parts and scene.id not in shown:
            groups.setdefault((parts[scene.id], scene.position.floor), []).append(scene.id)
    found += [
        {"floor": floor, "scenes": members, **_worth(linking, part, members)}
        for (part, floor), members in sorted(groups.items())
    ]
    return [{"id": f"plan-{number}", **plan} for number, plan in enumerate(found, 1)], notes


def _drawn(linking: Linking | None, laid: Laid, parts: Mapping[str, int]) -> dict[str, Any]:
    """A plan on a drawing. That is to scale in itself: only how long a metre is may be unknown."""
    members = [name for name in laid.scenes if laid.part is not None and parts.get(name) == laid.part]
    worth = _worth(linking, parts[members[0]], members) if members else {"north": False, "metres": "unknown"}
    metres = "measured" if laid.measured else worth["metres"]
    return {
        "floor": laid.entry.floor,
        "title": laid.entry.title.text,
        "drawing": laid.drawing,
        "scenes": laid.scenes,
        "to_scale": metres != "unknown",
        "north": worth["north"],
        "metres": metres,
    }


def _parts(linking: Linking | None) -> dict[str, int]:
    """The part that a scene belongs to; none for one that hangs alone."""
    if linking is None:
        return {}
    component, held = linking.graph.component, linking.fixed.positions
    by_hand = {component[k] for k in held}
    return {
        id_: BY_HAND if component[k] in by_hand else component[k]
        for k, id_ in enumerate(linking.ids)
        if k in held or component.count(component[k]) > 1
    }


def _worth(linking: Linking | None, part: int, members: Sequence[str]) -> dict[str, Any]:
    """What is known of scale and north. Whoever lays rooms out by hand lays them as he sees them: their
    metres are measured where a distance between two of them is.
    """
    if linking is None:
        return {"to_scale": False, "north": False, "metres": "estimated"}
    graph = linking.graph
    numbers = [linking.ids.index(id_) for id_ in members]
    components = {graph.component[k] for k in numbers}
    if part == BY_HAND:
        measured = any(graph.component[edge[0]] in components for edge in linking.fixed.distances)
    else:
        measured = graph.scaled[part]
    return {
        "to_scale": len({graph.scale_group[k] for k in numbers}) == 1,
        "north": all(graph.north[number] for number in components),
        "metres": "measured" if measured else "estimated",
    }
