"""Four dormitories: one is built, the others are its copies to the last pixel; few things tell them apart."""

from __future__ import annotations

import bpy
import numpy as np

from model import materials as m
from model import mesh
from model.layout import Room
from model.site import Site
from trap import copies, fixtures, surfaces, things
from trap.shell import OAK, window

from . import plan, shell

BEDS = ((0.7, 5.2), (0.7, 3.4), (4.9, 5.2), (4.9, 3.4), (4.9, 1.6))
"""From the room's corner to the middle of each bed."""


def build(site: Site) -> None:
    """All four."""
    before = set(bpy.data.objects)
    _dormitory(site, plan.PLAN.room("dormitory-1"))
    first = [o for o in bpy.data.objects if o not in before]
    for k in range(1, plan.DORMITORIES):
        copies.repeat(site, first, (plan.MODULE * k, 0.0, 0.0), f"dormitory-{k + 1}")
    for k in range(plan.DORMITORIES):
        _only_here(plan.PLAN.room(f"dormitory-{k + 1}"), 930 + k)


def _dormitory(site: Site, room: Room) -> None:
    x0, y0, _, _ = room.box
    windows = tuple(window("n", x0 + dx) for dx in (1.5, 4.1))
    shell.room(room, surfaces.paint("dormitory-paint", (0.56, 0.66, 0.62)), surfaces.parquet(), windows, OAK)
    for dx in (1.5, 4.1):
        fixtures.radiator(room, "n", x0 + dx)
    for dx, dy in BEDS:
        _bed(x0 + dx, y0 + dy)
    fixtures.poster(room, "w", y0 + 4.3)
    fixtures.painting(room, "e", y0 + 2.5, 931, 1.3, 0.9)
    fixtures.painting(room, "w", y0 + 1.6, 932, 1.0, 0.8)
    things.cupboard(x0 + 5.2, y0 + 0.5, 180, (0.42, 0.30, 0.18))
    things.table(x0 + 2.8, y0 + 3.6, 0, (1.4, 0.7), m.wood("mess", (0.2, 0.11, 0.06), (0.4, 0.25, 0.13), "x"))
    for dx, turn in ((2.4, 0), (3.2, 8)):
        things.chair(x0 + dx, y0 + 3.0, turn)
    fixtures.clock(room, "s", x0 + 3.0)
    fixtures.exit_sign(room, "s", x0 + plan.DOOR - 0.2)
    spots = [(x0 + dx, y0 + dy) for dx in (1.5, 4.1) for dy in (1.5, 4.3)]
    fixtures.lamps(site, room, spots, 260, (0.6, 1.2))


def _bed(x: float, y: float) -> None:
    """An iron bed along the wall under a grey blanket with a stripe, pillow to the north."""
    steel = surfaces.plain("bed-steel", (0.12, 0.13, 0.14), 0.4)
    blanket = surfaces.plain("blanket", (0.17, 0.20, 0.17), 0.9)
    mesh.box("blanket", (x - 0.4, y - 0.8, 0.35), (x + 0.4, y + 0.6, 0.55), blanket, 0.03)
    stripe = surfaces.plain("blanket-stripe", (0.5, 0.12, 0.10), 0.9)
    mesh.box("blanket-stripe", (x - 0.405, y - 0.55, 0.35), (x + 0.405, y - 0.45, 0.555), stripe)
    mesh.box(
        "pillow",
        (x - 0.32, y + 0.5, 0.5),
        (x + 0.32, y + 0.85, 0.66),
        surfaces.plain("linen", (0.8,) * 3),
        0.05,
    )
    for end in (-0.85, 0.9):
        for side in (-0.4, 0.4):
            mesh.box(
                "bed-post",
                (x + side - 0.02, y + end - 0.02, 0),
                (x + side + 0.02, y + end + 0.02, 0.95),
                steel,
            )
        mesh.box("bed-rail", (x - 0.4, y + end - 0.015, 0.9), (x + 0.4, y + end + 0.015, 0.94), steel)


def _only_here(room: Room, seed: int) -> None:
    """Letters on a board, and things on the table."""
    x0, y0, _, _ = room.box
    rng = np.random.default_rng(seed)
    fixtures.notice_board(room, "e", y0 + 0.8 + 0.2 * (seed % 3), seed, 0.5, 0.6)
    for _ in range(3):
        x, y = x0 + rng.uniform(2.2, 3.3), y0 + rng.uniform(3.4, 3.8)
        colour = tuple(float(c) for c in rng.uniform(0.05, 0.6, 3))
        mesh.box(
            "book",
            (x - 0.1, y - 0.14, 0.75),
            (x + 0.1, y + 0.14, 0.75 + rng.uniform(0.01, 0.05)),
            surfaces.plain(f"book-{colour[0]:.3f}", colour),
            0.0,
            rng.uniform(0, 90),
        )
    things.plant(x0 + 2.8, room.box[3] - 0.3, seed, 0.4 + 0.05 * (seed % 4))
