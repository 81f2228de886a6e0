"""Rock drawings in the manner of Tanbaly and Yeshkiolmes: our own figures, pecked into dark varnished
sandstone.
"""

from __future__ import annotations

import math

import numpy as np

from .drawing import Board, Map, smooth_line, spiral
from .noise import fractal, mix, smooth


def _to(x: float, y: float, size: float, flip: bool = False, turn: float = 0.0) -> Map:
    a, sign = math.radians(turn), -1 if flip else 1

    def place(u: float, v: float) -> tuple[float, float]:
        u *= sign
        return x + size * (u * math.cos(a) - v * math.sin(a)), y + size * (u * math.sin(a) + v * math.cos(a))

    return place


def sun_head(b: Board, x: float, y: float, size: float) -> None:
    """The sun-headed one: rings of dots and rays for a head, a small body with raised arms."""
    to, w = _to(x, y, size), 0.045 * size
    c = (0.0, 0.72)
    for r in (0.085, 0.16):
        b.stroke(
            [(c[0] + r * math.cos(t), c[1] + r * math.sin(t)) for t in np.linspace(0, 2 * math.pi, 40)],
            w,
            to=to,
        )
    for k in range(22):
        t = 2 * math.pi * k / 22
        b.stroke([(c[0] + r * math.cos(t), c[1] + r * math.sin(t)) for r in (0.19, 0.245)], w * 0.62, to=to)
        b.dot(c[0] + 0.285 * math.cos(t), c[1] + 0.285 * math.sin(t), w * 0.42, to=to)
    b.dot(*c, w * 0.7, to=to)
    b.stroke([(0, 0.55), (0, 0.24)], w * 1.9, w * 1.5, to=to)
    b.stroke([(0, 0.46), (-0.17, 0.37), (-0.20, 0.50)], w, to=to)
    b.stroke([(0, 0.46), (0.17, 0.37), (0.20, 0.50)], w, to=to)
    b.stroke([(0, 0.26), (-0.09, 0.12), (-0.07, 0.0), (-0.13, 0.0)], w, to=to)
    b.stroke([(0, 0.26), (0.09, 0.12), (0.07, 0.0), (0.13, 0.0)], w, to=to)


def ibex(b: Board, x: float, y: float, size: float, flip: bool = False) -> None:
    """A mountain goat, its ringed horns swept back over the whole body."""
    to, w = _to(x, y, size, flip), 0.055 * size
    b.area([(-0.36, 0.44), (-0.30, 0.30), (0.0, 0.27), (0.26, 0.31), (0.33, 0.46), (0.05, 0.43)], to=to)
    b.stroke([(-0.33, 0.38), (0.28, 0.40)], w * 2.2, to=to)
    for foot in (-0.31, -0.22, 0.17, 0.27):
        b.stroke([(foot, 0.34), (foot + 0.015, 0.16), (foot - 0.01, 0.0)], w * 0.85, w * 0.6, to=to)
    b.stroke([(0.27, 0.42), (0.36, 0.58)], w * 1.5, w, to=to)
    b.stroke([(0.34, 0.58), (0.48, 0.53)], w * 1.1, w * 0.6, to=to)
    b.stroke([(0.37, 0.60), (0.42, 0.70)], w * 0.5, to=to)
    for lift in (0.0, 0.07):
        horn = smooth_line(
            [
                (0.35, 0.61),
                (0.31, 0.82 + lift),
                (0.08, 0.95 + lift),
                (-0.20, 0.84 + lift),
                (-0.31, 0.62 + lift),
            ]
        )
        b.stroke(horn, w * 0.8, w * 0.4, to=to)
    b.stroke([(-0.35, 0.44), (-0.44, 0.50)], w * 0.6, to=to)


