"""The plan of the barracks: rooms, doors and capture points, as plain numbers in metres and degrees.

World axes: x east, y north, z up; the floor is z = 0 everywhere. Nothing here needs Blender.
"""

from __future__ import annotations

from model.layout import Capture, Door, Plan, Room, rectangle

MODULE = 6.0
"""From one module of the corridor, with its dormitory, to the next."""

DORMITORIES = 4
DOOR = 1.2
"""Where along its module the door of a dormitory is."""

ROOMS: tuple[Room, ...] = (
    Room("entrance", "Entrance", rectangle(-7.0, -1.5, -0.4, 4.5), 3.2),
    Room("corridor", "Corridor", rectangle(0.0, 0.0, 30.0, 2.6), 3.0),
    *(
        Room(
            f"dormitory-{k + 1}",
            f"Dormitory {k + 1}",
            rectangle(MODULE * k + 0.2, 3.0, MODULE * k + 5.8, 9.0),
            3.0,
        )
        for k in range(DORMITORIES)
    ),
    Room("office", "Commander's office", rectangle(24.2, 3.0, 29.8, 9.0), 3.0),
    Room("hall", "Hall of glory", rectangle(30.4, -2.0, 38.0, 6.0), 3.4),
)

DOORS: tuple[Door, ...] = (
    Door(("entrance", "corridor"), -0.2, 1.3, 1.4, 2.2, "y", False),
    *(
        Door(("corridor", f"dormitory-{k + 1}"), MODULE * k + DOOR, 2.8, 1.0, 2.1, "x", False)
        for k in range(DORMITORIES)
    ),
    Door(("corridor", "office"), MODULE * DORMITORIES + DOOR, 2.8, 1.0, 2.1, "x", False),
    Door(("corridor", "hall"), 30.2, 1.3, 1.4, 2.2, "y", False),
)

CAPTURES: tuple[Capture, ...] = (
    Capture("dsc-0412", "entrance", -5.1, 2.6, 1.60, 64.2),
    Capture("dsc-0413", "entrance", -2.2, 1.0, 1.63, 131.5, exposure=0.05),
    # Those at 1.2 + 6k stand in the same place of their modules, to the centimetre.
    Capture("dsc-0414", "corridor", 1.2, 1.3, 1.60, 88.7),
    Capture("dsc-0415", "corridor", 4.3, 1.2, 1.58, 93.1, exposure=-0.04),
    Capture("dsc-0416", "dormitory-1", 1.5, 3.8, 1.61, 12.6),
    Capture("dsc-0417", "dormitory-1", 3.1, 6.1, 1.60, 341.8),
    Capture("dsc-0418", "corridor", 7.2, 1.3, 1.60, 101.3, exposure=0.05),
    # dsc-0419, in the door of the second dormitory, is missing.
    Capture("dsc-0420", "dormitory-2", 9.1, 6.1, 1.60, 208.4, exposure=0.06),
    Capture("dsc-0421", "corridor", 10.4, 1.4, 1.62, 79.9),
    Capture("dsc-0422", "corridor", 13.2, 1.3, 1.60, 95.4),
    Capture("dsc-0423", "dormitory-3", 13.5, 3.8, 1.59, 27.0, pitch=1.4, roll=-1.1),
    Capture("dsc-0424", "dormitory-3", 15.1, 6.1, 1.60, 176.3),
    Capture("dsc-0425", "corridor", 16.3, 1.2, 1.57, 86.0, exposure=-0.05),
    Capture("dsc-0426", "corridor", 19.2, 1.3, 1.60, 112.8),
    Capture("dsc-0427", "dormitory-4", 19.5, 3.8, 1.61, 349.5, exposure=0.04),
    # dsc-0428, in the middle of the fourth dormitory, is missing.
    Capture("dsc-0429", "corridor", 22.3, 1.3, 1.64, 91.7),
    Capture("dsc-0430", "corridor", 25.2, 1.3, 1.60, 84.4, pitch=-1.6, roll=2.0),
    Capture("dsc-0431", "office", 25.7, 4.1, 1.58, 33.9),
    Capture("dsc-0432", "office", 27.8, 6.6, 1.66, 251.2, exposure=0.05),
    Capture("dsc-0433", "corridor", 28.3, 1.2, 1.60, 97.2),
    Capture("dsc-0434", "hall", 31.9, 1.5, 1.62, 72.5, exposure=-0.05),
    Capture("dsc-0435", "hall", 35.2, 3.2, 1.55, 288.6),
)

PLAN = Plan(ROOMS, DOORS, CAPTURES)
