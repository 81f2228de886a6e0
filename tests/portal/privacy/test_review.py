"""A keeper decides on faces in the portal; nobody else sees the pictures, and nothing is published before."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.commands.review.museum import PEOPLE

from jetisu360.portal.audit.models import Event
from jetisu360.portal.museums.documents import read_document, save_document
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.privacy.found import open_places
from jetisu360.portal.privacy.models import Look
from jetisu360.tour.museum_toml.entries import MuseumFile

pytestmark = pytest.mark.django_db

API = "/museums/own/faces/api/"
ROOMS = list(PEOPLE)


def reviewed(browser: Client) -> dict[str, Any]:
    answer = browser.get(f"{API}review", headers={"Accept": "application/json"})
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def change(verdict: str, file: str, where: Any, reason: str = "") -> dict[str, Any]:
    return {"file": file, "flat": False, "verdict": verdict, "where": where, "reason": reason}


def decide(browser: Client, **body: Any) -> Any:
    return browser.post(f"{API}changes", json.dumps(body), content_type="application/json")


def test_before_the_first_look_the_page_says_how_to_come_to_one(
    house: Any, signed_in: Callable[..., Client]
) -> None:
    keeper = signed_in(house.people["keeper"])
    page = keeper.get("/museums/own/faces")
    assert page.status_code == 200
    assert "/museums/own/publish" in page.content.decode()
    assert keeper.get(f"{API}review").status_code == 403


def test_a_keeper_decides_and_the_document_has_it(
    looked: Any, house: Any, signed_in: Callable[..., Client]
) -> None:
    keeper = signed_in(house.people["keeper"])
    page = keeper.get("/museums/own/faces")
    assert "script-src 'sha256-" in page["Content-Security-Policy"]
    assert page["Cache-Control"] == "no-store"
    told = reviewed(keeper)
    assert told["title"]["kk"] == "Өз музейі"
    places = [(picture, proposal) for picture in told["pictures"] for proposal in picture["proposals"]]
    assert len(places) == 6
    assert open_places(Look.objects.get(), read_document(looked)) == 6
    bust = next(item for picture, item in places if picture["file"] == "gold.jpg" and item["score"] > 0.9)
    others = [change("blur", picture["file"], item["where"]) for picture, item in places if item is not bust]
    done = decide(keeper, add=[change("keep", "gold.jpg", bust["where"], "exhibit")], made=1000)
    assert done.status_code == 200, done.content
    assert done.json()["version"] != told["version"]
    assert decide(keeper, add=others, made=2000).status_code == 200
    looked.refresh_from_db()
    document = read_document(looked)
    assert open_places(Look.objects.get(), document) == 0
    assert sum(len(scene.blur) for scene in document.scenes) == 5
    assert [item.reason for scene in document.scenes for item in scene.keep] == ["exhibit"]
    events = Event.objects.filter(action="privacy.decided").order_by("pk")
    assert [len(json.loads(event.details)["decided"]) for event in events] == [1, 5]
    assert {event.actor_id for event in events} == {house.people["keeper"].pk}
    # Taken back, it is open again; the same twice is nothing new.
    assert decide(keeper, remove=[others[0]], made=3000).status_code == 200
    assert decide(keeper, remove=[others[0]], made=3000).status_code == 200
    assert Event.objects.filter(action="privacy.decided").count() == 3
    looked.refresh_from_db()
    assert open_places(Look.objects.get(), read_document(looked)) == 1


def test_words_that_another_keeper_writes_meanwhile_are_kept(
    looked: Any, house: Any, signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = signed_in(house.people["keeper"])
    where = reviewed(keeper)["pictures"][0]["proposals"][0]["where"]
    real, hurried = save_document, []

    def save(museum: Any, revision: int, document: MuseumFile, who: Any, **more: Any) -> int:
        if not hurried:
            hurried.append(1)
            other = Museum.objects.get(pk=museum.pk)
            words = MuseumFile.model_validate({**other.document, "description": {"kk": "Сипаттама"}})
            real(other, other.revision, words, house.people["editor"])
        return real(museum, revision, document, who, **more)

    monkeypatch.setattr("jetisu360.portal.privacy.decisions.save_document", save)
    assert decide(keeper, add=[change("blur", "gold.jpg", where)]).status_code == 200
    looked.refresh_from_db()
    document = read_document(looked)
    assert document.description.text["kk"] == "Сипаттама"
    assert [len(scene.blur) for scene in document.scenes] == [1]


def test_a_picture_is_for_this_museums_keepers_only(
    looked: Any, house: Any, signed_in: Callable[..., Client]
) -> None:
    keeper = signed_in(house.people["keeper"])
    picture = reviewed(keeper)["pictures"][0]["id"]
    for path in (
        f"pictures/{picture}/whole.jpg",
        f"pictures/{picture}/small.jpg?yaw=0&pitch=0&width=5&height=5",
    ):
        answer = keeper.get(API + path)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "image/jpeg"
        assert answer["Cache-Control"].startswith("private")
        assert signed_in(house.people["observer"]).get(API + path).status_code == 403
        assert signed_in(house.people["other_keeper"]).get(API + path).status_code == 404
        assert Client().get(API + path, headers={"Accept": "application/json, image/*"}).status_code == 401
    assert keeper.get(f"{API}pictures/000000000000/whole.jpg").status_code == 404


def test_a_decision_needs_the_pages_own_word(looked: Any, house: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(house.people["keeper"], backend="allauth.account.auth_backends.AuthenticationBackend")
    where = reviewed(strict)["pictures"][0]["proposals"][0]["where"]
    assert decide(strict, add=[change("blur", "gold.jpg", where)]).status_code == 403
    strict.get("/museums/own/faces")
    token = strict.cookies["csrftoken"].value
    body = json.dumps({"add": [change("blur", "gold.jpg", where)]})
    answer = strict.post(
        f"{API}changes", body, content_type="application/json", headers={"X-CSRFToken": token}
    )
    assert answer.status_code == 200


@pytest.mark.parametrize("body", ["", "{", "[]", '{"add": 1}', '{"add": [{"file": "x"}]}', "x" * 300_000])
def test_rubbish_changes_nothing(
    looked: Any, house: Any, signed_in: Callable[..., Client], body: str
) -> None:
    keeper = signed_in(house.people["keeper"])
    answer = keeper.post(f"{API}changes", body, content_type="application/json")
    assert answer.status_code in (400, 413)
    assert not Event.objects.filter(action="privacy.decided").exists()


def test_an_archived_museum_is_told_and_the_decision_waits(
    looked: Any, house: Any, signed_in: Callable[..., Client]
) -> None:
    keeper = signed_in(house.people["keeper"])
    where = reviewed(keeper)["pictures"][0]["proposals"][0]["where"]
    Museum.objects.filter(pk=looked.pk).update(archived=True)
    answer = decide(keeper, add=[change("blur", "gold.jpg", where)])
    assert answer.status_code == 409
    assert "мұрағат" in answer.json()["error"]["message"]["kk"]
