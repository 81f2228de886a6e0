"""A soft fill of what lies straight below a camera, made of what surrounds it.

The colours round the edge are carried inwards as a stretched skin would carry them: the solution of Laplace's
equation in a disc, which is a sum of waves round the edge that die away towards the middle, the quicker the
finer they are. So there is no seam at the edge and no streak in the middle, and nothing is invented.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.geometry.projection import Plane
from jetisu360.panorama.geometry.resample import Pixels, Sampler

RING = 0.12
"""How wide the ring is whose colours are taken, as a share of the radius; over it the fill fades out."""

_SEEN = 1024
"""Pixels along the side of the picture in which the ring is looked at."""
_DRAWN = 512
_DIRECTIONS = 360
_WAVES = 40
"""Round the edge. Finer ones are grain of the floor, which would end in the cover as streaks."""


def filling(sphere: Sampler, radius: float) -> tuple[NDArray[np.uint8], float]:
    """A picture (h, w, 4) of the fill, its colours multiplied by alpha, as seen straight down with the
    photograph's middle at its upper edge; and how far from its middle to its edge, degrees.
    """
    outer = radius * (1 + RING)
    means = _round_the_edge(sphere, radius, outer)
    waves = np.fft.rfft(means, axis=0)[: _WAVES + 1] / _DIRECTIONS
    waves[1:] *= 2
    # Each mean is of the middle of its direction.
    waves *= np.exp(-1j * math.pi / _DIRECTIONS * np.arange(len(waves)))[:, np.newaxis]
    waves *= np.cos(np.linspace(0, math.pi / 2, len(waves), endpoint=False))[:, np.newaxis] ** 2
    reach = math.tan(math.radians(outer))
    across = (np.arange(_DRAWN) + 0.5) / _DRAWN * 2 - 1
    a, b = np.meshgrid(across * reach, across * reach)
    angle = np.degrees(np.arctan(np.hypot(a, b)))
    wave = np.minimum(angle / radius, 1) * np.exp(1j * np.arctan2(b, a))
    colour = np.zeros((*a.shape, 3))
    power = np.ones_like(wave)
    for one in waves:
        colour += (power[..., np.newaxis] * one).real
        power = power * wave
    past = np.clip((outer - angle) / (outer - radius), 0, 1)
    alpha = (past * past * (3 - 2 * past))[..., np.newaxis]
    picture = np.concatenate([colour.clip(0, 255) * alpha, alpha * 255], axis=2)
    return np.rint(picture).astype(np.uint8), outer


def _round_the_edge(sphere: Sampler, radius: float, outer: float) -> NDArray[np.float64]:
    """The mean colours of the ring in each direction, (_DIRECTIONS, 3); where it shows nothing, those of its
    neighbours.
    """
    reach = math.tan(math.radians(outer))
    across = (np.arange(_SEEN) + 0.5) / _SEEN * 2 - 1
    seen: Pixels = sphere.sample(straight_down(reach), across, across).pixels
    a, b = np.meshgrid(across * reach, across * reach)
    angle = np.degrees(np.arctan(np.hypot(a, b)))
    ring = (angle >= radius) & (angle <= outer)
    at = (np.arctan2(b, a)[ring] / (2 * math.pi) * _DIRECTIONS).astype(int) % _DIRECTIONS
    counts = np.bincount(at, minlength=_DIRECTIONS).astype(np.float64)
    sums = np.stack([np.bincount(at, seen[ring][:, c], _DIRECTIONS) for c in range(3)], axis=1)
    there = np.flatnonzero(counts)
    means = np.empty((_DIRECTIONS, 3))
    for channel in range(3):
        known = sums[there, channel] / counts[there]
        means[:, channel] = np.interp(np.arange(_DIRECTIONS), there, known, period=_DIRECTIONS)
    # A hair of blur along the edge: the grain between neighbouring directions is no colour of the floor.
    padded = np.concatenate([means[-8:], means, means[:8]]).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(padded, (1, 9), sigmaX=1, sigmaY=2)[8:-8], np.float64)


def straight_down(reach: float) -> Plane:
    """The floor as seen from above, the photograph's middle at its upper edge; `reach`: how far from its
    middle to each side, in heights of the camera.
    """
    return Plane((reach, 0, 0), (0, 0, -reach), (0, -1, 0))
