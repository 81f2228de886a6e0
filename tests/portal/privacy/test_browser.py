"""The review in a real browser: decided by keyboard, on to publishing; decisions wait for who signs in again.

`JETISU360_SCREENS=DIR` keeps pictures of it there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.models import Session

from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.museums.documents import read_document
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.privacy.found import open_places
from jetisu360.portal.privacy.models import Look

from ...waiting import PATIENCE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/museums/own/faces"


@pytest.fixture
def keeper(looked: Any, house: Any, live_server: Any, chromium: Any) -> Iterator[Any]:
    """A page of a browser in which the keeper is signed in."""
    Person.objects.update(language="kk")
    token = make_sign_in_link(house.people["keeper"], at_once=True)
    address = live_server.url.replace("127.0.0.1", "localhost")
    context = chromium.new_context(base_url=address, locale="kk-KZ", reduced_motion="reduce")
    context.set_default_timeout(2000 * PATIENCE)  # (milliseconds)
    page = context.new_page()
    page.goto(f"/enter/{token}")
    yield page
    context.close()


def left() -> int:
    return open_places(Look.objects.get(), read_document(Museum.objects.get(slug="own")))


def ready(page: Any) -> None:
    page.wait_for_function("() => document.querySelector('.look')?.dataset.ready === 'true'")


def shot(page: Any, name: str) -> None:
    if kept := os.environ.get("JETISU360_SCREENS"):
        page.screenshot(path=Path(kept) / f"{name}.png")


def test_all_is_decided_by_keyboard_and_the_way_leads_on(keeper: Any) -> None:
    complaints: list[str] = []
    keeper.on("pageerror", lambda error: complaints.append(str(error)))
    keeper.on("console", lambda told: complaints.append(told.text) if "Policy" in told.text else None)
    for width in (390, 1440):
        keeper.set_viewport_size({"width": width, "height": 900})
        keeper.goto(PAGE)
        ready(keeper)
        assert keeper.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        shot(keeper, f"faces-{width}")
    found = Axe().run(keeper, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
    for number, key in enumerate("211311", 1):
        with keeper.expect_response("**/changes"):
            keeper.keyboard.press(key)
        keeper.wait_for_function("n => document.querySelector('.progress').value === n", arg=number)
    link = keeper.locator(".summary a")
    link.wait_for()
    shot(keeper, "faces-done")
    assert left() == 0
    document = read_document(Museum.objects.get(slug="own"))
    assert sum(len(scene.keep) for scene in document.scenes) == 2
    link.click()
    keeper.wait_for_url("**/museums/own/publish")
    assert complaints == []


def test_each_answer_says_by_whom_and_when(keeper: Any, house: Any) -> None:
    """Beside the picture and in the list of what is decided, to be seen and to be heard."""
    Person.objects.filter(pk=house.people["keeper"].pk).update(name="Айгүл Серікова")
    keeper.set_viewport_size({"width": 1440, "height": 900})
    keeper.goto(PAGE)
    ready(keeper)
    made = keeper.locator(".panel .made")
    assert not made.is_visible()
    for key in "12":
        with keeper.expect_response("**/changes"):
            keeper.keyboard.press(key)
    keeper.locator(".tabs button, [role=tab]").nth(1).click()
    rows = keeper.locator(".row")
    assert rows.count() == 2
    for row in rows.all():
        # (What a list has not yet had to draw has no `inner_text`.)
        assert "Айгүл Серікова" in (row.text_content() or "")
        assert "Айгүл Серікова" in (row.get_attribute("aria-label") or "")
    keeper.keyboard.press("5")
    made.wait_for()
    assert made.inner_text().startswith("Айгүл Серікова, ")
    assert made.get_attribute("datetime")
    shot(keeper, "faces-made-by")
    found = Axe().run(keeper, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
    keeper.set_viewport_size({"width": 768, "height": 1024})
    assert keeper.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    shot(keeper, "faces-made-by-768")


def test_a_decision_waits_until_one_is_signed_in_again(keeper: Any, house: Any) -> None:
    keeper.goto(PAGE)
    ready(keeper)
    Session.objects.all().delete()
    keeper.keyboard.press("1")
    keeper.locator(".banner").wait_for()
    assert "жоғалмайды" in keeper.locator(".banner").inner_text()
    assert left() == 6
    again = keeper.context.new_page()
    again.goto(f"/enter/{make_sign_in_link(house.people['keeper'], at_once=True)}")
    with keeper.expect_response(lambda answer: answer.url.endswith("/changes") and answer.ok):
        keeper.reload()
    assert left() == 5
