"""The pages of rooms and objects: complete without the picture, joined to it and to each other, harmless."""

from __future__ import annotations

import json
import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise
from types import ModuleType
from typing import Any
from unittest.mock import patch

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jetisu360.publish import site_files as site
from jetisu360.publish.check.addresses import in_page, inside
from jetisu360.publish.pages import assets
from jetisu360.publish.pages.models.objects import SHEET
from jetisu360.publish.pages.readings import READINGS
from jetisu360.publish.pages.scene_data import scene_record
from jetisu360.tour.document.media import Recording
from jetisu360.tour.document.tour import Tour

from . import test_pages

CODES = ("kk", "ru", "en", "kk-Latn")


@pytest.fixture(scope="session")
def html() -> ModuleType:
    """The reader of `test_pages.py`: it refuses what a browser would have to repair."""
    return test_pages


def rendered(sample: ModuleType, tour: Tour) -> dict[str, str]:
    made = site.plain_site(tour, viewer=sample.STAND_IN)
    return {path: data.decode() for path, data in made if path.endswith((".html", ".xml", ".txt"))}


@pytest.fixture(scope="module")
def pages(sample: ModuleType) -> dict[str, str]:
    return rendered(sample, sample.rich())


def text_pages(pages: dict[str, str]) -> Iterator[tuple[str, str]]:
    return ((path, page) for path, page in pages.items() if re.search("/(?:rooms|object|routes)", path))


def test_every_room_and_object_has_a_page_in_every_reading(pages: dict[str, str]) -> None:
    for code in CODES:
        for scene in ("courtyard", "gold", "yurt", "music"):
            assert f"{code}/rooms/{scene}.html" in pages
        for thing in ("golden-warrior", "silver-cup", "saddle"):
            assert f"{code}/objects/{thing}.html" in pages
        assert f"{code}/objects.html" in pages


def test_a_route_has_a_page_that_tells_all_of_it(html: ModuleType, pages: dict[str, str]) -> None:
    for code, title, stop, text in (
        ("kk", "Жарты сағат", "Алтын адам", "Бас киімге қараңыз."),
        ("ru", "За полчаса", "Золотой человек", "Посмотрите на шапку."),
        ("kk-Latn", "Jarty sağat", "Altyn adam", "Bas kiımge qarañyz."),
    ):
        root = html.Tree(pages[f"{code}/routes/half-hour.html"]).root
        assert root.one("h1").words == title
        stops = [element.words for element in root.all("li") if element.parent.tag == "ol"]
        assert any(stop in one and text in one for one in stops)
        links = [link.attributes["href"] for link in root.all("a")]
        assert [link for link in links if "~half-hour." in link][1:] == [
            "../index.html#courtyard/0/0/75~half-hour.1",
            "../index.html#gold/12.3/-5/50~half-hour.2",
            "../index.html#yurt/20/0/60~half-hour.3",
        ]
        assert "../rooms/gold.html" in links
        museum = pages[f"{code}/index.html"]
        assert 'href="routes/half-hour.html"' in museum


@pytest.fixture(scope="module")
def large(sample: ModuleType) -> dict[str, str]:
    """The files of a museum of 60 rooms, 240 objects and three routes, with the real viewer."""
    built = (assets.BUILT / "viewer.js").is_file()
    viewer = assets.built_viewer() if built else sample.STAND_IN
    with patch.object(site, "READINGS", [READINGS[0], READINGS[1]]):
        made = site.plain_site(sample.large(), viewer=viewer)
        return {path: data.decode() for path, data in made if path.endswith((".html", ".json"))}


def test_the_page_of_a_large_museum_comes_before_the_first_view_as_well(large: dict[str, str]) -> None:
    """All of the page is there before the first view, so it may weigh 40 KB with its headers."""
    for code in ("kk", "ru"):
        page = large[f"{code}/index.html"]
        assert len(brotli.compress(page.encode())) + 512 <= 40 * 1024
        # What stands on other pages is one step away.
        for link in ("objects.html", "rooms/hall-2.html", "routes/route-1.html", "routes/route-3.html"):
            assert f'href="{link}"' in page
        assert page.count("data-scene-link") >= 120


