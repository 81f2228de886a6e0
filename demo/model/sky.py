"""Morning sky, sun, and the mountains on the southern horizon."""

from __future__ import annotations

import math

import bpy
import numpy as np

from . import mesh
from .noise import fractal, mix, sample, smooth

SUN_AZIMUTH = 140.0
SUN_ELEVATION = 42.0
_HAZE = np.array([0.50, 0.62, 0.80])


def paint_sky(width: int = 2048) -> np.ndarray:
    """Sky as linear light, shape (width / 2, width, 3), row 0 at the zenith, column centre to the north."""
    height = width // 2
    elevation = (0.5 - (np.arange(height) + 0.5) / height) * np.pi
    azimuth = ((np.arange(width) + 0.5) / width - 0.5) * 2 * np.pi
    el, az = np.meshgrid(elevation, azimuth, indexing="ij")
    up = np.clip(np.sin(el), 0, 1)
    horizon, zenith = np.array([0.80, 0.79, 0.74]), np.array([0.09, 0.26, 0.70])
    colour = mix(horizon * np.ones((height, width, 3)), zenith, 1 - np.exp(-up * 3.1))
    sun = math.radians(SUN_AZIMUTH), math.radians(SUN_ELEVATION)
    cosine = np.sin(el) * math.sin(sun[1]) + np.cos(el) * math.cos(sun[1]) * np.cos(az - sun[0])
    colour += np.array([0.55, 0.42, 0.25]) * (smooth(0.75, 1.0, cosine)[..., None] ** 2) * 0.9
    # Thin high clouds lie on a plane, so they draw together towards the horizon as real ones do.
    field = fractal(1024, 1024, 3.0, seed=11, lowest=4)
    streak = fractal(1024, 1024, 3.3, seed=12, lowest=3)
    reach = 190 / np.maximum(np.sin(el), 0.03)
    px, py = np.sin(az) * np.cos(el) * reach, np.cos(az) * np.cos(el) * reach
    cloud = smooth(
        0.50,
        0.98,
        0.55 * sample(field, px * 0.6 + py * 0.3, py * 1.3 - px * 0.2)
        + 0.45 * sample(streak, px * 0.3, py * 0.9),
    )
    cloud *= smooth(0.02, 0.2, np.sin(el)) * 0.8
    colour = mix(colour, np.array([1.25, 1.18, 1.08]), cloud)
    ground = np.array([0.34, 0.30, 0.20])
    return mix(colour, ground, smooth(0.0, -0.03, el))


def build_sky(strength: float = 0.6) -> None:
    """World light and the sun."""
    pixels = paint_sky()
    world = bpy.data.worlds.new("sky")
    bpy.context.scene.world = world
    world.use_nodes = True
    tree = world.node_tree
    picture = bpy.data.images.new("sky", pixels.shape[1], pixels.shape[0], float_buffer=True)
    picture.colorspace_settings.name = "Linear Rec.709"
    rgba = np.ones((*pixels.shape[:2], 4), np.float32)
    rgba[..., :3] = pixels[::-1]
    picture.pixels.foreach_set(rgba.ravel())
    picture.pack()
    node = tree.nodes.new("ShaderNodeTexEnvironment")
    node.image = picture
    # Blender's own environment mapping has -y... to the centre; a quarter turn brings north to the middle
    # column.
    mapping, where = tree.nodes.new("ShaderNodeMapping"), tree.nodes.new("ShaderNodeTexCoord")
    mapping.inputs["Rotation"].default_value = (0, 0, -math.pi / 2)
    tree.links.new(where.outputs["Generated"], mapping.inputs["Vector"])
    tree.links.new(mapping.outputs["Vector"], node.inputs["Vector"])
    tree.links.new(node.outputs["Color"], tree.nodes["Background"].inputs["Color"])
    tree.nodes["Background"].inputs["Strength"].default_value = strength
    lamp = bpy.data.lights.new("sun", "SUN")
    lamp.energy, lamp.color, lamp.angle = 6.0, (1.0, 0.80, 0.56), math.radians(0.6)
    sun = bpy.data.objects.new("sun", lamp)
    bpy.context.scene.collection.objects.link(sun)
    # A lamp shines along its -z: tilt it from straight down, then turn it to the sun's compass direction.
    sun.rotation_euler = (math.radians(90 - SUN_ELEVATION), 0, math.radians(180 - SUN_AZIMUTH))
    world.light_settings.distance = 3.0


def _ridged(field: np.ndarray, x: np.ndarray, y: np.ndarray, wave: float, octaves: int = 5) -> np.ndarray:
    """Ridged noise in [0, 1]: sharp crests, the shape of young mountains. ``wave`` is the distance between
    them in metres.
    """
    total, weight, scale = np.zeros_like(x), np.ones_like(x), 1.0
    norm = 0.0
    for k in range(octaves):
        # The field's own waves are about 128 pixels long.
        n = sample(field, x * scale * 128 / wave + 131 * k, y * scale * 128 / wave + 57 * k)
        crest = np.clip(1 - np.abs(2 * n - 1) * 1.9, 0, 1)
        total += crest * weight / scale**1.45
        norm += 1 / scale**1.45
        weight = np.clip(crest * 1.5 + 0.15, 0, 1)
        scale *= 2.03
    return total / norm


