"""Things that stand on the floor of the house: seats, tables, shelves, cases, a piano. Metres and degrees."""

from __future__ import annotations

import math
from collections.abc import Sequence

import bpy
import numpy as np

from model import materials as m
from model import mesh

from . import artwork, surfaces


def wood(tone: str) -> bpy.types.Material:
    """Timbers of the house by name."""
    dark, light = {
        "cherry": ((0.16, 0.055, 0.025), (0.36, 0.15, 0.07)),
        "pine": ((0.46, 0.29, 0.13), (0.70, 0.50, 0.27)),
        "black": ((0.018, 0.014, 0.012), (0.06, 0.045, 0.035)),
        "veneer": ((0.28, 0.15, 0.07), (0.46, 0.28, 0.15)),
    }[tone]
    return m.wood(f"wood-{tone}", dark, light, "z", 0.4)


def table(
    x: float,
    y: float,
    turn: float,
    size: tuple[float, float],
    top: bpy.types.Material,
    height: float = 0.75,
    z: float = 0.0,
    cloth: bpy.types.Material | None = None,
) -> None:
    """A table on turned legs, with a cloth that hangs over its edges if asked."""
    a, b = size[0] / 2, size[1] / 2
    parts = [mesh.box("table-top", (-a, -b, height - 0.03), (a, b, height), top, 0.01)]
    parts.append(
        mesh.box(
            "table-apron", (-a + 0.06, -b + 0.06, height - 0.13), (a - 0.06, b - 0.06, height - 0.03), top
        )
    )
    turned = [
        (0.02, 0),
        (0.03, 0.05),
        (0.022, 0.2),
        (0.034, height - 0.25),
        (0.024, height - 0.2),
        (0.034, height - 0.1),
    ]
    parts += [
        mesh.lathe("table-leg", turned, (sx * (a - 0.09), sy * (b - 0.09), 0), top, 12)
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]
    if cloth:
        parts.append(
            mesh.box(
                "table-cloth",
                (-a - 0.01, -b - 0.01, height - 0.22),
                (a + 0.01, b + 0.01, height + 0.006),
                cloth,
                0.01,
            )
        )
    mesh.move(parts, mesh.placed(x, y, z, turn))


def bentwood(x: float, y: float, turn: float, z: float = 0.0, tone: str = "cherry") -> None:
    """A bentwood chair with a round seat; the sitter looks to the north at turn 0."""
    timber = wood(tone)
    parts = [
        mesh.lathe("seat", [(0.19, 0.44), (0.205, 0.455), (0.2, 0.475), (0.001, 0.47)], (0, 0, 0), timber, 24)
    ]
    legs = [[(0.13, 0.13, 0.45), (0.18, 0.19, 0)], [(-0.13, 0.13, 0.45), (-0.18, 0.19, 0)]]
    hoop = [
        (0.21 * math.cos(t), -0.17 - 0.05 * math.sin(t), 0.46 + 0.44 * math.sin(t))
        for t in np.linspace(0, math.pi, 15)
    ]
    inner = [
        (0.12 * math.cos(t), -0.165 - 0.04 * math.sin(t), 0.46 + 0.30 * math.sin(t))
        for t in np.linspace(0, math.pi, 13)
    ]
    legs += [[(0.2, -0.17, 0.46), (0.2, -0.24, 0)], [(-0.2, -0.17, 0.46), (-0.2, -0.24, 0)], hoop, inner]
    parts.append(mesh.tubes("bent", legs, 0.014, timber, sides=1))
    ring = [(0.14 * math.cos(t), 0.14 * math.sin(t), 0.2) for t in np.linspace(0, 2 * math.pi, 20)]
    parts.append(mesh.tube("bent-ring", ring, 0.009, timber, sides=1))
    mesh.move(parts, mesh.placed(x, y, z, turn))


def row(x: float, y: float, turn: float, count: int, cloth: bpy.types.Material) -> None:
    """Theatre seats joined to a row; sitters look to the north at turn 0."""
    frame = surfaces.paint("seat-frame", (0.06, 0.05, 0.05), 0.4)
    timber = wood("veneer")
    parts = []
    for k in range(count):
        cx = (k - (count - 1) / 2) * 0.54
        parts.append(mesh.box("seat", (cx - 0.22, -0.2, 0.40), (cx + 0.22, 0.22, 0.48), cloth, 0.03))
        parts.append(mesh.box("seat-back", (cx - 0.23, -0.27, 0.52), (cx + 0.23, -0.2, 0.94), cloth, 0.03))
        parts.append(
            mesh.box("seat-shell", (cx - 0.235, -0.295, 0.42), (cx + 0.235, -0.272, 0.92), timber, 0.008)
        )
    for k in range(count + 1):
        cx = (k - count / 2) * 0.54
        parts.append(mesh.box("seat-side", (cx - 0.02, -0.28, 0), (cx + 0.02, 0.16, 0.6), frame, 0.008))
        parts.append(mesh.box("seat-arm", (cx - 0.03, -0.24, 0.6), (cx + 0.03, 0.18, 0.63), timber, 0.008))
    mesh.move(parts, mesh.placed(x, y, 0, turn))


