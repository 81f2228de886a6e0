"""The screens of museums and the journal in a real browser: nothing is cut, axe, and one form by keyboard."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.audit.record import record
from jetisu360.portal.museums.documents import read_document
from jetisu360.portal.museums.models import Museum

from .test_documents import FULL

axe = pytest.importorskip("axe_playwright_python.sync_playwright")
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (390, 1440)


@pytest.fixture
def visited(
    house: Any, live_server: Any, chromium: Any, add_photograph: Any
) -> Iterator[tuple[Any, dict[str, str]]]:
    """A page in which the operator is signed in, and the addresses of the screens."""
    operator = house.people["operator"]
    long_name = "Қазақ хандығы дәуіріндегі қару-жарақ пен қолөнер бұйымдары залы"
    scenes = [
        {"file": "R0010001.JPG", "title": {"kk": "Кіреберіс", "ru": "Вестибюль"}, "listed": False},
        {"file": "R0010002.JPG", "title": {"kk": long_name}, "listed": False},
        {"file": "R0010004.JPG", "skip": True, "listed": False},
    ]
    title = {
        "kk": "Мұхтар Жанұзақов атындағы Жетісу облыстық тарихи-өлкетану мұражайы",
        "ru": "Областной историко-краеведческий музей",
    }
    Museum.objects.filter(slug="own").update(document={"title": title, "scenes": scenes})
    rows = [add_photograph(f"R001000{number}.JPG") for number in range(1, 6)]
    record(operator, "museum.edited", house.own, {"changed": ["title.kk", "scenes[1].description.ru"]})
    context = chromium.new_context(base_url=live_server.url.replace("127.0.0.1", "localhost"), locale="kk-KZ")
    page = context.new_page()
    page.goto(f"/enter/{make_sign_in_link(operator, at_once=True)}")
    addresses = {
        "museums": "/",
        "new": "/museums/new",
        "museum": "/museums/own/",
        "rooms": "/museums/own/rooms",
        "room": f"/museums/own/rooms/{rows[1].pk}",
        "texts": "/museums/own/texts",
        "visit": "/museums/own/visit",
        "folder": "/museums/own/folder",
        "keeping": "/museums/own/keeping",
        "journal": "/journal",
        "empty": "/museums/elsewhere/rooms",
    }
    yield page, addresses
    context.close()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_nothing_is_cut_and_axe_finds_nothing(visited: Any, language: str, tmp_path: Any) -> None:
    page, addresses = visited
    Person.objects.update(language=language)
    pictures = os.environ.get("JETISU360_SCREENSHOTS")
    for name, path in addresses.items():
        page.goto(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert too_wide <= 0, f"{name} {width}: {too_wide} px too wide"
            if pictures:
                page.screenshot(path=f"{pictures}/{name}-{language}-{width}.png", full_page=True)
        found = axe.Axe().run(page).response["violations"]
        assert [(item["id"], [node["html"] for node in item["nodes"]]) for item in found] == [], name


def test_on_a_phone_the_parts_are_one_row_that_keys_move(visited: Any) -> None:
    page, addresses = visited
    Person.objects.update(language="kk")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(addresses["keeping"])
    in_view = """(link) => {
        const at = link.getBoundingClientRect();
        return at.left >= 0 && at.right <= innerWidth;
    }"""
    for name in (".shell-ways", ".museum-ways"):
        links = page.locator(f"{name} a")
        assert len({round(links.nth(number).bounding_box()["y"]) for number in range(links.count())}) == 1
    ways = page.locator(".museum-ways a")
    assert ways.last.evaluate(in_view), "the page that one is on is in view"
    assert not ways.first.evaluate(in_view)
    ways.last.focus()
    for _step in range(ways.count() - 1):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(f"({in_view})(document.activeElement)")
    assert ways.first.evaluate("(link) => link === document.activeElement")


def test_two_editors_in_two_windows(visited: Any, house: Any, tmp_path: Any) -> None:
    """By keyboard: what the other wrote stands by the field, and is chosen."""
    page, addresses = visited
    Person.objects.update(language="kk")
    page.goto(addresses["texts"])
    other = page.context.new_page()
    other.goto(addresses["texts"])
    other.fill("#id_title_ru", "Музей")
    other.press("#id_title_ru", "Enter")
    page.fill("#id_title_ru", "Мой музей")
    page.fill("#id_licence", "CC0")
    page.press("#id_licence", "Enter")
    page.wait_for_selector(".theirs")
    assert page.locator(".theirs blockquote").inner_text() == "Музей"
    assert page.evaluate("document.activeElement.className") == "form-errors"
    assert axe.Axe().run(page).response["violations"] == []
    if pictures := os.environ.get("JETISU360_SCREENSHOTS"):
        page.set_viewport_size({"width": 1440, "height": 900})
        page.screenshot(path=f"{pictures}/conflict-kk-1440.png", full_page=True)
    page.focus("#theirs-title_ru")
    page.keyboard.press("Space")
    page.press("#id_licence", "Enter")
    page.wait_for_selector(".notice")
    document = read_document(Museum.objects.get(slug="own"))
    assert (document.title.ru, document.licence) == ("Музей", "CC0")


def test_a_folder_out_and_in_by_hand(visited: Any, tmp_path: Any) -> None:
    page, addresses = visited
    Person.objects.update(language="en")
    page.goto(addresses["folder"])
    with page.expect_download() as coming:
        page.click("text=Download the folder")
    coming.value.save_as(tmp_path / "own.zip")
    page.set_input_files("#file", tmp_path / "own.zip")
    page.click("text=Take the folder in")
    page.wait_for_selector(".notice")
    assert "5 files were here already" in page.inner_text("main")
    (tmp_path / "museum.toml").write_text(FULL)
    page.set_input_files("#file", tmp_path / "museum.toml")
    page.click("text=Take the folder in")
    page.wait_for_selector("#file-error")
    assert "of another museum: abai" in page.inner_text("#file-error")
