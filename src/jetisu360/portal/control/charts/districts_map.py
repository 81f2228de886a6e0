"""The map of districts, coloured by a value in five classes. Where boundaries are known they are drawn, and
the few districts without one stand as squares below; where most have none, all are equal squares where the
districts lie, or as the alphabet has them.

Each district is a link, in the order of the alphabet, and says its name and value; these are also written on
the map where there is room, and always in the list beside it. What is not known is hatched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import Message, Translator, _p
from jetisu360.portal.control.charts.classes import MOST, Classes, How, classes
from jetisu360.portal.control.charts.geometry import Shape, on_paper, rings_of
from jetisu360.portal.control.charts.labels import Label, place_labels
from jetisu360.portal.control.charts.numbers import NOTHING, maybe
from jetisu360.portal.control.charts.svg import (
    WIDTH,
    Chart,
    Say,
    Table,
    clean,
    element,
    hatch,
    number,
    picture,
)
from jetisu360.portal.control.charts.tiles import MOST_COLUMNS, by_middles, in_rows, squares

HIGHEST = 420.0
# How large names are set on a phone, and on a screen on which the map is twice as wide.
SIZES = (("chart-narrow", 11.0), ("chart-wide", 7.5))
HOW: dict[How, Message] = {
    "steps": _p("chart", "Colours in equal steps from the lowest to the highest value."),
    "quantiles": _p("chart", "In each colour about as many districts: the values lie far apart."),
}
# What nearly all of them are is not written on the map itself: there is little room.
_KIND = re.compile(r"\s+(?:ауданы|район|district)$", re.IGNORECASE)
BELOW = _p(
    "chart", "The boundaries of some districts are not known here: they are the squares below the map."
)
SQUARES = _p("chart", "Each district is one square: its boundaries are not known here.")


@dataclass(frozen=True)
class Area:
    """A district. `value`: None: nothing is known. `boundary`: a GeoJSON geometry. `middle`: latitude and
    longitude.
    """

    name: str
    value: float | None
    href: str
    boundary: Mapping[str, Any] | None = None
    middle: tuple[float, float] | None = None


@dataclass(frozen=True)
class MapChart(Chart):
    """`legend`: a swatch and what it stands for, the lowest first. `bounded`: boundaries are drawn."""

    legend: tuple[tuple[Markup, str], ...] = ()
    bounded: bool = False


def districts_map(
    given: Sequence[Area], title: str, say: Say, words: Translator, key: str, how: How | None = None
) -> MapChart:
    """`title`: what the value is. `how`: into which classes; None: as the values need it."""
    areas = sorted(given, key=lambda one: sort_key(one.name))
    shapes, height, bounded = _shapes(areas)
    found = classes([one.value for one in areas if one.value is not None], how)
    written = [maybe(one.value, say, words) for one in areas]
    fills = [None if one.value is None else step(found, one.value) for one in areas]
    links = [
        _link(area, shape, told, fill, key)
        for area, shape, told, fill in zip(areas, shapes, written, fills, strict=True)
    ]
    names = [
        (_KIND.sub("", clean(area.name)), told if area.value is not None else "–")
        for area, told in zip(areas, written, strict=True)
    ]
    spots = [shape.spots() for shape in shapes]
    texts = [
        _texts(class_, place_labels(shapes, spots, names, (WIDTH, height), size), fills)
        for class_, size in SIZES
    ]
    about = "; ".join(f"{area.name}: {told}" for area, told in zip(areas, written, strict=True))
    svg = picture(
        key,
        (WIDTH, height),
        title,
        about,
        [hatch(f"{key}-none"), *links, *texts],
        class_="is-map" if any(bounded) else "is-map is-tiles",
        links=True,
    )
    rows = tuple(
        (f"{place}. {area.name}", told)
        for place, (area, told) in enumerate(zip(areas, written, strict=True), 1)
    )
    squared = [] if all(bounded) else [words(BELOW if any(bounded) else SQUARES)]
    notes = squared + ([words(HOW[found.how])] if found.count > 1 else [])
    table = Table(title, (words(_p("chart", "District")), title), rows)
    legend = _legend(found, [one.value for one in areas], say, words, key)
    return MapChart(svg, table, " ".join(notes), legend, bounded=any(bounded))


def step(found: Classes, value: float) -> int:
    """The colour of a value, 1 to 5; fewer classes than five are spread over them."""
    return 3 if found.count < 2 else 1 + round(found.of(value) * (MOST - 1) / (found.count - 1))


def _shapes(areas: Sequence[Area]) -> tuple[list[Shape], float, list[bool]]:
    """The districts on the paper, its height, and of which of them the boundary is drawn."""
    rings = [rings_of(one.boundary) for one in areas]
    known = [bool(one) for one in rings]
    if areas and 2 * sum(known) >= len(areas):
        drawn, height = on_paper([one for one in rings if one], WIDTH, HIGHEST)
        below, more = squares(in_rows(len(areas) - len(drawn)), WIDTH, MOST_COLUMNS)
        moved = iter([shape.lower(height) for shape in below])
        bounded = iter(drawn)
        return [next(bounded if one else moved) for one in known], height + more, known
    middles = [one.middle or _middle(found) for one, found in zip(areas, rings, strict=True)]
    lying = [one for one in middles if one is not None]
    cells = by_middles(lying) if len(lying) == len(areas) else in_rows(len(areas))
    shapes, height = squares(cells, WIDTH)
    return shapes, max(height, 1.0), [False] * len(areas)


def _middle(rings: Sequence[Any]) -> tuple[float, float] | None:
    if not rings:
        return None
    longest = max(rings, key=len)
    return float(longest[:, 1].mean()), float(longest[:, 0].mean())


def _link(area: Area, shape: Shape, told: str, fill: int | None, key: str) -> Markup:
    name = clean(f"{area.name}: {told}")
    data = "".join(_ring(ring.tolist()) for ring in shape.rings)
    class_ = "chart-area is-none" if fill is None else f"chart-area is-step-{fill}"
    drawn = element("path", d=data, class_=class_, fill_rule="evenodd")
    if fill is None:
        drawn += element("path", d=data, fill=f"url(#{key}-none)", fill_rule="evenodd")
    return element("a", element("title", name), drawn, href=area.href, aria_label=name, class_="chart-link")


def _ring(points: Sequence[Sequence[float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points[:-1]) + "z"


def _texts(class_: str, labels: Sequence[Label | None], fills: Sequence[int | None]) -> Markup:
    """The labels of one size; they say nothing that the links do not."""
    parts: list[Markup] = []
    for label, fill in zip(labels, fills, strict=True):
        if label is None:
            continue
        if label.tie:
            left, top, right, bottom = label.box()
            tie = f"M{number(label.tie[0])} {number(label.tie[1])}L{number(label.x)} {number(label.y)}"
            parts.append(element("path", d=tie, class_="chart-tie"))
            room = {"x": left - 1, "y": top, "width": right - left + 2, "height": bottom - top}
            parts.append(element("rect", class_="chart-chip", **room))
        ground = "" if label.tie else " on-none" if fill is None else " on-deep" if fill == MOST else ""
        lines = [
            element(
                "tspan",
                line,
                x=label.x,
                y=y,
                class_=None if label.number or line != label.lines[-1] else "is-value",
            )
            for line, y in zip(label.lines, label.baselines(), strict=True)
        ]
        parts.append(element("text", *lines, class_=f"chart-label{ground}", text_anchor="middle"))
    return element("g", *parts, "", class_=f"chart-labels {class_}", aria_hidden="true")


def _legend(
    found: Classes, values: Sequence[float | None], say: Say, words: Translator, key: str
) -> tuple[tuple[Markup, str], ...]:
    """Of each colour the lowest and the highest value that there is: no value belongs to two of them."""
    of: dict[int, list[float]] = {}
    for value in values:
        if value is not None:
            of.setdefault(step(found, value), []).append(value)
    rows = []
    for place, there in sorted(of.items()):
        low, high = say(min(there)), say(max(there))
        rows.append((_swatch(f"is-step-{place}"), low if low == high else f"{low} – {high}"))
    if None in values:
        rows.append((_swatch("is-none", f"url(#{key}-none)"), words(NOTHING)))
    return tuple(rows)


def _swatch(class_: str, over: str | None = None) -> Markup:
    shape = {"x": 1.0, "y": 1.0, "width": 22.0, "height": 14.0}
    drawn = element("rect", class_=f"chart-area {class_}", **shape)
    if over:
        drawn += element("rect", fill=over, **shape)
    head = Markup('<svg class="chart-swatch" viewBox="0 0 24 16" width="24" height="16" aria-hidden="true">')
    return head + drawn + Markup("</svg>")
