"""Things that stand on the floor: desks, chairs, shelves, plants, easels, the banner. Metres and degrees."""

from __future__ import annotations

import math
from functools import cache

import bpy
import numpy as np

from model import materials as m
from model import mesh

from . import artwork, surfaces


def _birch() -> bpy.types.Material:
    return m.wood("birch", (0.42, 0.29, 0.16), (0.66, 0.50, 0.31), "x", 0.45)


def _steel() -> bpy.types.Material:
    return surfaces.plain("steel", (0.10, 0.11, 0.13), 0.4)


def desk(x: float, y: float, turn: float, top: bpy.types.Material | None = None, width: float = 1.2) -> None:
    """A school desk of two seats; turn 0 has its front to the north."""
    a, b = width / 2, 0.26
    parts = [
        mesh.box("desk-top", (-a, -b, 0.71), (a, b, 0.74), top or _birch(), 0.006),
        mesh.box("desk-apron", (-a + 0.05, b - 0.06, 0.38), (a - 0.05, b - 0.04, 0.70), top or _birch()),
    ]
    for sx in (-1, 1):
        for sy in (-1, 1):
            px, py = sx * (a - 0.05), sy * (b - 0.05)
            parts.append(
                mesh.box("desk-leg", (px - 0.018, py - 0.018, 0), (px + 0.018, py + 0.018, 0.71), _steel())
            )
    mesh.move(parts, mesh.placed(x, y, 0, turn))


def chair(x: float, y: float, turn: float, seat: bpy.types.Material | None = None) -> None:
    """A chair whose sitter looks to the north at turn 0."""
    wood = seat or _birch()
    parts = [
        mesh.box("chair-seat", (-0.2, -0.2, 0.44), (0.2, 0.2, 0.465), wood, 0.006),
        mesh.box("chair-back", (-0.2, -0.215, 0.66), (0.2, -0.195, 0.86), wood, 0.006),
    ]
    for sx in (-0.18, 0.18):
        parts.append(mesh.box("chair-leg", (sx - 0.012, -0.2, 0), (sx + 0.012, -0.176, 0.84), _steel()))
        parts.append(mesh.box("chair-leg", (sx - 0.012, 0.166, 0), (sx + 0.012, 0.19, 0.44), _steel()))
    mesh.move(parts, mesh.placed(x, y, 0, turn))


def table(
    x: float, y: float, turn: float, size: tuple[float, float], top: bpy.types.Material, height: float = 0.75
) -> None:
    """A plain table."""
    a, b = size[0] / 2, size[1] / 2
    parts = [mesh.box("table-top", (-a, -b, height - 0.04), (a, b, height), top, 0.008)]
    for sx in (-1, 1):
        for sy in (-1, 1):
            px, py = sx * (a - 0.07), sy * (b - 0.07)
            parts.append(
                mesh.box(
                    "table-leg", (px - 0.03, py - 0.03, 0), (px + 0.03, py + 0.03, height - 0.04), top, 0.004
                )
            )
    mesh.move(parts, mesh.placed(x, y, 0, turn))


def bookcase(x: float, y: float, turn: float, seed: int, width: float = 1.0, shelves: int = 5) -> None:
    """Shelves full of books with their backs to the south at turn 0."""
    wood = m.wood("bookcase", (0.25, 0.15, 0.08), (0.44, 0.29, 0.16), "z", 0.5)
    height, depth, gap = shelves * 0.38 + 0.1, 0.32, 0.38
    a = width / 2
    parts = [
        mesh.box("case-side", (s * a - 0.012, 0, 0), (s * a + 0.012, depth, height), wood) for s in (-1, 1)
    ]
    parts.append(mesh.box("case-back", (-a, depth - 0.01, 0), (a, depth, height), wood))
    for k in range(shelves + 1):
        z = 0.06 + gap * k
        parts.append(mesh.box("shelf", (-a, 0, z - 0.012), (a, depth, z + 0.012), wood))
        if k < shelves:
            picture = m.pictured(
                f"books-{seed}-{k}", artwork.spines(seed * 10 + k, width - 0.03, gap - 0.03), 0.7
            )
            row = [
                (-a + 0.012, 0.06, z + 0.012),
                (a - 0.012, 0.06, z + 0.012),
                (a - 0.012, 0.06, z + gap - 0.014),
                (-a + 0.012, 0.06, z + gap - 0.014),
            ]
            parts.append(mesh.quad("books", row, picture))
    mesh.move(parts, mesh.placed(x, y, 0, turn))


def cupboard(
    x: float, y: float, turn: float, colour: m.Colour, size: tuple[float, float, float] = (0.9, 0.45, 1.9)
) -> None:
    """A closed cupboard of two leaves, its front to the south at turn 0."""
    w, d, h = size
    body = surfaces.paint(f"cupboard-{colour}", colour, 0.06)
    parts = [mesh.box("cupboard", (-w / 2, 0, 0.05), (w / 2, d, h), body, 0.006)]
    parts += [
        mesh.box(
            "cupboard-leaf",
            (s * w / 4 - w / 4 + 0.012, -0.018, 0.08),
            (s * w / 4 + w / 4 - 0.012, 0, h - 0.03),
            body,
            0.004,
        )
        for s in (-1, 1)
    ]
    parts += [
        mesh.box(
            "handle", (s * 0.04 - 0.008, -0.045, h / 2), (s * 0.04 + 0.008, -0.018, h / 2 + 0.16), _steel()
        )
        for s in (-1, 1)
    ]
    mesh.move(parts, mesh.placed(x, y, 0, turn))


