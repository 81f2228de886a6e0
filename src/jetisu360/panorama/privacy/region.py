"""Where something private is: a region of a sphere, a box of a flat picture, and what a detector says of it.

A region of a sphere is told in the photograph's *own* directions, as its pixels lie in the file, before any
tilt is taken out: the level of a photograph is estimated anew when the estimate gets better, and a blur that
moved with it would uncover a face.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["face", "plate", "person"]
"""What a detector takes it for. `person` is a hint that somebody may stand there, never a count."""


@dataclass(frozen=True)
class Region:
    """A part of a sphere, degrees: `yaw` and `pitch` of its middle, and how far it reaches as seen from the
    camera. `width` and `height` are angles in the frame of the middle (turn the sphere so that the middle is
    straight ahead: then |yaw| ≤ width / 2 and |pitch| ≤ height / 2), so that a region is as large near a pole
    and over the seam as it is at the horizon.
    """

    yaw: float
    pitch: float
    width: float
    height: float


@dataclass(frozen=True)
class Box:
    """A part of a flat picture, in percent of its width and height, from its upper left corner, as it is seen
    (after the orientation that the file tells).
    """

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Proposal:
    """Something that a detector found and a person has to decide on; `score` from 0 to 1, comparable within
    one kind only.
    """

    kind: Kind
    where: Region | Box
    score: float
