"""The plan of the trap: rooms, doors and capture points, as plain numbers in metres and degrees.

World axes: x east, y north, z up; the floor is z = 0 everywhere. Nothing here needs Blender.
"""

from __future__ import annotations

from model.layout import Capture, Door, Plan, Room, rectangle

DOOR_EVERY = 3.0
"""Distance between the doors (and between the lamps) of the long corridor."""

FIRST_DOOR = 1.5
"""Where along x the first door of the corridor is."""

HALL_OFFSET = (12.8, 11.4, 0.0)
"""From hall A to hall B: the second is the first once more, moved by this."""

ROOMS: tuple[Room, ...] = (
    Room("foyer", "Foyer", rectangle(0.0, 2.0, 8.0, 9.6), 3.4),
    Room("hall-a", "Hall A", rectangle(8.4, 2.6, 15.4, 9.6), 3.4),
    Room("studio", "Studio", rectangle(15.8, 3.6, 20.8, 9.6), 3.4),
    Room("corridor", "Long corridor", rectangle(0.0, 10.0, 18.0, 12.6), 3.0),
    Room("class-1", "Classroom 1", rectangle(0.0, 13.0, 5.8, 19.8), 3.2),
    Room("class-2", "Classroom 2", rectangle(6.2, 13.0, 12.0, 19.8), 3.2),
    Room("library", "Library", rectangle(12.4, 13.0, 18.0, 19.8), 3.2),
    Room("passage", "Passage", rectangle(18.4, 10.0, 20.8, 22.0), 3.0),
    Room("hall-b", "Hall B", rectangle(21.2, 14.0, 28.2, 21.0), 3.4),
    Room("lounge", "Lounge", rectangle(17.4, 22.4, 24.2, 27.6), 3.2),
)

DOORS: tuple[Door, ...] = (
    Door(("foyer", "corridor"), 4.5, 9.8, 1.0, 2.1, "x", False),
    Door(("foyer", "hall-a"), 8.2, 6.1, 1.4, 2.2, "y", False),
    Door(("studio", "corridor"), 16.5, 9.8, 1.0, 2.1, "x", False),
    Door(("corridor", "class-1"), 4.5, 12.8, 1.0, 2.1, "x", False),
    Door(("corridor", "class-2"), 10.5, 12.8, 1.0, 2.1, "x", False),
    Door(("corridor", "library"), 13.5, 12.8, 1.0, 2.1, "x", False),
    Door(("corridor", "passage"), 18.2, 11.3, 1.2, 2.1, "y", False),
    Door(("passage", "hall-b"), 21.0, 17.5, 1.4, 2.2, "y", False),
    Door(("passage", "lounge"), 19.6, 22.2, 1.2, 2.1, "x", False),
)

CAPTURES: tuple[Capture, ...] = (
    Capture("foyer-1", "foyer", 4.2, 7.4, 1.62, 47.3, exposure=0.05),
    Capture("foyer-2", "foyer", 6.6, 5.3, 1.55, 194.6, exposure=-0.05),
    Capture("hall-a-1", "hall-a", 10.0, 6.9, 1.60, 73.1),
    Capture("hall-a-2", "hall-a", 12.9, 5.5, 1.66, 312.8, exposure=0.08),
    Capture("studio-1", "studio", 18.8, 8.25, 1.70, 251.7, pitch=2.2, roll=-1.5),
    # The second stands one door farther than the first, to the centimetre: what is near looks the same.
    Capture("corridor-1", "corridor", 4.2, 11.2, 1.58, 102.4),
    Capture("corridor-2", "corridor", 7.2, 11.2, 1.61, 96.9, exposure=0.05),
    Capture("corridor-3", "corridor", 10.9, 11.4, 1.52, 263.3, pitch=1.2, roll=3.4),
    Capture("corridor-4", "corridor", 14.6, 11.1, 1.68, 21.6, exposure=-0.06),
    Capture("class-1-1", "class-1", 4.7, 14.2, 1.57, 338.2),
    Capture("class-1-2", "class-1", 2.9, 17.0, 1.64, 128.9, pitch=-1.8, roll=2.9),
    Capture("class-2-1", "class-2", 10.2, 14.4, 1.59, 341.7, exposure=0.05),
    Capture("library-1", "library", 13.0, 14.3, 1.72, 61.5),
    Capture("library-2", "library", 15.6, 16.4, 1.49, 287.4, exposure=0.07),
    Capture("passage-1", "passage", 19.75, 13.1, 1.60, 15.2),
    Capture("passage-2", "passage", 19.5, 16.6, 1.65, 154.3, exposure=0.06),
    Capture("passage-3", "passage", 19.7, 19.9, 1.54, 226.1, exposure=-0.04),
    # The same place in hall B as `hall-a-1` in hall A.
    Capture("hall-b-1", "hall-b", 22.8, 18.3, 1.60, 166.8, exposure=0.04),
    Capture("hall-b-2", "hall-b", 25.5, 16.6, 1.53, 38.5),
    Capture("hall-b-3", "hall-b", 26.1, 19.3, 1.69, 219.4, exposure=-0.05),
    Capture("lounge-1", "lounge", 19.9, 23.5, 1.63, 84.6),
    Capture("lounge-2", "lounge", 22.1, 25.6, 1.56, 277.9, exposure=0.05),
)

PLAN = Plan(ROOMS, DOORS, CAPTURES)
