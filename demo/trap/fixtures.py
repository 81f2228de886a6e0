"""Things on walls and ceilings: signs, posters, doors, radiators, outlets, lamps. Metres and degrees."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import bpy
import numpy as np
from mathutils import Matrix

from model import architecture as a
from model import materials as m
from model import mesh
from model.layout import Room
from model.site import Site

from . import artwork, plan, surfaces

FACING = {"n": 180.0, "s": 0.0, "w": 90.0, "e": 270.0}
"""Compass direction that the inner face of a wall looks to."""


def place(room: Room, side: str, at: float, z: float, off: float = 0.0) -> Matrix:
    """Frame on a wall: x to the right as seen from the room, y up, z into the room.

    ``at`` is the world coordinate along the wall, ``off`` the distance before it.
    """
    x0, y0, x1, y1 = room.box
    x, y = {"n": (at, y1 - off), "s": (at, y0 + off), "w": (x0 + off, at), "e": (x1 - off, at)}[side]
    return mesh.upright((x, y, z), FACING[side])


def slab(
    name: str, frame: Matrix, size: Sequence[float], material: bpy.types.Material, bevel: float = 0.0
) -> None:
    """A box flat on a wall: width, height, thickness; its back is on the frame's plane."""
    w, h, d = size
    mesh.box(name, (-w / 2, -h / 2, 0), (w / 2, h / 2, d), material, bevel).matrix_world = (
        frame @ Matrix.Translation((0, 0, d / 2))
    )


def hang(
    name: str,
    frame: Matrix,
    width: float,
    height: float,
    picture: bpy.types.Material,
    rim: bpy.types.Material | None = None,
    depth: float = 0.025,
) -> None:
    """A picture on a wall, with a frame around it if asked."""
    b = mesh.quad(
        name,
        [
            (-width / 2, -height / 2, depth),
            (width / 2, -height / 2, depth),
            (width / 2, height / 2, depth),
            (-width / 2, height / 2, depth),
        ],
        picture,
    )
    b.matrix_world = frame
    e = 0.04 if rim else 0.0
    body = rim or surfaces.plain("sign-edge", (0.7, 0.7, 0.7))
    slab(f"{name}-body", frame, (width + 2 * e, height + 2 * e, depth - 0.002), body)
    if rim:
        for w, h, x, y in (
            (width + 2 * e, e, 0, height / 2 + e / 2),
            (width + 2 * e, e, 0, -height / 2 - e / 2),
            (e, height, width / 2 + e / 2, 0),
            (e, height, -width / 2 - e / 2, 0),
        ):
            slab("rim", frame @ Matrix.Translation((x, y, 0)), (w, h, depth + 0.015), rim, 0.004)


@cache
def _drawn(name: str) -> bpy.types.Material:
    return m.pictured(
        name,
        {"poster": artwork.poster, "exit": artwork.exit_sign, "extinguisher": artwork.extinguisher_sign}[
            name
        ](),
        0.5,
    )


def poster(room: Room, side: str, at: float, z: float = 1.6) -> None:
    """A copy of the framed poster."""
    hang(
        "poster",
        place(room, side, at, z),
        0.7,
        1.0,
        _drawn("poster"),
        surfaces.plain("poster-rim", (0.04, 0.04, 0.045), 0.4),
    )


def exit_sign(room: Room, side: str, at: float, z: float = 2.4) -> None:
    """A copy of the green sign."""
    hang("exit-sign", place(room, side, at, z), 0.36, 0.15, _drawn("exit"), depth=0.03)


def extinguisher(room: Room, side: str, at: float) -> None:
    """A red bottle on the wall under its sign."""
    hang("extinguisher-sign", place(room, side, at, 1.75), 0.24, 0.24, _drawn("extinguisher"), depth=0.006)
    spot = place(room, side, at, 0.55, 0.11).to_translation()
    red = surfaces.plain("extinguisher-red", (0.55, 0.012, 0.015), 0.3)
    mesh.lathe(
        "extinguisher", [(0.07, 0), (0.075, 0.03), (0.075, 0.38), (0.03, 0.46), (0.03, 0.5)], spot, red
    )
    mesh.tube(
        "hose",
        [
            (spot[0], spot[1], 1.06),
            (spot[0] + 0.09, spot[1] + 0.02, 0.98),
            (spot[0] + 0.1, spot[1] + 0.02, 0.66),
        ],
        0.012,
        surfaces.plain("rubber", (0.02,) * 3),
    )


def notice_board(
    room: Room, side: str, at: float, seed: int, width: float = 1.2, height: float = 0.9, z: float = 1.5
) -> None:
    """A board of papers, like no other."""
    picture = m.pictured(f"notices-{seed}", artwork.notices(seed, width, height), 0.8)
    hang(
        "notices",
        place(room, side, at, z),
        width,
        height,
        picture,
        surfaces.plain("alloy", (0.5, 0.51, 0.53), 0.4),
    )


def painting(
    room: Room, side: str, at: float, seed: int, width: float, height: float, z: float = 1.6
) -> None:
    """A framed painting, like no other."""
    picture = m.pictured(f"painting-{seed}", artwork.abstract(seed, width, height), 0.6)
    rim = surfaces.plain(
        f"rim-{seed % 3}", ((0.24, 0.13, 0.06), (0.5, 0.36, 0.14), (0.05, 0.05, 0.05))[seed % 3], 0.4
    )
    hang("painting", place(room, side, at, z), width, height, picture, rim, 0.03)


