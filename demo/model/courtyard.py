"""The courtyard (аула): paving, a water channel, balbals, trees, and a low wall towards the mountains."""

from __future__ import annotations

import numpy as np

from . import balbal, furniture, mesh, ornament, plants
from . import materials as m
from .site import Site

STONE = ((0.25, 0.18, 0.115), (0.38, 0.285, 0.185), (0.50, 0.40, 0.28))


def build(site: Site) -> None:
    """Everything out of doors but the yurt."""
    _ground()
    _walls()
    _channel(site)
    site.anchor("portal", (11.0, -0.75, 2.6))
    for name, x, y, turn, height, seed in (
        ("balbal-1", 13.9, -9.5, -88, 1.95, 31),
        ("balbal-2", 15.7, -11.3, -72, 1.6, 32),
        ("balbal-3", 17.6, -9.2, -82, 1.8, 33),
        ("balbal-4", 20.2, -11.7, -66, 1.5, 34),
    ):
        balbal.build(
            x,
            y,
            turn,
            height,
            seed,
            ((0.30, 0.20, 0.15), (0.46, 0.33, 0.25), (0.58, 0.45, 0.35)) if seed % 2 else (),
        )
        site.anchor(name, (x, y, height * 0.62))
    plants.tree(19.6, -3.6, 4)
    plants.tree(4.6, -2.9, 9, 4.1)
    plants.tree(24.3, -8.2, 15, 4.8)
    plants.tree(-2.4, -2.6, 21, 4.4, (0.16, 0.20, 0.04))
    oak = m.wood("bench-oak", (0.18, 0.10, 0.05), (0.36, 0.22, 0.11), "x")
    furniture.bench(7.2, -1.2, 0, oak)
    furniture.bench(15.6, -1.2, 0, oak)
    furniture.bench(20.8, -6.2, 60, oak, 2.0)
    _stones()
    _stand(site)


def _stand(site: Site) -> None:
    furniture.text_board(
        site,
        "courtyard-board",
        (13.0, -6.3, 1.12),
        296,
        ("Дала үні", "Голос степи", "Voice of the Steppe"),
        (
            "Мұражай ауласы: киіз үй, балбал тастар, Жетісу таулары.",
            "Двор музея: юрта, каменные балбалы, горы Жетысу.",
            "The museum court: a yurt, balbal stones and the mountains of Zhetysu.",
        ),
        0.58,
        24,
    )
    mesh.box(
        "stand",
        (12.99, -6.36, 0),
        (13.09, -6.26, 0.8),
        m.plain("corten", (0.24, 0.11, 0.06), 0.7, 0.4),
        0.01,
        26,
    )


def _ground() -> None:
    paving = m.slabs("paving", STONE, (0.95, 0.62), (0.24, 0.19, 0.12), 0.72, veins=0.8, gap=0.014)
    gravel = m.rock("gravel", ((0.22, 0.155, 0.09), (0.36, 0.27, 0.165), (0.48, 0.38, 0.25)), 14.0, 1.0, 0.6)
    earth = m.rock(
        "steppe-earth", ((0.20, 0.17, 0.07), (0.34, 0.27, 0.13), (0.44, 0.35, 0.19)), 1.4, 1.0, 0.6
    )
    mesh.box("court-gravel", (-4.4, -15.4, -0.2), (27.2, 0.1, -0.03), gravel)
    # Slabs lie on the gravel as an axis to the door, a cross path to the yurt and an apron before the front.
    for x0, y0, x1, y1 in ((9.0, -15.0, 13.0, -4.2), (-0.2, -4.2, 26.0, 0.05), (4.7, -10.2, 9.0, -6.8)):
        mesh.box("court-paving", (x0, y0, -0.1), (x1, y1, 0.0), paving)
    for x0, y0, x1, y1, count, seed in (
        (13.6, -14.6, 26.4, -5.6, 620, 1),
        (-3.7, -14.6, 8.6, -12.2, 190, 2),
        (-3.7, -4.8, -0.6, -0.5, 60, 3),
    ):
        mesh.box("bed", (x0, y0, -0.1), (x1, y1, -0.012), earth)
        plants.grass((x0 + 0.1, y0 + 0.1, x1 - 0.1, y1 - 0.1), count, seed)
        plants.grass(
            (x0 + 0.1, y0 + 0.1, x1 - 0.1, y1 - 0.1), count // 2, seed + 10, 0.22, (0.20, 0.25, 0.09)
        )
    mesh.box(
        "steppe-near",
        (-22, -28, -0.9),
        (44, 38, -0.62),
        m.rock("steppe-near", ((0.20, 0.18, 0.065), (0.28, 0.235, 0.095), (0.34, 0.27, 0.12)), 0.7, 1.0, 0.3),
    )


