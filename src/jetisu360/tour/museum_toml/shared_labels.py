"""Labels of many rooms, found again in a tour document, where each room has its own copy."""

from __future__ import annotations

from typing import Any

from jetisu360.tour.document.tour import Label, Scene, Tour

_SAME = 0.01
"""Degrees."""


def shared_again(tour: Tour) -> tuple[list[tuple[Label, dict[str, Any]]], set[str]]:
    """Each label that stands in many rooms, with what museum.toml says of where; and the ids of these. Copies
    that do not look in one direction (somebody edited the document) stay labels of their rooms.
    """
    copies: dict[str, list[tuple[Scene, Label]]] = {}
    for scene in tour.scenes:
        for label in scene.labels:
            if label.everywhere:
                copies.setdefault(label.id, []).append((scene, label))
    found: list[tuple[Label, dict[str, Any]]] = []
    for places in copies.values():
        if (direction := _direction(places)) is not None:
            here = [scene.id for scene, _ in places]
            rooms = {} if len(here) == len(tour.scenes) else {"scenes": here}
            found.append((places[0][1], {**direction, **rooms}))
    return found, {label.id for label, _ in found}


def _direction(places: list[tuple[Scene, Label]]) -> dict[str, Any] | None:
    """Where it stands: counted from the pictures' middles, or from north; None if neither is one number."""
    first_scene, first = places[0]
    if any(abs(label.pitch - first.pitch) > _SAME for _, label in places):
        return None
    if not any(_turn(label.yaw - first.yaw) > _SAME for _, label in places):
        return {"yaw": first.yaw, "north": False}
    if first_scene.heading is None:
        return None
    yaw = (first.yaw + first_scene.heading + 180) % 360 - 180
    for scene, label in places:
        if scene.heading is None or _turn(label.yaw + scene.heading - yaw) > _SAME:
            return None
    polygon = first.polygon and [
        ((corner + first_scene.heading + 180) % 360 - 180, pitch) for corner, pitch in first.polygon
    ]
    return {"yaw": yaw, "north": True, **({"polygon": polygon} if polygon else {})}


def _turn(degrees: float) -> float:
    return abs((degrees + 180) % 360 - 180)
