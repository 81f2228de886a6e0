"""Two classrooms that look alike: same size, paint, furniture and posters, but other work on the boards."""

from __future__ import annotations

import numpy as np

from model import materials as m
from model import mesh
from model.layout import Room
from model.site import Site

from . import artwork, fixtures, plan, shell, surfaces, things


def build(site: Site) -> None:
    """Both of them."""
    _class(
        site,
        plan.PLAN.room("class-1"),
        71,
        ("y = ax² + bx + c", "D = b² − 4ac", "S = ½ a·h", "12 + 7·5 = 47"),
    )
    _class(site, plan.PLAN.room("class-2"), 72, ("Қазақ тілі", "мен, сен, ол", "оқу – оқыды", "23 қараша"))
    _first(plan.PLAN.room("class-1"))
    _second(plan.PLAN.room("class-2"))


def _class(site: Site, room: Room, seed: int, words: tuple[str, ...]) -> None:
    """What both have."""
    rng = np.random.default_rng(seed)
    x0, y0, _, _ = room.box
    windows = tuple(shell.window("n", x0 + dx) for dx in (1.6, 4.2))
    shell.room(
        room,
        surfaces.paint("class-paint", (0.66, 0.70, 0.58)),
        surfaces.parquet(),
        windows,
        skirting=shell.OAK,
    )
    for dx in (1.6, 4.2):
        fixtures.radiator(room, "n", x0 + dx)
    board = m.pictured(f"blackboard-{seed}", artwork.blackboard(seed, words), 0.8)
    fixtures.hang(
        "blackboard",
        fixtures.place(room, "w", y0 + 3.4, 1.5),
        3.0,
        1.2,
        board,
        surfaces.plain("alloy", (0.5, 0.51, 0.53), 0.4),
    )
    things.table(
        x0 + 1.1, y0 + 2.0, 92, (1.3, 0.6), m.wood("teacher", (0.2, 0.11, 0.06), (0.4, 0.25, 0.13), "y")
    )
    for i in range(3):
        for j in range(2):
            x, y = x0 + 2.3 + 1.15 * i + rng.normal(0, 0.05), y0 + 2.5 + 2.2 * j + rng.normal(0, 0.06)
            things.desk(x, y, 90 + rng.normal(0, 3))
            for side in (-0.3, 0.3):
                things.chair(
                    x + 0.42 + rng.uniform(-0.05, 0.12),
                    y + side + rng.normal(0, 0.04),
                    90 + rng.normal(0, 14),
                )
    fixtures.exit_sign(room, "s", next(d.x for d in plan.DOORS if room.id in d.between))
    fixtures.clock(room, "w", y0 + 5.6)
    fixtures.outlets(room, seed + 2, "nesw")
    spots = [(x0 + dx, y0 + dy) for dx in (1.5, 3.9) for dy in (1.5, 3.6, 5.7)]
    fixtures.lamps(site, room, spots, 270, (0.6, 1.2))


def _things_on_desks(seed: int, x0: float, y0: float) -> None:
    """Books and folders here and there."""
    rng = np.random.default_rng(seed)
    for _ in range(9):
        i, j = rng.integers(3), rng.integers(2)
        x, y = x0 + 2.3 + 1.15 * i + rng.uniform(-0.15, 0.15), y0 + 2.5 + 2.2 * j + rng.uniform(-0.5, 0.5)
        colour = tuple(float(c) for c in rng.uniform(0.05, 0.6, 3))
        mesh.box(
            "book",
            (x - 0.1, y - 0.14, 0.74),
            (x + 0.1, y + 0.14, 0.74 + rng.uniform(0.01, 0.05)),
            surfaces.plain(f"book-{colour[0]:.3f}", colour),
            0.0,
            rng.uniform(0, 90),
        )


def _first(room: Room) -> None:
    x0, y0, x1, y1 = room.box
    fixtures.poster(room, "e", y0 + 1.9)
    fixtures.notice_board(room, "e", y0 + 4.2, 711, 1.6, 1.0)
    fixtures.notice_board(room, "s", x0 + 2.0, 712, 1.3, 0.9)
    things.cupboard(x1 - 0.46, y0 + 5.9, 270, (0.52, 0.40, 0.24))
    things.plant(x0 + 0.5, y1 - 0.5, 713, 1.2)
    things.plant(x0 + 2.9, y1 - 0.3, 714, 0.5)
    globe = surfaces.paint("globe", (0.12, 0.3, 0.5), 0.6)
    mesh.lathe(
        "globe",
        [(0.1, 0), (0.02, 0.05)]
        + [(0.16 * np.sin(t), 0.24 - 0.16 * np.cos(t)) for t in np.linspace(0.2, 3.0, 12)],
        (x0 + 1.1, y0 + 2.4, 0.75),
        globe,
    )
    _things_on_desks(715, x0, y0)


def _second(room: Room) -> None:
    x0, y0, x1, y1 = room.box
    fixtures.notice_board(room, "e", y0 + 2.0, 721, 1.2, 1.2)
    fixtures.painting(room, "e", y0 + 4.6, 722, 1.3, 0.8)
    fixtures.notice_board(room, "s", x0 + 2.4, 723, 1.6, 0.8)
    things.bookcase(x1 - 0.34, y0 + 6.0, 270, 724, 0.9, 4)
    things.plant(x0 + 0.5, y0 + 0.5, 725, 1.0)
    things.plant(x0 + 2.9, y1 - 0.3, 726, 0.7)
    for k in range(4):
        things.jar(
            x0 + 1.0 + 0.05 * k, y0 + 1.7 + 0.22 * k, 0.75, k % 3, (0.2 + 0.1 * k, 0.2, 0.3 - 0.06 * k), 0.4
        )
    _things_on_desks(727, x0, y0)