def bull(b: Board, x: float, y: float, size: float, flip: bool = False) -> None:
    """An aurochs: heavy body, lyre horns, patterned flank."""
    to, w = _to(x, y, size, flip), 0.05 * size
    back = smooth_line([(-0.46, 0.50), (-0.2, 0.55), (0.05, 0.56), (0.25, 0.66), (0.42, 0.60), (0.50, 0.46)])
    belly = smooth_line([(0.44, 0.38), (0.26, 0.30), (0.0, 0.27), (-0.3, 0.28), (-0.45, 0.33)])
    b.area([*back, *belly], to=to)
    for x0 in (-0.25, -0.05, 0.15):
        b.stroke([(x0, 0.50), (x0 + 0.05, 0.33)], w * 0.5, value=0, to=to)
    for foot in (-0.40, -0.28, 0.20, 0.33):
        b.stroke([(foot, 0.36), (foot, 0.14), (foot + 0.02, 0.0)], w * 1.5, w * 0.8, to=to)
    for s in (0.0, 0.09):
        b.stroke(
            smooth_line([(0.42 + s * 0.3, 0.60), (0.52 + s, 0.74), (0.44 + s, 0.88)]), w * 0.8, w * 0.4, to=to
        )
    b.stroke(smooth_line([(-0.45, 0.48), (-0.56, 0.36), (-0.53, 0.14)]), w * 0.6, to=to)


def deer(b: Board, x: float, y: float, size: float, flip: bool = False) -> None:
    """A stag with branching antlers laid along its back."""
    ibex_to, w = _to(x, y, size, flip), 0.05 * size
    b.stroke(
        smooth_line([(-0.36, 0.40), (-0.1, 0.36), (0.18, 0.42), (0.30, 0.56), (0.36, 0.68)]),
        w * 2.4,
        w * 1.2,
        to=ibex_to,
    )
    b.stroke([(0.35, 0.68), (0.50, 0.64)], w * 1.2, w * 0.5, to=ibex_to)
    for foot in (-0.34, -0.24, 0.12, 0.21):
        b.stroke([(foot, 0.38), (foot + 0.03, 0.18), (foot - 0.01, 0.0)], w * 0.9, w * 0.5, to=ibex_to)
    beam = smooth_line([(0.34, 0.72), (0.22, 0.86), (-0.02, 0.84), (-0.28, 0.74)])
    b.stroke(beam, w * 0.7, to=ibex_to)
    for k in (5, 10, 15, 20):
        px, py = beam[k]
        b.stroke(
            smooth_line([(px, py), (px + 0.01, py + 0.10), (px - 0.07, py + 0.15)]), w * 0.55, to=ibex_to
        )


def archer(b: Board, x: float, y: float, size: float, flip: bool = False) -> None:
    """A hunter drawing a composite bow."""
    to, w = _to(x, y, size, flip), 0.055 * size
    b.dot(0.0, 0.88, w * 1.35, to=to)
    b.stroke([(-0.05, 0.96), (-0.12, 1.02)], w * 0.7, to=to)
    b.stroke([(0, 0.80), (-0.02, 0.42)], w * 1.7, w * 1.3, to=to)
    b.stroke([(-0.02, 0.42), (0.15, 0.20), (0.12, 0.0), (0.19, 0.0)], w, to=to)
    b.stroke([(-0.02, 0.42), (-0.17, 0.22), (-0.22, 0.0), (-0.15, 0.0)], w, to=to)
    b.stroke([(0, 0.72), (0.36, 0.70)], w * 0.8, to=to)
    b.stroke([(0, 0.72), (-0.14, 0.62), (0.02, 0.68)], w * 0.8, to=to)
    b.stroke(
        smooth_line([(0.24, 1.0), (0.30, 0.86), (0.38, 0.70), (0.30, 0.54), (0.24, 0.40)]), w * 0.7, to=to
    )
    b.stroke([(0.24, 1.0), (0.02, 0.69), (0.24, 0.40)], w * 0.32, to=to)
    b.stroke([(0.02, 0.69), (0.62, 0.70)], w * 0.38, to=to)
    b.stroke([(-0.02, 0.46), (-0.20, 0.52)], w * 0.6, to=to)


