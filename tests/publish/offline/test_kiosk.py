"""A hall's screen on pages without a panorama: no way out, and anew for the next visitor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1080, "height": 1920}, locale="ru-RU")
    page = context.new_page()
    page.clock.install()
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
