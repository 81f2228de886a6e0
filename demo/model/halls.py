"""Foyer and atrium: welcome desk, hangings, the bronze cauldron under the skylight."""

from __future__ import annotations

import math

import numpy as np

from . import boards, furniture, goldwork, mesh, ornament
from . import materials as m
from .site import Site


def foyer(site: Site) -> None:
    """Desk, seats, a model of the building, a carpet on the wall and pots with young trees."""
    walnut = m.wood("desk-walnut", (0.05, 0.026, 0.013), (0.15, 0.082, 0.042), "y", 0.35)
    mesh.box("desk", (14.2, 2.9, 0.0), (14.75, 5.7, 1.05), walnut, 0.015)
    front = m.pictured(
        "desk-front",
        ornament.runner(2.7, 0.62, 111, (0.42, 0.25, 0.13), (0.72, 0.52, 0.28), (0.2, 0.11, 0.06)),
        0.5,
    )
    mesh.quad(
        "desk-front",
        [(14.194, 5.65, 0.24), (14.194, 2.95, 0.24), (14.194, 2.95, 0.86), (14.194, 5.65, 0.86)],
        front,
    )
    mesh.box(
        "desk-top",
        (14.12, 2.82, 1.05),
        (14.83, 5.78, 1.10),
        m.rock("desk-stone", ((0.10, 0.08, 0.07), (0.18, 0.15, 0.13), (0.27, 0.23, 0.20)), 3.0, 1.0, 0.05),
        0.01,
    )
    for k in range(6):
        mesh.box(
            "leaflet",
            (14.3, 3.3 + 0.13 * k, 1.10),
            (14.42, 3.4 + 0.13 * k, 1.13 + 0.012 * (k % 3)),
            m.plain(f"paper-{k % 3}", ((0.7, 0.3, 0.15), (0.82, 0.76, 0.62), (0.15, 0.3, 0.34))[k % 3]),
        )
    sign = m.pictured("foyer-sign", boards.sign("ДАЛА ҮНІ", (196, 158, 112), (74, 44, 24), (1400, 260)), 0.85)
    mesh.panel("foyer-sign", (15.975, 4.3, 2.75), 2.6, 0.48, 270, sign)
    site.anchor("foyer-desk", (14.4, 4.3, 1.1))
    # Carpet on the wall left of the passage, with a map board on the right.
    hang = m.pictured(
        "foyer-carpet",
        ornament.syrmak(
            2.4, 3.0, 112, (0.74, 0.64, 0.47), (0.44, 0.08, 0.05), (0.14, 0.08, 0.05), (0.70, 0.42, 0.14)
        ),
        0.95,
        grain=0.1,
    )
    mesh.quad(
        "foyer-carpet", [(6.7, 7.57, 0.85), (9.1, 7.57, 0.85), (9.1, 7.57, 3.85), (6.7, 7.57, 3.85)], hang
    )
    mesh.tube("carpet-rod", [(6.6, 7.55, 3.87), (9.2, 7.55, 3.87)], 0.025, walnut)
    site.anchor("wall-syrmak", (7.9, 7.57, 2.3))
    site.spot("foyer", (7.9, 5.6, 4.2), (7.9, 7.6, 2.2), 120, 56, (1.0, 0.85, 0.66), 0.1)
    furniture.text_board(
        site,
        "foyer-board",
        (13.9, 7.57, 1.55),
        180,
        ("Қош келдіңіз!", "Добро пожаловать!", "Welcome!"),
        (
            "«Дала үні» — үлгі мұражай: оның залдары мен жәдігерлері компьютерде жасалған.",
            "«Голос степи» — музей-образец: его залы и экспонаты созданы на компьютере.",
            "Voice of the Steppe is a sample museum: its halls and objects were made on a computer.",
        ),
        0.95,
    )
    site.spot("foyer", (13.9, 5.8, 4.2), (13.9, 7.6, 1.5), 70, 36, (1.0, 0.86, 0.68), 0.08)
    oak = m.wood("foyer-bench", (0.18, 0.10, 0.05), (0.38, 0.23, 0.12), "x", 0.4)
    furniture.bench(8.1, 1.25, 3, oak, 1.9)
    furniture.bench(6.55, 2.2, 90, oak, 1.5)
    _building_model(site)
    for x, y, seed in ((6.75, 7.0, 5), (15.4, 1.1, 6), (15.45, 7.0, 7)):
        pot(x, y, seed)
    for x, y in ((9.0, 2.6), (11.0, 5.4), (13.0, 2.6), (9.0, 5.4), (13.0, 5.4)):
        furniture.pendant(x, y, 2.95 + 0.1 * math.sin(x * 3 + y), 4.2, 0.26)


