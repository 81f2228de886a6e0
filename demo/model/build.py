"""The whole museum as one Blender scene."""

from __future__ import annotations

import bpy

from . import courtyard, gallery, gold, halls, music, petroglyphs, shell, sky, yurt, yurt_household
from .site import Site


def build() -> Site:
    """Empty the file, build everything, and hand back the register of label points and lamps."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    site = Site()
    sky.build_sky()
    sky.build_terrain()
    shell.build(site)
    courtyard.build(site)
    yurt.build(site)
    yurt_household.furnish(site)
    halls.foyer(site)
    halls.atrium(site)
    petroglyphs.build(site)
    gold.build(site)
    music.build(site)
    gallery.build(site)
    bpy.context.view_layer.update()
    return site
