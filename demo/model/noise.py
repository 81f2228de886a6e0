"""Random fields for painted textures and terrain; every field is fixed by its seed."""

from __future__ import annotations

import numpy as np


def fractal(height: int, width: int, beta: float = 2.0, seed: int = 0, lowest: float = 1.0) -> np.ndarray:
    """A field with spectrum 1/f^beta, scaled to mean 0.5 and clipped to [0, 1], shape (height, width).

    ``lowest`` cuts off waves longer than ``min(height, width) / lowest`` pixels, so that the field has no
    overall slope.
    """
    rng = np.random.default_rng(seed)
    fy = np.fft.fftfreq(height)[:, None] * min(height, width)
    fx = np.fft.rfftfreq(width)[None, :] * min(height, width)
    radius = np.hypot(fy, fx)
    with np.errstate(divide="ignore"):
        amplitude = np.where(radius < lowest * 0.999, 0.0, radius ** (-beta / 2))
    spectrum = np.fft.rfft2(rng.standard_normal((height, width))) * amplitude
    field = np.fft.irfft2(spectrum, s=(height, width))
    return np.clip(0.5 + field / (field.std() + 1e-9) * 0.2, 0.0, 1.0)


def sample(field: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Bilinear look-up with wrap-around; ``x`` and ``y`` in pixels of ``field``."""
    height, width = field.shape[:2]
    x0, y0 = np.floor(x).astype(int), np.floor(y).astype(int)
    fx, fy = x - x0, y - y0
    x0, y0, x1, y1 = x0 % width, y0 % height, (x0 + 1) % width, (y0 + 1) % height
    top = field[y0, x0] * (1 - fx) + field[y0, x1] * fx
    bottom = field[y1, x0] * (1 - fx) + field[y1, x1] * fx
    return top * (1 - fy) + bottom * fy


def smooth(edge0: float, edge1: float, value: np.ndarray) -> np.ndarray:
    """Hermite step from 0 at ``edge0`` to 1 at ``edge1``."""
    t = np.clip((value - edge0) / (edge1 - edge0), 0.0, 1.0)
    return t * t * (3 - 2 * t)


def mix(a: np.ndarray, b: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Colours ``a`` to ``b`` by a field in [0, 1] without a colour axis."""
    return a + (np.asarray(b) - np.asarray(a)) * share[..., None]
