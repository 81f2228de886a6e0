"""The essential part of the afternoon by keyboard alone: create, upload, name, preview, publish."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ...waiting import until
from .conftest import first_start
from .sample import ROOMS, TITLE, photograph
from .screens import Screens
from .test_afternoon import all_looked_into, work_is_over

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MOST_STOPS = 90
"""Presses of the Tab key until a test gives up looking for a thing."""


class Hands:
    """Somebody with a keyboard and nothing else."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def go_to(self, selector: str) -> None:
        """Tab until it has the focus, which must then be seen."""
        for _ in range(MOST_STOPS):
            if self.page.evaluate("(at) => document.activeElement.matches(at)", selector):
                break
            self.page.keyboard.press("Tab")
        else:
            raise AssertionError(f"never came to {selector}")
        ring = "getComputedStyle(document.activeElement).outlineStyle"
        assert self.page.evaluate(ring) != "none", f"no ring around {selector}"

    def follow(self, selector: str) -> None:
        """To the page behind a link, or behind the button of a form."""
        self.go_to(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, selector: str, text: str) -> None:
        self.go_to(selector)
        self.page.keyboard.type(text)


def test_by_keyboard_alone(tmp_path: Path, person: Callable[..., Screens]) -> None:
    room = ROOMS[0]
    with first_start(tmp_path / "portal") as portal:
        page = person("ru").page
        hands = Hands(page)
        page.goto(portal.link)
        hands.write("[name=name]", "Портал операторы")
        hands.write("[name=email]", "operator@example.kz")
        hands.write("[name=password]", "салқын бұлақ басында")
        hands.follow(".form-actions .button")
        hands.follow("main .button[href='/museums/new']")
        for code, title in TITLE.items():
            hands.write(f"[name=title_{code}]", title)
        hands.follow(".form-actions .button")
        hands.follow(".next .button")
        # (From before the way there: the browser must have heard that the test answers the chooser.)
        with page.expect_file_chooser() as chooser:
            hands.go_to("#upload-files")
            page.keyboard.press("Enter")
        chooser.value.set_files({"name": room.name, "mimeType": "image/jpeg", "buffer": photograph(room)})
        all_looked_into(page, 1)
        hands.follow(".museum-ways a[href$='/rooms']")
        hands.follow(".room-words h2 a")
        for code, title in room.title.items():
            hands.write(f"[name=title_{code}]", title)
        hands.follow(".form-actions .button")
        hands.follow(".museum-ways a[href$='/publish']")
        hands.follow("form[action$='/preview'] button")
        work_is_over(page)
        hands.follow(".publishing form .button")
        work_is_over(page)
        hands.follow(".standing a")
        until(page, "document.querySelector('[data-scene-title]') !== null")
        assert page.inner_text("[data-scene-title]") == room.title["ru"]