def test_all_of_a_large_museum_can_be_read_without_a_script(large: dict[str, str]) -> None:
    reached, waiting = set(), ["kk/index.html"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        for link in re.findall(r'<a[^>]* href="([^"#]*)', large[page]):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page), link))
            if path.startswith("kk/") and path in large and path not in reached:
                waiting.append(path)
    every = {path for path in large if path.startswith("kk/") and path.endswith(".html")}
    assert len(every) > 60 + 240 + 3
    assert every - reached == set()


def test_the_viewer_fetches_the_lists_of_a_large_museum_when_it_needs_them(large: dict[str, str]) -> None:
    found = re.search(r'id="viewer-data">(.*?)</script>', large["kk/index.html"])
    assert found
    data = json.loads(found[1])
    assert "routes" not in data
    (lists,) = (json.loads(text) for path, text in large.items() if "data/kk/viewer-lists." in path)
    assert list(lists["scenes"]) == list(data["scenes"])
    assert [len(route["stops"]) for route in lists["routes"]] == [12, 12, 12]


def test_pages_are_well_formed_and_in_order(html: ModuleType, pages: dict[str, str]) -> None:
    for path, page in text_pages(pages):
        root = html.Tree(page).root
        assert root.one("html").attributes["lang"] == path.split("/")[0]
        ids = [element.attributes["id"] for element in root.all() if "id" in element.attributes]
        assert len(ids) == len(set(ids)), path
        order = html.headings(root)
        assert order.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(order)), (path, order)
        for landmark in ("header", "main", "footer"):
            assert root.all(landmark), path
        assert all("alt" in image.attributes for image in root.all("img")), path
        for image in root.all("img"):
            assert image.attributes["alt"] or image.parent.tag != "a", f"{path}: a link without a name"


def test_an_object_is_there_with_everything_that_is_known_of_it(
    html: ModuleType, pages: dict[str, str]
) -> None:
    root = html.Tree(pages["ru/objects/golden-warrior.html"]).root
    words = root.one("main").words
    for text in (
        *("Золотой человек", "Парадное облачение сакского воина.", "золото, кожа", "IV–III вв. до н. э."),
        *("неизвестный мастер", "165 × 60 см", "ДҮ-001", "Фонд музея", "Головной убор воина"),
        *("Слово хранителя", "0:42", "Говорит хранитель."),
    ):
        assert text in words, text
    assert root.one("audio").attributes["src"] == "../../media/warrior.00000000.mp3"
    hrefs = [link.attributes["href"] for link in root.one("main").all("a")]
    assert "../index.html#gold/12.3/-5/50" in hrefs, "to its place in the panorama"
    assert "../rooms/gold.html" in hrefs
    assert root.one("a", rel="next").attributes["href"] == "silver-cup.html"
    zoom = root.one("figure", **{"class": "closeup"}).one("a")
    assert zoom.attributes["href"] == "../../media/warrior.00000000.webp", "without a script: the file"
    assert '"path":"../../media/warrior.00000000"' in zoom.attributes["data-zoom"]


def test_a_room_is_there_with_its_objects_notes_and_doors(html: ModuleType, pages: dict[str, str]) -> None:
    root = html.Tree(pages["ru/rooms/gold.html"]).root
    words = root.one("main").words
    for text in ("Зал 2 из 4", "Золото из кургана Иссык.", "На дне 26 знаков.", "Раскопки", "Двор", "Юрта"):
        assert text in words, text
    assert words.count("На дне 26 знаков.") == 1, "labelled twice, described once"
    assert root.one("video").one("track").attributes["srclang"] == "kk"
    hrefs = [link.attributes["href"] for link in root.one("main").all("a")]
    assert "../index.html#gold" in hrefs
    assert "../objects/silver-cup.html" in hrefs
    assert "../index.html#gold/80/-8/50" in hrefs


