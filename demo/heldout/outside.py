"""What the windows look at: a village street with low houses, poplars, a picket fence, poles, far hills."""

from __future__ import annotations

import math

import numpy as np

from model import materials as m
from model import mesh
from model.noise import fractal

from . import surfaces

HOUSES = (
    # x, y, width, depth, wall, roof: all beyond the street or the yard.
    (-6.0, -21.0, 8.0, 6.0, (0.78, 0.76, 0.68), (0.26, 0.12, 0.09)),
    (6.5, -23.0, 9.0, 6.5, (0.34, 0.50, 0.62), (0.30, 0.31, 0.33)),
    (20.0, -20.5, 7.5, 6.0, (0.72, 0.62, 0.38), (0.16, 0.26, 0.20)),
    (33.0, 2.0, 7.0, 8.0, (0.66, 0.72, 0.60), (0.36, 0.14, 0.10)),
    (31.0, -13.0, 7.0, 7.0, (0.80, 0.74, 0.70), (0.22, 0.22, 0.25)),
    (3.0, 27.0, 9.0, 6.0, (0.70, 0.44, 0.32), (0.28, 0.28, 0.28)),
    (17.0, 25.0, 8.0, 6.5, (0.80, 0.80, 0.78), (0.14, 0.22, 0.34)),
    (-24.0, 3.0, 7.0, 9.0, (0.62, 0.68, 0.74), (0.34, 0.18, 0.12)),
    (-22.0, 17.0, 6.5, 7.0, (0.76, 0.66, 0.50), (0.20, 0.14, 0.11)),
)
POPLARS = (
    (-3.5, -8.0, 8.0),
    (2.2, -9.4, 9.5),
    (5.0, -8.6, 7.6),
    (9.6, -9.1, 9.0),
    (13.8, -8.4, 8.2),
    (18.2, -9.6, 9.9),
    (26.5, 4.0, 8.5),
    (27.6, 8.3, 9.3),
    (16.0, 15.0, 7.4),
    (9.0, 20.3, 8.8),
    (12.1, 21.0, 9.4),
    (-7.0, 8.2, 8.6),
    (-8.4, 12.4, 9.7),
    (25.4, -1.9, 7.8),
)


def build() -> None:
    """Everything beyond the walls."""
    ground = m.rock("ground", ((0.16, 0.17, 0.07), (0.28, 0.25, 0.12), (0.36, 0.31, 0.18)), 0.7, 1.0, 0.3)
    mesh.box("yard", (-160, -160, -0.5), (190, 190, -0.25), ground)
    mesh.box("street", (-160, -15.5, -0.26), (190, -11.5, -0.22), m.plain("asphalt", (0.20, 0.20, 0.21), 0.9))
    for k, house in enumerate(HOUSES):
        _house(k, *house)
    for k, (x, y, tall) in enumerate(POPLARS):
        _poplar(x, y, tall, k)
    _fence((-14, -10.6), (34, -10.6), (0.55, 0.63, 0.66), 1)
    _fence((29.0, -10.0), (29.0, 22.0), (0.42, 0.52, 0.40), 2)
    _fence((-13.0, -10.0), (-13.0, 22.0), (0.60, 0.50, 0.36), 3)
    _fence((-12, 22.5), (29, 22.5), (0.62, 0.60, 0.55), 4)
    wood = m.wood("pole", (0.16, 0.12, 0.09), (0.34, 0.28, 0.22), "z")
    wire = surfaces.paint("wire", (0.05,) * 3)
    poles = [(x, -16.2) for x in (-25, -8, 9.5, 27, 44)]
    for x, y in poles:
        mesh.tube("pole", [(x, y, -0.3), (x, y, 7.2)], 0.11, wood)
        mesh.box("arm", (x - 0.05, y - 0.8, 6.7), (x + 0.05, y + 0.8, 6.8), wood)
    for dy in (-0.7, 0.7):
        line = [
            (x + t * 17.3, -16.2 + dy, 6.8 - 1.6 * t * (1 - t))
            for x, _ in poles[:-1]
            for t in np.linspace(0, 0.95, 8)
        ]
        mesh.tube("wire", line, 0.012, wire, sides=0)
    for distance, high, colour, seed in (
        (320, 26, (0.34, 0.36, 0.30), 21),
        (900, 150, (0.42, 0.50, 0.60), 22),
    ):
        _hills(distance, high, colour, seed)