def pot(x: float, y: float, seed: int) -> None:
    """A clay pot with a shrub."""
    clay = m.rock("pot-clay", ((0.30, 0.13, 0.06), (0.44, 0.21, 0.11), (0.54, 0.30, 0.17)), 6.0, 2.0, 0.1)
    mesh.lathe(
        "pot",
        [(0.17, 0), (0.24, 0.18), (0.27, 0.42), (0.28, 0.46), (0.25, 0.46), (0.24, 0.40), (0.02, 0.40)],
        (x, y, 0),
        clay,
        40,
    )
    rng = np.random.default_rng(seed)
    verts, faces, stems = [], [], []
    for _ in range(34):
        a, lean, h = rng.uniform(0, 2 * math.pi), rng.uniform(0.05, 0.42), rng.uniform(0.5, 1.15)
        tip = (x + lean * math.cos(a), y + lean * math.sin(a), 0.4 + h)
        stems.append(
            [
                (x + 0.06 * math.cos(a), y + 0.06 * math.sin(a), 0.4),
                (x + 0.5 * lean * math.cos(a), y + 0.5 * lean * math.sin(a), 0.4 + 0.6 * h),
                tip,
            ]
        )
        for t in np.linspace(0.35, 1.0, 8):
            base = np.array([x + lean * t * math.cos(a), y + lean * t * math.sin(a), 0.4 + h * t])
            way = rng.normal(0, 1, 3) * (1, 1, 0.5)
            way /= np.linalg.norm(way)
            side = np.cross(way, (0, 0, 1.0)) * 0.028
            k = len(verts)
            verts += [base, base + way * 0.07 + side, base + way * 0.15, base + way * 0.07 - side]
            faces.append((k, k + 1, k + 2, k + 3))
    mesh.mesh("shrub", verts, faces, m.plain("shrub", (0.075, 0.15, 0.05), 0.45, variation=0.4))
    mesh.tubes("shrub-stem", stems, 0.005, m.plain("stem", (0.15, 0.12, 0.05)), sides=1)


def _building_model(site: Site) -> None:
    """A wooden model of the museum itself on a table."""
    from .plan import ROOMS

    pale = m.wood("maquette", (0.48, 0.32, 0.17), (0.70, 0.52, 0.31), "x", 0.5)
    furniture.plinth(
        12.2,
        1.75,
        (1.5, 1.2, 0.82),
        m.wood("desk-walnut-x", (0.05, 0.026, 0.013), (0.15, 0.082, 0.042), "x", 0.35),
        -12,
    )
    scale = 1 / 36
    parts = []
    for room in ROOMS:
        if room.id in ("courtyard", "yurt"):
            continue
        x0, y0, x1, y1 = ((v - c) * scale for v, c in zip(room.box, (12.0, 6.5, 12.0, 6.5), strict=True))
        parts.append(
            mesh.box(
                "maquette",
                (x0 - 0.004, y0 - 0.004, 0),
                (x1 + 0.004, y1 + 0.004, room.height * scale),
                pale,
                0.003,
            )
        )
    yx, yy = (1.5 - 12.0) * scale, (-8.5 - 6.5) * scale
    parts.append(
        mesh.lathe(
            "maquette-yurt",
            [(0.085, 0), (0.085, 0.045), (0.02, 0.09), (0.001, 0.092)],
            (yx, yy, 0),
            m.felt("maquette-felt", (0.75, 0.68, 0.55)),
            24,
        )
    )
    mesh.move(parts, mesh.placed(12.2, 1.75, 0.825, -12))
    site.anchor("building-model", (12.2, 1.75, 0.9))
    site.spot("foyer", (12.0, 3.6, 4.2), (12.2, 1.75, 0.9), 60, 34)


