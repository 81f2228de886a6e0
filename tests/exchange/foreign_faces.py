"""Faces and spheres of the formula of conftest.py, for tours of others that tests write."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import simplejpeg

from jetisu360.panorama.geometry.projection import FACES, angles_of, direction_of, face_direction

Colours = Callable[[np.ndarray, np.ndarray], np.ndarray]


class Faces:
    """`colours` of conftest.py takes radians. `turn` (3 × 3): times a direction in the picture it gives where
    the formula is looked up, so that a picture may be of a tilted camera.
    """

    def __init__(self, colours: Colours, turn: Any = None) -> None:
        self.colours = colours
        self.turn = np.eye(3) if turn is None else np.asarray(turn)

    def seen(self, directions: np.ndarray) -> np.ndarray:
        yaw, pitch = angles_of(np.tensordot(self.turn, directions, axes=1))
        return self.colours(np.radians(yaw), np.radians(pitch))

    def face(self, face: str, size: int, over: int = 0) -> np.ndarray:
        """A face, with `over` pixels more on each side."""
        at = (np.arange(-over, size + over) + 0.5) / size * 2 - 1
        return self.seen(face_direction(face, at[np.newaxis, :], at[:, np.newaxis]))

    def sphere(
        self, width: int, west: float = -180, east: float = 180, low: float = -90, high: float = 90
    ) -> np.ndarray:
        """The sphere between these angles, `width` pixels to the full circle."""
        columns, rows = round(width * (east - west) / 360), round(width * (high - low) / 360)
        yaw = west + (np.arange(columns) + 0.5) / columns * (east - west)
        pitch = high - (np.arange(rows) + 0.5) / rows * (high - low)
        return self.seen(direction_of(yaw[np.newaxis, :], pitch[:, np.newaxis]))


def write(path: Path, pixels: np.ndarray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(simplejpeg.encode_jpeg(np.ascontiguousarray(pixels), quality=97))


def cut(pixels: np.ndarray, size: int, tile: int, over: int = 0) -> dict[tuple[int, int], np.ndarray]:
    """A face of `size` pixels and `over` on each side as tiles by row and column."""
    count = -(-size // tile)
    return {
        (row, column): pixels[
            row * tile : min((row + 1) * tile, size) + 2 * over,
            column * tile : min((column + 1) * tile, size) + 2 * over,
        ]
        for row in range(count)
        for column in range(count)
    }


__all__ = ["FACES", "Faces", "cut", "write"]
