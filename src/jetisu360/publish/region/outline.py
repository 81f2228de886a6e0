"""Kazakhstan's outline and the borders of its regions (Natural Earth; renewed by `scripts/map_data.py`)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from jetisu360.publish.region.projection import Floats

_FILE = Path(__file__).with_name("kazakhstan.json")


@dataclass(frozen=True)
class Outline:
    """`rings`: closed; `borders`: open lines; both (n, 2) degrees of longitude and latitude."""

    rings: tuple[Floats, ...]
    borders: tuple[Floats, ...]


@cache
def kazakhstan() -> Outline:
    raw = json.loads(_FILE.read_text("utf-8"))
    rings, borders = (
        tuple(np.array(item, dtype=float).reshape(-1, 2) for item in raw[key])
        for key in ("outline", "borders")
    )
    return Outline(rings, borders)


def clip_ring(ring: Floats, box: Sequence[float]) -> Floats:
    """The part of a closed ring (n, 2) inside left, top, right, bottom; empty where there is none.

    Sutherland and Hodgman, Reentrant Polygon Clipping, 1974. Where the ring leaves the box and comes back, it
    follows the edge of the box, which nobody sees if the box is larger than the picture.
    """
    for axis, limit, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        if not len(ring):
            return ring
        inside = sign * (ring[:, axis] - limit) >= 0
        kept: list[Floats] = []
        for place in range(len(ring)):
            before, here = ring[place - 1], ring[place]
            if inside[place] != inside[place - 1]:
                part = (limit - before[axis]) / (here[axis] - before[axis])
                kept.append(before + part * (here - before))
            if inside[place]:
                kept.append(here)
        ring = np.array(kept).reshape(-1, 2)
    return ring


def near(line: Floats, box: Sequence[float]) -> bool:
    """Whether a line (n, 2) could be seen in the box."""
    low, high = line.min(axis=0), line.max(axis=0)
    return bool(low[0] <= box[2] and high[0] >= box[0] and low[1] <= box[3] and high[1] >= box[1])


def thinned(line: Floats, gap: float) -> Floats:
    """The line (n, 2) without points nearer than `gap` to the straight line that stays (Douglas–Peucker)."""
    if len(line) < 3:
        return line
    kept = np.zeros(len(line), dtype=bool)
    kept[[0, -1]] = True
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        start, step = line[first], line[last] - line[first]
        inner = line[first + 1 : last] - start
        along = float(step @ step)
        part = np.clip(inner @ step / along, 0, 1) if along else np.zeros(len(inner))
        off = np.hypot(*(inner - part[:, None] * step).T)
        worst = int(off.argmax())
        if off[worst] > gap:
            kept[first + 1 + worst] = True
            waiting += [(first, first + 1 + worst), (first + 1 + worst, last)]
    return line[kept]
