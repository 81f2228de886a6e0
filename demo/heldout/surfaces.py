"""Surfaces of the house: wallpapers, oil paint up to the shoulder, tiled and boarded floors, cloth."""

from __future__ import annotations

from functools import cache

import bpy
import numpy as np

from model import materials as m
from model.materials import Graph

from . import papers

Colour = m.Colour


def _math(
    g: Graph, how: str, a: bpy.types.NodeSocket, b: float | bpy.types.NodeSocket
) -> bpy.types.NodeSocket:
    node = g.tree.nodes.new("ShaderNodeMath")
    node.operation = how
    g.tree.links.new(a, node.inputs[0])
    if isinstance(b, bpy.types.NodeSocket):
        g.tree.links.new(b, node.inputs[1])
    else:
        node.inputs[1].default_value = b
    return node.outputs[0]


def _axes(g: Graph) -> tuple[bpy.types.NodeSocket, bpy.types.NodeSocket, bpy.types.NodeSocket]:
    outputs = g.node("ShaderNodeSeparateXYZ", Vector=g.position).outputs
    return outputs["X"], outputs["Y"], outputs["Z"]


def _lived(g: Graph, base: object, strength: float) -> bpy.types.NodeSocket:
    """Faded, dusty and stained unevenly, so that no two places of a wall or floor are quite the same."""
    s = strength
    old = g.ramp(
        g.noise(0.5, 6.0, 0.62, warp=0.8), (0.3, (1 - s, 1 - 1.1 * s, 1 - 1.4 * s)), (0.7, (1.03,) * 3)
    )
    base = g.mix(1.0, base, old, "MULTIPLY")
    spots = g.ramp(g.noise(5.5, 5.0, 0.7), (0.32, (1 - 0.8 * s,) * 3), (0.5, (1.0,) * 3))
    return g.mix(1.0, base, spots, "MULTIPLY")


def _repeated(
    g: Graph,
    name: str,
    pixels: np.ndarray,
    u: bpy.types.NodeSocket,
    v: bpy.types.NodeSocket,
    size: tuple[float, float],
) -> bpy.types.NodeSocket:
    where = g.node("ShaderNodeCombineXYZ", X=_math(g, "DIVIDE", u, size[0]), Y=_math(g, "DIVIDE", v, size[1]))
    node = g.tree.nodes.new("ShaderNodeTexImage")
    node.image = m.image(name, pixels)
    node.extension = "REPEAT"
    g.tree.links.new(where.outputs[0], node.inputs["Vector"])
    return node.outputs["Color"]


@cache
def wallpaper(kind: str, worn: float = 0.14) -> bpy.types.Material:
    """Printed paper; on upright walls along the axes x + y runs along every one of them."""
    pixels, size = papers.WALLS[kind]()
    g = Graph(f"wallpaper-{kind}")
    x, y, z = _axes(g)
    colour = _repeated(g, f"wallpaper-{kind}", pixels, _math(g, "ADD", x, y), z, size)
    return g.finish(Base_Color=_lived(g, colour, worn), Roughness=0.85)


@cache
def oil_paint(name: str, lower: Colour, upper: Colour, at: float, line: Colour) -> bpy.types.Material:
    """Glossy paint up to a height, a thin line, whitewash above: every public house of its time has it."""
    g = Graph(name)
    z = _axes(g)[2]
    base = g.mix(_math(g, "GREATER_THAN", z, at), lower, line)
    base = g.mix(_math(g, "GREATER_THAN", z, at + 0.03), base, upper)
    scuffs = g.noise(5.0, 7.0, 0.75, g.stretched((1.0, 1.0, 2.2)), warp=1.4)
    low = _math(g, "MULTIPLY", scuffs, g.grey(z, 1.0, 0.0, 0.1, 1.4))
    base = g.mix(g.grey(low, 0.0, 0.75, 0.40, 0.56), base, m.shade(lower, 0.5))
    cracks = g.noise(1.6, 9.0, 0.72, warp=2.2)
    base = g.mix(g.grey(cracks, 0.0, 0.5, 0.66, 0.72), base, m.shade(upper, 0.72))
    g.bump(g.noise(35.0, 3.0, 0.7), 0.12, 0.003)
    return g.finish(Base_Color=_lived(g, base, 0.10), Roughness=0.6)


