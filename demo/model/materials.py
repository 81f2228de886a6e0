"""Surfaces. Everything is driven by world position, so no two square metres in the museum look the same.

Repeating textures would look false and would also give the automatic room linking false matches.
"""

from __future__ import annotations

from functools import cache

import bpy
import numpy as np

Colour = tuple[float, float, float]


class Graph:
    """A material under construction, with one short call a node."""

    def __init__(self, name: str) -> None:
        self.material = bpy.data.materials.new(name)
        self.material.use_nodes = True
        self.tree = self.material.node_tree
        self.shader = self.tree.nodes["Principled BSDF"]
        self._position: bpy.types.NodeSocket | None = None

    def node(self, kind: str, **inputs: object) -> bpy.types.Node:
        """A node with its inputs set by name; a socket as value is linked."""
        node = self.tree.nodes.new(kind)
        for name, value in inputs.items():
            self.put(node, name.replace("_", " "), value)
        return node

    def put(self, node: bpy.types.Node, name: str, value: object) -> None:
        """Set or link one input."""
        socket = node.inputs[name]
        if isinstance(value, bpy.types.NodeSocket):
            self.tree.links.new(value, socket)
        elif isinstance(value, tuple) and len(value) == 3 and socket.type == "RGBA":
            socket.default_value = (*value, 1.0)
        else:
            socket.default_value = value

    @property
    def position(self) -> bpy.types.NodeSocket:
        """World position of the point being shaded."""
        if self._position is None:
            self._position = self.tree.nodes.new("ShaderNodeNewGeometry").outputs["Position"]
        return self._position

    def stretched(
        self, scale: Colour, vector: bpy.types.NodeSocket | None = None, turn: float = 0.0
    ) -> bpy.types.NodeSocket:
        """Coordinates scaled per axis (and turned about z, radians), for grain that runs one way."""
        node = self.node(
            "ShaderNodeMapping", Vector=vector or self.position, Scale=scale, Rotation=(0.0, 0.0, turn)
        )
        return node.outputs["Vector"]

    def noise(
        self,
        scale: float,
        detail: float = 4.0,
        rough: float = 0.55,
        vector: bpy.types.NodeSocket | None = None,
        warp: float = 0.0,
    ) -> bpy.types.NodeSocket:
        """Fractal noise in [0, 1]."""
        node = self.node(
            "ShaderNodeTexNoise",
            Vector=vector or self.position,
            Scale=scale,
            Detail=detail,
            Roughness=rough,
            Distortion=warp,
        )
        return node.outputs["Fac"]

    def ramp(self, value: bpy.types.NodeSocket, *stops: tuple[float, Colour]) -> bpy.types.NodeSocket:
        """Colours along a value."""
        node = self.node("ShaderNodeValToRGB", Fac=value)
        elements = node.color_ramp.elements
        while len(elements) < len(stops):
            elements.new(0.5)
        for element, (at, colour) in zip(elements, stops, strict=True):
            element.position, element.color = at, (*colour, 1.0)
        return node.outputs["Color"]

    def mix(self, share: object, a: object, b: object, blend: str = "MIX") -> bpy.types.NodeSocket:
        """Blend two colours."""
        node = self.tree.nodes.new("ShaderNodeMix")
        node.data_type, node.blend_type = "RGBA", blend
        for index, value in ((0, share), (6, a), (7, b)):
            socket = node.inputs[index]
            if isinstance(value, bpy.types.NodeSocket):
                self.tree.links.new(value, socket)
            else:
                socket.default_value = (*value, 1.0) if isinstance(value, tuple) else value
        return node.outputs[2]

    def grey(
        self, value: bpy.types.NodeSocket, low: float, high: float, a: float = 0.25, b: float = 0.75
    ) -> bpy.types.NodeSocket:
        """A field mapped from [a, b] to [low, high]."""
        node = self.node("ShaderNodeMapRange", Value=value)
        for index, number in ((1, a), (2, b), (3, low), (4, high)):
            node.inputs[index].default_value = number
        return node.outputs["Result"]

    def bump(self, value: bpy.types.NodeSocket, strength: float = 0.3, distance: float = 0.01) -> None:
        """Relief for the main shader."""
        node = self.node("ShaderNodeBump", Height=value, Strength=strength, Distance=distance)
        self.put(self.shader, "Normal", node.outputs["Normal"])

    def finish(self, **inputs: object) -> bpy.types.Material:
        """Set inputs of the main shader and hand the material over."""
        for name, value in inputs.items():
            self.put(self.shader, name.replace("_", " "), value)
        return self.material


