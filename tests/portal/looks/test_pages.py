"""Pages as they come from the server: the policy, the cookies, the errors, what goes over the line."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import Client

from jetisu360.portal.looks.static_files import static
from jetisu360.storage import StorageFailed

from ..conftest import PASSWORD

pytestmark = pytest.mark.django_db


def test_the_policy_lets_nothing_from_inside_run(client: Client, house: Any) -> None:
    answer = client.get("/account/sign-in")
    policy = answer["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    page = answer.content.decode()
    assert not re.search(r"<script(?![^>]*(?:src=|application/json))", page)
    assert not re.search(r"\son\w+=|\sstyle=|<style", page)
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_cookies_are_not_for_scripts(house: Any) -> None:
    browser = Client()
    browser.get("/account/sign-in")
    assert browser.cookies["csrftoken"]["httponly"]
    browser.post("/account/sign-in", {"login": "keeper@example.kz", "password": PASSWORD})
    assert browser.cookies["sessionid"]["httponly"]
    assert browser.cookies["sessionid"]["samesite"] == "Lax"


@pytest.mark.parametrize(("language", "words"), [("kk", "бет жоқ"), ("ru", "нет"), ("en", "no such page")])
def test_what_is_not_there_is_said(language: str, words: str, client: Client) -> None:
    answer = client.get("/never-was", headers={"accept-language": language})
    assert answer.status_code == 404
    assert words in answer.content.decode()


def test_a_storage_that_is_away_is_said_and_not_broken(
    house: Any, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise StorageFailed(address="s3://museum", problem="the secret of the house")

    monkeypatch.setattr("jetisu360.portal.museums.overview_views.size_used", away)
    answer = signed_in(house.people["keeper"]).get("/museums/own/", headers={"accept-language": "ru"})
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "storage does not answer" in answer.content.decode()
    assert "secret of the house" not in answer.content.decode()


def test_what_breaks_is_a_page_and_a_line_in_the_log(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("the secret of the house")

    monkeypatch.setattr("jetisu360.portal.accounts.views.usable_link", broken)
    client.raise_request_exception = False
    answer = client.get("/enter/x", headers={"accept-language": "ru"})
    assert answer.status_code == 500
    assert "не по вашей вине" in answer.content.decode()
    assert "secret of the house" not in answer.content.decode()
    assert "the secret of the house" in caplog.text


def test_a_request_that_is_none_is_a_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def suspicious(*_: Any) -> None:
        raise SuspiciousOperation

    monkeypatch.setattr("jetisu360.portal.accounts.views.usable_link", suspicious)
    answer = client.get("/enter/x", headers={"accept-language": "en"})
    assert answer.status_code == 400
    assert "did not understand" in answer.content.decode()
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_styles_and_scripts_are_kept_for_ever_and_small(client: Client) -> None:
    address = static("built/portal.js")
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    assert "max-age=31536000" in answer["Cache-Control"]
    assert answer["Content-Encoding"] == "gzip"
    assert len(b"".join(answer.streaming_content)) < 60_000
    for name in ("site/site.css", "portal/portal.css", "site/fonts/spectral-cyrillic-400-normal.woff2"):
        assert client.get(static(name)).status_code == 200
    # The viewer's own scripts are in pages, the licence of the font beside it.
    assert client.get("/static/site/fonts/OFL.txt").status_code == 200


def test_what_a_hostile_name_holds_is_text(house: Any, signed_in: Any) -> None:
    person = house.people["keeper"]
    person.name = '"><script>alert(1)</script>{{ 7 * 7 }}'
    person.save()
    for path in ("/people", f"/people/{person.pk}"):
        page = signed_in(house.people["operator"]).get(path).content.decode()
        assert "<script>alert" not in page
        assert "{{ 7 * 7 }}" in page
