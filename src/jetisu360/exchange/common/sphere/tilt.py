"""How somebody else's viewer turns a picture before it shows it: our `level`, and a rest about the vertical.

Every turn of a picture is one about the vertical after a tilt of the camera (`projection.level_matrix`): a
tilt leaves the yaw of the picture's centre as it is, so that yaw is all that is left over.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jetisu360.exchange.common.sphere.angles import rounded, wrapped
from jetisu360.panorama.geometry.projection import angles_of, direction_of

Matrix = NDArray[np.float64]
X, Y, Z = 0, 1, 2


@dataclass(frozen=True)
class Turn:
    """Degrees. A thing that their viewer shows at a yaw is at `yaw - self.yaw` in our levelled picture."""

    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0

    def entry(self) -> dict[str, float]:
        """`level` of museum.toml."""
        return {"pitch": rounded(self.pitch), "roll": rounded(self.roll)}

    def direction(self, yaw: float, pitch: float) -> dict[str, float]:
        """Angles in their viewer as ours. Beyond the zenith one looks at what lies behind."""
        pitch = wrapped(pitch)
        if abs(pitch) > 90:
            yaw, pitch = yaw + 180, math.copysign(180 - abs(pitch), pitch)
        return {"yaw": rounded(wrapped(yaw - self.yaw)), "pitch": rounded(pitch)}


def about(axis: int, degrees: float) -> Matrix:
    """3 × 3, a turn about X (right), Y (up) or Z (forward) by the usual formula."""
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    first, second = (axis + 1) % 3, (axis + 2) % 3
    matrix = np.eye(3)
    matrix[first, first] = matrix[second, second] = cosine
    matrix[first, second], matrix[second, first] = -sine, sine
    return matrix


def turn_of(matrix: Matrix) -> Turn:
    """`matrix` times a direction in the picture is where their viewer shows it."""
    x, y, z = matrix @ np.array([0.0, 0.0, 1.0])
    yaw = math.degrees(math.atan2(x, z))
    # What is left when the turn about the vertical is taken back: pitch about X after roll about Z.
    tilt = about(Y, -yaw) @ matrix
    return Turn(
        yaw,
        math.degrees(math.atan2(y, math.hypot(x, z))),
        math.degrees(math.atan2(-tilt[0, 1], tilt[0, 0])),
    )


def mean_direction(outline: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Yaw and pitch of the middle of these corners (yaw, pitch)."""
    yaw, pitch = angles_of(direction_of(*np.array(outline, dtype=np.float64).T).sum(axis=1))
    return float(yaw), float(pitch)


def thinned(outline: Sequence[tuple[float, float]], most: int) -> list[tuple[float, float]]:
    """At most so many of the corners, evenly."""
    count = min(len(outline), most)
    return [outline[index * len(outline) // count] for index in range(count)]
