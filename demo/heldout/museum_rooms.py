"""The rooms of the school museum: the old life and the village's history."""

from __future__ import annotations

import math

import numpy as np

from model import materials as m
from model import mesh, ornament
from model.site import Site

from . import artwork, furniture, lights, mount, plan, shell, surfaces


def build(site: Site) -> None:
    """Both."""
    _ethnography(site)
    _history(site)


def _flat(
    name: str, pixels: np.ndarray, x: float, y: float, turn: float, w: float, d: float, z: float = 0.012
) -> None:
    a, b = w / 2, d / 2
    rug = mesh.quad(
        name, [(-a, -b, z), (a, -b, z), (a, b, z), (-a, b, z)], m.pictured(name, pixels, 0.95, grain=0.12)
    )
    mesh.move([rug], mesh.placed(x, y, 0, turn))


def _ethnography(site: Site) -> None:
    room = plan.PLAN.room("ethnography")
    shell.room(
        room,
        surfaces.wallpaper("medallions"),
        m.wood("ethnography-floor", (0.13, 0.06, 0.03), (0.30, 0.16, 0.085), "x", 0.42, 0.16),
        skirting=(0.20, 0.09, 0.05),
    )
    hanging = ornament.tuskiiz(2.2, 2.0, 1501, 210.0)
    mount.picture(mount.on(room, "n", 8.6, 1.75), 2.2, 2.0, m.pictured("hanging", hanging, 0.95, grain=0.1))
    felt = ornament.syrmak(
        1.5, 2.1, 1502, (0.30, 0.10, 0.12), (0.86, 0.76, 0.56), (0.07, 0.12, 0.14), (0.22, 0.36, 0.30), 190.0
    )
    mount.picture(mount.on(room, "e", 5.5, 1.55), 1.5, 2.1, m.pictured("felt-east", felt, 0.95, grain=0.12))
    _flat(
        "rug-round",
        ornament.syrmak(
            2.6,
            1.9,
            1503,
            (0.76, 0.66, 0.46),
            (0.16, 0.22, 0.34),
            (0.42, 0.10, 0.06),
            (0.08, 0.07, 0.07),
            180.0,
        ),
        9.3,
        7.0,
        8,
        2.6,
        1.9,
    )
    _chest(7.9, 9.35)
    _loom(7.15, 6.9)
    _cradle(11.1, 8.9)
    cherry = furniture.wood("cherry")
    furniture.table(
        10.0,
        9.35,
        0,
        (1.0, 0.5),
        cherry,
        0.4,
        cloth=surfaces.cloth("low-cloth", (0.75, 0.70, 0.58), (0.45, 0.1, 0.08), "check"),
    )
    for k in range(5):
        furniture.pot(
            9.65 + 0.17 * k,
            9.3 + 0.08 * (k % 2),
            0.41,
            furniture.BOWL,
            ((0.75, 0.72, 0.62), (0.10, 0.20, 0.42))[k % 2],
            0.8,
        )
    furniture.table(
        7.3, 5.2, 90, (0.9, 0.55), cherry, 0.74, cloth=surfaces.cloth("samovar-cloth", (0.80, 0.77, 0.70))
    )
    furniture.pot(7.3, 5.1, 0.75, furniture.SAMOVAR, (0.62, 0.40, 0.12))
    furniture.pot(7.25, 5.45, 0.75, furniture.JUG, (0.30, 0.12, 0.07), 0.7)
    furniture.cabinet(11.35, 6.62, 270, (1.0, 0.4, 1.9), "cherry", (0.75, 1.15, 1.5))
    rng = np.random.default_rng(1510)
    for level in (0.36, 0.75, 1.15, 1.5):
        for k in range(4):
            shape = (furniture.JUG, furniture.BOWL)[int(rng.integers(2))]
            colour = tuple(round(float(c), 2) for c in rng.uniform(0.1, 0.6, 3))
            furniture.pot(11.5, 6.26 + 0.24 * k, level, shape, colour, rng.uniform(0.6, 0.85))
    furniture.vitrine(10.5, 4.75, 4, (1.3, 0.6), surfaces.cloth("vitrine-blue", (0.06, 0.09, 0.20)))
    silver = surfaces.paint("silver", (0.55, 0.55, 0.56), 0.25)
    for k in range(11):
        x, y = 10.0 + 0.1 * k, 4.72 + 0.14 * math.sin(2.1 * k)
        ring = [
            (x + 0.035 * math.cos(t), y + 0.035 * math.sin(t), 0.845) for t in np.linspace(0, 2 * math.pi, 14)
        ]
        mesh.tube("bracelet", ring, 0.007, silver, sides=1)
    furniture.pot(7.25, 8.2, 0.0, furniture.CHURN, (0.34, 0.19, 0.09))
    rim = furniture.wood("cherry")
    for k, (side, at, w, h, count) in enumerate(
        (
            ("s", 7.6, 0.5, 0.65, 1),
            ("s", 10.2, 0.8, 0.55, 6),
            ("s", 11.2, 0.4, 0.5, 1),
            ("w", 5.2, 0.6, 0.45, 3),
            ("n", 10.3, 0.5, 0.65, 2),
            ("e", 9.0, 0.5, 0.4, 3),
            ("n", 11.2, 0.4, 0.5, 1),
        )
    ):
        picture = m.pictured(f"old-photo-{k}", artwork.photo(1520 + k, w, h, count), 0.4)
        mount.picture(mount.on(room, side, at, 1.7), w, h, picture, rim, 0.035, 0.05)
    lights.shade(site, room, 8.5, 6.0, 0.5, 120)
    lights.shade(site, room, 10.2, 8.0, 0.5, 120)