def test_highlights_that_stand_upright_have_upright_frames(html: ModuleType, sample: ModuleType) -> None:
    """Nothing is cut off a tall close-up; views out of a panorama stay as wide as they are."""
    for height, upright in ((1200, False), (2000, True)):
        tour = sample.rich(highlights=["golden-warrior"])
        tour.objects[0].pictures[0].height = height
        page = html.Tree(rendered(sample, tour)["kk/index.html"]).root
        cards = page.one("section", id="page_highlights").one("ul")
        assert ("is-tall" in cards.attributes["class"].split()) is upright


def test_of_several_recordings_the_readers_own_is_heard_and_else_the_first(
    html: ModuleType, sample: ModuleType
) -> None:
    tour = sample.rich()
    assert tour.objects[0].sound is not None
    tour.objects[0].sound.also = [
        Recording(src="media/warrior.00000001.ogg", type="audio/ogg", duration=65, language="ru")
    ]
    pages = rendered(sample, tour)
    for code, src, length, said in (
        ("kk", "warrior.00000000.mp3", "0:42", ""),
        ("ru", "warrior.00000001.ogg", "1:05", ""),
        ("en", "warrior.00000000.mp3", "0:42", "in Kazakh"),
    ):
        root = html.Tree(pages[f"{code}/objects/golden-warrior.html"]).root
        (figure,) = root.all("figure", **{"class": "sound"})
        assert figure.one("audio").attributes["src"] == f"../../media/{src}"
        assert length in figure.words
        assert ("in Kazakh" in figure.words) is bool(said)
    label = scene_record(tour, tour.scenes[1], "ru")["labels"][0]
    assert label["sound"]["src"] == "media/warrior.00000001.ogg"
    assert label["sound"]["transcript"] == "Говорит хранитель."


def test_a_recording_has_its_captions_and_says_which_language_it_is(
    html: ModuleType, sample: ModuleType
) -> None:
    tour = sample.rich()
    assert tour.objects[0].sound is not None
    tour.objects[0].sound.captions = "media/warrior.00000000.kk.vtt"
    pages = rendered(sample, tour)
    for code, said in (("kk", False), ("ru", True)):
        figure = html.Tree(pages[f"{code}/objects/golden-warrior.html"]).root.one(
            "figure", **{"class": "sound"}
        )
        assert ("на казахском" in figure.words) is said
        assert not figure.all("audio"), "browsers show captions over a video only"
        assert figure.one("video").attributes["src"] == "../../media/warrior.00000000.mp3"
        track = figure.one("track").attributes
        assert track["src"] == "../../media/warrior.00000000.kk.vtt"
        assert (track["kind"], track["srclang"], "default" in track) == ("captions", "kk", True)


def test_the_museum_page_has_opening_facts_highlights_and_routes(
    html: ModuleType, pages: dict[str, str]
) -> None:
    root = html.Tree(pages["kk/index.html"]).root
    visit = root.one("section", id="page_visit").words
    for text in ("Абай көшесі, 1", "Сейсенбі – жұма 10:00 – 18:00", "Сенбі, жексенбі", "Тегін", "1974"):
        assert text.replace(" – ", "–") in visit.replace(" – ", "–"), text
    assert root.one("section", id="page_visit").all("a")[0].attributes["href"] == "tel:+77282000000"
    highlights = root.one("section", id="page_highlights").all("a")
    assert [link.attributes["href"] for link in highlights] == [
        "objects/golden-warrior.html",
        "objects/silver-cup.html",
    ]
    stops = [link.attributes["href"] for link in root.one("ol", **{"class": "stops"}).all("a")]
    assert stops[1] == "#gold/12.3/-5/50~half-hour.2"


def test_every_link_between_pages_leads_somewhere(sample: ModuleType, pages: dict[str, str]) -> None:
    for path, page in pages.items():
        if not path.endswith(".html"):
            continue
        for address in in_page(page)[0]:
            file = inside(address.target, "index.html" if address.from_root else path)
            if file and file.endswith(".html"):
                assert file in pages, f"{path} → {address.target}"