def atrium(site: Site) -> None:
    """The cauldron under the skylight, the great hanging, felt banners, benches and pots."""
    cauldron(site, 11.5, 13.6)
    great = m.pictured("atrium-tuskiiz", ornament.tuskiiz(2.6, 3.5, 121, 300.0), 0.95, grain=0.1)
    # North wall, left of the door to the hall of music: hangs clear of the wall from a rod.
    mesh.quad("tuskiiz", [(6.75, 17.9, 0.9), (9.25, 17.9, 0.9), (9.25, 17.9, 4.3), (6.75, 17.9, 4.3)], great)
    rod = m.wood("rod", (0.05, 0.026, 0.013), (0.15, 0.082, 0.042), "x", 0.4)
    mesh.tube("rod", [(6.6, 17.88, 4.32), (9.4, 17.88, 4.32)], 0.03, rod)
    site.anchor("tuskiiz", (8.0, 17.9, 2.6))
    site.spot("atrium", (8.0, 15.4, 5.6), (8.0, 17.9, 2.4), 150, 50, (1.0, 0.88, 0.72), 0.1)
    looks = (
        (ornament.CREAM, ornament.MADDER, ornament.BROWN),
        (ornament.OCHRE, ornament.BROWN, ornament.MADDER),
        ((0.70, 0.60, 0.44), ornament.INDIGO, ornament.MADDER),
    )
    for k, x in enumerate((13.0, 13.95, 14.9)):
        strip = ornament.runner(3.5, 0.62, 130 + k, *looks[k])
        cloth = m.pictured(f"banner-{k}", np.rot90(strip).copy(), 0.95, grain=0.1)
        mesh.quad(
            "banner",
            [(x - 0.31, 17.92, 1.1), (x + 0.31, 17.92, 1.1), (x + 0.31, 17.92, 4.6), (x - 0.31, 17.92, 4.6)],
            cloth,
        )
        mesh.tube("banner-rod", [(x - 0.36, 17.9, 4.62), (x + 0.36, 17.9, 4.62)], 0.022, rod)
    oak = m.wood("atrium-bench", (0.20, 0.115, 0.06), (0.44, 0.29, 0.16), "x", 0.4)
    furniture.bench(8.2, 8.75, 0, oak, 2.0)
    furniture.bench(14.6, 16.9, 4, oak, 2.0)
    furniture.bench(6.7, 10.3, 90, oak, 1.7)
    for x, y, seed in ((15.35, 8.7, 11), (6.7, 17.1, 12), (15.4, 15.5, 13), (6.65, 8.6, 14)):
        pot(x, y, seed)
    furniture.text_board(
        site,
        "atrium-board",
        (15.97, 9.9, 1.55),
        270,
        ("Жеті өзен жері", "Земля семи рек", "Land of seven rivers"),
        (
            "Мұражайдың барлық жолы осы жарық алаңда түйіседі.",
            "Все пути музея сходятся на этой светлой площади.",
            "All the museum's ways meet in this bright square.",
        ),
        0.9,
    )
    _rivers(site)
    _sun_disc(site)


