"""The ordinary rooms: foyer, studio, library, lounge. Their things are unique, but for the copies."""

from __future__ import annotations

import numpy as np

from model import materials as m
from model import mesh, ornament
from model.site import Site

from . import fixtures, plan, shell, surfaces, things


def build(site: Site) -> None:
    """All four."""
    _foyer(site)
    _studio(site)
    _library(site)
    _lounge(site)


def _foyer(site: Site) -> None:
    room = plan.PLAN.room("foyer")
    windows = (shell.window("s", 2.2, 2.0), shell.window("s", 5.8, 2.0))
    stone = m.slabs(
        "foyer-slabs",
        ((0.30, 0.26, 0.22), (0.45, 0.40, 0.34), (0.58, 0.53, 0.46)),
        (0.9, 0.6),
        (0.2, 0.17, 0.14),
    )
    shell.room(
        room, surfaces.paint("foyer-paint", (0.72, 0.62, 0.46), 0.14), stone, windows, skirting=shell.OAK
    )
    things.banner(2.0, 8.8, 122)
    fixtures.poster(room, "w", 7.9)
    fixtures.notice_board(room, "w", 5.2, 801, 2.0, 1.1)
    fixtures.notice_board(room, "n", 6.6, 802, 1.0, 1.0)
    fixtures.painting(room, "e", 3.6, 803, 1.5, 1.0)
    fixtures.painting(room, "e", 8.2, 804, 1.1, 0.8)
    fixtures.exit_sign(room, "n", 4.5)
    fixtures.extinguisher(room, "n", 3.4)
    walnut = m.wood("counter", (0.10, 0.05, 0.03), (0.24, 0.14, 0.08), "x", 0.4)
    mesh.box("counter", (0.9, 3.2, 0), (1.5, 5.4, 1.05), walnut, 0.01)
    mesh.box(
        "counter-top",
        (0.85, 3.1, 1.05),
        (1.6, 5.5, 1.09),
        surfaces.plain("counter-top", (0.08, 0.08, 0.09), 0.25),
        0.008,
    )
    mesh.box(
        "screen", (1.0, 4.2, 1.15), (1.03, 4.75, 1.5), surfaces.plain("screen", (0.02, 0.02, 0.025), 0.2)
    )
    things.chair(0.5, 4.4, 270)
    things.sofa(4.3, 2.65, 180, (0.20, 0.30, 0.34), 2.0)
    things.table(5.9, 3.3, 20, (0.8, 0.5), walnut, 0.45)
    things.sofa(7.45, 8.4, 270, (0.34, 0.16, 0.10), 1.5)
    for x, y, seed in ((0.5, 2.6, 81), (7.5, 2.6, 82), (7.5, 7.2, 83)):
        things.plant(x, y, seed, 1.1 + 0.1 * (seed % 3))
    for side, at in (("s", 2.2), ("s", 5.8)):
        fixtures.radiator(room, side, at)
    fixtures.outlets(room, 84)
    fixtures.lamps(site, room, [(x, y) for x in (1.5, 4.0, 6.5) for y in (3.6, 5.8, 8.0)], 320)


def _studio(site: Site) -> None:
    room = plan.PLAN.room("studio")
    windows = (shell.window("s", 18.3, 2.4), shell.window("e", 5.6, 1.8))
    shell.room(room, surfaces.paint("studio-paint", (0.70, 0.68, 0.64), 0.2), surfaces.concrete(), windows)
    for x, y, turn, seed in (
        (17.0, 5.4, 168, 821),
        (18.6, 4.9, 194, 822),
        (19.9, 6.6, -160, 823),
        (16.9, 7.3, 95, 824),
    ):
        things.easel(x, y, turn, seed)
    things.table(
        19.7, 9.2, 0, (1.8, 0.8), m.wood("workbench", (0.3, 0.2, 0.11), (0.55, 0.4, 0.24), "x"), 0.85
    )
    for k in range(6):
        things.jar(
            19.05 + 0.25 * k, 9.15 + 0.08 * (k % 2), 0.85, k % 3, (0.15 + 0.09 * k, 0.3 - 0.03 * k, 0.2), 0.35
        )
    things.cupboard(15.8 + 0.46, 4.6, 90, (0.28, 0.36, 0.40))
    for at, seed, w, h in ((6.4, 825, 1.2, 1.5), (8.5, 826, 0.9, 0.9)):
        fixtures.painting(room, "w", at, seed, w, h)
    fixtures.painting(room, "e", 8.2, 827, 1.3, 1.0)
    fixtures.notice_board(room, "n", 18.4, 828, 1.3, 0.9)
    fixtures.extinguisher(room, "n", 17.4)
    fixtures.outlets(room, 829)
    fixtures.lamps(site, room, [(x, y) for x in (17.0, 19.6) for y in (4.8, 6.6, 8.4)], 260, (0.3, 1.2))


