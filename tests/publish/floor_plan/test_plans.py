"""The plan: rooms where they are, names over nothing else, and nothing said that is not known."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable
from itertools import combinations
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import brotli
import pytest

from jetisu360.publish.floor_plan.drawing import WIDE, draw_plan, on_plan
from jetisu360.publish.floor_plan.layout import GAP, lay_out
from jetisu360.publish.floor_plan.names import RADIUS, Name, place_names
from jetisu360.publish.floor_plan.plans import plans
from jetisu360.publish.pages.models.in_reading import InReading
from jetisu360.publish.pages.models.museum import fill_museum
from jetisu360.publish.pages.readings import reading
from jetisu360.publish.pages.render import render
from jetisu360.tour.document.tour import Tour

LANGUAGES = ("kk", "ru", "en")
HOSTILE = "</title></text></a></svg><script>alert(1)</script>\"'&\u202e\x00<img src=x onerror=alert(2)>"


def svg(tour: Tour, language: str = "kk", plan: int = 0) -> ElementTree.Element:
    """The drawing, read as XML: more strictly than a browser would."""
    return ElementTree.fromstring(draw_plan(tour, tour.plans[plan], language, "Plan").svg)  # type: ignore[arg-type]


def points(drawing: ElementTree.Element) -> dict[str, tuple[float, float]]:
    found = {}
    for link in drawing.iter("a"):
        x, y = re.fullmatch(r"translate\((\S+) (\S+)\)", link.attrib["transform"]).groups()  # type: ignore[union-attr]
        found[link.attrib["data-scene-link"]] = float(x), float(y)
    return found


def words(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def of_class(drawing: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [element for element in drawing.iter() if name in element.get("class", "").split()]


def scattered(
    sample: ModuleType, places: list[tuple[float, float]], title: str = "{n}-зал", **plan: Any
) -> Tour:
    """A tour of rooms at these places, each with a way to the next and back."""
    rooms = [
        sample.scene(f"r{n}", {"kk": title.format(n=n)}, position={"x": x, "y": y})
        for n, (x, y) in enumerate(places)
    ]
    ways = [way for n in range(len(places) - 1) for way in ((n, n + 1), (n + 1, n))]
    ground = {"id": "ground", "scenes": [room["id"] for room in rooms]}
    links = [{"from": f"r{a}", "to": f"r{b}", "yaw": 0} for a, b in ways]
    return sample.tour(scenes=rooms, start="r0", links=links, objects=[], plans=[ground | plan])  # type: ignore[no-any-return]


def random_places(count: int, seed: int = 7) -> list[tuple[float, float]]:
    chance = random.Random(seed)
    return [(chance.uniform(0, 60), chance.uniform(0, 45)) for _ in range(count)]


def test_every_room_is_a_link_with_its_number_and_name(sample: ModuleType) -> None:
    tour = sample.planned()
    drawing = svg(tour, "ru")
    links = list(drawing.iter("a"))
    assert [link.attrib["data-scene-link"] for link in links] == [scene.id for scene in tour.scenes]
    for number, (link, scene) in enumerate(zip(links, tour.scenes, strict=True), 1):
        assert link.attrib["href"] == f"#{scene.id}"
        assert link.find("title").text == f"{number}. {scene.title['ru']}"  # type: ignore[union-attr]
        assert [text.text for text in link.iter("text") if "class" not in text.attrib] == [str(number)]
        assert ("aria-current" in link.attrib) == (scene.id == tour.start)
    assert drawing.attrib["role"] == "group"
    assert drawing.attrib["aria-label"] == "Plan"
    assert not [element for element in drawing.iter() if "style" in element.attrib or "id" in element.attrib]


def test_rooms_stand_where_they_are(sample: ModuleType) -> None:
    tour = sample.planned()
    drawn = points(svg(tour))
    metre = lay_out(tuple((scene.position.x, scene.position.y) for scene in tour.scenes)).metre
    assert metre is not None
    for one, two in combinations(tour.scenes, 2):
        east, north = two.position.x - one.position.x, two.position.y - one.position.y
        across = drawn[two.id][0] - drawn[one.id][0]
        down = drawn[two.id][1] - drawn[one.id][1]
        assert across == pytest.approx(east * metre, abs=0.2)
        assert down == pytest.approx(-north * metre, abs=0.2), "north is up"


def test_a_way_that_has_no_way_back_has_an_arrow_head(sample: ModuleType) -> None:
    drawing = svg(sample.planned())
    drawn = points(drawing)
    (lines,) = of_class(drawing, "plan-ways")
    ends = re.findall(r"M(\S+) (\S+)L([^M ]+) ([^M ]+)", lines.attrib["d"])
    assert len(ends) == 13, "one line for each pair"
    heads = [
        group for group in drawing.iter("g") if group.find("path[@class='plan-mark plan-head']") is not None
    ]
    assert len(heads) == 2
    for head in heads:
        x, y = map(float, re.match(r"translate\((\S+) (\S+?)\)", head.attrib["transform"]).groups())  # type: ignore[union-attr]
        assert (x, y) == drawn["gold"]


@pytest.mark.parametrize(
    ("language", "north", "metres"), [("kk", "С", "м"), ("ru", "С", "м"), ("en", "N", "m")]
)
def test_it_says_what_is_known_and_no_more(
    sample: ModuleType, language: str, north: str, metres: str
) -> None:
    measured = svg(sample.planned(), language)
    assert words(of_class(measured, "plan-compass")[0]) == north
    assert words(of_class(measured, "plan-said")[0]) == f"5 {metres}"
    assert len(of_class(measured, "plan-bar")) == 1
    guessed = svg(sample.planned(metres="estimated"), language)
    assert words(of_class(guessed, "plan-said")[0]) == f"≈ 5 {metres}"
    scaleless = {"kk": "масштабсыз", "ru": "без масштаба", "en": "not to scale"}[language]
    for plan in ({"to_scale": False}, {"metres": "unknown"}, {"to_scale": False, "north": False}):
        drawing = svg(sample.planned(**plan), language)
        assert words(of_class(drawing, "plan-said")[0]) == scaleless
        assert not of_class(drawing, "plan-bar")
        assert bool(of_class(drawing, "plan-compass")) == plan.get("north", True)


def test_the_bar_is_as_long_as_it_says(sample: ModuleType) -> None:
    drawing = svg(scattered(sample, [(0, 0), (12, 0), (12, 9)], to_scale=True, metres="measured"))
    drawn = points(drawing)
    length = float(re.search(r"h(\S+)v", of_class(drawing, "plan-bar")[0].attrib["d"])[1])  # type: ignore[index]
    said = float(words(of_class(drawing, "plan-said")[0]).split()[0].replace(",", "."))
    assert math.dist(drawn["r0"], drawn["r1"]) / 12 == pytest.approx(length / said, rel=0.01)


CROWDS: dict[str, list[tuple[float, float]]] = {
    "one": [(3, 4)],
    "two": [(0, 0), (1.5, 0)],
    "two at one point": [(0, 0), (0, 0)],
    "two very far": [(-1e300, 0), (1e300, 5)],
    "a corridor": [(n * 2.0, 0) for n in range(12)],
    "a long corridor": [(n * 1.5, n * 0.01) for n in range(60)],
    "a tower of doors": [(0, n * 3.0) for n in range(12)],
    "all at one point": [(1, 1)] * 40,
    "thirty rooms": random_places(30),
    "two hundred rooms": random_places(200),
}


@pytest.mark.parametrize("name", CROWDS)
def test_points_can_be_told_apart_and_none_is_cut(sample: ModuleType, name: str) -> None:
    places = CROWDS[name]
    drawing = svg(scattered(sample, places, to_scale=True, metres="measured", north=True))
    drawn = list(points(drawing).values())
    _, _, width, height = map(float, drawing.attrib["viewBox"].split())
    assert len(drawn) == len(places)
    for x, y in drawn:
        assert RADIUS < x < width - RADIUS
        assert RADIUS < y < height - RADIUS
    assert min((math.dist(a, b) for a, b in combinations(drawn, 2)), default=GAP) >= 0.9 * GAP
    assert width <= 1500
    if name in ("one", "two at one point", "all at one point"):
        assert not of_class(drawing, "plan-bar"), "where nothing has a length there is no scale"


def titles_of(sample: ModuleType, name: str) -> tuple[Tour, str]:
    if name in LANGUAGES:
        return sample.planned(), name
    title = {"long titles": "Ұлы дала тарихы {n}", "very long titles": "Ұзын" * 60}.get(name, "{n}-зал")
    return scattered(sample, CROWDS.get(name, CROWDS["thirty rooms"]), title), "kk"


@pytest.mark.parametrize("name", [*LANGUAGES, *CROWDS, "long titles", "very long titles"])
def test_names_lie_over_nothing_and_every_room_is_named(sample: ModuleType, name: str) -> None:
    tour, language = titles_of(sample, name)
    (plan,) = tour.plans
    scenes = [scene for _, scene in on_plan(tour, plan)]
    layout = lay_out(tuple((scene.position.x, scene.position.y) for scene in scenes if scene.position))
    titles = [scene.title[language] for scene in scenes]
    ways = [(n, n + 1) for n in range(len(titles) - 1)]
    narrow = place_names(titles, layout, ways)
    wide = place_names(titles, layout, ways, (), WIDE, narrow)
    for names, scale in ((narrow, 1.0), (wide, WIDE), (wide, 0.56)):
        boxes = [box(layout.points[place], it, scale) for place, it in enumerate(names) if it]
        circles = [
            (place, x - r, y - r, x + r, y + r)
            for r in [RADIUS * scale]
            for place, (x, y) in enumerate(layout.points)
        ]
        owners = [place for place, it in enumerate(names) if it]
        for one, two in combinations(boxes, 2):
            assert apart(one, two)
        for owner, one in zip(owners, boxes, strict=True):
            assert min(one[:2]) >= 0
            assert one[2] <= layout.width
            assert one[3] <= layout.height
            assert all(apart(one, circle) for place, *circle in circles if place != owner)
    assert all(wide[place] == it for place, it in enumerate(narrow) if it)
    drawn = draw_plan(tour, plan, language, "Plan")  # type: ignore[arg-type]
    named = {words(text) for text in of_class(ElementTree.fromstring(drawn.svg), "plan-name")}
    listed = {one.title.text for one in drawn.key}
    squeezed = {re.sub(r"\s", "", text) for text in named | listed}
    assert squeezed >= {re.sub(r"\s", "", title) for title in titles}
    if name in ("two", "a tower of doors"):
        assert not drawn.key, "here is room for all"
    if name == "very long titles":
        assert not named


def box(point: tuple[float, float], name: Name, scale: float) -> tuple[float, ...]:
    return tuple(edge + point[place % 2] for place, edge in enumerate(name.box(scale)))


def apart(one: Any, two: Any) -> bool:
    return bool(one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1])


def test_targets_are_large_and_apart(sample: ModuleType) -> None:
    for places in CROWDS.values():
        drawing = svg(scattered(sample, places))
        circles = [
            (*place, float(link.find("g/circle[@class='plan-target']").attrib["r"]))  # type: ignore[union-attr]
            for place, link in zip(points(drawing).values(), drawing.iter("a"), strict=True)
        ]
        assert min(radius for *_, radius in circles) >= 13.5
        for one, two in combinations(circles, 2):
            assert math.dist(one[:2], two[:2]) >= one[2] + two[2] - 0.5


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_and_foreign_titles_stay_text(sample: ModuleType, language: str) -> None:
    tour = sample.planned()
    tour.scenes[0].title = dict.fromkeys(LANGUAGES, HOSTILE)
    tour.scenes[1].title = dict.fromkeys(LANGUAGES, "قاعة الذهب")
    tour.scenes[2].title = {"kk": "Тек қазақша"}
    tour.scenes[3].title = {}
    drawing = svg(tour, language)
    assert {element.tag for element in drawing.iter()} <= {
        "svg",
        "path",
        "g",
        "a",
        "title",
        "circle",
        "text",
        "tspan",
    }
    titles = [title.text or "" for title in drawing.iter("title")]
    assert titles[0].startswith("1. </title></text></a></svg><script>")
    assert not set("\u202e\x00") & set("".join(drawing.itertext()))
    assert titles[1] == "2. قاعة الذهب"
    assert list(drawing.iter("a"))[2].get("lang") == (None if language == "kk" else "kk")
    assert titles[3].startswith("4. ")


def test_what_is_missing_is_left_out(sample: ModuleType) -> None:
    tour = sample.planned(scenes=["gold", "nowhere", "foyer", "gold", "yurt"])
    tour.scene("yurt").position = None
    assert list(points(svg(tour))) == ["foyer", "gold"]
    alone = sample.planned(scenes=["foyer"])
    assert plans(alone, "kk") == [], "a room alone says nothing by its place"
    assert plans(sample.tour(), "kk") == []


@pytest.mark.parametrize(
    ("language", "storeys", "parts"),
    [
        ("kk", ["Жертөле", "1-қабат", "2-қабат, 1-бөлік", "2-қабат, 2-бөлік"], ["1-бөлік", "2-бөлік"]),
        (
            "ru",
            ["Подвальный этаж", "1-й этаж", "2-й этаж, часть 1", "2-й этаж, часть 2"],
            ["Часть 1", "Часть 2"],
        ),
        ("en", ["Basement", "Ground floor", "Floor 1, part 1", "Floor 1, part 2"], ["Part 1", "Part 2"]),
    ],
)
def test_several_plans_are_told_apart(
    sample: ModuleType, language: Any, storeys: list[str], parts: list[str]
) -> None:
    tour = sample.planned()
    ids = [scene.id for scene in tour.scenes]
    shared = [
        {"id": f"p{n}", "floor": floor, "scenes": ids[3 * n : 3 * n + 3]}
        for n, floor in enumerate((1, 0, 1, -1))
    ]
    many = Tour.model_validate(tour.model_dump(mode="json", by_alias=True) | {"plans": shared})
    assert [plan.caption for plan in plans(many, language)] == storeys
    two = Tour.model_validate(tour.model_dump(mode="json", by_alias=True) | {"plans": [shared[0], shared[2]]})
    found = plans(two, language)
    assert [plan.caption for plan in found] == parts
    assert f'aria-label="{parts[0]}"' in found[0].drawing.svg
    assert [plan.caption for plan in plans(tour, language)] == [""]


@pytest.fixture(scope="module")
def page(sample: ModuleType) -> Callable[[Tour, str], str]:
    def made(tour: Tour, language: Any) -> str:
        return render(fill_museum(InReading(tour, reading(language)), sample.STAND_IN, {}))

    return made


@pytest.mark.parametrize(("language", "heading"), [("kk", "Жоспар"), ("ru", "План"), ("en", "Plan")])
def test_it_is_a_section_of_the_page(
    sample: ModuleType, page: Callable[[Tour, str], str], language: str, heading: str
) -> None:
    html = page(sample.planned(), language)
    assert html.count('<section class="section" id="page_plan">') == 1
    assert f'<a href="#page_plan">{heading}</a>' in html
    assert f"<h2>{heading}</h2>" in html
    assert html.index('id="page_plan"') < html.index('id="page_rooms"')
    assert "figcaption>" not in html.split("</style>")[1]
    assert 'id="page_plan"' not in page(sample.tour(), language)


def test_thirty_rooms_weigh_little(sample: ModuleType) -> None:
    tour = scattered(sample, random_places(30), "Тарихи-өлкетану залы {n}", north=True)
    drawn = draw_plan(tour, tour.plans[0], "kk", "Жоспар").svg
    assert len(brotli.compress(drawn.encode())) < 3 * 1024


def on_drawing(sample: ModuleType, **drawing: Any) -> Tour:
    """Three rooms on a drawing that is 20 m wide and 10 m high, its corner at (0, 10)."""
    picture = {"src": "media/floor.webp", "width": 1600, "height": 800}
    laid = {"picture": picture, "x": 0, "y": 10, "across": 20, "turn": 0, **drawing}
    tour = scattered(sample, [(5, 5), (10, 5), (15, 2)], to_scale=True, metres="measured", drawing=laid)
    for scene in tour.scenes:
        scene.heading = 30
    return tour


def test_on_the_museums_own_drawing_points_stand_where_they_are_and_cover_none_of_it(
    sample: ModuleType,
) -> None:
    tour = on_drawing(sample, apart=["r2"])
    (plan,) = plans(tour, "kk", "../")
    assert plan.picture is not None
    assert (plan.picture.src, plan.picture.width, plan.picture.height) == ("../media/floor.webp", 1600, 800)
    drawing = svg(tour)
    width = float(drawing.attrib["width"])
    drawn = points(drawing)
    assert drawn["r0"] == pytest.approx((width / 4, width / 4), abs=0.1)
    assert drawn["r2"] == pytest.approx((width * 0.75, width * 0.4), abs=0.1)
    assert not of_class(drawing, "plan-name")
    assert not of_class(drawing, "plan-ways")
    assert [entry.title.text for entry in plan.drawing.key] == ["0-зал", "1-зал", "2-зал"]
    bearings = {link.attrib["data-scene-link"]: link.attrib.get("data-bearing") for link in drawing.iter("a")}
    assert bearings == {"r0": "30", "r1": "30", "r2": None}


def test_a_turned_drawing_turns_north_and_where_one_looks(sample: ModuleType) -> None:
    tour = on_drawing(sample, x=0, y=0, turn=90)
    tour.plans[0].north = True
    drawing = svg(tour, "en")
    assert drawing.attrib["data-north"] == "270"
    assert {link.attrib["data-bearing"] for link in drawing.iter("a")} == {"300"}
    (compass,) = [group for group in drawing.iter("g") if group.get("role") == "img"]
    assert compass.attrib["aria-label"] == "The arrow points north"
    assert "rotate(270)" in compass.attrib["transform"]


def test_a_plan_is_called_what_the_museum_calls_it(sample: ModuleType) -> None:
    tour = on_drawing(sample)
    tour.plans[0].title = {"kk": "Ескі ғимарат"}
    (kk,), (ru,) = plans(tour, "kk"), plans(tour, "ru")
    assert (kk.caption, kk.language) == ("Ескі ғимарат", None)
    assert (ru.caption, ru.language) == ("Ескі ғимарат", "kk")


def test_no_way_passes_under_a_name(sample: ModuleType) -> None:
    for seed in range(3):
        tour = scattered(sample, random_places(14, seed))
        places = tuple((scene.position.x, scene.position.y) for scene in tour.scenes if scene.position)
        layout = lay_out(places)
        both = [(n, n + 1) for n in range(13)]
        named = place_names([f"{n}-көрме залы" for n in range(14)], layout, both)
        assert sum(name is not None for name in named) > 7
        for (x, y), name in zip(layout.points, named, strict=True):
            if name is None:
                continue
            left, top, right, bottom = name.box(1)
            for a, b in both:
                (ax, ay), (bx, by) = layout.points[a], layout.points[b]
                for step in range(101):
                    px, py = ax + (bx - ax) * step / 100 - x, ay + (by - ay) * step / 100 - y
                    assert not (left + 1 < px < right - 1 and top + 1 < py < bottom - 1)
