"""Hall of petroglyphs: sandstone slabs with carved figures on low bases, lit from above."""

from __future__ import annotations

import math

import numpy as np
from mathutils import Matrix

from . import carvings, furniture, mesh
from . import materials as m
from .noise import fractal
from .site import Site

ROCK = ((0.055, 0.035, 0.026), (0.13, 0.08, 0.058), (0.22, 0.14, 0.10))


def slab(
    name: str,
    x: float,
    y: float,
    facing: float,
    width: float,
    height: float,
    seed: int,
    drawing: str,
    site: Site,
    depth: float = 0.34,
) -> None:
    """A rough block with one drawn face; ``facing`` is the compass direction of that face."""
    stone = m.rock("varnish", ROCK, 2.2, 1.6, 0.5)
    picture = m.pictured(f"carving-{name}", carvings.panel(width, height, seed, drawing), 0.82, relief=0.25)
    rng = np.random.default_rng(seed)
    # A broken outline: the face is cut to it and the block follows.
    count = 44
    outline = []
    for i in range(count):
        t = 2 * math.pi * i / count
        c, s = math.cos(t), math.sin(t)
        px = width / 2 * math.copysign(abs(c) ** 0.28, c)
        py = height / 2 * math.copysign(abs(s) ** 0.28, s)
        k = 1 - 0.05 * rng.random()
        outline.append((px * k, py * (k if py > -height * 0.3 else 1.0)))
    bulge = fractal(96, 96, 2.6, seed + 9, 2)
    stand = mesh.upright((x, y, 0.24 + height / 2), facing)
    nx, ny = 40, 34
    verts, uvs = [], []
    for j in range(ny + 1):
        for i in range(nx + 1):
            # Square to outline: walk out along the ray through the grid point.
            u, v = i / nx * 2 - 1, j / ny * 2 - 1
            r = max(abs(u), abs(v))
            t = math.atan2(v, u) % (2 * math.pi)
            f = t / (2 * math.pi) * count
            a, b = outline[int(f) % count], outline[(int(f) + 1) % count]
            w = f - int(f)
            ox, oy = a[0] + (b[0] - a[0]) * w, a[1] + (b[1] - a[1]) * w
            # The middle keeps its own place so that the drawing is not bent; only the rim follows the break.
            sx, sy = u * width / 2, v * height / 2
            g = max(0.0, (r - 0.72) / 0.28)
            px, py = (sx + (ox * r - sx) * g * g, sy + (oy * r - sy) * g * g)
            z = 0.07 * (bulge[int((v + 1) * 47), int((u + 1) * 47)] - 0.5) - 0.05 * g**3
            verts.append((px, py, z))
            uvs.append((px / width + 0.5, py / height + 0.5))
    faces = [
        (j * (nx + 1) + i, j * (nx + 1) + i + 1, (j + 1) * (nx + 1) + i + 1, (j + 1) * (nx + 1) + i)
        for j in range(ny)
        for i in range(nx)
    ]
    face = mesh.mesh("carved-face", verts, faces, picture, True, uvs)
    face.matrix_world = stand
    rim = [
        verts[k]
        for k in [
            *range(nx + 1),
            *[(j + 1) * (nx + 1) - 1 for j in range(1, ny + 1)],
            *[ny * (nx + 1) + i for i in range(nx - 1, -1, -1)],
            *[j * (nx + 1) for j in range(ny - 1, 0, -1)],
        ]
    ]
    back = []
    for k, scale in ((0.0, 1.0), (-0.12, 1.02), (-depth * 0.8, 0.98), (-depth, 0.90)):
        back.append(
            np.array(
                [
                    (px * scale + rng.normal(0, 0.008), py * scale if py > -height * 0.42 else py, z + k)
                    for px, py, z in rim
                ]
            )
        )
    body = mesh.loft("slab", back[::-1], stone, smooth=False)
    body.matrix_world = stand
    base = mesh.box(
        "slab-base",
        (-width / 2 - 0.12, 0, -depth - 0.1),
        (width / 2 + 0.12, 0.26, 0.14),
        m.plain("slab-base", (0.035, 0.027, 0.023), 0.5),
        0.015,
    )
    base.matrix_world = mesh.upright((x, y, 0), facing) @ base.matrix_basis
    site.anchor(name, (x, y, 0.24 + height / 2))
    a = math.radians(facing)
    lamp = (x + 2.1 * math.sin(a), y + 2.1 * math.cos(a), 4.2)
    site.spot("petroglyphs", lamp, (x, y, 0.2 + height * 0.5), 520, 54, (1.0, 0.80, 0.56), 0.06)
    # Grazing light along the face brings out the relief.
    furniture.track(
        [
            (lamp[0] - 0.5 * math.cos(a), lamp[1] + 0.5 * math.sin(a), 4.25),
            (lamp[0] + 0.5 * math.cos(a), lamp[1] - 0.5 * math.sin(a), 4.25),
        ],
        [
            ((lamp[0] - 0.25 * math.cos(a), lamp[1] + 0.25 * math.sin(a), 4.24), (x, y, 1.2)),
            ((lamp[0] + 0.25 * math.cos(a), lamp[1] - 0.25 * math.sin(a), 4.24), (x, y, 1.2)),
        ],
    )


