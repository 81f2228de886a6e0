"""The home page of a region in Chromium."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1440, "height": 900}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    chromium: Any, address: str, language: str, size: dict[str, int], scheme: str
) -> None:
    axe_api = pytest.importorskip("axe_playwright_python.sync_playwright")
    context = chromium.new_context(viewport=size, color_scheme=scheme, bypass_csp=True, locale=language)
    page = context.new_page()
    page.goto(f"{address}{language}/index.html")
    page.wait_for_load_state("networkidle")
    found = axe_api.Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    context.close()


def test_a_visitor_finds_a_museum_by_map_by_list_and_by_search(chromium: Any, address: str) -> None:
    context = chromium.new_context(viewport=DESKTOP, locale="kk-KZ")
    page = context.new_page()
    foreign: list[str] = []
    complaints: list[str] = []
    page.on(
        "request", lambda one: foreign.append(one.url) if not one.url.startswith((address, "data:")) else None
    )
    page.on("console", lambda heard: complaints.append(heard.text) if heard.type == "error" else None)
    page.goto(address)
    page.wait_for_url("**/kk/index.html")
    # A point of the map, by keyboard.
    page.locator(".map-drawing a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/museums/auyl/kk/index.html")
    page.go_back()
    page.locator(".museum h3 a").nth(1).click()
    page.wait_for_url("**/museums/dala/kk/index.html")
    page.go_back()
    page.fill("#query", "алтын адам")
    page.keyboard.press("Enter")
    page.wait_for_selector(".result")
    first = page.locator(".result h2 a").first
    assert first.inner_text() == "Алтын адам"
    assert first.get_attribute("href") == "../museums/dala/kk/objects/golden-warrior.html"
    assert "Ұлы дала мұражайы" in page.locator(".result").first.inner_text()
    # A museum without a tour is found, too, and leads to what is known of it.
    page.fill("#query", "жансүгіровтің")
    page.wait_for_selector(".result a[href$='#museum-keiin']")
    assert foreign == []
    assert complaints == []
    context.close()