def _relief(azimuth: np.ndarray, radius: np.ndarray) -> np.ndarray:
    """Height of the land in metres at polar places; steppe, then foothills, then two ranges, the farther
    under snow.
    """
    x, y = np.sin(azimuth) * radius, np.cos(azimuth) * radius
    field = fractal(1024, 1024, 4.2, seed=5, lowest=6)
    # Degrees away from south-south-west decide how high the ranges stand.
    off = np.abs((np.degrees(azimuth) - 200 + 180) % 360 - 180)
    side = smooth(150, 60, off)
    rolling = sample(field, x * 0.30 + 500, y * 0.30)
    hills = smooth(150, 900, radius) * 60 * np.clip(rolling - 0.35, 0, 1) * (0.2 + side)
    near = smooth(1100, 2500, radius) * side * (40 + 260 * _ridged(field, x + 900, y, 3600))
    far = smooth(2900, 4700, radius) * side * (180 + 1500 * _ridged(field, x, y + 4000, 5600) ** 1.3)
    return hills + np.maximum(near, far) - 0.6


def build_terrain() -> None:
    """The land from the museum's wall to the ranges, a tenth of its true distance and size; colour and haze
    are baked in.
    """
    around, out = 1500, 340
    azimuth = np.linspace(0, 2 * np.pi, around, endpoint=False)
    radius = 27.5 * (6800 / 27.5) ** (np.linspace(0, 1, out) ** 0.8)
    az, r = np.meshgrid(azimuth, radius)
    z = _relief(az, r)
    centre = np.array([11.0, 5.0])
    points = np.stack([centre[0] + np.sin(az) * r, centre[1] + np.cos(az) * r, z], -1)
    slope = np.hypot(
        np.gradient(z, axis=0) / np.gradient(r, axis=0), np.gradient(z, axis=1) / (r * 2 * np.pi / around)
    )
    px, py = points[..., 0], points[..., 1]
    spot = sample(fractal(1024, 1024, 1.9, seed=8, lowest=8), px * 0.10, py * 0.10 + z * 0.12)
    patch = sample(fractal(1024, 1024, 2.4, seed=9, lowest=4), px * 0.35, py * 0.35)
    colour = mix(
        np.array([0.33, 0.25, 0.10]) * np.ones((*z.shape, 3)),
        np.array([0.19, 0.20, 0.065]),
        smooth(0.40, 0.62, patch),
    )
    colour = mix(colour, np.array([0.15, 0.175, 0.07]), smooth(40, 110, z))
    colour = mix(
        colour,
        np.array([0.05, 0.085, 0.05]),
        smooth(0.50, 0.58, spot) * smooth(110, 170, z) * smooth(430, 330, z),
    )
    colour = mix(
        colour,
        np.array([0.15, 0.135, 0.135]),
        np.maximum(smooth(330, 470, z + 130 * (spot - 0.5)), smooth(0.9, 1.3, slope) * smooth(120, 260, z)),
    )
    snow = smooth(380, 560, z + 200 * (spot - 0.5)) * (
        1 - 0.9 * smooth(0.85, 1.6, slope + 0.6 * (spot - 0.5))
    )
    colour = mix(colour, np.array([0.84, 0.87, 0.92]), snow)
    haze = 0.92 * (1 - np.exp(-np.maximum(r - 250, 0) / 8500))
    data = mesh.mesh(
        "land",
        points.reshape(-1, 3),
        [
            (
                k * around + i,
                k * around + (i + 1) % around,
                (k + 1) * around + (i + 1) % around,
                (k + 1) * around + i,
            )
            for k in range(out - 1)
            for i in range(around)
        ],
        _land_material(),
        smooth=True,
    ).data
    layer = data.color_attributes.new("land", "FLOAT_COLOR", "POINT")
    layer.data.foreach_set("color", np.concatenate([colour, haze[..., None]], -1).astype(np.float32).ravel())


def _land_material() -> bpy.types.Material:
    """Baked colour with fine grass noise, fading into the colour of distant air."""
    from .materials import Graph

    g = Graph("land")
    baked = g.node("ShaderNodeAttribute")
    baked.attribute_name = "land"
    fine = g.ramp(g.noise(0.35, 8.0, 0.7), (0.3, (0.72,) * 3), (0.7, (1.2,) * 3))
    g.put(g.shader, "Base Color", g.mix(1.0, baked.outputs["Color"], fine, "MULTIPLY"))
    g.put(g.shader, "Roughness", 1.0)
    g.put(g.shader, "Specular IOR Level", 0.0)
    air = g.node("ShaderNodeEmission", Color=tuple(_HAZE), Strength=0.75)
    blend = g.node("ShaderNodeMixShader", Fac=baked.outputs["Alpha"])
    g.tree.links.new(g.shader.outputs[0], blend.inputs[1])
    g.tree.links.new(air.outputs[0], blend.inputs[2])
    out = g.tree.nodes["Material Output"]
    g.tree.links.new(blend.outputs[0], out.inputs["Surface"])
    g.material.cycles.emission_sampling = "NONE"
    return g.material