def build(site: Site) -> None:
    """Five slabs, a free-standing boulder, a relief map on the wall and a bench."""
    slab("slab-sun", 25.2, 12.2, 268, 2.1, 2.3, 101, "sun", site)
    slab("slab-hunt", 21.6, 8.75, 355, 2.2, 1.75, 102, "hunt", site)
    slab("slab-bull", 24.6, 16.1, 218, 1.75, 1.95, 103, "bull", site)
    slab("slab-herd", 17.6, 16.3, 132, 1.95, 1.8, 104, "herd", site)
    slab("slab-deer", 18.0, 9.2, 42, 1.6, 1.95, 105, "deer", site)
    _boulder(site)
    furniture.bench(
        22.6, 12.3, 88, m.wood("bench-walnut", (0.05, 0.028, 0.016), (0.14, 0.08, 0.045), "x"), 1.8
    )
    furniture.text_board(
        site,
        "petro-board",
        (16.43, 14.6, 1.5),
        90,
        ("Жартастағы суреттер", "Рисунки на скалах", "Pictures on the rocks"),
        (
            "Қола дәуірінен түркі заманына дейін: күнбасты бейнелер, садақшылар, таутекелер.",
            "От эпохи бронзы до тюркского времени: солнцеголовые, лучники, горные козлы.",
            "From the Bronze Age to the Turkic age: sun-headed figures, archers, ibexes.",
        ),
        0.8,
        ground=(42, 30, 24),
        ink=(226, 202, 170),
        accent=(176, 96, 48),
    )
    site.spot("petroglyphs", (18.2, 14.4, 4.2), (16.4, 14.6, 1.5), 190, 34, (1.0, 0.84, 0.64))
    _valley_map(site)


def _boulder(site: Site) -> None:
    """A low boulder in the middle of the hall with cup marks one can walk round."""
    rng = np.random.default_rng(3)
    x, y = 19.7, 12.9
    rings = []
    for z, r in ((0.0, 0.62), (0.12, 0.70), (0.28, 0.66), (0.42, 0.50), (0.50, 0.30), (0.53, 0.06)):
        ring = mesh.ring((x, y, z), r * 1.15, r * 0.85, 26, 2.5, 24)
        rings.append(ring + rng.normal(0, 0.018, ring.shape))
    mesh.loft(
        "boulder-cups",
        rings,
        m.rock(
            "varnish-light", ((0.07, 0.045, 0.033), (0.15, 0.095, 0.07), (0.26, 0.17, 0.12)), 3.0, 1.5, 0.5
        ),
    )
    for k in range(9):
        a = 0.7 * k
        r = 0.09 + 0.035 * k
        mesh.lathe(
            "cup",
            [(0.035, 0.0), (0.03, 0.006), (0.001, 0.007)],
            (x + r * math.cos(a), y + r * 0.8 * math.sin(a), 0.522 - 0.22 * r * r * 2.2),
            m.plain("pecked", (0.50, 0.36, 0.25), 0.9),
            10,
        )
    mesh.lathe(
        "boulder-bed",
        [(1.05, 0.0), (1.05, 0.05), (0.98, 0.055)],
        (x, y, 0),
        m.rock("dark-gravel", ((0.05, 0.04, 0.034), (0.10, 0.08, 0.066), (0.18, 0.14, 0.11)), 20.0),
        48,
    )
    site.spot("petroglyphs", (x + 0.6, y - 0.5, 4.2), (x, y, 0.3), 260, 34)
    site.anchor("cup-stone", (x, y, 0.45))


def _valley_map(site: Site) -> None:
    """A relief of a river valley in bronze on the north wall, right of the door to the gold hall."""
    n = 64
    land = fractal(n, n, 2.9, 77, 2)
    ridge = 0.12 * np.abs(land - 0.5) + 0.07 * land
    verts = [
        (i / (n - 1) * 1.7 - 0.85, j / (n - 1) * 1.2 - 0.6, float(ridge[j, i]))
        for j in range(n)
        for i in range(n)
    ]
    faces = [
        (j * n + i, j * n + i + 1, (j + 1) * n + i + 1, (j + 1) * n + i)
        for j in range(n - 1)
        for i in range(n - 1)
    ]
    place = mesh.upright((22.9, 17.58, 1.65), 180)
    relief = mesh.mesh(
        "relief-map", verts, faces, m.plain("map-bronze", (0.42, 0.25, 0.12), 0.42, 0.85), True
    )
    relief.matrix_world = place
    frame = mesh.sheet(
        "map-frame",
        [
            [(-0.93, -0.68), (0.93, -0.68), (0.93, 0.68), (-0.93, 0.68)],
            [(-0.85, -0.6), (0.85, -0.6), (0.85, 0.6), (-0.85, 0.6)],
        ],
        0.14,
        m.plain("slab-base", (0.035, 0.027, 0.023), 0.5),
        place @ Matrix.Translation((0, 0, 0.06)),
    )
    frame.name = "map-frame"
    site.spot("petroglyphs", (22.9, 15.8, 4.2), (22.9, 17.5, 1.6), 260, 40)
    site.anchor("relief-map", (22.9, 17.5, 1.65))
