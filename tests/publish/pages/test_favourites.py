"""A visitor's favourites in a real Chromium: kept on the device, sent as an address, printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ...waiting import until

pytestmark = pytest.mark.browser

NAMES = "[...document.querySelectorAll('.favourite h2')].map(name => name.textContent).join()"


@pytest.fixture
def phone(chromium: Any) -> Iterator[Any]:
    """A page of a visitor who has never been here."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 844},
        locale="ru-RU",
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def like(page: Any, address: str) -> None:
    page.goto(address)
    page.locator("#page_like button").click()


def names(page: Any, *wanted: str) -> None:
    until(page, f"({NAMES}) === {','.join(wanted)!r}")


def test_what_is_liked_is_on_the_list_in_every_language_until_it_is_taken_out(phone: Any, rich: str) -> None:
    phone.goto(f"{rich}ru/favourites.html")
    assert phone.get_by_text("Здесь пока пусто").is_visible()
    like(phone, f"{rich}ru/objects/silver-cup.html")
    like(phone, f"{rich}ru/objects/golden-warrior.html")
    assert phone.locator("#page_like button").get_attribute("aria-pressed") == "true"
    phone.get_by_role("link", name="Мой список: 2").click()
    names(phone, "Серебряная чаша с надписью", "Золотой человек")
    assert phone.locator("#favourites-count").inner_text() == "2 экспоната"
    phone.goto(f"{rich}kk-Latn/favourites.html")
    until(phone, f"({NAMES}).includes('Altyn adam')")
    phone.goto(f"{rich}ru/favourites.html")
    heart = phone.get_by_role("button", name="В избранное: Серебряная чаша с надписью")
    heart.click()
    # It can be put back until the page is left.
    assert heart.get_attribute("aria-pressed") == "false"
    assert phone.locator("#favourites-count").inner_text() == "1 экспонат"
    phone.reload()
    names(phone, "Золотой человек")


def test_a_list_that_was_sent_is_shown_and_can_be_kept_beside_ones_own(
    phone: Any, rich: str, chromium: Any
) -> None:
    like(phone, f"{rich}ru/objects/silver-cup.html")
    phone.goto(f"{rich}ru/favourites.html")
    phone.get_by_role("button", name="Отправить список").click()
    until(phone, "document.querySelector('#favourites-status').textContent === 'Ссылка скопирована'")
    address = phone.evaluate("navigator.clipboard.readText()")
    assert address == f"{rich}ru/favourites.html#silver-cup"

    other = chromium.new_context(reduced_motion="reduce")
    other.set_default_timeout(60_000)
    page = other.new_page()
    like(page, f"{rich}ru/objects/saddle.html")
    page.goto(f"{address},gone-since")
    names(page, "Серебряная чаша с надписью")
    assert page.get_by_text("Этот список вам прислали.").is_visible()
    assert page.get_by_text("В музее больше нет: 1").is_visible()
    page.get_by_role("button", name="Сохранить на этом устройстве").click()
    until(page, f"({NAMES}).split(',').length === 2 && !location.hash")
    assert not page.get_by_text("Этот список вам прислали.").is_visible()
    page.reload()
    until(page, f"({NAMES}).endsWith('Серебряная чаша с надписью')")
    other.close()


def test_on_paper_there_are_the_objects_and_no_buttons(phone: Any, rich: str) -> None:
    like(phone, f"{rich}ru/objects/golden-warrior.html")
    phone.goto(f"{rich}ru/favourites.html")
    names(phone, "Золотой человек")
    phone.emulate_media(media="print")
    assert phone.locator(".favourite h2").is_visible()
    assert phone.locator(".favourite img").is_visible()
    for hidden in (".heart", "#favourites-share", "#favourites-print"):
        assert not phone.locator(hidden).first.is_visible(), hidden


def test_an_object_in_the_panorama_has_the_same_heart(phone: Any, rich: str) -> None:
    like(phone, f"{rich}ru/objects/silver-cup.html")
    phone.goto(f"{rich}ru/index.html#gold")
    until(phone, "document.querySelector('.viewer.has-more')")
    phone.evaluate(
        """() => {
          const { viewer } = jetisu360;
          const label = viewer.record.labels.find(({ page }) => page?.endsWith("golden-warrior.html"));
          viewer.openLabel(label.id, viewer.surface);
        }"""
    )
    heart = phone.locator(".viewer-panel[open] .viewer-heart")
    heart.click()
    assert heart.get_attribute("aria-pressed") == "true"
    phone.locator(".viewer-panel[open]").get_by_role("link", name="Мой список: 2").click()
    names(phone, "Серебряная чаша с надписью", "Золотой человек")


def test_a_hall_keeps_nothing_of_its_visitors(phone: Any, rich: str) -> None:
    phone.goto(f"{rich}ru/objects/golden-warrior.html?kiosk")
    until(phone, "document.readyState === 'complete'")
    assert not phone.locator("#page_like").is_visible()
