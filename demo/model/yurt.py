"""The yurt (киіз үй): felt outside; lattice, poles, roof ring, carpets and household things inside."""

from __future__ import annotations

import math

import numpy as np

from . import furniture, mesh, ornament
from . import materials as m
from .plan import YURT_CENTRE, YURT_RADIUS
from .site import Site

WALL = 1.62
RING_Z, RING_R = 3.28, 0.78
CX, CY = YURT_CENTRE
DOOR = 0.60
RED = ((0.17, 0.022, 0.012), (0.36, 0.055, 0.028))


def polar(radius: float, degrees: float, z: float) -> tuple[float, float, float]:
    a = math.radians(degrees)
    return CX + radius * math.cos(a), CY + radius * math.sin(a), z


def _roof(share: float) -> tuple[float, float]:
    """Radius and height of the roof from the wall top (0) to the ring (1): poles are bent at the foot and
    then straight.
    """
    foot = math.sin(min(1.0, share / 0.25) * math.pi / 2) if share < 0.25 else 1.0
    return YURT_RADIUS + (RING_R - YURT_RADIUS) * share, WALL + (RING_Z - WALL) * share + 0.10 * foot * (
        1 - share
    )


def build(site: Site) -> None:
    """The whole yurt; its door opens to the east."""
    half_door = math.degrees(DOOR / YURT_RADIUS)
    _felt(half_door)
    _frame(half_door)
    _door(half_door)
    _floor()
    site.area("yurt", (CX, CY, RING_Z + 0.3), (CX, CY, 0), (1.2, 1.2), 115, (1.0, 0.96, 0.9))
    site.area("yurt", (CX, CY, 2.5), (CX, CY, 3.2), (1.6, 1.6), 14, (1.0, 0.80, 0.58))
    site.anchor("shanyrak", (CX, CY, RING_Z))
    site.anchor("kerege", polar(YURT_RADIUS - 0.06, 125, 0.95))
    site.anchor("yurt", (CX + 2.0, CY, 2.62))


def _felt(half_door: float) -> None:
    cream = m.felt("yurt-felt", (0.72, 0.64, 0.50))
    inner = m.felt("yurt-inner", (0.50, 0.40, 0.27))
    arc = np.radians(np.linspace(half_door + 1, 360 - half_door - 1, 97))

    def shell(name: str, levels: list[tuple[float, float]], angles: np.ndarray, material: object) -> None:
        verts, uvs = [], []
        for k, (r, z) in enumerate(levels):
            for i, a in enumerate(angles):
                wave = 0.018 * math.sin(a * 23) + 0.012 * math.sin(a * 41 + z * 3)
                verts.append((CX + (r + wave) * math.cos(a), CY + (r + wave) * math.sin(a), z))
                uvs.append((i / (len(angles) - 1), k / (len(levels) - 1)))
        n = len(angles)
        faces = [
            (k * n + i, k * n + i + 1, (k + 1) * n + i + 1, (k + 1) * n + i)
            for k in range(len(levels) - 1)
            for i in range(n - 1)
        ]
        mesh.mesh(name, verts, faces, material, True, uvs)

    ring = np.radians(np.linspace(0, 360, 121))
    wall_out = [(YURT_RADIUS + 0.16, 0.0), (YURT_RADIUS + 0.17, 0.8), (YURT_RADIUS + 0.15, WALL)]
    roof = [_roof(t) for t in np.linspace(0, 1, 14)]
    shell("felt-wall", wall_out, arc, cream)
    shell(
        "felt-roof",
        [(r + 0.16, z + 0.12) for r, z in [(YURT_RADIUS + 0.02, WALL - 0.22), *roof]],
        ring,
        cream,
    )
    shell("felt-wall-in", [(YURT_RADIUS + 0.05, 0.0), (YURT_RADIUS + 0.05, WALL + 0.1)], arc, inner)
    shell("felt-roof-in", [(r + 0.05, z + 0.06) for r, z in roof], ring, inner)
    band = m.pictured(
        "yurt-band",
        ornament.runner(19.5, 0.40, 41, ornament.MADDER, ornament.CREAM, ornament.BROWN, 200.0),
        0.95,
        grain=0.1,
    )
    shell("felt-band", [(YURT_RADIUS + 0.195, WALL - 0.34), (YURT_RADIUS + 0.205, WALL + 0.02)], arc, band)
    band2 = m.pictured(
        "yurt-band-2",
        ornament.runner(12.0, 0.42, 43, (0.70, 0.60, 0.44), ornament.BROWN, ornament.MADDER, 200.0),
        0.95,
        grain=0.1,
    )
    levels = [(_roof(t)[0] + 0.185, _roof(t)[1] + 0.14) for t in (0.44, 0.60)]
    shell("roof-band", levels, ring, band2)
    rope = m.plain("rope", (0.28, 0.20, 0.12), 0.9)
    for z in (0.45, 0.95):
        mesh.tube(
            "rope",
            [
                polar(YURT_RADIUS + 0.20, a, z + 0.02 * math.sin(a))
                for a in np.linspace(half_door + 1, 359 - half_door, 90)
            ],
            0.014,
            rope,
            sides=1,
        )
    lines = [
        [polar(r + 0.185, k * 360 / 14 + 8 * j / 13, z + 0.135) for j, (r, z) in enumerate(roof)]
        for k in range(14)
    ]
    mesh.tubes("roof-rope", lines, 0.012, rope, sides=1)