def _library(site: Site) -> None:
    room = plan.PLAN.room("library")
    windows = (shell.window("n", 14.0), shell.window("n", 16.5))
    shell.room(
        room,
        surfaces.paint("library-paint", (0.58, 0.62, 0.66), 0.12),
        surfaces.parquet(),
        windows,
        skirting=shell.OAK,
    )
    for k, y in enumerate((14.7, 15.75, 16.8, 17.85)):
        things.bookcase(18.0 - 0.33, y, 270, 840 + k, 1.0, 5 if k != 2 else 4)
    for k, y in enumerate((16.6, 17.7)):
        things.bookcase(12.4 + 0.33, y, 90, 850 + k, 1.0, 5)
    things.bookcase(15.9, 13.0 + 0.33, 180, 856, 1.1, 3)
    oak = m.wood("library-table", (0.22, 0.13, 0.07), (0.42, 0.28, 0.16), "x")
    things.table(14.9, 18.2, 8, (1.7, 0.9), oak)
    for dx, dy, turn in ((-0.4, -0.7, 5), (0.45, -0.65, -12), (-0.3, 0.7, 176), (0.5, 0.75, 200)):
        things.chair(14.9 + dx, 18.2 + dy, turn)
    things.table(16.9, 15.2, 60, (0.7, 0.7), oak, 0.5)
    fixtures.poster(room, "w", 14.3)
    fixtures.notice_board(room, "w", 15.35, 861, 0.8, 0.8)
    fixtures.notice_board(room, "s", 17.2, 862, 0.9, 0.7, 1.6)
    fixtures.exit_sign(room, "s", 13.5)
    fixtures.extinguisher(room, "s", 14.6)
    fixtures.clock(room, "e", 19.2)
    rug = m.pictured(
        "library-rug",
        ornament.syrmak(
            2.0, 1.6, 865, (0.50, 0.12, 0.08), (0.80, 0.66, 0.42), (0.10, 0.10, 0.16), (0.20, 0.30, 0.25)
        ),
        0.95,
    )
    top = mesh.quad(
        "rug", [(-1.0, -0.8, 0.012), (1.0, -0.8, 0.012), (1.0, 0.8, 0.012), (-1.0, 0.8, 0.012)], rug
    )
    mesh.move([top], mesh.placed(14.5, 16.0, 0, 12))
    things.plant(12.9, 19.3, 863, 1.3)
    fixtures.radiator(room, "n", 16.5)
    fixtures.outlets(room, 864)
    fixtures.lamps(
        site,
        room,
        [(x, y) for x in (13.9, 16.5) for y in (14.5, 16.4, 18.3)],
        260,
        (0.6, 1.2),
        (1.0, 0.92, 0.80),
    )


def _lounge(site: Site) -> None:
    room = plan.PLAN.room("lounge")
    windows = (shell.window("n", 19.0, 1.8), shell.window("n", 22.4, 1.8), shell.window("e", 24.9, 1.6))
    shell.room(
        room,
        surfaces.paint("lounge-paint", (0.70, 0.50, 0.42), 0.12),
        surfaces.parquet(),
        windows,
        skirting=shell.OAK,
    )
    things.banner(23.4, 23.0, 320)
    fixtures.poster(room, "w", 26.4)
    fixtures.notice_board(room, "s", 21.6, 881, 1.2, 0.9)
    fixtures.painting(room, "w", 24.2, 882, 1.4, 1.0)
    fixtures.exit_sign(room, "s", 19.6)
    fixtures.extinguisher(room, "s", 20.7)
    things.sofa(20.7, 27.1, 0, (0.42, 0.34, 0.12), 1.9)
    things.sofa(17.9, 25.4, 90, (0.16, 0.22, 0.16), 1.6)
    dark = m.wood("lounge-table", (0.08, 0.04, 0.02), (0.2, 0.11, 0.06), "x")
    things.table(20.3, 25.7, 15, (1.1, 0.6), dark, 0.45)
    things.table(23.4, 26.7, 0, (0.8, 0.8), dark)
    things.chair(22.8, 26.7, 272)
    things.chair(23.45, 26.05, 6)
    for k in range(3):
        things.jar(20.1 + 0.2 * k, 25.65 + 0.05 * k, 0.45, k, (0.5 - 0.12 * k, 0.2 + 0.1 * k, 0.1), 0.3)
    things.cupboard(18.1, 22.4 + 0.5, 180, (0.70, 0.62, 0.44), (0.8, 0.4, 1.1))
    things.plant(23.8, 25.9, 883, 1.2)
    things.plant(17.8, 27.2, 884, 1.0, (0.2, 0.26, 0.06))
    fixtures.painting(room, "e", 23.25, 886, 0.5, 0.6)
    rng = np.random.default_rng(885)
    for k in range(5):
        z = 0.75 + 0.012 * k
        paper = surfaces.plain(f"magazine-{k}", tuple(rng.uniform(0.1, 0.7, 3)))
        mesh.box("magazine", (23.2, 26.6, z), (23.45, 26.9, z + 0.01), paper, 0, 20 * k)
    fixtures.radiator(room, "n", 19.0)
    fixtures.outlets(room, 887)
    fixtures.lamps(
        site, room, [(x, y) for x in (18.8, 20.8, 22.8) for y in (24.0, 26.0)], 260, colour=(1.0, 0.90, 0.78)
    )
