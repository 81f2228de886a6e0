"""Tokens: made once, kept as a hash, never more than their person, dead at once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from jetisu360.portal.access import ADDRESSES, takes_tokens
from jetisu360.portal.accounts.models import Membership, Person
from jetisu360.portal.api.models import Token
from jetisu360.portal.api.tokens import make_token
from jetisu360.portal.audit.models import Event

from ..accounts.test_access import EVERY, amiss, filled
from ..conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(house: Any) -> Client:
    """The keeper's, who has just shown who they are."""
    client = Client()
    client.post("/account/sign-in", {"login": "keeper@example.kz", "password": PASSWORD})
    client.post("/account/confirm", {"password": PASSWORD})
    return client


def test_a_key_is_made_shown_once_used_and_withdrawn(browser: Client, client: Client) -> None:
    wanted = {"name": "Түнгі жүктеу", "museum": "own", "days": "90", "read_only": "on"}
    made = browser.post("/account/keys/new", wanted)
    found = re.search(r"jetisu360_[\w-]{43}", made.content.decode())
    assert found
    assert made["Cache-Control"] == "no-store"
    row = Token.objects.get()
    assert found[0] not in json.dumps(Token.objects.values().get(), default=str)
    assert row.read_only
    assert timedelta(days=89) < row.expires_at - timezone.now() <= timedelta(days=90)
    page = browser.get("/account/keys").content.decode()
    assert "Түнгі жүктеу" in page
    assert "not used yet" in page
    assert found[0] not in page
    bearer = {"Authorization": f"Bearer {found[0]}"}
    assert client.get("/api/v1/museums", headers=bearer).json()["items"][0]["slug"] == "own"
    assert "last used" in browser.get("/account/keys").content.decode()
    assert browser.post("/account/keys/new", wanted).status_code == 422, "the journal would tell two as one"
    assert "Withdraw the key" in browser.get(f"/account/keys/{row.pk}/withdraw").content.decode()
    assert client.get("/api/v1/museums", headers=bearer).status_code == 200
    browser.post(f"/account/keys/{row.pk}/withdraw")
    assert client.get("/api/v1/museums", headers=bearer).json()["code"] == "token-unknown"
    events = Event.objects.filter(action__startswith="token.").order_by("number")
    assert [(event.action, event.target) for event in events] == [
        ("token.made", "Түнгі жүктеу"),
        ("token.withdrawn", "Түнгі жүктеу"),
    ]


def test_a_browser_that_was_left_open_makes_no_key(house: Any, signed_in: Any) -> None:
    browser = signed_in(house.people["keeper"])
    for method in (browser.get, browser.post):
        assert method("/account/keys/new")["Location"].startswith("/account/confirm?next=")


def test_nobody_withdraws_anothers(house: Any, signed_in: Any) -> None:
    make_token(house.people["keeper"], "mine", days=30)
    path = f"/account/keys/{Token.objects.get().pk}/withdraw"
    assert signed_in(house.people["operator"]).post(path).status_code == 404
    assert Token.objects.get().withdrawn_at is None


def test_it_lasts_a_year_at_most(house: Any) -> None:
    make_token(house.people["keeper"], "long", days=5000)
    assert Token.objects.get().expires_at < timezone.now() + timedelta(days=366)


@pytest.mark.parametrize("end", ["shut out", "over", "no role"])
def test_it_is_dead_at_once(house: Any, program: Callable[..., Any], end: str) -> None:
    keeper = house.people["keeper"]
    asking = program(keeper)
    assert asking.ask("get", "/museums/own").status_code == 200
    if end == "shut out":
        Person.objects.filter(pk=keeper.pk).update(is_active=False)
    elif end == "over":
        Token.objects.update(expires_at=timezone.now())
    else:
        Membership.objects.filter(person=keeper).delete()
    assert asking.ask("get", "/museums/own").status_code == (404 if end == "no role" else 401)