def shelves(
    x: float,
    y: float,
    turn: float,
    seed: int,
    width: float,
    levels: int,
    tone: str = "veneer",
    both: bool = False,
) -> None:
    """A tall case full of books with its front to the south at turn 0; ``both``: books on its back too."""
    timber = wood(tone)
    gap, depth, a = 0.34, 0.30 if not both else 0.5, width / 2
    high = levels * gap + 0.14
    parts = [
        mesh.box("case-side", (s * a - 0.014, 0, 0), (s * a + 0.014, depth, high), timber) for s in (-1, 1)
    ]
    middle = depth / 2 if both else depth - 0.01
    parts.append(mesh.box("case-back", (-a, middle - 0.006, 0.04), (a, middle + 0.006, high), timber))
    for k in range(levels + 1):
        z = 0.09 + gap * k
        parts.append(mesh.box("shelf", (-a, 0, z - 0.012), (a, depth, z + 0.012), timber))
    for k in range(levels):
        z = 0.09 + gap * k
        for front in (0, 1) if both else (0,):
            spines = m.pictured(
                f"spines-{seed}-{k}-{front}",
                artwork.books(seed * 100 + 10 * front + k, width - 0.03, gap - 0.03),
                0.7,
            )
            y0 = 0.05 if front == 0 else depth - 0.05
            left, right = (-a + 0.014, a - 0.014) if front == 0 else (a - 0.014, -a + 0.014)
            parts.append(
                mesh.quad(
                    "spines",
                    [
                        (left, y0, z + 0.012),
                        (right, y0, z + 0.012),
                        (right, y0, z + gap - 0.016),
                        (left, y0, z + gap - 0.016),
                    ],
                    spines,
                )
            )
    mesh.move(parts, mesh.placed(x, y, 0, turn))


def vitrine(
    x: float,
    y: float,
    turn: float,
    size: tuple[float, float],
    bed: bpy.types.Material,
    z: float = 0.0,
    tone: str = "cherry",
    height: float = 0.82,
) -> None:
    """A flat case on thin legs. Its lid stands open: glass costs far more light than it shows."""
    a, b = size[0] / 2, size[1] / 2
    timber = wood(tone)
    parts = [
        mesh.box("vitrine-bed", (-a + 0.02, -b + 0.02, height), (a - 0.02, b - 0.02, height + 0.015), bed)
    ]
    for lo, hi in (
        ((-a, -b), (a, -b + 0.025)),
        ((-a, b - 0.025), (a, b)),
        ((-a, -b), (-a + 0.025, b)),
        ((a - 0.025, -b), (a, b)),
    ):
        parts.append(mesh.box("vitrine-rim", (*lo, height - 0.08), (*hi, height + 0.14), timber, 0.006))
    for sx in (-1, 1):
        for sy in (-1, 1):
            cx, cy = sx * (a - 0.03), sy * (b - 0.03)
            parts.append(
                mesh.box(
                    "vitrine-leg", (cx - 0.02, cy - 0.02, 0), (cx + 0.02, cy + 0.02, height), timber, 0.004
                )
            )
    mesh.move(parts, mesh.placed(x, y, z, turn))


def cabinet(
    x: float, y: float, turn: float, size: tuple[float, float, float], tone: str, shelves_at: Sequence[float]
) -> None:
    """An upright case without panes, open to the south at turn 0."""
    w, d, h = size
    timber = wood(tone)
    cloth = surfaces.cloth("cabinet-back", (0.30, 0.28, 0.24))
    parts = [
        mesh.box("cabinet-foot", (-w / 2, 0, 0), (w / 2, d, 0.35), timber, 0.01),
        mesh.box("cabinet-top", (-w / 2 - 0.03, -0.03, h - 0.08), (w / 2 + 0.03, d + 0.01, h), timber, 0.015),
        mesh.box("cabinet-back", (-w / 2, d - 0.015, 0.3), (w / 2, d, h - 0.05), cloth),
    ]
    for s in (-1, 1):
        parts.append(
            mesh.box(
                "cabinet-post", (s * w / 2 - 0.02, -0.005, 0.3), (s * w / 2 + 0.02, 0.03, h - 0.05), timber
            )
        )
        parts.append(
            mesh.box(
                "cabinet-side", (s * w / 2 - 0.012, d - 0.12, 0.3), (s * w / 2 + 0.012, d, h - 0.05), timber
            )
        )
    parts += [mesh.box("cabinet-shelf", (-w / 2, 0.0, z - 0.012), (w / 2, d, z), timber) for z in shelves_at]
    mesh.move(parts, mesh.placed(x, y, 0, turn))


