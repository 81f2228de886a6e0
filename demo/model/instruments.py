"""Musical instruments of the steppe, each built upright around its own origin with its front to -y."""

from __future__ import annotations

import math

import numpy as np

from . import materials as m
from . import mesh

PEAR = (
    (0.0, 0.03),
    (0.04, 0.085),
    (0.10, 0.118),
    (0.18, 0.122),
    (0.26, 0.098),
    (0.34, 0.060),
    (0.41, 0.030),
    (0.44, 0.020),
)


def _bowl(profile: tuple[tuple[float, float], ...], depth: float, material: object) -> object:
    """A body with flat front and round back."""
    rings = []
    for z, half in profile:
        back = [
            (half * math.cos(t), depth * (half / 0.122) * math.sin(t), z) for t in np.linspace(0, math.pi, 17)
        ]
        front = [(x, 0.0, z) for x in np.linspace(-half, half, 9)[1:-1]]
        rings.append(np.array(back + front))
    return mesh.loft("instrument-body", rings, material)


def _front(profile: tuple[tuple[float, float], ...], material: object, share: float = 1.0) -> object:
    outline = [(h, z) for z, h in profile] + [(-h, z) for z, h in reversed(profile)]
    obj = mesh.sheet("soundboard", [[(x * share, z) for x, z in outline]], 0.006, material)
    obj.matrix_world = mesh.upright((0, -0.003, 0), 180)
    return obj


def dombra(tone: int = 0, triangular: bool = False) -> list[object]:
    """Two strings, long fretted neck; pear-shaped in the west and, for Abai's kind in the east, shovel-
    shaped.
    """
    dark = m.wood(
        f"dombra-{tone}",
        *(((0.12, 0.045, 0.018), (0.30, 0.13, 0.05)), ((0.07, 0.03, 0.014), (0.20, 0.095, 0.04)))[tone % 2],
        "z",
        0.28,
    )
    pale = m.wood(f"spruce-{tone}", (0.45, 0.26, 0.11), (0.68, 0.46, 0.23), "z", 0.4)
    profile = (
        (
            (0.0, 0.085),
            (0.02, 0.105),
            (0.10, 0.115),
            (0.20, 0.108),
            (0.30, 0.085),
            (0.36, 0.055),
            (0.41, 0.026),
            (0.44, 0.020),
        )
        if triangular
        else PEAR
    )
    parts = [_bowl(profile, 0.10 if not triangular else 0.07, dark), _front(profile, pale)]
    parts.append(mesh.box("neck", (-0.015, -0.004, 0.40), (0.015, 0.022, 0.96), dark, 0.005))
    parts.append(mesh.box("head", (-0.020, -0.002, 0.95), (0.020, 0.020, 1.08), dark, 0.006))
    for k in range(13):
        z = 0.46 + 0.49 * (1 - (1 - k / 13) ** 1.25)
        parts.append(
            mesh.box(
                "fret", (-0.017, -0.007, z), (0.017, -0.003, z + 0.004), m.plain("gut", (0.72, 0.64, 0.46))
            )
        )
    for s in (-1, 1):
        parts.append(
            mesh.tube(
                "string",
                [(s * 0.006, -0.016, 0.10), (s * 0.005, -0.009, 0.98)],
                0.0011,
                m.plain("string", (0.85, 0.80, 0.68), 0.3),
                sides=1,
            )
        )
        parts.append(
            mesh.tube(
                "peg",
                [(s * 0.018, 0.01, 1.02 + s * 0.02), (s * 0.055, 0.01, 1.02 + s * 0.02)],
                (0.006, 0.010),
                dark,
                sides=2,
            )
        )
    parts.append(mesh.box("bridge", (-0.03, -0.017, 0.098), (0.03, -0.005, 0.106), dark))
    ring = [
        (0.028 * math.cos(t), -0.008, 0.255 + 0.028 * math.sin(t))
        for t in np.linspace(0, 2 * math.pi, 20)[:-1]
    ]
    parts.append(mesh.tube("sound-hole", ring, 0.0035, dark, True, sides=1))
    parts.append(
        mesh.lathe(
            "sound-dark",
            [(0.001, 0), (0.024, 0.0005)],
            (0, 0, 0),
            m.plain("hole", (0.01, 0.007, 0.005)),
            16,
            caps=False,
        )
    )
    parts[-1].matrix_world = mesh.upright((0, -0.0068, 0.255), 180)
    return parts


