"""The two white corridors."""

from __future__ import annotations

from model.site import Site

from . import fixtures, plan, shell, surfaces, things

FLOOR = (0.62, 0.62, 0.59)


def build(site: Site) -> None:
    """The long one with its row of doors, and the passage that has next to nothing."""
    _long(site)
    _passage(site)


def _long(site: Site) -> None:
    room = plan.PLAN.room("corridor")
    end = shell.window("w", 11.3, 1.3, 0.9, 2.3)
    shell.room(room, surfaces.white(), surfaces.linoleum("corridor-floor", FLOOR), (end,), surfaces.white())
    open_doors = {(d.x, d.y) for d in plan.DOORS}
    row = [plan.FIRST_DOOR + plan.DOOR_EVERY * k for k in range(6)]
    for k, x in enumerate(row):
        for side, y, first in (("n", 12.8, 101), ("s", 9.8, 201)):
            number = str(first + k)
            if (x, y) in open_doors:
                fixtures.plate(room, side, x, number)
            else:
                fixtures.leaf(room, side, x, number)
    lights = [(x, 11.3) for x in row] + [(x + plan.DOOR_EVERY / 2, 11.3) for x in row[:-1]]
    fixtures.lamps(site, room, lights, 330, (0.6, 0.3), (1.0, 0.98, 0.95))
    # The few things that are there only once: without them nobody could find the way either.
    fixtures.notice_board(room, "s", 8.95, 601, 1.2, 0.9)
    fixtures.notice_board(room, "n", 2.95, 602, 0.8, 0.6)
    fixtures.notice_board(room, "n", 14.95, 605, 0.6, 0.8)
    things.plant(12.0, 10.35, 61, 1.1)
    things.plant(5.9, 12.3, 63, 0.7, (0.16, 0.30, 0.10))
    fixtures.clock(room, "e", 12.2)
    for x in (6.0, 15.0):
        fixtures.extinguisher(room, "s", x)
    for side, at in (("e", 11.3), ("w", 11.3)):
        fixtures.exit_sign(room, side, at, 2.55)


def _passage(site: Site) -> None:
    room = plan.PLAN.room("passage")
    shell.room(room, surfaces.white(), surfaces.linoleum("passage-floor", FLOOR), (), surfaces.white())
    fixtures.lamps(
        site, room, [(19.6, y) for y in (11.5, 14.5, 17.5, 20.5)], 260, (0.3, 1.2), (1.0, 0.98, 0.95)
    )
    fixtures.exit_sign(room, "n", 19.6)
    fixtures.extinguisher(room, "w", 12.4)
    fixtures.notice_board(room, "w", 15.2, 603, 0.6, 0.8)
    fixtures.notice_board(room, "e", 19.9, 604, 0.5, 0.4)
    things.plant(20.5, 21.6, 62, 0.9)
    things.chair(18.7, 18.2, 270)
    fixtures.outlets(room, 64, "we")
