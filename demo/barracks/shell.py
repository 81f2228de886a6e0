"""Walls, floor, ceiling, skirting and windows of a room of the barracks, from the trap's materials."""

from __future__ import annotations

import bpy

from model import architecture as a
from model.architecture import Window
from model.layout import Room
from trap import surfaces
from trap.shell import WHITE

from . import plan


def room(
    space: Room,
    wall: bpy.types.Material,
    floor: bpy.types.Material,
    windows: tuple[Window, ...] = (),
    skirting: tuple[float, float, float] = WHITE,
) -> None:
    """The shell of one room with its doors and windows cut out."""
    a.walls(space, wall, windows, doors=plan.DOORS)
    a.floor(space, floor)
    a.ceiling(space, surfaces.white())
    a.skirting(space, surfaces.plain(f"skirting-{skirting}", skirting, 0.5), 0.1, 0.018, plan.DOORS)
    for opening in windows:
        a.window_frame(space, opening, surfaces.plain("window-paint", (0.80, 0.80, 0.78), 0.4))
