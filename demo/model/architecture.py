"""Walls, floors, ceilings and door frames: the shell that the exhibits stand in."""

from __future__ import annotations

import math
from dataclasses import dataclass

from mathutils import Matrix, Vector

from . import mesh, plan
from .layout import WALL, Door, Room

Rect = tuple[float, float, float, float]

OAK = ((0.10, 0.052, 0.024), (0.27, 0.155, 0.075))
WALNUT = ((0.035, 0.019, 0.010), (0.115, 0.062, 0.032))


@dataclass(frozen=True)
class Window:
    """An opening in one wall: which side (n e s w), where along it, and how large; arched or not."""

    side: str
    at: float
    width: float
    sill: float
    top: float
    arch: bool = True


def arch(
    centre: float, width: float, bottom: float, top: float, pointed: bool = True, steps: int = 10
) -> list[tuple[float, float]]:
    """Outline of an opening with a pointed (or flat) head, counter-clockwise from bottom left."""
    half = width / 2
    if not pointed:
        return [(centre - half, bottom), (centre + half, bottom), (centre + half, top), (centre - half, top)]
    spring = top - 0.62 * width
    # Two circles of radius 0.77 width about points inside the opening meet at the top: a keel arch of the
    # steppe.
    radius = (half**2 + (top - spring) ** 2) / (2 * half)
    right = []
    for i in range(steps + 1):
        z = spring + (top - spring) * i / steps
        x = math.sqrt(max(0.0, radius**2 - (z - spring) ** 2)) - (radius - half)
        right.append((centre + max(0.0, x), z))
    left = [(2 * centre - x, z) for x, z in reversed(right[:-1])]
    return [(centre - half, bottom), (centre + half, bottom), *right, *left]


def wall_frame(box: Rect, side: str) -> tuple[Matrix, float, float, bool]:
    """Frame of the inner face of a wall (its z towards the room), the range along it and whether that runs
    along x.

    In that frame the local x is the world coordinate along the wall, so that openings are given in world
    numbers.
    """
    x0, y0, x1, y1 = box
    ex, ey, up = Vector((1, 0, 0)), Vector((0, 1, 0)), Vector((0, 0, 1))
    along, normal, at, lo, hi = {
        "s": (ex, ey, Vector((0, y0, 0)), x0, x1),
        "n": (ex, -ey, Vector((0, y1, 0)), x0, x1),
        "w": (ey, ex, Vector((x0, 0, 0)), y0, y1),
        "e": (ey, -ex, Vector((x1, 0, 0)), y0, y1),
    }[side]
    matrix = Matrix((along, up, normal)).transposed().to_4x4()
    matrix.translation = at
    return matrix, lo, hi, side in "sn"


def openings(room: Room, side: str, doors: tuple[Door, ...] = plan.DOORS) -> list[list[tuple[float, float]]]:
    """Door openings of a room's side as outlines."""
    x0, y0, x1, y1 = room.box
    line = {"s": ("x", y0), "n": ("x", y1), "w": ("y", x0), "e": ("y", x1)}[side]
    found = []
    for door in doors:
        if room.id not in door.between or door.along != line[0] or "yurt" in door.between:
            continue
        across, along = (door.y, door.x) if door.along == "x" else (door.x, door.y)
        if abs(across - line[1]) < WALL:
            found.append(arch(along, door.width, door.sill - 0.01, door.sill + door.height, door.pointed))
    return found


def walls(
    room: Room,
    material: object,
    windows: tuple[Window, ...] = (),
    extra_top: float = 0.0,
    skip: str = "",
    doors: tuple[Door, ...] = plan.DOORS,
) -> None:
    """The inner half of a room's four walls, with its doors and windows cut out."""
    for side in "nesw":
        if side in skip:
            continue
        matrix, lo, hi, _ = wall_frame(room.box, side)
        half = WALL / 2
        top = room.height + extra_top
        outline = [(lo - half, -0.02), (hi + half, -0.02), (hi + half, top), (lo - half, top)]
        holes = openings(room, side, doors)
        holes += [arch(w.at, w.width, w.sill, w.top, w.arch) for w in windows if w.side == side]
        matrix = matrix @ Matrix.Translation((0, 0, -half / 2))
        mesh.sheet(f"{room.id}-wall-{side}", [outline, *holes], half, material, matrix)


def floor(room: Room, material: object) -> None:
    """The floor, reaching to the middle of the walls so that door sills are closed."""
    x0, y0, x1, y1 = room.box
    h = WALL / 2
    mesh.box(f"{room.id}-floor", (x0 - h, y0 - h, -0.15), (x1 + h, y1 + h, room.floor_z), material)


def ceiling(room: Room, material: object, hole: Rect | None = None, thickness: float = 0.3) -> None:
    """A flat ceiling, with a hole for a skylight if asked."""
    x0, y0, x1, y1 = room.box
    h = WALL / 2
    outlines = [[(x0 - h, y0 - h), (x1 + h, y0 - h), (x1 + h, y1 + h), (x0 - h, y1 + h)]]
    if hole:
        a, b, c, d = hole
        outlines.append([(a, b), (c, b), (c, d), (a, d)])
    mesh.sheet(
        f"{room.id}-ceiling",
        outlines,
        thickness,
        material,
        Matrix.Translation((0, 0, room.height + thickness / 2)),
    )


