"""Close-ups, sounds and films come to a museum, are shown to its own people only, and can be removed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jetisu360.portal.museums.working import as_folder
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.uploads.checking import check_all
from jetisu360.portal.uploads.models import Removed

from ..uploads.conftest import Sender, told
from .conftest import picture, sound

pytestmark = pytest.mark.django_db
MEDIA = "/museums/own/media"


def shows(museum: Any, **thing: Any) -> None:
    """The document gets an object that shows it."""
    museum.document = {**museum.document, "objects": [{"id": "cap", "title": {"kk": "Бас киім"}, **thing}]}
    museum.save()


def test_a_close_up_gets_a_name_a_look_and_a_small_picture(
    sender: Sender, send_media: Callable[..., Any]
) -> None:
    came = send_media(picture(), "Бас киім.jpg")
    assert came["file"] == "Бас киім.jpg"
    assert Photograph.objects.get().kind == "media"
    assert check_all() == 1
    (shown,) = sender.client.get(MEDIA).json()["files"]
    assert shown | {"said": []} == {
        "file": "Бас киім.jpg",
        "kind": "picture",
        "size": len(picture()),
        "waits": False,
        "refused": False,
        "said": [],
        "width": 2400,
        "height": 1600,
        "zoom": True,
        "duration": None,
    }
    small = sender.client.get(f"{MEDIA}/small", {"file": "бас киім.JPG"})
    assert small.status_code == 200
    assert small["Content-Type"] == "image/webp"
    assert sender.client.get(f"{MEDIA}/play", {"file": "Бас киім.jpg"}).status_code == 404
    again = {"HTTP_IF_NONE_MATCH": small["ETag"]}
    assert sender.client.get(f"{MEDIA}/small", {"file": "Бас киім.jpg"}, **again).status_code == 304


def test_the_same_file_twice_is_one_and_another_of_its_name_gets_a_number(
    send_media: Callable[..., Any],
) -> None:
    assert send_media(picture(), "cap.jpg")["file"] == "cap.jpg"
    assert send_media(picture(), "other.jpg")["file"] == "cap.jpg"
    assert send_media(picture(colour="gold"), "CAP.jpg")["file"] == "CAP (2).jpg"


def test_a_room_and_a_close_up_of_the_same_picture_are_two(
    house: Any, sender: Sender, send_media: Callable[..., Any], sphere: bytes
) -> None:
    assert sender.send(sphere, "hall.jpg").status_code == 204
    assert send_media(sphere, "hall.jpg")["file"] == "hall (2).jpg"
    house.own.document = {"scenes": [{"file": "later.jpg"}]}
    house.own.save()
    assert send_media(picture(), "later.jpg")["file"] == "later (2).jpg"


def test_a_build_gets_only_the_close_ups_that_are_shown(
    house: Any, send_media: Callable[..., Any], sphere: bytes
) -> None:
    send_media(sphere, "unused.jpg")
    send_media(picture(), "cap.jpg")
    shows(house.own, pictures=[{"file": "cap.jpg"}])
    house.own.refresh_from_db()
    assert set(as_folder(house.own).files()) == {"cap.jpg", "museum.toml"}


def test_a_sound_is_played_in_parts_with_its_own_type(sender: Sender, send_media: Callable[..., Any]) -> None:
    data = sound()
    send_media(data, "story.wav")
    check_all()
    (shown,) = sender.client.get(MEDIA).json()["files"]
    assert (shown["kind"], shown["duration"]) == ("sound", 1.0)
    whole = sender.client.get(f"{MEDIA}/play", {"file": "story.wav"})
    assert whole["Content-Type"] == "audio/wav"
    assert whole["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in whole["Content-Security-Policy"]
    assert b"".join(whole.streaming_content) == data
    part = sender.client.get(f"{MEDIA}/play", {"file": "story.wav"}, HTTP_RANGE="bytes=10-19")
    assert part.status_code == 206
    assert b"".join(part.streaming_content) == data[10:20]
    beyond = sender.client.get(f"{MEDIA}/play", {"file": "story.wav"}, HTTP_RANGE="bytes=999999999-")
    assert beyond.status_code == 416


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("story.mp3", b"<html><script>alert(1)</script>", "not-a-sound"),
        ("film.mp4", b"\0\0\0\x18ftypisom" + bytes(40), "media-cut-off"),
        ("words.vtt", "Слова".encode("cp1251"), "captions-wrong"),
        ("cap.jpg", b"MZ" + bytes(400), "not-a-picture"),
    ],
)
def test_what_is_not_what_its_name_says_is_refused_by_a_sentence(
    sender: Sender, send_media: Callable[..., Any], name: str, data: bytes, code: str
) -> None:
    send_media(data, name)
    check_all()
    (shown,) = sender.client.get(MEDIA).json()["files"]
    assert shown["refused"]
    assert set(shown["said"][0]) == {"kk", "ru", "en"}
    assert name in shown["said"][0]["kk"]
    assert Photograph.objects.get().verdict["said"][0]["code"] == code
    assert sender.client.get(f"{MEDIA}/play", {"file": name}).status_code == 404


@pytest.mark.parametrize(
    ("name", "size", "status"), [("a.exe", 9, 415), ("a.svg", 9, 415), ("a.mp3", 51e6, 413)]
)
def test_what_can_be_nothing_of_the_kind_is_refused_before_it_is_sent(
    sender: Sender, name: str, size: float, status: int
) -> None:
    answer = sender.create(int(size), told(filename=name, kind="media"))
    assert answer.status_code == status
    asked = {"files": [{"name": name, "size": int(size), "kind": "media"}]}
    known = sender.client.post("/museums/own/photographs/known", asked, "application/json").json()
    assert name in known["files"][0]["refused"]


def test_what_nothing_shows_can_be_removed_and_put_back(
    house: Any, sender: Sender, send_media: Callable[..., Any]
) -> None:
    send_media(picture(), "cap.jpg")
    shows(house.own, pictures=[{"file": "cap.jpg"}])
    remove = {"path": f"{MEDIA}/remove", "data": {"file": "cap.jpg"}, "content_type": "application/json"}
    answer = sender.client.post(**remove)
    assert answer.status_code == 409
    assert set(answer.json()["error"]["message"]) == {"kk", "ru", "en"}
    shows(house.own)
    assert sender.client.post(**remove).json() == {"removed": "cap.jpg"}
    assert sender.client.post(**remove).status_code == 404
    assert sender.client.post(f"{MEDIA}/remove", "[", "application/json").status_code == 400
    kept = Removed.objects.get()
    sender.client.post(f"/museums/own/photographs/removed/{kept.pk}/restore")
    assert Photograph.objects.get().kind == "media"


def test_another_museums_files_are_not_there(house: Any, signed_in: Any, send_media: Any) -> None:
    send_media(sound(), "story.wav")
    send_media(picture(), "cap.jpg")
    check_all()
    stranger = signed_in(house.people["other_keeper"])
    for path in ("", "/small?file=cap.jpg", "/play?file=story.wav"):
        assert stranger.get(f"/museums/own/media{path}").status_code == 404
    assert stranger.get("/museums/elsewhere/media").json()["files"] == []
    for path in ("/small?file=cap.jpg", "/play?file=story.wav"):
        assert stranger.get(f"/museums/elsewhere/media{path}").status_code == 404
    watching = signed_in(house.people["observer"])
    assert watching.get("/museums/own/media/small?file=cap.jpg").status_code == 200
    gone = {"data": {"file": "cap.jpg"}, "content_type": "application/json"}
    assert watching.post("/museums/own/media/remove", **gone).status_code == 403
