"""Trees and steppe grass."""

from __future__ import annotations

import math

import numpy as np

from . import materials as m
from . import mesh


def tree(
    x: float, y: float, seed: int, height: float = 4.6, leaf: tuple = (0.13, 0.20, 0.045), leaves: int = 14000
) -> None:
    """An apple tree (the wild apple comes from these mountains): branching bars and one mesh of leaves."""
    rng = np.random.default_rng(seed)
    lines: list[list[tuple[float, ...]]] = []
    radii: list[float] = []
    tips: list[np.ndarray] = []

    def grow(start: np.ndarray, way: np.ndarray, length: float, radius: float, level: int) -> None:
        middle = start + way * length * 0.5 + rng.normal(0, 0.05 * length, 3)
        end = start + way * length
        lines.append([tuple(start), tuple(middle), tuple(end)])
        radii.append(radius)
        if level >= 2:
            tips.extend([middle, end])
        if level == 4:
            return
        for _ in range(3 if level < 3 else 2):
            side = rng.normal(0, 1, 3)
            turned = way + 0.78 * side / np.linalg.norm(side)
            turned[2] = max(turned[2], -0.05) + 0.12
            grow(
                end if rng.random() < 0.6 else middle,
                turned / np.linalg.norm(turned),
                length * rng.uniform(0.62, 0.80),
                radius * 0.58,
                level + 1,
            )

    grow(np.array([x, y, 0.0]), np.array([0.04, 0.02, 1.0]), height * 0.34, 0.12, 0)
    bark = m.rock("bark", ((0.07, 0.05, 0.035), (0.15, 0.11, 0.08), (0.24, 0.19, 0.14)), 6.0, 0.4, 0.4)
    for size in sorted(set(radii)):
        mesh.tubes(
            "branch",
            [line for line, r in zip(lines, radii, strict=True) if r == size],
            size,
            bark,
            sides=1 if size < 0.05 else 3,
        )
    centre = np.array(tips)[rng.integers(0, len(tips), leaves)] + rng.normal(0, 0.17, (leaves, 3))
    a, b = rng.normal(0, 1, (leaves, 3)), rng.normal(0, 1, (leaves, 3))
    a /= np.linalg.norm(a, axis=1, keepdims=True)
    b = np.cross(a, b)
    b /= np.linalg.norm(b, axis=1, keepdims=True)
    size = rng.uniform(0.045, 0.085, (leaves, 1))
    verts = np.stack(
        [centre - a * size * 1.3, centre + b * size * 0.6, centre + a * size * 1.3, centre - b * size * 0.6],
        1,
    ).reshape(-1, 3)
    faces = np.arange(leaves * 4).reshape(-1, 4)
    green = m.plain(f"leaf-{leaf}", leaf, 0.6, variation=0.45)
    mesh.mesh("leaves", verts, faces.tolist(), green)


def grass(
    area: tuple[float, float, float, float],
    count: int,
    seed: int,
    height: float = 0.32,
    colour: tuple = (0.42, 0.36, 0.14),
) -> None:
    """Tufts of feather grass over a rectangle."""
    rng = np.random.default_rng(seed)
    x0, y0, x1, y1 = area
    tufts = rng.uniform((x0, y0), (x1, y1), (count, 2))
    verts, faces = [], []
    for tx, ty in tufts:
        for _ in range(int(rng.integers(9, 16))):
            a, h = rng.uniform(0, 2 * math.pi), height * rng.uniform(0.5, 1.25)
            bx, by = tx + rng.normal(0, 0.04), ty + rng.normal(0, 0.04)
            lean = rng.uniform(0.1, 0.5) * h
            px, py = 0.006 * math.sin(a), -0.006 * math.cos(a)
            mx, my = bx + lean * 0.35 * math.cos(a), by + lean * 0.35 * math.sin(a)
            ex, ey = bx + lean * math.cos(a), by + lean * math.sin(a)
            n = len(verts)
            verts += [
                (bx - px, by - py, 0),
                (bx + px, by + py, 0),
                (mx + px, my + py, h * 0.6),
                (mx - px, my - py, h * 0.6),
                (ex, ey, h),
            ]
            faces += [(n, n + 1, n + 2, n + 3), (n + 3, n + 2, n + 4)]
    mesh.mesh("grass", verts, faces, m.plain(f"grass-{colour}", colour, 0.8, variation=0.3))
