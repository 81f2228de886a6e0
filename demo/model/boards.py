"""Wall boards and small labels with text in three languages."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

FONT = "DejaVuSerif.ttf"
BOLD = "DejaVuSerif-Bold.ttf"


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(name, size)


def board(
    titles: tuple[str, str, str],
    lines: tuple[str, ...],
    ground: tuple[int, int, int] = (236, 228, 212),
    ink: tuple[int, int, int] = (58, 40, 26),
    accent: tuple[int, int, int] = (160, 74, 36),
    size: tuple[int, int] = (720, 960),
) -> np.ndarray:
    """A standing text board: Kazakh title largest, then Russian and English, then lines of text. sRGB in
    [0, 1].
    """
    image = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(image)
    w = size[0]
    draw.rectangle((0, 0, w, 26), fill=accent)
    y = 74
    for text, height, font in zip(titles, (68, 44, 44), (BOLD, FONT, FONT), strict=True):
        while draw.textlength(text, _font(font, height)) > w - 100:
            height -= 2
        draw.text((50, y), text, ink, _font(font, height))
        y += round(height * 1.42)
    y += 14
    draw.line((50, y, w - 50, y), accent, 4)
    y += 34
    face = _font(FONT, 27)
    for paragraph in lines:
        row = ""
        for word in paragraph.split():
            if draw.textlength(f"{row} {word}", face) > w - 100:
                draw.text((50, y), row, ink, face)
                y, row = y + 39, word
            else:
                row = f"{row} {word}".strip()
        draw.text((50, y), row, ink, face)
        y += 39 + 22
    return np.asarray(image, np.float32) / 255


def sign(
    text: str,
    ground: tuple[int, int, int] = (44, 30, 20),
    ink: tuple[int, int, int] = (226, 182, 110),
    size: tuple[int, int] = (1400, 200),
) -> np.ndarray:
    """One line of large letters."""
    image = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(image)
    height = size[1] // 2
    while draw.textlength(text, _font(BOLD, height)) > size[0] * 0.9:
        height -= 2
    draw.text((size[0] / 2, size[1] / 2), text, ink, _font(BOLD, height), anchor="mm")
    return np.asarray(image, np.float32) / 255
