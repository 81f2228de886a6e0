"""The two identical halls: one is built, the other is its copy."""

from __future__ import annotations

import bpy

from model import architecture as a
from model import furniture, mesh
from model import materials as m
from model.site import Site

from . import copies, fixtures, plan, shell, surfaces, things


def build(site: Site) -> None:
    """Hall A with all that is in it, and hall B."""
    before = set(bpy.data.objects)
    _hall(site)
    copies.repeat(site, [o for o in bpy.data.objects if o not in before], plan.HALL_OFFSET, "hall-b")


def _hall(site: Site) -> None:
    room = plan.PLAN.room("hall-a")
    x0, y0, x1, _ = room.box
    shell.room(
        room, surfaces.paint("hall-paint", (0.66, 0.56, 0.40), 0.14), surfaces.parquet(), skirting=shell.OAK
    )
    door = next(d for d in plan.DOORS if set(d.between) == {"foyer", "hall-a"})
    a.door_frames(surfaces.plain("hall-frame", shell.OAK, 0.4), (door,))
    for at, seed, w, h in ((x0 + 1.3, 501, 1.2, 0.9), (x0 + 3.4, 502, 1.7, 1.2), (x0 + 4.95, 503, 0.9, 1.2)):
        fixtures.painting(room, "n", at, seed, w, h)
    for at, seed, w, h in ((y0 + 1.5, 504, 1.5, 1.0), (y0 + 4.0, 505, 1.1, 1.4), (y0 + 6.0, 506, 0.9, 0.7)):
        fixtures.painting(room, "e", at, seed, w, h)
    fixtures.painting(room, "w", y0 + 1.2, 507, 1.3, 0.9)
    fixtures.painting(room, "w", y0 + 5.8, 508, 0.9, 1.2)
    # Milk glass instead of a view, for a view would tell the halls apart.
    for at in (x0 + 1.8, x0 + 5.2):
        fixtures.hang(
            "milk-glass",
            fixtures.place(room, "s", at, 1.75),
            1.5,
            1.6,
            m.glow("milk-glass", (0.9, 0.95, 1.0), 1.5),
            surfaces.plain("milk-rim", shell.OAK, 0.4),
            0.02,
        )
    fixtures.notice_board(room, "s", x0 + 3.5, 509, 0.8, 1.0)
    fixtures.exit_sign(room, "w", y0 + 3.5)
    fixtures.leaf(room, "n", x0 + 6.35)
    fixtures.outlets(room, 51, "nes")
    oak = m.wood("hall-bench", (0.20, 0.115, 0.06), (0.44, 0.29, 0.16), "x", 0.4)
    furniture.bench(x0 + 3.3, y0 + 4.9, 4, oak)
    furniture.bench(x0 + 5.4, y0 + 1.3, 95, oak)
    for k, (dx, dy) in enumerate(((0.9, 0.8), (6.2, 3.0), (0.8, 6.3))):
        furniture.plinth(
            x0 + dx, y0 + dy, (0.42, 0.42, 0.95), surfaces.paint("plinth", (0.76, 0.74, 0.68)), 9 * k
        )
        things.jar(
            x0 + dx, y0 + dy, 0.95, k, ((0.42, 0.19, 0.09), (0.30, 0.24, 0.18), (0.18, 0.26, 0.34))[k], 0.8
        )
    things.plant(x1 - 0.5, y0 + 0.5, 52, 1.2)
    case = mesh.box(
        "case",
        (x0 + 2.2, y0 + 1.5, 0),
        (x0 + 3.5, y0 + 2.1, 0.85),
        surfaces.paint("case", (0.34, 0.2, 0.12)),
        0.01,
    )
    case.rotation_euler = (0, 0, 0.12)
    spots = [(x0 + dx, y0 + dy) for dx in (1.5, 3.5, 5.5) for dy in (1.5, 3.5, 5.5)]
    fixtures.lamps(site, room, spots, 330)