def _chest(x: float, y: float) -> None:
    """A painted chest with folded quilts on it."""
    painted = m.pictured(
        "chest",
        ornament.runner(1.2, 0.5, 1530, (0.10, 0.26, 0.24), (0.82, 0.60, 0.20), (0.6, 0.1, 0.07), 260.0, 3),
        0.4,
    )
    mesh.box(
        "chest",
        (x - 0.6, y - 0.3, 0.06),
        (x + 0.6, y + 0.3, 0.6),
        surfaces.paint("chest-body", (0.10, 0.24, 0.22)),
        0.015,
    )
    mesh.quad(
        "chest-front",
        [
            (x - 0.58, y - 0.305, 0.09),
            (x + 0.58, y - 0.305, 0.09),
            (x + 0.58, y - 0.305, 0.57),
            (x - 0.58, y - 0.305, 0.57),
        ],
        painted,
    )
    z = 0.6
    for k, colour in enumerate(
        ((0.50, 0.06, 0.10), (0.10, 0.20, 0.45), (0.62, 0.42, 0.08), (0.12, 0.30, 0.16), (0.48, 0.16, 0.34))
    ):
        cloth = surfaces.cloth(f"quilt-{k}", colour, m.shade(colour, 1.9), "flowers")
        mesh.box(
            "quilt",
            (x - 0.52 + 0.02 * k, y - 0.26, z),
            (x + 0.52 - 0.02 * (k % 3), y + 0.26, z + 0.11),
            cloth,
            0.045,
        )
        z += 0.11
    mesh.box(
        "pillow",
        (x - 0.4, y - 0.2, z),
        (x + 0.05, y + 0.22, z + 0.16),
        surfaces.cloth("pillow", (0.8, 0.77, 0.7)),
        0.07,
        8,
    )


def _loom(x: float, y: float) -> None:
    """An upright loom with a half woven band, its front to the east."""
    timber = furniture.wood("pine")
    for dy in (-0.6, 0.6):
        mesh.box("loom-post", (x - 0.04, y + dy - 0.04, 0), (x + 0.04, y + dy + 0.04, 1.75), timber, 0.008)
        mesh.box("loom-foot", (x - 0.25, y + dy - 0.04, 0), (x + 0.35, y + dy + 0.04, 0.07), timber, 0.008)
    for z in (0.35, 1.68):
        mesh.tube("loom-beam", [(x, y - 0.62, z), (x, y + 0.62, z)], 0.05, timber)
    mesh.tubes(
        "warp",
        [[(x + 0.05, y + d, 0.35), (x + 0.05, y + d, 1.68)] for d in np.linspace(-0.5, 0.5, 40)],
        0.003,
        surfaces.cloth("warp", (0.75, 0.70, 0.58)),
        sides=0,
    )
    woven = ornament.runner(
        1.0, 0.62, 1531, (0.46, 0.08, 0.06), (0.85, 0.75, 0.5), (0.08, 0.16, 0.2), 300.0, 2
    )
    mesh.quad(
        "weft",
        [
            (x + 0.06, y - 0.5, 0.38),
            (x + 0.06, y + 0.5, 0.38),
            (x + 0.06, y + 0.5, 0.98),
            (x + 0.06, y - 0.5, 0.98),
        ],
        m.pictured("weft", woven, 0.9),
    )


