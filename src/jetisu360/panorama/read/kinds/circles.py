"""The round picture of a fisheye lens: its circle is measured, and not guessed from what is dark."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.read.kinds.look import Pixels, averaged

_SIDE = 256
"""Pixels of the shorter side in which circles are measured."""

_SMALLEST, _LARGEST = 0.44, 0.56
"""Radius, in shorter sides: a fisheye's circle fills the frame or is cut a little by it. A vase, a plate or
the moon is photographed with room around it."""

_OFF = 0.06
"""How far from the frame's middle, in shorter sides, the circle's middle may lie."""

_STEP = 14.0
"""Difference, of 255, between just inside and just outside that counts as an edge."""

_CLEAR = 24.0
"""Difference that counts as an edge outside of the circle: light that strays has none."""

_STRAY = 0.4
"""Share of a circle a little outside that may be such edges: flares of a real lens reach 0.3."""

_ANGLES = 144
_ROUND = 0.75
"""Share of the circle, of what of it lies in the frame, that has to be such an edge."""

_IN_FRAME = 0.4
"""Share of a circle that has to lie in the frame for it to be measured."""

_NEARLY = 0.25
"""By how much less of an edge a circle may be than the best one, to be taken for being further out."""

_TWINS = 0.05
"""By how much the circles of a camera's two lenses differ in size."""

_QUIET = 6.0
"""Step between neighbouring pixels, of 255, that 80 % of what is outside stays below: it is black, white, or
light that strays, and no picture."""

_SAME = 50.0
"""Difference, of 255, between what is outside above and below, left and right: light strays more to one
side, but a sky and a floor are two colours."""

_SCENE = 8.0
"""Standard deviation, of 255, round the rim of the mean colours of 24 sectors: a lens sees a ceiling above
and a floor below, a plate is the same all round."""


def is_fisheye(pixels: Pixels) -> bool:
    """One circle about as wide as the picture's shorter side, with a scene in it and nothing around it."""
    height, width = pixels.shape[:2]
    if not 0.5 <= width / height <= 2.01:
        return False
    return _radius(pixels) > 0


