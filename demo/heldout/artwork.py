"""Drawn surfaces, as arrays in sRGB: photographs, stands, drawings, paintings, a map, books, posters."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from model.noise import fractal

RGB = tuple[int, int, int]
SCALE = 380
"""Pixels a metre."""


def _font(size: int, bold: bool = True) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype("DejaVuSerif-Bold.ttf" if bold else "DejaVuSerif.ttf", size)


def _array(image: Image.Image) -> np.ndarray:
    return np.asarray(image, np.float32) / 255


def _ink(rng: np.random.Generator, low: int = 30, high: int = 220) -> RGB:
    r, g, b = (int(c) for c in rng.integers(low, high, 3))
    return r, g, b


def _script(
    draw: ImageDraw.ImageDraw,
    rng: np.random.Generator,
    box: tuple[float, float, float, float],
    size: int,
    ink: RGB,
) -> None:
    """Lines of small print that nobody can read from where the camera stands."""
    words = (
        "ауыл",
        "мектеп",
        "жылы",
        "еңбек",
        "колхоз",
        "мұғалім",
        "өнер",
        "домбыра",
        "жеңіс",
        "алғашқы",
        "тарих",
        "құрметті",
        "музей",
        "бала",
        "дала",
        "өзен",
        "нан",
        "ән",
        "би",
        "шебер",
    )
    x0, y, x1, y1 = box
    font = _font(size, False)
    while y + size < y1:
        x = x0 + (size if rng.random() < 0.2 else 0)
        end = x1 if rng.random() < 0.8 else x0 + (x1 - x0) * rng.uniform(0.3, 0.8)
        while True:
            word = str(rng.choice(words)) + " "
            wide = draw.textlength(word, font)
            if x + wide > end:
                break
            draw.text((x, y), word, ink, font)
            x += wide
        y += round(size * 1.35)


def photograph(seed: int, width: int, height: int, people: int = 1, sepia: bool = True) -> Image.Image:
    """An old photograph: sitters before a backdrop, grain and a fading edge."""
    rng = np.random.default_rng(seed)
    back = fractal(height, width, 3.0, seed, 2)
    image = Image.fromarray((90 + 110 * back).astype(np.uint8)).convert("RGB")
    draw = ImageDraw.Draw(image)
    rows = 1 if people < 4 else 2
    for row in range(rows):
        count = max(1, people // rows)
        for k in range(count):
            size = (
                (0.62 if people == 1 else 0.8 / count**0.5 * 0.62)
                * height
                * rng.uniform(0.9, 1.1)
                / rows**0.4
            )
            cx = (
                width * (k + 0.5 + 0.25 * (row % 2)) / (count + 0.25 * (rows - 1))
                + rng.normal(0, 0.02) * width
            )
            cy = height * (0.42 if rows == 1 else (0.30 + 0.32 * row))
            coat = int(rng.integers(20, 150))
            draw.ellipse(
                (cx - size * 0.62, cy + size * 0.30, cx + size * 0.62, cy + size * 2.0), fill=(coat,) * 3
            )
            face = int(rng.integers(150, 210))
            r = size * 0.25
            draw.ellipse((cx - r, cy - r * 1.05, cx + r, cy + r * 1.35), fill=(face,) * 3)
            dark = int(rng.integers(10, 60))
            kind = rng.integers(3)
            draw.pieslice((cx - 1.08 * r, cy - 1.25 * r, cx + 1.08 * r, cy + r), 180, 360, fill=(dark,) * 3)
            if kind == 0:
                draw.rectangle((cx - 1.15 * r, cy - 0.95 * r, cx + 1.15 * r, cy - 0.5 * r), fill=(dark,) * 3)
            for s in (-1, 1):
                draw.ellipse(
                    (cx + s * 0.4 * r - 0.1 * r, cy, cx + s * 0.4 * r + 0.1 * r, cy + 0.16 * r),
                    fill=(dark,) * 3,
                )
            draw.line(
                (cx - 0.3 * r, cy + 0.8 * r, cx + 0.3 * r, cy + 0.8 * r),
                (dark + 40,) * 3,
                max(1, round(0.1 * r)),
            )
            if kind == 1:
                draw.polygon(
                    [(cx, cy + 1.3 * r), (cx - 0.6 * r, cy + 2.6 * r), (cx + 0.6 * r, cy + 2.6 * r)],
                    fill=(220,) * 3,
                )
    grey = np.asarray(image.filter(ImageFilter.GaussianBlur(0.8)).convert("L"), np.float32)
    grey += rng.normal(0, 6, grey.shape)
    tone = np.array((1.02, 0.92, 0.74) if sepia else (0.97, 0.98, 1.0), np.float32)
    picture = Image.fromarray(np.clip(grey[..., None] * tone + 8, 0, 255).astype(np.uint8))
    ImageDraw.Draw(picture).rectangle(
        (0, 0, width - 1, height - 1), outline=(236, 230, 214), width=max(4, width // 30)
    )
    return picture


def photo(seed: int, width: float, height: float, people: int = 1, sepia: bool = True) -> np.ndarray:
    """The same as an array, sizes in metres."""
    return _array(photograph(seed, round(width * SCALE * 1.4), round(height * SCALE * 1.4), people, sepia))


def stand(seed: int, title: str, width: float, height: float, ground: RGB, ink: RGB) -> np.ndarray:
    """A stand as schools paint them: a title, photographs with captions, columns of text."""
    rng = np.random.default_rng(seed)
    w, h = round(width * SCALE), round(height * SCALE)
    image = Image.new("RGB", (w, h), ground)
    draw = ImageDraw.Draw(image)
    pale = tuple(min(255, c + 36) for c in ground)
    draw.polygon([(0, h), (0, h * 0.6), (w * rng.uniform(0.3, 0.7), h)], fill=pale)
    draw.polygon([(w, 0), (w, h * 0.5), (w * rng.uniform(0.4, 0.8), 0)], fill=pale)
    size = min(round(h * 0.11), round(1.5 * w / len(title)))
    size = min(size, round(size * 0.94 * w / draw.textlength(title, _font(size))))
    draw.text((w / 2, h * 0.085), title, ink, _font(size), anchor="mm")
    draw.line((w * 0.06, h * 0.16, w * 0.94, h * 0.16), ink, 5)
    y = h * 0.19
    while y < h * 0.86:
        tall = min(h * rng.uniform(0.22, 0.34), h * 0.97 - y)
        x = w * 0.04
        while x < w * 0.86:
            wide = min(tall * rng.uniform(0.7, 1.5), w * 0.97 - x)
            if wide < 0.4 * tall:
                break
            kind = rng.random()
            if kind < 0.68:
                people = int(rng.choice((1, 1, 2, 3, 6, 10)))
                piece = photograph(
                    int(rng.integers(1 << 20)),
                    round(wide * 0.94),
                    round(tall * 0.78),
                    people,
                    bool(rng.random() < 0.6),
                )
                image.paste(piece, (round(x), round(y)))
                _script(draw, rng, (x, y + tall * 0.81, x + wide * 0.94, y + tall * 1.0), 13, ink)
            else:
                draw.rectangle((x, y, x + wide * 0.94, y + tall * 0.92), fill=(246, 242, 230))
                draw.text((x + 10, y + 6), str(rng.integers(1928, 2019)), _ink(rng, 20, 140), _font(30))
                _script(draw, rng, (x + 10, y + 46, x + wide * 0.9, y + tall * 0.9), 15, (50, 46, 42))
            x += wide
        y += tall * 1.04
    return _array(image)


def drawing(seed: int, width: float, height: float) -> np.ndarray:
    """A child's drawing in gouache: hills, a sun, a yurt or a house, animals, flowers."""
    rng = np.random.default_rng(seed)
    w, h = round(width * SCALE * 1.3), round(height * SCALE * 1.3)
    image = Image.new("RGB", (w, h), (int(rng.integers(130, 200)), int(rng.integers(190, 225)), 240))
    draw = ImageDraw.Draw(image)
    sx, sy, r = w * rng.uniform(0.1, 0.9), h * rng.uniform(0.1, 0.25), h * 0.09
    for k in range(14):
        a = 2 * math.pi * k / 14
        draw.line((sx, sy, sx + 1.9 * r * math.cos(a), sy + 1.9 * r * math.sin(a)), (250, 180, 40), 6)
    draw.ellipse((sx - r, sy - r, sx + r, sy + r), fill=(252, 212, 50))
    for _ in range(4):
        cx, top = w * rng.uniform(0, 1), h * rng.uniform(0.22, 0.4)
        half = w * rng.uniform(0.18, 0.35)
        draw.polygon([(cx - half, h * 0.6), (cx, top), (cx + half, h * 0.6)], fill=_ink(rng, 80, 170))
        draw.polygon(
            [
                (cx - half * 0.22, top + (h * 0.6 - top) * 0.22),
                (cx, top),
                (cx + half * 0.22, top + (h * 0.6 - top) * 0.22),
            ],
            fill=(250, 250, 252),
        )
    draw.rectangle((0, h * 0.58, w, h), fill=(int(rng.integers(70, 150)), int(rng.integers(140, 190)), 60))
    for _ in range(int(rng.integers(1, 4))):
        cx, base, s = w * rng.uniform(0.12, 0.88), h * rng.uniform(0.68, 0.85), h * rng.uniform(0.12, 0.2)
        ink, line = _ink(rng, 120, 250), _ink(rng, 20, 120)
        if rng.random() < 0.5:
            draw.pieslice(
                (cx - s, base - 1.5 * s, cx + s, base + 0.1 * s), 180, 360, fill=ink, outline=line, width=4
            )
            draw.rectangle((cx - s, base - 0.7 * s, cx + s, base), fill=ink, outline=line, width=4)
        else:
            draw.rectangle((cx - s, base - s, cx + s, base), fill=ink, outline=line, width=4)
            draw.polygon(
                [(cx - 1.2 * s, base - s), (cx, base - 1.8 * s), (cx + 1.2 * s, base - s)], fill=line
            )
        draw.rectangle((cx - 0.2 * s, base - 0.6 * s, cx + 0.2 * s, base), fill=line)
    for _ in range(int(rng.integers(3, 7))):
        cx, cy, s = w * rng.uniform(0.05, 0.95), h * rng.uniform(0.66, 0.95), h * rng.uniform(0.025, 0.05)
        ink = _ink(rng, 20, 240)
        draw.ellipse((cx - 1.5 * s, cy - s, cx + 1.5 * s, cy + 0.6 * s), fill=ink)
        draw.ellipse((cx + s, cy - 1.7 * s, cx + 2.2 * s, cy - 0.6 * s), fill=ink)
        for k in (-1.1, -0.5, 0.5, 1.1):
            draw.line((cx + k * s, cy, cx + k * s, cy + 1.5 * s), ink, 4)
    for _ in range(40):
        cx, cy = w * rng.uniform(0, 1), h * rng.uniform(0.62, 1.0)
        draw.ellipse((cx - 5, cy - 5, cx + 5, cy + 5), fill=_ink(rng, 60, 255))
    brush = fractal(h, w, 1.6, seed, 8)[..., None]
    return np.clip(_array(image) * (0.86 + 0.28 * brush), 0, 1)