def test_what_it_is_for(house: Any, program: Callable[..., Any]) -> None:
    """An operator may all; the token only what it says."""
    operator = house.people["operator"]
    own = program(operator, "own", museum=house.own)
    reads = program(operator, "reads", read_only=True)
    assert [one["slug"] for one in own.ask("get", "/museums").json()["items"]] == ["own"]
    assert own.ask("get", "/museums/elsewhere").status_code == 404
    assert own.ask("post", "/museums/own/archive").status_code == 200
    for method, path in (("get", "/people"), ("get", "/events"), ("post", "/museums")):
        assert own.ask(method, path, {} if method == "post" else None).status_code == 403
    assert reads.ask("get", "/people").status_code == reads.ask("get", "/events").status_code == 200
    assert len(reads.ask("get", "/museums").json()["items"]) == 2
    for method, path in (
        ("post", "/museums"),
        ("delete", "/museums/own/archive"),
        ("put", "/museums/own/document"),
    ):
        refused = reads.ask(method, path, {})
        assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    answer = reads.client.post(
        "/museums/own/uploads", headers={"Tus-Resumable": "1.0.0", "Upload-Length": "9"}
    )
    assert answer.status_code == 403


def test_it_lets_in_exactly_where_its_person_may(house: Any, program: Callable[..., Any]) -> None:
    """Every address for programs × role × own or another museum × method."""
    browsers = {who: program(person).client for who, person in house.people.items()}
    for browser in browsers.values():
        browser.raise_request_exception = False
    wrong = [
        said
        for name in sorted(filter(takes_tokens, EVERY))
        for museum in ("own", "elsewhere")
        for said in amiss(name, museum, Client(), browsers)
    ]
    assert wrong == []


def test_a_token_opens_no_page(house: Any, program: Callable[..., Any]) -> None:
    asking = program(house.people["operator"])
    opened = []
    for name, needs in ADDRESSES.items():
        if "anyone" in needs.values() or takes_tokens(name):
            continue
        method = "get" if "get" in needs else "post"
        # (Without CSRF's refusal, which would come first.)
        asking.client.handler.enforce_csrf_checks = False
        answer = getattr(asking.client, method)(filled(name, "own"))
        if "/account/sign-in" not in answer.headers.get("Location", ""):
            opened.append((name, answer.status_code))
    assert opened == []


def test_a_session_needs_its_csrf_token_here_as_well(house: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(house.people["keeper"], backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/api/v1/museums").status_code == 200
    refused = client.post("/api/v1/museums/own/previews")
    assert (refused.status_code, refused.json()["code"]) == (403, "form-too-old")


def test_wrong_ones_are_counted_and_right_ones_are_not_shut_out(
    house: Any, program: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    right = program(house.people["keeper"])
    client = Client(headers={"Authorization": "Bearer jetisu360_no"})
    monkeypatch.setattr("jetisu360.portal.bearer.time", SimpleNamespace(time=lambda: 1e9))
    codes = [client.get("/api/v1/museums").status_code for _number in range(12)]
    assert codes == [401] * 10 + [429] * 2
    answer = client.get("/api/v1/museums", headers={"Accept-Language": "ru"})
    assert answer["Retry-After"] == "60"
    assert answer.json()["code"] == "too-many-wrong-tokens"
    assert right.ask("get", "/museums").status_code == 200


def test_without_anything_a_program_is_told_what_to_send(house: Any) -> None:
    answer = Client().get("/api/v1/museums", headers={"Accept-Language": "en"})
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert "Authorization: Bearer" in answer.json()["message"]


def test_it_is_not_in_the_browser_of_the_session(house: Any, signed_in: Any) -> None:
    """A browser of one person that shows a token of another stays the one's."""
    token = make_token(house.people["operator"], "other", days=30)
    browser = signed_in(house.people["keeper"])
    assert (
        len(browser.get("/api/v1/museums", headers={"Authorization": f"Bearer {token}"}).json()["items"]) == 2
    )
    assert len(browser.get("/api/v1/museums").json()["items"]) == 1
    assert "keeper@example.kz" in browser.get("/account").content.decode()
