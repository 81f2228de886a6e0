"""Hall of gold: dark red room, the warrior in the middle, showcases along the walls."""

from __future__ import annotations

import math

from mathutils import Matrix

from . import carvings, furniture, goldwork, mesh, warrior
from . import materials as m
from .drawing import Board
from .site import Site


def _lying(x: float, y: float, z: float, facing: float, tilt: float = 62.0) -> Matrix:
    """Frame of a plate that leans back on a cushion."""
    return mesh.upright((x, y, z), facing) @ Matrix.Rotation(math.radians(-tilt), 4, "X")


def build(site: Site) -> None:
    """Everything in the hall."""
    dark = m.wood("case-wood", (0.020, 0.012, 0.008), (0.065, 0.036, 0.022), "x", 0.38)
    _warrior(site, dark)
    _stags(site, dark)
    _beasts(site, dark)
    _vessels(site, dark)
    _wall(site)
    furniture.bench(
        19.3, 18.75, 0, m.wood("bench-walnut", (0.05, 0.028, 0.016), (0.14, 0.08, 0.045), "x"), 1.6
    )
    aims = []
    for x, y in ((20.6, 23.9), (17.4, 24.3), (23.5, 20.4), (23.4, 24.2)):
        aims.append(((x * 0.8 + 20.4 * 0.2, y * 0.8 + 21.8 * 0.2, 3.74), (x, y, 1.2)))
    for aim in aims:
        (ax, ay, az), _ = aim
        furniture.track([(ax - 0.5, ay, az), (ax + 0.5, ay, az)], [aim])


def _warrior(site: Site, dark: object) -> None:
    x, y = 20.7, 23.7
    mesh.lathe(
        "dais",
        [(0.86, 0.0), (0.86, 0.12), (0.82, 0.14), (0.62, 0.14), (0.62, 0.26), (0.59, 0.28)],
        (x, y, 0),
        dark,
        64,
    )
    mesh.lathe(
        "dais-brass",
        [(0.868, 0.03), (0.868, 0.06)],
        (x, y, 0),
        m.plain("brass-strip", (0.55, 0.36, 0.14), 0.35, 0.9),
        64,
        caps=False,
    )
    warrior.build(x, y, 0.275, -12)
    site.anchor("golden-warrior", (x, y, 1.6))
    # A dark felt screen behind the figure, so that nothing competes with the gold.
    screen = m.felt("warrior-screen", (0.014, 0.018, 0.034))
    mesh.quad(
        "screen", [(19.4, 25.3, 0.35), (22.0, 25.3, 0.35), (22.0, 25.3, 3.35), (19.4, 25.3, 3.35)], screen
    )
    mesh.tubes(
        "screen-line",
        [
            [
                (19.52, 25.29, 0.47),
                (21.88, 25.29, 0.47),
                (21.88, 25.29, 3.23),
                (19.52, 25.29, 3.23),
                (19.52, 25.29, 0.47),
            ]
        ],
        0.012,
        m.gold(),
        smooth=False,
    )
    mesh.box("screen-frame", (19.3, 25.32, 0.25), (22.1, 25.40, 3.45), dark, 0.015)
    for dx, dy, watts in ((-1.5, -1.7, 190), (1.5, -1.5, 150), (0.2, -2.4, 110)):
        site.spot("gold", (x + dx, y + dy, 3.65), (x, y, 1.45), watts, 34, (1.0, 0.83, 0.58), 0.07)
    site.spot("gold", (x + 0.5, y + 0.9, 3.7), (x, y, 1.7), 70, 36, (1.0, 0.9, 0.75), 0.05)
    site.spot("gold", (x, y - 0.6, 3.7), (x, 25.3, 1.9), 110, 60, (1.0, 0.80, 0.58), 0.1)


def _stags(site: Site, dark: object) -> None:
    x, y = 23.4, 20.6
    furniture.showcase(site, "gold", x, y, (0.75, 1.7), 0.88, 1.95, 0, dark, 13)
    for k, (dx, dy, s) in enumerate(((0.02, 0.50, 0.30), (-0.08, 0.02, 0.36), (0.02, -0.48, 0.30))):
        mesh.box(
            "cushion",
            (x + dx - 0.13, y + dy - 0.22, 0.89),
            (x + dx + 0.20, y + dy + 0.22, 0.93),
            m.felt("case-cushion", (0.16, 0.02, 0.02)),
            0.015,
        )
        goldwork.relief(f"stag-{k}", goldwork.stag(), s, 0.022, _lying(x + dx + 0.02, y + dy, 1.00, 270, 40))
    site.anchor("gold-stag", (x - 0.06, y + 0.02, 1.0))
    furniture.caption(x - 0.40, y, 0.84, 270, "Бұғы · Олень · Stag", 0.5)