def plant(x: float, y: float, seed: int, height: float = 1.0, colour: m.Colour = (0.10, 0.24, 0.06)) -> None:
    """A pot with long bent leaves."""
    rng = np.random.default_rng(seed)
    pot = surfaces.paint(
        f"pot-{seed % 3}", ((0.48, 0.22, 0.12), (0.75, 0.72, 0.66), (0.16, 0.24, 0.30))[seed % 3]
    )
    mesh.lathe(
        "pot", [(0.13, 0), (0.17, 0.14), (0.2, 0.3), (0.18, 0.3), (0.17, 0.26), (0.01, 0.25)], (x, y, 0), pot
    )
    verts, faces = [], []
    for _ in range(46):
        a, lean, tall = rng.uniform(0, 2 * math.pi), rng.uniform(0.1, 0.55), height * rng.uniform(0.45, 1.0)
        wide = rng.uniform(0.02, 0.05)
        start = len(verts)
        for t in np.linspace(0, 1, 6):
            r = lean * t**1.6
            z = 0.26 + tall * (t - 0.35 * lean * t**2)
            w = wide * math.sin(math.pi * (0.12 + 0.86 * t))
            cx, cy = x + r * math.cos(a), y + r * math.sin(a)
            verts += [
                (cx - w * math.sin(a), cy + w * math.cos(a), z),
                (cx + w * math.sin(a), cy - w * math.cos(a), z),
            ]
        faces += [(start + 2 * i, start + 2 * i + 1, start + 2 * i + 3, start + 2 * i + 2) for i in range(5)]
    mesh.mesh("leaves", verts, faces, m.plain(f"leaf-{colour}", colour, 0.5, variation=0.35))


def sofa(x: float, y: float, turn: float, colour: m.Colour, width: float = 1.8) -> None:
    """A sofa whose sitter looks to the south at turn 0."""
    cloth = m.felt(f"sofa-{colour}", colour)
    a = width / 2
    parts = [
        mesh.box("sofa-seat", (-a, -0.4, 0.12), (a, 0.3, 0.42), cloth, 0.04),
        mesh.box("sofa-back", (-a, 0.2, 0.3), (a, 0.42, 0.86), cloth, 0.05),
    ]
    parts += [
        mesh.box("sofa-arm", (s * a - 0.09, -0.4, 0.1), (s * a + 0.09, 0.4, 0.6), cloth, 0.04)
        for s in (-1, 1)
    ]
    mesh.move(parts, mesh.placed(x, y, 0, turn))


def easel(x: float, y: float, turn: float, seed: int) -> None:
    """An easel with a painting on it, looking to the south at turn 0."""
    wood = _birch()
    canvas = m.pictured(f"easel-{seed}", artwork.abstract(seed, 0.7, 0.9), 0.8)
    parts = [
        mesh.box("easel-leg", (s * 0.3 - 0.02, 0.05, 0), (s * 0.3 + 0.02, 0.09, 1.75), wood) for s in (-1, 1)
    ]
    parts.append(mesh.box("easel-tray", (-0.4, -0.05, 0.76), (0.4, 0.05, 0.8), wood))
    parts.append(mesh.tube("easel-stay", [(0, 0.08, 1.7), (0, 0.7, 0.02)], 0.02, wood))
    parts.append(
        mesh.box("canvas", (-0.36, 0.0, 0.8), (0.36, 0.035, 1.72), surfaces.plain("linen", (0.7, 0.66, 0.56)))
    )
    parts.append(
        mesh.quad(
            "canvas",
            [(-0.35, -0.003, 0.81), (0.35, -0.003, 0.81), (0.35, -0.003, 1.71), (-0.35, -0.003, 1.71)],
            canvas,
        )
    )
    mesh.move(parts, mesh.placed(x, y, 0, turn))


@cache
def _banner_cloth() -> bpy.types.Material:
    return m.pictured("banner", artwork.banner(), 0.7)


def banner(x: float, y: float, facing: float) -> None:
    """The roll-up banner, 0.9 m by 2.0 m; every copy is the same to the last pixel."""
    grey = surfaces.plain("banner-foot", (0.45, 0.46, 0.48), 0.35)
    cloth = mesh.quad(
        "banner", [(-0.45, 0, 0.08), (0.45, 0, 0.08), (0.45, 0, 2.08), (-0.45, 0, 2.08)], _banner_cloth()
    )
    back = mesh.box(
        "banner-back", (-0.45, 0.003, 0.08), (0.45, 0.006, 2.08), surfaces.plain("banner-back", (0.8,) * 3)
    )
    foot = mesh.box("banner-foot", (-0.47, -0.1, 0), (0.47, 0.1, 0.09), grey, 0.01)
    rail = mesh.box("banner-rail", (-0.46, -0.012, 2.07), (0.46, 0.012, 2.1), grey)
    mesh.move([cloth, back, foot, rail], mesh.placed(x, y, 0, 180 - facing))


def jar(x: float, y: float, z: float, shape: int, colour: m.Colour, size: float = 1.0) -> None:
    """Earthenware of one of three shapes."""
    profile = (
        ((0.09, 0), (0.19, 0.12), (0.23, 0.28), (0.16, 0.42), (0.08, 0.50), (0.085, 0.56), (0.11, 0.60)),
        ((0.10, 0), (0.24, 0.10), (0.27, 0.22), (0.20, 0.33), (0.13, 0.36), (0.15, 0.41)),
        ((0.07, 0), (0.12, 0.10), (0.18, 0.34), (0.17, 0.46), (0.07, 0.58), (0.06, 0.70), (0.09, 0.74)),
    )[shape]
    clay = m.rock(f"clay-{colour}", tuple(m.shade(colour, f) for f in (0.7, 1.0, 1.3)), 7.0, 3.0, 0.15)
    mesh.lathe("jar", [(r * size, h * size) for r, h in profile], (x, y, z), clay)
