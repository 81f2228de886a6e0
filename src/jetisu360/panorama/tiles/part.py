"""Where on the sphere a partial panorama lies, and how far from it something is."""

from __future__ import annotations

import math

import numpy as np

from jetisu360.panorama.geometry.projection import Array, Plane, level_matrix
from jetisu360.panorama.geometry.sphere import Crop, Level

Range = tuple[float, float]


class Part:
    """The rectangle of yaw and pitch that a picture covers, in its camera's axes; angles in radians."""

    def __init__(self, crop: Crop, level: Level | None = None) -> None:
        self.camera: Array = level_matrix(level or Level()).T
        self.left, self.right = (math.radians(v) for v in crop.yaw_range)
        self.bottom, self.top = (math.radians(v) for v in crop.pitch_range)
        self.all_round = crop.width >= crop.full_width - 0.5

    @property
    def narrow_side(self) -> float:
        """Its smaller side on the sphere."""
        tall = self.top - self.bottom
        if self.all_round:
            return tall
        nearest = 0.0 if self.bottom <= 0 <= self.top else min(abs(self.bottom), abs(self.top))
        return min(tall, (self.right - self.left) * math.cos(nearest))

    def distance(self, direction: Array) -> Array:
        """The angle between directions (3, …) of the camera's picture and the nearest one that it shows."""
        x, y, z = direction / np.linalg.norm(direction, axis=0)
        pitch = np.arcsin(np.clip(y, -1, 1))
        straight = np.maximum(0, np.maximum(pitch - self.top, self.bottom - pitch))
        if self.all_round:
            return np.asarray(straight)
        beside = (np.arctan2(x, z) - self.left) % (2 * math.pi) > self.right - self.left
        aside = np.minimum(self._from_side(x, y, z, self.left), self._from_side(x, y, z, self.right))
        return np.asarray(np.where(beside, aside, straight))

    def _from_side(self, x: Array, y: Array, z: Array, yaw: float) -> Array:
        """The angle to the picture's edge at `yaw`, which is a piece of a great circle."""
        # In the plane of that circle a direction has a length and an angle, counted like a pitch.
        ahead = x * math.sin(yaw) + z * math.cos(yaw)
        angle, length = np.arctan2(y, ahead), np.hypot(y, ahead)
        held = (self.bottom <= angle) & (angle <= self.top)
        nearest = np.where(held, 1.0, np.maximum(np.cos(angle - self.bottom), np.cos(angle - self.top)))
        return np.asarray(np.arccos(np.clip(length * nearest, -1, 1)))

    def is_beyond(self, plane: Plane, a: Range, b: Range, reach: float) -> bool:
        """Whether the whole window a × b of `plane` (level world) is at least `reach` away.

        Never says so wrongly: a distance changes by no more than the way walked, and no point of a window is
        farther from its middle than a corner.
        """
        axes = self.camera @ plane.matrix()
        # Its corners, and the middle last.
        across = np.array([a[0], a[1], a[0], a[1], (a[0] + a[1]) / 2])
        down = np.array([b[0], b[0], b[1], b[1], (b[0] + b[1]) / 2])
        seen = axes @ np.stack([across, down, np.ones(5)])
        seen /= np.linalg.norm(seen, axis=0)
        radius = math.acos(float(np.clip(seen[:, 4] @ seen[:, :4], -1, 1).min()))
        return bool(self.distance(seen[:, 4]) - radius >= reach)

    def is_above(self, plane: Plane, a: Range, b: Range) -> bool:
        """Whether the middle of a window lies above the middle row of the picture."""
        seen = self.camera @ plane.matrix() @ np.array([(a[0] + a[1]) / 2, (b[0] + b[1]) / 2, 1.0])
        pitch = math.atan2(seen[1], math.hypot(seen[0], seen[2]))
        return bool(pitch > (self.bottom + self.top) / 2)
