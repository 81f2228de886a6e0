"""A turn of the whole sphere, exactly: three angles, and what they make of a direction."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jetisu360.panorama.geometry.projection import Array, angles_of, direction_of, level_matrix
from jetisu360.panorama.geometry.sphere import Level


@dataclass(frozen=True)
class Turn:
    """Degrees. First everything goes `yaw` to the right about the upright, then it is tilted by `roll` and
    `pitch` as `projection.level_matrix` tilts.
    """

    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0

    def matrix(self) -> Array:
        """3 × 3: times a direction before the turn it gives the one after it."""
        c, s = np.cos(np.radians(self.yaw)), np.sin(np.radians(self.yaw))
        about = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])
        both: Array = level_matrix(Level(self.pitch, self.roll)) @ about
        return both

    @classmethod
    def of_matrix(cls, matrix: Array) -> Turn:
        """The turn that a rotation (3, 3) is."""
        sine = float(np.clip(-matrix[0, 1], -1, 1))
        roll = float(np.degrees(np.arcsin(sine)))
        if abs(sine) > 1 - 1e-12:  # lying on the side: yaw and pitch are one turn, told as yaw
            return cls(float(np.degrees(np.arctan2(-matrix[2, 0], matrix[2, 2]))), 0.0, roll)
        pitch = float(np.degrees(np.arctan2(-matrix[2, 1], matrix[1, 1])))
        return cls(float(np.degrees(np.arctan2(matrix[0, 2], matrix[0, 0]))), pitch, roll)

    @property
    def back(self) -> Turn:
        """The turn that undoes this one."""
        return self.of_matrix(self.matrix().T)

    def of(self, yaw: float, pitch: float) -> tuple[float, float]:
        """Where a direction goes: yaw in [−180, 180) and pitch, degrees."""
        turned = angles_of(self.matrix() @ direction_of(yaw, pitch))
        return float(turned[0]), float(turned[1])
