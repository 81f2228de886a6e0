"""The tilt of a camera, estimated from what stands upright in its picture, with a confidence.

Measured in docs/level.md; why it is done like this: docs/decisions/panorama-level.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from jetisu360.panorama.geometry.projection import Array, level_matrix
from jetisu360.panorama.geometry.resample import Pixels
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.level.edges import Edges, find_edges
from jetisu360.panorama.level.zenith import FARTHEST, Zenith, find_zenith

SURE = 0.9
"""Confidence from which an estimate is worth a correction."""

LEAST = 0.5
"""Tilt, degrees, below which a picture is left as it is: the estimate itself may err by as much."""

CONTRADICTED = 2.0
"""Degrees between a recorded tilt and a sure estimate from which the record is wrong: a camera's sensor was
about a degree off (docs/decisions/photo-pose.md), sure estimates half a degree (docs/level.md)."""

# Logistic regression of "within 0.5° of the truth" (`python -m benchmarks.level --fit`).
_BIAS, _ERROR, _STEADY, _LEAD = -3.37, -0.85, 5.05, 2.53


@dataclass(frozen=True)
class LevelEstimate:
    """`level`: the tilt, rounded to 0.01°. `confidence`: share of such estimates within 0.5° of the truth.

    `edges`: how many upright edges support it. Without any, `level` is level and `confidence` 0.
    """

    level: Level
    confidence: float
    edges: int

    @property
    def tilt(self) -> float:
        """Degrees between the picture's own vertical and the zenith."""
        pitch, roll = math.radians(self.level.pitch), math.radians(self.level.roll)
        return math.degrees(math.acos(max(-1.0, min(1.0, math.cos(pitch) * math.cos(roll)))))

    @property
    def is_worth_it(self) -> bool:
        """Whether to correct the picture by it: sure enough, and tilted enough to be seen."""
        return self.confidence >= SURE and self.tilt >= LEAST

    def apart(self, recorded: Level) -> float:
        """Degrees between the zenith of this estimate and that of another level."""
        here, there = (level_matrix(level)[1] for level in (self.level, recorded))
        return math.degrees(math.acos(max(-1.0, min(1.0, float(here @ there)))))

    def overrules(self, recorded: Level) -> bool:
        """Whether what stands upright surely contradicts what a camera recorded.

        A record beyond what is searched for cannot be contradicted: the picture may really be so.
        """
        level = LevelEstimate(recorded, 0.0, 0)
        return self.confidence >= SURE and self.apart(recorded) >= CONTRADICTED and level.tilt <= FARTHEST - 1


def estimate_level(pixels: Pixels, crop: Crop) -> LevelEstimate:
    """How the camera was tilted; pixels are uint8 RGB (h, w, 3) of the part `crop` of the sphere.

    Tilts up to about 12° are found. The same pixels give the same answer; a copy of a few megabytes is made.
    Yaw 0 stays the yaw of the picture's centre, as everywhere (docs/architecture.md).
    """
    return level_of_edges(find_edges(pixels, crop))


def level_of_edges(edges: Edges) -> LevelEstimate:
    """The same, of edges that were found already."""
    zenith = find_zenith(edges.upright())
    if zenith is None:
        return LevelEstimate(Level(), 0.0, 0)
    return LevelEstimate(level_of_zenith(zenith.direction), confidence_of(zenith), round(zenith.edges))


def level_of_zenith(direction: Array) -> Level:
    """The tilt of a camera that sees the zenith in that direction (X, Y, Z of length 1, Y > 0).

    The zenith (0, 1, 0) of the level world is (sin r · cos p, cos r · cos p, sin p) in the camera's picture:
    the middle row of `projection.level_matrix`.
    """
    x, y, z = (float(v) for v in direction)
    pitch, roll = math.degrees(math.asin(max(-1.0, min(1.0, z)))), math.degrees(math.atan2(x, y))
    # Rounded: the last digits differ between processors, and tiles must not.
    return Level(round(pitch, 2) + 0.0, round(roll, 2) + 0.0)


def confidence_of(zenith: Zenith) -> float:
    """How many of a hundred zeniths supported like this one are within 0.5° of the truth, over a hundred."""
    # Near the border of the search the zenith may as well lie beyond it.
    if zenith.direction[1] < math.cos(math.radians(FARTHEST - 1)):
        return 0.0
    sum_ = _BIAS + _ERROR * math.log(min(zenith.error, 3.0)) + _STEADY * zenith.steady + _LEAD * zenith.lead
    return round(1 / (1 + math.exp(-sum_)), 3)
