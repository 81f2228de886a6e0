"""How a camera pose maps a direction in the world to a pixel of an equirectangular picture.

``heading`` is degrees clockwise from north of the picture's centre, ``pitch`` lifts the centre, ``roll`` is
positive when the horizon falls to the right in the picture (the camera's right-hand side was lifted). They
are applied in this order: turn by heading, lift by pitch about the new right-hand axis, then roll about the
new forward axis.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

CONVENTION = (
    "Degrees and metres. World: x east, y north, z up. heading: clockwise from north, of the "
    "picture's centre. "
    "pitch: the centre is lifted. roll: positive when the horizon falls to the right in the picture. "
    "Camera axes: forward f, right r, up u = r x f. With heading h, pitch p, roll q: "
    "f = (sin h cos p, cos h cos p, sin p); r0 = (cos h, -sin h, 0); u0 = r0 x f; r = r0 cos q + u0 sin q; "
    "u = u0 cos q - r0 sin q. A direction d appears at yaw = atan2(d.r, d.f), pitch = asin(d.u), "
    "pixel x = (yaw/360 + 0.5) W, y = (0.5 - pitch/180) H, pixel centres at +0.5. "
    "yaw/pitch of pairs, links and labels are in the levelled picture, that is with pitch = roll = 0 and "
    "the same heading."
)


def axes(heading: float, pitch: float = 0.0, roll: float = 0.0) -> np.ndarray:
    """Rows right, up, forward of a camera in world coordinates, shape (3, 3); angles in degrees."""
    h, p, q = (math.radians(v) for v in (heading, pitch, roll))
    forward = np.array([math.sin(h) * math.cos(p), math.cos(h) * math.cos(p), math.sin(p)])
    right = np.array([math.cos(h), -math.sin(h), 0.0])
    up = np.cross(right, forward)
    return np.stack([right * math.cos(q) + up * math.sin(q), up * math.cos(q) - right * math.sin(q), forward])


def direction(
    origin: Sequence[float], target: Sequence[float], heading: float, pitch: float = 0.0, roll: float = 0.0
) -> tuple[float, float]:
    """Yaw and pitch in degrees at which ``target`` is seen from ``origin``."""
    ray = np.asarray(target, float) - np.asarray(origin, float)
    right, up, forward = axes(heading, pitch, roll) @ (ray / np.linalg.norm(ray))
    return math.degrees(math.atan2(right, forward)), math.degrees(math.asin(max(-1.0, min(1.0, up))))


def pixel(yaw: float, pitch: float, width: int, height: int) -> tuple[float, float]:
    """Continuous pixel coordinates of a direction; the centre of the first pixel is 0.5."""
    return (yaw / 360 + 0.5) * width, (0.5 - pitch / 180) * height


def angles(x: float, y: float, width: int, height: int) -> tuple[float, float]:
    """Inverse of `pixel`."""
    return (x / width - 0.5) * 360, (0.5 - y / height) * 180


def wrap(yaw: float) -> float:
    """A yaw in [-180, 180)."""
    return (yaw + 180.0) % 360.0 - 180.0
