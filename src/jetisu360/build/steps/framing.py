"""What of a partial panorama may be shown, and where a visitor looks first."""

from __future__ import annotations

from typing import Any

from jetisu360.panorama.geometry.sphere import Crop, Level

Range = tuple[float, float]
DEFAULT_FOV = 75.0
# The narrowest view that still shows a place; a thin strip is shown with its edges rather than as a slit.
MIN_FOV = 20.0
FULL_TURN = 359.5
"""Degrees, but for rounding."""


def limits_of(crop: Crop, level: Level) -> tuple[Range, Range] | None:
    """Yaw and pitch, degrees, that a picture covers in the levelled world; None for a full sphere.

    The border of a tilted picture is not straight in the level world. The range given lies between the
    border's inmost points, sampled every few degrees: inside it there is picture everywhere but perhaps
    at the corners.
    """
    if crop.is_full:
        return None
    (left, right), (bottom, top) = crop.yaw_range, crop.pitch_range
    if level.is_level:
        return (left, right), (bottom, top)
    import numpy as np

    yaw = np.linspace(left, right, max(2, int((right - left) / 3)))
    pitch = np.linspace(bottom, top, max(2, int((top - bottom) / 3)))
    middle = (left + right) / 2
    full_turn = right - left >= FULL_TURN
    low, high = bottom, top
    if bottom > -89.5:
        low = float(_levelled(yaw, np.full_like(yaw, bottom), level)[1].max())
    if top < 89.5:
        high = float(_levelled(yaw, np.full_like(yaw, top), level)[1].min())
    if not full_turn:
        west = _near(_levelled(np.full_like(pitch, left), pitch, level)[0], middle)
        east = _near(_levelled(np.full_like(pitch, right), pitch, level)[0], middle)
        left, right = float(west.max()), float(east.min())
    if low >= high or left >= right:  # tilted so far that no upright range is left: show what there is
        return crop.yaw_range, crop.pitch_range
    return (left, right), (low, high)


def first_view(limits: tuple[Range, Range] | None) -> tuple[float, float, float]:
    """Yaw, pitch and field of view, degrees, that a visitor sees first when nobody chose a view."""
    if limits is None:
        return 0.0, 0.0, DEFAULT_FOV
    (left, right), (bottom, top) = limits
    yaw = _near((left + right) / 2, 0.0) if right - left < FULL_TURN else 0.0
    height = min(DEFAULT_FOV, max(MIN_FOV, top - bottom))
    # The horizon is where people look; when it is not in the picture, the nearest view that is.
    low, high = bottom + height / 2, top - height / 2
    pitch = min(max(0.0, low), high) if low <= high else (bottom + top) / 2
    return float(yaw), float(pitch), float(height)


def _levelled(yaw: Any, pitch: Any, level: Level) -> tuple[Any, Any]:
    """The camera's directions in the level world, degrees: turned by roll about Z, then by pitch about X."""
    import numpy as np

    yaw, pitch = np.radians(yaw), np.radians(pitch)
    x, y, z = np.cos(pitch) * np.sin(yaw), np.sin(pitch), np.cos(pitch) * np.cos(yaw)
    roll, tilt = np.radians(level.roll), np.radians(level.pitch)
    x, y = x * np.cos(roll) - y * np.sin(roll), x * np.sin(roll) + y * np.cos(roll)
    y, z = y * np.cos(tilt) + z * np.sin(tilt), z * np.cos(tilt) - y * np.sin(tilt)
    return np.degrees(np.arctan2(x, z)), np.degrees(np.arcsin(np.clip(y, -1, 1)))


def _near(yaw: Any, middle: float) -> Any:
    """The same direction, counted within half a turn of `middle`."""
    return (yaw - middle + 180) % 360 - 180 + middle