def leaf(room: Room, side: str, at: float, number: str = "", width: float = 1.0, height: float = 2.1) -> None:
    """A closed door on a wall with its frame and, if asked, the plate with its number."""
    paint = surfaces.plain("leaf-paint", (0.56, 0.55, 0.50), 0.35)
    frame = place(room, side, at, height / 2)
    slab("leaf", frame, (width - 0.06, height, 0.018), paint)
    for z, h in ((-0.55, 0.7), (0.42, 0.95)):
        slab("leaf-panel", frame @ Matrix.Translation((0, z, 0)), (width - 0.3, h, 0.03), paint, 0.008)
    slab(
        "door-handle",
        frame @ Matrix.Translation((width / 2 - 0.13, -0.03, 0.03)),
        (0.12, 0.02, 0.03),
        surfaces.plain("handle", (0.35, 0.35, 0.36), 0.3, 0.8),
    )
    for x, y, w, h in (
        (-width / 2 - 0.03, 0, 0.1, height),
        (width / 2 + 0.03, 0, 0.1, height),
        (0, height / 2 + 0.05, width + 0.16, 0.1),
    ):
        slab("leaf-frame", frame @ Matrix.Translation((x, y, 0)), (w, h, 0.035), paint, 0.006)
    if number:
        plate(room, side, at, number)


def plate(room: Room, side: str, at: float, number: str) -> None:
    """The number beside a door."""
    hang(
        "plate",
        place(room, side, at + 0.72, 1.65),
        0.15,
        0.09,
        m.pictured(f"plate-{number}", artwork.plate(number), 0.5),
        depth=0.006,
    )


def radiator(room: Room, side: str, at: float, width: float = 1.2) -> None:
    """A ribbed radiator under a window."""
    paint = surfaces.paint("radiator", (0.78, 0.78, 0.76), 0.05)
    count = round(width / 0.1)
    for k in range(count):
        frame = place(room, side, at + (k - (count - 1) / 2) * 0.1, 0.42, 0.04)
        slab("rib", frame, (0.075, 0.58, 0.09), paint, 0.015)
    slab("pipe", place(room, side, at, 0.18, 0.07), (width + 0.3, 0.03, 0.03), paint)


def outlets(room: Room, seed: int, sides: str = "nesw") -> None:
    """Outlets, a switch and a cable duct where the seed wants them."""
    rng = np.random.default_rng(seed)
    ivory = surfaces.plain("outlet", (0.72, 0.70, 0.62), 0.4)
    x0, y0, x1, y1 = room.box
    for side in sides:
        lo, hi = (x0, x1) if side in "ns" else (y0, y1)
        blocked = [
            (min(p[0] for p in o) - 0.2, max(p[0] for p in o) + 0.2)
            for o in a.openings(room, side, plan.DOORS)
        ]
        # One in each half of the wall, so that two never stand in one place.
        for k in (0, 1):
            at = lo + (hi - lo) * (0.5 * k + rng.uniform(0.06, 0.44))
            if any(p < at < q for p, q in blocked):
                continue
            width = 0.15 if rng.random() < 0.5 else 0.08
            slab("outlet", place(room, side, at, 0.3), (width, 0.08, 0.012), ivory, 0.004)
        at = rng.uniform(lo + 0.3, hi - 0.3)
        if not any(p < at < q for p, q in blocked):
            slab("duct", place(room, side, at, room.height / 2), (0.04, room.height, 0.02), ivory)


def clock(room: Room, side: str, at: float, z: float = 2.45) -> None:
    """A round clock."""
    frame = place(room, side, at, z)
    for name, r, d, colour in (
        ("clock", 0.17, 0.04, (0.05, 0.05, 0.05)),
        ("clock-face", 0.15, 0.044, (0.85, 0.85, 0.82)),
    ):
        body = mesh.lathe(name, [(r, 0), (r, d)], (0, 0, 0), surfaces.plain(name, colour))
        body.matrix_world = frame
    black = surfaces.plain("clock", (0.05, 0.05, 0.05))
    slab(
        "hand",
        frame @ Matrix.Translation((0.03, 0.03, 0.046)) @ Matrix.Rotation(-0.7, 4, "Z"),
        (0.012, 0.1, 0.003),
        black,
    )
    slab(
        "hand",
        frame @ Matrix.Translation((-0.05, 0.01, 0.046)) @ Matrix.Rotation(1.3, 4, "Z"),
        (0.01, 0.13, 0.003),
        black,
    )


def lamps(
    site: Site,
    room: Room,
    spots: Sequence[tuple[float, float]],
    watts: float,
    size: tuple[float, float] = (0.6, 0.6),
    colour: m.Colour = (1.0, 0.95, 0.88),
) -> None:
    """Lit panels in the ceiling, and one soft lamp a room that does their work without their noise."""
    z = room.height
    rail = surfaces.plain("lamp-rail", (0.6, 0.6, 0.6))
    for x, y in spots:
        w, d = size[0] / 2, size[1] / 2
        mesh.box(
            "lamp-rail",
            (x - w - 0.02, y - d - 0.02, z - 0.025),
            (x + w + 0.02, y + d + 0.02, z - 0.001),
            rail,
        )
        mesh.box(
            "lamp",
            (x - w, y - d, z - 0.028),
            (x + w, y + d, z - 0.024),
            m.glow("panel", (1.0, 0.97, 0.92), 2.6),
        )
    x0, y0, x1, y1 = room.box
    cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
    site.area(
        room.id, (cx, cy, z - 0.05), (cx, cy, 0), (0.75 * (x1 - x0), 0.75 * (y1 - y0)), 0.55 * watts, colour
    )
