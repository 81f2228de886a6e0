"""Balbal stones: Turkic memorial figures with a T of brows and nose, a moustache and a cup held before the
belt.
"""

from __future__ import annotations

import numpy as np

from . import materials as m
from . import mesh
from .noise import fractal, sample


def _ridge(
    x: np.ndarray, z: np.ndarray, a: tuple[float, float], b: tuple[float, float], width: float
) -> np.ndarray:
    """A soft ridge along a segment, 1 on it."""
    dx, dz = b[0] - a[0], b[1] - a[1]
    t = np.clip(((x - a[0]) * dx + (z - a[1]) * dz) / (dx * dx + dz * dz), 0, 1)
    return np.exp(-((x - a[0] - t * dx) ** 2 + (z - a[1] - t * dz) ** 2) / width**2)


def build(x: float, y: float, turn: float, height: float, seed: int, tones: tuple = ()) -> None:
    """One figure; local front is -y, turned counter-clockwise by ``turn`` degrees."""
    around, levels = 72, 110
    z = np.linspace(0, 1.5, levels)[:, None]
    t = np.linspace(0, 2 * np.pi, around, endpoint=False)[None, :]
    half = np.interp(
        z[:, 0],
        [0, 0.5, 0.85, 1.02, 1.09, 1.14, 1.30, 1.42, 1.49, 1.5],
        [0.20, 0.215, 0.235, 0.225, 0.15, 0.122, 0.15, 0.13, 0.06, 0.01],
    )
    deep = np.interp(
        z[:, 0], [0, 0.7, 1.02, 1.12, 1.3, 1.43, 1.5], [0.125, 0.14, 0.125, 0.105, 0.125, 0.10, 0.01]
    )
    c, s = np.cos(t), np.sin(t)
    px = half[:, None] * np.sign(c) * np.abs(c) ** 0.72
    py = deep[:, None] * np.sign(s) * np.abs(s) ** 0.72
    front = np.clip(-s, 0, 1) ** 0.5
    zz = np.broadcast_to(z, px.shape)
    # Brows and nose are one ridge: where they meet they must not pile up into a beak.
    brows = np.maximum(
        _ridge(px, zz, (-0.085, 1.345), (0, 1.325), 0.016), _ridge(px, zz, (0.085, 1.345), (0, 1.325), 0.016)
    )
    relief = 0.022 * np.maximum(brows, _ridge(px, zz, (0, 1.325), (0, 1.235), 0.018))
    for side in (-1, 1):
        relief += 0.018 * _ridge(px, zz, (side * 0.048, 1.295), (side * 0.058, 1.295), 0.016)
        relief += 0.016 * _ridge(px, zz, (0, 1.212), (side * 0.062, 1.197), 0.012)
        relief += 0.028 * _ridge(px, zz, (side * 0.20, 0.98), (side * 0.185, 0.72), 0.035)
        relief += 0.030 * _ridge(
            px, zz, (side * 0.185, 0.72), (side * 0.04, 0.80 if side > 0 else 0.70), 0.032
        )
    relief -= 0.012 * _ridge(px, zz, (-0.03, 1.178), (0.03, 1.178), 0.010)
    relief += 0.034 * _ridge(px, zz, (0.0, 0.80), (0.0, 0.88), 0.042)
    relief += 0.012 * (np.abs(zz - 0.60) < 0.022)
    rough = sample(fractal(256, 256, 2.4, seed, 3), px * 300 + 128 + 60 * s, zz * 160) - 0.5
    py = py - 1.25 * relief * front + 0.05 * rough * s
    px = px * (1 + 0.16 * rough)
    scale = height / 1.5
    tones = tones or ((0.24, 0.20, 0.17), (0.42, 0.36, 0.30), (0.56, 0.49, 0.41))
    stone = m.rock(f"balbal-{seed}", tones, 5.0, 1.0, 0.35)
    body = mesh.loft("balbal", [np.stack([px[k], py[k], zz[k]], 1) for k in range(levels)], stone)
    base = mesh.box(
        "balbal-base",
        (-0.42, -0.34, -0.02),
        (0.42, 0.34, 0.10),
        m.rock("balbal-base", ((0.25, 0.2, 0.15), (0.36, 0.3, 0.24), (0.46, 0.4, 0.33))),
        0.03,
    )
    mesh.move([body], mesh.placed(0, 0, 0.09, 0, scale))
    mesh.move([body, base], mesh.placed(x, y, 0, turn))
