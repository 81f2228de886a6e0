"""People who stand in the way: human-sized figures of smooth shapes, each clothed in colours of its own.

They belong to a moment, not to the house: `show` puts those of one picture there and takes the last away.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import bpy
import numpy as np

from model import mesh

from . import surfaces
from .moments import Person

Colour = tuple[float, float, float]
SKINS: tuple[Colour, ...] = ((0.62, 0.38, 0.25), (0.50, 0.29, 0.18), (0.70, 0.45, 0.32))


@dataclass(frozen=True)
class Look:
    """How somebody looks; ``hem`` is the height of a skirt's or coat's hem, 0 for trousers."""

    tall: float
    top: tuple[Colour, Colour | None, str]
    bottom: Colour
    hem: float = 0.0
    head: str = "short"
    hair: Colour = (0.02, 0.016, 0.013)
    skin: int = 0
    stout: float = 1.0
    bag: bool = False


WARDROBE: tuple[Look, ...] = (
    Look(1.78, ((0.10, 0.17, 0.36), None, "plain"), (0.05, 0.05, 0.06)),
    Look(1.64, ((0.52, 0.06, 0.08), (0.75, 0.62, 0.5), "flowers"), (0.40, 0.05, 0.07), 0.42, "long", skin=2),
    Look(1.72, ((0.62, 0.60, 0.55), (0.12, 0.22, 0.42), "check"), (0.16, 0.20, 0.30), bag=True, skin=1),
    Look(1.36, ((0.85, 0.62, 0.08), None, "plain"), (0.10, 0.16, 0.30), head="cap", hair=(0.5, 0.05, 0.04)),
    Look(1.69, ((0.10, 0.30, 0.20), None, "plain"), (0.30, 0.24, 0.17), 0.55, "bun", (0.10, 0.05, 0.03), 2),
    Look(1.82, ((0.80, 0.78, 0.74), (0.10, 0.10, 0.12), "stripe"), (0.24, 0.17, 0.11), stout=1.12),
    Look(
        1.58,
        ((0.24, 0.10, 0.32), (0.62, 0.50, 0.66), "flowers"),
        (0.20, 0.09, 0.27),
        0.14,
        "scarf",
        (0.82, 0.80, 0.76),
        1,
        1.16,
    ),
    Look(
        1.70,
        ((0.34, 0.20, 0.10), None, "plain"),
        (0.07, 0.07, 0.08),
        0.62,
        "takiya",
        (0.06, 0.14, 0.10),
        1,
        1.1,
    ),
    Look(1.52, ((0.20, 0.48, 0.62), (0.85, 0.86, 0.86), "stripe"), (0.08, 0.09, 0.16), 0.5, "long", skin=0),
)

_SHOWN: list[bpy.types.Object] = []


def show(people: Sequence[Person]) -> None:
    """Only these are there."""
    for obj in _SHOWN:
        data = obj.data
        bpy.data.objects.remove(obj)
        (bpy.data.meshes if isinstance(data, bpy.types.Mesh) else bpy.data.curves).remove(data)
    _SHOWN.clear()
    for person in people:
        _SHOWN.extend(_figure(person))


def _ball(
    name: str, centre: Sequence[float], radii: Sequence[float], material: bpy.types.Material
) -> bpy.types.Object:
    x, y, z = centre
    t = np.linspace(-0.5 * math.pi + 0.05, 0.5 * math.pi - 0.05, 13)
    rings = [
        mesh.ring((x, y, z + radii[2] * math.sin(a)), radii[0] * math.cos(a), radii[1] * math.cos(a), 20)
        for a in t
    ]
    return mesh.loft(name, rings, material)


def _body(
    rows: Sequence[tuple[float, float, float, float]], material: bpy.types.Material
) -> bpy.types.Object:
    """A skin over upright sections (height, half width, half depth, forward)."""
    z = np.array([r[0] for r in rows])
    fine = np.linspace(z[0], z[-1], 4 * len(rows))
    rx, ry, fy = (np.interp(fine, z, [r[k] for r in rows]) for k in (1, 2, 3))
    for field in (rx, ry, fy):
        field[1:-1] = 0.25 * field[:-2] + 0.5 * field[1:-1] + 0.25 * field[2:]
    return mesh.loft(
        "body",
        [mesh.ring((0, f, h), a, b, 28, 2.3) for h, a, b, f in zip(fine, rx, ry, fy, strict=True)],
        material,
    )


def _limb(
    points: Sequence[Sequence[float]], radii: Sequence[float], material: bpy.types.Material
) -> bpy.types.Object:
    """An arm or leg through joints, rounded between them."""
    joints, t = np.array(points, float), np.arange(len(points))
    fine = np.linspace(0, len(points) - 1, 6 * len(points))
    line = np.stack([np.interp(fine, t, joints[:, k]) for k in range(3)], 1)
    line[1:-1] = 0.25 * line[:-2] + 0.5 * line[1:-1] + 0.25 * line[2:]
    return mesh.tube("limb", line.tolist(), np.interp(fine, t, radii).tolist(), material, sides=5)


ARMS: dict[str, tuple[Sequence[Sequence[float]], Sequence[Sequence[float]]]] = {
    "stand": (((0.26, 0.0, 1.13), (0.27, 0.06, 0.88)), ((0.26, -0.02, 1.13), (0.28, 0.03, 0.88))),
    "behind": (((0.27, -0.08, 1.14), (0.06, -0.19, 0.98)), ((0.27, -0.08, 1.14), (0.04, -0.21, 1.0))),
    "phone": (((0.25, 0.04, 1.12), (0.05, 0.30, 1.24)), ((0.25, 0.04, 1.12), (0.05, 0.30, 1.22))),
    "point": (((0.30, 0.22, 1.36), (0.34, 0.50, 1.52)), ((0.26, 0.0, 1.13), (0.25, 0.10, 0.9))),
    "walk": (((0.25, -0.10, 1.15), (0.27, -0.06, 0.90)), ((0.25, 0.08, 1.14), (0.24, 0.25, 0.97))),
    "sit": (((0.26, 0.06, 1.14), (0.14, 0.34, 1.02)), ((0.26, 0.06, 1.14), (0.15, 0.34, 1.0))),
}
"""Elbow and hand of the right arm and of the left one (mirrored), before scaling, of somebody 1.72 m tall."""


def _figure(person: Person) -> list[bpy.types.Object]:
    look = WARDROBE[person.who]
    first, second, kind = look.top
    skin = surfaces.paint(f"skin-{look.skin}", SKINS[look.skin], 0.6, 0.06)
    top = surfaces.cloth(f"top-{person.who}", first, second, kind)
    low = surfaces.cloth(f"low-{person.who}", look.bottom)
    shoe = surfaces.paint("shoe", (0.03, 0.025, 0.022), 0.35)
    sitting = person.pose == "sit"
    s = look.stout
    parts = _legs(person.pose, look, low, skin, shoe)
    torso = [
        (0.80, 0.165 * s, 0.115 * s, 0),
        (0.92, 0.180 * s, 0.128 * s, 0),
        (1.06, 0.160 * s, 0.115 * s, 0.005),
        (1.18, 0.170 * s, 0.118 * s, 0.01),
        (1.30, 0.190 * s, 0.122 * s, 0.005),
        (1.36, 0.188, 0.108, 0),
        (1.42, 0.150, 0.090, -0.005),
        (1.45, 0.100, 0.075, -0.004),
        (1.47, 0.065, 0.065, 0),
    ]
    if look.hem and not sitting:
        flare = 0.06 + 0.10 * (0.8 - look.hem)
        torso = [
            (look.hem, 0.165 * s + flare, 0.125 * s + flare, 0),
            (0.72, 0.19 * s, 0.14 * s, 0),
            *torso[1:],
        ]
    parts.append(_body(torso, top))
    parts.append(
        _body([(1.42, 0.058, 0.06, 0), (1.50, 0.055, 0.058, 0.005), (1.56, 0.055, 0.06, 0.012)], skin)
    )
    for sign, (elbow, hand) in zip((1, -1), ARMS[person.pose], strict=True):
        joints = [
            (0.185 * s * sign, 0, 1.385),
            (elbow[0] * s * sign, *elbow[1:]),
            (hand[0] * sign, *hand[1:]),
        ]
        parts.append(_limb(joints, (0.062, 0.048, 0.038), top))
        parts.append(_ball("hand", joints[-1], (0.042, 0.05, 0.055), skin))
    if person.pose == "phone":
        dark = surfaces.paint("phone", (0.02, 0.02, 0.025), 0.2)
        parts.append(mesh.box("phone", (-0.04, 0.31, 1.24), (0.04, 0.325, 1.40), dark, 0.005))
    parts += _head(look, skin)
    if look.bag:
        strap = surfaces.cloth("bag", (0.20, 0.10, 0.05))
        parts.append(mesh.box("bag", (0.20 * s, -0.13, 0.78), (0.30 * s, 0.13, 1.02), strap, 0.03))
        parts.append(
            mesh.tube("strap", [(0.25 * s, 0.05, 1.0), (0.05, 0.14, 1.22), (-0.13, 0.06, 1.42)], 0.014, strap)
        )
    drop = -0.38 if sitting else 0.0
    size = look.tall / 1.72
    for part in parts:
        part.location.z += drop
    bpy.context.view_layer.update()
    mesh.move(parts, mesh.placed(person.x, person.y, person.floor, -person.facing, size))
    return parts


def _legs(
    pose: str, look: Look, low: bpy.types.Material, skin: bpy.types.Material, shoe: bpy.types.Material
) -> list[bpy.types.Object]:
    parts = []
    cover = skin if 0.3 < look.hem < 0.5 else low
    for sign in (-1, 1):
        x = 0.092 * sign * look.stout
        swing = 0.17 * sign if pose == "walk" else 0.015 * sign
        joints = [(x * 1.05, swing, 0.07), (x, 0.4 * swing + 0.03, 0.46), (x, 0, 0.86)]
        foot = (x * 1.1, swing + 0.06, 0.045)
        if pose == "sit":
            # Everything above the knees is lowered with the body later, so these joints are too high by that.
            joints = [(x, 0.42, 0.45), (x, 0.42, 0.86), (x, 0.0, 0.88)]
            foot = (x, 0.50, 0.42)
        radii = (0.052, 0.066, 0.098 * look.stout)
        parts.append(_limb(joints, radii, low if pose == "sit" else cover))
        parts.append(_ball("shoe", foot, (0.052, 0.135, 0.045), shoe))
    if pose == "sit":
        parts.append(_ball("lap", (0, 0.04, 0.88), (0.19 * look.stout, 0.17, 0.11), low))
    return parts


def _head(look: Look, skin: bpy.types.Material) -> list[bpy.types.Object]:
    hair = surfaces.cloth(f"hair-{look.hair}-{look.head}", look.hair)
    dark = surfaces.paint("eye", (0.03, 0.02, 0.02), 0.3)
    parts = [
        _ball("head", (0, 0.015, 1.62), (0.076, 0.094, 0.112), skin),
        _ball("nose", (0, 0.112, 1.61), (0.013, 0.018, 0.022), skin),
    ]
    parts += [_ball("eye", (sx * 0.032, 0.098, 1.635), (0.011, 0.008, 0.007), dark) for sx in (-1, 1)]
    parts += [_ball("brow", (sx * 0.033, 0.098, 1.657), (0.02, 0.008, 0.005), dark) for sx in (-1, 1)]
    mouth = surfaces.paint("mouth", (0.42, 0.14, 0.12), 0.5)
    parts.append(_ball("mouth", (0, 0.098, 1.567), (0.022, 0.007, 0.006), mouth))
    parts += [_ball("ear", (sx * 0.077, 0.0, 1.615), (0.012, 0.022, 0.03), skin) for sx in (-1, 1)]
    black = surfaces.cloth("hair", (0.02, 0.016, 0.013))
    if look.head in ("short", "cap", "takiya"):
        parts.append(_ball("hair", (0, -0.010, 1.668), (0.082, 0.098, 0.095), black))
    if look.head == "cap":
        parts.append(_ball("cap", (0, -0.005, 1.685), (0.088, 0.102, 0.066), hair))
        parts.append(_ball("peak", (0, 0.12, 1.685), (0.07, 0.065, 0.008), hair))
    elif look.head == "takiya":
        parts.append(
            mesh.lathe(
                "takiya", [(0.090, 0), (0.088, 0.06), (0.06, 0.085), (0.001, 0.09)], (0, -0.005, 1.675), hair
            )
        )
    elif look.head in ("long", "bun"):
        parts.append(_ball("hair", (0, -0.012, 1.660), (0.087, 0.102, 0.103), hair))
        if look.head == "long":
            parts.append(_ball("hair-fall", (0, -0.062, 1.53), (0.088, 0.05, 0.17), hair))
        else:
            parts.append(_ball("bun", (0, -0.115, 1.67), (0.045, 0.04, 0.045), hair))
    elif look.head == "scarf":
        parts.append(_ball("scarf", (0, -0.022, 1.637), (0.094, 0.102, 0.118), hair))
        parts.append(
            _body([(1.36, 0.15, 0.12, 0), (1.46, 0.10, 0.10, -0.01), (1.56, 0.085, 0.085, -0.012)], hair)
        )
    return parts