def _beasts(site: Site, dark: object) -> None:
    x, y = 23.3, 24.3
    furniture.showcase(site, "gold", x, y, (1.3, 1.0), 0.88, 1.95, -38, dark, 12)
    turn = 180 + 38
    spots = [
        (goldwork.panther(), -0.40, 0.26),
        (goldwork.eagle(), 0.0, 0.34),
        (goldwork.panther(), 0.40, 0.22),
    ]
    ibex = Board(1.3, 1.1, 100)
    carvings.ibex(ibex, 0.6, 0.06, 1.0)
    for k, (b, off, s) in enumerate(spots):
        a = math.radians(-38)
        goldwork.relief(
            f"beast-{k}", b, s, 0.02, _lying(x + off * math.cos(a), y + off * math.sin(a), 1.02, turn, 35)
        )
    for off in (-0.2, 0.22):
        a = math.radians(-38)
        px, py = x + off * math.cos(a) - 0.22 * math.sin(-a), y + off * math.sin(a) - 0.22 * math.cos(a)
        goldwork.relief("ibex", ibex, 0.2, 0.014, _lying(px, py, 0.925, turn, 70))
    site.anchor("panther-ring", (x, y, 1.02))


def _vessels(site: Site, dark: object) -> None:
    x, y = 17.3, 24.4
    furniture.showcase(site, "gold", x, y, (1.2, 1.0), 0.88, 1.95, 35, dark, 12)
    goldwork.bowl(x - 0.28, y - 0.05, 0.90, 0.13)
    goldwork.torque(x + 0.08, y - 0.02, 0.90, 0.12)
    goldwork.bowl(x + 0.36, y + 0.16, 0.90, 0.085)
    goldwork.akinak(_lying(x + 0.12, y - 0.32, 0.94, 145, 60), 0.46)
    site.anchor("gold-bowl", (x - 0.1, y - 0.1, 1.0))
    # Small wall case beside the door: rows of clothing plaques.
    cx, cy, cz = 16.44, 19.5, 1.5
    mesh.box(
        "wall-case",
        (16.40, cy - 0.75, 0.95),
        (16.46, cy + 0.75, 2.05),
        m.felt("case-felt", (0.10, 0.018, 0.018)),
        0.0,
    )
    mesh.sheet(
        "wall-case-rim",
        [
            [(-0.80, -0.60), (0.80, -0.60), (0.80, 0.60), (-0.80, 0.60)],
            [(-0.74, -0.54), (0.74, -0.54), (0.74, 0.54), (-0.74, 0.54)],
        ],
        0.12,
        dark,
        mesh.upright((cx + 0.02, cy, cz), 90),
    )
    makers = (goldwork.stag, goldwork.panther, goldwork.eagle)
    for r in range(3):
        for c in range(5):
            goldwork.relief(
                "plaque",
                makers[(r + c) % 3](),
                0.19,
                0.012,
                mesh.upright((cx + 0.03, cy - 0.54 + 0.27 * c, cz + 0.32 - 0.32 * r), 90),
            )
    site.spot("gold", (18.0, cy, 3.6), (16.45, cy, 1.45), 190, 36, (1.0, 0.85, 0.62), 0.05)
    site.anchor("gold-plaques", (cx, cy, cz))


def _wall(site: Site) -> None:
    furniture.text_board(
        site,
        "gold-board",
        (24.37, 22.5, 1.5),
        270,
        ("Сақ алтыны", "Золото саков", "Gold of the Saka"),
        (
            "Есік қорғанынан 1969 жылы табылған «Алтын адам» — Қазақстанның белгісі.",
            "«Золотой человек», найденный в 1969 году в кургане Иссык, стал символом Казахстана.",
            "The «Golden Man», found in the Issyk kurgan in 1969, has become a symbol of Kazakhstan.",
        ),
        0.8,
        ground=(38, 12, 10),
        ink=(232, 196, 130),
        accent=(190, 134, 54),
    )
    site.spot("gold", (22.8, 22.4, 3.6), (24.3, 22.5, 1.5), 120, 34, (1.0, 0.86, 0.66))
    # A long frieze of gilded stags on the south wall above the bench.
    for k in range(4):
        goldwork.relief(
            "frieze-stag", goldwork.stag(), 0.54, 0.03, mesh.upright((17.1 + 0.58 * k, 18.03, 2.15), 0)
        )
    site.spot("gold", (18.4, 20.0, 3.65), (18.3, 18.0, 2.1), 170, 62, (1.0, 0.82, 0.58))
