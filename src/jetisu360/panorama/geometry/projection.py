"""Directions, angles, pixels, cube faces and tilt: every conversion there is, and its way back.

The twin of `viewer/src/core/projection.ts`; `tests/vectors/projection.json` holds both to the same answers.
Axes and signs: docs/architecture.md. Functions take numbers or arrays of one shape, angles in degrees, and
return float64. A *direction* is X (right), Y (up), Z (forward); it need not have length 1 unless a docstring
says so.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from jetisu360.panorama.geometry.sphere import Level

Array = NDArray[np.float64]
Triple = tuple[float, float, float]

FACES = "frblud"
"""The six faces of the cube in the order of the preview strip: front, right, back, left, up, down."""


@dataclass(frozen=True)
class Plane:
    """A flat window on the sphere: the point (a right, b down) looks along `a·right + b·down + forward`.

    A cube face is one, with a and b in [−1, 1]; so is what a camera without distortion sees.
    """

    right: Triple
    down: Triple
    forward: Triple

    def matrix(self) -> Array:
        """3 × 3, columns right, down, forward: times (a, b, 1) it gives the direction."""
        return np.array([self.right, self.down, self.forward], dtype=np.float64).T


# The table of docs/architecture.md, row by row.
FACE_PLANES: dict[str, Plane] = {
    "f": Plane((1, 0, 0), (0, -1, 0), (0, 0, 1)),
    "r": Plane((0, 0, -1), (0, -1, 0), (1, 0, 0)),
    "b": Plane((-1, 0, 0), (0, -1, 0), (0, 0, -1)),
    "l": Plane((0, 0, 1), (0, -1, 0), (-1, 0, 0)),
    "u": Plane((1, 0, 0), (0, 0, 1), (0, 1, 0)),
    "d": Plane((1, 0, 0), (0, 0, -1), (0, -1, 0)),
}


def wrap_yaw(yaw: ArrayLike) -> Array:
    """The same yaw in [−180, 180)."""
    wrapped = (np.asarray(yaw, dtype=np.float64) + 180.0) % 360.0 - 180.0
    # A yaw a hair below −180 comes out of the modulo as +180 exactly.
    return np.where(wrapped >= 180.0, -180.0, wrapped)


def direction_of(yaw: ArrayLike, pitch: ArrayLike) -> Array:
    """Angles to a direction of length 1; shape (3, …)."""
    y, p = np.radians(np.asarray(yaw, dtype=np.float64)), np.radians(np.asarray(pitch, dtype=np.float64))
    y, p = np.broadcast_arrays(y, p)
    return np.stack([np.cos(p) * np.sin(y), np.sin(p), np.cos(p) * np.cos(y)])


def angles_of(direction: ArrayLike) -> tuple[Array, Array]:
    """A direction (3, …) to yaw in [−180, 180) and pitch in [−90, 90]."""
    x, y, z = np.asarray(direction, dtype=np.float64)
    return wrap_yaw(np.degrees(np.arctan2(x, z))), np.degrees(np.arctan2(y, np.hypot(x, z)))


def pixel_of(yaw: ArrayLike, pitch: ArrayLike, width: float, height: float) -> tuple[Array, Array]:
    """Angles to column and row of a full equirectangular picture; whole numbers lie at pixel centres."""
    column = (np.asarray(yaw, dtype=np.float64) + 180.0) / 360.0 * width - 0.5
    row = (90.0 - np.asarray(pitch, dtype=np.float64)) / 180.0 * height - 0.5
    return column, row


def angles_of_pixel(column: ArrayLike, row: ArrayLike, width: float, height: float) -> tuple[Array, Array]:
    """The way back of `pixel_of`; yaw is not wrapped, so that columns beyond the edge keep their order."""
    yaw = (np.asarray(column, dtype=np.float64) + 0.5) / width * 360.0 - 180.0
    pitch = 90.0 - (np.asarray(row, dtype=np.float64) + 0.5) / height * 180.0
    return yaw, pitch


def face_direction(face: str, a: ArrayLike, b: ArrayLike) -> Array:
    """A place on a face (a right, b down, in [−1, 1]) to a direction (3, …), not of length 1."""
    right, down, forward = (np.asarray(v, dtype=np.float64) for v in _axes(face))
    a, b = np.broadcast_arrays(np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64))
    return np.stack([right[i] * a + down[i] * b + forward[i] for i in range(3)])


def face_of(direction: ArrayLike) -> tuple[NDArray[np.int64], Array, Array]:
    """A direction (3, …) to the index of its face in `FACES`, and a and b on it.

    Where faces meet, the first of `FACES` wins.
    """
    d = np.asarray(direction, dtype=np.float64)
    along = np.stack([np.tensordot(np.array(_axes(face)[2]), d, axes=1) for face in FACES])
    index = np.argmax(along, axis=0)
    depth = np.take_along_axis(along, index[np.newaxis], axis=0)[0]
    right = np.array([_axes(face)[0] for face in FACES], dtype=np.float64)[index]
    down = np.array([_axes(face)[1] for face in FACES], dtype=np.float64)[index]
    a = np.sum(right * np.moveaxis(d, 0, -1), axis=-1) / depth
    b = np.sum(down * np.moveaxis(d, 0, -1), axis=-1) / depth
    return index, a, b


def level_matrix(level: Level) -> Array:
    """3 × 3: times a direction in the camera's picture it gives the direction in the level world.

    First roll about the forward axis, then pitch about the right axis; the transpose leads back.
    """
    p, r = np.radians(level.pitch), np.radians(level.roll)
    roll = np.array([[np.cos(r), -np.sin(r), 0], [np.sin(r), np.cos(r), 0], [0, 0, 1]])
    pitch = np.array([[1, 0, 0], [0, np.cos(p), np.sin(p)], [0, -np.sin(p), np.cos(p)]])
    both: Array = pitch @ roll
    return both


def to_level(direction: ArrayLike, level: Level) -> Array:
    """A direction (3, …) in the camera's picture to the level world."""
    return np.tensordot(level_matrix(level), np.asarray(direction, dtype=np.float64), axes=1)


def to_camera(direction: ArrayLike, level: Level) -> Array:
    """A direction (3, …) in the level world to the camera's picture."""
    return np.tensordot(level_matrix(level).T, np.asarray(direction, dtype=np.float64), axes=1)


def view_plane(yaw: float, pitch: float, fov: float, width: int, height: int) -> Plane:
    """What a view `width` × `height` shows, with a in [−1, 1] across it and b in [−1, 1] down it.

    `fov` is the vertical field of view, which on an upright picture is the one across its longer side
    (docs/tour-document.md); 0 < fov < 180.
    """
    forward = direction_of(yaw, pitch)
    right = direction_of(yaw + 90.0, 0.0)
    down = direction_of(yaw, pitch - 90.0)
    tall = np.tan(np.radians(fov) / 2)
    wide = tall * width / height
    return Plane(_triple(right * wide), _triple(down * tall), _triple(forward))


def _triple(v: Array) -> Triple:
    return float(v[0]), float(v[1]), float(v[2])


def _axes(
    face: str,
) -> tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]:
    plane = FACE_PLANES[face]
    return plane.right, plane.down, plane.forward