def shade(colour: Colour, factor: float) -> Colour:
    """A darker or lighter version of a colour."""
    return tuple(min(1.0, c * factor) for c in colour)  # type: ignore[return-value]


@cache
def plain(
    name: str, colour: Colour, roughness: float = 0.6, metallic: float = 0.0, variation: float = 0.12
) -> bpy.types.Material:
    """Paint or metal with a little unevenness."""
    g = Graph(name)
    n = g.noise(6.0, 5.0)
    base = g.ramp(n, (0.3, shade(colour, 1 - variation)), (0.7, shade(colour, 1 + variation)))
    return g.finish(Base_Color=base, Roughness=roughness, Metallic=metallic)


@cache
def plaster(
    name: str, colour: Colour, worn: Colour | None = None, contrast: float = 1.0
) -> bpy.types.Material:
    """Hand-laid lime plaster: clouds, trowel sweeps, small pits, and wear near the floor."""
    g = Graph(name)
    worn = worn or shade(colour, 0.62)
    clouds = g.noise(0.55, 5.0, 0.6, warp=0.6)
    sweeps = g.noise(2.6, 6.0, 0.62, g.stretched((1.0, 1.0, 1.9)), warp=0.9)
    c = 0.16 * contrast
    base = g.ramp(
        clouds, (0.28, shade(colour, 1 - 1.3 * c)), (0.5, colour), (0.74, shade(colour, 1 + 0.9 * c))
    )
    tone = g.ramp(sweeps, (0.3, (1 - c,) * 3), (0.5, (1.0,) * 3), (0.68, (1 + 0.5 * c,) * 3))
    base = g.mix(1.0, base, tone, "MULTIPLY")
    height = g.node("ShaderNodeSeparateXYZ", Vector=g.position).outputs["Z"]
    low = g.node("ShaderNodeMath", Value=height)
    low.operation = "SUBTRACT"
    g.tree.links.new(g.noise(3.1, 4.0, 0.65), low.inputs[1])
    base = g.mix(g.grey(low.outputs[0], 0.55, 0.0, -0.55, 0.35), base, worn)
    g.bump(g.noise(22.0, 4.0, 0.7), 0.22, 0.006)
    return g.finish(Base_Color=base, Roughness=0.86)


