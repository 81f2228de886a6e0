"""What one finds one's way by on the map: lakes, rivers, towns (Natural Earth; `scripts/map_data.py`)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from markupsafe import Markup

from jetisu360.publish.floor_plan.layout import Floats, Layout
from jetisu360.publish.floor_plan.names import Name, place_names
from jetisu360.publish.region.outline import clip_ring, near, thinned

_FILE = Path(__file__).with_name("landmarks.json")
# So near to a museum's point a town is where the museum is: its name would be in the way. Units of the map.
BESIDE = 24.0
# Towns, the largest first, that a map of 360 units bears beside its museums.
MOST_TOWNS = 14
# A town's dot is smaller than a museum's point, and so its name stands nearer.
NEARER = 7.0


@dataclass(frozen=True)
class Town:
    """`at`: degrees of longitude and latitude; `name` by languages."""

    at: tuple[float, float]
    name: Mapping[str, str]


@dataclass(frozen=True)
class Landmarks:
    """`lakes`: closed rings, `rivers`: lines, both (n, 2) degrees; `towns`: of more people first."""

    lakes: tuple[Floats, ...]
    rivers: tuple[Floats, ...]
    towns: tuple[Town, ...]


@cache
def landmarks() -> Landmarks:
    raw = json.loads(_FILE.read_text("utf-8"))
    lakes, rivers = (
        tuple(np.array(item, dtype=float).reshape(-1, 2) for item in raw[key]) for key in ("lakes", "rivers")
    )
    towns = tuple(Town((town["at"][0], town["at"][1]), town["name"]) for town in raw["towns"])
    return Landmarks(lakes, rivers, towns)


def waters(
    to_map: Callable[[Floats], Floats], box: Sequence[float], fine: float
) -> tuple[list[Floats], list[Floats]]:
    """Lakes and rivers in the units of a map, as far as they are in its box; `fine`: what may be left out."""
    known = landmarks()
    lakes = [thinned(clip_ring(ring, box), fine) for ring in map(to_map, known.lakes) if near(ring, box)]
    rivers = [thinned(line, fine) for line in map(to_map, known.rivers) if near(line, box)]
    return [ring for ring in lakes if len(ring) > 2], rivers


def towns(
    to_map: Callable[[Floats], Floats],
    layout: Layout,
    taken: Sequence[Name | None],
    language: str,
) -> Markup:
    """The towns of a map whose museums stand at the points of `layout` and have the names `taken`: a dot and
    a name each, only where both have room.
    """
    museums = np.array(layout.points)
    chosen: list[tuple[float, float]] = []
    names: list[str] = []
    for town in landmarks().towns:
        ((x, y),) = to_map(np.array([town.at])).tolist()
        inside = BESIDE / 2 < x < layout.width - BESIDE / 2 and BESIDE / 2 < y < layout.height - BESIDE / 2
        apart = np.hypot(*(np.array([*museums, *chosen]) - (x, y)).T).min()
        if inside and apart > BESIDE and len(chosen) < MOST_TOWNS:
            chosen.append((x, y))
            names.append(town.name[language])
    everything = replace(layout, points=(*layout.points, *chosen))
    # Museums without a name on the map have it in the list: here they only keep others off their points.
    held = [*taken, *[None] * len(chosen)]
    placed = place_names([*[""] * len(taken), *names], everything, [], kept=held)[len(taken) :]
    return Markup("").join(_town(at, name) for at, name in zip(chosen, placed, strict=True) if name)


def _town(at: tuple[float, float], name: Name) -> Markup:
    x = name.x - (NEARER if name.x > 0 else -NEARER if name.x < 0 else 0)
    lines = Markup("").join(
        Markup('<tspan x="{}"{}>{}</tspan>').format(f"{x:.1f}", Markup(' dy="12"') if number else "", line)
        for number, line in enumerate(name.lines)
    )
    return Markup(
        '<g transform="translate({:.1f} {:.1f})" aria-hidden="true"><g class="plan-mark map-town">'
        '<circle r="2.2"/><text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text></g></g>'
    ).format(*at, x, name.y, name.anchor, lines)