def test_readings_of_a_page_know_each_other(html: ModuleType, pages: dict[str, str]) -> None:
    base = "https://museum.example.kz/tour/"
    root = html.Tree(pages["en/objects/silver-cup.html"]).root
    alternates = {
        link.attributes["hreflang"]: link.attributes["href"] for link in root.all("link", rel="alternate")
    }
    assert alternates == {code: f"{base}{code}/objects/silver-cup.html" for code in CODES} | {
        "x-default": f"{base}kk/objects/silver-cup.html"
    }
    assert root.one("link", rel="canonical").attributes["href"] == alternates["en"]
    switch = root.one("nav", **{"class": "languages"}).all("a")
    assert [link.attributes["href"] for link in switch] == [
        f"../../{code}/objects/silver-cup.html" for code in CODES[:3]
    ], "the switch keeps the page"


def test_the_shared_picture_is_that_very_view(html: ModuleType, pages: dict[str, str]) -> None:
    root = html.Tree(pages["ru/objects/golden-warrior.html"]).root
    found = {
        one.attributes["property"]: one.attributes["content"]
        for one in root.all("meta")
        if "property" in one.attributes
    }
    assert found["og:image"] == "https://museum.example.kz/tour/scenes/gold/00000000/warrior.jpg"
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert found["og:title"] == "Золотой человек – Музей Великой степи"


def test_the_sitemap_names_every_page_with_its_readings(pages: dict[str, str]) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    tree = ET.fromstring(pages["sitemap.xml"])
    found = {url.findtext("s:loc", "", names): url for url in tree.findall("s:url", names)}
    base = "https://museum.example.kz/tour/"
    html_pages = {f"{base}{path}" for path in pages if path.endswith(".html") and path != "index.html"}
    # The pages to search with, to keep the museum by and of a visitor's favourites have nothing to be found
    # for, nor has what is shown where there is no page.
    own = ("/search.html", "/offline.html", "/favourites.html", "/404.html")
    assert set(found) == {page for page in html_pages if not page.endswith(own)}
    links = found[f"{base}ru/rooms/gold.html"].findall("x:link", names)
    assert {link.attrib["hreflang"] for link in links} == set(CODES)
    assert "robots.txt" not in pages, "robots look for it at the root of a host only"


def test_a_site_at_the_root_of_a_host_tells_robots_of_its_map(sample: ModuleType) -> None:
    pages = rendered(sample, sample.rich(address="https://museum.example.kz"))
    assert "Sitemap: https://museum.example.kz/sitemap.xml" in pages["robots.txt"]
    assert "sitemap.xml" not in rendered(sample, sample.tour())


def test_pages_without_a_viewer_are_light(pages: dict[str, str]) -> None:
    style = assets.text_style()[1]
    for path, page in text_pages(pages):
        data = page.encode()
        assert len(data) + len(style) <= 60_000, f"{path}: {len(data)} bytes"
        packed = len(brotli.compress(data, quality=11)) + len(brotli.compress(style, quality=11))
        assert packed <= 12_000, path


def test_a_thousand_objects_are_sheets_of_a_list_and_no_page_grows(
    html: ModuleType, sample: ModuleType
) -> None:
    letters = "АӘБВГҒДЕЖЗИКҚЛМНҢОӨПРСТУҰҮФХШЫІЭЮЯ"
    objects = [
        {"id": f"thing-{n}", "title": {"kk": f"{letters[n % len(letters)]}зат {n}", "ru": f"Вещь {n}"}}
        for n in range(1000)
    ]
    pages = rendered(sample, sample.tour(objects=objects, scenes=[sample.scene("only", {})], start="only"))
    sheets = [page for path, page in pages.items() if re.match(r"kk/objects(-\d+)?\.html", path)]
    assert len(sheets) == 1000 // SHEET
    assert all(len(page.encode()) <= 60_000 for page in sheets)
    root = html.Tree(sheets[0]).root
    names = [link.words for link in root.one("main").all("a") if "objects/" in link.attributes["href"]]
    assert names[0].startswith("Азат")
    assert next(name for name in names if not name.startswith("А")).startswith("Әзат")
    assert len(root.one("nav", **{"class": "sheets"}).all("a")) == len(sheets)