def rider(b: Board, x: float, y: float, size: float, flip: bool = False) -> None:
    """A horse with a small rider."""
    to, w = _to(x, y, size, flip), 0.05 * size
    b.stroke(
        smooth_line([(-0.36, 0.42), (0.0, 0.38), (0.26, 0.44), (0.36, 0.64), (0.42, 0.72)]),
        w * 2.3,
        w * 1.3,
        to=to,
    )
    b.stroke([(0.41, 0.71), (0.54, 0.62)], w * 1.3, w * 0.7, to=to)
    for foot in (-0.36, -0.26, 0.16, 0.27):
        b.stroke([(foot, 0.40), (foot + 0.04, 0.2), (foot, 0.0)], w, w * 0.55, to=to)
    b.stroke(smooth_line([(-0.37, 0.44), (-0.48, 0.36), (-0.48, 0.16)]), w * 0.7, to=to)
    b.stroke([(-0.03, 0.44), (0.0, 0.80)], w * 1.1, to=to)
    b.dot(0.01, 0.88, w * 1.05, to=to)
    b.stroke([(0.0, 0.68), (0.24, 0.62)], w * 0.6, to=to)


def chariot(b: Board, x: float, y: float, size: float) -> None:
    """A chariot as if seen from above: two spoked wheels, pole, two horses back to back."""
    to, w = _to(x, y, size), 0.035 * size
    for cy in (0.25, 0.75):
        b.stroke(
            [(0.2 + 0.17 * math.cos(t), cy + 0.17 * math.sin(t)) for t in np.linspace(0, 2 * math.pi, 32)],
            w,
            to=to,
        )
        for k in range(4):
            t = math.pi * k / 4
            b.stroke(
                [
                    (0.2 - 0.16 * math.cos(t), cy - 0.16 * math.sin(t)),
                    (0.2 + 0.16 * math.cos(t), cy + 0.16 * math.sin(t)),
                ],
                w * 0.6,
                to=to,
            )
    b.stroke([(0.2, 0.25), (0.2, 0.75)], w, to=to)
    b.area([(0.08, 0.42), (0.32, 0.42), (0.32, 0.58), (0.08, 0.58)], to=to)
    b.stroke([(0.2, 0.5), (0.95, 0.5)], w, to=to)
    for s in (1, -1):
        b.stroke(
            [(0.62, 0.5 + s * 0.12), (0.95, 0.5 + s * 0.12), (1.05, 0.5 + s * 0.20)], w * 2.2, w * 1.2, to=to
        )
        for foot in (0.66, 0.72, 0.88, 0.94):
            b.stroke([(foot, 0.5 + s * 0.12), (foot + 0.02, 0.5 + s * 0.30)], w * 0.7, to=to)


def dancers(b: Board, x: float, y: float, size: float, count: int = 5) -> None:
    """A row of people holding hands."""
    to, w = _to(x, y, size), 0.05 * size
    for i in range(count):
        u = i * 0.34
        b.dot(u, 0.86, w * 1.2, to=to)
        b.stroke([(u, 0.80), (u, 0.42)], w * 1.2, to=to)
        b.stroke([(u, 0.42), (u - 0.09, 0.2), (u - 0.05, 0.0)], w * 0.9, to=to)
        b.stroke([(u, 0.42), (u + 0.09, 0.2), (u + 0.11, 0.0)], w * 0.9, to=to)
        b.stroke([(u, 0.70), (u - 0.17, 0.58)], w * 0.8, to=to)
        b.stroke([(u, 0.70), (u + 0.17, 0.58)], w * 0.8, to=to)


