"""How a link is shown and walked: where its arrow is seen, and where one looks on arriving.

What a person said stands as it was said; only what nobody said is made pleasant to look at.
"""

from __future__ import annotations

from jetisu360.tour.document.tour import Arrival, Limits, Link, Scene

FLOOR_HIGHEST, FLOOR_LOWEST = -16.0, -34.0
"""Degrees: where an arrow on the floor is drawn. Its disc is 0.6 of the eye's height wide (viewer/src/ui/
spots.ts): at the higher one it looks 2.6° high, and beyond it is a line; at the lower one it looks 19° wide,
and nearer it fills the floor."""
MEASURED_LOWEST = -35.0
"""Degrees: below it, and above the horizon, what was measured is a stair (linking/arrows.py) and no floor."""
EDGE = 6.0
"""Degrees from the lower edge of a partial panorama: a disc on its floor is seen whole."""


def arrow_pitch(link: Link, limits: Limits | None) -> float:
    """Degrees: where the arrow of a link is drawn in its scene, which shows no more than `limits`.

    A drawn one is where it was drawn, a stair where it was measured; another measured one lies on the floor.
    Nothing is drawn beyond what can be looked at.
    """
    pitch = link.pitch
    bottom, top = limits.pitch if limits else (-90.0, 90.0)
    if link.origin == "measured" and MEASURED_LOWEST <= pitch <= 0:
        pitch = max(min(pitch, FLOOR_HIGHEST), FLOOR_LOWEST, bottom + EDGE)
    return max(min(pitch, top), bottom)


def arrival(link: Link, target: Scene) -> Arrival | None:
    """Where one looks on arriving, or None: nobody said it, and nothing was measured.

    First what a person said of the link, then what a person said of the scene, then what the photographs
    show.
    """
    if target.view.origin == "drawn" and (link.arrival is None or link.origin == "measured"):
        return Arrival(yaw=target.view.yaw, pitch=target.view.pitch)
    return link.arrival


def is_said(link: Link) -> bool:
    """Whether a person said where one looks who comes this way: that holds on every screen."""
    return link.arrival is not None and link.origin == "drawn"
