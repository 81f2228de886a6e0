"""The map of a region's museums, and where in the country it lies: SVG in the page, links for museums.

Points and names follow the rules of the plans (`plan_names`, `plan_layout`): what is close is spread so that
a finger can choose, a name stands where it covers nothing, and one that finds no place is in the list.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from jetisu360.language import Translator, _
from jetisu360.publish.floor_plan.layout import GAP, SMALL, Floats, Layout, spread
from jetisu360.publish.floor_plan.names import LEADING, RADIUS, Name, place_names
from jetisu360.publish.pages.shown_text import Said
from jetisu360.publish.region.landmarks import towns, waters
from jetisu360.publish.region.outline import clip_ring, kazakhstan, near, thinned
from jetisu360.publish.region.projection import Albers

# Units, of which a map is 360 wide: on a phone about as many CSS pixels.
HIGHEST, LOWEST = 400.0, 230.0
MARGIN = 44.0
FOOT = 30.0
# How large points and names are drawn on a wide screen, of their size on a phone; region.css goes no lower.
WIDE = 0.72
# A single museum is shown with its surroundings, not with its street.
LEAST_KM = 220.0
# Lines are kept to a third of a unit: what a screen of three pixels a unit can show.
FINE = 0.3
# A point that had to go farther than this from its place is tied to it by a line.
TIED = 5.0
# The country is broadest here; only the small map of it is drawn with this meridian.
MIDDLE = 67.0
LOCATOR = 120.0


@dataclass(frozen=True)
class Spot:
    """A museum on the map: its number in the list, its name there, where its link leads, its place (degrees).

    `open`: it has a tour.
    """

    number: int
    name: Said
    title: Said
    href: str
    latitude: float
    longitude: float
    open: bool


@dataclass(frozen=True)
class Map:
    """`svg`: the map; `locator`: the country with the map's frame on it."""

    svg: Markup
    locator: Markup


def draw_map(spots: Sequence[Spot], words: Translator, title: str) -> Map:
    """The map of at least one museum; `title` is what it is called."""
    longitudes = np.array([spot.longitude for spot in spots])
    latitudes = np.array([spot.latitude for spot in spots])
    # Upright where the museums are, so that north is up there.
    albers = Albers(float(longitudes.min() + longitudes.max()) / 2)
    places = np.column_stack(albers(longitudes, latitudes))
    low, high = places.min(axis=0), places.max(axis=0)
    scale, height = _frame(high - low)
    middle = (low + high) / 2

    def on_map(line: Floats) -> Floats:
        """Kilometres → units."""
        return np.asarray((line - middle) * (scale, -scale) + (SMALL / 2, height / 2))

    asked = on_map(places)
    points = np.clip(spread(asked, GAP), RADIUS + 2, (SMALL - RADIUS - 2, height - RADIUS - 2))
    layout = Layout(tuple((float(x), float(y)) for x, y in points), SMALL, height, True, scale)
    names = [spot.name.line for spot in spots]
    narrow = place_names(names, layout, [])
    wide = place_names(names, layout, [], scale=WIDE, kept=narrow)
    box = (-8.0, -8.0, SMALL + 8, height + FOOT + 8)

    def from_earth(line: Floats) -> Floats:
        """Degrees → units."""
        return on_map(np.column_stack(albers(*line.T)))

    land, borders = _land(from_earth, box)
    lakes, rivers = waters(from_earth, box, FINE)
    parts = [
        Markup(
            '<svg class="plan-drawing map-drawing" viewBox="0 0 {w} {h}" width="{w}" height="{h}"'
            ' role="group" aria-label="{title}"><path class="map-land" d="{land}"/>'
            '<path class="map-lakes" d="{lakes}"/><path class="map-rivers" d="{rivers}"/>'
            '<path class="map-borders" d="{borders}"/>'
        ).format(
            w=_number(SMALL),
            h=_number(height + FOOT),
            title=title,
            land=land,
            lakes="".join(_path(ring) + "z" for ring in lakes),
            rivers="".join(map(_path, rivers)),
            borders=borders,
        ),
        towns(
            from_earth, layout, [one or more for one, more in zip(narrow, wide, strict=True)], words.language
        ),
        _ties(asked, points),
        *(
            _spot(spot, point, one, more)
            for spot, point, one, more in zip(spots, layout.points, narrow, wide, strict=True)
        ),
        _scale(scale, height, words),
        Markup("</svg>"),
    ]
    corners = [(0.0, height), (SMALL, height), (SMALL, 0.0), (0.0, 0.0)]
    frame = (np.array(corners) - (SMALL / 2, height / 2)) / (scale, -scale) + middle
    return Map(Markup("\n").join(filter(None, parts)), _locator(albers, frame))


def _frame(extent: Floats) -> tuple[float, float]:
    """Units a kilometre is long, and the height of the map, for museums that lie `extent` (2,) km apart."""
    extent = np.maximum(extent, LEAST_KM)
    scale = float(min((SMALL - 2 * MARGIN) / extent[0], (HIGHEST - 2 * MARGIN) / extent[1]))
    return scale, float(max(LOWEST, min(HIGHEST, extent[1] * scale + 2 * MARGIN)))


