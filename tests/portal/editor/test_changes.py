"""Changes of two people: written one by one, told to the other, and never one over the other unseen."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jetisu360.portal.audit.models import Event
from jetisu360.portal.editor import log
from jetisu360.portal.editor.models import Seen, Step
from jetisu360.portal.museums.documents import checked, save_document
from jetisu360.portal.museums.models import Museum
from jetisu360.tour.museum_toml.decisions import decisions_of

from .conftest import add, put, take

pytestmark = pytest.mark.django_db
TITLE = ["title", "kk"]
HALL = ["scenes", "hall.jpg"]


def document(museum: Museum) -> Any:
    museum.refresh_from_db()
    return museum.document


def test_a_change_is_written_logged_and_told(tab: Any, rooms: Museum) -> None:
    one, other = tab("keeper"), tab("editor")
    answer = one.send(one.change(put([*HALL, "title", "kk"], "Зал"), said="Залдың аты")).json()
    assert [result["status"] for result in answer["results"]] == ["done"]
    assert document(rooms)["scenes"] == [{"file": "hall.jpg", "listed": False, "title": {"kk": "Зал"}}]
    event = Event.objects.last()
    assert event.action == "museum.edited"
    details = json.loads(event.details)
    assert (details["said"], details["revision"]) == ("Залдың аты", rooms.revision)
    news = other.news().json()
    assert news["document"] is None
    (told,) = news["changes"]
    assert told["by"] == "keeper"
    assert told["operations"] == [put([*HALL, "title", "kk"], "Зал")]
    # Who has sent it is not sent it back.
    assert answer["changes"][0]["operations"] is None


def test_the_same_change_twice_is_made_once(tab: Any, rooms: Museum) -> None:
    """The line may drop before the answer: it is sent again, and somebody else may have gone on meanwhile."""
    one, other = tab("keeper"), tab("editor")
    before, change = one.revision, one.change(put(TITLE, "Бір", "Өз музейі"))
    one.send(change)
    other.news()
    assert other.make(put(TITLE, "Екі", "Бір"))["status"] == "done"
    again = one.send(change, revision=before).json()
    assert again["results"][0]["status"] == "done"
    assert document(rooms)["title"]["kk"] == "Екі"
    assert [item["operations"] is None for item in again["changes"]] == [True, False]
    assert Step.objects.count() == 2


def test_two_who_write_the_same_place_are_told(tab: Any, rooms: Museum) -> None:
    one, other = tab("keeper"), tab("editor")
    assert one.make(put(TITLE, "Бір", "Өз музейі"))["status"] == "done"
    result = other.make(put(TITLE, "Екі", "Өз музейі"))
    assert (result["status"], result["present"], result["by"]) == ("changed", "Бір", "keeper")
    assert document(rooms)["title"]["kk"] == "Бір"


def test_each_change_of_a_request_is_on_its_own(tab: Any, rooms: Museum) -> None:
    one = tab()
    answer = one.send(
        one.change(put(TITLE, "Бір", "Өз музейі")),
        one.change(put(TITLE, "Екі", "ескі"), put(["title", "ru"], "Два")),
        one.change(put(["title", "en"], "One")),
    ).json()
    assert [result["status"] for result in answer["results"]] == ["done", "changed", "done"]
    assert document(rooms)["title"] == {"kk": "Бір", "en": "One"}


def test_what_a_form_or_the_review_wrote_comes_as_the_whole_document(
    tab: Any, house: Any, rooms: Museum
) -> None:
    one = tab()
    one.make(put(TITLE, "Бір", "Өз музейі"))
    rooms.refresh_from_db()
    values = {**rooms.document, "licence": "CC0"}
    save_document(rooms, rooms.revision, checked(values), house.people["editor"])
    news = one.news().json()
    assert news["document"]["licence"] == "CC0"
    assert news["revision"] == rooms.revision


def test_an_object_that_a_label_shows_is_not_taken_away(tab: Any, rooms: Museum) -> None:
    one = tab()
    label = {"id": "l-1", "yaw": 1, "object": "bowl"}
    one.make(add(["objects"], {"id": "bowl"}))
    assert one.make(add([*HALL, "labels"], label))["status"] == "done"
    refused = one.make(take(["objects", "bowl"], {"id": "bowl"}))
    assert refused["status"] == "refused"
    assert "bowl" in refused["sentence"]["kk"]
    both = one.make(
        put([*HALL, "labels", "l-1", "object"], None, "bowl"), take(["objects", "bowl"], {"id": "bowl"})
    )
    assert both["status"] == "done"
    assert one.make(add([*HALL, "labels"], {**label, "id": "l-2"}))["status"] == "refused"


def test_a_room_that_is_named_keeps_its_id(tab: Any, rooms: Museum) -> None:
    """The id that a build makes of a file's name may become another room's: it is written down."""
    one = tab()
    link = {"from": "hall", "to": "yard", "yaw": 0}
    answer = one.send(one.change(add(["links"], link))).json()
    assert {scene["file"]: scene["id"] for scene in document(rooms)["scenes"]} == {
        "hall.jpg": "hall",
        "yard.jpg": "yard",
    }
    assert answer["document"] == rooms.document
    assert one.make(put([*HALL, "skip"], True))["status"] == "done"
    assert one.make(put([*HALL, "id"], None, "hall"))["status"] == "refused"
    assert one.make(add(["links"], {**link, "to": "nowhere"}))["status"] == "refused"


@pytest.mark.parametrize(
    ("yaw", "pitch", "status"),
    [(180, 90, "done"), (-180, -90, "done"), (540, 0, "done"), (0, 90.5, "refused"), ("x", 0, "refused")],
)
def test_labels_at_the_poles_and_behind(tab: Any, rooms: Museum, yaw: Any, pitch: Any, status: str) -> None:
    assert tab().make(add([*HALL, "labels"], {"id": "l-1", "yaw": yaw, "pitch": pitch}))["status"] == status


@pytest.mark.parametrize(
    "text", ["ә" * 20_000, "\u202eabc\u202c \u200f", "<script>alert(1)</script>", "a\r\nb", "🏺"]
)
def test_texts_are_kept_as_they_are(tab: Any, rooms: Museum, text: str) -> None:
    assert tab().make(put(TITLE, text, "Өз музейі"))["status"] == "done"
    assert document(rooms)["title"]["kk"] == text


@pytest.mark.parametrize("text", ["a\0b", "\ud83c"])
def test_what_is_no_text_is_refused_in_a_sentence(tab: Any, rooms: Museum, text: str) -> None:
    refused = tab().make(put(TITLE, text, "Өз музейі"))
    assert refused["status"] == "refused"
    assert refused["sentence"]["ru"]


def test_two_thousand_labels_in_a_room_come_in_one_change(tab: Any, rooms: Museum) -> None:
    one = tab()
    labels = [
        add([*HALL, "labels"], {"id": f"l-{n}", "yaw": n % 360, "title": {"kk": f"Белгі {n}"}})
        for n in range(2000)
    ]
    assert one.make(*labels)["status"] == "done"
    assert len(document(rooms)["scenes"][0]["labels"]) == 2000
    assert one.make(put([*HALL, "labels", "l-1999", "yaw"], 5, 1999 % 360))["status"] == "done"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b"\xff\xfe",
        b'{"tab": "a"}',
        b"[" * 5000,
        b'{"tab":"a","who":"x","revision":1,"changes":[{"id":"12345678","made":NaN,"said":"","operations":[]}]}',
    ],
)
def test_a_hostile_body_gets_a_sentence(tab: Any, body: bytes) -> None:
    answer = tab().post("changes", body)
    assert answer.status_code == 400
    assert set(answer.json()["error"]["message"]) == {"kk", "ru", "en"}


@pytest.mark.parametrize(
    "operation",
    [
        put(["scenes"], []),
        put(["__proto__", "x"], 1),
        put(["pictures"], []),
        put([*HALL, "blur"], []),
        put([*HALL, "file"], "other.jpg", "hall.jpg"),
        put(["objects", "x", "y", "z"], 1),
        take(["title"], None),
        add(["title"], {"kk": "x"}),
        add(["links"], {"from": "hall"}),
    ],
)
def test_what_is_no_place_is_refused(tab: Any, rooms: Museum, operation: Any) -> None:
    before = document(rooms)
    assert tab().make(operation)["status"] == "refused"
    assert document(rooms) == before


def test_too_much_is_refused(tab: Any, rooms: Museum) -> None:
    one = tab()
    answer = one.send(one.change(put(TITLE, "x" * 5_200_000, "Өз музейі")))
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "change-too-large"


def test_decisions_on_faces_are_not_lost_with_a_room(tab: Any, house: Any, rooms: Museum) -> None:
    region = {"yaw": 0, "pitch": 0, "width": 4, "height": 4}
    values = {**document(rooms), "scenes": [{"file": "hall.jpg", "listed": False, "keep": [region]}]}
    save_document(rooms, rooms.revision, checked(values), house.people["keeper"])
    one = tab()
    assert one.make(take(HALL, rooms.document["scenes"][0]))["status"] == "refused"
    assert len(decisions_of(checked(document(rooms)))) == 1


def test_nothing_is_sent_in_somebody_elses_name(tab: Any, house: Any, rooms: Museum, signed_in: Any) -> None:
    """The keeper's tab, in whose browser the editor of the region has signed in meanwhile."""
    one = tab("keeper")
    one.client = signed_in(house.people["editor"])
    answer = one.send(one.change(put(TITLE, "Бір", "Өз музейі")))
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "another-person"
    assert one.news().status_code == 401


