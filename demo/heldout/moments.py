"""When each picture was taken: where the sun stood, which lamps were lit, and who stood about.

Nobody photographs a house in one instant, so no two pictures have the same light or the same people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from model.layout import Capture

from .plan import UP

ALL = ("vestibule", "corridor", "hall", "ethnography", "history", "library", "gallery")


@dataclass(frozen=True)
class Person:
    """Somebody at a place, looking to a compass direction: ``who`` of `people.WARDROBE`, in a pose."""

    who: int
    x: float
    y: float
    facing: float
    pose: str = "stand"
    floor: float = 0.0


@dataclass(frozen=True)
class Moment:
    """Sky, lamps and people of one picture."""

    day: float
    """Daylight as a share of that of a clear noon."""
    azimuth: float
    elevation: float
    """Where the sun stands, degrees."""
    cloud: float
    """0 a clear sky and hard sun, 1 overcast and no sun."""
    lit: tuple[str, ...]
    """Rooms whose lamps are on."""
    people: tuple[Person, ...] = ()
    lamps: float = 1.0
    """Strength of the lamps that are on."""

    def told(self) -> dict[str, Any]:
        """For the ground truth."""
        return {
            "light": {
                "day": self.day,
                "sun_azimuth": self.azimuth,
                "sun_elevation": self.elevation,
                "cloud": self.cloud,
                "lit": list(self.lit),
            },
            "people": [
                {"position": [p.x, p.y, p.floor], "facing": p.facing, "who": p.who} for p in self.people
            ],
        }


MOMENTS: dict[str, Moment] = {
    "vestibule-1": Moment(
        1.0,
        150,
        38,
        0.1,
        ("corridor", "ethnography"),
        (Person(0, 3.9, 2.6, 250), Person(5, 1.5, 4.3, 20, "point"), Person(3, 3.1, 5.0, 180, "walk")),
    ),
    "vestibule-2": Moment(
        0.55,
        170,
        44,
        0.9,
        ("vestibule", "hall", "ethnography"),
        (Person(1, 2.6, 3.0, 70, "phone"), Person(2, 5.7, 1.6, 300)),
    ),
    "corridor-1": Moment(
        0.9,
        195,
        46,
        0.2,
        ("ethnography", "vestibule"),
        (Person(4, 10.1, 3.3, 20, "behind"), Person(6, 7.4, 2.1, 260, "walk")),
    ),
    "corridor-2": Moment(
        0.6,
        200,
        45,
        0.8,
        ALL,
        (Person(7, 12.5, 2.95, 15, "point"), Person(0, 13.0, 2.4, 320), Person(2, 9.2, 2.3, 60, "walk")),
    ),
    "corridor-3": Moment(
        0.8,
        205,
        40,
        0.3,
        ("library",),
        (Person(3, 13.3, 2.3, 100), Person(5, 16.3, 3.2, 290, "phone")),
    ),
    "hall-1": Moment(
        0.7,
        215,
        38,
        0.5,
        ("hall", "vestibule", "gallery"),
        (Person(6, 4.1, 8.3, 200), Person(1, 1.36, 8.8, 4, "sit"), Person(8, 3.5, 12.7, 180, "point")),
    ),
    "hall-2": Moment(
        0.9,
        255,
        24,
        0.1,
        ("ethnography",),
        (Person(2, 5.6, 8.3, 300), Person(4, 3.8, 10.5, 110, "behind")),
    ),
    "hall-3": Moment(
        0.5,
        250,
        26,
        0.9,
        ("hall", "gallery", "ethnography"),
        (Person(0, 4.2, 12.3, 250, "walk"), Person(7, 1.36, 9.8, 357, "sit"), Person(3, 3.9, 9.9, 340)),
    ),
    "ethnography-1": Moment(
        0.6,
        180,
        45,
        0.7,
        ("ethnography", "corridor"),
        (Person(5, 8.0, 7.3, 200, "point"), Person(8, 10.6, 6.7, 260)),
    ),
    # The lamps of the room alone, and evening behind the doors.
    "ethnography-2": Moment(
        0.12,
        285,
        6,
        0.4,
        ("ethnography", "hall"),
        (Person(1, 8.4, 7.0, 50, "behind"), Person(6, 10.9, 7.2, 310)),
        0.8,
    ),
    "history-1": Moment(
        0.9,
        95,
        32,
        0.1,
        ("ethnography",),
        (Person(4, 15.6, 6.4, 265, "phone"), Person(2, 13.0, 7.3, 10)),
    ),
    "history-2": Moment(
        0.6,
        120,
        40,
        0.9,
        ("history", "corridor", "ethnography"),
        (Person(7, 13.9, 6.6, 20), Person(0, 16.1, 7.3, 280, "point"), Person(5, 13.5, 9.0, 130, "behind")),
    ),
    "library-1": Moment(
        1.0,
        110,
        30,
        0.15,
        ("corridor",),
        (Person(8, 20.4, 4.02, 185, "sit"), Person(1, 19.6, 5.6, 200)),
    ),
    # Dusk and one weak lamp: by far the darkest.
    "library-2": Moment(
        0.07,
        275,
        4,
        0.5,
        ("library", "corridor"),
        (Person(3, 19.4, 4.4, 70, "phone"), Person(6, 21.9, 3.5, 330)),
        0.3,
    ),
    "gallery-1": Moment(
        0.8,
        240,
        30,
        0.4,
        ("hall",),
        (Person(0, 10.1, 11.6, 150, "behind", UP), Person(4, 7.6, 13.7, 70, "stand", UP)),
    ),
    "gallery-2": Moment(
        0.5,
        260,
        18,
        0.3,
        ("gallery", "hall"),
        (
            Person(2, 9.8, 13.2, 40, "point", UP),
            Person(7, 12.4, 12.2, 300, "stand", UP),
            Person(5, 9.6, 11.2, 190, "phone", UP),
        ),
    ),
}


def told(capture: Capture) -> dict[str, Any]:
    """Light and people of a picture, for the ground truth."""
    return MOMENTS[capture.id].told()