def spiral_sign(b: Board, x: float, y: float, size: float) -> None:
    """A double spiral."""
    to = _to(x, y, size)
    for s in (-1, 1):
        b.stroke([(s * u, v) for u, v in spiral(0.25, 0.3, 0.25, 180, 2.2, 0.85, 70)], 0.05 * size, to=to)


def panel(width: float, height: float, seed: int, draw: str, scale: float = 520.0) -> np.ndarray:
    """A slab face in sRGB with the figures of one composition; metres times scale pixels."""
    b = Board(width, height, scale)
    compositions = {
        "sun": lambda: (
            sun_head(b, width * 0.5, 0.68, 1.2),
            dancers(b, 0.30, 0.22, 0.36, 9),
            ibex(b, 0.34, 1.5, 0.34),
            ibex(b, width - 0.34, 1.28, 0.36, True),
            deer(b, 0.36, 0.86, 0.36),
            spiral_sign(b, width - 0.3, 0.82, 0.3),
        ),
        "hunt": lambda: (
            archer(b, 0.38, 0.45, 0.66),
            ibex(b, 1.12, 0.55, 0.56),
            ibex(b, 1.60, 0.26, 0.44),
            deer(b, 1.48, 1.14, 0.56),
            ibex(b, 0.92, 1.30, 0.34),
            rider(b, 0.36, 1.32, 0.46),
            ibex(b, 1.86, 0.86, 0.28),
            spiral_sign(b, 0.8, 0.15, 0.25),
        ),
        "bull": lambda: (
            bull(b, 0.78, 0.62, 0.98),
            chariot(b, 0.22, 1.26, 0.54),
            ibex(b, 1.16, 1.46, 0.32),
            archer(b, 1.38, 0.5, 0.40, True),
            ibex(b, 0.42, 0.22, 0.32),
            ibex(b, 0.88, 0.18, 0.30, True),
            dancers(b, 1.05, 1.18, 0.22, 3),
        ),
        "herd": lambda: [
            ibex(
                b,
                0.30 + 0.56 * (i % 3) + 0.16 * (i // 3),
                0.22 + 0.46 * (i // 3),
                0.42 + 0.07 * ((i * 7) % 3),
                i % 4 == 1,
            )
            for i in range(9)
        ],
        "deer": lambda: (
            deer(b, 0.6, 0.7, 0.86),
            deer(b, 0.46, 1.42, 0.40, True),
            rider(b, 1.15, 0.22, 0.46),
            archer(b, 0.34, 0.14, 0.40),
            ibex(b, 1.22, 1.40, 0.36, True),
            spiral_sign(b, 1.22, 1.0, 0.34),
        ),
    }
    compositions[draw]()
    mask = b.array(1.3)
    h, w = mask.shape
    cloud, vein, grit = (
        fractal(h, w, 2.5, seed, 2),
        fractal(h, w, 1.8, seed + 1, 3),
        fractal(h, w, 0.7, seed + 2, 8),
    )
    varnish = mix(
        np.array((0.16, 0.105, 0.085)) * np.ones((h, w, 3)),
        np.array((0.34, 0.215, 0.155)),
        smooth(0.3, 0.75, cloud),
    )
    varnish = (
        mix(varnish, np.array((0.47, 0.29, 0.19)), smooth(0.62, 0.8, vein) * 0.6)
        * (0.72 + 0.56 * grit)[..., None]
    )
    crack = np.abs(fractal(h, w, 2.8, seed + 3, 2) - 0.5)
    varnish *= (0.45 + 0.55 * smooth(0.0, 0.006, crack))[..., None]
    # A pecked figure is thousands of separate blows: grit decides which grains of varnish are left standing.
    pecked = mask * smooth(0.30, 0.50, grit + 0.28 * mask)
    fresh = np.array((0.80, 0.62, 0.44)) * (0.72 + 0.5 * grit)[..., None]
    return np.clip(varnish + (fresh - varnish) * (0.92 * pecked)[..., None], 0, 1)