# ---- hostile text

HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"' {{ 7*7 }} </title></style>",
    "\u202eevil\u2066\u200f\u061c\x00\x1b\x07 ]]> <!-- --> &lt;b&gt; &#60;script&#62;",
    "Ұ" * 10_000,
    "😀👩‍👩‍👧‍👦🇰🇿 \ud83d" + "🏺" * 50,
    "javascript:alert(1)//\n\n\n\t'\"><svg onload=alert(1)>",
)
PLAIN = {"licence", "dimensions", "inventory_number", "camera"}


def poisoned(value: Any, text: str, key: str = "") -> Any:
    """The document with the hostile text in every place that a person writes."""
    if isinstance(value, dict):
        texts = bool(value) and set(value) <= {"kk", "ru", "en"}
        return {name: text if texts else poisoned(inner, text, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [poisoned(inner, text, key) for inner in value]
    return text if key in PLAIN and value else value


def shape(root: Any) -> list[tuple[str, tuple[str, ...]]]:
    """Every element but paragraphs, and its attributes: what a text may never change."""
    skipped = ("p", "br", "small", "title", "text", "tspan", "g")
    return sorted(
        (one.tag, tuple(sorted(set(one.attributes) - {"lang", "dir", "class"})))
        for one in root.all()
        if one.tag not in skipped and not (one.tag == "span" and set(one.attributes) == {"lang"})
    )


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "direction", "long", "emoji", "address"])
def test_hostile_text_is_text_on_every_page(html: ModuleType, sample: ModuleType, text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    document = poisoned(sample.rich().model_dump(mode="json", by_alias=True), text)
    bad = rendered(sample, Tour.model_validate(document))
    # A licence that we do not know is no link.
    pages = rendered(sample, sample.rich(licence="Еркін"))
    assert set(bad) == set(pages)
    for path, page in bad.items():
        if not path.endswith(".html"):
            continue
        root = html.Tree(page).root
        good = html.Tree(pages[path]).root
        for tag in ("script", "style", "meta", "main", "img", "iframe", "audio", "video", "form"):
            assert len(root.all(tag)) == len(good.all(tag)), f"{path}: <{tag}>"
        if not path.endswith("/objects.html"):  # there, names that are all the same share one letter
            assert shape(root) == shape(good), path
        for element in root.all():
            assert not [name for name in element.attributes if name.startswith("on")], path
            assert not element.attributes.get("href", "").lower().startswith("javascript"), path
        assert "\x00" not in page
        assert "\x1b" not in page
        assert "\u202e" not in root.one("title").words, "a window's title is not turned round"


FIELDS = ["title", "description", "material", "date", "maker", "rights"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(field=st.sampled_from(FIELDS), text=st.text(min_size=1, max_size=200))
def test_any_text_in_any_field_of_an_object_leaves_its_page_whole(
    html: ModuleType, sample: ModuleType, field: str, text: str
) -> None:
    good, tour = sample.rich(), sample.rich()
    setattr(tour.objects[0], field, {"kk": text, "ru": text, "en": text})
    from jetisu360.publish.pages.latin import latin_page
    from jetisu360.publish.pages.models.in_reading import InReading
    from jetisu360.publish.pages.models.text_pages import text_pages
    from jetisu360.publish.pages.readings import READINGS
    from jetisu360.publish.pages.render import render

    for reading in (READINGS[0], READINGS[3]):
        roots = []
        for one in (tour, good):
            page = render(dict(text_pages(InReading(one, reading)))["objects/golden-warrior.html"])
            roots.append(html.Tree(latin_page(page) if reading.latin else page).root)
        root = roots[0]
        assert len(root.all("script")) == len(roots[1].all("script"))
        assert root.one("h1")
        assert posixpath.basename(root.one("a", rel="next").attributes["href"]) == "silver-cup.html"
