"""What a picture can be known by: points with a direction, a size and a description.

SIFT (`scale_space.py`, `describe.py`), and *upright*: the picture is level, so what is up in one picture is
up in the other, and a description that does not turn with its point tells more things apart. A second set is
taken from the picture squeezed sideways: a wall seen aslant from one point and straight from the other (Morel
and Yu's ASIFT, 2009, for the one direction that matters indoors).
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from jetisu360.linking.features.descriptors import describe
from jetisu360.linking.features.mercator import Pixels, bearings_of, mercator, pitch_of_row, row_of_pitch
from jetisu360.linking.features.scale_space import find_points, strips
from jetisu360.linking.pair.walls import Walls, find_walls
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.level.edges import Edges, find_edges

LEAST_WIDTH, WIDTH = 2560, 4096
"""Columns of the Mercator picture to the full circle: as many as the photograph has, within these."""
FINE = math.radians(20.0)
"""Up to this pitch, up and down, the smallest points are looked for: what is seen through doors is small and
near the horizon.
"""
MOST = 4000
"""Points kept of each view; the strongest."""
SQUEEZES = (1.0, 0.6)
LOWEST = math.radians(-55.0)
"""Below is the tripod, and a floor whose pattern repeats."""
_BELOW = math.radians(5.0)
"""So much further down blurs and descriptions of the lowest points reach."""
_MARGIN = 96
"""Columns of the other edge that are put beside each edge: the world goes on there."""
_SHORTEST = 1 / 512  # of a description's unit, as it is stored


@dataclass(frozen=True)
class View:
    """Points of one picture, the strongest first.

    `bearings` float32 (n, 3), directions of length 1 in the levelled picture; `sizes` float32 (n,), radians,
    the blur in which each point stands out most (standard deviation); `descriptors` uint8 (n, 128), of length
    512 before rounding.
    """

    bearings: NDArray[np.float32]
    sizes: NDArray[np.float32]
    descriptors: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.bearings)

    @functools.cached_property
    def unit(self) -> NDArray[np.float32]:
        """Descriptions of length 1, float32 (n, 128)."""
        vectors = self.descriptors.astype(np.float32)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: NDArray[np.float32] = vectors / np.maximum(norms, 1.0)
        return unit


@dataclass(frozen=True)
class Features:
    """The views of one picture: as it is, and squeezed; and how walls stand in it, if that can be seen."""

    views: tuple[View, ...]
    walls: Walls | None = None

    @property
    def plain(self) -> View:
        return self.views[0]


def find_features(
    pixels: Pixels,
    crop: Crop,
    level: Level = Level(),  # noqa: B008 - frozen
    edges: Edges | None = None,
    *,
    width: int | None = None,
    most: int = MOST,
) -> Features:
    """Features of a photograph: RGB uint8 (h, w, 3) with the extent `crop`, tilted by `level`; `edges` where
    they were found already. `width`: columns of the Mercator picture, where not what the photograph has.
    """
    width = width or round(min(max(crop.full_width, LEAST_WIDTH), WIDTH))
    picture, covered = mercator(pixels, crop, level, width, row_of_pitch(LOWEST - _BELOW, width))
    views = tuple(_view(picture, covered, squeeze, most) for squeeze in SQUEEZES)
    return Features(views, find_walls(edges or find_edges(pixels, crop), level))


def _view(picture: Pixels, covered: NDArray[np.bool_], squeeze: float, most: int) -> View:
    height, width = picture.shape
    if squeeze < 1:
        # The blur that a lens would make if the wall were really turned away (ASIFT's 0.8).
        across = 0.8 * math.sqrt(1 / squeeze**2 - 1)
        picture = cv2.GaussianBlur(picture, (0, 0), sigmaX=across, sigmaY=0.01).astype(np.uint8, copy=False)
        size = round(width * squeeze), height
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_LINEAR).astype(np.uint8, copy=False)
    columns = picture.shape[1]
    wide: Any = cv2.copyMakeBorder(picture, 0, 0, _MARGIN, _MARGIN, cv2.BORDER_WRAP)
    found: list[NDArray[np.float32]] = []
    least = 0.0
    fine = slice(row_of_pitch(FINE, width), row_of_pitch(-FINE, width))
    for strip in strips(wide, fine):
        points = find_points(strip)
        x, y = strip.place(points)
        x -= _MARGIN
        chosen = (x >= -0.5) & (x < columns - 0.5) & (points.contrast >= least)
        x = (x + 0.5) * (width / columns) - 0.5
        chosen &= pitch_of_row(y, width) >= LOWEST
        row, column = (np.rint(axis).astype(np.int64) for axis in (y, x))
        chosen &= covered[row.clip(0, height - 1), column.clip(0, width - 1)]
        points = points.take(chosen)
        told = np.stack([points.contrast, x[chosen], y[chosen], points.blur * strip.step], axis=1)
        found.append(np.hstack([told.astype(np.float32), describe(strip, points)]))
        contrasts = np.concatenate([item[:, 0] for item in found])
        if len(contrasts) > most:  # what is weaker than so many others need not be described
            least = float(np.partition(contrasts, -most)[-most])
    every = np.concatenate(found)
    every = every[np.argsort(-every[:, 0], kind="stable")[:most]]
    x, y, blur = every[:, 1:4].astype(np.float64).T
    # A pixel of Mercator is this wide on the sphere, in either direction.
    pixel = np.cos(pitch_of_row(y, width)) * (2 * math.pi / width)
    return View(
        bearings_of(x, y, width).astype(np.float32),
        (blur * pixel).astype(np.float32),
        np.clip(np.rint(every[:, 4:] / _SHORTEST), 0, 255).astype(np.uint8),
    )
