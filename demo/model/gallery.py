"""The gallery: a long day-lit room with painted landscapes of Zhetysu."""

from __future__ import annotations

from mathutils import Matrix

from . import furniture, landscapes, mesh
from . import materials as m
from .site import Site

WEST = (
    ("dawn", 3.6, 1.7, 1.1),
    ("poppies", 6.3, 2.2, 1.4),
    ("storm", 9.0, 1.5, 1.0),
    ("lake", 11.6, 2.3, 1.45),
    ("winter", 14.4, 1.7, 1.1),
    ("dusk", 16.6, 1.5, 1.0),
)
EAST = (
    ("dunes", 2.9, 1.2, 0.85),
    ("autumn", 8.0, 2.1, 1.35),
    ("meadow", 10.4, 1.3, 0.9),
    ("evening", 15.6, 2.0, 1.3),
)
ALIASES = {"meadow": "poppies", "evening": "dawn"}


def build(site: Site) -> None:
    """Pictures on both long walls, benches down the middle, vases and a board."""
    for k, (name, y, w, h) in enumerate(WEST):
        _painting(site, name, (1.62, y, 1.68), 90, w, h, 200 + 17 * k)
    for k, (name, y, w, h) in enumerate(EAST):
        _painting(site, name, (5.58, y, 1.66), 270, w, h, 400 + 19 * k)
    _painting(site, "steppe", (3.9, 17.98, 1.75), 180, 2.0, 1.3, 611)
    oak = m.wood("gallery-bench", (0.20, 0.115, 0.06), (0.44, 0.29, 0.16), "y", 0.4)
    furniture.bench(3.3, 6.2, 88, oak, 1.8)
    furniture.bench(3.7, 14.6, 93, oak, 1.8)
    # Earthenware on plinths breaks the length of the room.
    clay = ((0.42, 0.19, 0.09), (0.30, 0.24, 0.18), (0.56, 0.36, 0.2))
    shapes = (
        ((0.09, 0), (0.19, 0.12), (0.23, 0.28), (0.16, 0.42), (0.08, 0.50), (0.085, 0.56), (0.11, 0.60)),
        ((0.10, 0), (0.24, 0.10), (0.27, 0.22), (0.20, 0.33), (0.13, 0.36), (0.15, 0.41)),
        ((0.07, 0), (0.12, 0.10), (0.18, 0.34), (0.17, 0.46), (0.07, 0.58), (0.06, 0.70), (0.09, 0.74)),
    )
    white = m.plaster("plinth-white", (0.78, 0.75, 0.68))
    for k, (x, y) in enumerate(((5.2, 6.55), (2.0, 13.0), (5.2, 14.4))):
        furniture.plinth(x, y, (0.42, 0.42, 0.95), white, 7 * k)
        mesh.lathe(
            "jar",
            [(r * 0.8, z * 0.8) for r, z in shapes[k]],
            (x, y, 0.95),
            m.rock(
                f"clay-{k}", tuple(tuple(c * f for c in clay[k]) for f in (0.7, 1.0, 1.3)), 7.0, 3.0, 0.15
            ),
            48,
        )
        site.spot("gallery", (x + (0.9 if x < 3.6 else -0.9), y, 4.1), (x, y, 1.2), 34, 28)
    site.anchor("jar", (5.2, 6.55, 1.2))
    furniture.text_board(
        site,
        "gallery-board",
        (3.0, 2.03, 1.5),
        0,
        ("Жетісу көріністері", "Виды Жетысу", "Views of Zhetysu"),
        (
            "Жетісу — Балқаш пен Тянь-Шань арасындағы жеті өзеннің жері.",
            "Жетысу — Семиречье, земля семи рек между Балхашом и Тянь-Шанем.",
            "Zhetysu is the land of seven rivers between Lake Balkhash and the Tien Shan.",
        ),
        0.85,
    )


def _painting(
    site: Site,
    name: str,
    centre: tuple[float, float, float],
    facing: float,
    width: float,
    height: float,
    seed: int,
) -> None:
    palette = ALIASES.get(name, "autumn" if name == "steppe" else name)
    canvas = m.pictured(
        f"painting-{name}",
        landscapes.paint(palette, seed, round(480 * width), round(480 * height)),
        0.7,
        grain=0.0,
    )
    place = mesh.upright(centre, facing)
    mesh.panel(
        "painting",
        tuple(place @ Matrix.Translation((0, 0, 0.03)).to_translation()),
        width,
        height,
        facing,
        canvas,
    )
    wood = m.wood(
        "picture-frame", (0.12, 0.065, 0.03), (0.32, 0.19, 0.09), "y" if facing in (90, 270) else "x", 0.35
    )
    e = 0.07
    a, b = width / 2, height / 2
    mesh.sheet(
        "picture-frame",
        [
            [(-a - e, -b - e), (a + e, -b - e), (a + e, b + e), (-a - e, b + e)],
            [(-a, -b), (a, -b), (a, b), (-a, b)],
        ],
        0.08,
        wood,
        place @ Matrix.Translation((0, 0, 0.03)),
        bevel=0.012,
    )
    site.anchor(f"painting-{name}", centre)
    out = place @ Matrix.Translation((0, 0, 1.35)).to_translation()
    site.spot(
        "gallery",
        (out.x, out.y, 4.05),
        (centre[0], centre[1], centre[2] - 0.1),
        26 + 12 * width,
        62,
        (1.0, 0.90, 0.76),
        0.08,
        0.9,
    )
