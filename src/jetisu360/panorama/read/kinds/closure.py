"""Whether a picture closes to a sphere: its left edge goes on at its right one, and its poles are points.

Nothing is said of an edge that is plain all along: a white wall meets everything. All figures:
`python -m benchmarks.recognise`.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.read.kinds.look import Pixels, as_sphere, averaged

_ROWS = (0.15, 0.85)
"""Rows, as shares of the height, in which edges are compared: nearer to the poles all columns are alike."""

_SHIFTS = 2
"""Rows of the look by which two edges may be shifted against each other, as by a stitcher."""

_GAIN = 0.6
"""The darkest that one edge may be against the other, as lenses are exposed differently."""

_MOST = 64.0
"""Difference, of 255, beyond which it makes no difference: a window is as unlike a wall as a lamp is."""

_SHARE = 0.8
"""Of the rows, those that agree best: a watermark, a lamp or a person cut by the seam is no other place."""

_TELLING = 6.0
"""By how much, of 255, columns far apart must differ more than neighbours for an edge to tell anything."""

_CLEAR = 2.0
"""How many times as much as neighbours columns far apart must differ: in grain all columns are unlike."""

_POLE = 0.1
"""Share of the height, at the top and at the bottom, in which detail is stretched sideways."""

_COARSE = 10.0
"""Rows of the look over which light and shade may change freely: what is finer is detail."""

_LIVELY = 3.0
"""Root mean square of the detail along an edge, of 255, below which it tells nothing."""

BROKEN = 0.5
"""Step over the seam from which edges belong to different places: 0 is the step between neighbours in the
same picture, 1 that between places far apart."""

MEETS = 0.2
"""Step up to which edges without detail meet."""

DOUBTFUL = 0.3
"""Step from which that is so if nothing else speaks for a sphere."""

SAME_DETAIL = 0.5
"""Correlation of the detail along both edges from which they are one place: 99 of 100 spheres have more."""

OTHER_DETAIL = 0.35
"""Correlation below which they are two places: 99 of 100 photographs have less."""

UPRIGHT_POLES = 0.65
"""Sum over both poles of the share of detail that runs sideways: below it they are points. A text at a pole
has more as well."""


@dataclass(frozen=True)
class Closure:
    """`step`: over the seam, as of `BROKEN`; `detail`: correlation along it; NaN where an edge tells nothing.
    `poles`: as of `UPRIGHT_POLES`.
    """

    step: float
    detail: float
    poles: float

    @property
    def meets(self) -> bool:
        """The edges surely go on in each other."""
        return self.detail >= SAME_DETAIL and not self.step >= BROKEN

    @property
    def closes(self) -> bool:
        """The same, or nothing along the edges tells anything and all else is as in a sphere."""
        if np.isnan(self.detail):
            return self.step <= MEETS and self.poles < UPRIGHT_POLES
        return self.meets

    @property
    def parts(self) -> bool:
        """The edges surely show different places."""
        return self.step >= BROKEN and self.detail < OTHER_DETAIL

    @property
    def is_no_sphere(self) -> bool:
        """Neither the edges nor the poles are those of a sphere."""
        return self.step >= DOUBTFUL and self.detail < OTHER_DETAIL and self.poles >= UPRIGHT_POLES

    @property
    def is_doubtful(self) -> bool:
        """Something of it is not as in a sphere."""
        if np.isnan(self.detail):
            return self.step >= BROKEN
        return self.parts or (self.detail < OTHER_DETAIL and self.poles >= UPRIGHT_POLES)


def closure_of(pixels: Pixels) -> Closure:
    """How a picture closes that is laid out, or squeezed, as a full sphere."""
    look = as_sphere(pixels).astype(np.float32)
    # Dithering and grain of small pictures are no steps.
    look = np.asarray(cv2.GaussianBlur(look, (0, 0), 0.8, borderType=cv2.BORDER_REPLICATE), np.float32)
    return Closure(_step(look), _detail(look), _poles(pixels))


def _detail(look: NDArray[np.float32]) -> float:
    """How well the fine structure along the left edge goes with that along the right one, -1 to 1.

    Where it does not even go with that of the columns beside it, it is grain and tells nothing.
    """
    first, beside, last = (
        edge - cv2.GaussianBlur(edge, (1, 61), _COARSE)
        for edge in (look[:, at : at + 2].mean(axis=1) for at in (0, 2, look.shape[1] - 2))
    )
    if not _agreement(first, beside) >= SAME_DETAIL:
        return float("nan")
    return _agreement(first, last)


def _agreement(first: NDArray[np.float32], last: NDArray[np.float32]) -> float:
    """The best correlation of two columns that may be shifted a little; NaN where one has no detail."""
    top, low = int(len(first) * 0.1), int(len(first) * 0.9)
    one = first[top:low]
    best = -1.0
    for shift in range(-_SHIFTS - 1, _SHIFTS + 2):
        other = last[top + shift : low + shift]
        if min(np.sqrt(np.mean(one**2)), np.sqrt(np.mean(other**2))) < _LIVELY:
            return float("nan")
        best = max(best, float(np.sum(one * other) / np.sqrt(np.sum(one**2) * np.sum(other**2))))
    return best


def _step(look: NDArray[np.float32]) -> float:
    """The difference of the outermost columns, between that of neighbours and that of columns far apart."""
    height, width = look.shape[:2]
    top, low = int(height * _ROWS[0]), int(height * _ROWS[1])
    light = np.median(look.mean(axis=2)[top:low], axis=0) + 4

    shifted = np.stack([look[top + k : low + k] for k in range(-_SHIFTS, _SHIFTS + 1)])

    def differ(one: int, other: int) -> float:
        gain = np.clip(light[one] / light[other], _GAIN, 1 / _GAIN)
        steps = np.abs(look[top:low, one] - shifted[:, :, other] * gain)
        most = np.maximum(np.maximum(steps[..., 0], steps[..., 1]), steps[..., 2])
        best = np.sort(np.minimum(most.min(axis=0), _MOST))
        return float(best[: int(len(best) * _SHARE)].mean())

    places = np.arange(4, width - 5, 8)
    near = float(np.median([differ(at, at + 1) for at in places]))
    far = float(
        np.median([differ(at, (at + width // 4 + at * 7 % (width // 2)) % width) for at in places[::2]])
    )
    if far - near < _TELLING or far < _CLEAR * near:
        return float("nan")
    return (differ(0, width - 1) - near) / (far - near)


def _poles(pixels: Pixels) -> float:
    """Near a pole of a sphere all detail is stretched sideways, so steps run up and down; in a photograph
    they run both ways alike. A plain pole counts as a point.
    """
    look = averaged(pixels, 128, 64).astype(np.float32)
    across = np.abs(np.diff(look, axis=1)).max(axis=2)
    down = np.abs(np.diff(look, axis=0)).max(axis=2)
    rows = round(64 * _POLE)
    total = 0.0
    for where in (slice(None, rows), slice(-rows, None)):
        sideways = float(across[where].mean())
        total += sideways / (sideways + float(down[where].mean()) + 0.3)
    return total
