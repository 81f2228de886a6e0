"""The editor's page: who may see it, what it brings along, and that it opens."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.editor.words import words

from ...waiting import PATIENCE, until

pytestmark = pytest.mark.django_db
PAGE = "/museums/own/editor"


def config(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="editor">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def test_the_page_brings_its_words_and_is_not_kept(house: Any, rooms: Any, signed_in: Any) -> None:
    answer = signed_in(house.people["keeper"]).get(PAGE)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    told = config(answer.content.decode())
    assert told["base"] == "/museums/own/"
    assert {language: strings.keys() == words().keys() for language, strings in told["words"].items()} == {
        "kk": True,
        "ru": True,
        "en": True,
    }
    other = config(signed_in(house.people["editor"]).get(PAGE).content.decode())
    assert other["name"] != told["name"], "what waits in a browser is one person's"


def test_a_title_that_looks_like_markup_is_none(house: Any, rooms: Any, signed_in: Any) -> None:
    rooms.document = {"title": {"kk": "</title><script>alert(1)</script>"}}
    rooms.save()
    page = signed_in(house.people["keeper"]).get(PAGE).content.decode()
    assert "<script>alert" not in page


def test_the_museums_page_leads_there(house: Any, rooms: Any, signed_in: Any) -> None:
    page = signed_in(house.people["keeper"]).get("/museums/own/").content.decode()
    assert page.count(f'href="{PAGE}"') >= 2  # in the list of ways, and as a step
    assert PAGE not in signed_in(house.people["observer"]).get("/museums/own/").content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_it_opens_and_saves(house: Any, rooms: Any, live_server: Any, chromium: Any) -> None:
    context = chromium.new_context(base_url=live_server.url.replace("127.0.0.1", "localhost"))
    context.set_default_timeout(2000 * PATIENCE)  # (milliseconds)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda told: complaints.append(told.text) if "Policy" in told.text else None)
    try:
        page.goto(f"/enter/{make_sign_in_link(house.people['keeper'], at_once=True)}")
        page.goto(PAGE)
        until(page, "document.querySelector('.shell') !== null")
        until(page, "document.querySelectorAll('.shell-room').length === 4")
    finally:
        context.close()
    assert complaints == []