def _frame(half_door: float) -> None:
    red = m.wood("yurt-wood", *RED, "z", 0.45)
    # Kerege: two layers of slats crossing; each slat leans over by a third of a right angle.
    slats = []
    span = 360 - 2 * half_door
    count = 58
    for layer, sign in ((0.0, 1), (0.022, -1)):
        for i in range(count):
            a0 = half_door + span * i / count
            points = [
                polar(YURT_RADIUS - 0.03 - layer, a0 + sign * 19 * t, 0.04 + (WALL - 0.04) * t)
                for t in np.linspace(0, 1, 7)
                if half_door <= a0 + sign * 19 * t <= 360 - half_door
            ]
            if len(points) > 1:
                slats.append(points)
    mesh.tubes("kerege", slats, 0.0135, red, sides=1)
    poles = []
    for i in range(64):
        a = 360 * i / 64 + 1.5
        poles.append([polar(r - 0.02, a, z) for r, z in [_roof(t) for t in np.linspace(0, 1, 9)]])
    mesh.tubes("uyk", poles, 0.021, red, sides=1)
    ring = [polar(RING_R, a, RING_Z + 0.03) for a in np.linspace(0, 360, 49)[:-1]]
    mesh.tube("shanyrak", ring, 0.062, red, True)
    mesh.tube(
        "shanyrak-2",
        [polar(RING_R - 0.1, a, RING_Z + 0.06) for a in np.linspace(0, 360, 49)[:-1]],
        0.028,
        red,
        True,
    )
    domes = []
    for turn in (35, 125):
        for k in (-0.17, 0.0, 0.17):
            dx, dy = math.cos(math.radians(turn)), math.sin(math.radians(turn))
            domes.append(
                [
                    (
                        CX + dx * u * RING_R - dy * k,
                        CY + dy * u * RING_R + dx * k,
                        RING_Z + 0.05 + 0.24 * (1 - u * u),
                    )
                    for u in np.linspace(-0.97, 0.97, 13)
                ]
            )
    mesh.tubes("kuldireuish", domes, 0.02, red)
    # Basqur: the woven band where poles meet lattice; and tassels hanging from it.
    band = m.pictured(
        "basqur",
        ornament.runner(18.5, 0.30, 45, (0.52, 0.05, 0.04), (0.85, 0.68, 0.32), (0.06, 0.10, 0.22), 220.0),
        0.9,
        grain=0.12,
    )
    angles = np.radians(np.linspace(half_door, 360 - half_door, 97))
    verts, uvs = [], []
    for k, (r, z) in enumerate(((YURT_RADIUS - 0.075, WALL - 0.16), (YURT_RADIUS - 0.085, WALL + 0.14))):
        for i, a in enumerate(angles):
            verts.append((CX + r * math.cos(a), CY + r * math.sin(a), z))
            uvs.append((1 - i / 96, k))
    mesh.mesh("basqur", verts, [(i + 1, i, 97 + i, 98 + i) for i in range(96)], band, True, uvs)
    colours = ((0.60, 0.06, 0.05), (0.80, 0.55, 0.14), (0.08, 0.20, 0.30), (0.14, 0.30, 0.16))
    for k in range(16):
        a = 22 + k * 21
        x, y, z = polar(YURT_RADIUS - 0.42, a, _roof(0.18)[1] - 0.12)
        mesh.lathe(
            "tassel",
            [(0.03, -0.26), (0.034, -0.04), (0.012, -0.01), (0.022, 0.01), (0.012, 0.04), (0.004, 0.30)],
            (x, y, z),
            m.felt(f"tassel-{k % 4}", colours[k % 4]),
            8,
        )


