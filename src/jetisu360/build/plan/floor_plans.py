"""The plans of a tour: which rooms are drawn together, and what such a plan may claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jetisu360.build.links import Linking
from jetisu360.tour.document.tour import Scene

BY_HAND = -1
"""The part of all that hangs together because a person said where it stands."""


def plans(linking: Linking | None, scenes: Sequence[Scene]) -> list[dict[str, Any]]:
    """One plan for each part of the tour whose rooms stand in known places to each other, and for each floor
    of it. Rooms that a person has put on the plan are in one part, whether photographs join them or not.
    """
    groups: dict[tuple[int, int], list[str]] = {}
    parts = _parts(linking)
    for scene in scenes:
        if scene.position is None:
            continue
        part = BY_HAND if linking is None else parts.get(scene.id)
        if part is not None:
            groups.setdefault((part, scene.position.floor), []).append(scene.id)
    return [
        {"id": f"plan-{number}", "floor": floor, "scenes": members, **_worth(linking, part, members)}
        for number, ((part, floor), members) in enumerate(sorted(groups.items()), 1)
    ]


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
