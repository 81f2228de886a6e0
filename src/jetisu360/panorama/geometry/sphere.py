"""What a picture covers of the sphere, and how its camera was tilted: what photo and pyramid share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Crop:
    """The part of a full sphere that a picture's own pixels cover.

    All in pixels of the full equirectangular picture (`full_width` × `full_height`, 2:1). A full sphere has
    `left = top = 0`, `width = full_width`, `height = full_height`.
    """

    left: float
    top: float
    width: float
    height: float
    full_width: float
    full_height: float

    @property
    def is_full(self) -> bool:
        """Whether the picture covers the whole sphere (to within half a pixel)."""
        return self.width >= self.full_width - 0.5 and self.height >= self.full_height - 0.5

    @property
    def yaw_range(self) -> tuple[float, float]:
        """Yaw of the left and right edge, degrees; the right edge may exceed 180 when the picture wraps."""
        left = self.left / self.full_width * 360 - 180
        return left, left + self.width / self.full_width * 360

    @property
    def pitch_range(self) -> tuple[float, float]:
        """Pitch of the bottom and top edge, degrees."""
        top = 90 - self.top / self.full_height * 180
        return top - self.height / self.full_height * 180, top


@dataclass(frozen=True)
class Level:
    """The tilt of the camera, degrees: pitch of the picture's centre above the horizon; roll, house sign."""

    pitch: float = 0.0
    roll: float = 0.0

    @property
    def is_level(self) -> bool:
        return abs(self.pitch) < 1e-6 and abs(self.roll) < 1e-6
