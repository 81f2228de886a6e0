"""Repeating prints, as arrays in sRGB with the size in metres of one repeat: wallpapers and linoleum."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw

RGB = tuple[int, int, int]
Print = tuple[np.ndarray, tuple[float, float]]


def _done(image: Image.Image) -> np.ndarray:
    return np.asarray(image.reduce(2), np.float32) / 255


def _petals(
    draw: ImageDraw.ImageDraw, x: float, y: float, r: float, count: int, fill: RGB, heart: RGB
) -> None:
    for k in range(count):
        a = 2 * math.pi * k / count
        cx, cy = x + 0.62 * r * math.cos(a), y + 0.62 * r * math.sin(a)
        draw.ellipse((cx - 0.4 * r, cy - 0.4 * r, cx + 0.4 * r, cy + 0.4 * r), fill=fill)
    draw.ellipse((x - 0.3 * r, y - 0.3 * r, x + 0.3 * r, y + 0.3 * r), fill=heart)


def _sprig(
    draw: ImageDraw.ImageDraw, x: float, y: float, size: float, lean: float, leaf: RGB, bud: RGB
) -> None:
    points = [(x + lean * size * t * t, y - size * t) for t in np.linspace(0, 1, 9)]
    draw.line(points, leaf, max(2, round(size / 22)))
    for k, (px, py) in enumerate(points[1:-1]):
        side = -1 if k % 2 else 1
        draw.polygon(
            [
                (px, py),
                (px + side * size * 0.2, py - size * 0.12),
                (px + side * size * 0.24, py + size * 0.02),
            ],
            fill=leaf,
        )
    _petals(draw, *points[-1], size * 0.16, 5, bud, leaf)


def medallions() -> Print:
    """Ochre paper with darker medallions, half dropped."""
    image = Image.new("RGB", (640, 960), (214, 172, 112))
    draw = ImageDraw.Draw(image)
    dark, mid = (170, 112, 62), (190, 138, 82)
    for cx, cy in ((160, 240), (480, 720), (480, -240), (160, 1200)):
        for r, ink in ((150, mid), (124, (214, 172, 112)), (110, dark), (88, (214, 172, 112))):
            draw.polygon([(cx, cy - 1.35 * r), (cx + r, cy), (cx, cy + 1.35 * r), (cx - r, cy)], fill=ink)
        _petals(draw, cx, cy, 60, 8, dark, mid)
    for cx, cy in ((480, 240), (160, 720)):
        _sprig(draw, cx, cy + 120, 190, 0.2, mid, dark)
        _sprig(draw, cx, cy + 120, 150, -0.3, mid, dark)
    return _done(image), (0.36, 0.54)


def trellis() -> Print:
    """Pale green paper with a lattice and small red flowers."""
    image = Image.new("RGB", (560, 560), (200, 210, 178))
    draw = ImageDraw.Draw(image)
    for k in range(-1, 3):
        for s in (-1, 1):
            x = 280 * k
            draw.line((x, 0, x + s * 560, 560), (150, 170, 128), 9)
    for cx, cy in ((280, 0), (280, 560), (0, 280), (560, 280)):
        _petals(draw, cx, cy, 44, 6, (182, 74, 66), (224, 190, 90))
    for cx, cy in ((280, 280), (0, 0), (560, 0), (0, 560), (560, 560)):
        _petals(draw, cx, cy, 24, 4, (112, 140, 98), (150, 170, 128))
    return _done(image), (0.31, 0.31)


def stripes() -> Print:
    """Grey blue stripes with climbing sprigs."""
    image = Image.new("RGB", (720, 900), (168, 180, 196))
    draw = ImageDraw.Draw(image)
    for x, w, ink in (
        (0, 150, (148, 162, 184)),
        (170, 10, (226, 222, 206)),
        (360, 150, (186, 192, 200)),
        (530, 10, (226, 222, 206)),
        (330, 8, (120, 134, 160)),
        (690, 8, (120, 134, 160)),
    ):
        draw.rectangle((x, 0, x + w, 900), fill=ink)
    for x, y, lean in ((250, 420, 0.25), (250, 870, -0.3), (610, 640, 0.3), (610, 200, -0.2)):
        _sprig(draw, x, y, 330, lean, (96, 118, 128), (206, 176, 170))
    return _done(image), (0.42, 0.53)


def octagons() -> Print:
    """Linoleum: grey octagons with dark squares between."""
    image = Image.new("RGB", (480, 480), (150, 132, 108))
    draw = ImageDraw.Draw(image)
    draw.regular_polygon((240, 240, 252), 8, 22.5, fill=(178, 160, 132), outline=(112, 96, 78), width=8)
    draw.regular_polygon((240, 240, 150), 8, 22.5, outline=(140, 88, 66), width=14)
    for cx, cy in ((0, 0), (480, 0), (0, 480), (480, 480)):
        draw.regular_polygon((cx, cy, 96), 4, 45, fill=(92, 70, 58))
    return _done(image), (0.4, 0.4)


def boards() -> Print:
    """Linoleum printed like small boards laid as basket work."""
    rng = np.random.default_rng(91)
    image = Image.new("RGB", (800, 800), (90, 58, 40))
    draw = ImageDraw.Draw(image)
    for i in range(4):
        for j in range(4):
            for k in range(4):
                tone = rng.uniform(0.8, 1.15)
                ink = tuple(int(c * tone) for c in (150, 104, 68))
                x, y = 200 * i, 200 * j
                box = (x + 2, y + 50 * k + 2, x + 197, y + 50 * k + 47)
                if (i + j) % 2:
                    box = (x + 50 * k + 2, y + 2, x + 50 * k + 47, y + 197)
                draw.rectangle(box, fill=ink)
    return _done(image), (1.0, 1.0)


WALLS: dict[str, Callable[[], Print]] = {"medallions": medallions, "trellis": trellis, "stripes": stripes}
FLOORS: dict[str, Callable[[], Print]] = {"octagons": octagons, "boards": boards}
