"""The whole barracks as one Blender scene."""

from __future__ import annotations

import bpy

from model import architecture as a
from model.site import Site
from trap import outside, surfaces

from . import corridor, dormitories, plan, rooms


def build() -> Site:
    """Empty the file, build everything, and hand back the register of lamps."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    site = Site()
    outside.build()
    corridor.build(site)
    dormitories.build(site)
    rooms.build(site)
    a.door_frames(surfaces.plain("door-paint", (0.80, 0.79, 0.76), 0.35), plan.DOORS)
    bpy.context.view_layer.update()
    return site
