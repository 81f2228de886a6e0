"""A session that ends while somebody types, and a token that is lost: what was typed is offered again."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from jetisu360.portal.accounts.models import Person

from ..conftest import PASSWORD

pytestmark = pytest.mark.django_db
NAME = "Дәурен Ахметов, бас қор сақтаушы <b>"
OURS = {"sec-fetch-site": "same-origin"}


def test_what_was_typed_before_the_session_ended_is_sent_after_signing_in(house: Any) -> None:
    cache.clear()
    browser = Client()
    answer = browser.post("/account", {"name": NAME, "language": "kk"}, headers=OURS)
    assert answer["Location"] == "/account/sign-in?next=/kept"
    form = {"login": "keeper@example.kz", "password": PASSWORD, "next": "/kept"}
    assert browser.post("/account/sign-in", form)["Location"] == "/kept"
    page = browser.get("/kept").content.decode()
    assert 'action="/account"' in page
    assert "&lt;b&gt;" in page
    sent = dict(re.findall(r'name="(name|language)" value="([^"]*)"', page))
    browser.post(
        "/account", {"name": sent["name"].replace("&lt;", "<").replace("&gt;", ">"), "language": "kk"}
    )
    assert Person.objects.get(email="keeper@example.kz").name == NAME
    assert browser.get("/kept")["Location"] == "/", "it is offered once"


def test_a_lost_token_offers_the_form_again(house: Any) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(house.people["keeper"], "allauth.account.auth_backends.AuthenticationBackend")
    answer = browser.post("/account", {"name": NAME, "language": "kk"}, headers=OURS)
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "&lt;b&gt;" in page
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    form = {"name": NAME, "language": "kk", "csrfmiddlewaretoken": token[1]}
    assert browser.post("/account", form).status_code == 302
    assert Person.objects.get(email="keeper@example.kz").name == NAME


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}, {}, {"referer": "http://x/"}],
)
def test_what_a_foreign_page_sent_is_never_offered(headers: dict[str, str], house: Any) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(house.people["operator"], "allauth.account.auth_backends.AuthenticationBackend")
    answer = browser.post("/people/invite", {"email": "thief@evil.example"}, headers=headers)
    assert answer.status_code == 403
    assert b"thief" not in answer.content
    stranger = Client()
    stranger.post("/people/invite", {"email": "thief@evil.example"}, headers=headers)
    assert "kept_form" not in stranger.session


def test_passwords_are_not_kept(house: Any) -> None:
    browser = Client()
    form = {"oldpassword": "геheim", "password1": "secret-1", "note": "something"}
    browser.post("/account/password", form, headers=OURS)
    assert "secret-1" not in str(browser.session["kept_form"])
    assert ["note", "something"] in browser.session["kept_form"]["fields"]


def test_too_much_is_not_kept(house: Any) -> None:
    browser = Client()
    browser.post("/account", {"name": "я" * 400_000}, headers=OURS)
    assert "kept_form" not in browser.session
