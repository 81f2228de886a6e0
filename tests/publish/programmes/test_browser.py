"""The pages of a region's programmes in Chromium."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import expect
from tests.publish.programmes.test_pages import plain
from tests.waiting import frames

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
PAGES = (
    *("index.html", "programmes.html", "programmes/nurly-zhol.html"),
    *("projects/bala-baqsha.html", "projects/zhol.html"),
    "indicators/pater.html",
)


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESK, "light")], ids=["phone", "desk"])
def test_axe_finds_nothing_and_nothing_is_cut(
    chromium: Any, programmes_address: str, language: str, size: dict[str, int], scheme: str
) -> None:
    axe_api = pytest.importorskip("axe_playwright_python.sync_playwright")
    context = chromium.new_context(viewport=size, color_scheme=scheme, bypass_csp=True, locale=language)
    page = context.new_page()
    for path in PAGES:
        page.goto(f"{programmes_address}{language}/{path}")
        page.wait_for_load_state("networkidle")
        if kept := os.environ.get("JETISU360_SCREENS"):
            name = f"public-{language}-{path.replace('/', '-')}-{size['width']}.png"
            page.screenshot(path=Path(kept) / name, full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path
        found = axe_api.Axe().run(page)
        assert found.response["violations"] == [], found.generate_report()
    context.close()


def test_two_dates_are_compared_by_keyboard_and_without_a_script(
    chromium: Any, programmes_address: str
) -> None:
    context = chromium.new_context(viewport=DESK, java_script_enabled=False)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda heard: complaints.append(heard.text) if heard.type == "error" else None)
    page.goto(f"{programmes_address}kk/projects/bala-baqsha.html")

    def visible() -> list[str]:
        pictures = page.locator(".two-dates").first.locator("img")
        return [
            plain(one.get_attribute("alt").partition(", ")[2]) for one in pictures.all() if one.is_visible()
        ]

    assert visible() == ["2018 ж. 20 мамыр", "2018 ж. 2 қараша"]
    left, right = page.locator(".two-dates").first.locator(".one-date").all()
    assert left.bounding_box()["y"] == right.bounding_box()["y"]
    left.locator("input:checked").focus()
    page.keyboard.press("ArrowRight")
    assert visible() == ["2018 ж. 14 тамыз", "2018 ж. 2 қараша"]
    right.get_by_text("20 мамыр").click()
    assert visible() == ["2018 ж. 14 тамыз", "2018 ж. 20 мамыр"]
    assert complaints == []
    context.close()


def test_two_spheres_are_looked_around_in_together(chromium: Any, programmes_address: str) -> None:
    context = chromium.new_context(viewport=DESK, locale="kk-KZ")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda heard: complaints.append(heard.text) if heard.type == "error" else None)
    page.goto(f"{programmes_address}kk/projects/bala-baqsha.html")
    yard = page.locator(".point").nth(2)
    yard.scroll_into_view_if_needed()
    spheres = yard.locator(".is-sphere .visit-sphere")
    expect(spheres).to_have_count(2)

    def ahead() -> list[str]:
        frames(page, 3)
        return [_colour(one) for one in spheres.all()]

    assert ahead() == ["red", "red"], "the second is turned back by what is known"
    spheres.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    for _ in range(100):
        if ahead() == ["green", "green"]:
            break
    assert ahead() == ["green", "green"], "both look the same way"
    # Another day in the same column, and the flat picture one link away.
    second = yard.locator(".one-date").last
    second.get_by_text("20 мамыр").click()
    expect(second.locator("canvas")).to_have_attribute("aria-label", re.compile("20"))
    assert second.locator(".visit-flat").get_attribute("href").endswith("media/aula.0a1b2c3d.webp")
    assert complaints == []
    context.close()


def _colour(element: Any) -> str:
    with Image.open(io.BytesIO(element.screenshot())) as seen:
        red, green, _blue = seen.convert("RGB").getpixel((seen.width // 2, seen.height // 2))
    return "red" if red > green else "green"


def test_a_project_is_found_by_the_search_of_the_site(chromium: Any, programmes_address: str) -> None:
    context = chromium.new_context(viewport=DESK, locale="kk-KZ")
    page = context.new_page()
    page.goto(f"{programmes_address}kk/index.html")
    page.fill("#query", "балабақшаның")
    page.keyboard.press("Enter")
    page.wait_for_selector(".result a[href$='projects/bala-baqsha.html']")
    assert "жоба" in page.locator(".result").first.inner_text()
    page.locator(".result a").first.click()
    page.wait_for_url("**/kk/projects/bala-baqsha.html")
    context.close()
