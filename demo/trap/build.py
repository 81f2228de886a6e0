"""The whole trap as one Blender scene."""

from __future__ import annotations

import bpy

from model import architecture as a
from model.site import Site

from . import classrooms, corridors, halls, outside, plan, rooms, surfaces


def build() -> Site:
    """Empty the file, build everything, and hand back the register of lamps."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    site = Site()
    outside.build()
    halls.build(site)
    corridors.build(site)
    classrooms.build(site)
    rooms.build(site)
    plain = [d for d in plan.DOORS if not {"hall-a", "hall-b"} & set(d.between)]
    a.door_frames(surfaces.plain("door-paint", (0.80, 0.79, 0.76), 0.35), tuple(plain))
    bpy.context.view_layer.update()
    return site
