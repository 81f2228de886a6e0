"""Painted views of Zhetysu for the gallery: brush-like, layered, each from its own palette and seed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .noise import fractal, mix, sample, smooth

RGB = tuple[float, float, float]


@dataclass(frozen=True)
class Palette:
    """Colours of one painting, and what lies in its foreground."""

    sky_top: RGB
    sky_low: RGB
    sun: RGB
    far: RGB
    near: RGB
    field: RGB
    flowers: RGB | None = None
    snow: float = 0.6
    water: bool = False
    dunes: bool = False
    sun_at: tuple[float, float] = (0.7, 0.42)


PALETTES: dict[str, Palette] = {
    "dawn": Palette(
        (0.42, 0.50, 0.68),
        (0.97, 0.78, 0.58),
        (1.0, 0.90, 0.66),
        (0.55, 0.50, 0.62),
        (0.30, 0.27, 0.33),
        (0.55, 0.44, 0.24),
    ),
    "poppies": Palette(
        (0.36, 0.58, 0.82),
        (0.86, 0.90, 0.90),
        (1.0, 0.98, 0.9),
        (0.52, 0.62, 0.74),
        (0.30, 0.42, 0.30),
        (0.40, 0.50, 0.18),
        (0.82, 0.13, 0.07),
        0.75,
    ),
    "dusk": Palette(
        (0.20, 0.18, 0.36),
        (0.92, 0.48, 0.30),
        (1.0, 0.72, 0.40),
        (0.42, 0.27, 0.40),
        (0.17, 0.12, 0.19),
        (0.28, 0.18, 0.14),
        None,
        0.2,
        False,
        False,
        (0.34, 0.5),
    ),
    "winter": Palette(
        (0.50, 0.60, 0.72),
        (0.90, 0.90, 0.90),
        (1.0, 0.98, 0.94),
        (0.64, 0.70, 0.78),
        (0.44, 0.50, 0.58),
        (0.86, 0.88, 0.91),
        None,
        1.0,
    ),
    "lake": Palette(
        (0.26, 0.50, 0.74),
        (0.84, 0.90, 0.92),
        (1.0, 1.0, 0.94),
        (0.50, 0.60, 0.72),
        (0.20, 0.32, 0.27),
        (0.16, 0.45, 0.55),
        None,
        0.8,
        True,
    ),
    "dunes": Palette(
        (0.45, 0.62, 0.80),
        (0.96, 0.88, 0.72),
        (1.0, 0.95, 0.8),
        (0.70, 0.56, 0.48),
        (0.60, 0.42, 0.28),
        (0.84, 0.66, 0.40),
        None,
        0.0,
        False,
        True,
        (0.2, 0.36),
    ),
    "autumn": Palette(
        (0.40, 0.54, 0.70),
        (0.93, 0.85, 0.70),
        (1.0, 0.92, 0.74),
        (0.50, 0.53, 0.62),
        (0.40, 0.30, 0.16),
        (0.70, 0.46, 0.13),
        (0.86, 0.55, 0.10),
        0.7,
    ),
    "storm": Palette(
        (0.22, 0.26, 0.34),
        (0.70, 0.70, 0.66),
        (0.92, 0.88, 0.74),
        (0.36, 0.40, 0.47),
        (0.20, 0.25, 0.22),
        (0.42, 0.43, 0.20),
        None,
        0.4,
    ),
}


def paint(name: str, seed: int, width: int = 960, height: int = 600) -> np.ndarray:
    """A landscape in sRGB, shape (height, width, 3)."""
    p = PALETTES[name]
    y, x = np.mgrid[0:height, 0:width].astype(float)
    v, u = y / height, x / width
    # Looking up a displaced place makes edges waver like brush strokes.
    bend = fractal(height, width, 2.2, seed + 40, 6) - 0.5
    dab = fractal(height, width, 1.4, seed + 41, 12)
    horizon = 0.62
    sky = mix(
        np.array(p.sky_low) * np.ones((height, width, 3)),
        np.array(p.sky_top),
        smooth(horizon, 0.0, v + 0.05 * bend),
    )
    clouds = sample(fractal(512, 512, 2.6, seed + 1, 3), x * 0.35, y * 1.25)
    sky = mix(
        sky,
        np.clip(np.array(p.sun) * 1.02, 0, 1),
        smooth(0.52, 0.78, clouds) * 0.75 * smooth(horizon, 0.25, v),
    )
    glow = np.exp(-((u - p.sun_at[0]) ** 2 * 7 + (v - p.sun_at[1]) ** 2 * 16))
    picture = mix(sky, np.array(p.sun), glow * 0.75)
    light = fractal(height, width, 2.9, seed + 2, 6)
    layers = 5
    for k in range(layers):
        t = k / (layers - 1)
        line = fractal(512, width, 4.4 - 0.6 * t, seed + 10 + k, 1.5 + 2 * t)[200]
        crest = horizon - (0.36 - 0.33 * t) * (0.10 + 1.25 * line) + 0.02 + 0.008 * (bend + dab - 0.5)
        inside = smooth(0.0, 0.006, v - crest)
        colour = mix(
            np.array(p.far) * np.ones((height, width, 3)), np.array(p.near), np.full(u.shape, t**1.3)
        )
        slope = sample(light, x + 300 * (v - crest), y * 0.8 + 90 * k)
        colour = colour * (0.70 + 0.6 * slope)[..., None]
        if k < 3 and p.snow:
            depth = (v - crest) / 0.16
            colour = mix(
                colour,
                np.array((0.94, 0.95, 0.98)) * (0.8 + 0.25 * slope)[..., None],
                smooth(p.snow, p.snow * 0.35, depth + 0.9 * (slope - 0.35)) * (1 - 0.3 * k),
            )
        picture = picture * (1 - inside[..., None]) + colour * inside[..., None]
    ground = smooth(0.0, 0.008, v - (horizon + 0.015 * bend))
    depth = np.clip((v - horizon) / (1 - horizon), 1e-3, 1)
    stroke = sample(
        fractal(512, 512, 1.6, seed + 30, 4), x / (0.25 + depth) * 0.5, 220 * np.log(0.06 + depth)
    )
    field = np.array(p.field) * (0.62 + 0.75 * stroke)[..., None] * (1.06 - 0.25 * depth)[..., None]
    if p.water:
        flipped = picture[
            np.clip((2 * horizon * height - y).astype(int), 0, height - 1),
            np.clip(x + 14 * bend, 0, width - 1).astype(int),
        ]
        field = mix(field, flipped * 0.85, np.clip(0.72 - 0.5 * depth + 0.5 * (stroke - 0.5), 0, 1))
    if p.dunes:
        wave = np.sin(12 * np.log(0.1 + depth) + 5 * u + 5 * fractal(height, width, 3.0, seed + 31, 1))
        field = mix(field, np.array((0.55, 0.36, 0.22)), smooth(0.0, 0.9, wave) * 0.75)
    if p.flowers:
        dots = smooth(
            0.60,
            0.68,
            sample(
                fractal(512, 512, 0.9, seed + 32, 40), x / (0.3 + depth) * 0.7, 330 * np.log(0.12 + depth)
            ),
        )
        field = mix(field, np.array(p.flowers), dots * smooth(0.08, 0.3, depth))
    picture = picture * (1 - ground[..., None]) + field * ground[..., None]
    return np.clip(picture * (0.92 + 0.16 * dab)[..., None], 0, 1)
