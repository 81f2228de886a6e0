"""Felt and textile ornament: the ram's horn (қошқар мүйіз) and the carpets and bands composed of it."""

from __future__ import annotations

import math

import numpy as np

from .drawing import Board, Map, spiral
from .noise import fractal, mix

CREAM = (0.80, 0.70, 0.53)
MADDER = (0.47, 0.075, 0.045)
INDIGO = (0.055, 0.10, 0.22)
BROWN = (0.16, 0.085, 0.045)
OCHRE = (0.72, 0.40, 0.10)
GREEN = (0.10, 0.21, 0.13)
BLACK = (0.05, 0.04, 0.037)


def _frame(cx: float, cy: float, size: float, turn: float) -> Map:
    a = math.radians(turn)

    def to(x: float, y: float) -> tuple[float, float]:
        return cx + size * (x * math.cos(a) - y * math.sin(a)), cy + size * (
            x * math.sin(a) + y * math.cos(a)
        )

    return to


def horn(
    board: Board, cx: float, cy: float, size: float, turn: float = 0.0, value: int = 255, bold: float = 1.0
) -> None:
    """One pair of horns growing upwards from (cx, cy)."""
    to = _frame(cx, cy, size, turn)
    w = 0.13 * size * bold
    board.stroke([(0, 0), (0, 0.62)], w * 1.15, value=value, to=to)
    for side in (-1, 1):
        curl = [(side * x, y) for x, y in spiral(0.275, 0.60, 0.275, 180, -1.28, 0.70)]
        board.stroke(curl, w, w * 0.62, value, to)
        small = [(side * x, y) for x, y in spiral(0.16, 0.17, 0.16, 180, 0.8, 0.62, 24)]
        board.stroke(small, w * 0.7, w * 0.5, value, to)
    board.area([(0, 0.78), (0.09, 0.92), (0, 1.06), (-0.09, 0.92)], value, to)


def rosette(board: Board, cx: float, cy: float, size: float, value: int = 255, turn: float = 0.0) -> None:
    """Four horns about a centre."""
    for k in range(4):
        horn(board, cx, cy, size * 0.5, turn + 90 * k, value)
    s = size * 0.11
    board.area([(cx, cy - s), (cx + s, cy), (cx, cy + s), (cx - s, cy)], value)


def _zigzag(board: Board, x0: float, x1: float, y0: float, y1: float, count: int, along: str) -> None:
    """A row of triangles with small horns: the running border of a syrmak."""
    for i in range(count):
        a, b = x0 + (x1 - x0) * i / count, x0 + (x1 - x0) * (i + 1) / count
        mid = (a + b) / 2
        points = [(a, y0), (b, y0), (mid, y1)]
        board.area(points if along == "x" else [(y, x) for x, y in points])


def syrmak(
    width: float,
    height: float,
    seed: int = 0,
    field: tuple = CREAM,
    figure: tuple = MADDER,
    border: tuple = BROWN,
    accent: tuple = OCHRE,
    scale: float = 260.0,
) -> np.ndarray:
    """A felt carpet in sRGB, shape (height * scale, width * scale, 3); sizes in metres."""
    edge = 0.13 * min(width, height)
    band, inner, marks = (Board(width, height, scale) for _ in range(3))
    band.area([(0, 0), (width, 0), (width, height), (0, height)])
    band.area([(edge, edge), (width - edge, edge), (width - edge, height - edge), (edge, height - edge)], 0)
    for y0, y1 in ((edge * 0.14, edge * 0.86), (height - edge * 0.14, height - edge * 0.86)):
        _zigzag(marks, edge, width - edge, y0, y1, max(3, round((width - 2 * edge) / (edge * 0.9))), "x")
    for y0, y1 in ((edge * 0.14, edge * 0.86), (width - edge * 0.14, width - edge * 0.86)):
        _zigzag(marks, edge, height - edge, y0, y1, max(3, round((height - 2 * edge) / (edge * 0.9))), "y")
    across = max(1, round((width - 2 * edge) / 0.85))
    down = max(1, round((height - 2 * edge) / 0.85))
    cw, ch = (width - 2 * edge) / across, (height - 2 * edge) / down
    half = Board(width, height, scale)
    for i in range(across):
        for j in range(down):
            cx, cy = edge + cw * (i + 0.5), edge + ch * (j + 0.5)
            if (i + j) % 2:
                half.area(
                    [
                        (cx - cw / 2, cy - ch / 2),
                        (cx + cw / 2, cy - ch / 2),
                        (cx + cw / 2, cy + ch / 2),
                        (cx - cw / 2, cy + ch / 2),
                    ]
                )
            rosette(inner, cx, cy, min(cw, ch) * 0.92)
    for line in (
        (edge, edge, width - edge, edge),
        (width - edge, edge, width - edge, height - edge),
        (width - edge, height - edge, edge, height - edge),
        (edge, height - edge, edge, edge),
    ):
        marks.stroke([(line[0], line[1]), (line[2], line[3])], edge * 0.12)
    b, f, k, h = (x.array(1.0) for x in (band, inner, marks, half))
    # Mosaic felt is cut from two colours at once, so every second field shows the same figure with colours
    # exchanged.
    share = f * (1 - h) + (1 - f) * h
    picture = mix(np.ones((*f.shape, 3)) * field, np.array(figure), share)
    picture = mix(picture, np.array(border), b)
    picture = mix(picture, np.array(accent), k)
    return _woolly(picture, seed)


