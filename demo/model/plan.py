"""The plan of the museum: rooms, doors and capture points, as plain numbers.

World axes: x east, y north, z up, metres; the floor is z = 0 everywhere. Nothing here needs Blender, so the
tests and the writer of ``museum.toml`` read the same numbers that the renderer builds from.
"""

from __future__ import annotations

import math

from .layout import WALL, Capture, Door, Plan, Room, inside, rectangle

__all__ = ["WALL", "Capture", "Door", "Room", "inside"]

YURT_CENTRE = (1.5, -8.5)
YURT_RADIUS = 3.1


def _circle(cx: float, cy: float, radius: float, count: int = 32) -> tuple[tuple[float, float], ...]:
    return tuple(
        (
            round(cx + radius * math.cos(2 * math.pi * i / count), 4),
            round(cy + radius * math.sin(2 * math.pi * i / count), 4),
        )
        for i in range(count)
    )


ROOMS: tuple[Room, ...] = (
    Room("courtyard", "Courtyard", rectangle(-4.0, -15.0, 26.8, 0.0), 6.0),
    Room("yurt", "Yurt", _circle(*YURT_CENTRE, YURT_RADIUS), 3.4),
    Room("foyer", "Foyer", rectangle(6.0, 0.4, 16.0, 7.6), 4.4),
    Room("atrium", "Atrium", rectangle(6.0, 8.0, 16.0, 18.0), 5.8),
    Room("petroglyphs", "Hall of petroglyphs", rectangle(16.4, 8.0, 26.4, 17.6), 4.6),
    Room("gold", "Hall of gold", rectangle(16.4, 18.0, 24.4, 25.6), 4.0),
    Room("music", "Hall of music", rectangle(6.0, 18.4, 16.0, 26.0), 4.4),
    Room("gallery", "Gallery", rectangle(1.6, 2.0, 5.6, 18.0), 4.2),
)

DOORS: tuple[Door, ...] = (
    Door(("courtyard", "foyer"), 11.0, 0.2, 2.4, 3.2, "x"),
    Door(("courtyard", "yurt"), YURT_CENTRE[0] + YURT_RADIUS, YURT_CENTRE[1], 1.2, 1.85, "y"),
    Door(("foyer", "atrium"), 11.0, 7.8, 3.0, 3.3, "x"),
    Door(("foyer", "gallery"), 5.8, 5.0, 1.8, 2.7, "y"),
    Door(("atrium", "petroglyphs"), 16.2, 12.4, 2.2, 2.9, "y"),
    Door(("atrium", "music"), 11.0, 18.2, 2.2, 2.9, "x"),
    Door(("atrium", "gallery"), 5.8, 12.8, 2.0, 2.7, "y"),
    Door(("petroglyphs", "gold"), 20.4, 17.8, 1.8, 2.6, "x"),
    Door(("gold", "music"), 16.2, 21.8, 1.8, 2.6, "y"),
)

CAPTURES: tuple[Capture, ...] = (
    Capture("courtyard", "courtyard", 9.4, -7.8, 1.62, 218.3, exposure=0.15),
    Capture("courtyard-2", "courtyard", 11.3, -4.4, 1.55, 31.7, exposure=0.15),
    Capture("yurt", "yurt", 0.8, -8.6, 1.50, 98.4, pitch=3.1, roll=-2.4, exposure=1.15),
    Capture("foyer", "foyer", 10.5, 2.8, 1.68, 12.9, exposure=0.45),
    Capture("atrium-1", "atrium", 12.2, 9.9, 1.60, 341.2, exposure=0.6),
    Capture("atrium-2", "atrium", 9.2, 12.3, 1.72, 67.5, exposure=0.6),
    Capture("petroglyphs-1", "petroglyphs", 18.5, 12.2, 1.58, 79.6, exposure=0.8),
    Capture("petroglyphs-2", "petroglyphs", 21.0, 14.9, 1.66, 203.8, pitch=-1.6, roll=4.0, exposure=0.8),
    Capture("gold", "gold", 19.6, 21.2, 1.61, 307.4, exposure=0.6),
    Capture("music", "music", 12.7, 22.5, 1.74, 294.1, exposure=0.4),
    Capture("gallery-1", "gallery", 3.9, 8.6, 1.64, 158.7, exposure=0.35),
    Capture("gallery-2", "gallery", 3.4, 12.1, 1.46, 13.3, exposure=0.35),
)

LINKS: tuple[tuple[str, str], ...] = (
    ("courtyard", "courtyard-2"),
    ("courtyard", "yurt"),
    ("courtyard-2", "foyer"),
    ("foyer", "atrium-1"),
    ("foyer", "gallery-1"),
    ("atrium-1", "atrium-2"),
    ("atrium-1", "petroglyphs-1"),
    ("atrium-2", "music"),
    ("atrium-2", "gallery-2"),
    ("petroglyphs-1", "petroglyphs-2"),
    ("petroglyphs-2", "gold"),
    ("gold", "music"),
    ("gallery-1", "gallery-2"),
)
"""Neighbours that a visitor can walk between; each is written in both directions."""


PLAN = Plan(ROOMS, DOORS, CAPTURES, LINKS)

room = PLAN.room
capture = PLAN.capture
room_at = PLAN.room_at


def door_between(a: str, b: str) -> Door | None:
    """The door that joins two rooms, whichever way round they are named."""
    return next((d for d in DOORS if set(d.between) == {a, b}), None)
