"""Walls, floors, ceilings, windows with curtains, doors and the stairs of the house."""

from __future__ import annotations

import math

import bpy
import numpy as np
from mathutils import Matrix

from model import architecture as a
from model import materials as m
from model import mesh
from model.architecture import Window
from model.layout import WALL, Room

from . import mount, plan, surfaces

WHITE = (0.82, 0.81, 0.77)


def window(side: str, at: float, width: float = 1.5, sill: float = 0.8, top: float = 2.5) -> Window:
    """A window with a flat head, heights above z = 0."""
    return Window(side, at, width, sill, top, arch=False)


def room(
    space: Room,
    wall: bpy.types.Material,
    floor: bpy.types.Material,
    windows: tuple[Window, ...] = (),
    skirting: m.Colour = (0.30, 0.16, 0.08),
    cornice: float = 0.12,
) -> None:
    """The shell of one room with its doors and windows cut out, and a cornice."""
    a.walls(space, wall, windows, doors=plan.DOORS)
    a.floor(space, floor)
    a.ceiling(space, m.plaster("ceiling", WHITE, (0.74, 0.70, 0.60), 0.7))
    a.skirting(space, surfaces.paint(f"skirting-{skirting}", skirting), 0.12, 0.02, plan.DOORS)
    frame = surfaces.paint("window-white", (0.84, 0.84, 0.82), 0.4, 0.08)
    for opening in windows:
        a.window_frame(space, opening, frame)
        # Over the sill of the frame, which lies flush with the wall's cut.
        low = _window_place(space, opening) @ Matrix.Translation((0, opening.sill + 0.012, -0.2))
        mount.board("sill-board", low, (opening.width + 0.14, 0.03, 0.3), frame, 0.006)
    x0, y0, x1, y1 = space.box
    stucco = surfaces.paint("cornice", (0.86, 0.85, 0.82), 0.8, 0.1)
    z0, z1, c = space.height - cornice, space.height + 0.01, cornice * 0.8
    for lo, hi in (
        ((x0, y0, z0), (x1, y0 + c, z1)),
        ((x0, y1 - c, z0), (x1, y1, z1)),
        ((x0, y0, z0), (x0 + c, y1, z1)),
        ((x1 - c, y0, z0), (x1, y1, z1)),
    ):
        mesh.box("cornice", lo, hi, stucco, 0.03)


def curtains(
    space: Room, opening: Window, cloth: bpy.types.Material, drawn: float = 0.3, drop: float = 0.15
) -> None:
    """Two folded curtains from a rail above the window; ``drawn`` is the share of it that they cover."""
    top = opening.top + 0.18
    half = opening.width / 2 + 0.2
    rng = np.random.default_rng(round(opening.at * 100))
    for side in (-1, 1):
        wide = opening.width / 2 * drawn + 0.2
        u = np.linspace(0, 1, 40)
        x = side * (half - u * wide)
        phase = rng.uniform(0, 6)
        verts, faces = [], []
        for z, squeeze in ((top, 1.0), (top - 0.5, 0.97), (drop + 0.4, 0.92), (drop, 0.96)):
            depth = 0.10 + 0.035 * np.sin(2 * math.pi * u * (4 + 3 * drawn) + phase + 0.3 * z)
            verts += [
                (side * half + (px - side * half) * squeeze, z, d) for px, d in zip(x, depth, strict=True)
            ]
        faces = [
            (40 * k + i, 40 * k + i + 1, 40 * (k + 1) + i + 1, 40 * (k + 1) + i)
            for k in range(3)
            for i in range(39)
        ]
        skin = mesh.mesh("curtain", verts, faces, cloth, smooth=True)
        skin.matrix_world = _window_place(space, opening)
    brass = surfaces.paint("rail", (0.45, 0.30, 0.12), 0.35)
    rail = mesh.tube("rail", [(-half - 0.1, top + 0.03, 0.1), (half + 0.1, top + 0.03, 0.1)], 0.016, brass)
    rail.matrix_world = _window_place(space, opening)