def cauldron(site: Site, x: float, y: float) -> None:
    """A sacrificial cauldron on three beast legs, handles standing on the rim."""
    stone = m.rock(
        "cauldron-stone", ((0.14, 0.11, 0.09), (0.24, 0.20, 0.17), (0.34, 0.29, 0.25)), 2.4, 1.0, 0.25
    )
    for r, z0, z1 in ((1.45, 0.0, 0.14), (1.1, 0.14, 0.28)):
        mesh.lathe("cauldron-step", [(r, z0), (r, z1 - 0.02), (r - 0.02, z1)], (x, y, 0), stone, 64)
    bronze = m.rock(
        "old-bronze", ((0.10, 0.13, 0.095), (0.24, 0.17, 0.085), (0.42, 0.27, 0.12)), 4.0, 1.0, 0.15
    )
    bronze.node_tree.nodes["Principled BSDF"].inputs["Metallic"].default_value = 0.85
    bronze.node_tree.nodes["Principled BSDF"].inputs["Roughness"].default_value = 0.42
    z = 0.28
    mesh.lathe(
        "cauldron",
        [
            (0.05, 0.42),
            (0.26, 0.45),
            (0.48, 0.58),
            (0.60, 0.80),
            (0.63, 1.0),
            (0.66, 1.06),
            (0.66, 1.10),
            (0.60, 1.10),
            (0.56, 0.82),
            (0.40, 0.60),
            (0.05, 0.52),
        ],
        (x, y, z),
        bronze,
        64,
    )
    for h in (0.76, 0.80, 0.97):
        r = float(np.interp(h, (0.58, 0.80, 1.0), (0.48, 0.60, 0.63)))
        mesh.tube(
            "cauldron-cord",
            [
                (x + (r + 0.01) * math.cos(t), y + (r + 0.01) * math.sin(t), z + h)
                for t in np.linspace(0, 2 * math.pi, 60)[:-1]
            ],
            0.013,
            bronze,
            True,
        )
    for k in range(3):
        a = math.radians(120 * k + 50)
        c, s = math.cos(a), math.sin(a)
        leg = [
            (x + r * c, y + r * s, z + h)
            for r, h in ((0.40, 0.58), (0.52, 0.44), (0.48, 0.26), (0.42, 0.10), (0.47, 0.03), (0.54, 0.02))
        ]
        mesh.tube("cauldron-leg", leg, (0.06, 0.075, 0.05, 0.04, 0.055, 0.04), bronze, sides=5)
    for k in range(4):
        a = math.radians(90 * k + 20)
        c, s = math.cos(a), math.sin(a)
        handle = [
            (x + 0.63 * c - w * s, y + 0.63 * s + w * c, z + 1.08 + h)
            for w, h in (
                (-0.12, 0),
                (-0.12, 0.10),
                (-0.06, 0.19),
                (0.0, 0.21),
                (0.06, 0.19),
                (0.12, 0.10),
                (0.12, 0),
            )
        ]
        mesh.tube("cauldron-handle", handle, 0.026, bronze, sides=4)
        mesh.lathe(
            "cauldron-knob",
            [(0.012, 0), (0.04, 0.02), (0.045, 0.045), (0.02, 0.07), (0.004, 0.078)],
            (x + 0.63 * c, y + 0.63 * s, z + 1.30),
            bronze,
            14,
        )
    site.anchor("cauldron", (x, y, z + 0.85))
    for dx, dy in ((-2.6, -2.0), (2.4, 2.2)):
        site.spot("atrium", (x + dx, y + dy, 5.6), (x, y, 1.0), 210, 32, (1.0, 0.86, 0.66), 0.08)


def _rivers(site: Site) -> None:
    """Seven lines of brass let into the floor run from the cauldron to the edges: the seven rivers."""
    brass = m.plain("brass-inlay", (0.85, 0.56, 0.20), 0.35, 0.6)
    rng = np.random.default_rng(12)
    for k in range(7):
        a = 2 * math.pi * k / 7 + 0.25
        left, right = [], []
        bend = rng.uniform(-1, 1, 2)
        for t in np.linspace(0, 1, 40):
            r = 1.6 + 2.6 * t
            off = 0.20 * math.sin(t * 5.5 + bend[0] * 3) * t + 0.12 * math.sin(t * 11 + bend[1] * 3) * t
            px, py = 11.5 + r * math.cos(a) - off * math.sin(a), 13.6 + r * math.sin(a) + off * math.cos(a)
            half = 0.028 * (1 - 0.55 * t)
            left.append((px - half * math.sin(a), py + half * math.cos(a), 0.0015))
            right.append((px + half * math.sin(a), py - half * math.cos(a), 0.0015))
        n = len(left)
        mesh.mesh("river", [*left, *right], [(i, n + i, n + i + 1, i + 1) for i in range(n - 1)], brass)
    site.anchor("seven-rivers", (9.7, 12.2, 0.0))


def _sun_disc(site: Site) -> None:
    """A gilded stag in a ring high on the south wall above the passage, seen by those who leave."""
    ring = [
        (11.0 + 0.72 * math.cos(t), 8.06, 4.55 + 0.72 * math.sin(t))
        for t in np.linspace(0, 2 * math.pi, 65)[:-1]
    ]
    mesh.tube("sun-ring", ring, 0.03, m.gold(), True)
    rays = [
        [(11.0 + r * math.cos(t), 8.05, 4.55 + r * math.sin(t)) for r in (0.80, 0.96)]
        for t in np.linspace(0, 2 * math.pi, 33)[:-1]
    ]
    mesh.tubes("sun-rays", rays, 0.018, m.gold())
    goldwork.relief("sun-stag", goldwork.stag(), 1.15, 0.05, mesh.upright((11.0, 8.04, 4.55), 0))
    site.anchor("sun-stag", (11.0, 8.04, 4.55))
    site.spot("atrium", (11.0, 10.4, 5.65), (11.0, 8.0, 4.5), 130, 50, (1.0, 0.86, 0.64), 0.08)