def still_life(seed: int, width: float, height: float) -> np.ndarray:
    """An oil painting of jugs and fruit on a cloth."""
    rng = np.random.default_rng(seed)
    w, h = round(width * SCALE * 1.2), round(height * SCALE * 1.2)
    image = Image.new("RGB", (w, h), _ink(rng, 40, 110))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, h * 0.6, w, h), fill=_ink(rng, 110, 200))
    for k in range(9):
        x = w * k / 8 + rng.normal(0, 10)
        draw.polygon(
            [(x, h * 0.62), (x + w * 0.05, h * 0.62), (x + w * rng.uniform(-0.1, 0.15), h)],
            fill=_ink(rng, 90, 210),
        )
    for k in range(3):
        cx, base, s = (
            w * (0.22 + 0.28 * k) + rng.normal(0, 14),
            h * rng.uniform(0.66, 0.8),
            h * rng.uniform(0.2, 0.32),
        )
        ink = _ink(rng, 40, 200)
        shine = tuple(min(255, c + 70) for c in ink)
        draw.ellipse((cx - 0.55 * s, base - 1.1 * s, cx + 0.55 * s, base), fill=ink)
        draw.rectangle((cx - 0.2 * s, base - 1.7 * s, cx + 0.2 * s, base - 0.9 * s), fill=ink)
        draw.ellipse((cx - 0.3 * s, base - 1.85 * s, cx + 0.3 * s, base - 1.6 * s), fill=shine)
        draw.ellipse((cx - 0.35 * s, base - 0.9 * s, cx - 0.15 * s, base - 0.4 * s), fill=shine)
        draw.arc((cx + 0.1 * s, base - 1.5 * s, cx + 0.85 * s, base - 0.5 * s), 260, 80, ink, 9)
    for _ in range(9):
        cx, cy, r = w * rng.uniform(0.08, 0.92), h * rng.uniform(0.72, 0.92), h * rng.uniform(0.04, 0.075)
        ink = (int(rng.integers(150, 240)), int(rng.integers(40, 190)), 40)
        draw.ellipse((cx - r, cy - r, cx + r, cy + r), fill=ink)
        draw.ellipse((cx - 0.5 * r, cy - 0.6 * r, cx - 0.1 * r, cy - 0.2 * r), fill=(250, 236, 200))
    brush = fractal(h, w, 1.5, seed, 14)[..., None]
    return np.clip(_array(image.filter(ImageFilter.GaussianBlur(1.6))) * (0.68 + 0.64 * brush), 0, 1)


