"""Sky, sun and lamps of the house, and how they are set for one picture."""

from __future__ import annotations

import math
from collections.abc import Sequence

import bpy
from mathutils import Vector

from model import materials as m
from model import mesh
from model.architecture import Window, wall_frame
from model.layout import Capture, Room
from model.site import Site

from . import people, surfaces
from .moments import MOMENTS

WARM = (1.0, 0.60, 0.28)
SOFT = (1.0, 0.80, 0.58)
TUBE = (0.86, 0.96, 1.0)

_KINDS: dict[str, tuple[str, str, float]] = {}
"""Name of a lamp object → kind ("lamp" or "window"), room, watts at full strength."""


def build_sky() -> None:
    """A sky of a gradient and clouds whose colours are set for each picture, and the sun."""
    _KINDS.clear()
    world = bpy.data.worlds.new("sky")
    bpy.context.scene.world = world
    world.use_nodes = True
    tree = world.node_tree

    def node(kind: str, name: str) -> bpy.types.Node:
        made = tree.nodes.new(kind)
        made.name = name
        return made

    where = node("ShaderNodeTexCoord", "where").outputs["Generated"]
    axes = node("ShaderNodeSeparateXYZ", "axes")
    tree.links.new(where, axes.inputs[0])
    ramp = node("ShaderNodeValToRGB", "gradient")
    tree.links.new(axes.outputs["Z"], ramp.inputs["Fac"])
    ramp.color_ramp.elements.new(0.18)
    squeeze = node("ShaderNodeMapping", "squeeze")
    squeeze.inputs["Scale"].default_value = (1.0, 1.0, 3.2)
    tree.links.new(where, squeeze.inputs["Vector"])
    noise = node("ShaderNodeTexNoise", "clouds")
    noise.inputs["Scale"].default_value, noise.inputs["Detail"].default_value = 3.1, 7.0
    tree.links.new(squeeze.outputs[0], noise.inputs["Vector"])
    cover = node("ShaderNodeMapRange", "cover")
    tree.links.new(noise.outputs["Fac"], cover.inputs["Value"])
    mix = node("ShaderNodeMix", "mix")
    mix.data_type = "RGBA"
    tree.links.new(cover.outputs["Result"], mix.inputs[0])
    tree.links.new(ramp.outputs["Color"], mix.inputs[6])
    tree.links.new(mix.outputs[2], tree.nodes["Background"].inputs["Color"])
    lamp = bpy.data.lights.new("sun", "SUN")
    lamp.angle = math.radians(0.7)
    bpy.context.scene.collection.objects.link(bpy.data.objects.new("sun", lamp))


def daylight(site: Site, room: Room, windows: Sequence[Window]) -> None:
    """A soft lamp before every window, which lights the room as the sky does but with far less noise."""
    for opening in windows:
        matrix, *_ = wall_frame(room.box, opening.side)
        middle = (opening.sill + opening.top) / 2
        at, to = (matrix @ Vector((opening.at, middle, z)) for z in (0.03, 2.0))
        size = (opening.width, opening.top - opening.sill)
        lamp = site.area(room.id, at, to, size, 1.0, (0.80, 0.90, 1.0))
        _KINDS[lamp.name] = ("window", room.id, 22.0 * size[0] * size[1])


def glow(site: Site, room: str, at: Sequence[float], size: float, watts: float, colour: m.Colour) -> None:
    """A soft lamp that shines down and is switched with its room's."""
    lamp = site.area(room, at, (at[0], at[1], 0.0), (size, size), 1.0, colour)
    _KINDS[lamp.name] = ("lamp", room, watts)


def globe(
    site: Site, room: Room, x: float, y: float, drop: float, watts: float, colour: m.Colour = SOFT
) -> None:
    """A ball of milk glass on a rod."""
    z = room.height - drop
    brass = surfaces.paint("lamp-brass", (0.5, 0.36, 0.16), 0.3)
    mesh.tube("lamp-rod", [(x, y, room.height), (x, y, z + 0.13)], 0.012, brass)
    mesh.lathe("lamp-cap", [(0.05, 0), (0.05, 0.03), (0.02, 0.06)], (x, y, z + 0.12), brass)
    t = [k / 12 * math.pi for k in range(13)]
    ball = [(0.14 * math.sin(a) + 1e-3, -0.14 * math.cos(a)) for a in t]
    mesh.lathe("lamp-ball", ball, (x, y, z), surfaces.lamp(room.id, "ball"))
    glow(site, room.id, (x, y, z - 0.16), 0.5, watts, colour)


