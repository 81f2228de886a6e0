"""How a photograph's foot is covered. Nothing here opens a picture: plans of builds hold it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Patch:
    """A cover over what lies straight below the camera, in the levelled picture.

    `radius`: degrees from straight below to its edge, more than 0, less than 80. `turn`: where the upper edge
    of the picture points, degrees to the right of the photograph's middle. `round`: cut to a circle; None: a
    picture without transparent parts is. `fill`: what lies under it is filled softly from what surrounds it.
    """

    radius: float
    turn: float = 0.0
    round: bool | None = None
    fill: bool = False