def district_map(seed: int, width: float, height: float) -> np.ndarray:
    """A wall map of an invented district: relief tints, rivers, roads, a lake, names."""
    rng = np.random.default_rng(seed)
    w, h = round(width * SCALE), round(height * SCALE)
    land = fractal(h, w, 3.2, seed, 2)
    tints = np.array(
        ((0.62, 0.76, 0.52), (0.80, 0.86, 0.62), (0.92, 0.86, 0.62), (0.84, 0.66, 0.42), (0.68, 0.48, 0.32))
    )
    step = np.clip((land * 7 - 1).astype(int), 0, 4)
    image = Image.fromarray((tints[step] * 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for _ in range(4):
        x, y = rng.uniform(0, w), 0.0
        line = [(x, y)]
        while y < h:
            x, y = x + rng.normal(0, 22), y + 18
            line.append((x, y))
        draw.line(line, (60, 120, 190), 6)
    cx, cy = w * 0.68, h * 0.34
    draw.ellipse(
        (cx - 0.13 * w, cy - 0.06 * h, cx + 0.13 * w, cy + 0.07 * h),
        fill=(110, 170, 220),
        outline=(50, 100, 170),
    )
    for _ in range(5):
        a, b = rng.uniform(0, 1, 2), rng.uniform(0, 1, 2)
        draw.line((a[0] * w, a[1] * h, b[0] * w, b[1] * h), (200, 50, 40), 4)
    names = (
        "Аққайың",
        "Жаңабұлақ",
        "Тасөткел",
        "Көкбел",
        "Сарытау",
        "Қызылжар",
        "Майтөбе",
        "Бесағаш",
        "Теректі",
    )
    for name in names:
        x, y = w * rng.uniform(0.08, 0.8), h * rng.uniform(0.12, 0.92)
        draw.ellipse((x - 6, y - 6, x + 6, y + 6), fill=(30, 30, 30))
        draw.text((x + 9, y - 12), name, (30, 26, 24), _font(22))
    draw.text((w / 2, h * 0.06), "АУДАН КАРТАСЫ", (90, 30, 26), _font(52), anchor="mm")
    draw.rectangle((0, 0, w - 1, h - 1), outline=(250, 246, 236), width=16)
    return _array(image)


def poster(seed: int, title: str, lines: tuple[str, ...], ground: RGB, ink: RGB) -> np.ndarray:
    """A bill for a concert, 0.6 m by 0.85 m."""
    rng = np.random.default_rng(seed)
    image = Image.new("RGB", (480, 680), ground)
    draw = ImageDraw.Draw(image)
    for k in range(11):
        a = math.pi * k / 10
        draw.polygon(
            [
                (240, 420),
                (240 + 520 * math.cos(a), 420 - 520 * math.sin(a)),
                (240 + 520 * math.cos(a + 0.14), 420 - 520 * math.sin(a + 0.14)),
            ],
            fill=tuple(min(255, c + 22) for c in ground),
        )
    cx = 240 + rng.uniform(-60, 60)
    draw.ellipse((cx - 70, 250, cx + 70, 410), fill=ink)
    draw.polygon([(cx - 9, 250), (cx + 9, 250), (cx + 60, 110), (cx + 44, 104)], fill=ink)
    draw.ellipse((cx - 24, 305, cx + 24, 353), fill=ground)
    size = min(70, round(640 / len(title)))
    draw.text((240, 56), title, ink, _font(size), anchor="mm")
    for k, line in enumerate(lines):
        draw.text((240, 470 + 52 * k), line, ink, _font(30 if k else 38), anchor="mm")
    draw.rectangle((10, 10, 470, 670), outline=ink, width=5)
    return _array(image)


def _binding(rng: np.random.Generator) -> RGB:
    """Cloth and board as publishers bound in."""
    tones = (
        (112, 40, 34),
        (38, 58, 92),
        (52, 84, 60),
        (190, 176, 146),
        (74, 54, 42),
        (164, 124, 66),
        (96, 98, 104),
        (128, 92, 70),
        (60, 44, 70),
        (212, 204, 186),
        (150, 60, 44),
    )
    r, g, b = (int(np.clip(c + rng.normal(0, 12), 8, 240)) for c in tones[int(rng.integers(len(tones)))])
    return r, g, b


def books(seed: int, width: float, height: float) -> np.ndarray:
    """A shelf of books: rows of sets, odd volumes, some leaning, some lying."""
    rng = np.random.default_rng(seed)
    w, h = round(width * 420), round(height * 420)
    image = Image.new("RGB", (w, h), (30, 22, 16))
    draw = ImageDraw.Draw(image)
    x = 2.0
    while x < w - 14:
        kind = rng.random()
        if kind < 0.08:
            y = float(h)
            wide = rng.uniform(70, 100)
            for _ in range(int(rng.integers(2, 5))):
                thick = rng.uniform(10, 20)
                draw.rectangle((x, y - thick, x + wide * rng.uniform(0.85, 1), y - 1), fill=_binding(rng))
                y -= thick
            x += wide
            continue
        ink, count = _binding(rng), (int(rng.integers(3, 9)) if kind < 0.3 else 1)
        tall, thick = h * rng.uniform(0.58, 0.92), rng.uniform(9, 25)
        gold = (214, 176, 90) if sum(ink) < 360 else (60, 40, 30)
        for k in range(count):
            if x + thick > w:
                break
            top = h - tall
            lean = rng.uniform(4, 18) if count == 1 and rng.random() < 0.12 else 0.0
            draw.polygon([(x + lean, top), (x + thick + lean, top), (x + thick, h), (x, h)], fill=ink)
            draw.line((x + thick - 1 + lean, top, x + thick - 1, h), tuple(c // 2 for c in ink), 2)
            for share in (0.1, 0.16, 0.84):
                yy = top + tall * share
                draw.line((x + 1 + lean * (1 - share), yy, x + thick - 3 + lean * (1 - share), yy), gold, 2)
            label = top + tall * 0.3
            draw.rectangle(
                (x + thick * 0.25, label, x + thick * 0.7, label + tall * rng.uniform(0.1, 0.35)), fill=gold
            )
            draw.text((x + thick * 0.3, top + tall * 0.74), str(k + 1), gold, _font(11))
            x += thick + lean + 0.5
        if rng.random() < 0.06:
            x += rng.uniform(20, 70)
    return _array(image)