def _cradle(x: float, y: float) -> None:
    """A rocking cradle under a cloth."""
    timber = surfaces.paint("cradle", (0.45, 0.12, 0.05), 0.4)
    hoops = []
    for dx in (-0.42, 0.42):
        hoops.append(
            [(x + dx, y + 0.26 * math.cos(t), 0.28 + 0.42 * math.sin(t)) for t in np.linspace(0, math.pi, 13)]
        )
        hoops.append(
            [
                (x + dx, y + 0.34 * math.cos(t), 0.36 - 0.33 * math.sin(t))
                for t in np.linspace(0.3, math.pi - 0.3, 11)
            ]
        )
    hoops.append([(x - 0.6, y, 0.72), (x + 0.6, y, 0.72)])
    hoops += [[(x - 0.42, y + s * 0.26, 0.3), (x + 0.42, y + s * 0.26, 0.3)] for s in (-1, 1)]
    mesh.tubes("cradle", hoops, 0.02, timber)
    mesh.box(
        "cradle-bed",
        (x - 0.42, y - 0.22, 0.28),
        (x + 0.42, y + 0.22, 0.38),
        surfaces.cloth("cradle-bed", (0.75, 0.66, 0.5)),
        0.03,
    )


def _history(site: Site) -> None:
    room = plan.PLAN.room("history")
    windows = (shell.window("n", 15.3, 1.6), shell.window("e", 8.5, 1.4))
    shell.room(
        room,
        surfaces.wallpaper("trellis"),
        surfaces.printed_floor("boards"),
        windows,
        skirting=(0.50, 0.36, 0.22),
    )
    lights.daylight(site, room, windows)
    shell.curtains(room, windows[0], surfaces.cloth("history-curtain", (0.66, 0.52, 0.20)), 0.4)
    shell.curtains(room, windows[1], surfaces.cloth("history-curtain", (0.66, 0.52, 0.20)), 0.6)
    shell.radiator(room, windows[0], 10)
    rim = surfaces.paint("stand-rim", (0.42, 0.30, 0.14), 0.4)
    for side, at, seed, title, size, ground, ink in (
        ("w", 5.7, 1601, "АЛҒАШҚЫ МҰҒАЛІМДЕР", (2.0, 1.3), (228, 218, 190), (70, 44, 30)),
        ("w", 9.05, 1602, "ЕҢБЕК ДАҢҚЫ", (1.2, 1.3), (172, 128, 48), (60, 20, 14)),
        ("s", 12.95, 1603, "МЕКТЕП ШЕЖІРЕСІ", (1.1, 1.2), (64, 104, 128), (250, 244, 220)),
        ("s", 15.9, 1604, "СПОРТ", (1.3, 1.0), (190, 60, 40), (255, 250, 236)),
        ("n", 13.5, 1605, "БІЗДІҢ ЖЕРЛЕСТЕР", (1.8, 1.3), (96, 116, 84), (252, 246, 214)),
    ):
        picture = m.pictured(f"stand-{seed}", artwork.stand(seed, title, *size, ground, ink), 0.6)
        mount.picture(mount.on(room, side, at, 1.55), *size, picture, rim, 0.03)
    picture = m.pictured("district-map", artwork.district_map(1610, 1.6, 1.2), 0.7)
    mount.picture(mount.on(room, "e", 5.9, 1.65), 1.6, 1.2, picture, furniture.wood("black"), 0.02)
    for x, y, turn, seed, bed in (
        (13.3, 7.0, 88, 1620, (0.40, 0.05, 0.05)),
        (16.3, 6.6, 90, 1630, (0.07, 0.20, 0.14)),
        (15.6, 4.6, 2, 1640, (0.30, 0.27, 0.20)),
    ):
        furniture.vitrine(
            x, y, turn, (1.4, 0.55), surfaces.cloth(f"vitrine-{seed}", bed), tone="veneer", height=0.8
        )
        rng = np.random.default_rng(seed)
        for k in range(9):
            along, across = -0.58 + 0.145 * k, rng.uniform(-0.14, 0.14)
            a = math.radians(turn)
            px, py = (
                x + along * math.cos(a) - across * math.sin(a),
                y + along * math.sin(a) + across * math.cos(a),
            )
            colour = tuple(round(float(c), 2) for c in rng.uniform(0.15, 0.8, 3))
            kind = rng.integers(3)
            if kind == 0:
                mesh.box(
                    "document",
                    (px - 0.06, py - 0.08, 0.816),
                    (px + 0.06, py + 0.08, 0.823),
                    surfaces.paint(f"paper-{seed}-{k}", colour),
                    0.0,
                    rng.uniform(-25, 25),
                )
            elif kind == 1:
                furniture.pot(px, py, 0.816, furniture.JUG, colour, 0.3)
            else:
                mesh.box(
                    "box",
                    (px - 0.05, py - 0.04, 0.816),
                    (px + 0.05, py + 0.04, 0.87),
                    surfaces.paint(f"box-{seed}-{k}", colour),
                    0.006,
                    rng.uniform(-40, 40),
                )
    # A bust on a plinth, flags beside it, a drum, a sewing machine on an old desk.
    mesh.box(
        "plinth", (12.4, 9.3, 0), (12.8, 9.7, 1.1), surfaces.paint("plinth-red", (0.34, 0.04, 0.04)), 0.01
    )
    bronze = surfaces.paint("bust", (0.16, 0.12, 0.07), 0.4)
    mesh.lathe(
        "bust",
        [
            (0.1, 0),
            (0.1, 0.05),
            (0.2, 0.12),
            (0.22, 0.22),
            (0.08, 0.32),
            (0.07, 0.37),
            (0.105, 0.44),
            (0.115, 0.52),
            (0.09, 0.6),
            (0.01, 0.64),
        ],
        (12.6, 9.5, 1.1),
        bronze,
    )
    for x, colour in ((12.45, (0.02, 0.36, 0.48)), (12.32, (0.46, 0.03, 0.04))):
        mesh.tube("staff", [(x, 8.45, 0), (x + 0.12, 8.35, 2.4)], 0.016, furniture.wood("pine"))
        u = np.linspace(0, 1, 14)
        verts = [
            (x + 0.11 + 0.07 * math.sin(9 * t + x), 8.36 - 0.32 * t, z - 0.5 * t)
            for z in (2.35, 1.75, 1.25)
            for t in u
        ]
        faces = [
            (14 * k + i, 14 * k + i + 1, 14 * (k + 1) + i + 1, 14 * (k + 1) + i)
            for k in range(2)
            for i in range(13)
        ]
        mesh.mesh("flag", verts, faces, surfaces.cloth(f"flag-{x}", colour), smooth=True)
    mesh.lathe(
        "drum",
        [(0.17, 0), (0.172, 0.02), (0.165, 0.03), (0.165, 0.2), (0.172, 0.21), (0.17, 0.23), (0.001, 0.23)],
        (16.35, 9.35, 0.75),
        surfaces.paint("drum", (0.55, 0.05, 0.05)),
    )
    furniture.table(16.3, 9.4, 0, (0.7, 0.5), furniture.wood("cherry"), 0.75)
    desk = surfaces.paint("school-desk", (0.06, 0.22, 0.18), 0.35, 0.25)
    parts = [
        mesh.box("desk-top", (-0.55, -0.2, 0.70), (0.55, 0.2, 0.74), desk, 0.01),
        mesh.box("desk-side", (-0.5, -0.45, 0), (-0.46, 0.2, 0.7), desk),
        mesh.box("desk-side", (0.46, -0.45, 0), (0.5, 0.2, 0.7), desk),
        mesh.box("desk-seat", (-0.55, -0.5, 0.42), (0.55, -0.25, 0.45), desk, 0.01),
    ]
    mesh.move(parts, mesh.placed(15.95, 5.55, 0, 24))
    mesh.box(
        "typewriter",
        (15.75, 5.45, 0.74),
        (16.1, 5.75, 0.9),
        surfaces.paint("typewriter", (0.03, 0.03, 0.035), 0.3),
        0.04,
        24,
    )
    for x, y in ((13.6, 5.6), (15.4, 5.6), (13.6, 8.2), (15.4, 8.2)):
        lights.tube(site, room, x, y, "y", 34)
