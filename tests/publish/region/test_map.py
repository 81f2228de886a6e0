"""The map: places where they are on Earth, names over nothing, every museum a link."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from jetisu360.language import Translator
from jetisu360.publish.pages.shown_text import Said
from jetisu360.publish.region.landmarks import landmarks
from jetisu360.publish.region.map_drawing import Spot, draw_map
from jetisu360.publish.region.outline import clip_ring, kazakhstan, thinned
from jetisu360.publish.region.projection import EARTH_KM, Albers

SVG = "{http://www.w3.org/2000/svg}"


def spot(number: int, latitude: float, longitude: float, name: str = "Музей") -> Spot:
    return Spot(number, Said(name), Said(name), f"#m{number}", latitude, longitude, open=number % 2 == 1)


def drawn(*spots: Spot) -> ElementTree.Element:
    svg = str(draw_map(spots, Translator("kk"), "Карта").svg)
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def places(svg: ElementTree.Element) -> list[tuple[float, float]]:
    found = []
    for link in svg.iter(f"{SVG}a"):
        numbers = re.findall(r"-?[\d.]+", link.attrib["transform"])
        found.append((float(numbers[0]), float(numbers[1])))
    return found


def test_the_projection_gives_snyders_example() -> None:
    """Page 291 of his manual: R = 1, parallels 29.5 and 45.5, origin 23° N 96° W."""
    albers = Albers(-96, (29.5, 45.5))
    x, y = albers([-75, -96], [35, 23])
    assert x[0] / EARTH_KM == pytest.approx(0.2952720, abs=1e-6)
    assert (y[0] - y[1]) / EARTH_KM == pytest.approx(0.2416774, abs=1e-6)


def test_another_meridian_only_turns_the_map() -> None:
    lonlat = np.array([[50.0, 45.0], [87.0, 49.0], [67.0, 41.0]])
    one, other = Albers(78), Albers(67)
    turned = one.about(67, np.column_stack(one(*lonlat.T)))
    assert turned == pytest.approx(np.column_stack(other(*lonlat.T)), abs=1e-6)


def test_the_outline_has_the_countrys_area() -> None:
    """2.72 million km²: an equal-area projection of a sound outline gives it within half a per cent."""
    ring = max(kazakhstan().rings, key=len)
    x, y = Albers(67)(*ring.T)
    area = abs(float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)))) / 2
    assert area == pytest.approx(2.7249e6, rel=0.01)


def test_north_is_up_and_distances_are_true() -> None:
    svg = drawn(spot(1, 43.0, 77.0), spot(2, 45.0, 77.0), spot(3, 43.0, 80.0))
    south, north, east = places(svg)
    assert north[1] < south[1] - 50
    assert abs(north[0] - south[0]) < 12, "a meridian is nearly upright"
    kilometre = (south[1] - north[1]) / 222.4
    assert (east[0] - south[0]) * 1 / kilometre == pytest.approx(244, rel=0.03)


def test_museums_of_one_town_can_be_told_apart_and_hit() -> None:
    svg = drawn(*(spot(number, 45.01 + number / 1000, 78.38) for number in range(1, 6)), spot(6, 43.2, 76.9))
    found = places(svg)
    gaps = [np.hypot(a[0] - b[0], a[1] - b[1]) for i, a in enumerate(found) for b in found[:i]]
    assert min(gaps) >= 24
    assert svg.find(f".//{SVG}path[@class='map-ties']") is not None, "what was moved is tied to its place"


def test_every_museum_is_a_link_with_its_name_even_where_none_is_written() -> None:
    many = [spot(n, 43 + n % 6 / 3, 76 + n / 7, f"Өте ұзын атаулы музей нөмірі {n}") for n in range(1, 25)]
    links = list(drawn(*many).iter(f"{SVG}a"))
    assert [link.attrib["href"] for link in links] == [f"#m{n}" for n in range(1, 25)]
    titles = [title.text or "" for link in links for title in link.iter(f"{SVG}title")]
    assert titles == [f"{n}. Өте ұзын атаулы музей нөмірі {n}" for n in range(1, 25)]


def test_clipping_keeps_what_is_inside() -> None:
    square = np.array([[0.0, 0], [10, 0], [10, 10], [0, 10]])
    assert len(clip_ring(square, (20, 20, 30, 30))) == 0
    part = clip_ring(square, (5, 5, 30, 30))
    assert part.min() == 5
    assert part.max() == 10
    line = np.array([[0.0, 0], [1, 0.01], [2, 0], [3, 5]])
    assert thinned(line, 0.1).tolist() == [[0, 0], [2, 0], [3, 5]]


def names_of(svg: ElementTree.Element, kind: str) -> list[str]:
    groups = [group for group in svg.iter(f"{SVG}g") if kind in group.get("class", "").split()]
    return [" ".join("".join(group.itertext()).split()) for group in groups]


def test_one_finds_ones_way_by_towns_lakes_and_rivers() -> None:
    svg = drawn(spot(1, 45.01, 78.38), spot(2, 44.17, 80.0))
    towns = names_of(svg, "map-town")
    assert {"Үштөбе", "Сарқан"} <= set(towns)
    assert "Талдықорған" not in towns, "the museum's own point stands there"
    for kind in ("map-lakes", "map-rivers"):
        (path,) = [one for one in svg.iter(f"{SVG}path") if one.get("class") == kind]
        assert path.attrib["d"].startswith("M"), "Balkhash, Alakol and the Ili are in sight"


def test_a_lake_has_its_area_and_every_town_its_three_names() -> None:
    known = landmarks()
    largest = max(
        (ring for ring in known.lakes if (ring[:, 0] > 73).all() and (ring[:, 0] < 80).all()), key=len
    )
    x, y = Albers(76)(*largest.T)
    area = abs(float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)))) / 2
    assert area == pytest.approx(17_000, rel=0.15), "Balkhash, km²"
    assert all(set(town.name) == {"kk", "ru", "en"} and all(town.name.values()) for town in known.towns)


def test_no_name_of_a_town_lies_over_a_museum() -> None:
    many = [spot(n, 43 + n % 6 / 3, 76 + n / 7, f"Музей {n}") for n in range(1, 25)]
    svg = drawn(*many)
    points = np.array(places(svg))
    for group in svg.iter(f"{SVG}g"):
        if "map-town" in group.get("class", ""):
            continue
        town = group.find(f"{SVG}g[@class='plan-mark map-town']")
        if town is not None:
            x, y = map(float, re.findall(r"-?[\d.]+", group.attrib["transform"]))
            assert np.hypot(*(points - (x, y)).T).min() > 20
