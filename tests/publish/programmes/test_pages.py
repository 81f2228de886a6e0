"""The pages of a region's programmes: what stands on them, and what the rest of the site knows of them."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from tests.publish.programmes.conftest import shown, words
from tests.publish.programmes.documents import counted, document, pictured, road, school

from jetisu360.build.region import render_region
from jetisu360.language import LANGUAGES
from jetisu360.publish.check.region import verify_region
from jetisu360.publish.pages.render import render
from jetisu360.publish.programmes.document import Programmes, as_bytes, read_programmes
from jetisu360.publish.programmes.files import files, page_paths, pages
from jetisu360.publish.programmes.project_page import ProjectPage
from jetisu360.storage import Folder


def text_of(path: Path) -> str:
    """What a reader sees of a page, on one line."""
    html = re.sub(r"<(script|style)\b.*?</\1>", " ", path.read_text("utf-8"), flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html)))


def plain(text: str) -> str:
    """With spaces that may be broken, as one types them."""
    return re.sub(r"\s", " ", text)


def _project(made: Programmes, number: int = 0) -> ProjectPage:
    (found,) = [
        page for path, page in pages(made, "kk") if path == f"projects/{made.projects()[number][1].id}.html"
    ]
    assert isinstance(found, ProjectPage)
    return found


def test_the_site_is_whole(programmes_site: Path) -> None:
    assert verify_region(Folder(str(programmes_site))).errors == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_gets_from_the_regions_home_page_to_a_project(programmes_site: Path, language: str) -> None:
    page = programmes_site / language / "index.html"
    for way in ("programmes.html", "programmes/nurly-zhol.html", "../projects/bala-baqsha.html"):
        assert f'href="{way}"' in page.read_text("utf-8")
        page = page.parent / way
    # And back up again.
    for way in ("../index.html", "../programmes.html", "../programmes/nurly-zhol.html"):
        assert f'href="{way}"' in page.read_text("utf-8")


def test_a_project_says_what_when_and_for_how_much(programmes_site: Path) -> None:
    told = text_of(programmes_site / "ru" / "projects" / "bala-baqsha.html")
    for words_of_it in (
        "Детский сад на 240 мест",
        "Управление строительства",
        "Ескельдинский район",
        "1 декабря 2018",
        "По первому плану – 1 сентября 2018",
        "480 000 000 тенге",
        "300 000 000,50 тенге",
        "Мәслихат шешімі № 21-112",
        "на 1 июня 2018",
        "Увидели 20 мая 2018",
        "Пока никто не видел",
        "видно: 1 из 2",
        "13 из 15",
        "Нет описания.",
    ):
        assert words_of_it in told, words_of_it


def test_a_text_that_fell_back_says_so(programmes_site: Path) -> None:
    told = text_of(programmes_site / "kk" / "projects" / "zhol.html")
    assert re.search(r"Дорога Талдыкорган – Текели\s+орысша", told)
    # What nobody has said is not left out in silence.
    assert told.count("көрсетілмеген") >= 3


def test_two_dates_stand_beside_each_other_and_any_two_can_be_chosen() -> None:
    (place,) = _project(pictured()).places
    gate, inside, yard = place.points
    assert [plain(shot.day) for shot in gate.shots] == [
        "2018 ж. 20 мамыр",
        "2018 ж. 14 тамыз",
        "2018 ж. 2 қараша",
    ]
    assert (gate.first, gate.last) == (gate.shots[0].id, gate.shots[2].id)
    assert len(inside.shots) == 1
    assert inside.shots[0].wide
    assert (gate.spheres, inside.spheres, yard.spheres) == (False, True, True)


def test_that_nobody_knows_how_spheres_are_turned_is_said() -> None:
    made = pictured()
    told = render(_project(made))
    for shot in made.programmes[0].projects[0].places[0].points[2].photographs:
        shot.turn = None
    assert "белгісіз: бір зат" in render(_project(made))
    assert "белгісіз: бір зат" not in told


def test_two_pictures_of_one_day_are_told_apart() -> None:
    made = pictured()
    for shot in made.programmes[0].projects[0].places[0].points[0].photographs:
        shot.day = date(2018, 5, 20)
    (place,) = _project(made).places
    days = [plain(shot.day).partition("20 мамыр")[2] for shot in place.points[0].shots]
    assert days == ["", " (2)", " (3)"]


def test_the_first_planned_end_is_told_only_where_it_was_another() -> None:
    def first_of(**change: object) -> str:
        programme = document().programmes[0].model_dump(mode="json") | {"projects": [school(**change)]}
        term = _project(document(programmes=[programme])).term
        assert term is not None
        return plain(term.first)

    assert first_of() == "2018 ж. 1 қыркүйек"
    assert first_of(first_ends="2018-12-01") == ""
    assert first_of(first_ends=None) == ""


def test_the_files_for_programs_are_there(programmes_site: Path) -> None:
    assert read_programmes((programmes_site / "programmes.json").read_bytes()) == counted()
    for language in LANGUAGES:
        package = json.loads((programmes_site / f"oc4ids.{language}.json").read_bytes())
        assert len(package["projects"]) == 2
        assert f'href="../oc4ids.{language}.json"' in (
            programmes_site / language / "programmes.html"
        ).read_text("utf-8")


def test_an_indicator_has_a_total_only_where_every_district_has_a_figure(programmes_site: Path) -> None:
    assert 'href="indicators/pater.html"' in (programmes_site / "ru" / "programmes.html").read_text("utf-8")
    told = text_of(programmes_site / "ru" / "indicators" / "pater.html")
    assert "тыс. кв. м" in told
    for value in ("125,5", "145,5", "план 90,0, сначала 95,0", "1 из 2 районов"):
        assert value in told, value
    # What the only district says of the second quarter is no total of the region.
    assert told.count("60,0") == 1
    assert told.count("ещё не принято") == 1
    html = (programmes_site / "kk" / "indicators" / "pater.html").read_text("utf-8")
    assert [int(width) for width in re.findall(r'<rect width="(\d+)"', html)] == [100, 48, 16]


def test_search_engines_and_the_search_of_the_site_know_every_page(programmes_site: Path) -> None:
    told = (programmes_site / "sitemap-region.xml").read_text("utf-8")
    base = "https://museums.example.kz/sites/jetisu"
    for path in page_paths(counted()):
        assert f"<loc>{base}/kk/{path}</loc>" in told
    index = b"".join(path.read_bytes() for path in (programmes_site / "search").rglob("*.json"))
    for address in ("kk/programmes/nurly-zhol.html", "ru/projects/bala-baqsha.html"):
        assert address.encode() in index


def test_what_the_office_writes_is_text_and_no_markup() -> None:
    evil = {"kk": '</title><script>alert("1")</script>', "ru": "<img src=x onerror=alert(1)>"}
    programme = {"id": "p", "title": evil, "about": evil, "projects": [road(title=evil, about=evil)]}
    made = document(programmes=[programme], publisher=evil)
    for path, data in files(shown(made)):
        if path.endswith(".html"):
            assert b"<script>alert" not in data
            assert b"<img src=x" not in data


def test_the_same_document_makes_the_same_bytes() -> None:
    made = pictured()
    once = dict(render_region(words(made), [], shown(made)))
    again = dict(render_region(words(made), [], shown(read_programmes(as_bytes(made)))))
    assert once == again


def test_a_region_that_shows_none_has_no_trace_of_them() -> None:
    made = document()
    found = dict(render_region(words(made), []))
    assert not [path for path in found if "programmes" in path or "oc4ids" in path or "projects" in path]
    assert b"programmes.html" not in found["kk/index.html"]


def test_a_page_is_light(programmes_site: Path, best_compression: None) -> None:
    for language in LANGUAGES:
        for path in ("programmes.html", "projects/bala-baqsha.html"):
            assert (programmes_site / language / f"{path}.br").stat().st_size < 12_000
    (style,) = (programmes_site / "assets").glob("programmes.*.css.br")
    assert style.stat().st_size < 16_000