@cache
def slabs(
    name: str,
    tones: tuple[Colour, Colour, Colour],
    size: tuple[float, float],
    joint: Colour,
    roughness: float = 0.38,
    turn: float = 0.0,
    veins: float = 0.5,
    gap: float = 0.007,
) -> bpy.types.Material:
    """A floor of stone slabs; every slab has its own tone and the veins run through world space."""
    g = Graph(name)
    vector = g.stretched((1.0, 1.0, 1.0), turn=turn)
    brick = g.node(
        "ShaderNodeTexBrick",
        Vector=vector,
        Color1=(0.0, 0.0, 0.0),
        Color2=(1.0, 1.0, 1.0),
        Mortar=(0.5, 0.5, 0.5),
        Scale=1.0,
        Mortar_Size=gap,
        Mortar_Smooth=0.3,
        Bias=0.0,
        Brick_Width=size[0],
        Row_Height=size[1],
    )
    # Brick tint as the third coordinate of the noise: each slab is cut from another part of the quarry.
    lift = g.node("ShaderNodeCombineXYZ", Z=brick.outputs["Color"])
    shift = g.node("ShaderNodeVectorMath")
    shift.operation = "MULTIPLY_ADD"
    g.tree.links.new(lift.outputs[0], shift.inputs[0])
    shift.inputs[1].default_value = (0.0, 0.0, 7.0)
    g.tree.links.new(g.position, shift.inputs[2])
    grain = g.noise(2.4, 7.0, 0.62, shift.outputs[0], warp=veins)
    fine = g.noise(31.0, 3.0, 0.6)
    base = g.ramp(grain, (0.26, tones[0]), (0.5, tones[1]), (0.75, tones[2]))
    base = g.mix(
        1.0,
        base,
        g.ramp(brick.outputs["Color"], (0.0, (0.80, 0.79, 0.77)), (1.0, (1.08, 1.07, 1.05))),
        "MULTIPLY",
    )
    base = g.mix(1.0, base, g.ramp(fine, (0.3, (0.9,) * 3), (0.7, (1.06,) * 3)), "MULTIPLY")
    base = g.mix(brick.outputs["Fac"], base, joint)
    g.bump(g.grey(brick.outputs["Fac"], 1.0, 0.0, 0.0, 1.0), 0.4, 0.004)
    return g.finish(Base_Color=base, Roughness=g.grey(grain, roughness - 0.1, roughness + 0.14))


@cache
def wood(
    name: str, dark: Colour, light: Colour, axis: str = "x", roughness: float = 0.5, plank: float = 0.0
) -> bpy.types.Material:
    """Timber with grain along an axis; ``plank`` is the width of boards, 0 for solid pieces."""
    g = Graph(name)
    stretch = {"x": (0.7, 9.0, 9.0), "y": (9.0, 0.7, 9.0), "z": (9.0, 9.0, 0.7)}[axis]
    if plank:
        turn = 0.0 if axis == "x" else 1.5707963
        brick = g.node(
            "ShaderNodeTexBrick",
            Vector=g.stretched((1, 1, 1), turn=turn),
            Color1=(0, 0, 0),
            Color2=(1.0, 1.0, 1.0),
            Mortar=(0.3, 0.3, 0.3),
            Scale=1.0,
            Mortar_Size=0.0035,
            Mortar_Smooth=0.2,
            Bias=0.0,
            Brick_Width=plank * 11,
            Row_Height=plank,
        )
        shift = g.node("ShaderNodeVectorMath")
        shift.operation = "MULTIPLY_ADD"
        g.tree.links.new(brick.outputs["Color"], shift.inputs[0])
        shift.inputs[1].default_value = (3.0, 5.0, 9.0)
        g.tree.links.new(g.position, shift.inputs[2])
        where = shift.outputs[0]
    else:
        where = g.position
    grain = g.noise(2.2, 6.0, 0.6, g.stretched(stretch, where), warp=0.7)
    base = g.ramp(grain, (0.3, dark), (0.68, light))
    base = g.mix(1.0, base, g.ramp(g.noise(0.9, 3.0), (0.3, (0.84,) * 3), (0.7, (1.08,) * 3)), "MULTIPLY")
    if plank:
        base = g.mix(
            1.0, base, g.ramp(brick.outputs["Color"], (0.0, (0.74, 0.72, 0.7)), (1.0, (1.1,) * 3)), "MULTIPLY"
        )
        base = g.mix(brick.outputs["Fac"], base, shade(dark, 0.3))
    g.bump(grain, 0.12, 0.004)
    return g.finish(Base_Color=base, Roughness=roughness)


