"""Vestibule, corridor and library of the house."""

from __future__ import annotations

import numpy as np
from mathutils import Matrix

from model import materials as m
from model import mesh, ornament
from model.site import Site

from . import artwork, furniture, lights, mount, plan, shell, surfaces


def build(site: Site) -> None:
    """All three."""
    _vestibule(site)
    _corridor(site)
    _library(site)


def _stand(
    room: object,
    side: str,
    at: float,
    seed: int,
    title: str,
    size: tuple[float, float],
    ground: artwork.RGB,
    ink: artwork.RGB,
    z: float = 1.6,
) -> None:
    rim = surfaces.paint("stand-rim", (0.42, 0.30, 0.14), 0.4)
    picture = m.pictured(f"stand-{seed}", artwork.stand(seed, title, *size, ground, ink), 0.6)
    mount.picture(mount.on(room, side, at, z), *size, picture, rim, 0.035)


def _vestibule(site: Site) -> None:
    room = plan.PLAN.room("vestibule")
    entrance = shell.window("s", 2.4, 1.7, 0.02, 2.35)
    windows = (entrance, shell.window("s", 5.0, 1.3), shell.window("w", 2.9, 1.5))
    shell.room(
        room,
        surfaces.oil_paint(
            "vestibule-paint", (0.20, 0.36, 0.30), (0.78, 0.77, 0.70), 1.45, (0.45, 0.10, 0.07)
        ),
        surfaces.checkers("vestibule-floor", (0.50, 0.42, 0.30), (0.26, 0.08, 0.06), 0.33),
        windows,
        skirting=(0.12, 0.10, 0.09),
    )
    lights.daylight(site, room, windows)
    panel = surfaces.paint("entrance", (0.28, 0.15, 0.07), 0.4, 0.2)
    for x in (1.97, 2.83):
        frame = mount.on(room, "s", x, 0.5, -0.24)
        mount.board("entrance-panel", frame, (0.78, 0.92, 0.06), panel, 0.02)
    shell.radiator(room, windows[1], 8)
    shell.radiator(room, windows[2], 10)
    cloth = surfaces.cloth("vestibule-curtain", (0.72, 0.66, 0.50), (0.60, 0.30, 0.16), "flowers")
    shell.curtains(room, windows[1], cloth, 0.35, 0.9)
    _stand(room, "n", 1.15, 1101, "ҮЙІРМЕЛЕР", (1.5, 1.1), (70, 110, 160), (250, 246, 230))
    _stand(room, "e", 1.1, 1102, "ҚҰРМЕТ ТАҚТАСЫ", (1.7, 1.2), (150, 34, 30), (252, 224, 140))
    _stand(room, "w", 4.4, 1103, "ЖАҢАЛЫҚТАР", (1.1, 0.9), (232, 226, 206), (40, 70, 120))
    for x, seed, title, lines, ground, ink in (
        (4.75, 1104, "КОНЦЕРТ", ("25 мамыр", "сағат 18.00", "кіру тегін"), (36, 92, 110), (250, 232, 160)),
        (5.6, 1105, "АЙТЫС", ("Наурыз", "мәдениет үйі", "бас жүлде"), (206, 150, 40), (70, 20, 16)),
    ):
        picture = m.pictured(f"poster-{seed}", artwork.poster(seed, title, lines, ground, ink), 0.5)
        mount.picture(mount.on(room, "n", x, 1.6), 0.6, 0.85, picture)
    # The cloakroom: a board with hooks, and what hangs there.
    timber = furniture.wood("pine")
    mount.board("hook-board", mount.on(room, "w", 1.0, 1.72), (1.7, 0.16, 0.03), timber, 0.006)
    mount.board("hat-shelf", mount.on(room, "w", 1.0, 1.95), (1.8, 0.03, 0.28), timber, 0.004)
    rng = np.random.default_rng(1110)
    for k in range(6):
        y = 0.3 + 0.28 * k
        colour = (
            (0.05, 0.06, 0.09),
            (0.22, 0.13, 0.07),
            (0.30, 0.05, 0.05),
            (0.10, 0.12, 0.08),
            (0.34, 0.30, 0.24),
            (0.06, 0.10, 0.2),
        )[k]
        long = rng.uniform(0.7, 1.15)
        rings = [
            mesh.ring(
                (0.13, y, 1.70 - long * t),
                0.05 + 0.07 * t,
                0.06 + 0.12 * min(1, 3 * t) + 0.02 * np.sin(9 * t),
                18,
            )
            for t in np.linspace(0, 1, 10)
        ]
        mesh.loft("coat", rings[::-1], surfaces.cloth(f"coat-{k}", colour))
    for y, colour in ((0.5, (0.35, 0.06, 0.05)), (1.2, (0.1, 0.1, 0.12)), (1.55, (0.5, 0.42, 0.3))):
        mesh.lathe(
            "hat",
            [(0.13, 0), (0.10, 0.01), (0.09, 0.1), (0.01, 0.12)],
            (0.14, y, 1.97),
            surfaces.cloth(f"hat-{y}", colour),
        )
    cherry = furniture.wood("cherry")
    furniture.table(5.7, 3.9, 92, (1.1, 0.6), cherry, 0.76)
    furniture.bentwood(5.65, 4.75, 170)
    furniture.pot(5.75, 3.7, 0.76, furniture.JUG, (0.55, 0.50, 0.42), 0.8)
    mesh.box(
        "guest-book",
        (5.5, 3.98, 0.76),
        (5.75, 4.3, 0.79),
        surfaces.cloth("guest-book", (0.30, 0.04, 0.05)),
        0.004,
        12,
    )
    bench = furniture.wood("veneer")
    mesh.box("bench-seat", (0.5, 4.65, 0.40), (2.3, 5.05, 0.45), bench, 0.01)
    for x in (0.7, 2.1):
        mesh.box("bench-leg", (x - 0.04, 4.7, 0), (x + 0.04, 5.0, 0.40), bench)
    furniture.ficus(5.9, 0.5, 1111, 1.5)
    furniture.ficus(0.55, 3.9, 1112, 0.9)
    mesh.box("door-mat", (1.7, 0.25, 0), (3.1, 1.05, 0.015), surfaces.cloth("door-mat", (0.10, 0.09, 0.08)))
    for x in (1.8, 4.6):
        lights.globe(site, room, x, 2.6, 0.55, 95)