def shade(
    site: Site, room: Room, x: float, y: float, drop: float, watts: float, colour: m.Colour = WARM
) -> None:
    """A cloth shade with fringes, as over a dining table."""
    z = room.height - drop
    silk = surfaces.lamp(room.id, "silk")
    mesh.tube("lamp-wire", [(x, y, room.height), (x, y, z + 0.2)], 0.006, surfaces.paint("wire", (0.05,) * 3))
    mesh.lathe(
        "lamp-shade", [(0.30, 0), (0.27, 0.08), (0.17, 0.2), (0.07, 0.24)], (x, y, z), silk, caps=False
    )
    fringe = surfaces.cloth("fringe", (0.6, 0.3, 0.08))
    mesh.lathe("lamp-fringe", [(0.298, -0.07), (0.302, 0.0)], (x, y, z), fringe, caps=False)
    glow(site, room.id, (x, y, z - 0.09), 0.45, watts, colour)


def tube(site: Site, room: Room, x: float, y: float, along: str, watts: float, length: float = 1.2) -> None:
    """A fluorescent lamp on the ceiling."""
    z, half = room.height - 0.09, length / 2
    dx, dy = (half, 0.09) if along == "x" else (0.09, half)
    case = surfaces.paint("tube-case", (0.75, 0.75, 0.73), 0.5)
    mesh.box("tube-case", (x - dx, y - dy, z + 0.03), (x + dx, y + dy, room.height), case, 0.01)
    for side in (-0.045, 0.045):
        ends = [
            (x + s * half * 0.96, y + side, z) if along == "x" else (x + side, y + s * half * 0.96, z)
            for s in (-1, 1)
        ]
        mesh.tube("tube", ends, 0.018, surfaces.lamp(room.id, "tube"))
    lamp = site.area(room.id, (x, y, z - 0.03), (x, y, 0.0), (2 * dx, 2 * dy), 1.0, TUBE)
    _KINDS[lamp.name] = ("lamp", room.id, watts)


def dress(capture: Capture) -> None:
    """Sky, sun, lamps and people as they were when the picture was taken."""
    moment = MOMENTS[capture.id]
    day, cloud = moment.day, moment.cloud
    low = 1.0 - min(1.0, moment.elevation / 35.0)
    nodes = bpy.context.scene.world.node_tree.nodes
    clear = (
        (0.80, 0.80 - 0.22 * low, 0.76 - 0.42 * low),
        (0.46 + 0.10 * low, 0.60 - 0.05 * low, 0.80 - 0.1 * low),
        (0.12, 0.28, 0.66),
    )
    grey = ((0.72, 0.73, 0.75), (0.76, 0.78, 0.80), (0.82, 0.83, 0.85))
    for element, place, a, b in zip(
        nodes["gradient"].color_ramp.elements, (0.0, 0.18, 1.0), clear, grey, strict=True
    ):
        element.position = place
        element.color = (*((1 - cloud) * p + cloud * q for p, q in zip(a, b, strict=True)), 1.0)
    nodes["cover"].inputs["From Min"].default_value = 0.62 - 0.35 * cloud
    nodes["cover"].inputs["From Max"].default_value = 0.86 - 0.20 * cloud
    nodes["mix"].inputs[7].default_value = (0.92, 0.88 - 0.25 * low, 0.85 - 0.4 * low, 1.0)
    nodes["clouds"].inputs["Distortion"].default_value = 0.2 + moment.azimuth / 400
    nodes["Background"].inputs["Strength"].default_value = 1.1 * day
    sun = bpy.data.objects["sun"]
    sun.data.energy = 7.5 * day * max(0.0, 1.0 - 1.15 * cloud)
    sun.data.color = (1.0, 0.88 - 0.3 * low, 0.72 - 0.45 * low)
    sun.rotation_euler = (math.radians(90 - moment.elevation), 0, math.radians(180 - moment.azimuth))
    for name, (kind, room, watts) in _KINDS.items():
        share = (day if kind == "window" else moment.lamps * (room in moment.lit)) + 1e-5
        bpy.data.objects[name].data.energy = watts * share
    for material in bpy.data.materials:
        if material.name.startswith("lamp-") and "@" in material.name:
            lit = material.name.partition("@")[2] in moment.lit
            glow = 2.8 * (0.4 + 0.6 * moment.lamps) if lit else 0.05 + 0.35 * day
            material.node_tree.nodes["Principled BSDF"].inputs["Emission Strength"].default_value = glow
    people.show(moment.people)