@cache
def rock(
    name: str,
    tones: tuple[Colour, Colour, Colour],
    scale: float = 1.6,
    layered: float = 1.0,
    relief: float = 0.5,
) -> bpy.types.Material:
    """Natural stone; ``layered`` above 1 squeezes the pattern into beds."""
    g = Graph(name)
    where = g.stretched((1.0, 1.0, layered))
    n = g.noise(scale, 8.0, 0.64, where, warp=0.8)
    base = g.ramp(n, (0.28, tones[0]), (0.5, tones[1]), (0.74, tones[2]))
    lichen = g.noise(scale * 5, 5.0, 0.7)
    base = g.mix(1.0, base, g.ramp(lichen, (0.34, (0.72,) * 3), (0.6, (1.05,) * 3)), "MULTIPLY")
    g.bump(g.noise(scale * 9, 6.0, 0.68), relief, 0.02)
    return g.finish(Base_Color=base, Roughness=0.9)


@cache
def felt(name: str, colour: Colour) -> bpy.types.Material:
    """Pressed wool."""
    g = Graph(name)
    base = g.ramp(g.noise(1.7, 7.0, 0.7), (0.3, shade(colour, 0.78)), (0.7, shade(colour, 1.08)))
    g.bump(g.noise(60.0, 4.0, 0.75), 0.5, 0.008)
    return g.finish(Base_Color=base, Roughness=0.95)


@cache
def gold(
    name: str = "gold", colour: Colour = (1.0, 0.56, 0.13), roughness: float = 0.33
) -> bpy.types.Material:
    """Hammered gold."""
    g = Graph(name)
    n = g.noise(48.0, 3.0)
    g.bump(n, 0.25, 0.004)
    base = g.ramp(n, (0.3, shade(colour, 0.8)), (0.7, colour))
    # Not wholly metal: pure metal shows only what it mirrors, and a dark hall gives it little to mirror.
    return g.finish(Base_Color=base, Roughness=roughness, Metallic=0.72)


@cache
def glow(name: str, colour: Colour, strength: float) -> bpy.types.Material:
    """A lamp that looks lit. It is not what lights the room (area lamps do, with far less noise)."""
    g = Graph(name)
    material = g.finish(Base_Color=(0.0, 0.0, 0.0), Emission_Color=colour, Emission_Strength=strength)
    # Not sampled as a light: it would only add noise beside the invisible area lamp that does the work.
    material.cycles.emission_sampling = "NONE"
    return material


def image(name: str, pixels: np.ndarray) -> bpy.types.Image:
    """An sRGB picture from an array (height, width, 3) in [0, 1], row 0 on top."""
    height, width = pixels.shape[:2]
    picture = bpy.data.images.new(name, width, height)
    rgba = np.ones((height, width, 4), np.float32)
    rgba[..., :3] = np.clip(pixels[::-1], 0.0, 1.0)
    picture.pixels.foreach_set(rgba.ravel())
    picture.update()
    picture.pack()
    return picture


def pictured(
    name: str,
    pixels: np.ndarray,
    roughness: float = 0.8,
    relief: float = 0.0,
    grain: float = 0.0,
    emission: float = 0.0,
    metallic: float = 0.0,
) -> bpy.types.Material:
    """A painted surface; ``relief`` takes the picture's brightness as height, ``grain`` adds wool or
    canvas.
    """
    g = Graph(name)
    node = g.tree.nodes.new("ShaderNodeTexImage")
    node.image = image(name, pixels)
    node.extension = "EXTEND"
    colour = node.outputs["Color"]
    if grain:
        colour = g.mix(
            1.0,
            colour,
            g.ramp(g.noise(7.0, 7.0, 0.7), (0.3, (1 - grain,) * 3), (0.7, (1 + grain,) * 3)),
            "MULTIPLY",
        )
        g.bump(g.noise(90.0, 3.0, 0.7), 0.35, 0.006)
    elif relief:
        g.bump(colour, relief, 0.02)
    if emission:
        g.put(g.shader, "Emission Color", colour)
        g.put(g.shader, "Emission Strength", emission)
    material = g.finish(Base_Color=colour, Roughness=roughness, Metallic=metallic)
    material.cycles.emission_sampling = "NONE"
    return material