def _house(seed: int, x: float, y: float, width: float, depth: float, wall: m.Colour, roof: m.Colour) -> None:
    """One storey, a pitched roof, windows with painted frames, a chimney, a door."""
    rng = np.random.default_rng(500 + seed)
    mesh.box("house", (x, y, -0.3), (x + width, y + depth, 2.9), m.plaster(f"house-{seed}", wall))
    cover = m.wood(f"roof-{seed}", m.shade(roof, 0.7), roof, "y", 0.7, 0.35)
    e, ridge = 0.5, 2.85 + 0.32 * depth
    a, b = (x - e, x + width + e), (y - e, y + depth + e)
    mid = y + depth / 2
    verts = [
        (a[0], b[0], 2.75),
        (a[1], b[0], 2.75),
        (a[1], mid, ridge),
        (a[0], mid, ridge),
        (a[0], b[1], 2.75),
        (a[1], b[1], 2.75),
    ]
    mesh.mesh("roof", verts, [(0, 1, 2, 3), (3, 2, 5, 4), (0, 3, 4), (1, 5, 2)], cover)
    brick = m.plain("chimney", (0.42, 0.18, 0.12), 0.9)
    mesh.box(
        "chimney", (x + width * 0.3, mid - 0.9, 2.9), (x + width * 0.3 + 0.6, mid - 0.3, ridge + 0.7), brick
    )
    trim = surfaces.paint(
        f"trim-{seed % 3}", ((0.85, 0.86, 0.88), (0.16, 0.34, 0.55), (0.25, 0.42, 0.26))[seed % 3]
    )
    pane = surfaces.paint("pane", (0.05, 0.07, 0.09), 0.15)
    for k in range(4):
        u = (0.6 + k * (width - 1.2) / 4 + rng.uniform(0.1, 0.5), 1.1)
        v = (0.5 + k * (depth - 1.0) / 4 + rng.uniform(0.0, 0.3), 1.0)
        if k < 3 or rng.random() < 0.6:
            for face in (y, y + depth):
                mesh.box(
                    "trim",
                    (x + u[0] - 0.12, face - 0.05, 0.8),
                    (x + u[0] + u[1] + 0.12, face + 0.05, 2.2),
                    trim,
                )
                mesh.box("pane", (x + u[0], face - 0.07, 0.92), (x + u[0] + u[1], face + 0.07, 2.08), pane)
                mesh.box(
                    "bar", (x + u[0] + 0.52, face - 0.08, 0.92), (x + u[0] + 0.58, face + 0.08, 2.08), trim
                )
        if k % 2 == 0:
            for face in (x, x + width):
                mesh.box(
                    "trim",
                    (face - 0.05, y + v[0] - 0.12, 0.8),
                    (face + 0.05, y + v[0] + v[1] + 0.12, 2.2),
                    trim,
                )
                mesh.box("pane", (face - 0.07, y + v[0], 0.92), (face + 0.07, y + v[0] + v[1], 2.08), pane)


def _poplar(x: float, y: float, tall: float, seed: int) -> None:
    """A trunk and a slim cloud of leaves."""
    rng = np.random.default_rng(700 + seed)
    bark = m.rock("poplar-bark", ((0.10, 0.09, 0.07), (0.24, 0.22, 0.18), (0.36, 0.34, 0.29)), 5.0, 0.3, 0.4)
    mesh.tube(
        "trunk",
        [(x, y, -0.3), (x + 0.05, y, tall * 0.5), (x, y + 0.05, tall * 0.95)],
        [0.16, 0.1, 0.02],
        bark,
    )
    count = 3200
    t = rng.beta(1.5, 1.3, count)
    around, out = rng.uniform(0, 2 * math.pi, count), np.sqrt(rng.uniform(0, 1, count))
    wide = (0.35 + 0.75 * np.sin(math.pi * np.clip(0.12 + 0.86 * t, 0, 1))) * out
    centre = np.stack([x + wide * np.cos(around), y + wide * np.sin(around), 1.0 + t * (tall - 1.0)], 1)
    a, b = rng.normal(0, 1, (count, 3)), rng.normal(0, 1, (count, 3))
    a /= np.linalg.norm(a, axis=1, keepdims=True)
    b = np.cross(a, b)
    b /= np.linalg.norm(b, axis=1, keepdims=True)
    size = rng.uniform(0.08, 0.15, (count, 1))
    verts = np.stack(
        [centre - a * size, centre + b * size * 0.7, centre + a * size, centre - b * size * 0.7], 1
    )
    green = ((0.12, 0.20, 0.05), (0.20, 0.22, 0.05), (0.09, 0.17, 0.06))[seed % 3]
    leaf = m.plain(f"poplar-leaf-{seed % 3}", green, 0.6, variation=0.5)
    mesh.mesh("leaves", verts.reshape(-1, 3), np.arange(count * 4).reshape(-1, 4).tolist(), leaf)


def _fence(start: tuple[float, float], end: tuple[float, float], colour: m.Colour, seed: int) -> None:
    """Pickets, some of them missing, on two rails."""
    rng = np.random.default_rng(800 + seed)
    paint = surfaces.paint(f"fence-{seed}", colour, 0.7, 0.3)
    p, q = np.array(start), np.array(end)
    length = float(np.linalg.norm(q - p))
    way = (q - p) / length
    lines = []
    for d in np.arange(0, length, 0.19):
        if rng.random() < 0.05:
            continue
        x, y = p + way * d
        lines.append([(x, y, -0.25), (x + rng.normal(0, 0.015), y, 0.95 + rng.normal(0, 0.03))])
    mesh.tubes("picket", lines, 0.05, paint, sides=0)
    for z in (0.1, 0.7):
        mesh.tube("fence-rail", [(*p, z), (*q, z)], 0.035, paint, sides=0)


def _hills(distance: float, high: float, colour: m.Colour, seed: int) -> None:
    """A ring of hills; its name keeps it out of what is measured."""
    count = 360
    line = fractal(8, count, 3.2, seed, 1.5)[4]
    line = line * (0.5 + 0.5 * np.cos(np.linspace(0, 2 * math.pi, count, endpoint=False) - math.pi)) + 0.12
    verts, faces = [], []
    for k in range(count):
        az = 2 * math.pi * k / count
        px, py = 8 + distance * math.sin(az), 6 + distance * math.cos(az)
        verts += [(px, py, -6.0), (px, py, high * float(line[k]))]
        n = (k + 1) % count
        faces.append((2 * k, 2 * n, 2 * n + 1, 2 * k + 1))
    mesh.mesh("land-hills", verts, faces, m.plain(f"hills-{seed}", colour, 1.0, variation=0.3))
