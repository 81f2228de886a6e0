"""The concert hall: rows of seats, a low stage with a painted backdrop, a piano, stairs to the gallery."""

from __future__ import annotations

import math

import numpy as np

from model import landscapes, mesh, ornament
from model import materials as m
from model.site import Site

from . import artwork, furniture, lights, mount, plan, shell, surfaces


def build(site: Site) -> None:
    """The hall with all that is in it."""
    room = plan.PLAN.room("hall")
    windows = tuple(shell.window("w", y, 1.4, 0.9, 3.3) for y in (7.4, 9.7, 12.0))
    shell.room(
        room,
        m.plaster("hall-plaster", (0.74, 0.62, 0.46), (0.52, 0.40, 0.28)),
        m.wood("hall-floor", (0.20, 0.07, 0.035), (0.40, 0.17, 0.085), "y", 0.38, 0.14),
        windows,
        cornice=0.22,
    )
    lights.daylight(site, room, windows)
    velvet = surfaces.cloth("hall-velvet", (0.34, 0.03, 0.05))
    for opening, drawn in zip(windows, (0.3, 0.75, 0.45), strict=True):
        shell.curtains(room, opening, velvet, drawn)
        shell.radiator(room, opening, 9)
    shell.stairs()
    _stage()
    for y in (8.8, 9.8):
        furniture.row(1.9, y, 0, 5, velvet)
    furniture.row(5.55, 10.45, 350, 2, surfaces.cloth("seat-blue", (0.06, 0.12, 0.26)))
    furniture.row(1.5, 6.15, 0, 4, surfaces.cloth("seat-blue", (0.06, 0.12, 0.26)))
    # Panels of timber along the foot of the walls, wherever no door or window is.
    timber = furniture.wood("veneer")
    for side, spans in (("e", ((5.7, 7.6), (9.0, 11.3))), ("s", ((0.1, 2.2), (4.2, 6.3)))):
        for lo, hi in spans:
            count = max(1, round((hi - lo) / 0.62))
            for k in range(count):
                at = lo + (hi - lo) * (k + 0.5) / count
                mount.board(
                    "panel",
                    mount.on(room, side, at, 0.62),
                    ((hi - lo) / count - 0.02, 1.0, 0.025),
                    timber,
                    0.008,
                )
    gilt = surfaces.paint("gilt", (0.55, 0.38, 0.14), 0.35, 0.25)
    for side, at, seed, w, h in (
        ("e", 6.6, 1401, 1.3, 0.9),
        ("e", 10.1, 1402, 1.5, 1.0),
        ("s", 1.2, 1403, 1.1, 0.8),
    ):
        picture = m.pictured(f"hall-still-{seed}", artwork.still_life(seed, w, h), 0.5)
        mount.picture(mount.on(room, side, at, 1.95), w, h, picture, gilt, 0.08)
    for k, (at, w, h) in enumerate(((4.75, 0.5, 0.65), (5.5, 0.5, 0.65))):
        picture = m.pictured(f"hall-portrait-{k}", artwork.photo(1410 + k, w, h, 1, k == 0), 0.4)
        mount.picture(mount.on(room, "s", at, 1.9), w, h, picture, gilt, 0.05, 0.04)
    for y in (8.55, 10.85):
        sconce = mount.on(room, "w", y, 2.3)
        mount.board("sconce", sconce, (0.14, 0.3, 0.06), gilt, 0.02)
        mesh.lathe(
            "sconce-glass",
            [(0.05, 0), (0.09, 0.08), (0.07, 0.2), (0.01, 0.24)],
            (0.12, y, 2.3),
            surfaces.lamp(room.id, "ball"),
        )
    _chandelier(site, 3.2, 9.0)
    lights.globe(site, room, 5.2, 12.3, 0.8, 150)
    lights.globe(site, room, 1.6, 12.1, 0.9, 150)
    furniture.ficus(0.5, 11.2, 1420, 1.4)
    furniture.piano(0.95, 13.15 - 0.6, 62)
    furniture.bentwood(1.25, 11.95, 330, tone="black")


