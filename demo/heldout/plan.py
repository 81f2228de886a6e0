"""The plan of the house: rooms, doors, windows and capture points, as plain numbers in metres and degrees.

World axes: x east, y north, z up; the floor is z = 0 but for the gallery, a half storey up. Nothing here
needs Blender.
"""

from __future__ import annotations

from model.layout import Capture, Door, Plan, Room, rectangle

STEPS, RISE, TREAD = 7, 0.17, 0.29
"""The stairs in the hall that lead up to the gallery."""
UP = round(STEPS * RISE, 4)
"""The gallery's floor."""

ROOMS: tuple[Room, ...] = (
    Room("vestibule", "Vestibule", rectangle(0.0, 0.0, 6.4, 5.2), 3.2),
    Room("corridor", "Corridor", rectangle(6.8, 1.6, 16.8, 3.8), 3.0),
    Room("hall", "Concert hall", rectangle(0.0, 5.6, 6.4, 14.2), 4.5),
    Room("ethnography", "Room of the old life", rectangle(6.8, 4.2, 11.8, 9.8), 2.9),
    Room("history", "Room of the village's history", rectangle(12.2, 4.2, 16.8, 9.8), 3.1),
    Room("library", "Library", rectangle(17.2, 1.4, 22.6, 7.2), 3.1),
    Room("gallery", "Gallery", rectangle(6.8, 10.2, 13.4, 15.4), 4.1, UP),
)

DOORS: tuple[Door, ...] = (
    Door(("vestibule", "corridor"), 6.6, 2.9, 1.4, 2.25, "y", False),
    Door(("vestibule", "hall"), 3.2, 5.4, 1.7, 2.4, "x", False),
    Door(("hall", "ethnography"), 6.6, 8.3, 1.1, 2.1, "y", False),
    Door(("hall", "gallery"), 6.6, 12.3, 1.8, 2.3, "y", False, UP),
    Door(("corridor", "ethnography"), 9.0, 4.0, 1.1, 2.1, "x", False),
    Door(("corridor", "history"), 14.4, 4.0, 1.1, 2.1, "x", False),
    Door(("ethnography", "history"), 12.0, 7.7, 1.0, 2.1, "y", False),
    Door(("corridor", "library"), 17.0, 2.7, 1.2, 2.2, "y", False),
)

CAPTURES: tuple[Capture, ...] = (
    Capture("vestibule-1", "vestibule", 1.9, 2.0, 1.62, 71.4, exposure=0.0),
    Capture("vestibule-2", "vestibule", 4.4, 3.5, 1.85, 203.9, roll=1.4, exposure=0.1),
    Capture("corridor-1", "corridor", 8.6, 2.6, 1.48, 312.2, exposure=0.0),
    Capture("corridor-2", "corridor", 11.6, 2.9, 1.36, 148.6, pitch=-2.1, roll=-1.7, exposure=-0.1),
    Capture("corridor-3", "corridor", 14.7, 2.6, 1.71, 20.3, exposure=0.15),
    Capture("hall-1", "hall", 3.0, 6.9, 1.66, 265.8, exposure=-0.2),
    Capture("hall-2", "hall", 4.9, 9.4, 1.25, 118.3, exposure=0.4),
    Capture("hall-3", "hall", 2.3, 11.5, 1.58, 9.7, pitch=1.6, roll=2.3, exposure=-0.3),
    Capture("ethnography-1", "ethnography", 9.2, 5.8, 1.55, 176.5, exposure=0.2),
    Capture("ethnography-2", "ethnography", 9.8, 8.1, 1.78, 40.9, exposure=0.1),
    Capture("history-1", "history", 14.2, 5.8, 1.64, 239.1, exposure=0.8),
    Capture("history-2", "history", 15.0, 7.9, 1.42, 331.6, pitch=2.6, roll=-0.8, exposure=0.1),
    Capture("library-1", "library", 18.9, 2.9, 1.52, 93.2, exposure=0.2),
    Capture("library-2", "library", 20.9, 5.3, 1.90, 285.4, exposure=-0.1),
    Capture("gallery-1", "gallery", 8.5, 12.5, 1.60, 187.0, exposure=0.0, floor=UP),
    Capture("gallery-2", "gallery", 11.5, 13.7, 1.44, 58.8, pitch=-1.2, roll=1.9, exposure=-0.1, floor=UP),
)

PLAN = Plan(ROOMS, DOORS, CAPTURES)