def runner(
    width: float,
    height: float,
    seed: int,
    ground: tuple,
    figure: tuple,
    line: tuple,
    scale: float = 300.0,
    count: int = 0,
) -> np.ndarray:
    """A woven or felt band: horns one after another between two lines."""
    board, lines = Board(width, height, scale), Board(width, height, scale)
    count = count or max(1, round(width / (height * 0.95)))
    for i in range(count):
        cx = width * (i + 0.5) / count
        horn(board, cx, height * 0.14, height * 0.70, 0, bold=0.95)
        if i < count:
            horn(board, cx + width / count / 2, height * 0.86, height * 0.34, 180, bold=0.9)
    for y in (0.045, 0.955):
        lines.stroke([(0, height * y), (width, height * y)], height * 0.05)
    picture = mix(np.ones((*board.array().shape, 3)) * ground, np.array(figure), board.array(0.8))
    return _woolly(mix(picture, np.array(line), lines.array(0.8)), seed)


def tuskiiz(width: float = 2.6, height: float = 3.4, seed: int = 3, scale: float = 330.0) -> np.ndarray:
    """An embroidered wall hanging: dark field, wide red frame on three sides, rosettes in coloured silk."""
    red, first, second, third = (Board(width, height, scale) for _ in range(4))
    e = 0.46
    red.area([(0, 0), (width, 0), (width, height), (0, height)])
    red.area([(e, 0), (width - e, 0), (width - e, height - e), (e, height - e)], 0)
    for y in np.linspace(e * 0.6, height - e * 0.5, 6):
        for x in (e / 2, width - e / 2):
            rosette(first, x, float(y), 0.40)
    for x in np.linspace(e / 2, width - e / 2, 5)[1:-1]:
        rosette(first, float(x), height - e / 2, 0.40)
    cx = width / 2
    for cy, size in ((height - e - 0.72, 1.25), (0.95, 1.25)):
        rosette(first, cx, cy, size)
        rosette(second, cx, cy, size * 0.62, turn=45)
        for k in range(32):
            a = 2 * math.pi * k / 32
            third.dot(cx + size * 0.58 * math.cos(a), cy + size * 0.58 * math.sin(a), 0.018)
    for x in (e + 0.22, width - e - 0.22):
        for y in np.linspace(0.35, height - e - 0.35, 5):
            horn(second, x, float(y) - 0.12, 0.26)
    for d in (0.02, 0.07):
        third.stroke(
            [(e + d, 0), (e + d, height - e - d), (width - e - d, height - e - d), (width - e - d, 0)], 0.018
        )
    picture = mix(
        np.ones((*red.array().shape, 3)) * np.array((0.045, 0.05, 0.085)),
        np.array((0.50, 0.07, 0.05)),
        red.array(1.0),
    )
    for board, colour in (
        (first, (0.86, 0.66, 0.30)),
        (second, (0.70, 0.20, 0.10)),
        (third, (0.87, 0.82, 0.68)),
    ):
        picture = mix(picture, np.array(colour), board.array(0.8))
    return _woolly(picture, seed)


def _woolly(picture: np.ndarray, seed: int) -> np.ndarray:
    """Unequal dye and pile."""
    h, w = picture.shape[:2]
    dye, pile = fractal(h, w, 2.2, seed, 2), fractal(h, w, 0.9, seed + 1, 1)
    return np.clip(picture * (0.72 + 0.38 * dye + 0.30 * (pile - 0.3))[..., None], 0, 1)
