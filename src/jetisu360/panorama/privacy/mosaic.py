"""What stands where something was: a few cells of mean colour, smoothed into each other.

A rectangle is covered in coordinates of its own, u across and v up or down from its middle, in any unit. The
cover is whole in a shape with round corners that holds all of the rectangle, and fades out in a margin around
it: nothing of what was there shines through, and the margin alone hides the edge.

What is left are at most CELLS × CELLS mean colours, however large the rectangle and the picture are. They are
blurred as well, but the blur is for the eyes: a blur alone can be taken back, a mean cannot
(docs/decisions/privacy-blur.md).
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

CELLS = 4
"""Cells along the longer side of all that is touched, margin included: less than 3 across a face."""

GROWN = 0.12
"""Shares of the shorter side: how far the shape goes beyond the middle of each side of the rectangle …"""
FADING = 0.2
"""… and how wide the margin beyond that is."""
_ROUND = math.sqrt(2) / (math.sqrt(2) - 1)
"""The radius of round corners that just hold those of the rectangle, by how far the shape goes beyond it."""

_SEEN = 0.25
"""A cell of which the picture shows less than this share of the fullest one takes the mean of them all."""

_PATCH = 32
"""Entries of the drawn table along a cell."""


class Mosaic:
    """The cover of one rectangle `width` × `height`. `pixel`: how large a pixel is at its middle.

    First all the pixels are `add`ed, then they are `draw`n over, in pieces of any size and order.
    """

    def __init__(self, width: float, height: float, pixel: float) -> None:
        shorter = min(width, height)
        # What is smaller than a pixel must not slip between two of them.
        grown, self._fading = max(GROWN * shorter, pixel), max(FADING * shorter, pixel)
        self._radius = min(_ROUND * grown, shorter / 2 + grown)
        self._straight = width / 2 + grown - self._radius, height / 2 + grown - self._radius
        self.reach = width / 2 + grown + self._fading, height / 2 + grown + self._fading
        """How far from the middle pixels may change, across and down."""
        longer = max(self.reach)
        self._columns, self._rows = (max(1, round(CELLS * side / longer)) for side in self.reach)
        self._sums = np.zeros((self._rows * self._columns, 3))
        self._weights = np.zeros(self._rows * self._columns)
        self._table: Floats | None = None

    def add(self, u: Floats, v: Floats, weights: Floats, pixels: Pixels) -> None:
        """Takes pixels (n, 3) at (u, v) into the means; their weights are the areas that they stand for."""
        cell = self._index(v, 1, self._rows) * self._columns + self._index(u, 0, self._columns)
        count = len(self._weights)
        self._weights += np.bincount(cell, weights, count)
        for channel in range(3):
            self._sums[:, channel] += np.bincount(cell, weights * pixels[:, channel], count)

    def draw(self, u: Floats, v: Floats, pixels: Pixels) -> Pixels:
        """What the pixels (n, 3) at (u, v) become."""
        table = self._drawn()
        row, column = self._index(v, 1, table.shape[0]), self._index(u, 0, table.shape[1])
        cover: Floats = table.reshape(-1, 3).take(row * table.shape[1] + column, axis=0)
        past = np.hypot(
            np.maximum(np.abs(u) - self._straight[0], 0), np.maximum(np.abs(v) - self._straight[1], 0)
        )
        faded = np.flatnonzero(past > self._radius)
        past = past[faded] - self._radius
        share = np.clip(1 - past / self._fading, 0, 1)[:, np.newaxis]
        share *= share * (3 - 2 * share)
        cover[faded] = cover[faded] * share + pixels[faded] * (1 - share)
        return np.rint(cover, out=cover).astype(np.uint8)

    def _index(self, at: Floats, side: int, count: int) -> NDArray[np.intp]:
        reach = self.reach[side]
        scaled = (at + np.float32(reach)) * np.float32(count / (2 * reach))
        return np.clip(scaled.astype(np.intp), 0, count - 1)

    def _drawn(self) -> Floats:
        """The cells, each enlarged and all smoothed: (rows, columns, 3)."""
        if self._table is None:
            # A mean of a few pixels, where the picture ends, would tell too much of them.
            seen = self._weights > _SEEN * self._weights.max()
            means = np.repeat(self._sums.sum(axis=0, keepdims=True) / self._weights.sum(), len(seen), axis=0)
            means[seen] = self._sums[seen] / self._weights[seen, np.newaxis]
            cells = means.reshape(self._rows, self._columns, 3).astype(np.float32)
            large = cells.repeat(_PATCH, axis=0).repeat(_PATCH, axis=1)
            self._table = np.asarray(
                cv2.GaussianBlur(large, (0, 0), sigmaX=_PATCH / 2, borderType=cv2.BORDER_REPLICATE),
                dtype=np.float32,
            )
        return self._table
