"""The whole house as one Blender scene, empty of people and with no time of day."""

from __future__ import annotations

import bpy

from model.site import Site

from . import gallery, hall, lights, museum_rooms, outside, public_rooms, shell


def build() -> Site:
    """Empty the file, build everything, and hand back the register of lamps."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    site = Site()
    lights.build_sky()
    outside.build()
    public_rooms.build(site)
    hall.build(site)
    museum_rooms.build(site)
    gallery.build(site)
    shell.doorways()
    bpy.context.view_layer.update()
    return site