def _corridor(site: Site) -> None:
    room = plan.PLAN.room("corridor")
    windows = tuple(shell.window("s", x, 1.4, 0.85, 2.35) for x in (9.1, 12.1, 15.4))
    shell.room(
        room,
        surfaces.oil_paint(
            "corridor-paint", (0.30, 0.42, 0.55), (0.80, 0.79, 0.74), 1.25, (0.16, 0.22, 0.34)
        ),
        surfaces.printed_floor("octagons"),
        windows,
        skirting=(0.22, 0.12, 0.07),
    )
    lights.daylight(site, room, windows)
    for k, opening in enumerate(windows):
        shell.radiator(room, opening, 8 + k)
    net = surfaces.cloth("corridor-curtain", (0.78, 0.77, 0.72))
    shell.curtains(room, windows[1], net, 0.5, 0.8)
    pattern = ornament.runner(
        9.0, 1.1, 1201, (0.42, 0.07, 0.06), (0.82, 0.66, 0.36), (0.06, 0.10, 0.20), 90.0, 11
    )
    carpet = m.pictured("corridor-runner", pattern, 0.95, grain=0.15)
    mesh.quad(
        "runner", [(7.3, 2.2, 0.012), (16.3, 2.2, 0.012), (16.3, 3.2, 0.012), (7.3, 3.2, 0.012)], carpet
    )
    _stand(room, "n", 7.6, 1202, "АУЫЛ ТАРИХЫ", (1.2, 1.1), (206, 190, 150), (90, 40, 24))
    _stand(room, "n", 11.2, 1203, "СОҒЫС ЖЫЛДАРЫ", (2.4, 1.2), (120, 30, 28), (250, 226, 150))
    _stand(room, "n", 16.0, 1204, "ТҮЛЕКТЕР", (1.2, 1.0), (60, 96, 74), (248, 244, 226))
    rim = surfaces.paint("photo-rim", (0.10, 0.06, 0.04), 0.35)
    for k, (x, w, h, count) in enumerate(
        (
            (7.3, 0.4, 0.5, 1),
            (7.95, 0.5, 0.4, 4),
            (10.5, 0.45, 0.6, 1),
            (11.0, 0.35, 0.45, 1),
            (13.5, 0.7, 0.5, 8),
            (14.2, 0.4, 0.5, 1),
        )
    ):
        picture = m.pictured(f"corridor-photo-{k}", artwork.photo(1210 + k, w, h, count, k % 2 == 0), 0.4)
        mount.picture(mount.on(room, "s", x, 1.7 + 0.05 * (k % 3)), w, h, picture, rim, 0.03, 0.04)
    furniture.vitrine(13.0, 3.55, 0, (1.2, 0.42), surfaces.cloth("vitrine-red", (0.36, 0.03, 0.04)))
    for k in range(6):
        mesh.lathe(
            "medal",
            [(0.03, 0), (0.032, 0.006), (0.001, 0.008)],
            (12.55 + 0.17 * k, 3.52 + 0.05 * (k % 2), 0.837),
            surfaces.paint(
                f"medal-{k % 3}", ((0.7, 0.5, 0.15), (0.6, 0.6, 0.62), (0.45, 0.2, 0.08))[k % 3], 0.3
            ),
        )
    furniture.bentwood(10.3, 2.0, 10, tone="pine")
    furniture.bentwood(13.6, 1.98, 350, tone="pine")
    furniture.ficus(16.4, 2.0, 1220, 1.2)
    furniture.ficus(7.2, 3.5, 1221, 0.8)
    for x in (8.4, 11.8, 15.2):
        lights.globe(site, room, x, 2.7, 0.38, 62)


