"""Which temptations two capture points share; told from the plan alone."""

from __future__ import annotations

from model.layout import Capture

PARQUET = ("hall-a", "hall-b", "class-1", "class-2", "library", "lounge")
BANNER = ("foyer", "lounge")
POSTER = ("foyer", "class-1", "library", "lounge")
"""Rooms with a copy of the same framed poster."""
EXIT_SIGN = ("foyer", "corridor", "class-1", "class-2", "library", "passage", "hall-a", "hall-b", "lounge")
EXTINGUISHER = ("foyer", "corridor", "studio", "library", "passage", "lounge")
WHITE = ("corridor", "passage")

KINDS = (
    "identical halls",
    "banner",
    "alike classrooms",
    "repeated doors",
    "white corridors",
    "repeated signs",
    "parquet",
)


def of(a: Capture, b: Capture) -> list[str]:
    """Traps of a pair, worst first.

    A trap in one and the same room tempts to a wrong place, one in two rooms tempts to a link that is not.
    """
    rooms = {a.room, b.room}
    apart = len(rooms) == 2
    found = {
        "identical halls": rooms == {"hall-a", "hall-b"},
        "banner": rooms == set(BANNER),
        "alike classrooms": rooms == {"class-1", "class-2"},
        "repeated doors": rooms == {"corridor"},
        "white corridors": rooms <= set(WHITE),
        "repeated signs": apart and any(rooms <= set(kind) for kind in (POSTER, EXIT_SIGN, EXTINGUISHER)),
        "parquet": apart and rooms <= set(PARQUET),
    }
    return [kind for kind in KINDS if found[kind]]
