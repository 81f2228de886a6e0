"""What could not be made as it was meant, as people see it; and a beginning that nobody would see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from jetisu360.portal.museums.models import Museum

from ...waiting import until
from ..publication.conftest import Site, emptied, site, unlooked
from .conftest import Tab, put, take
from .rooms import ROOMS, keeper_at

__all__ = ["emptied", "site", "unlooked"]
"""Fixtures of the museum."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("unlooked"),
]

STORY = "На мощёном дворе стоит белая юрта, её дверь обращена на восток. За стеной видны снежные горы."
PLACE = ["scenes", "a.jpg", "description", "ru"]
BOXES = "document.querySelectorAll('.shell-aside textarea')"


def other_tab(site: Site, signed_in: Callable[..., Client]) -> Tab:
    one = Tab(signed_in(site.keeper), Museum.objects.get(slug="own"), site.keeper, "tab-of-another")
    one.open()
    return one


def test_both_texts_are_seen_whole_as_they_stand_and_keep_the_focus(
    site: Site, signed_in: Any, live_server: Any, chromium: Any
) -> None:
    with keeper_at(site, live_server, chromium) as desk:
        page, other = desk.page, other_tab(site, signed_in)
        page.goto(ROOMS)
        field = page.locator(".inspector textarea[lang=ru]").first
        field.wait_for()
        page.context.set_offline(True)
        field.fill(f"{STORY} Моё.")
        assert other.make(put(PLACE, f"{STORY} Чужое."))["status"] == "done"
        page.context.set_offline(False)
        page.locator(".shell-asides-button").click()
        until(page, f"{BOXES}.length === 2")
        # What differs stands at the end of a long text.
        assert page.evaluate(f"[...{BOXES}].every((box) => box.scrollHeight <= box.clientHeight + 2)")
        mine = page.locator(".shell-aside .shell-button").first
        mine.focus()
        assert other.make(put(["title", "en"], "News", desk.document["title"].get("en")))["status"] == "done"
        until(page, "document.querySelector('.shell-top').textContent.includes('News')")
        assert mine.evaluate("(button) => button === document.activeElement"), "news takes no focus away"
        assert other.make(put(PLACE, "Позже.", f"{STORY} Чужое."))["status"] == "done"
        until(page, f"{BOXES}[1].value === 'Позже.'")
        mine.click()
        desk.saved(lambda: desk.room()["description"]["ru"] == f"{STORY} Моё.")


def test_what_was_removed_and_brought_back_can_have_its_text_again(
    site: Site, signed_in: Any, live_server: Any, chromium: Any
) -> None:
    label = {"id": "hills", "yaw": 10.0, "pitch": 5.0, "title": {"ru": "Горы", "en": "The hills"}}
    with keeper_at(site, live_server, chromium) as desk:
        page, other = desk.page, other_tab(site, signed_in)
        add = {"kind": "add", "at": ["scenes", "a.jpg", "labels"], "item": label, "before": None}
        assert other.make(add)["status"] == "done"
        page.goto(f"{ROOMS}?item=hills")
        field = page.get_by_role("textbox", name="Text, in Russian")
        field.wait_for()
        page.context.set_offline(True)
        field.fill("Семь рек.")
        (there,) = desk.labels()
        assert other.make(take(["scenes", "a.jpg", "labels", "hills"], there))["status"] == "done"
        page.context.set_offline(False)
        page.locator(".shell-asides-button").click()
        keep = page.locator(".shell-aside .shell-button")
        until(page, f"{BOXES}.length === 2")
        assert keep.count() == 1, "there is no place for it"
        assert other.make({**add, "item": there})["status"] == "done"
        until(page, "document.querySelectorAll('.shell-aside .shell-button').length === 2")
        assert "The hills" in page.locator(".shell-aside h3").inner_text()
        keep.first.click()
        desk.saved(lambda: [one.get("text") for one in desk.labels()] == [{"ru": "Семь рек."}])


def test_a_tour_does_not_begin_in_a_hidden_room(site: Site, live_server: Any, chromium: Any) -> None:
    with keeper_at(site, live_server, chromium) as desk:
        page = desk.page
        page.goto(ROOMS.replace("rooms/a", "rooms/b"))
        begins = page.get_by_role("checkbox", name="The visit begins here")
        begins.check()
        desk.saved(lambda: desk.document.get("start") == "b")
        page.get_by_role("checkbox", name="Visitors see this room").uncheck()
        desk.saved(lambda: desk.room("b.jpg").get("skip") is True and "start" not in desk.document)
        assert begins.is_disabled()
        # And it is one step back.
        page.locator("h2").first.click()
        page.keyboard.press("Control+z")
        desk.saved(lambda: desk.document.get("start") == "b" and "skip" not in desk.room("b.jpg"))
