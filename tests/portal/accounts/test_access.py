"""Every address × role × own or another museum × method: who gets in, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from jetisu360.portal.access import ADDRESSES, ANYONE, SIGNED_IN
from jetisu360.portal.accounts.policy import WHO_MAY, Action
from jetisu360.portal.accounts.roles import Role

METHODS = ("get", "post", "put", "patch", "delete")
STANDINGS: dict[str, tuple[Role | None, bool, bool]] = {
    # Who: the role, whether it is held over the museum `own`, and over `elsewhere`.
    "operator": (Role.OPERATOR, True, True),
    "editor": (Role.REGION_EDITOR, True, False),
    "keeper": (Role.KEEPER, True, False),
    "observer": (Role.OBSERVER, True, False),
    "region_observer": (Role.OBSERVER, True, False),
    "other_editor": (Role.REGION_EDITOR, False, True),
    "other_keeper": (Role.KEEPER, False, True),
    "nobody": (None, False, False),
}
SAMPLES: dict[str, object] = {"int": 999_999, "str": "nothing-of-the-kind", "slug": "nothing-of-the-kind"}
"""Values of what else an address names, by the converter: rows that are not there."""
SAMPLES["uuid"] = "00000000-0000-4000-8000-000000000000"
SAMPLES["path"] = "nothing/of/the/kind"


def addresses(
    found: list[Any] | None = None, space: str = "", inherited: dict[str, Any] | None = None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """(name, converters of its arguments) of every address of the portal."""
    for entry in get_resolver().url_patterns if found is None else found:
        known = {**(inherited or {}), **entry.pattern.converters}
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from addresses(entry.url_patterns, inner, known)
        elif isinstance(entry, URLPattern):
            yield f"{space}{entry.name}", known


EVERY = dict(addresses())


def filled(name: str, museum: str) -> str:
    values = {}
    for argument, converter in EVERY[name].items():
        kind = type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
        values[argument] = museum if argument == "museum" else SAMPLES[kind]
    return reverse(name, kwargs=values)


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert set(EVERY) == set(ADDRESSES), "portal/access.py says who may go there"


def test_every_need_is_known() -> None:
    assert set(WHO_MAY) == set(Action)
    for name, row in ADDRESSES.items():
        assert row, name
        for need in row.values():
            assert need in (ANYONE, SIGNED_IN) or isinstance(need, Action), name


def may(need: str, role: Role | None, over_it: bool, of_a_museum: bool) -> bool:
    if need in (ANYONE, SIGNED_IN):
        return not of_a_museum or over_it or need == ANYONE
    return role in WHO_MAY[Action(need)] and (over_it or not of_a_museum)


def test_who_gets_in(house: Any, signed_in: Any, client: Any) -> None:
    """All of them in one test: signing everybody in anew for each address would take most of the time."""
    browsers = {who: signed_in(person) for who, person in house.people.items()}
    for browser in browsers.values():
        # What a view does with an empty form is its own affair; here counts whether it was reached.
        browser.raise_request_exception = False
    wrong = [
        said
        for name in sorted(EVERY)
        for museum in (("own", "elsewhere") if "museum" in EVERY[name] else ("own",))
        for said in amiss(name, museum, client, browsers)
    ]
    assert wrong == []


def amiss(name: str, museum: str, anonymous: Any, browsers: dict[str, Any]) -> Iterator[str]:
    """A line for everything that is not as the tables say, of one address."""
    row, of_a_museum, path = ADDRESSES[name], "museum" in EVERY[name], filled(name, museum)
    for method in METHODS:
        need, answer = row.get(method), asked(anonymous, method, path)
        if need is None:
            # (Before the gate asks who it is.)
            if answer.status_code != 405:
                yield f"{method} {path}: no row, and {answer.status_code}"
            continue
        to_sign_in = "/account/sign-in?next=" in answer.headers.get("Location", "")
        if need != ANYONE and not to_sign_in and answer.status_code != 401:
            yield f"anonymous {method} {path}: {answer.status_code}"
        for who, (role, over_own, over_other) in STANDINGS.items():
            over_it = over_own if museum == "own" else over_other
            answer = asked(browsers[who], method, path)
            if of_a_museum and not over_it:
                expected = "not there"
            else:
                expected = None if may(need, role, over_it, of_a_museum) else "forbidden"
            sent_away = "/account/sign-in" in answer.headers.get("Location", "") and name != "account_logout"
            reached = expected is not None or (answer.status_code < 500 and not sent_away)
            if refused(answer) != expected or not reached:
                yield f"{who} {method} {path}: {refused(answer)}, {answer.status_code}; expected {expected}"


def asked(browser: Any, method: str, path: str) -> Any:
    """The answer; whatever the view has changed is taken back, so that the next one asks the same house."""
    cookies = browser.cookies.copy()
    with transaction.atomic():
        answer = getattr(browser, method)(path)
        transaction.set_rollback(True)
    browser.cookies = cookies
    return answer


def refused(answer: Any) -> str | None:
    """What the gate said, if it was the gate."""
    return answer.headers.get("X-Gate")


def test_a_museum_that_is_not_there_is_like_one_that_one_may_not_see(house: Any, signed_in: Any) -> None:
    of_museums = [name for name in EVERY if "museum" in EVERY[name] and "get" in ADDRESSES[name]]
    browser = signed_in(house.people["keeper"])
    for name in of_museums:
        assert browser.get(filled(name, "elsewhere")).status_code == 404
        assert browser.get(filled(name, "never-was")).status_code == 404


def test_an_address_without_a_row_answers_nobody(house: Any, signed_in: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("jetisu360.portal.gate.ADDRESSES", {})
    for person in ("operator", "keeper"):
        assert signed_in(house.people[person]).get("/").status_code == 403
