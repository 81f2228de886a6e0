"""The rooms of which there is one: entrance, commander's office, hall of glory."""

from __future__ import annotations

from model import furniture
from model import materials as m
from model.site import Site
from trap import fixtures, surfaces, things
from trap.shell import OAK, window

from . import plan, shell


def build(site: Site) -> None:
    """All three."""
    _entrance(site)
    _office(site)
    _hall(site)


def _entrance(site: Site) -> None:
    room = plan.PLAN.room("entrance")
    windows = (window("s", -5.2, 1.6), window("s", -2.4, 1.6))
    shell.room(room, surfaces.paint("entrance-paint", (0.70, 0.66, 0.52), 0.14), surfaces.concrete(), windows)
    fixtures.notice_board(room, "n", -4.6, 941, 1.8, 1.0)
    fixtures.painting(room, "w", 1.4, 942, 1.6, 1.1)
    fixtures.notice_board(room, "w", 3.6, 943, 0.9, 0.9)
    fixtures.poster(room, "n", -1.6)
    fixtures.painting(room, "e", 3.4, 944, 0.9, 0.7)
    fixtures.extinguisher(room, "e", -0.6)
    fixtures.exit_sign(room, "e", 1.3, 2.5)
    walnut = m.wood("guard", (0.10, 0.05, 0.03), (0.24, 0.14, 0.08), "x", 0.4)
    things.table(-3.6, 3.7, 0, (1.6, 0.7), walnut)
    things.chair(-3.4, 4.2, 170)
    things.sofa(-6.4, 0.2, 90, (0.22, 0.28, 0.20), 1.8)
    things.plant(-6.5, 4.0, 945, 1.3)
    things.plant(-0.9, -1.0, 946, 1.0)
    for x in (-5.2, -2.4):
        fixtures.radiator(room, "s", x)
    fixtures.lamps(site, room, [(x, y) for x in (-5.5, -2.0) for y in (0.0, 3.0)], 300)


def _office(site: Site) -> None:
    room = plan.PLAN.room("office")
    x0, y0, x1, y1 = room.box
    shell.room(
        room,
        surfaces.paint("office-paint", (0.64, 0.56, 0.44), 0.12),
        surfaces.parquet(),
        (window("n", x0 + 2.8, 2.0),),
        OAK,
    )
    fixtures.radiator(room, "n", x0 + 2.8)
    oak = m.wood("office-oak", (0.20, 0.115, 0.06), (0.44, 0.29, 0.16), "x", 0.4)
    things.table(x0 + 3.6, y0 + 4.3, 0, (1.8, 0.9), oak)
    things.chair(x0 + 3.6, y0 + 5.0, 180)
    things.chair(x0 + 2.6, y0 + 3.4, 20)
    things.bookcase(x0 + 0.34, y0 + 3.4, 90, 951, 1.2)
    things.bookcase(x1 - 0.34, y0 + 1.6, 270, 952, 1.0)
    fixtures.painting(room, "e", y0 + 4.4, 953, 1.3, 0.9)
    fixtures.painting(room, "w", y0 + 1.2, 954, 0.9, 1.1)
    fixtures.notice_board(room, "s", x0 + 3.4, 955, 1.5, 0.9)
    things.plant(x1 - 0.5, y1 - 0.5, 956, 1.2)
    fixtures.lamps(site, room, [(x0 + 1.6, y0 + 3.0), (x0 + 4.0, y0 + 3.0)], 240)


def _hall(site: Site) -> None:
    room = plan.PLAN.room("hall")
    x0, y0, x1, y1 = room.box
    shell.room(
        room,
        surfaces.paint("hall-paint", (0.60, 0.50, 0.42), 0.14),
        m.slabs(
            "hall-slabs",
            ((0.30, 0.26, 0.22), (0.45, 0.40, 0.34), (0.58, 0.53, 0.46)),
            (0.9, 0.6),
            (0.2, 0.17, 0.14),
        ),
        (window("e", y0 + 4.0, 2.0),),
    )
    for at, seed, w, h in ((x0 + 1.5, 961, 1.4, 1.0), (x0 + 4.0, 962, 1.8, 1.2), (x0 + 6.3, 963, 1.0, 1.2)):
        fixtures.painting(room, "n", at, seed, w, h)
    for at, seed, w, h in ((x0 + 1.6, 964, 1.6, 1.0), (x0 + 4.4, 965, 1.2, 1.4)):
        fixtures.painting(room, "s", at, seed, w, h)
    fixtures.notice_board(room, "w", y0 + 6.4, 966, 1.4, 1.0)
    fixtures.exit_sign(room, "w", y0 + 3.3)
    things.banner(x1 - 0.7, y1 - 0.9, 225)
    for k, (dx, dy) in enumerate(((1.2, 6.8), (6.2, 1.4), (3.8, 4.2))):
        furniture.plinth(
            x0 + dx, y0 + dy, (0.42, 0.42, 0.95), surfaces.paint("plinth", (0.76, 0.74, 0.68)), 9 * k
        )
        things.jar(
            x0 + dx, y0 + dy, 0.95, k, ((0.42, 0.19, 0.09), (0.30, 0.24, 0.18), (0.18, 0.26, 0.34))[k], 0.8
        )
    things.plant(x0 + 0.5, y0 + 0.5, 967, 1.1)
    fixtures.lamps(site, room, [(x0 + dx, y0 + dy) for dx in (2.0, 5.6) for dy in (2.0, 6.0)], 330)