def _stage() -> None:
    boards = m.wood("stage-floor", (0.40, 0.24, 0.12), (0.62, 0.42, 0.23), "x", 0.5, 0.16)
    mesh.box("stage", (0.0, 13.1, 0.0), (4.3, 14.2, 0.55), boards, 0.01)
    front = m.pictured(
        "stage-front",
        ornament.runner(4.3, 0.5, 1430, (0.07, 0.13, 0.26), (0.80, 0.66, 0.34), (0.5, 0.08, 0.06), 150.0, 9),
        0.9,
    )
    mesh.quad(
        "stage-front", [(0.0, 13.09, 0.02), (4.3, 13.09, 0.02), (4.3, 13.09, 0.53), (0.0, 13.09, 0.53)], front
    )
    view = m.pictured("backdrop", landscapes.paint("autumn", 1431, 1400, 760), 0.9)
    mesh.quad(
        "backdrop", [(0.35, 14.16, 0.7), (4.1, 14.16, 0.7), (4.1, 14.16, 3.3), (0.35, 14.16, 3.3)], view
    )
    velvet = surfaces.cloth("stage-velvet", (0.10, 0.16, 0.34))
    for x0, x1 in ((0.02, 0.55), (3.75, 4.3)):
        u = np.linspace(0, 1, 24)
        verts = [(x0 + (x1 - x0) * t, 13.9 + 0.06 * math.sin(22 * t), z) for z in (3.8, 2.0, 0.56) for t in u]
        faces = [
            (24 * k + i, 24 * k + i + 1, 24 * (k + 1) + i + 1, 24 * (k + 1) + i)
            for k in range(2)
            for i in range(23)
        ]
        mesh.mesh("stage-curtain", verts, faces, velvet, smooth=True)
    chrome = surfaces.paint("chrome", (0.55, 0.56, 0.58), 0.25)
    mesh.tubes(
        "microphone",
        [[(2.5, 13.4, 0.55), (2.5, 13.4, 1.95)], [(2.5, 13.4, 1.95), (2.5, 13.28, 2.06)]],
        0.012,
        chrome,
    )
    mesh.lathe("microphone-foot", [(0.16, 0), (0.15, 0.02), (0.02, 0.03)], (2.5, 13.4, 0.55), chrome)
    for k, x in enumerate((0.75, 3.85)):
        mesh.box(
            "speaker",
            (x - 0.2, 13.3, 0.55),
            (x + 0.2, 13.6, 1.35),
            surfaces.paint("speaker", (0.04, 0.04, 0.045)),
            0.015,
            10 - 20 * k,
        )


def _chandelier(site: Site, x: float, y: float) -> None:
    room = plan.PLAN.room("hall")
    gilt, glass = surfaces.paint("gilt", (0.55, 0.38, 0.14), 0.35, 0.25), surfaces.lamp("hall", "ball")
    z = 3.45
    mesh.tube("chandelier-rod", [(x, y, room.height), (x, y, z - 0.1)], 0.014, gilt)
    for k in range(8):
        a = 2 * math.pi * k / 8
        c, s = math.cos(a), math.sin(a)
        arm = [
            (x + r * c, y + r * s, z + dz) for r, dz in ((0.02, 0), (0.2, -0.1), (0.42, -0.06), (0.5, 0.06))
        ]
        mesh.tube("chandelier-arm", arm, 0.012, gilt)
        ball = [(0.07 * math.sin(t) + 1e-3, 0.07 - 0.07 * math.cos(t)) for t in np.linspace(0, math.pi, 9)]
        mesh.lathe("lamp-ball", ball, (x + 0.5 * c, y + 0.5 * s, z + 0.07), glass, 14)
    lights.glow(site, "hall", (x, y, z - 0.2), 1.0, 330, lights.SOFT)