def is_dual_fisheye(pixels: Pixels) -> bool:
    """Two such circles, beside or below each other."""
    height, width = pixels.shape[:2]
    if abs(width / height - 2) < 0.25:
        both = pixels[:, : width // 2], pixels[:, width - width // 2 :]
    elif abs(height / width - 2) < 0.25:
        both = pixels[: height // 2], pixels[height - height // 2 :]
    else:
        return False
    first = _radius(both[0])
    return first > 0 and abs(_radius(both[1]) / first - 1) <= _TWINS


def _radius(pixels: Pixels) -> float:
    """Of the one circle that is a fisheye's, in shorter sides; 0 where there is none."""
    height, width = pixels.shape[:2]
    scale = _SIDE / min(height, width)
    look = averaged(pixels, max(_SIDE, round(width * scale)), max(_SIDE, round(height * scale)))
    if not _is_quiet_outside(look, look.shape[1] / 2, look.shape[0] / 2, (_LARGEST + _OFF) * _SIDE):
        return 0.0
    best: tuple[float, ...] = (0.0,) * 5
    for dx in np.linspace(-_OFF, _OFF, 5):
        for dy in np.linspace(-_OFF, _OFF, 5):
            x, y = look.shape[1] / 2 + dx * _SIDE, look.shape[0] / 2 + dy * _SIDE
            share, strength, radius = _roundness(look, x, y)
            best = max(best, (share, strength, radius, x, y))
    share, _, radius, x, y = best
    found = (
        share >= _ROUND
        and _edges_beyond(look, x, y, radius) <= _STRAY
        and _is_quiet_outside(look, x, y, radius)
        and _is_scene(look, x, y, radius)
    )
    return radius / _SIDE if found else 0.0


def _polar(look: Pixels, x: float, y: float, farthest: int) -> NDArray[np.float32]:
    """(angles, radii, 3): the picture unrolled about a point; -1 outside of the frame."""
    padded = cv2.warpPolar(
        look.astype(np.float32),
        (farthest, _ANGLES),
        (x - 0.5, y - 0.5),
        farthest,
        cv2.INTER_LINEAR | cv2.WARP_POLAR_LINEAR,
    )
    angle = np.arange(_ANGLES)[:, np.newaxis] / _ANGLES * 2 * np.pi
    radius = np.arange(farthest)[np.newaxis]
    across, down = x + radius * np.cos(angle), y + radius * np.sin(angle)
    inside = (across >= 1) & (across < look.shape[1] - 1) & (down >= 1) & (down < look.shape[0] - 1)
    return np.asarray(np.where(inside[..., np.newaxis], padded, -1), np.float32)


def _roundness(look: Pixels, x: float, y: float) -> tuple[float, float, float]:
    """The largest share of a circle about that point that is an edge, how strong, and its radius."""
    farthest = round((_LARGEST + 0.05) * _SIDE)
    rays = _polar(look, x, y, farthest)
    total = np.cumsum(np.pad(rays, ((0, 0), (1, 0), (0, 0))), axis=1)
    found: list[tuple[float, float, float]] = []
    for radius in range(round(_SMALLEST * _SIDE), round(_LARGEST * _SIDE)):
        within = (total[:, radius - 1] - total[:, radius - 5]) / 4
        beyond = (total[:, radius + 5] - total[:, radius + 1]) / 4
        seen = (rays[:, radius - 5 : radius + 5, 0] >= 0).all(axis=1)
        if seen.mean() >= _IN_FRAME:
            step = np.abs(within - beyond).max(axis=1)[seen]
            found.append((float((step >= _STEP).mean()), float(step.mean()), float(radius)))
    most = max(found, default=(0.0, 0.0, 0.0))[0]
    # A lens darkens towards its rim: the outermost of such circles is where its picture ends.
    outermost = [item for item in found if item[0] >= most - _NEARLY and item[0] > 0]
    if not outermost:
        return 0.0, 0.0, 0.0
    last = outermost[-1][2]
    return max((item for item in outermost if item[2] >= last - 3), key=lambda item: item[1])


def _edges_beyond(look: Pixels, x: float, y: float, radius: float) -> float:
    """The share of edges on the worst circle a little outside: beyond a fisheye's there are none."""
    rays = _polar(look, x, y, round(radius * 1.15) + 6)
    worst = 0.0
    for further in range(round(radius * 1.06) + 4, round(radius * 1.15)):
        seen = (rays[:, further - 1] >= 0).all(axis=1) & (rays[:, further + 5] >= 0).all(axis=1)
        if seen.mean() >= 0.1:
            step = np.abs(rays[seen, further - 1] - rays[seen, further + 5]).max(axis=1)
            worst = max(worst, float((step >= _CLEAR).mean()))
    return worst


def _is_quiet_outside(look: Pixels, x: float, y: float, radius: float) -> bool:
    rows, columns = np.mgrid[0 : look.shape[0], 0 : look.shape[1]]
    outside = np.hypot(columns + 0.5 - x, rows + 0.5 - y) > radius * 1.05 + 2
    if not outside.any():
        return False
    steps = np.abs(np.diff(look.astype(np.int16), axis=1, append=look[:, -1:])).max(axis=2)
    colours = [
        np.median(look[outside & part], axis=0) for part in (rows < y, rows >= y, columns < x, columns >= x)
    ]
    return bool(np.percentile(steps[outside], 80) < _QUIET and np.ptp(colours, axis=0).max() <= _SAME)


def _is_scene(look: Pixels, x: float, y: float, radius: float) -> bool:
    """Something different in different directions just inside of the rim."""
    rays = _polar(look, x, y, round(radius * 0.95))[:, round(radius * 0.75) :]
    seen = (rays[..., 0] >= 0).all(axis=1)
    sectors = [
        part[ok].mean(axis=(0, 1))
        for part, ok in zip(np.split(rays, 24), np.split(seen, 24), strict=True)
        if ok.any()
    ]
    return len(sectors) >= 6 and float(np.std(sectors, axis=0).max()) >= _SCENE
