"""The page of photographs: what it shows, what is done from it, and what another museum never sees."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from jetisu360.portal.audit.models import Event
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.store import Originals
from jetisu360.portal.uploads.models import Removed, Upload
from jetisu360.portal.uploads.removed import forget_old

from .conftest import Sender, sha256

PAGE = "/museums/own/photographs"
DATA = b"\xff\xd8\xff one"
OTHER = b"\xff\xd8\xff two"


def ask(sender: Sender, *files: dict[str, Any]) -> Any:
    return sender.client.post(f"{PAGE}/known", json.dumps({"files": list(files)}), "application/json")


def test_an_empty_museum_says_what_will_be_here(sender: Sender) -> None:
    page = sender.client.get(PAGE).content.decode()
    assert "No photographs yet" in page
    assert 'name="photographs"' in page


def test_the_list_says_who_and_what(sender: Sender) -> None:
    sender.send(DATA, "<b>hall</b>.jpg")
    page = sender.client.get(f"{PAGE}/list").content.decode()
    assert "_b_hall__b_.jpg" in page or "_b_hall_" in page
    assert "<b>hall" not in page
    assert "keeper" in page
    assert "Is being looked into" in page


@pytest.mark.parametrize("count", [1, 30])
def test_how_often_the_database_is_asked(
    sender: Sender, count: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(count):
        sender.send(DATA + bytes([number]), f"{number}.jpg")
    with django_assert_max_num_queries(16):
        sender.client.get(PAGE)


def test_a_plain_form_takes_photographs_and_says_what_it_did_not_take(sender: Sender) -> None:
    files = [SimpleUploadedFile("a.jpg", DATA), SimpleUploadedFile("film.mp4", b"film")]
    page = sender.client.post(PAGE, {"photographs": files}, follow=True).content.decode()
    assert "1 photograph was received." in page
    assert "“film.mp4” is a film" in page
    assert Photograph.objects.get().name == "a.jpg"
    assert "No file was chosen" in sender.client.post(PAGE, {}, follow=True).content.decode()


def test_a_form_that_does_not_fit_is_refused_by_its_length(sender: Sender, house: Any) -> None:
    Museum.objects.filter(pk=house.own.pk).update(quota=1000)
    files = [SimpleUploadedFile("a.jpg", bytes(50_000))]
    page = sender.client.post(PAGE, {"photographs": files}, follow=True).content.decode()
    assert "the museum has room for" in page
    assert not Photograph.objects.exists()
    assert not Upload.objects.exists()


def test_what_the_browser_is_told_before_it_sends(sender: Sender, house: Any) -> None:
    sender.send(DATA, "hall.jpg")
    answer = ask(
        sender,
        {"name": "rooms/a.jpg", "size": 5},
        {"name": "rooms/.DS_Store", "size": 5},
        {"name": "film.mp4", "size": 5},
    ).json()
    assert answer["files"][0] == {}
    assert answer["files"][1] == {"clutter": True}
    assert "film.mp4" in answer["files"][2]["refused"]
    assert "refused" not in answer
    Museum.objects.filter(pk=house.own.pk).update(quota=1_000_000_000)
    many = [{"name": f"{number}.jpg", "size": 500_000_000} for number in range(10)]
    assert "5 GB" in ask(sender, *many).json()["refused"]
    # What is here already costs nothing.
    Museum.objects.filter(pk=house.own.pk).update(quota=len(DATA))
    assert "refused" not in ask(sender, {"name": "hall.jpg", "size": len(DATA)}).json()


def test_what_had_begun_is_found_by_its_content_from_another_browser(
    sender: Sender, house: Any, signed_in: Any
) -> None:
    url = sender.begin(DATA, "hall.jpg")
    sender.patch(url, DATA[:5], 0)
    elsewhere = Sender(signed_in(house.people["editor"]), house.own.slug)
    file = {"name": "IMG_7.jpg", "size": len(DATA), "sha256": sha256(DATA)}
    assert ask(elsewhere, file).json() == {"files": [{"url": url, "offset": 5}]}
    elsewhere.patch(url, DATA[5:], 5)
    assert ask(elsewhere, file).json() == {"files": [{"have": "hall.jpg"}]}
    other = Sender(signed_in(house.people["other_keeper"]), house.other.slug)
    answer = other.client.post(
        "/museums/elsewhere/photographs/known", json.dumps({"files": [file]}), "application/json"
    )
    assert answer.json() == {"files": [{}]}, "what another museum has is nobody's business"


@pytest.mark.parametrize("body", ["", "[]", "{", '{"files": 1}', '{"files": [{"name": "a"}]}', "[" * 5000])
def test_questions_that_are_none(sender: Sender, body: str) -> None:
    assert sender.client.post(f"{PAGE}/known", body, "application/json").status_code == 400


def test_removing_and_putting_back(sender: Sender, house: Any) -> None:
    sender.send(DATA, "hall.jpg")
    before = Photograph.objects.get()
    Museum.objects.filter(pk=house.own.pk).update(
        document={"scenes": [{"file": "hall.jpg", "title": {"en": "Great hall"}}]}
    )
    question = sender.client.get(f"{PAGE}/{before.pk}/remove").content.decode()
    assert "“Great hall” is made of it" in question
    sender.client.post(f"{PAGE}/{before.pk}/remove")
    assert not Photograph.objects.exists()
    assert Originals(house.own).has(before.sha256), "it can be put back"
    removed = Removed.objects.get()
    sender.client.post(f"{PAGE}/removed/{removed.pk}/restore")
    back = Photograph.objects.get()
    assert (back.name, back.sha256, back.received_at) == ("hall.jpg", before.sha256, before.received_at)
    assert not Removed.objects.exists()
    actions = list(Event.objects.order_by("number").values_list("action", flat=True))
    assert actions == ["photograph.added", "photograph.removed", "photograph.restored"]


def test_a_replaced_photograph_changes_places_with_the_new_one(sender: Sender, house: Any) -> None:
    sender.send(DATA, "hall.jpg")
    number = Photograph.objects.get().pk
    new = [SimpleUploadedFile("sharper.jpg", OTHER)]
    sender.client.post(f"{PAGE}/{number}/replace", {"photographs": new})
    assert Photograph.objects.get().sha256 == sha256(OTHER)
    sender.client.post(f"{PAGE}/removed/{Removed.objects.get().pk}/restore")
    assert Photograph.objects.get().sha256 == sha256(DATA)
    assert Removed.objects.get().sha256 == sha256(OTHER)
    assert Originals(house.own).has(sha256(OTHER))


def test_a_month_later_it_is_gone_but_not_what_another_still_has(sender: Sender, house: Any) -> None:
    sender.send(DATA, "hall.jpg")
    sender.send(OTHER, "other.jpg")
    for photograph in Photograph.objects.all():
        sender.client.post(f"{PAGE}/{photograph.pk}/remove")
    sender.send(OTHER, "once more.jpg")
    Removed.objects.update(removed_at=timezone.now() - timedelta(days=31))
    forget_old()
    assert not Originals(house.own).has(sha256(DATA))
    assert Originals(house.own).has(sha256(OTHER))


def test_putting_back_what_is_gone_is_one_sentence(sender: Sender, house: Any) -> None:
    sender.send(DATA, "hall.jpg")
    sender.client.post(f"{PAGE}/{Photograph.objects.get().pk}/remove")
    removed = Removed.objects.get()
    Originals(house.own).folder.delete_many([f"{removed.sha256[:2]}/{removed.sha256}"])
    page = sender.client.post(f"{PAGE}/removed/{removed.pk}/restore", follow=True).content.decode()
    assert "cannot be put back" in page


def test_giving_up_what_came_only_in_part(sender: Sender) -> None:
    url = sender.begin(DATA, "hall.jpg")
    sender.patch(url, DATA[:5], 0)
    assert "Not whole yet" in sender.client.get(PAGE).content.decode()
    sender.client.post(f"{url}/forget")
    assert "Not whole yet" not in sender.client.get(PAGE).content.decode()
    assert not Upload.objects.exists()


def test_numbers_of_another_museums_photographs_lead_nowhere(
    sender: Sender, house: Any, signed_in: Any
) -> None:
    sender.send(DATA, "hall.jpg")
    number = Photograph.objects.get().pk
    sender.client.post(f"{PAGE}/{number}/remove")
    removed = Removed.objects.get().pk
    sender.send(OTHER, "other.jpg")
    number = Photograph.objects.get().pk
    other = signed_in(house.people["other_keeper"])
    base = "/museums/elsewhere/photographs"
    for path in (f"{number}/small", f"{number}/remove", f"{number}/replace"):
        assert other.get(f"{base}/{path}").status_code == 404
    assert other.post(f"{base}/{number}/remove").status_code == 404
    assert other.post(f"{base}/removed/{removed}/restore").status_code == 404
    assert Photograph.objects.filter(pk=number).exists()


def test_an_observer_sees_and_changes_nothing(sender: Sender, house: Any, signed_in: Any) -> None:
    sender.send(DATA, "hall.jpg")
    page = signed_in(house.people["observer"]).get(PAGE).content.decode()
    assert "hall.jpg" in page
    assert "/remove" not in page
    assert '<form class="upload-form"' not in page
