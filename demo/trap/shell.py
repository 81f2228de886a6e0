"""Walls, floor, ceiling, skirting and windows of a room of the trap."""

from __future__ import annotations

import bpy

from model import architecture as a
from model.architecture import Window
from model.layout import Room

from . import plan, surfaces

OAK = (0.36, 0.24, 0.13)
WHITE = (0.78, 0.78, 0.75)


def window(side: str, at: float, width: float = 1.6, sill: float = 0.85, top: float = 2.5) -> Window:
    """A plain window with a flat head."""
    return Window(side, at, width, sill, top, arch=False)


def room(
    space: Room,
    wall: bpy.types.Material,
    floor: bpy.types.Material,
    windows: tuple[Window, ...] = (),
    ceiling: bpy.types.Material | None = None,
    skirting: tuple[float, float, float] = WHITE,
) -> None:
    """The shell of one room with its doors and windows cut out."""
    a.walls(space, wall, windows, doors=plan.DOORS)
    a.floor(space, floor)
    a.ceiling(space, ceiling or surfaces.tiles("tiles"))
    a.skirting(space, surfaces.plain(f"skirting-{skirting}", skirting, 0.5), 0.1, 0.018, plan.DOORS)
    for opening in windows:
        a.window_frame(space, opening, surfaces.plain("window-paint", (0.80, 0.80, 0.78), 0.4))
