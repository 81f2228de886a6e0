"""Drawing with a soft round brush onto a mask; ornaments, rock carvings and brocades all use it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

Stroke = Sequence[tuple[float, float]]
Map = Callable[[float, float], tuple[float, float]]


class Board:
    """A mask with a coordinate system of its own: (0, 0) bottom left, given height, x to the right."""

    def __init__(self, width: float, height: float, scale: float) -> None:
        self.scale, self.height = scale, height
        self.image = Image.new("L", (round(width * scale), round(height * scale)), 0)
        self.draw = ImageDraw.Draw(self.image)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return x * self.scale, (self.height - y) * self.scale

    def stroke(
        self, points: Stroke, width: float, end: float | None = None, value: int = 255, to: Map | None = None
    ) -> None:
        """A round brush along a line, its width running evenly from ``width`` to ``end``."""
        end = width if end is None else end
        if to:
            points = [to(x, y) for x, y in points]
        lengths = [math.dist(a, b) for a, b in itertools.pairwise(points)]
        total, run = sum(lengths) or 1.0, 0.0
        for (a, b), length in zip(itertools.pairwise(points), lengths, strict=True):
            steps = max(1, int(length * self.scale / max(1.0, 0.2 * min(width, end) * self.scale)))
            for i in range(steps + 1):
                t = i / steps
                w = width + (end - width) * (run + t * length) / total
                self.dot(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, w / 2, value)
            run += length

    def dot(self, x: float, y: float, radius: float, value: int = 255, to: Map | None = None) -> None:
        """A filled circle."""
        if to:
            x, y = to(x, y)
        px, py = self._at(x, y)
        r = radius * self.scale
        self.draw.ellipse((px - r, py - r, px + r, py + r), fill=value)

    def area(self, points: Stroke, value: int = 255, to: Map | None = None) -> None:
        """A filled polygon."""
        self.draw.polygon([self._at(*(to(x, y) if to else (x, y))) for x, y in points], fill=value)

    def array(self, blur: float = 0.0) -> np.ndarray:
        """The mask in [0, 1]."""
        picture = self.image.filter(ImageFilter.GaussianBlur(blur)) if blur else self.image
        return np.asarray(picture, np.float32) / 255


def spiral(
    cx: float, cy: float, radius: float, start: float, turns: float, shrink: float = 0.72, count: int = 40
) -> list[tuple[float, float]]:
    """A spiral running inwards; positive turns are counter-clockwise, angles in degrees."""
    points = []
    for i in range(count + 1):
        t = i / count
        a = math.radians(start + 360 * turns * t)
        r = radius * (1 - shrink * t)
        points.append((cx + r * math.cos(a), cy + r * math.sin(a)))
    return points


def smooth_line(points: Stroke, steps: int = 8) -> list[tuple[float, float]]:
    """A Catmull-Rom curve through points."""
    p = [points[0], *points, points[-1]]
    out = []
    for i in range(1, len(p) - 2):
        for s in range(steps):
            t = s / steps
            out.append(
                tuple(
                    0.5
                    * (
                        2 * p[i][k]
                        + (p[i + 1][k] - p[i - 1][k]) * t
                        + (2 * p[i - 1][k] - 5 * p[i][k] + 4 * p[i + 1][k] - p[i + 2][k]) * t**2
                        + (3 * p[i][k] - p[i - 1][k] - 3 * p[i + 1][k] + p[i + 2][k]) * t**3
                    )
                    for k in (0, 1)
                )
            )
    return [*out, tuple(points[-1])]  # type: ignore[list-item]
