"""The map of districts: real boundaries, squares for want of them, and names that lie over nothing."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.language import Translator
from jetisu360.portal.control.charts.districts_map import BELOW, SQUARES, Area, districts_map
from jetisu360.portal.control.charts.geometry import rings_of
from jetisu360.portal.control.charts.numbers import measured
from jetisu360.portal.control.charts.tiles import by_middles, in_rows

from .drawn import SVG, outside, overlapping, parsed, texts

FILE = "shared/data/geo/almaty_zhetisu_districts_geoboundaries_2017_ODbL.geojson"
KK = Translator("kk")
SAY = partial(measured, words=KK, unit="%")
few = settings(max_examples=25, deadline=None)
names = st.text("абвгдәіңғүұқөһ -<&", min_size=1, max_size=30)
values = st.none() | st.floats(0, 1e7)


def real(values: list[float | None]) -> list[Area]:
    file = next((above / FILE for above in Path(__file__).parents if (above / FILE).exists()), None)
    if file is None:
        pytest.skip("the boundaries (ODbL) are not part of the project; they lie in ../shared")
    features: list[dict[str, Any]] = json.loads(file.read_text())["features"]
    return [
        Area(one["properties"]["name"], values[place % len(values)], f"?d={place}", one["geometry"])
        for place, one in enumerate(features)
    ]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_real_districts_are_links_with_their_values(language: str) -> None:
    areas = real([12.5, 40.0, None, 77.0, 91.0])
    words = Translator(language)  # type: ignore[arg-type]
    chart = districts_map(areas, "Игерілді", partial(measured, words=words, unit="%"), words, "map")
    drawn = parsed(chart.svg)
    links = drawn.findall(f"{SVG}a")
    assert len(links) == len(areas) == len(chart.table.rows) == 17
    # In the order of the list beside it, each with name and value.
    for link, (name, told) in zip(links, chart.table.rows, strict=True):
        assert link.get("aria-label") == f"{name.partition('. ')[2]}: {told}"
    assert not outside(drawn)
    for size in ("chart-narrow", "chart-wide"):
        written = texts(drawn, size)
        assert not overlapping(written)
        assert len(written) >= 17
    assert any("url(#map-none)" in str(swatch) for swatch, _ in chart.legend)
    assert len(chart.svg) < 40_000


@pytest.mark.parametrize("without", [1, 3])
def test_a_district_without_a_boundary_is_a_square_below_those_that_have_one(without: int) -> None:
    areas = [
        replace(area, boundary=None) if place < without else area
        for place, area in enumerate(real([12.5, 40.0]))
    ]
    chart = districts_map(areas, "t", SAY, KK, "m")
    drawn = parsed(chart.svg)
    assert chart.bounded
    assert "is-tiles" not in chart.svg
    assert BELOW["kk"] in chart.note
    assert not outside(drawn)
    paths = [node.get("d", "") for node in drawn.iter(f"{SVG}path") if "chart-area" in node.get("class", "")]
    assert len(paths) == len(areas)
    lowest = [max(float(y) for y in re.findall(r" (-?[\d.]+)", path)) for path in paths]
    top = [min(float(y) for y in re.findall(r" (-?[\d.]+)", path)) for path in paths]
    square = [path.count("L") == 3 for path in paths]
    assert sum(square) == without
    assert min(y for y, one in zip(top, square, strict=True) if one) >= max(
        y for y, one in zip(lowest, square, strict=True) if not one
    )
    for size in ("chart-narrow", "chart-wide"):
        assert not overlapping(texts(drawn, size))


def test_where_most_have_none_all_are_squares() -> None:
    areas = [
        replace(area, boundary=area.boundary if place == 0 else None)
        for place, area in enumerate(real([1.0]))
    ]
    chart = districts_map(areas, "t", SAY, KK, "m")
    assert "is-tiles" in chart.svg
    assert not chart.bounded
    assert SQUARES["kk"] in chart.note


def test_real_borders_are_shared() -> None:
    """Neighbours were thinned alike: their sides leave no gap that a screen could show."""
    areas = real([1.0])
    drawn = parsed(districts_map(areas, "t", SAY, KK, "m").svg)
    spots = [
        {tuple(one.split()) for one in node.get("d", "").strip("Mz").replace("zM", "L").split("L")}
        for node in drawn.iter(f"{SVG}path")
        if "chart-area" in node.get("class", "")
    ]
    shared = sum(len(one & other) for place, one in enumerate(spots) for other in spots[:place])
    assert shared > 100


@few
@given(st.lists(st.builds(Area, names, values, st.just("?d=1")), max_size=24))
def test_without_middles_there_are_squares_in_rows(areas: list[Area]) -> None:
    drawn = parsed(districts_map(areas, "t", SAY, KK, "m").svg)
    assert not outside(drawn)
    assert not overlapping(texts(drawn, "chart-narrow"))
    assert not overlapping(texts(drawn, "chart-wide"))


places = st.tuples(st.floats(42, 47), st.floats(75, 82))


@few
@given(st.lists(places, min_size=1, max_size=30))
def test_each_district_has_a_square_of_its_own(middles: list[tuple[float, float]]) -> None:
    cells = by_middles(middles)
    assert len(set(cells)) == len(middles)
    assert all(column >= 0 and row >= 0 for column, row in cells)
    areas = [Area(f"{place}-аудан", 1.0, "#", None, one) for place, one in enumerate(middles)]
    drawn = parsed(districts_map(areas, "t", SAY, KK, "m").svg)
    assert not outside(drawn)
    assert not overlapping(texts(drawn, "chart-narrow"))


def test_neighbours_stay_neighbours() -> None:
    """Districts that lie in a square of three by three lie so on the map; north is up, east on the right."""
    middles = [(46.0 - row, 76.0 + 1.4 * column) for row in range(3) for column in range(3)]
    cells = by_middles(middles)
    for place, (column, row) in enumerate(cells):
        for other, (column_2, row_2) in enumerate(cells):
            if place // 3 == other // 3 and place < other:
                assert column < column_2
            if place % 3 == other % 3 and place < other:
                assert row < row_2
    assert in_rows(4) == [(0, 0), (1, 0), (0, 1), (1, 1)]


@pytest.mark.parametrize(
    "geometry",
    [
        {},
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "Polygon", "coordinates": None},
        {"type": "Polygon", "coordinates": [[["a", "b"]]]},
        {"type": "MultiPolygon", "coordinates": [[[[float("nan"), 1]] * 4]]},
        {"type": "Polygon", "coordinates": [[1, 2, 3, 4]]},
    ],
)
def test_a_boundary_that_is_none_becomes_a_square(geometry: dict[str, Any]) -> None:
    assert rings_of(geometry) == []
    assert "is-tiles" in districts_map([Area("А", 1.0, "#", geometry)], "t", SAY, KK, "m").svg