def _door(half_door: float) -> None:
    red = m.wood("yurt-door", *RED, "z", 0.45)
    x = CX + YURT_RADIUS + 0.05
    for s in (-1, 1):
        mesh.box(
            "jamb", (x - 0.09, CY + s * DOOR - 0.05, 0), (x + 0.12, CY + s * DOOR + 0.05, 1.92), red, 0.012
        )
        # Both leaves stand open against the felt.
        leaf = m.pictured(
            f"yurt-leaf-{s}",
            ornament.syrmak(
                0.56,
                1.72,
                50 + s,
                (0.42, 0.07, 0.04),
                (0.84, 0.62, 0.24),
                (0.10, 0.16, 0.24),
                (0.84, 0.62, 0.24),
            ),
            0.5,
        )
        y0 = CY + s * (DOOR + 0.08)
        mesh.box(
            "leaf",
            (x + 0.14, min(y0, y0 + s * 0.56), 0.08),
            (x + 0.18, max(y0, y0 + s * 0.56), 1.82),
            red,
            0.008,
        )
        a, b = sorted((y0 + s * 0.01, y0 + s * 0.55))
        mesh.quad(
            "leaf-face",
            [(x + 0.184, a, 0.1), (x + 0.184, b, 0.1), (x + 0.184, b, 1.8), (x + 0.184, a, 1.8)],
            leaf,
        )
    mesh.box("lintel", (x - 0.09, CY - DOOR - 0.1, 1.86), (x + 0.14, CY + DOOR + 0.1, 2.0), red, 0.012)
    mesh.box("threshold", (x - 0.09, CY - DOOR, 0), (x + 0.12, CY + DOOR, 0.07), red, 0.012)


def _floor() -> None:
    under = m.felt("yurt-floor", (0.34, 0.22, 0.13))
    mesh.lathe(
        "yurt-floor", [(YURT_RADIUS + 0.02, -0.02), (YURT_RADIUS + 0.02, 0.012)], (CX, CY, 0), under, 64
    )
    rugs = (
        (
            CX - 1.55,
            CY + 0.0,
            1.35,
            3.5,
            0,
            ornament.CREAM,
            ornament.MADDER,
            ornament.BROWN,
            ornament.OCHRE,
            61,
        ),
        (
            CX + 0.35,
            CY + 1.45,
            1.25,
            2.3,
            78,
            ornament.OCHRE,
            ornament.BROWN,
            ornament.MADDER,
            ornament.CREAM,
            62,
        ),
        (
            CX + 0.25,
            CY - 1.5,
            1.25,
            2.4,
            101,
            (0.72, 0.62, 0.46),
            ornament.INDIGO,
            ornament.MADDER,
            ornament.OCHRE,
            63,
        ),
        (
            CX + 0.25,
            CY - 0.05,
            1.5,
            2.0,
            90,
            ornament.MADDER,
            ornament.CREAM,
            ornament.INDIGO,
            ornament.OCHRE,
            64,
        ),
    )
    for k, (x, y, w, long, turn, field, figure, border, accent, seed) in enumerate(rugs):
        furniture.rug(
            x,
            y,
            w,
            long,
            turn,
            m.pictured(
                f"syrmak-{seed}",
                ornament.syrmak(w, long, seed, field, figure, border, accent),
                0.95,
                grain=0.1,
            ),
            0.022 + 0.007 * k,
        )
