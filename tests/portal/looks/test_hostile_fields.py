"""Every text field of every form takes anything: what is shown again is text, and nothing huge breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from jetisu360.portal.access import ADDRESSES
from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.api.models import Token
from jetisu360.portal.api.tokens import make_token
from jetisu360.portal.originals.photographs import add
from jetisu360.portal.publication.models import Version

from ..accounts.test_access import EVERY
from ..conftest import PASSWORD
from ..uploads.conftest import storage  # noqa: F401  (a fixture)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]
TYPED = {"text", "search", "email", "url", "tel", "number", "password", "hidden", "datetime-local", "date"}
HOSTILE = "\"'><img src=x onerror=alert(1)><script>alert(1)</script>{{ 7 * 7 }}"
AS_MARKUP = ("<img src=x", "<script>alert")
HUGE = "Ұзақ мәтін " * 60_000
"""About 1.2 MB: more than any text of a museum, less than a form may have."""
OURS = {"csrfmiddlewaretoken", "next"}


class Forms(HTMLParser):
    """The forms of a page: their addresses and what a browser would send of each."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[tuple[dict[str, str], dict[str, str], set[str]]] = []
        self._text = self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self.forms.append((given, {}, set()))
        if not self.forms or not name:
            if tag == "option" and self._select and ("selected" in given or not self._sent[self._select]):
                self._sent[self._select] = given.get("value", "")
            return
        if tag == "input" and given.get("type", "text") in TYPED:
            self._sent[name] = given.get("value", "")
            self.forms[-1][2].add(name)
        elif tag == "input" and given.get("type") in ("checkbox", "radio") and "checked" in given:
            self._sent[name] = given.get("value", "on")
        elif tag == "textarea":
            self._text, self._sent[name] = name, ""
            self.forms[-1][2].add(name)
        elif tag == "select":
            self._select, self._sent[name] = name, ""

    def handle_data(self, data: str) -> None:
        if self._text:
            self._sent[self._text] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("textarea", "select"):
            self._text = self._select = ""

    @property
    def _sent(self) -> dict[str, str]:
        return self.forms[-1][1]


@pytest.fixture
def pages(house: Any) -> dict[str, str]:
    """Every page that can be asked for, by its address's name."""
    kept = BytesIO()
    Image.new("RGB", (64, 32), "green").save(kept, "JPEG")
    data = kept.getvalue()
    photograph = add(house.own, BytesIO(data), "a.jpg", None, size=len(data))
    sizes = {"revision": 1, "rooms": 1, "objects_shown": 0, "files": 1, "size": 1}
    Version.objects.create(museum=house.own, number=1, folder="1-a", build="b", **sizes)
    known = {
        **{"museum": "own", "photograph": photograph.pk, "region": "jetisu", "number": 1},
        **{"person": house.people["keeper"].pk, "token": make_sign_in_link(house.people["observer"])},
    }
    make_token(house.people["operator"], HOSTILE, days=30)
    withdrawn = {"withdraw_token": reverse("withdraw_token", args=[Token.objects.get().pk])}
    return {
        name: reverse(name, kwargs={argument: known[argument] for argument in converters})
        for name, converters in EVERY.items()
        if "get" in ADDRESSES[name] and set(converters) <= known.keys() and name not in withdrawn
    } | withdrawn


def fields(browser: Client, pages: dict[str, str]) -> Iterator[tuple[str, dict[str, str], str]]:
    """(address, what its form sends, one of its text fields) of every form of every page."""
    for page in pages.values():
        answer = browser.get(page)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        seen = set()
        for attributes, sent, typed in Forms(answer.content.decode()).forms:
            path = attributes.get("action") or page
            if attributes.get("method") != "post" or path in seen or path == reverse("account_logout"):
                continue
            seen.add(path)
            for name in sorted(typed - OURS):
                yield path, sent, name


def shown(answer: Any) -> str:
    return answer.content.decode() if answer["Content-Type"].startswith("text/html") else ""


def assert_text(page: str, where: str) -> None:
    assert not [words for words in AS_MARKUP if words in page], where
    if "onerror" in page:
        assert "{{ 7 * 7 }}" in page, f"{where}: no template either"


def test_hostile_markup_is_text_everywhere(house: Any, signed_in: Any, pages: dict[str, str]) -> None:
    browser = signed_in(house.people["operator"])
    browser.post("/account/confirm", {"password": PASSWORD})
    met = set()
    for path, sent, name in list(fields(browser, pages)):
        met.add((path, name))
        for value in (HOSTILE, f"{sent[name]}{HOSTILE}"):
            answer = browser.post(path, {**sent, name: value})
            assert answer.status_code < 500, (path, name)
            assert_text(shown(answer), f"{path} {name}")
    assert len(met) > 30, "forms are met at all"
    signed_again = signed_in(house.people["operator"])
    told = 0
    for page in (*pages.values(), "/journal?actor=" + HOSTILE, "/journal?museum=" + HOSTILE):
        answer = signed_again.get(page)
        assert answer.status_code < 500, page
        assert_text(shown(answer), page)
        told += "onerror" in shown(answer)
    assert told > 3, "what was typed is shown at all"


def test_huge_texts_are_refused_or_kept_and_never_break(
    house: Any, signed_in: Any, pages: dict[str, str]
) -> None:
    browser = signed_in(house.people["operator"])
    browser.post("/account/confirm", {"password": PASSWORD})
    for path, sent, name in list(fields(browser, pages)):
        answer = browser.post(path, {**sent, name: HUGE})
        assert answer.status_code < 500, (path, name)
    again = signed_in(house.people["operator"])
    for page in pages.values():
        assert again.get(page).status_code < 500, page