def _library(site: Site) -> None:
    room = plan.PLAN.room("library")
    windows = (shell.window("s", 19.0, 1.5), shell.window("s", 21.4, 1.5), shell.window("e", 4.2, 1.7))
    shell.room(
        room,
        surfaces.wallpaper("stripes"),
        m.wood("library-floor", (0.34, 0.20, 0.10), (0.58, 0.38, 0.20), "y", 0.4, 0.12),
        windows,
        skirting=(0.76, 0.74, 0.68),
    )
    lights.daylight(site, room, windows)
    cloth = surfaces.cloth("library-curtain", (0.12, 0.26, 0.24), (0.40, 0.44, 0.30), "flowers")
    shell.curtains(room, windows[2], cloth, 0.45)
    shell.curtains(room, windows[0], surfaces.cloth("library-net", (0.82, 0.81, 0.76)), 0.25, 0.9)
    for k, x in enumerate((17.85, 18.95, 20.05, 21.15, 22.1)):
        furniture.shelves(x, 6.86, 0, 1300 + k, 1.05 if k < 4 else 0.8, 7 if k != 2 else 5)
    furniture.shelves(17.54, 4.6, 90, 1310, 1.1, 6)
    furniture.shelves(18.6, 5.35, 78, 1320, 1.3, 4, "pine", True)
    furniture.shelves(22.26, 6.1, 270, 1330, 0.9, 3)
    oak = furniture.wood("veneer")
    furniture.table(20.5, 3.3, 4, (1.5, 0.8), oak, 0.76)
    furniture.table(
        21.9, 5.25, 88, (1.0, 0.7), oak, 0.76, cloth=surfaces.cloth("reader-cloth", (0.10, 0.24, 0.14))
    )
    for x, y, turn in (
        (20.4, 4.05, 175),
        (20.9, 4.0, 190),
        (20.2, 2.6, 355),
        (20.95, 2.65, 12),
        (21.35, 5.2, 272),
    ):
        furniture.bentwood(x, y, turn)
    mesh.box("desk", (17.6, 1.65, 0), (18.2, 2.0, 0.74), furniture.wood("cherry"), 0.01)
    rng = np.random.default_rng(1340)
    for k in range(14):
        x, y = (
            (rng.uniform(19.9, 21.1), rng.uniform(3.05, 3.55))
            if k < 9
            else (rng.uniform(21.65, 22.1), rng.uniform(4.9, 5.6))
        )
        colour = m.shade(
            ((0.30, 0.06, 0.05), (0.06, 0.12, 0.28), (0.45, 0.40, 0.30), (0.08, 0.22, 0.14))[k % 4],
            rng.uniform(0.7, 1.3),
        )
        thick = rng.uniform(0.012, 0.05)
        mesh.box(
            "book",
            (x - 0.08, y - 0.12, 0.766),
            (x + 0.08, y + 0.12, 0.766 + thick),
            surfaces.paint(f"cover-{k}", colour),
            0.003,
            rng.uniform(-80, 80),
        )
    # A catalogue of little drawers.
    box = mount.on(room, "w", 6.0, 0.62)
    mount.board("catalogue", box, (1.0, 1.2, 0.42), furniture.wood("cherry"), 0.01)
    brass = surfaces.paint("lamp-brass", (0.5, 0.36, 0.16), 0.3)
    for i in range(5):
        for j in range(6):
            place = box @ Matrix.Translation((-0.4 + 0.2 * i, -0.48 + 0.19 * j, 0.42))
            mount.board("drawer", place, (0.17, 0.16, 0.015), furniture.wood("cherry"), 0.004)
            mount.board(
                "drawer-tag",
                place @ Matrix.Translation((0, 0.02, 0.015)),
                (0.07, 0.04, 0.004),
                surfaces.paint("tag", (0.75, 0.72, 0.6)),
            )
            mount.board(
                "drawer-knob", place @ Matrix.Translation((0, -0.04, 0.015)), (0.02, 0.02, 0.02), brass, 0.006
            )
    for k, (side, at, w, h) in enumerate(
        (("e", 2.2, 0.5, 0.65), ("e", 2.95, 0.45, 0.6), ("s", 20.2, 0.5, 0.6), ("w", 3.75, 0.4, 0.5))
    ):
        picture = m.pictured(f"writer-{k}", artwork.photo(1350 + k, w, h, 1, False), 0.4)
        mount.picture(mount.on(room, side, at, 1.75), w, h, picture, furniture.wood("cherry"), 0.045, 0.03)
    globe = m.pictured("globe", artwork.district_map(1360, 1.0, 0.6), 0.4)
    t = np.linspace(0.1, np.pi - 0.1, 14)
    mesh.lathe(
        "globe",
        [(0.17 * float(np.sin(a)), 0.3 - 0.17 * float(np.cos(a))) for a in t],
        (17.9, 1.82, 0.74),
        globe,
    )
    mesh.lathe(
        "globe-foot", [(0.11, 0), (0.02, 0.03), (0.015, 0.15)], (17.9, 1.82, 0.74), furniture.wood("black")
    )
    weave = ornament.syrmak(
        1.9, 1.3, 1370, (0.16, 0.26, 0.36), (0.74, 0.68, 0.52), (0.40, 0.12, 0.10), (0.70, 0.50, 0.2), 180.0
    )
    rug = mesh.quad(
        "rug",
        [(-0.95, -0.65, 0.012), (0.95, -0.65, 0.012), (0.95, 0.65, 0.012), (-0.95, 0.65, 0.012)],
        m.pictured("library-rug", weave, 0.95),
    )
    mesh.move([rug], mesh.placed(19.6, 4.6, 0, -14))
    furniture.ficus(22.2, 1.8, 1371, 1.3)
    for x, y in ((18.7, 3.2), (21.2, 3.2), (19.9, 5.5)):
        lights.globe(site, room, x, y, 0.6, 70)
