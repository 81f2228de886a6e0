"""Each answer says who gave it and when: in the portal, never on a keeper's own computer."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.commands.review.museum import subjects, write_photographs

from jetisu360.commands.review.session import Session
from jetisu360.panorama.privacy.region import Region
from jetisu360.portal.audit.models import Event
from jetisu360.portal.museums.documents import read_document, save_document
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.privacy.decisions import DocumentDecisions
from jetisu360.portal.privacy.sessions import _kept
from jetisu360.portal.privacy.who import Deciders
from jetisu360.tour.museum_toml.decision import Decision
from jetisu360.tour.museum_toml.decisions import DecisionsFile
from jetisu360.tour.museum_toml.entries import MuseumFile

pytestmark = pytest.mark.django_db

API = "/museums/own/faces/api/"


def told(browser: Client) -> list[dict[str, Any]]:
    pictures = browser.get(f"{API}review", headers={"Accept": "application/json"}).json()["pictures"]
    return [{**one, "file": picture["file"]} for picture in pictures for one in picture["proposals"]]


def decide(
    browser: Client, one: dict[str, Any], verdict: str = "blur", way: str = "add", made: int = 1
) -> None:
    change = {"file": one["file"], "flat": False, "verdict": verdict, "where": one["where"], "reason": "x"}
    answer = browser.post(
        f"{API}changes", json.dumps({way: [change], "made": made}), content_type="application/json"
    )
    assert answer.status_code == 200, answer.content


def test_an_answer_says_by_whom_and_when(looked: Any, house: Any, signed_in: Callable[..., Client]) -> None:
    keeper, editor = signed_in(house.people["keeper"]), signed_in(house.people["editor"])
    places = told(keeper)
    assert all(one["by"] is None for one in places)
    decide(keeper, places[0])
    decide(editor, places[1], "keep")
    first, second, *rest = told(keeper)
    assert first["by"]["name"] == str(house.people["keeper"])
    assert second["by"]["name"] == str(house.people["editor"])
    assert datetime.fromisoformat(second["by"]["at"]) == Event.objects.get(actor=second["by"]["name"]).at
    assert all(one["by"] is None for one in rest)
    assert told(editor)[:2] == [first, second]


def test_who_says_the_same_again_is_not_who_decided(
    looked: Any, house: Any, signed_in: Callable[..., Client]
) -> None:
    keeper, editor = signed_in(house.people["keeper"]), signed_in(house.people["editor"])
    one, other, *_ = told(keeper)
    decide(keeper, one)
    body = [
        {"file": item["file"], "flat": False, "verdict": "blur", "where": item["where"]}
        for item in (one, other)
    ]
    editor.post(f"{API}changes", json.dumps({"add": body}), content_type="application/json")
    assert [item["by"]["name"] for item in told(keeper)[:2]] == [
        str(house.people["keeper"]),
        str(house.people["editor"]),
    ]


def test_taken_back_and_decided_anew_it_is_the_new_ones(
    looked: Any, house: Any, signed_in: Callable[..., Client]
) -> None:
    keeper, editor = signed_in(house.people["keeper"]), signed_in(house.people["editor"])
    one = told(keeper)[0]
    decide(keeper, one, made=1)
    decide(editor, one, way="remove", made=2)
    assert told(keeper)[0]["by"] is None
    decide(editor, one, "keep", made=3)
    assert told(keeper)[0]["by"]["name"] == str(house.people["editor"])


def test_what_came_with_a_museum_toml_was_decided_by_nobody_known(
    looked: Any, house: Any, signed_in: Callable[..., Client]
) -> None:
    keeper = signed_in(house.people["keeper"])
    one = told(keeper)[0]
    looked.refresh_from_db()
    scene = {"file": one["file"], "blur": [one["where"]]}
    words = MuseumFile.model_validate({**looked.document, "scenes": [scene]})
    save_document(looked, looked.revision, words, house.people["editor"])
    first = told(keeper)[0]
    assert (first["answer"], first["by"]) == ("blur", None)


def test_a_face_that_two_regions_cover_is_the_later_ones(
    looked: Any, house: Any, signed_in: Callable[..., Client]
) -> None:
    keeper, editor = signed_in(house.people["keeper"]), signed_in(house.people["editor"])
    one = next(item for item in told(keeper) if item["where"]["yaw"] == -20.0)
    where = one["where"]
    decide(keeper, {**one, "where": {**where, "yaw": where["yaw"] - 3, "width": 7}})
    decide(editor, {**one, "where": {**where, "yaw": where["yaw"] + 3, "width": 7}})
    now = next(item for item in told(keeper) if item["where"] == where)
    assert (now["answer"], now["by"]["name"]) == ("blur", str(house.people["editor"]))


def test_as_many_at_once_as_a_request_may_hold_are_all_told(looked: Any, house: Any) -> None:
    """The journal keeps the details of an event up to a length: what is longer is told in several."""
    many = [
        Decision(
            "gold.jpg", "blur", Region(float(n % 300 - 150), float(n // 300), 3.125, 3.125), "visitor" * 20
        )
        for n in range(499)
    ]
    DocumentDecisions(looked.pk, house.people["keeper"]).change(many)
    made = Deciders("own").made()
    assert len(made) == 499
    assert {one.name for one in made.values()} == {str(house.people["keeper"])}
    assert not Event.objects.filter(details__contains="too long").exists()
    looked.refresh_from_db()
    assert len(read_document(looked).scenes[0].blur) == 499
    assert Museum.objects.get(pk=looked.pk).revision == looked.revision


def test_on_a_keepers_own_computer_nobody_is_named(tmp_path: Path) -> None:
    write_photographs(tmp_path)
    session = Session(DecisionsFile(tmp_path), subjects(tmp_path), {})
    before = session.state()
    where = before["pictures"][0]["proposals"][0]["where"]
    (tmp_path / "museum.toml").write_text(
        "[[scenes]]\nfile = 'gold.jpg'\n[[scenes.blur]]\n"
        + "".join(f"{key} = {value}\n" for key, value in where.items()),
        "utf-8",
    )
    answered = [
        one for picture in session.state()["pictures"] for one in picture["proposals"] if one["answer"]
    ]
    assert [one["by"] for one in answered] == [None]
    assert not _kept