def pot(
    x: float, y: float, z: float, profile: Sequence[tuple[float, float]], colour: m.Colour, size: float = 1.0
) -> None:
    """A vessel of a profile (radius, height)."""
    body = surfaces.paint(f"vessel-{colour}", colour, 0.4, 0.3)
    mesh.lathe("vessel", [(r * size, h * size) for r, h in profile], (x, y, z), body, 24)


JUG = ((0.05, 0), (0.10, 0.06), (0.115, 0.14), (0.06, 0.24), (0.045, 0.32), (0.06, 0.36))
BOWL = ((0.04, 0), (0.05, 0.01), (0.10, 0.05), (0.115, 0.09), (0.105, 0.09), (0.05, 0.03))
SAMOVAR = (
    (0.09, 0),
    (0.11, 0.03),
    (0.05, 0.07),
    (0.06, 0.1),
    (0.15, 0.17),
    (0.165, 0.30),
    (0.15, 0.38),
    (0.09, 0.41),
    (0.085, 0.44),
    (0.04, 0.46),
    (0.035, 0.52),
    (0.05, 0.54),
)
CHURN = ((0.14, 0), (0.15, 0.3), (0.13, 0.62), (0.09, 0.74), (0.09, 0.8), (0.03, 0.8), (0.025, 1.25))


def piano(x: float, y: float, turn: float) -> None:
    """An upright piano; who plays looks to the north at turn 0."""
    black, white = wood("black"), surfaces.paint("ivory", (0.82, 0.79, 0.70), 0.3, 0.05)
    parts = [
        mesh.box("piano", (-0.75, 0.0, 0.05), (0.75, 0.42, 1.24), black, 0.012),
        mesh.box("piano-lid", (-0.77, -0.02, 1.24), (0.77, 0.44, 1.27), black, 0.01),
        mesh.box("piano-keybed", (-0.75, -0.26, 0.60), (0.75, 0.02, 0.70), black, 0.01),
        mesh.box("piano-keys", (-0.62, -0.22, 0.70), (0.62, -0.06, 0.72), white),
    ]
    parts += [
        mesh.box("piano-leg", (s * 0.68 - 0.04, -0.25, 0), (s * 0.68 + 0.04, -0.17, 0.6), black)
        for s in (-1, 1)
    ]
    for k in range(52):
        if k % 7 not in (2, 6):
            px = -0.62 + 1.24 * (k + 1) / 52
            parts.append(
                mesh.box("piano-sharp", (px - 0.006, -0.16, 0.72), (px + 0.006, -0.06, 0.732), black)
            )
    sheet = m.pictured("score", artwork.photo(990, 0.4, 0.28, 0, False), 0.9)
    parts.append(
        mesh.quad(
            "score",
            [(-0.2, -0.01, 0.86), (0.2, -0.01, 0.86), (0.2, -0.005, 1.14), (-0.2, -0.005, 1.14)],
            sheet,
        )
    )
    mesh.move(parts, mesh.placed(x, y, 0, turn))


def ficus(x: float, y: float, seed: int, tall: float, z: float = 0.0) -> None:
    """A rubber plant: a stem or three with broad dark leaves, in a tub."""
    rng = np.random.default_rng(seed)
    tub = surfaces.paint(
        f"tub-{seed % 3}", ((0.30, 0.12, 0.07), (0.12, 0.30, 0.34), (0.60, 0.56, 0.46))[seed % 3], 0.5
    )
    mesh.lathe(
        "tub",
        [(0.14, 0), (0.17, 0.25), (0.18, 0.28), (0.15, 0.28), (0.14, 0.24), (0.01, 0.23)],
        (x, y, z),
        tub,
    )
    stem = surfaces.paint("stem", (0.20, 0.15, 0.08), 0.8)
    verts, faces = [], []
    for _ in range(3):
        lean = rng.normal(0, 0.12, 2)
        mesh.tube("stem", [(x, y, z + 0.2), (x + lean[0], y + lean[1], z + tall)], 0.014, stem)
        for t in np.linspace(0.25, 1.0, 11):
            px, py, pz = x + lean[0] * t, y + lean[1] * t, z + 0.2 + (tall - 0.2) * t
            a, size, droop = rng.uniform(0, 2 * math.pi), rng.uniform(0.16, 0.26), rng.uniform(-0.5, 0.6)
            n = len(verts)
            for u in np.linspace(0, 1, 5):
                half = 0.30 * size * math.sin(math.pi * (0.08 + 0.88 * u))
                r, dz = size * u, size * (droop * u + 0.3 * u - 0.5 * u * u)
                verts += [
                    (
                        px + r * math.cos(a) - s * half * math.sin(a),
                        py + r * math.sin(a) + s * half * math.cos(a),
                        pz + dz + 0.02,
                    )
                    for s in (-1, 1)
                ]
            faces += [(n + 2 * k, n + 2 * k + 1, n + 2 * k + 3, n + 2 * k + 2) for k in range(4)]
    mesh.mesh("ficus", verts, faces, m.plain("ficus-leaf", (0.045, 0.13, 0.05), 0.3, variation=0.4))
