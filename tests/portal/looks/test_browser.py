"""Every page of accounts in a real browser: nothing cut, axe, keyboard alone, passkeys."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from jetisu360.portal.accounts import invitations
from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.api.models import Token
from jetisu360.portal.api.tokens import make_token

from ..conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pages(house: Any, live_server: Any, chromium: Any) -> Iterator[Any]:
    """A browser in which the operator is signed in, and the addresses of all pages."""
    operator, keeper = house.people["operator"], house.people["keeper"]

    Person.objects.filter(pk=operator.pk).update(language="kk")
    invitation = invitations.invite(operator, Role.KEEPER, email="n@example.kz", museum=house.own)
    make_token(operator, "түнгі жүктеу", days=30, museum=house.own)
    token = make_sign_in_link(operator, at_once=True)
    context = chromium.new_context(base_url=live_server.url.replace("127.0.0.1", "localhost"), locale="kk-KZ")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if "Policy" in message.text else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"/enter/{token}")
    addresses = {
        "home": "/",
        "account": "/account",
        "password": "/account/password",
        "sessions": "/account/sessions",
        "safety": "/account/safety",
        "keys": "/account/safety/keys",
        "keys for programs": "/account/keys",
        "a key for programs is withdrawn": f"/account/keys/{Token.objects.get().pk}/withdraw",
        "what programs can do": "/account/keys/reference",
        "confirm": "/account/confirm",
        "people": "/people",
        "invite": "/people/invite",
        "person": f"/people/{keeper.pk}",
        "invitation": f"/invitation/{invitation}",
        "not there": "/never-was",
        "expired": "/enter/never-was",
    }
    yield page, addresses, complaints
    context.close()


def test_nothing_is_cut_and_axe_finds_nothing(pages: Any) -> None:
    page, addresses, complaints = pages
    for name, path in addresses.items():
        for width in (390, 768, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(path)
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{name} at {width}"
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
    assert complaints == []


def test_what_is_lost_is_asked_before(pages: Any, house: Any) -> None:
    """By keyboard: the question begins on the harmless answer, and Escape is one, too."""
    page, addresses, complaints = pages
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(addresses["person"])
    ask, dialog = page.locator("button[data-ask=shut-out]"), page.locator("dialog#shut-out")
    ask.press("Enter")
    assert dialog.is_visible()
    assert page.evaluate("document.activeElement.matches('[data-close]')")
    assert Axe().run(page, options={"resultTypes": ["violations"]}).violations_count == 0
    if kept := os.environ.get("JETISU360_SCREENS"):
        page.screenshot(path=Path(kept, "question-kk-390.png"))
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert Person.objects.get(pk=house.people["keeper"].pk).is_active
    ask.press("Enter")
    dialog.locator(".is-loss").press("Enter")
    page.locator(".notice").wait_for()
    assert not Person.objects.get(pk=house.people["keeper"].pk).is_active
    assert complaints == []


def test_signing_in_and_the_menu_by_keyboard_alone(house: Any, live_server: Any, chromium: Any) -> None:
    context = chromium.new_context(base_url=live_server.url, locale="ru-RU")
    page = context.new_page()
    page.goto("/account")
    assert page.evaluate("document.documentElement.lang") == "ru"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "login":
            break
    page.keyboard.type("keeper@example.kz")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "sign-in" not in url)
    # The first stop leads past the head; the menu opens and closes, and the focus is where it was.
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    page.keyboard.press("Enter")
    assert page.locator("details[data-menu]").get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert page.locator("details[data-menu]").get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    context.close()


def test_a_passkey_is_added_and_lets_in(house: Any, live_server: Any, chromium: Any) -> None:
    context = chromium.new_context(base_url=live_server.url.replace("127.0.0.1", "localhost"), locale="en-GB")
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    page.goto("/account/sign-in?next=/account/safety/keys/new")
    page.fill("input[name=login]", "keeper@example.kz")
    page.fill("input[name=password]", PASSWORD)
    page.click("form.form button")
    page.wait_for_url("**/confirm?*")
    page.fill("input[name=password]", PASSWORD)
    page.click("form.form button")
    page.wait_for_url("**/keys/new")
    page.fill("input[name=name]", "Work laptop")
    page.check("input[name=passwordless]")
    page.click("form[data-passkey] button")
    page.wait_for_url("**/codes")
    page.goto("/account/safety/keys")
    assert "Work laptop" in page.content()
    page.click("details[data-menu] summary")
    page.click("details[data-menu] form[action='/account/sign-out'] button")
    page.goto("/account/sign-in?next=/account")
    page.click("form[data-passkey] button")
    page.wait_for_url(lambda url: "sign-in" not in url)
    page.goto("/account")
    assert "keeper@example.kz" in page.content()
    context.close()


def test_a_page_works_without_any_script(house: Any, live_server: Any, chromium: Any) -> None:
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto("/account")
    page.fill("input[name=login]", "keeper@example.kz")
    page.fill("input[name=password]", PASSWORD)
    page.click("form.form button")
    page.fill("input[name=name]", "Somebody else")
    page.click("form.form button")
    assert "Saved." in page.content()
    page.click("footer button[value=ru]")
    assert page.locator("html").get_attribute("lang") == "ru"
    context.close()
