"""Pictures of one sphere with shapes of every size on it, rendered exactly for any camera in its middle."""

from __future__ import annotations

import numpy as np

from jetisu360.linking.graph.poses import in_picture
from jetisu360.panorama.geometry.projection import angles_of_pixel, direction_of, to_level
from jetisu360.panorama.geometry.sphere import Crop, Level

_LATTICES = [np.random.default_rng(n).uniform(-1, 1, (n + 1,) * 3) for n in (12, 30, 70)]


def full(width: int) -> Crop:
    return Crop(0, 0, width, width // 2, width, width // 2)


def rendered(width: int = 1024, rotated: float = 0.0, level: Level | None = None) -> np.ndarray:
    """RGB uint8 (width / 2, width, 3), taken by a camera turned to the right by `turned` degrees."""
    column, row = np.meshgrid(np.arange(width), np.arange(width // 2))
    seen = to_level(direction_of(*angles_of_pixel(column, row, width, width // 2)), level or Level())
    axes = np.stack([in_picture(axis, rotated) for axis in np.eye(3)])
    world = np.tensordot(axes, seen, axes=1)
    grey = 128 + 55 * sum(_noise(lattice, world) for lattice in _LATTICES)
    return np.repeat(np.clip(grey, 0, 255).astype(np.uint8)[..., np.newaxis], 3, axis=-1)


def _noise(lattice: np.ndarray, direction: np.ndarray) -> np.ndarray:
    """Random values at the points of a cube's lattice, with straight lines between them."""
    at = (direction + 1) / 2 * (len(lattice) - 1)
    low = np.minimum(at.astype(np.int64), len(lattice) - 2)
    part = at - low
    total = np.zeros(direction.shape[1:])
    for corner in np.ndindex(2, 2, 2):
        weight = np.prod([p if c else 1 - p for c, p in zip(corner, part, strict=True)], axis=0)
        total += weight * lattice[tuple(l + c for l, c in zip(low, corner, strict=True))]  # noqa: E741
    return total
