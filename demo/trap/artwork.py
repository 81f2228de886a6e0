"""Drawn surfaces, as arrays in sRGB: banner, poster, signs, blackboards, notice boards, paintings."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from model import landscapes, ornament
from model.noise import fractal

SANS = "DejaVuSans.ttf"
BOLD = "DejaVuSans-Bold.ttf"
SERIF = "DejaVuSerif-Bold.ttf"
INK = (40, 34, 30)


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(name, size)


def _array(image: Image.Image) -> np.ndarray:
    return np.asarray(image, np.float32) / 255


def _picture(pixels: np.ndarray) -> Image.Image:
    return Image.fromarray((np.clip(pixels, 0, 1) * 255).astype(np.uint8))


def _lines(
    draw: ImageDraw.ImageDraw,
    rng: np.random.Generator,
    box: tuple[float, float, float, float],
    step: float,
    ink: tuple[int, int, int],
) -> None:
    """Rows of made-up words, each drawn as a bar of ragged letters."""
    x0, y0, x1, y1 = box
    y = y0
    while y + step * 0.7 < y1:
        x = x0
        end = x1 if rng.random() < 0.8 else x0 + (x1 - x0) * rng.uniform(0.3, 0.9)
        while x < end - step:
            width = rng.uniform(0.8, 4.0) * step
            stop = min(x + width, end)
            while x < stop:
                tall = step * rng.choice((0.36, 0.36, 0.55))
                draw.rectangle((x, y + step * 0.6 - tall, x + step * 0.16, y + step * 0.6), fill=ink)
                x += step * rng.uniform(0.2, 0.36)
            x += step * 0.4
        y += step


def banner() -> np.ndarray:
    """The roll-up banner, 0.9 m by 2.0 m: ornament, a landscape, titles, text, numbers, a drawing."""
    width, height = 810, 1800
    rng = np.random.default_rng(77)
    image = Image.new("RGB", (width, height), (245, 240, 228))
    draw = ImageDraw.Draw(image)
    band = _picture(
        ornament.runner(8.1, 1.4, 52, (0.13, 0.30, 0.42), (0.93, 0.76, 0.36), (0.75, 0.2, 0.12), 100.0)
    )
    image.paste(band.resize((width, 140)), (0, 0))
    image.paste(band.resize((width, 140)).transpose(Image.Transpose.ROTATE_180), (0, height - 140))
    draw.text((width / 2, 205), "ҚОЛӨНЕР", (150, 34, 26), _font(SERIF, 118), anchor="mm")
    draw.text((width / 2, 300), "көрмесі · выставка · 2024", INK, _font(BOLD, 44), anchor="mm")
    image.paste(_picture(landscapes.paint("lake", 903, 730, 420)), (40, 350))
    disc = _picture(
        ornament.syrmak(1.0, 1.0, 61, (0.85, 0.74, 0.5), (0.5, 0.1, 0.07), (0.1, 0.1, 0.1), (0.7, 0.4, 0.1))
    )
    image.paste(disc.resize((330, 330)), (40, 810))
    _lines(draw, rng, (400, 815, 770, 1140), 27, INK)
    for k, (number, colour) in enumerate(
        (("7", (196, 60, 30)), ("24", (30, 98, 130)), ("365", (60, 110, 50)))
    ):
        x = 40 + 250 * k
        draw.rounded_rectangle((x, 1180, x + 230, 1330), 24, fill=colour)
        draw.text((x + 115, 1255), number, (255, 255, 255), _font(SERIF, 96), anchor="mm")
    _lines(draw, rng, (40, 1365, 380, 1640), 24, (60, 50, 90))
    for k in range(26):
        cx, cy = rng.uniform(430, 760), rng.uniform(1370, 1630)
        r = rng.uniform(8, 34)
        colour = tuple(int(c) for c in rng.integers(30, 220, 3))
        box = (cx - r, cy - r, cx + r, cy + r)
        if k % 2:
            draw.ellipse(box, fill=colour, outline=INK, width=3)
        else:
            draw.regular_polygon(
                (cx, cy, r), int(rng.integers(3, 7)), int(rng.integers(90)), fill=colour, outline=INK
            )
    return _array(image)


def poster() -> np.ndarray:
    """The framed poster of which several rooms have a copy, 0.7 m by 1.0 m."""
    image = Image.new("RGB", (560, 800), (252, 250, 244))
    draw = ImageDraw.Draw(image)
    draw.text((280, 60), "АЛМА", (170, 30, 30), _font(SERIF, 84), anchor="mm")
    rng = np.random.default_rng(5)
    for row in range(3):
        for column in range(2):
            cx, cy = 155 + 250 * column, 210 + 185 * row
            hue = rng.uniform(0, 1)
            fill = (int(150 + 90 * hue), int(40 + 120 * (1 - hue)), 40)
            draw.ellipse((cx - 72, cy - 66, cx + 72, cy + 66), fill=fill, outline=INK, width=3)
            draw.ellipse((cx - 40, cy - 44, cx - 12, cy - 12), fill=(250, 226, 190))
            draw.line((cx, cy - 60, cx + rng.uniform(-20, 20), cy - 92), INK, 7)
            draw.text(
                (cx, cy + 84),
                ("Апорт", "Лимонка", "Кандиль", "Ренет", "Сивер", "Заря")[row * 2 + column],
                INK,
                _font(SANS, 24),
                anchor="mm",
            )
    draw.rectangle((30, 735, 530, 770), fill=(40, 110, 60))
    return _array(image)


def exit_sign() -> np.ndarray:
    """A green sign with a running man, an arrow and a word."""
    image = Image.new("RGB", (480, 200), (0, 122, 74))
    draw = ImageDraw.Draw(image)
    white = (250, 255, 250)
    draw.rectangle((300, 24, 400, 176), fill=white)
    draw.ellipse((226, 28, 258, 60), fill=white)
    for line in (
        ((240, 62), (222, 112)),
        ((222, 112), (262, 140), (250, 176)),
        ((222, 112), (196, 150), (160, 152)),
        ((238, 72), (276, 96)),
        ((238, 72), (196, 84), (186, 110)),
    ):
        draw.line(line, white, 17, joint="curve")
    draw.polygon([(20, 100), (76, 54), (76, 84), (140, 84), (140, 116), (76, 116), (76, 146)], fill=white)
    draw.text((440, 100), "В", white, _font(BOLD, 60), anchor="mm")
    return _array(image)


def extinguisher_sign() -> np.ndarray:
    """A red square with an extinguisher and flames."""
    image = Image.new("RGB", (240, 240), (200, 16, 20))
    draw = ImageDraw.Draw(image)
    white = (255, 250, 245)
    draw.rectangle((10, 10, 230, 230), outline=white, width=6)
    draw.rounded_rectangle((70, 90, 122, 205), 16, fill=white)
    draw.rectangle((86, 66, 106, 92), fill=white)
    draw.line(((96, 66), (140, 52), (150, 90)), white, 10)
    draw.polygon(
        [(150, 205), (140, 160), (160, 176), (168, 120), (190, 168), (204, 150), (206, 205)], fill=white
    )
    return _array(image)


def plate(text: str) -> np.ndarray:
    """The number beside a door."""
    image = Image.new("RGB", (200, 120), (34, 62, 110))
    ImageDraw.Draw(image).text((100, 60), text, (255, 255, 255), _font(BOLD, 72), anchor="mm")
    return _array(image)


def blackboard(seed: int, words: tuple[str, ...]) -> np.ndarray:
    """A green board, 3.0 m by 1.2 m, with chalk writing, a drawing and traces of the sponge."""
    rng = np.random.default_rng(seed)
    smear = fractal(480, 1200, 2.4, seed, 3)[..., None]
    ground = _picture(np.array([0.07, 0.20, 0.15]) * (0.85 + 0.5 * smear))
    draw = ImageDraw.Draw(ground)
    chalk = (222, 228, 216)
    for k, word in enumerate(words):
        draw.text((60 + 30 * rng.random(), 40 + 92 * k), word, chalk, _font(SANS, 54))
    for _ in range(5):
        cx, cy, r = rng.uniform(760, 1120), rng.uniform(90, 390), rng.uniform(30, 90)
        draw.regular_polygon((cx, cy, r), int(rng.integers(3, 8)), int(rng.integers(90)), outline=chalk)
        draw.line((cx - r, cy, cx + r * rng.uniform(0.3, 1.5), cy + rng.uniform(-r, r)), (235, 214, 120), 4)
    _lines(draw, rng, (660, 60, 760, 420), 30, chalk)
    return _array(ground)


def notices(
    seed: int, width: float, height: float, ground: tuple[int, int, int] = (186, 146, 96)
) -> np.ndarray:
    """A board full of sheets of paper, sizes in metres."""
    rng = np.random.default_rng(seed)
    scale = 420
    w, h = round(width * scale), round(height * scale)
    image = Image.new("RGB", (w, h), ground)
    draw = ImageDraw.Draw(image)
    columns, rows = max(2, round(width / 0.27)), max(1, round(height / 0.36))
    for i in range(columns):
        for j in range(rows):
            if rng.random() < 0.15:
                continue
            cw, ch = w / columns, h / rows
            x, y = i * cw + rng.uniform(0.04, 0.12) * cw, j * ch + rng.uniform(0.03, 0.1) * ch
            pw, ph = cw * rng.uniform(0.72, 0.84), ch * rng.uniform(0.70, 0.86)
            paper = [(250, 250, 246), (250, 244, 200), (206, 230, 246), (246, 214, 210), (214, 240, 208)][
                rng.integers(5)
            ]
            draw.rectangle((x, y, x + pw, y + ph), fill=paper)
            ink = tuple(int(c) for c in rng.integers(20, 110, 3))
            draw.rectangle((x + 8, y + 8, x + pw * rng.uniform(0.4, 0.92), y + 22), fill=ink)
            top = y + 32
            if rng.random() < 0.5:
                draw.rectangle(
                    (x + 8, top, x + pw - 8, top + ph * 0.36),
                    fill=tuple(int(c) for c in rng.integers(60, 220, 3)),
                )
                draw.regular_polygon(
                    (x + pw * rng.uniform(0.35, 0.65), top + ph * 0.18, ph * 0.13),
                    int(rng.integers(3, 9)),
                    fill=ink,
                )
                top += ph * 0.42
            _lines(draw, rng, (x + 8, top, x + pw - 8, y + ph - 6), 13, ink)
            draw.ellipse((x + pw / 2 - 5, y - 2, x + pw / 2 + 5, y + 8), fill=(200, 30, 30))
    return _array(image)


def spines(seed: int, width: float, height: float) -> np.ndarray:
    """The backs of a row of books, sizes in metres; the gap above them is dark."""
    rng = np.random.default_rng(seed)
    scale = 400
    w, h = round(width * scale), round(height * scale)
    image = Image.new("RGB", (w, h), (34, 26, 20))
    draw = ImageDraw.Draw(image)
    x = rng.uniform(0, 20)
    while x < w - 12:
        thick = rng.uniform(8, 24)
        if rng.random() < 0.07:
            x += rng.uniform(15, 60)
            continue
        top = h * rng.uniform(0.12, 0.4)
        colour = np.clip(
            np.array(
                [
                    (120, 40, 34),
                    (40, 60, 104),
                    (60, 92, 62),
                    (196, 178, 140),
                    (70, 50, 40),
                    (180, 130, 50),
                    (90, 90, 96),
                ][rng.integers(7)]
            )
            + rng.normal(0, 14, 3),
            0,
            255,
        ).astype(int)
        draw.rectangle((x, top, x + thick - 1, h), fill=tuple(int(c) for c in colour))
        light = tuple(int(min(255, c + 90)) for c in colour)
        for share in (0.12, 0.2, 0.8):
            y = top + (h - top) * (share + rng.uniform(-0.03, 0.03))
            draw.line((x + 1, y, x + thick - 2, y), light, 2)
        draw.rectangle(
            (
                x + thick * 0.3,
                top + (h - top) * 0.3,
                x + thick * 0.6,
                top + (h - top) * rng.uniform(0.45, 0.7),
            ),
            fill=light,
        )
        x += thick
    return _array(image)


def abstract(seed: int, width: float, height: float) -> np.ndarray:
    """A painting of overlapping shapes, sizes in metres; no two seeds are alike."""
    rng = np.random.default_rng(seed)
    scale = 330
    w, h = round(width * scale), round(height * scale)
    base = tuple(int(c) for c in rng.integers(120, 240, 3))
    image = Image.new("RGB", (w, h), base)
    draw = ImageDraw.Draw(image)
    for _ in range(46):
        cx, cy = rng.uniform(0, w), rng.uniform(0, h)
        r = rng.uniform(0.02, 0.2) * min(w, h)
        colour = tuple(int(c) for c in rng.integers(20, 250, 3))
        kind = rng.integers(4)
        if kind == 0:
            draw.ellipse((cx - r, cy - r, cx + r, cy + r), fill=colour)
        elif kind == 1:
            draw.regular_polygon((cx, cy, r), int(rng.integers(3, 7)), int(rng.integers(90)), fill=colour)
        elif kind == 2:
            draw.line(
                (cx, cy, cx + rng.normal(0, 3 * r), cy + rng.normal(0, 3 * r)),
                colour,
                int(rng.integers(3, 12)),
            )
        else:
            draw.arc(
                (cx - r, cy - r, cx + r, cy + r),
                0,
                int(rng.integers(90, 350)),
                colour,
                int(rng.integers(3, 12)),
            )
    return _array(image)
