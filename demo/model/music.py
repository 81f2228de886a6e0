"""Hall of music: teal walls, instruments on platforms, a carpet to sit on and listen."""

from __future__ import annotations

import math

import numpy as np
from mathutils import Matrix

from . import furniture, instruments, mesh, ornament
from . import materials as m
from .site import Site


def build(site: Site) -> None:
    """Everything in the hall."""
    black = m.plain("stand-black", (0.03, 0.026, 0.022), 0.4, 0.6)
    pale = m.wood("platform-oak", (0.22, 0.125, 0.06), (0.46, 0.29, 0.155), "x", 0.42)

    def standing(
        parts: list[object], x: float, y: float, z: float, turn: float, scale: float = 1.0, lean: float = -7.0
    ) -> None:
        tilt = Matrix.Translation((0, 0, 0.11)) @ Matrix.Rotation(math.radians(lean), 4, "X")
        mesh.move(parts, tilt)
        mesh.move([*parts, *instruments.stand(0.66, black)], mesh.placed(x, y, z, turn, scale))

    # The kobyz has a round platform of its own in the corner between the windows.
    mesh.lathe("platform", [(0.95, 0.0), (0.95, 0.20), (0.93, 0.22)], (11.3, 24.4, 0), pale, 64)
    standing(instruments.kobyz(), 11.3, 24.45, 0.22, 12, 1.55, -4)
    bow = instruments.bow()
    mesh.move(
        bow,
        Matrix.Translation((11.93, 24.25, 0.24))
        @ Matrix.Rotation(math.radians(14), 4, "Y")
        @ Matrix.Scale(1.5, 4),
    )
    mesh.tube("bow-rest", [(12.02, 24.33, 0.22), (12.02, 24.33, 0.8)], 0.01, black)
    site.anchor("kobyz", (11.3, 24.4, 1.0))
    for dx, dy, w in ((-1.3, -1.5, 110), (1.2, -1.7, 90)):
        site.spot(
            "music", (11.3 + dx, 24.4 + dy, 4.1), (11.3, 24.45, 0.9), 1.6 * w, 36, (1.0, 0.84, 0.62), 0.06
        )
    # A long platform on the east wall, north of the door: dombras in a row.
    mesh.box("platform", (14.9, 23.3, 0.0), (15.9, 25.8, 0.42), pale, 0.012)
    for k, y in enumerate((23.75, 24.55, 25.35)):
        standing(instruments.dombra(k, k == 1), 15.35, y, 0.42, -90 + (k - 1) * 6, 1.3)
    site.anchor("dombra", (15.3, 24.55, 1.1))
    site.spot("music", (13.4, 24.5, 4.1), (15.4, 24.5, 1.0), 240, 50, (1.0, 0.84, 0.62), 0.08)
    panel = m.pictured("music-hanging", ornament.tuskiiz(2.4, 2.2, 95, 220.0), 0.95, grain=0.1)
    mesh.quad(
        "music-hanging",
        [(15.97, 25.75, 1.3), (15.97, 23.35, 1.3), (15.97, 23.35, 3.5), (15.97, 25.75, 3.5)],
        panel,
    )
    # A table with the zhetigen, and the drum on a block.
    mesh.box("table", (6.5, 19.6, 0.72), (7.3, 21.1, 0.78), pale, 0.01)
    for x in (6.58, 7.22):
        for y in (19.7, 21.0):
            mesh.box("table-leg", (x - 0.03, y - 0.03, 0), (x + 0.03, y + 0.03, 0.72), pale)
    mesh.move(instruments.zhetigen(), mesh.placed(6.9, 20.35, 0.78, 90))
    site.anchor("zhetigen", (6.9, 20.35, 0.9))
    site.spot("music", (8.8, 20.4, 4.1), (6.9, 20.35, 0.8), 95, 36, (1.0, 0.84, 0.62), 0.06)
    furniture.plinth(7.0, 24.9, (0.62, 0.62, 0.62), pale, 20)
    mesh.move(instruments.dauylpaz(), mesh.placed(7.0, 24.9, 0.62, 0, 1.15))
    site.anchor("dauylpaz", (7.0, 24.9, 0.8))
    site.spot("music", (8.3, 23.6, 4.1), (7.0, 24.9, 0.8), 85, 34, (1.0, 0.84, 0.62), 0.06)
    colours = (ornament.CREAM, ornament.INDIGO, ornament.MADDER, ornament.OCHRE)
    furniture.rug(
        10.6,
        22.2,
        2.3,
        3.4,
        84,
        m.pictured("music-rug", ornament.syrmak(2.3, 3.4, 96, *colours), 0.95, grain=0.1),
    )
    for k, (x, y, turn) in enumerate(((9.3, 21.5, 20), (10.2, 20.9, -8), (11.5, 21.0, 12))):
        seat = mesh.box(
            "pouf",
            (-0.24, -0.24, 0.02),
            (0.24, 0.24, 0.40),
            m.felt(f"pouf-{k}", ((0.55, 0.20, 0.09), (0.62, 0.47, 0.22), (0.10, 0.17, 0.26))[k]),
            0.07,
        )
        mesh.move([seat], mesh.placed(x, y, 0, turn))
    _waves()
    furniture.text_board(
        site,
        "music-board",
        (8.1, 18.43, 1.5),
        0,
        ("Күй", "Кюй", "The kui"),
        (
            "Күй — сөзсіз айтылатын әңгіме: домбыра мен қобыздың аспаптық шығармасы.",
            "Кюй — рассказ без слов: инструментальная пьеса для домбры или кобыза.",
            "A kui is a story without words: a piece for the dombra or the kobyz.",
        ),
        0.8,
    )
    site.spot("music", (8.1, 20.2, 4.1), (8.1, 18.5, 1.5), 60, 32)
    for x, y in ((9.2, 22.3), (11.4, 20.4), (14.0, 20.6)):
        furniture.pendant(x, y, 2.95, 4.4, 0.24)


def _waves() -> None:
    """Strings of sound: bronze rods bent into standing waves on the south wall, east of the door."""
    bronze = m.plain("wave-bronze", (0.62, 0.40, 0.18), 0.3, 0.95)
    lines = []
    for k in range(7):
        z = 1.25 + 0.19 * k
        lines.append(
            [
                (12.75 + 2.9 * t, 18.46 + 0.02, z + 0.085 * math.sin((k + 1) * math.pi * t) * (1 - 0.25 * t))
                for t in np.linspace(0, 1, 90)
            ]
        )
    mesh.tubes("waves", lines, 0.011, bronze)
    for x in (12.7, 15.7):
        mesh.box(
            "wave-post",
            (x - 0.03, 18.42, 1.05),
            (x + 0.03, 18.52, 2.65),
            m.wood("frame-wood", (0.035, 0.019, 0.010), (0.115, 0.062, 0.032), "z", 0.42),
            0.008,
        )