@cache
def checkers(name: str, a: Colour, b: Colour, size: float = 0.3) -> bpy.types.Material:
    """Cast tiles of two colours with chips of marble in them."""
    g = Graph(name)
    check = g.node("ShaderNodeTexChecker", Vector=g.position, Color1=a, Color2=b, Scale=1 / size)
    chips = g.node("ShaderNodeTexVoronoi", Vector=g.position, Scale=42.0).outputs["Color"]
    base = g.mix(0.22, check.outputs["Color"], chips, "OVERLAY")
    brick = g.node(
        "ShaderNodeTexBrick",
        Vector=g.position,
        Color1=(0.88,) * 3,
        Color2=(1.06,) * 3,
        Mortar=(0.42,) * 3,
        Scale=1.0,
        Mortar_Size=0.005,
        Mortar_Smooth=0.2,
        Bias=0.0,
        Brick_Width=size,
        Row_Height=size,
    )
    brick.offset = 0.0
    base = g.mix(1.0, base, brick.outputs["Color"], "MULTIPLY")
    return g.finish(Base_Color=_lived(g, base, 0.25), Roughness=0.45)


@cache
def printed_floor(kind: str, worn: float = 0.22) -> bpy.types.Material:
    """Linoleum with a printed figure."""
    pixels, size = papers.FLOORS[kind]()
    g = Graph(f"floor-{kind}")
    x, y, _ = _axes(g)
    return g.finish(
        Base_Color=_lived(g, _repeated(g, f"floor-{kind}", pixels, x, y, size), worn), Roughness=0.5
    )


@cache
def cloth(name: str, first: Colour, second: Colour | None = None, kind: str = "plain") -> bpy.types.Material:
    """What people wear and curtains are made of: plain, striped or checked."""
    g = Graph(f"cloth-{name}")
    x, y, z = _axes(g)
    base: object = first
    if second:
        bars = _math(g, "GREATER_THAN", _math(g, "SINE", _math(g, "MULTIPLY", z, 90.0), 0.0), 0.1)
        if kind == "check":
            across = _math(g, "SINE", _math(g, "MULTIPLY", _math(g, "ADD", x, y), 75.0), 0.0)
            bars = _math(g, "MULTIPLY", _math(g, "ADD", bars, _math(g, "GREATER_THAN", across, 0.2)), 0.5)
        elif kind == "flowers":
            bars = _math(g, "GREATER_THAN", g.noise(26.0, 1.0, 0.4), 0.58)
        base = g.mix(bars, first, second)
    folds = g.ramp(
        g.noise(7.0, 4.0, 0.6, g.stretched((1.0, 1.0, 0.35))), (0.3, (0.66,) * 3), (0.7, (1.1,) * 3)
    )
    return g.finish(Base_Color=g.mix(1.0, base, folds, "MULTIPLY"), Roughness=0.9)


@cache
def paint(name: str, colour: Colour, roughness: float = 0.5, worn: float = 0.15) -> bpy.types.Material:
    """Painted wood or metal."""
    g = Graph(name)
    return g.finish(Base_Color=_lived(g, colour, worn), Roughness=roughness)


@cache
def lamp(room: str, kind: str) -> bpy.types.Material:
    """Milk glass or a tube of one room; `lights` switches it."""
    colour = (1.0, 0.55, 0.22) if kind == "silk" else (1.0, 0.96, 0.9)
    return m.glow(f"lamp-{kind}@{room}", colour, 2.6)