def _window_place(space: Room, opening: Window) -> Matrix:
    frame = mount.on(space, opening.side, opening.at, 0.0)
    frame.translation.z = 0.0
    return frame


def radiator(space: Room, opening: Window, ribs: int = 9) -> None:
    """Cast-iron ribs under a window."""
    iron = surfaces.paint("radiator", (0.70, 0.68, 0.60), 0.5, 0.12)
    for k in range(ribs):
        frame = _window_place(space, opening) @ Matrix.Translation(
            ((k - (ribs - 1) / 2) * 0.085, space.floor_z + 0.36, 0.04)
        )
        mount.board("rib", frame, (0.06, 0.5, 0.12), iron, 0.02)


def doorways() -> None:
    """Painted linings everywhere, and a leaf that stands open at some."""
    white = surfaces.paint("door-white", (0.80, 0.78, 0.70), 0.35, 0.12)
    brown = surfaces.paint("door-brown", (0.25, 0.12, 0.055), 0.35, 0.2)
    a.door_frames(white, plan.DOORS[:4])
    a.door_frames(brown, plan.DOORS[4:])
    # Hinge, compass direction in which the open leaf points from it, width, height, paint.
    for x, y, turn, width, height, paint in (
        (8.47, 4.22, 350, 1.04, 2.05, brown),
        (14.93, 4.22, 12, 1.04, 2.05, brown),
        (12.22, 7.22, 105, 0.94, 2.05, brown),
        (2.37, 5.62, 340, 0.83, 2.33, white),
        (4.03, 5.62, 25, 0.83, 2.33, white),
        (17.22, 3.28, 80, 1.1, 2.15, brown),
    ):
        parts = [mesh.box("leaf", (-0.02, 0, 0.01), (0.02, width, height), paint, 0.004)]
        for z0, z1 in ((0.2, 0.85), (1.0, height - 0.2)):
            parts.append(mesh.box("leaf-panel", (-0.032, 0.14, z0), (0.032, width - 0.14, z1), paint, 0.012))
        parts.append(
            mesh.box(
                "leaf-handle",
                (-0.07, width - 0.1, 0.98),
                (0.07, width - 0.06, 1.01),
                surfaces.paint("handle", (0.6, 0.45, 0.2), 0.3),
            )
        )
        mesh.move(parts, mesh.placed(x, y, 0, -turn))


def stairs() -> None:
    """From the hall up to the gallery, with a railing on its open side."""
    door = plan.DOORS[3]
    half, wall = door.width / 2, door.x - WALL / 2
    stone = m.slabs(
        "stair-stone",
        ((0.34, 0.31, 0.28), (0.46, 0.43, 0.39), (0.56, 0.53, 0.48)),
        (0.6, 0.9),
        (0.2, 0.19, 0.17),
    )
    edge = surfaces.paint("stair-edge", (0.42, 0.10, 0.06), 0.6)
    for k in range(plan.STEPS):
        x, z = wall - plan.TREAD * (plan.STEPS - k), plan.RISE * (k + 1)
        mesh.box("step", (x, door.y - half, 0), (wall, door.y + half, z), stone, 0.006)
        mesh.box(
            "step-edge", (x - 0.012, door.y - half, z - 0.04), (x + 0.03, door.y + half, z + 0.004), edge
        )
    iron = surfaces.paint("railing", (0.05, 0.06, 0.05), 0.4)
    wood = m.wood("handrail", (0.10, 0.05, 0.025), (0.28, 0.15, 0.07), "x", 0.35)
    run = plan.TREAD * plan.STEPS
    for y in (door.y - half + 0.04, door.y + half - 0.04):
        lines = [
            [(wall - run * (1 - t), y, plan.UP * t), (wall - run * (1 - t), y, plan.UP * t + 0.95)]
            for t in np.linspace(0.04, 0.98, 11)
        ]
        mesh.tubes("baluster", lines, 0.012, iron, sides=1)
        mesh.tube("handrail", [(wall - run - 0.1, y, 0.95), (wall, y, plan.UP + 0.95)], 0.032, wood)