def _land(to_map: Callable[[Floats], Floats], box: Sequence[float]) -> tuple[str, str]:
    """The outline and the borders inside the frame as the data of two paths."""
    shape = kazakhstan()
    clipped = [thinned(clip_ring(ring, box), FINE) for ring in map(to_map, shape.rings)]
    lines = list(map(to_map, shape.borders))
    seen = [thinned(line, FINE) for line in lines if near(line, box)]
    return "".join(_path(ring) + "z" for ring in clipped if len(ring) > 2), "".join(map(_path, seen))


def _locator(albers: Albers, frame: Floats) -> Markup:
    """The whole country, small, with the four corners (km) of the map on it."""
    whole = Albers(MIDDLE)
    rings = [np.column_stack(whole(*ring.T)) for ring in kazakhstan().rings]
    every = np.concatenate(rings)
    low, high = every.min(axis=0), every.max(axis=0)
    scale = LOCATOR / float(high[0] - low[0])
    height = float(high[1] - low[1]) * scale

    def small(line: Floats) -> Floats:
        return np.asarray((line - (low[0], high[1])) * (scale, -scale))

    there = albers.about(MIDDLE, frame)
    land = "".join(
        _path(thinned(small(ring), 0.25)) + "z" for ring in rings if len(thinned(small(ring), 0.25)) > 3
    )
    return Markup(
        '<svg class="map-locator" viewBox="-2 -2 {} {}" width="{}" height="{}" aria-hidden="true"'
        ' focusable="false">'
        '<path class="map-land" d="{}"/><path class="map-frame" d="{}z"/></svg>'
    ).format(
        _number(LOCATOR + 4),
        _number(height + 4),
        _number(LOCATOR + 4),
        _number(height + 4),
        land,
        _path(small(there)),
    )


def _ties(asked: Floats, points: Floats) -> Markup:
    """From a point that was moved to where it really is."""
    moved = np.hypot(*(points - asked).T) > TIED
    if not moved.any():
        return Markup()
    lines = "".join(
        f"M{_number(x)} {_number(y)}L{_number(a)} {_number(b)}"
        for (x, y), (a, b) in zip(asked[moved], points[moved], strict=True)
    )
    dots = Markup().join(
        Markup('<circle class="map-true" cx="{}" cy="{}" r="1.6"/>').format(_number(x), _number(y))
        for x, y in asked[moved]
    )
    return Markup('<path class="map-ties" d="{}"/>').format(lines) + dots


def _spot(spot: Spot, point: tuple[float, float], narrow: Name | None, wide: Name | None) -> Markup:
    name = narrow or wide
    return Markup(
        '<a href="{href}" class="map-spot{planned}" transform="translate({x} {y})"{lang}>'
        '<title>{number}. {title}</title><g class="plan-mark">{name}<circle class="plan-target" r="{reach}"/>'
        '<circle r="{radius}"/><text y="3.8">{number}</text></g></a>'
    ).format(
        href=spot.href,
        planned="" if spot.open else " is-planned",
        x=_number(point[0]),
        y=_number(point[1]),
        lang=Markup(' lang="{}"').format(spot.title.language) if spot.title.language else "",
        number=spot.number,
        title=spot.title.line,
        name=_name(name, only_wide=narrow is None) if name else "",
        reach=_number(GAP / 2),
        radius=_number(RADIUS),
    )


def _name(name: Name, *, only_wide: bool) -> Markup:
    lines = Markup().join(
        Markup('<tspan x="{}"{}>{}</tspan>').format(
            _number(name.x), Markup(' dy="{}"').format(_number(LEADING)) if number else "", escape(line)
        )
        for number, line in enumerate(name.lines)
    )
    return Markup('<text class="plan-name{}" x="{}" y="{}"{}>{}</text>').format(
        " plan-wide" if only_wide else "",
        _number(name.x),
        _number(name.y),
        "" if name.anchor == "start" else Markup(' text-anchor="{}"').format(name.anchor),
        lines,
    )


def _scale(scale: float, height: float, words: Translator) -> Markup:
    """A bar of so many kilometres, true everywhere on a map this small."""
    longest = SMALL * 0.3 / scale
    unit = 10.0 ** math.floor(math.log10(longest))
    length = next((step * unit for step in (5.0, 2.0) if step * unit <= longest), unit)
    said = words(_("{number} km"), number=format_decimal(length, locale=words.locale))
    y = height + FOOT / 2
    return Markup(
        '<path class="plan-bar" d="M12 {}v5h{}v-5"/><g transform="translate({} {})">'
        '<text class="plan-mark plan-said" y="4">{}</text></g>'
    ).format(_number(y - 2.5), _number(length * scale), _number(12 + length * scale + 8), _number(y), said)


def _path(line: Floats) -> str:
    """Points (n, 2) as relative steps of a tenth of a unit: a third of the length of absolute ones."""
    tenths = np.rint(np.asarray(line) * 10).astype(int)
    if not len(tenths):
        return ""
    steps = np.diff(tenths, axis=0)
    kept = steps[(steps != 0).any(axis=1)]
    text = f"M{_number(tenths[0][0] / 10)} {_number(tenths[0][1] / 10)}"
    if len(kept):
        text += "l" + " ".join(f"{_number(x / 10)} {_number(y / 10)}" for x, y in kept)
    return text.replace(" -", "-")


def _number(value: float) -> str:
    """With at most one digit behind the point."""
    return f"{round(float(value), 1) + 0.0:g}"
