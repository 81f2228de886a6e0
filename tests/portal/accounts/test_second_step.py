"""The second step: an app's codes, recovery codes, and passkeys in a real browser with an authenticator."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from ..conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_limits_of_the_test_before() -> None:
    cache.clear()


def code(secret: str, later: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def signed_in_with_password(email: str) -> Client:
    browser = Client()
    browser.post("/account/sign-in", {"login": email, "password": PASSWORD})
    return browser


def confirmed(browser: Client) -> Client:
    """The same browser, in which somebody has just shown once more who they are."""
    browser.post("/account/confirm", {"password": PASSWORD})
    return browser


def with_app(email: str) -> str:
    """Turns the app on; its secret."""
    browser = confirmed(signed_in_with_password(email))
    page = browser.get("/account/safety/app").content.decode()
    secret = re.search(r"<code[^>]*>([A-Z2-7]+)</code>", page)
    assert secret
    assert browser.post("/account/safety/app", {"code": "000000"}).status_code == 200
    answer = browser.post("/account/safety/app", {"code": code(secret[1])})
    assert answer["Location"] == "/account/safety/codes"
    return secret[1]


def test_after_the_password_comes_the_code(house: Any) -> None:
    secret = with_app("keeper@example.kz")
    browser = Client()
    answer = browser.post("/account/sign-in", {"login": "keeper@example.kz", "password": PASSWORD})
    assert answer["Location"] == "/account/second-step"
    assert browser.get("/account").status_code == 302, "the password alone lets nobody in"
    assert browser.post("/account/second-step", {"code": "000000"}).status_code == 200
    cache.clear()
    assert browser.post("/account/second-step", {"code": code(secret, 1)})["Location"] == "/"
    assert browser.get("/account").status_code == 200


def test_a_recovery_code_lets_in_once(house: Any) -> None:
    with_app("keeper@example.kz")
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert len(codes) == 10
    for wanted in ("/", None):
        browser = Client()
        browser.post("/account/sign-in", {"login": "keeper@example.kz", "password": PASSWORD})
        assert browser.post("/account/second-step", {"code": codes[0]}).headers.get("Location") == wanted


def test_safety_is_not_changed_by_a_browser_left_open(house: Any, signed_in: Any) -> None:
    browser = signed_in(house.people["keeper"])
    for path in ("/account/safety/app", "/account/safety/keys/new"):
        assert browser.get(path)["Location"].startswith("/account/confirm?next=")
    page = browser.post("/account/confirm?next=/account/safety/app", {"password": "no"})
    assert page.status_code == 200
    browser.post("/account/confirm?next=/account/safety/app", {"password": PASSWORD})
    assert browser.get("/account/safety/app").status_code == 200


def test_the_password_changes_and_others_are_signed_out(house: Any) -> None:
    here, there = (signed_in_with_password("keeper@example.kz") for _ in range(2))
    form = {"oldpassword": PASSWORD, "password1": "жаңа сөз тіркесі", "password2": "жаңа сөз тіркесі"}
    assert here.post("/account/password", form).status_code == 302
    assert here.get("/account").status_code == 200
    assert there.get("/account").status_code == 302
