"""Surfaces of the trap: the parquet that repeats, white paint, and what else a school is made of."""

from __future__ import annotations

from functools import cache

import bpy
import numpy as np

from model import materials as m
from model.materials import Graph
from model.noise import fractal, mix

BLOCK = 0.4
"""Side of a parquet block in metres; two by two of them repeat."""

STAVES = 5
PIXELS = 320
"""Pixels of a block's side."""


def parquet_tile() -> np.ndarray:
    """Two by two blocks of staves in sRGB; half a turn about any block's corner brings it onto itself."""
    rng = np.random.default_rng(31)
    dark, light = np.array([0.46, 0.30, 0.17]), np.array([0.72, 0.53, 0.33])
    row = []
    for across in (False, True):
        block = np.empty((PIXELS, PIXELS, 3))
        for k in range(STAVES):
            thick = PIXELS // STAVES
            grain = fractal(thick * 6, PIXELS, 2.2, int(rng.integers(1 << 30)), 3)[::6]
            tone = np.clip(0.25 + 0.5 * rng.random() + 0.9 * (grain - 0.5), 0, 1)
            stave = mix(dark * np.ones((thick, PIXELS, 3)), light, tone)
            stave[:2] *= 0.55
            stave[:, :2] *= 0.55
            stave[:, -1:] *= 0.55
            block[k * thick : (k + 1) * thick] = stave
        row.append(np.swapaxes(block, 0, 1) if across else block)
    upper = np.concatenate(row, 1)
    return np.concatenate([upper, upper[::-1, ::-1]], 0)


@cache
def parquet() -> bpy.types.Material:
    """The floor of six rooms: the same tile every 0.8 m, with no wear at all, which is the trap."""
    g = Graph("parquet")
    node = g.tree.nodes.new("ShaderNodeTexImage")
    node.image = m.image("parquet", parquet_tile())
    node.extension = "REPEAT"
    scale = 1 / (2 * BLOCK)
    g.tree.links.new(g.stretched((scale, scale, scale)), node.inputs["Vector"])
    return g.finish(Base_Color=node.outputs["Color"], Roughness=0.42)


@cache
def white() -> bpy.types.Material:
    """Paint of the white corridors: nothing to hold on to."""
    g = Graph("white")
    return g.finish(Base_Color=(0.82, 0.82, 0.80), Roughness=0.8)


@cache
def plain(name: str, colour: m.Colour, roughness: float = 0.6, metallic: float = 0.0) -> bpy.types.Material:
    """One even colour: copies of a thing made of it are the same to the last pixel."""
    return Graph(name).finish(Base_Color=colour, Roughness=roughness, Metallic=metallic)


@cache
def paint(name: str, colour: m.Colour, worn: float = 0.10) -> bpy.types.Material:
    """Wall paint that has been lived with: clouds, roller marks, and scuffs up to the height of a chair."""
    g = Graph(name)
    base = g.ramp(g.noise(0.55, 5.0, 0.6), (0.3, m.shade(colour, 1 - worn)), (0.7, m.shade(colour, 1.03)))
    roller = g.noise(3.0, 5.0, 0.7, g.stretched((1.0, 1.0, 0.35)))
    base = g.mix(1.0, base, g.ramp(roller, (0.3, (0.965,) * 3), (0.7, (1.02,) * 3)), "MULTIPLY")
    height = g.node("ShaderNodeSeparateXYZ", Vector=g.position).outputs["Z"]
    marks = g.noise(4.2, 7.0, 0.75, g.stretched((1.0, 1.0, 2.6)), warp=1.5)
    low = g.node("ShaderNodeMath", Value=marks)
    low.operation = "MULTIPLY"
    g.tree.links.new(g.grey(height, 1.0, 0.0, 0.2, 1.5), low.inputs[1])
    base = g.mix(g.grey(low.outputs[0], 0.0, 0.7, 0.42, 0.60), base, m.shade(colour, 0.58))
    spots = g.noise(9.0, 2.0, 0.5)
    base = g.mix(g.grey(spots, 0.0, 0.5, 0.68, 0.74), base, m.shade(colour, 0.66))
    g.bump(g.noise(60.0, 3.0, 0.7), 0.1, 0.003)
    return g.finish(Base_Color=base, Roughness=0.85)


@cache
def linoleum(name: str, colour: m.Colour) -> bpy.types.Material:
    """Pale sheet floor of the corridors with hardly any figure."""
    g = Graph(name)
    fine = g.noise(45.0, 2.0, 0.5)
    base = g.ramp(fine, (0.35, m.shade(colour, 0.96)), (0.65, m.shade(colour, 1.03)))
    return g.finish(Base_Color=base, Roughness=0.35)


@cache
def concrete(name: str = "studio-floor") -> bpy.types.Material:
    """A studio's floor with stains and drops of paint."""
    g = Graph(name)
    base = g.ramp(
        g.noise(0.8, 8.0, 0.68, warp=1.2),
        (0.3, (0.27, 0.26, 0.24)),
        (0.55, (0.42, 0.40, 0.37)),
        (0.75, (0.5,) * 3),
    )
    drops = g.noise(6.0, 2.0, 0.5)
    base = g.mix(
        g.grey(drops, 0.0, 1.0, 0.68, 0.71),
        base,
        g.ramp(g.noise(1.1), (0.4, (0.12, 0.2, 0.5)), (0.6, (0.6, 0.2, 0.1))),
    )
    return g.finish(Base_Color=base, Roughness=0.6)


@cache
def tiles(name: str, size: float = 0.6) -> bpy.types.Material:
    """A hung ceiling: square boards between rails, every board a shade of its own."""
    g = Graph(name)
    brick = g.node(
        "ShaderNodeTexBrick",
        Vector=g.position,
        Color1=(0.70, 0.70, 0.69),
        Color2=(0.80, 0.80, 0.79),
        Mortar=(0.52, 0.52, 0.52),
        Scale=1.0,
        Mortar_Size=0.009,
        Mortar_Smooth=0.1,
        Bias=0.0,
        Brick_Width=size,
        Row_Height=size,
    )
    brick.offset = 0.0
    stains = g.ramp(g.noise(0.7, 6.0, 0.65), (0.62, (1.0,) * 3), (0.8, (0.86, 0.81, 0.70)))
    base = g.mix(1.0, brick.outputs["Color"], stains, "MULTIPLY")
    return g.finish(Base_Color=base, Roughness=0.9)
