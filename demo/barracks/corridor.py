"""The corridor of five equal modules: door, poster, bench, extinguisher, two windows, three lamps in each."""

from __future__ import annotations

from model.site import Site
from trap import fixtures, surfaces, things
from trap.shell import window

from . import plan, shell

MODULES = plan.DORMITORIES + 1


def build(site: Site) -> None:
    """The modules, and the little that is in one of them only."""
    room = plan.PLAN.room("corridor")
    starts = [plan.MODULE * k for k in range(MODULES)]
    windows = tuple(window("s", x + dx, 1.4, 0.9, 2.3) for x in starts for dx in (2.0, 5.0))
    shell.room(room, surfaces.white(), surfaces.linoleum("corridor-floor", (0.52, 0.44, 0.36)), windows)
    for k, x in enumerate(starts):
        fixtures.plate(room, "n", x + plan.DOOR, str(k + 1))
        fixtures.poster(room, "n", x + 3.2)
        fixtures.exit_sign(room, "n", x + plan.DOOR, 2.35)
        fixtures.leaf(room, "n", x + 4.9)
        fixtures.extinguisher(room, "s", x + 3.5)
        for dx in (2.0, 5.0):
            fixtures.radiator(room, "s", x + dx)
        things.table(x + 3.3, 2.25, 0, (1.1, 0.35), surfaces.plain("bench", (0.30, 0.18, 0.09), 0.5), 0.45)
    fixtures.lamps(
        site,
        room,
        [(x + dx, 1.3) for x in starts for dx in (1.0, 3.0, 5.0)],
        560,
        (1.2, 0.3),
        (1.0, 0.98, 0.95),
    )
    # What is there only once.
    fixtures.notice_board(room, "n", 8.3, 921, 0.6, 0.8)
    fixtures.painting(room, "n", 14.3, 922, 0.7, 0.5)
    fixtures.notice_board(room, "s", 21.5, 923, 0.7, 0.9)
    things.plant(29.5, 2.2, 924, 1.2)
    things.plant(11.6, 0.4, 925, 0.7)
    fixtures.clock(room, "e", 0.4)
