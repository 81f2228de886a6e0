"""What a point looks like: an upright SIFT (Lowe 2004), its root taken (Arandjelović and Zisserman 2012).

Four by four fields around the point, each with how strongly the grey rises in each of eight directions. The
picture is level, so nothing is rotated, and the sixteen fields lie in the same places about every point: many
points are described by one product of matrices.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from jetisu360.linking.features.scale_space import LAYERS, Extrema, Strip

FIELDS, DIRECTIONS = 4, 8
FIELD = 3.0
"""Side of a field, in blurs of the point."""
_ACROSS = 4
"""Samples along a side of a field."""
_MOST = 0.2
"""Of the length of a description: no more of it lies in one number (light from one side)."""
_AT_ONCE = 64
"""Points described together: what is worked out of them stays in the processor's cache."""


def describe(strip: Strip, points: Extrema) -> NDArray[np.float32]:
    """Descriptions float32 (n, 128) of length 1 of a strip's `points`."""
    found = np.empty((len(points), FIELDS * FIELDS * DIRECTIONS), np.float32)
    room = strip.planes.of("by direction", 0, (_AT_ONCE, DIRECTIONS, len(_SHARE)))
    layers = np.clip(np.rint(points.layer), 1, LAYERS).astype(np.int64)
    for layer in range(1, LAYERS + 1):
        here = np.flatnonzero(layers == layer)
        for top in range(0, len(here), _AT_ONCE):
            some = here[top : top + _AT_ONCE]
            found[some] = _described(strip.blurred[layer], points.take(some), room[: len(some)])
    return found


def _grid() -> tuple[Any, Any]:
    """Where samples lie along either axis, (k,) in sides of a field from the point, and how much of each goes
    to which field, (k · k, 16), row after row: to the nearest four, by distance, and less towards the rim.
    """
    half = FIELDS / 2 + 0.5
    along = (np.arange(round(2 * half * _ACROSS)) + 0.5) / _ACROSS - half
    x, y = (axis.ravel() for axis in np.meshgrid(along, along))
    middles = np.arange(FIELDS) - (FIELDS - 1) / 2
    of_x, of_y = (np.maximum(0, 1 - np.abs(axis[:, None] - middles)) for axis in (x, y))
    share = of_y[:, :, None] * of_x[:, None, :]
    share *= np.exp(-(x**2 + y**2) / (FIELDS**2 / 2))[:, None, None]
    return along.astype(np.float32), share.reshape(-1, FIELDS * FIELDS).astype(np.float32)


_ALONG, _SHARE = _grid()


def _described(plane: Any, points: Extrema, by_direction: Any) -> Any:
    """Descriptions (n, 128) of points that lie in one blurred picture; `by_direction` is room for what
    their samples say, (n, 8, m).
    """
    strength, direction = _gradients(plane, points)
    first = direction.astype(np.int64)
    direction -= first  # what is left over, and goes to the next direction
    direction *= strength
    strength -= direction
    count, samples = strength.shape
    by_direction.fill(0)
    flat = by_direction.reshape(-1)
    own = np.arange(count)[:, np.newaxis] * (DIRECTIONS * samples) + np.arange(samples)
    first &= DIRECTIONS - 1
    flat[own + first * samples] = strength
    first += 1
    first &= DIRECTIONS - 1
    flat[own + first * samples] = direction
    fields = np.swapaxes(by_direction @ _SHARE, 1, 2).reshape(count, -1)
    fields /= np.maximum(np.linalg.norm(fields, axis=1, keepdims=True), 1e-9)
    fields = np.minimum(fields, _MOST)
    return np.sqrt(fields / np.maximum(fields.sum(axis=1, keepdims=True), 1e-9))


def _gradients(plane: Any, points: Extrema) -> tuple[Any, Any]:
    """How strongly grey rises at the samples (n, m) about points, 0 outside of the picture; and in which
    direction, from 0 to `DIRECTIONS` for the full circle.
    """
    height, width = plane.shape
    side = (FIELD * points.blur)[:, np.newaxis]
    x = np.rint(points.x[:, np.newaxis] + side * _ALONG).astype(np.int64)
    y = np.rint(points.y[:, np.newaxis] + side * _ALONG).astype(np.int64)
    # Few points have samples outside, and only for them it is asked which.
    whole = x.min() > 0 and x.max() < width - 1 and y.min() > 0 and y.max() < height - 1
    if not whole:
        inside_x, inside_y = (x > 0) & (x < width - 1), (y > 0) & (y < height - 1)
        inside = (inside_y[:, :, np.newaxis] & inside_x[:, np.newaxis]).reshape(len(points), -1)
        x, y = np.clip(x, 1, width - 2), np.clip(y, 1, height - 2)
    above = ((y - 1)[:, :, np.newaxis] * width + x[:, np.newaxis]).reshape(len(points), -1)
    flat = plane.reshape(-1)
    left = flat[width - 1 :].take(above)
    right = flat[width + 1 :].take(above)
    right -= left
    down = flat[2 * width :].take(above)
    down -= flat.take(above)
    strength, angle = (np.asarray(some, np.float32) for some in cv2.cartToPolar(right, down))
    # OpenCV's angle is right to a hundredth of a degree; the sine of what is left over makes it as exact as
    # NumPy's own, which takes six times as long.
    rest = down * np.cos(angle) - right * np.sin(angle)
    angle += rest / np.maximum(strength, np.float32(1e-12))
    angle[angle < 0] += np.float32(2 * np.pi)
    direction = angle * np.float32(DIRECTIONS / (2 * np.pi))
    return (strength if whole else strength * inside), direction
