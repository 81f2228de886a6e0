"""Lays a picture on the floor below a camera, in the photograph's own pixels.

It is drawn into the photograph that all pictures are made of, so that every tile, still and export has it.
The picture lies flat on the floor: who looks straight down sees it undistorted. Only rows that it can touch
are visited, in small blocks; each pixel is the mean of as many points of the picture as it covers there, so
that a fine emblem does not shimmer (docs/decisions/editor-making.md).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.geometry.projection import Array, level_matrix
from jetisu360.panorama.geometry.resample import Floats, Pixels, Sampler
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.patch.fill import filling
from jetisu360.panorama.patch.patch import Patch

_DOWN = np.array([0.0, -1.0, 0.0])
_FINER = 1.5
"""Pixels of the picture for one of the photograph, straight below."""
_WIDEST = 4096
"""Pixels across that a picture is drawn with; more would cost memory that tiles need."""
_SOFT = 0.02
"""How much of its radius the edge of a cut picture fades over; at least two pixels."""
_BEAT = 0.35
"""How far, in its new pixels, a picture is blurred before it is made smaller."""
_ROWS, _COLUMNS = 64, 4096
_CLEAR = 250
"""Alpha below which a part of a picture counts as transparent: encoders leave 254 in what is whole."""


def draw_patch(
    pixels: Pixels,
    crop: Crop,
    level: Level,
    patch: Patch,
    emblem: NDArray[np.uint8] | None,
    *,
    own: bool = False,
) -> Pixels:
    """The picture (h, w, 3) with the patch: a new one, the same where it does not reach straight below the
    camera, or with `own` the same one drawn over. `emblem`: (h, w, 4), not multiplied by alpha.
    """
    sphere = Sampler(pixels, crop, level)
    if not _reaches_down(sphere):
        return pixels
    out = pixels if own and pixels.flags.writeable else pixels.copy()
    sphere = Sampler(out, crop, level)
    if patch.fill:
        picture, reach = filling(sphere, patch.radius)
        _lay(out, sphere, level, picture, (reach, reach), 0.0, smooth=True)
    if emblem is not None:
        wide = _pixels_across(sphere, patch.radius)
        picture, halves = _prepared(emblem, patch, wide)
        _lay(out, sphere, level, picture, halves, patch.turn)
    return out


def _reaches_down(sphere: Sampler) -> bool:
    """Whether the picture shows what lies straight below the camera."""
    if sphere.covers_all:
        return True
    x, y, z = sphere.camera @ _DOWN
    pitch = math.atan2(y, math.hypot(x, z))
    row = sphere.horizon_row - pitch * sphere.rows_per_radian
    # A pole is half a row beyond the middle of the last one.
    if not -1 <= row <= sphere.height:
        return False
    if sphere.wraps:
        return True
    column = sphere.forward_column + math.atan2(x, z) * sphere.columns_per_radian
    turn = 2 * math.pi * sphere.columns_per_radian
    return any(0 <= column + k * turn <= sphere.width - 1 for k in (-1, 0, 1))


def _pixels_across(sphere: Sampler, radius: float) -> int:
    """How many pixels the picture is drawn with, across both radii."""
    density = float(max(sphere.rows_per_radian, sphere.columns_per_radian))
    return min(_WIDEST, max(16, math.ceil(2 * math.tan(math.radians(radius)) * density * _FINER)))


def _prepared(
    emblem: NDArray[np.uint8], patch: Patch, wide: int
) -> tuple[NDArray[np.uint8], tuple[float, float]]:
    """The picture at the size at which it is drawn, cut and multiplied by alpha; and how far it reaches from
    its middle to the right and down, degrees.
    """
    opaque = bool((emblem[..., 3] >= _CLEAR).all())
    cut = opaque if patch.round is None else patch.round
    height, width = emblem.shape[:2]
    if cut:
        side = min(height, width)
        top, left = (height - side) // 2, (width - side) // 2
        emblem = emblem[top : top + side, left : left + side]
        height = width = side
    scale = wide / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    picture = emblem.astype(np.float32)
    picture[..., :3] *= picture[..., 3:] / 255
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    if scale < 1:  # means of neighbouring pixels alone leave a beat of what is finer than them
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), sigmaX=_BEAT / scale), np.float32)
    picture = np.asarray(cv2.resize(picture, size, interpolation=way), np.float32).clip(0, 255)
    if cut or opaque:
        picture *= _edge(size, round_=cut)
    # Cubic enlarging may overshoot where alpha ends; a colour is never more than its cover.
    picture[..., :3] = np.minimum(picture[..., :3], picture[..., 3:])
    whole = math.tan(math.radians(patch.radius))
    halves = (
        math.degrees(math.atan(whole * width / max(height, width))),
        math.degrees(math.atan(whole * height / max(height, width))),
    )
    return np.rint(picture).astype(np.uint8), halves


def _edge(size: tuple[int, int], *, round_: bool) -> NDArray[np.float32]:
    """How much of each pixel is there: a disc or the whole rectangle, fading out within its edge."""
    width, height = size
    x, y = np.meshgrid(np.arange(width) + 0.5 - width / 2, np.arange(height) + 0.5 - height / 2)
    inside = (
        min(width, height) / 2 - np.hypot(x, y)
        if round_
        else np.minimum(width / 2 - np.abs(x), height / 2 - np.abs(y))
    )
    share = np.clip(inside / max(2.0, _SOFT * max(size) / 2), 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)[..., np.newaxis]


def _lay(
    out: Pixels,
    sphere: Sampler,
    level: Level,
    picture: NDArray[np.uint8],
    halves: tuple[float, float],
    turn: float,
    *,
    smooth: bool = False,
) -> None:
    """Draws `picture` over `out`; `halves`: degrees that it reaches to the right and down from its middle;
    `smooth`: there is nothing in it that is finer than a pixel of the photograph.
    """
    reach = math.tan(math.radians(halves[0])), math.tan(math.radians(halves[1]))
    corner = math.atan(math.hypot(*reach))
    density = max(sphere.rows_per_radian, sphere.columns_per_radian)
    fine = 0.0 if smooth else max(picture.shape[:2]) / (2 * max(reach)) / density
    x, y, z = sphere.camera @ _DOWN
    pitch = math.atan2(y, math.hypot(x, z))
    first = math.floor(sphere.horizon_row - (pitch + corner) * sphere.rows_per_radian)
    last = math.ceil(sphere.horizon_row - (pitch - corner) * sphere.rows_per_radian) + 1
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    axes = np.array([[c, 0, -s], [0, 1, 0], [s, 0, c]]) @ level_matrix(level)
    laid = _Laid(sphere, axes.astype(np.float32), picture, reach, fine)
    for top in range(max(0, first), min(sphere.height, last), _ROWS):
        rows = slice(top, min(sphere.height, last, top + _ROWS))
        for left in range(0, sphere.width, _COLUMNS):
            _block(out, laid, rows, slice(left, min(sphere.width, left + _COLUMNS)))


@dataclass(frozen=True)
class _Laid:
    """A picture on the floor. `axes`: from a photograph's directions to those in which the picture's upper
    edge is ahead; `reach`: how far it goes to the right and down, in heights of the camera; `fine`: pixels of
    it for one of the photograph, straight below.
    """

    sphere: Sampler
    axes: Floats
    picture: NDArray[np.uint8]
    reach: tuple[float, float]
    fine: float


def _block(out: Pixels, laid: _Laid, rows: slice, columns: slice) -> None:
    """A block of the photograph."""
    whole = np.arange(rows.start, rows.stop), np.arange(columns.start, columns.stop)
    a, b, near = _on_the_floor(laid, *whole)
    if not near.any():
        return
    # So many points of a pixel are looked at that none of the picture's is left out: θ from straight below
    # it is tan θ as fine across a row as it is there, and 1 / cos² θ along a column.
    far = float(np.hypot(a[near], b[near]).max())
    tall, wide = max(1, math.ceil(laid.fine * (1 + far * far))), max(1, math.ceil(laid.fine * far))
    window = out[rows, columns]
    total = np.zeros((*window.shape[:2], 4), np.float32)
    height, width = laid.picture.shape[:2]
    for down in range(tall):
        for across in range(wide):
            if tall * wide > 1:
                row = whole[0] + ((down + 0.5) / tall - 0.5)
                a, b, near = _on_the_floor(laid, row, whole[1] + ((across + 0.5) / wide - 0.5))
            # What is far away or above is put where the picture surely is not.
            at_x = np.where(near, (a / laid.reach[0] + 1) * np.float32(width / 2) - np.float32(0.5), -9)
            at_y = np.where(near, (b / laid.reach[1] + 1) * np.float32(height / 2) - np.float32(0.5), -9)
            total += cv2.remap(
                laid.picture,
                at_x.astype(np.float32),
                at_y.astype(np.float32),
                cv2.INTER_LINEAR,
                borderMode=cv2.BORDER_CONSTANT,
            )
    total /= tall * wide
    window[:] = np.rint(total[..., :3] + window * (1 - total[..., 3:] / 255)).clip(0, 255)


def _on_the_floor(laid: _Laid, row: Array, column: Array) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Where rows × columns of the photograph lie on the floor, to the right and down as seen from above, in
    heights of the camera; and which of them may be in reach of the picture.
    """
    sphere, axes = laid.sphere, laid.axes
    yaw = (column - sphere.forward_column) / sphere.columns_per_radian
    pitch = (sphere.horizon_row - row) / sphere.rows_per_radian
    flat, up = (side(pitch).astype(np.float32)[:, np.newaxis] for side in (np.cos, np.sin))
    right, ahead = (side(yaw).astype(np.float32)[np.newaxis] for side in (np.sin, np.cos))
    x, y, z = (flat * (one[0] * right + one[2] * ahead) + one[1] * up for one in axes)
    depth = np.maximum(-y, np.float32(0.05))
    a, b = x / depth, -z / depth
    near = (y < -0.05) & (np.abs(a) <= laid.reach[0] * 1.05) & (np.abs(b) <= laid.reach[1] * 1.05)
    return a, b, near
