"""The operations: what a program is answered, and that the journal names its token."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from jetisu360.portal.api.portal_api import document
from jetisu360.portal.api.words import OPERATIONS
from jetisu360.portal.audit.models import Event
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.uploads.models import Removed
from jetisu360.storage import StorageFailed

from ..uploads.conftest import flat, storage

__all__ = ["flat", "storage"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(house: Any, program: Callable[..., Any], storage: Any) -> Any:
    return program(house.people["keeper"])


def last_event() -> tuple[str, str, str]:
    event = Event.objects.order_by("number").last()
    return event.action, event.actor, json.loads(event.details).get("token", "")


def test_the_document_is_replaced_only_over_the_revision_that_was_read(keeper: Any, house: Any) -> None:
    read = keeper.ask("get", "/museums/own/document")
    assert (read["ETag"], read.json()) == ('"1"', {"title": {"kk": "Өз музейі"}})
    wanted = {**read.json(), "credits": {"ru": "Музей"}}
    assert keeper.ask("put", "/museums/own/document", wanted).json()["code"] == "revision-needed"
    written = keeper.ask("put", "/museums/own/document", wanted, **{"If-Match": read["ETag"]})
    assert (written.status_code, written["ETag"], written.json()) == (200, '"2"', wanted)
    house.own.refresh_from_db()
    assert house.own.document == wanted
    assert last_event() == ("museum.edited", "keeper", "nightly")
    for stale in ('"1"', 'W/"2"', '"x"', "*"):
        again = keeper.ask("put", "/museums/own/document", wanted, **{"If-Match": stale})
        assert (again.status_code, again.json()["code"]) == (412, "document-changed")


def test_what_is_wrong_is_said_by_its_place_in_the_language_asked_for(keeper: Any) -> None:
    wrong = {"title": {"kk": 7}, "visit": {"latitude": 200}, "nothing": 1}
    headers = {"If-Match": '"1"', "Accept-Language": "ru"}
    answer = keeper.ask("put", "/museums/own/document", wrong, **headers)
    assert answer.status_code == 422
    told = {field["place"]: field["message"] for field in answer.json()["fields"]}
    assert set(told) >= {"title.kk", "visit.latitude", "nothing"}
    assert told["nothing"] == "такого поля нет"
    twice = {"scenes": [{"file": "a.jpg"}, {"file": "a.jpg"}]}
    answer = keeper.ask("put", "/museums/own/document", twice, **headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "museum-file-wrong")
    assert keeper.client.put("/api/v1/museums/own/document", b"{", "application/json").status_code == 400
    large = keeper.client.put("/api/v1/museums/own/document", b" " * 5_000_001, "application/json")
    assert (large.status_code, large.json()["code"]) == (413, "request-too-large")


def test_a_museum_is_created_and_archived(house: Any, program: Callable[..., Any]) -> None:
    editor = program(house.people["editor"])
    made = editor.ask("post", "/museums", {"title": {"kk": "Жаңа музей"}})
    assert (made.status_code, made.json()["slug"], made.json()["region"]) == (201, "zhanga-muzei", "jetisu")
    for wanted, status, code in (
        ({"title": {"kk": "x"}, "slug": "own"}, 409, "slug-taken"),
        ({"title": {"kk": "x"}, "slug": "Өз"}, 422, "slug-wrong"),
        ({"title": {}}, 422, "title-needed"),
        ({"title": {"kk": "x"}, "region": "other"}, 422, "region-unknown"),
    ):
        answer = editor.ask("post", "/museums", wanted)
        assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert editor.ask("post", "/museums/own/archive").json()["archived"]
    assert last_event()[0] == "museum.archived"
    refused = editor.ask("put", "/museums/own/document", {}, **{"If-Match": '"1"'})
    assert (refused.status_code, refused.json()["code"]) == (409, "museum-archived")
    assert not editor.ask("delete", "/museums/own/archive").json()["archived"]


def test_the_first_museum_of_a_portal_brings_its_region(
    make_person: Any, program: Callable[..., Any]
) -> None:
    operator = program(make_person("first", "operator"))
    made = operator.ask("post", "/museums", {"title": {"kk": "Бірінші"}})
    assert (made.status_code, made.json()["region"]) == (201, "zhetisu-oblysy")


def test_lists_come_in_pages(house: Any, program: Callable[..., Any]) -> None:
    for number in range(7):
        Museum.objects.create(slug=f"m-{number}", region=house.region)
    editor, found, cursor = program(house.people["editor"]), [], ""
    while True:
        part = editor.ask("get", f"/museums?limit=3&cursor={cursor}").json()
        assert len(part["items"]) <= 3
        found += [museum["slug"] for museum in part["items"]]
        cursor = part["next"]
        if cursor is None:
            break
    assert found == sorted([*(f"m-{number}" for number in range(7)), "own"])
    assert editor.ask("get", "/museums?limit=101").json()["fields"][0]["place"] == "limit"


def test_photographs_come_by_tus_are_removed_and_put_back(keeper: Any, flat: bytes) -> None:
    tus = {"Tus-Resumable": "1.0.0"}
    begun = keeper.client.post(
        "/museums/own/uploads",
        headers={**tus, "Upload-Length": str(len(flat)), "Upload-Metadata": "filename aGFsbC5qcGc="},
    )
    sent = keeper.client.patch(
        begun["Location"], flat, "application/offset+octet-stream", headers={**tus, "Upload-Offset": "0"}
    )
    assert sent.status_code == 204, sent.content
    assert last_event() == ("photograph.added", "keeper", "nightly")
    listed = keeper.ask("get", "/museums/own/photographs").json()["items"]
    assert [(one["name"], one["state"], one["size"]) for one in listed] == [
        ("hall.jpg", "received", len(flat))
    ]
    number = listed[0]["id"]
    assert keeper.ask("delete", f"/museums/own/photographs/{number}").json()["name"] == "hall.jpg"
    assert keeper.ask("get", f"/museums/own/photographs/{number}").status_code == 404
    removed = keeper.ask("get", "/museums/own/removed").json()["items"][0]["id"]
    assert keeper.ask("post", f"/museums/own/removed/{removed}/restore").json()["name"] == "hall.jpg"
    assert last_event() == ("photograph.restored", "keeper", "nightly")
    assert not Removed.objects.exists()


def test_jobs_are_seen_stopped_and_started_again(keeper: Any) -> None:
    asked = keeper.ask("post", "/museums/own/previews")
    assert (asked.status_code, asked.json()["state"]) == (202, "waiting")
    number = asked.json()["id"]
    assert keeper.ask("post", "/museums/own/previews").json()["id"] == number, "the same waits already"
    assert Job.objects.get().asked_with == "nightly"
    assert keeper.ask("get", f"/museums/own/jobs/{number}").json()["may_cancel"]
    assert keeper.ask("post", f"/museums/own/jobs/{number}/cancel").json()["state"] == "cancelled"
    assert keeper.ask("post", f"/museums/own/jobs/{number}/retry").json()["state"] == "waiting"
    assert last_event() == ("job.retried", "keeper", "nightly")
    assert [job["id"] for job in keeper.ask("get", "/museums/own/jobs").json()["items"]] == [number]
    assert keeper.ask("get", "/museums/own/jobs/999").json()["code"] == "not-found"


def test_what_one_may_not_see_is_not_there(keeper: Any) -> None:
    for path in ("/museums/elsewhere", "/museums/elsewhere/document", "/museums/never-was", "/nothing"):
        answer = keeper.ask("get", path, **{"Accept-Language": "kk"})
        assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
    assert keeper.ask("get", "/people").json()["code"] == "forbidden"


def test_a_storage_that_is_away_is_told_without_its_address(
    keeper: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any) -> None:
        raise StorageFailed(address="s3://museum", problem="x")

    monkeypatch.setattr("jetisu360.portal.api.photographs.receiving.finish_all", away)
    answer = keeper.ask("get", "/museums/own/photographs")
    assert (answer.status_code, answer.json()["code"]) == (503, "storage-failed")
    assert "s3://" not in answer.content.decode()


def test_the_board_is_read(house: Any, program: Callable[..., Any]) -> None:
    board = (
        program(house.people["editor"])
        .ask("get", "/regions/jetisu/board", **{"Accept-Language": "en"})
        .json()
    )
    assert [row["museum"] for row in board["museums"]] == ["own"]
    assert {stage["stage"] for stage in board["museums"][0]["stages"]} >= {"photographed", "published"}
    assert board["museums"][0]["whose"] == "keeper"
    other = program(house.people["other_editor"]).ask("get", "/regions/jetisu/board")
    assert (other.status_code, other.json()["code"]) == (404, "not-found")


def test_people_and_the_journal_are_read(house: Any, signed_in: Any, program: Callable[..., Any]) -> None:
    operator = program(house.people["operator"])
    people = {one["name"]: one["roles"] for one in operator.ask("get", "/people").json()["items"]}
    assert people["keeper"] == [{"role": "keeper", "museum": "own", "region": None}]
    operator.ask("post", "/museums/own/archive")
    event = operator.ask("get", "/events?museum=own", **{"Accept-Language": "en"}).json()["items"][0]
    assert event["message"] == "put the museum own into the archive"
    assert json.loads(event["details"])["token"] == "nightly"
    assert "by the key “nightly”" in signed_in(house.people["operator"]).get("/journal").content.decode()


def test_every_operation_has_its_words_and_stays_what_it_is_called(
    house: Any, signed_in: Any, client: Any
) -> None:
    told = client.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert told == json.loads(json.dumps(document()))
    found = {one["operationId"] for methods in told["paths"].values() for one in methods.values()}
    assert found == set(OPERATIONS)
    browser = signed_in(house.people["keeper"])
    for language in ("kk", "ru", "en"):
        browser.post("/language", {"language": language})
        page = browser.get("/account/keys/reference")
        for words in OPERATIONS.values():
            assert words.say(language) in page.content.decode()