def _walls() -> None:
    wall = m.plaster("court-wall", (0.66, 0.50, 0.34), (0.44, 0.34, 0.24), 1.3)
    cap = m.rock("court-cap", ((0.40, 0.30, 0.20), (0.54, 0.42, 0.29), (0.66, 0.53, 0.39)), 2.0, 2.0, 0.2)
    for lo, hi in (
        ((-4.4, -15.4, -0.3), (27.2, -15.0, 0.85)),
        ((-4.4, -15.0, -0.3), (-4.0, 0.3, 2.4)),
        ((26.8, -15.0, -0.3), (27.2, 0.3, 2.4)),
        ((-4.4, 0.0, -0.3), (1.2, 0.4, 3.4)),
    ):
        mesh.box("court-wall", lo, hi, wall, 0.02)
        mesh.box(
            "court-cap",
            (lo[0] - 0.06, lo[1] - 0.06, hi[2]),
            (hi[0] + 0.06, hi[1] + 0.06, hi[2] + 0.1),
            cap,
            0.02,
        )
    band = m.pictured(
        "court-band",
        ornament.runner(5.0, 0.7, 71, (0.66, 0.50, 0.34), (0.52, 0.26, 0.15), (0.45, 0.24, 0.14)),
        0.85,
    )
    mesh.quad(
        "court-band", [(-4.0, -0.012, 1.7), (1.0, -0.012, 1.7), (1.0, -0.012, 2.4), (-4.0, -0.012, 2.4)], band
    )


def _channel(site: Site) -> None:
    """An aryk: the water channel without which no garden grows here."""
    edge = m.rock("kerb", ((0.34, 0.27, 0.20), (0.48, 0.39, 0.29), (0.58, 0.49, 0.38)), 3.0, 1.0, 0.3)
    site.anchor("aryk", (16.5, -4.8, 0.0))
    for y in (-5.05, -4.55):
        mesh.box("kerb", (13.2, y - 0.09, -0.1), (26.6, y + 0.09, 0.07), edge, 0.02)
    g = m.Graph("water")
    g.bump(g.noise(5.0, 3.0), 0.12, 0.02)
    water = g.finish(Base_Color=(0.03, 0.055, 0.05), Roughness=0.06)
    mesh.box("water", (13.2, -5.0, -0.1), (26.6, -4.6, -0.02), water)


def _stones() -> None:
    """Boulders among the grass."""
    rng = np.random.default_rng(17)
    for k, (x, y, size) in enumerate(
        (
            (15.6, -10.6, 0.35),
            (17.9, -12.6, 0.5),
            (20.4, -10.9, 0.3),
            (24.6, -12.4, 0.6),
            (14.3, -13.2, 0.42),
            (22.8, -7.2, 0.4),
            (-2.6, -13.4, 0.5),
            (3.9, -13.3, 0.38),
            (6.9, -13.0, 0.3),
            (18.0, -7.0, 0.28),
        )
    ):
        rings = [
            mesh.ring(
                (x + rng.normal(0, 0.02), y, z * size * 0.8 - 0.05),
                size * r * rng.uniform(0.9, 1.1),
                size * r * 0.8 * rng.uniform(0.85, 1.15),
                14,
                2.4,
                k * 37,
            )
            for z, r in ((0, 0.95), (0.25, 1.0), (0.5, 0.92), (0.75, 0.68), (0.92, 0.38), (1.0, 0.1))
        ]
        rings = [r + rng.normal(0, 0.035 * size, r.shape) for r in rings]
        mesh.loft(
            "boulder",
            rings,
            m.rock("boulder", ((0.27, 0.22, 0.18), (0.42, 0.35, 0.28), (0.55, 0.47, 0.38)), 3.0, 1.5, 0.4),
        )
