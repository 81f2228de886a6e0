"""What a plan is made of: rooms, doors and capture points, for any modelled building.

World axes: x east, y north, z up, metres; the floor is z = 0 unless a room lies higher. Nothing here needs
Blender.
"""

from __future__ import annotations

from dataclasses import dataclass

WALL = 0.4
"""Thickness of every wall; rooms are given by their clear inside, so neighbours lie this far apart."""

Outline = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Room:
    """A room by its clear inside: outline counter-clockwise, height of the ceiling (or of the sky for the
    courtyard).
    """

    id: str
    title: str
    outline: Outline
    height: float
    floor_z: float = 0.0

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Bounding rectangle ``x0, y0, x1, y1``."""
        xs, ys = zip(*self.outline, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True)
class Door:
    """An opening between two rooms; ``along`` is the axis the wall runs along, ``pointed`` the kind of its
    head.
    """

    between: tuple[str, str]
    x: float
    y: float
    width: float
    height: float
    along: str
    pointed: bool = True
    sill: float = 0.0
    """Where it begins above z = 0; ``height`` is counted from here."""


@dataclass(frozen=True)
class Capture:
    """A place where the camera stood, how it was turned (degrees), and how it was exposed (stops)."""

    id: str
    room: str
    x: float
    y: float
    height: float
    heading: float
    pitch: float = 0.0
    roll: float = 0.0
    exposure: float = 0.0
    floor: float = 0.0
    """Where the floor is that ``height`` is counted from."""

    @property
    def position(self) -> tuple[float, float, float]:
        """Camera point in the world."""
        return self.x, self.y, round(self.floor + self.height, 4)


@dataclass(frozen=True)
class Plan:
    """A whole building in plain numbers; a room that stands inside another is listed after it."""

    rooms: tuple[Room, ...]
    doors: tuple[Door, ...]
    captures: tuple[Capture, ...]
    links: tuple[tuple[str, str], ...] = ()
    """Neighbours that a visitor can walk between; each is written in both directions."""

    def room(self, identifier: str) -> Room:
        """The room of that id; KeyError if there is none."""
        return {r.id: r for r in self.rooms}[identifier]

    def capture(self, identifier: str) -> Capture:
        """The capture point of that id; KeyError if there is none."""
        return {c.id: c for c in self.captures}[identifier]

    def room_at(self, x: float, y: float) -> str | None:
        """Room that a floor position is in; the inner one where one stands inside another."""
        found = [r.id for r in self.rooms if inside(r.outline, x, y)]
        return found[-1] if found else None


def rectangle(x0: float, y0: float, x1: float, y1: float) -> Outline:
    """Outline of an upright rectangle."""
    return (x0, y0), (x1, y0), (x1, y1), (x0, y1)


def inside(outline: Outline, x: float, y: float) -> bool:
    """Whether a point lies in a polygon (even-odd rule)."""
    hit = False
    for (x0, y0), (x1, y1) in zip(outline, outline[1:] + outline[:1], strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            hit = not hit
    return hit
