"""What a picture can be known by: points with a direction, a size and a description.

SIFT (Lowe 2004) as OpenCV has it, with Arandjelović and Zisserman's root (2012), and *upright*: the picture
is level, so what is up in one picture is up in the other, and a description that does not turn with its point
tells more things apart. A second set is taken from the picture squeezed sideways: a wall seen aslant from one
point and straight from the other (Morel and Yu's ASIFT, 2009, for the one direction that matters indoors).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.edges import Edges, find_edges
from jetisu360.panorama.sphere import Crop, Level
from jetisu360.walk.mercator import Pixels, bearings_of, mercator, pitch_of_row
from jetisu360.walk.walls import Walls, find_walls

WIDTH = 2560
"""Columns of the Mercator picture to the full circle."""
MOST = 4000
"""Points kept of each view; the strongest."""
SQUEEZES = (1.0, 0.6)
LOWEST = math.radians(-55.0)
"""Below is the tripod, and a floor whose pattern repeats."""
_CONTRAST = 0.015
_SHORTEST = 1 / 512  # of a description's unit, as it is stored


@dataclass(frozen=True)
class View:
    """Points of one picture, the strongest first.

    `bearings` float32 (n, 3), directions of length 1 in the levelled picture; `sizes` float32 (n,), radians;
    `descriptors` uint8 (n, 128), of length 512 before rounding.
    """

    bearings: NDArray[np.float32]
    sizes: NDArray[np.float32]
    descriptors: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.bearings)

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
    width: int = WIDTH,
    most: int = MOST,
) -> Features:
    """Features of a photograph: RGB uint8 (h, w, 3) with the extent `crop`, tilted by `level`; `edges` where
    they were found already.
    """
    picture, covered = mercator(pixels, crop, level, width)
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
    margin = 96
    wide = cv2.copyMakeBorder(picture, 0, 0, margin, margin, cv2.BORDER_WRAP)
    sift = cv2.SIFT.create(nfeatures=0, contrastThreshold=_CONTRAST)
    keypoints = _strongest(sift.detect(wide, None), picture.shape[1], margin, width, covered, most)
    if not keypoints:
        none = np.zeros((0, 3), np.float32)
        return View(none, none[:, 0], np.zeros((0, 128), np.uint8))
    described, raw = sift.compute(wide, keypoints)
    keypoints = list(described)
    x = np.array([point.pt[0] for point in keypoints]) - margin
    x = (x + 0.5) * (width / picture.shape[1]) - 0.5
    y = np.array([point.pt[1] for point in keypoints])
    # A pixel of Mercator is this wide on the sphere, whichever way.
    pixel = np.cos(pitch_of_row(y, width)) * (2 * math.pi / width)
    sizes = np.array([point.size for point in keypoints]) * pixel
    root = np.sqrt(raw / np.maximum(raw.sum(axis=1, keepdims=True), 1e-6))
    return View(
        bearings_of(x, y, width).astype(np.float32),
        sizes.astype(np.float32),
        np.clip(np.rint(root / _SHORTEST), 0, 255).astype(np.uint8),
    )


def _strongest(
    found: Sequence[cv2.KeyPoint],
    columns: int,
    margin: int,
    width: int,
    covered: NDArray[np.bool_],
    most: int,
) -> list[cv2.KeyPoint]:
    """Each point once, turned upright, inside what the photograph covers and above the floor."""
    seen: set[tuple[float, float, float]] = set()
    kept = []
    lowest = float(LOWEST)
    for point in sorted(found, key=lambda one: -one.response):
        x, y = point.pt
        if not -0.5 <= x - margin < columns - 0.5:
            continue
        # SIFT repeats a point for each direction that it might have; upright it has one.
        key = round(x, 1), round(y, 1), round(point.size, 1)
        column = min(int((x - margin + 0.5) * width / columns), covered.shape[1] - 1)
        if key in seen or not covered[min(int(y + 0.5), covered.shape[0] - 1), column]:
            continue
        if float(pitch_of_row(np.array(y), width)) < lowest:
            continue
        seen.add(key)
        point.angle = 0.0
        kept.append(point)
        if len(kept) == most:
            break
    return kept
