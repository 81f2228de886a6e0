"""A hall's screen on pages without a panorama: no way out, and anew for the next visitor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from jetisu360.publish.serve.local_server import served
from jetisu360.publish.serve.server import open_server

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1080, "height": 1920}, locale="ru-RU")
    page = context.new_page()
    # It stands still until a test lets it run: a slow machine must not be taken for a rest.
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    yield page
    context.close()


def test_it_stays_a_kiosk_from_page_to_page_and_ends_when_told(page: Any, address: str) -> None:
    page.goto(f"{address}ru/rooms/hall.html?kiosk=30")
    assert not page.locator(".foot").is_visible()
    page.goto(f"{address}ru/search.html")
    assert "kiosk=30" in page.url
    assert not page.locator(".foot").is_visible()
    page.goto(f"{address}ru/search.html?kiosk=off")
    assert page.locator(".foot").is_visible()


LEAVE = {
    "kk": "Режимнен шығу",
    "ru": "Выйти из режима",
    "en": "Leave this mode",
    "kk-Latn": "Rejimnen şyğu",
}


@pytest.mark.parametrize("reading", LEAVE)
def test_who_came_by_a_link_can_leave_again(page: Any, address: str, reading: str) -> None:
    page.goto(f"{address}{reading}/index.html?kiosk=30#hall")
    leave = page.get_by_role("link", name=LEAVE[reading])
    leave.wait_for()
    page.goto(f"{address}{reading}/rooms/hall.html")
    page.get_by_role("link", name=LEAVE[reading]).click()
    page.wait_for_url("**/rooms/hall.html?kiosk=off")
    assert page.locator(".foot").is_visible()
    assert not page.locator(".kiosk-leave").is_visible()
    page.goto(f"{address}{reading}/index.html#hall")
    assert page.locator("html[data-kiosk]").count() == 0
    assert not page.locator(".kiosk-leave").is_visible()


def test_the_way_out_is_not_under_the_viewer_nor_over_its_buttons(page: Any, address: str) -> None:
    page.clock.resume()  # the viewer draws in time
    for width, height in ((412, 823), (1280, 720)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{address}kk/index.html?kiosk=30")
        page.wait_for_selector(".viewer.is-live .viewer-bar")
        box = page.locator(".kiosk-leave").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["height"] >= 44
        seen = page.evaluate(
            "([x, y]) => document.elementFromPoint(x, y).className",
            [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
        )
        assert seen == "kiosk-leave"
        for group in page.locator(".viewer-group").all():
            if (other := group.bounding_box()) and other["width"]:
                assert (
                    other["y"] + other["height"] <= box["y"]
                    or box["y"] + box["height"] <= other["y"]
                    or other["x"] + other["width"] <= box["x"]
                    or box["x"] + box["width"] <= other["x"]
                )


def test_a_site_for_a_hall_is_a_kiosk_from_the_start_and_shows_no_way_out(
    page: Any, rebuild: Any, tmp_path: Any
) -> None:
    site = rebuild(tmp_path, kiosk=True)
    with open_server(site) as server, served(server):
        for path in ("kk/index.html", "ru/rooms/hall.html", "en/search.html", "kk/offline.html"):
            page.goto(f"{server.url}{path}")
            assert page.locator("html[data-kiosk='']").count() == 1, path
            assert page.locator(".kiosk-leave").count() == 0, path
        # Who looks after the screen knows how.
        page.goto(f"{server.url}ru/rooms/hall.html?kiosk=off")
        assert page.locator("html[data-kiosk]").count() == 0
        page.goto(f"{server.url}en/search.html")
        assert page.locator("html[data-kiosk]").count() == 0
        page.goto(f"{server.url}en/search.html?kiosk=45")
        assert page.locator("html[data-kiosk='45']").count() == 1


def test_nothing_leads_outside(page: Any, address: str) -> None:
    page.goto(f"{address}ru/offline.html?kiosk=30")
    assert page.locator("a[download]").count() == 1
    assert page.locator("a[download]").get_attribute("href") is None
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend',"
        " '<a id=out href=\"https://example.com/\">x</a>')"
    )
    page.click("#out")
    page.clock.run_for(1000)
    assert page.url.startswith(address)


def test_it_asks_counts_down_and_begins_anew(page: Any, address: str) -> None:
    page.goto(f"{address}ru/search.html?q=зал&kiosk=30")
    page.clock.run_for(29_000)
    page.mouse.move(10, 10)
    page.clock.run_for(20_000)
    page.mouse.move(10, 10)  # no move: a pointer at rest under which the page has changed
    page.clock.run_for(9_000)
    assert not page.locator(".kiosk-ask").is_visible(), "somebody moved"
    page.clock.run_for(2_000)
    assert page.locator(".kiosk-ask").is_visible()
    assert (
        "20" in page.locator(".kiosk-ask [role=timer]").inner_text()
        or "19" in page.locator(".kiosk-ask [role=timer]").inner_text()
    )
    page.locator(".kiosk-ask button").click()
    assert not page.locator(".kiosk-ask").is_visible()
    page.evaluate("sessionStorage.setItem('visit', 'mine')")
    page.clock.run_for(31_000)
    page.clock.run_for(22_000)
    page.wait_for_url("**/kk/index.html?kiosk=30")
    assert page.evaluate("sessionStorage.getItem('visit')") is None


@pytest.mark.parametrize("rest", ["", "abc", "-5", "<script>", "1e9"])
def test_a_strange_number_is_no_harm(page: Any, address: str, rest: str) -> None:
    page.goto(f"{address}ru/search.html?kiosk={rest}")
    page.clock.run_for(9_000)
    assert not page.locator(".kiosk-ask").is_visible()
