"""Fields of view between our convention and others', and numbers of somebody else's."""

from __future__ import annotations

import math

ASPECT = 16 / 9
"""The proportions of a screen for formats whose field of view is the horizontal one: it depends on them."""


def horizontal(vertical: float) -> float:
    """The horizontal field of view, degrees, of a screen 16 : 9 whose vertical one is given."""
    return math.degrees(2 * math.atan(math.tan(math.radians(vertical) / 2) * ASPECT))


def vertical(horizontal: float) -> float:
    """The way back of `horizontal`."""
    return math.degrees(2 * math.atan(math.tan(math.radians(horizontal) / 2) / ASPECT))


def rounded(value: float, digits: int = 4) -> float:
    """For files that people read; 0.0001° is a hundredth of a pixel of the largest panoramas."""
    return round(float(value), digits) + 0.0


def number(value: object, least: float = -math.inf, most: float = math.inf) -> float | None:
    """`value` as a number between the bounds; None for everything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) and least <= found <= most else None


def wrapped(yaw: float) -> float:
    """In [−180, 180)."""
    turned = (yaw + 180) % 360 - 180
    return -180.0 if turned >= 180 else turned


def on_sphere(yaw: float, pitch: float) -> tuple[float, float]:
    """A direction with its pitch in [−90, 90], degrees: whoever looks up beyond the zenith looks at what is
    behind.

    Pitch 100 at yaw 30 is pitch 80 at yaw −150; 350 is −10.
    """
    turned = wrapped(pitch)
    if abs(turned) > 90:
        return wrapped(yaw + 180), math.copysign(180, turned) - turned
    return wrapped(yaw), turned