def test_a_session_that_has_ended_is_told_as_such(tab: Any, rooms: Museum) -> None:
    one = tab()
    one.client.logout()
    for answer in (one.send(one.change(put(TITLE, "Бір", "Өз музейі"))), one.news()):
        assert answer.status_code == 401
        assert answer.json()["message"]


def test_a_museum_in_the_archive_takes_nothing(tab: Any, rooms: Museum) -> None:
    one = tab()
    Museum.objects.filter(pk=rooms.pk).update(archived=True)
    answer = one.send(one.change(put(TITLE, "Бір", "Өз музейі")))
    assert answer.status_code == 409
    assert answer.json()["error"]["code"] == "museum-archived"


def test_labels_without_an_id_get_theirs_when_the_editor_opens(tab: Any, house: Any, rooms: Museum) -> None:
    labels = [{"yaw": 1, "title": {"en": "Bowl"}}, {"yaw": 2}, {"id": "bowl-2", "yaw": 3}]
    values = {**document(rooms), "scenes": [{"file": "hall.jpg", "labels": labels}]}
    save_document(rooms, rooms.revision, checked(values), house.people["keeper"])
    one = tab()
    named = one.open()["document"]["scenes"][0]["labels"]
    assert [label["id"] for label in named] == ["bowl", "label", "bowl-2"]
    events = Event.objects.count()
    one.open()
    assert Event.objects.count() == events


def test_who_else_is_here(tab: Any, rooms: Museum) -> None:
    one, other = tab("keeper"), tab("editor")
    other.news(room="hall")
    (person,) = one.news().json()["people"]
    assert (person["name"], person["room"]) == ("editor", "hall")
    Seen.objects.update(at="2026-01-01T00:00Z")
    assert one.news().json()["people"] == []


def test_rooms_say_what_they_are_called(tab: Any, rooms: Museum) -> None:
    told = tab().open()["photographs"]
    assert [(room["file"], room["id"], room["width"]) for room in told][:2] == [
        ("attic.jpg", "attic", 8192),
        ("cellar.jpg", "cellar", 8192),
    ]
    assert told[0]["tiles"] is None
    assert tab().get("rooms").json()["photographs"] == told


def test_old_changes_are_let_go_of(tab: Any, rooms: Museum, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MOST_KEPT", 3)
    one = tab()
    start = one.revision
    for number in range(6):
        one.make(put(["title", "en"], str(number), str(number - 1) if number else None))
    log.tidy(rooms)
    assert Step.objects.count() == 3
    news = one.news(start).json()
    assert news["document"] is not None