def kobyz() -> list[object]:
    """The horsehair fiddle: an open ladle of a body, its lower half under skin, a bowed neck and two
    strings of hair.
    """
    dark = m.wood("kobyz-wood", (0.075, 0.03, 0.014), (0.22, 0.10, 0.042), "z", 0.35)
    skin = m.plain("kobyz-skin", (0.66, 0.50, 0.32), 0.6, variation=0.2)
    hair = m.plain("horsehair", (0.05, 0.042, 0.036), 0.4)
    lower = ((0.0, 0.02), (0.03, 0.075), (0.09, 0.105), (0.16, 0.105), (0.22, 0.080))
    upper = ((0.22, 0.080), (0.28, 0.096), (0.36, 0.105), (0.44, 0.088), (0.50, 0.045), (0.53, 0.026))
    parts = [_bowl(lower, 0.11, dark), _front(lower, skin, 0.98)]
    # The upper body is open: a shell with a dark inside.
    rings_out = [
        np.array(
            [(h * math.cos(t), 0.135 * (h / 0.122) * math.sin(t), z) for t in np.linspace(0, math.pi, 15)]
            + [
                ((h - 0.012) * math.cos(t), (0.135 * (h / 0.122) - 0.012) * math.sin(t), z)
                for t in np.linspace(math.pi, 0, 15)
            ]
        )
        for z, h in upper
    ]
    parts.append(mesh.loft("kobyz-shell", rings_out, dark))
    neck = [
        (0, 0.02, 0.51),
        (0, 0.055, 0.62),
        (0, 0.07, 0.74),
        (0, 0.05, 0.86),
        (0, 0.0, 0.96),
        (0, -0.02, 1.02),
    ]
    parts.append(mesh.tube("kobyz-neck", neck, (0.026, 0.019, 0.017, 0.018, 0.024, 0.020), dark, sides=5))
    parts.append(
        mesh.lathe(
            "kobyz-head",
            [(0.012, -0.05), (0.034, -0.03), (0.036, 0.02), (0.022, 0.05), (0.006, 0.07)],
            (0, -0.015, 1.05),
            dark,
            18,
        )
    )
    for s in (-1, 1):
        parts.append(
            mesh.tube(
                "kobyz-string",
                [(s * 0.012, -0.006, 0.02), (s * 0.010, -0.045, 0.13), (s * 0.008, -0.03, 0.93)],
                0.0042,
                hair,
                sides=1,
            )
        )
        parts.append(
            mesh.tube(
                "kobyz-peg",
                [(0.0, -0.01, 0.94 + s * 0.03), (s * 0.08, -0.01, 0.95 + s * 0.03)],
                (0.008, 0.012),
                dark,
                sides=2,
            )
        )
    parts.append(mesh.box("kobyz-bridge", (-0.035, -0.048, 0.122), (0.035, -0.004, 0.132), dark, 0.003))
    silver = m.plain("silver", (0.75, 0.74, 0.70), 0.25, 1.0)
    parts += [mesh.tube("metal", [(-0.03, -0.04, z), (0.03, -0.04, z)], 0.004, silver) for z in (0.965, 1.0)]
    return parts


def bow() -> list[object]:
    """The curved bow of the kobyz."""
    wood = m.wood("bow-wood", (0.12, 0.05, 0.02), (0.30, 0.15, 0.07), "z", 0.4)
    arc = [(0.10 * math.sin(t), 0, 0.31 - 0.31 * math.cos(t)) for t in np.linspace(0, math.pi, 17)]
    return [
        mesh.tube("bow", arc, 0.0075, wood),
        mesh.tube(
            "bow-hair", [(0, 0, 0.01), (0, 0, 0.61)], 0.006, m.plain("horsehair", (0.05, 0.042, 0.036), 0.4)
        ),
    ]


def zhetigen() -> list[object]:
    """Seven strings over a hollow box, each on its own knuckle-bone bridge; lies along x."""
    wood = m.wood("zhetigen-wood", (0.16, 0.07, 0.03), (0.38, 0.20, 0.09), "x", 0.35)
    bone, string = m.plain("asyq", (0.80, 0.72, 0.56), 0.5), m.plain("string", (0.85, 0.80, 0.68), 0.3)
    parts = [mesh.box("zhetigen", (-0.52, -0.13, 0.0), (0.52, 0.13, 0.09), wood, 0.02)]
    for k in range(7):
        y = -0.096 + 0.032 * k
        at = 0.30 - 0.075 * k
        parts.append(
            mesh.tube(
                "zhetigen-string",
                [(-0.49, y, 0.096), (at, y, 0.128), (0.49, y, 0.096)],
                0.0016,
                string,
                sides=1,
            )
        )
        parts.append(
            mesh.box("asyq", (at - 0.012, y - 0.009, 0.09), (at + 0.012, y + 0.009, 0.126), bone, 0.005)
        )
        parts.append(mesh.tube("zhetigen-peg", [(0.50, y, 0.09), (0.50, y, 0.12)], 0.006, wood, sides=2))
    return parts


def dauylpaz() -> list[object]:
    """The kettle drum that hung at a saddle."""
    skin = m.plain("drum-skin", (0.74, 0.60, 0.42), 0.6, variation=0.2)
    body = m.wood("drum-wood", (0.14, 0.055, 0.025), (0.30, 0.13, 0.06), "z", 0.4)
    parts = [
        mesh.lathe(
            "drum",
            [(0.05, 0.0), (0.12, 0.05), (0.18, 0.15), (0.20, 0.26), (0.205, 0.29)],
            (0, 0, 0),
            body,
            40,
        )
    ]
    parts.append(
        mesh.lathe(
            "drum-skin", [(0.212, 0.25), (0.214, 0.295), (0.20, 0.302), (0.01, 0.304)], (0, 0, 0), skin, 40
        )
    )
    cords = [
        [
            (0.212 * math.cos(a), 0.212 * math.sin(a), 0.25),
            (0.135 * math.cos(a + s), 0.135 * math.sin(a + s), 0.06),
        ]
        for a in np.linspace(0, 2 * math.pi, 19)[:-1]
        for s in (-0.17, 0.17)
    ]
    parts.append(mesh.tubes("drum-cord", cords, 0.004, m.plain("cord-light", (0.52, 0.36, 0.2)), sides=1))
    return parts


def stand(height: float, material: object) -> list[object]:
    """A slim stand: foot, post, and a fork that carries an instrument."""
    return [
        mesh.lathe("stand-foot", [(0.15, 0.0), (0.15, 0.02), (0.02, 0.03)], (0, 0.06, 0), material, 32),
        mesh.tube("stand-post", [(0, 0.10, 0.02), (0, 0.10, height)], 0.011, material),
        mesh.tube(
            "stand-fork",
            [
                (-0.06, -0.03, 0.10),
                (-0.05, 0.08, 0.07),
                (0, 0.10, 0.08),
                (0.05, 0.08, 0.07),
                (0.06, -0.03, 0.10),
            ],
            0.007,
            material,
        ),
    ]