def skirting(
    room: Room,
    material: object,
    height: float = 0.14,
    depth: float = 0.025,
    doors: tuple[Door, ...] = plan.DOORS,
) -> None:
    """A board along the foot of the walls, interrupted at doors."""
    for side in "nesw":
        matrix, lo, hi, _ = wall_frame(room.box, side)
        cuts = sorted((min(x for x, _ in o), max(x for x, _ in o)) for o in openings(room, side, doors))
        start = lo
        for a, b in [*cuts, (hi, hi)]:
            end = a - 0.12 if a < hi else hi
            if end > start + 0.05:
                z = room.floor_z
                outline = [(start, z), (end, z), (end, z + height), (start, z + height)]
                mesh.sheet(
                    "skirting", [outline], depth, material, matrix @ Matrix.Translation((0, 0, depth / 2))
                )
            start = b + 0.12


def beams(
    room: Room,
    material: object,
    count: int,
    across: str = "x",
    size: tuple[float, float] = (0.22, 0.3),
    skip: Rect | None = None,
) -> None:
    """Ceiling beams spanning the room along an axis."""
    x0, y0, x1, y1 = room.box
    lo, hi = (y0, y1) if across == "x" else (x0, x1)
    for i in range(count):
        at = lo + (hi - lo) * (i + 0.5) / count
        if (
            skip
            and (skip[1] if across == "x" else skip[0]) - 0.1
            < at
            < (skip[3] if across == "x" else skip[2]) + 0.1
        ):
            continue
        a, b = at - size[0] / 2, at + size[0] / 2
        z0, z1 = room.height - size[1], room.height + 0.05
        if across == "x":
            mesh.box("beam", (x0 - 0.05, a, z0), (x1 + 0.05, b, z1), material, 0.012)
        else:
            mesh.box("beam", (a, y0 - 0.05, z0), (b, y1 + 0.05, z1), material, 0.012)


def door_frames(material: object, doors: tuple[Door, ...] = plan.DOORS) -> None:
    """A timber lining in every doorway, with an architrave on both faces."""
    for door in doors:
        if "yurt" in door.between:
            continue
        outer = arch(0.0, door.width + 0.30, -0.01, door.height + 0.20, door.pointed)
        inner = arch(0.0, door.width - 0.06, -0.02, door.height - 0.03, door.pointed)
        middle = arch(0.0, door.width + 0.02, -0.01, door.height + 0.01, door.pointed)
        turn = 0.0 if door.along == "x" else math.pi / 2
        stand = (
            Matrix.Translation((door.x, door.y, door.sill))
            @ Matrix.Rotation(turn, 4, "Z")
            @ Matrix.Rotation(math.pi / 2, 4, "X")
        )
        mesh.sheet("door-lining", [middle, inner], WALL + 0.04, material, stand)
        for sign in (-1, 1):
            place = stand @ Matrix.Translation((0, 0, sign * (WALL / 2 + 0.02)))
            mesh.sheet("architrave", [outer, inner], 0.05, material, place, bevel=0.012)


def window_frame(room: Room, window: Window, material: object) -> None:
    """Frame and glazing bars of a window, in the middle of the wall."""
    matrix, *_ = wall_frame(room.box, window.side)
    place = matrix @ Matrix.Translation((0, 0, -WALL / 2))
    outer = arch(window.at, window.width, window.sill, window.top, window.arch)
    inner = arch(window.at, window.width - 0.14, window.sill + 0.07, window.top - 0.08, window.arch)
    mesh.sheet("window-frame", [outer, inner], 0.09, material, place)
    mesh.sheet(
        "window-bar",
        [
            [
                (window.at - 0.025, window.sill),
                (window.at + 0.025, window.sill),
                (window.at + 0.025, window.top - 0.05),
                (window.at - 0.025, window.top - 0.05),
            ]
        ],
        0.05,
        material,
        place,
    )
    for share in (0.33, 0.64):
        z = window.sill + (window.top - window.sill) * share
        half = window.width / 2
        mesh.sheet(
            "window-bar",
            [
                [
                    (window.at - half, z - 0.02),
                    (window.at + half, z - 0.02),
                    (window.at + half, z + 0.02),
                    (window.at - half, z + 0.02),
                ]
            ],
            0.045,
            material,
            place,
        )
    sill = [
        (window.at - window.width / 2 - 0.08, window.sill - 0.05),
        (window.at + window.width / 2 + 0.08, window.sill - 0.05),
        (window.at + window.width / 2 + 0.08, window.sill),
        (window.at - window.width / 2 - 0.08, window.sill),
    ]
    mesh.sheet("window-sill", [sill], WALL + 0.12, material, place)
