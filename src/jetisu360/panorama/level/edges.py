"""Straight edges of a picture: those that may be upright tell its level, the others how the walls stand."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.geometry.projection import Array, view_plane
from jetisu360.panorama.geometry.resample import Pixels, Sampler
from jetisu360.panorama.geometry.sphere import Crop

WIDTH = 3072
"""Pixels to the full circle that edges are looked for in: more costs time and finds no other edges."""

VIEWS = 6
"""Flat views round the horizon; their borders meet, so that no edge is found twice."""

REACH = 48.0
"""Degrees above and below the horizon that the views show; beyond it a flat view stretches too far."""

SHORTEST = 3.0
"""Degrees of the sphere that an edge must run to count: shorter ones say little and are many."""

LEAN = 30.0
"""Degrees from the picture's own vertical within which an edge may be a leaning upright."""


@dataclass(frozen=True)
class Edges:
    """Straight edges on the sphere, in the camera's axes.

    `normals` (n, 3): of the plane through the camera and the edge, length 1; an edge is upright when this
    is at right angles to the zenith. `lengths` (n): degrees. `yaws` (n): of its middle; `lows` (n): pitch
    of its lower end; both in degrees.
    """

    normals: Array
    lengths: Array
    yaws: Array
    lows: Array

    def take(self, which: NDArray[np.bool_]) -> Edges:
        return Edges(self.normals[which], self.lengths[which], self.yaws[which], self.lows[which])

    def upright(self) -> Edges:
        """Those within `LEAN` of the picture's vertical."""
        return self.take(np.abs(self.normals[:, 1]) <= math.sin(math.radians(LEAN)))


def find_edges(pixels: Pixels, crop: Crop) -> Edges:
    """Every straight edge of at least `SHORTEST`; pixels are uint8 (h, w, 3).

    Segments are found by LSD (von Gioi et al., *LSD: a line segment detector*, IPOL 2012) in flat views, in
    which what is straight in the world is straight.
    """
    sampler = Sampler(_reduced(pixels, crop), crop)
    fov = 2 * REACH
    half = math.tan(math.radians(180 / VIEWS))
    tall = math.tan(math.radians(REACH))
    per_radian = min(WIDTH, sampler.columns_per_radian * 2 * math.pi) / (2 * math.pi)
    width, height = round(2 * half * per_radian), round(2 * tall * per_radian)
    a = (np.arange(width) + 0.5) / width * 2 - 1
    b = (np.arange(height) + 0.5) / height * 2 - 1
    detector = cv2.createLineSegmentDetector(cv2.LSD_REFINE_STD)
    normals, lengths, yaws, lows = [], [], [], []
    for number in range(VIEWS):
        plane = view_plane(number * 360 / VIEWS, 0, fov, width, height)
        sampled = sampler.sample(plane, a, b)
        found = detector.detect(cv2.cvtColor(sampled.pixels, cv2.COLOR_RGB2GRAY))[0]
        if found is None:
            continue
        ends = np.asarray(found, dtype=np.float64).reshape(-1, 2, 2)
        if sampled.beyond is not None:
            ends = ends[_inside(ends, sampled.beyond)]
        # A pixel's centre has a whole number in OpenCV.
        scale = np.array([width, height])
        places = np.concatenate([(ends + 0.5) / scale * 2 - 1, np.ones((len(ends), 2, 1))], axis=2)
        first, last = np.moveaxis(places @ plane.matrix().T, 1, 0)
        across = np.cross(first, last)
        length = np.degrees(np.arctan2(np.linalg.norm(across, axis=1), np.sum(first * last, axis=1)))
        first /= np.linalg.norm(first, axis=1)[:, None]
        last /= np.linalg.norm(last, axis=1)[:, None]
        middle = first + last
        normal = across / np.maximum(np.linalg.norm(across, axis=1), 1e-12)[:, None]
        kept = length >= SHORTEST
        normals.append(normal[kept])
        lengths.append(length[kept])
        yaws.append(np.degrees(np.arctan2(middle[kept, 0], middle[kept, 2])))
        lows.append(np.degrees(np.arcsin(np.minimum(first[kept, 1], last[kept, 1]))))
    if not normals:
        return Edges(np.empty((0, 3)), np.empty(0), np.empty(0), np.empty(0))
    return Edges(*(np.concatenate(parts) for parts in (normals, lengths, yaws, lows)))


def _reduced(pixels: Pixels, crop: Crop) -> Pixels:
    """The picture with at most `WIDTH` columns to the full circle, each the mean of those it stands for."""
    height, width = pixels.shape[:2]
    scale = WIDTH / (crop.full_width * width / crop.width)
    if scale >= 1:
        return pixels
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _inside(ends: Array, beyond: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Whether an edge has picture at both ends: the border of a partial panorama is no edge of the world."""
    height, width = beyond.shape
    column = np.clip(np.rint(ends[..., 0]).astype(int), 0, width - 1)
    row = np.clip(np.rint(ends[..., 1]).astype(int), 0, height - 1)
    near = cv2.dilate(beyond, np.ones((9, 9), np.uint8))
    inside: NDArray[np.bool_] = (near[row, column] <= 0).all(axis=1)
    return inside
