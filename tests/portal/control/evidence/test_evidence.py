"""Photographs as evidence: who sees them, what is known of them, what is never told of them."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from jetisu360.portal.audit.models import Event
from jetisu360.portal.control.assignments.evidence import pieces
from jetisu360.portal.control.assignments.models import Assignment, Remark
from jetisu360.portal.control.evidence import codes, places
from jetisu360.portal.control.evidence.facts import known_of
from jetisu360.portal.control.evidence.looks import ALIKE, unlike
from jetisu360.portal.control.evidence.models import Capture, Code, Confirmation, Place, Point

from ..conftest import ControlHouse
from .conftest import photograph, sent

pytestmark = pytest.mark.django_db
AtWork = Callable[..., Assignment]
Received = Callable[..., Capture]
Browse = Callable[..., Client]
SEERS = {"controller", "second_controller", "issuer", "inspector", "executor", "colleague", "head"}
SENDERS = {"controller", "second_controller", "issuer", "inspector", "executor", "colleague"}
LOOKERS = {"controller", "second_controller", "issuer", "inspector"}
EVERYBODY = (
    *("controller", "second_controller", "issuer", "inspector", "executor", "colleague", "co_executor"),
    *("far_controller", "far_issuer", "far_executor", "head", "stranger"),
)


def test_who_sees_and_who_says_something(
    office_house: ControlHouse, at_work: AtWork, received: Received, signed_in: Browse
) -> None:
    """All of them in one test: each photograph is looked into by a process of its own."""
    assignment = at_work()
    first, second = received(assignment), received(assignment, photograph(1))
    paths = {
        name: reverse(f"evidence:{name}", args=[first.pk])
        for name in ("capture", "picture", "small", "original")
    }
    paths["compare"] = reverse("evidence:compare", args=[first.pk, second.pk])
    paths["assignment"] = reverse("evidence:assignment", args=[assignment.pk])
    paths["place"] = reverse("evidence:place", args=[first.point.place_id])
    for number, who in enumerate(EVERYBODY, 2):
        browser = signed_in(office_house.people[who])
        seen = 200 if who in SEERS else 403 if who == "stranger" else 404
        for name, path in paths.items():
            answer = browser.get(path)
            assert answer.status_code == seen, (who, name)
            if seen == 200 and name in ("picture", "small", "original"):
                kept = answer["Cache-Control"]
                assert "private" in kept or "no-store" in kept
        before = Confirmation.objects.count(), Capture.objects.count(), Point.objects.count()
        browser.post(paths["capture"], {"do": "confirm", "saw": "Көрдім"})
        if who in SENDERS or who == "head":
            browser.post(paths["assignment"], {"chosen": sent(photograph(number)), "point": first.point_id})
        browser.post(paths["place"], {"title": f"Шатырдан {number}"})
        after = Confirmation.objects.count(), Capture.objects.count(), Point.objects.count()
        more = tuple(now - then for now, then in zip(after, before, strict=True))
        assert more == (who in LOOKERS, who in SENDERS, who in LOOKERS), who


def test_others_send_nothing(
    office_house: ControlHouse, at_work: AtWork, received: Received, signed_in: Browse
) -> None:
    path = reverse("evidence:assignment", args=[at_work().pk])
    for who in ("co_executor", "far_controller", "far_issuer", "far_executor", "stranger"):
        answer = signed_in(office_house.people[who]).post(path, {"chosen": sent(b"x"), "new": "Қақпа"})
        assert answer.status_code in (403, 404)


def test_nobody_who_is_not_signed_in_sees_a_picture(
    at_work: AtWork, received: Received, client: Client
) -> None:
    capture = received(at_work())
    for name in ("capture", "picture", "small", "original"):
        answer = client.get(reverse(f"evidence:{name}", args=[capture.pk]))
        assert answer.status_code == 302
        assert "/account/sign-in" in answer["Location"]


def test_an_executor_sees_of_a_place_only_what_belongs_to_their_assignments(
    office_house: ControlHouse, at_work: AtWork, received: Received, gate: Point, signed_in: Browse
) -> None:
    own = received(at_work())
    others = at_work(executor=office_house.roads)
    foreign = received(others, photograph(3))
    Assignment.objects.filter(pk=others.pk).update(executor=office_house.water)
    page = (
        signed_in(office_house.executor).get(reverse("evidence:place", args=[gate.place_id])).content.decode()
    )
    assert reverse("evidence:small", args=[own.pk]) in page
    assert reverse("evidence:small", args=[foreign.pk]) not in page
    browser = signed_in(office_house.executor)
    assert browser.get(reverse("evidence:compare", args=[own.pk, foreign.pk])).status_code == 404


def test_the_position_is_in_no_picture_that_is_shown(
    office_house: ControlHouse, at_work: AtWork, received: Received, signed_in: Browse
) -> None:
    data = photograph(where=(45.0, 78.4), taken=timezone.now())
    capture = received(at_work(), data)
    assert capture.latitude == pytest.approx(45.0, abs=1e-4)
    assert capture.kind == Capture.SPHERE
    browser = signed_in(office_house.controller)
    for name, most in (("picture", 3000), ("small", 640)):
        shown = browser.get(reverse(f"evidence:{name}", args=[capture.pk])).content
        with Image.open(io.BytesIO(shown)) as picture:
            assert max(picture.size) <= most
            assert not picture.getexif()
            assert set(picture.info) <= {
                "jfif",
                "jfif_version",
                "jfif_unit",
                "jfif_density",
                "progressive",
                "progression",
            }
        assert b"RICOH" not in shown
    original = browser.get(reverse("evidence:original", args=[capture.pk]))
    assert b"".join(original.streaming_content) == data
    assert original["Content-Type"] == "application/octet-stream"


def test_a_form_that_comes_twice_is_one_photograph(
    office_house: ControlHouse, at_work: AtWork, signed_in: Browse
) -> None:
    assignment = at_work(place="Көксу көпірі", evidence=2)
    browser = signed_in(office_house.executor)
    path = reverse("evidence:assignment", args=[assignment.pk])
    for _again in range(2):
        files = [sent(photograph(1), "a.jpg"), sent(photograph(2, (600, 800)), "b.jpg")]
        answer = browser.post(path, {"chosen": files, "new": "Оң жағалау", "note": "Тірек"})
        assert answer.status_code == 302
    assert {one.kind for one in Capture.objects.all()} == {"sphere", "flat"}
    assert Capture.objects.count() == pieces(assignment) == 2
    assert Place.objects.get().title == {"kk": "Көксу көпірі"}
    assert Event.objects.filter(action="evidence.received").count() == 2
    assert "Оң жағалау" in browser.get(reverse("cards:card", args=[assignment.pk])).content.decode()


def test_one_that_is_refused_says_why_and_the_others_come(
    office_house: ControlHouse, at_work: AtWork, signed_in: Browse
) -> None:
    path = reverse("evidence:assignment", args=[at_work().pk])
    files = [
        sent(b"no picture", "notes.jpg"),
        sent(photograph()[:9000], "cut.jpg"),
        sent(photograph(), "c.jpg"),
    ]
    answer = signed_in(office_house.executor).post(path, {"chosen": files, "new": "Қақпа"}, follow=True)
    page = answer.content.decode()
    assert "“notes.jpg” is not a picture" in page
    assert "“cut.jpg” is incomplete" in page
    assert Capture.objects.get().name == "c.jpg"


def test_a_form_without_photographs_or_a_point_says_so(
    office_house: ControlHouse, at_work: AtWork, signed_in: Browse
) -> None:
    path = reverse("evidence:assignment", args=[at_work().pk])
    browser = signed_in(office_house.executor)
    answer = browser.post(path, {"new": "Қақпа"})
    assert answer.status_code == 422
    assert "No photograph was chosen." in answer.content.decode()
    answer = browser.post(path, {"chosen": sent(photograph())})
    assert "It is not said from where" in answer.content.decode()
    assert not Place.objects.exists()


def test_a_copy_is_found_again(at_work: AtWork, received: Received) -> None:
    first = received(at_work(), photograph(7, (2048, 1024), quality=95))
    anew = received(at_work(), photograph(7, (2048, 1024), quality=40))
    same = received(at_work(), photograph(7, (2048, 1024), quality=95))
    other = received(at_work(), photograph(8, (2048, 1024)))
    assert anew.like_id == first.pk
    assert 0 <= (anew.unlike or 0) <= ALIKE
    assert (same.like_id, same.unlike) == (first.pk, 0)
    assert other.like_id is None
    assert unlike(first.look, other.look) > 3 * ALIKE
    said = [message.say("en") for message in known_of(same, None).contradictions]
    assert "The very same file was sent before." in said


def test_facts_are_told_apart_from_claims(
    office_house: ControlHouse, at_work: AtWork, received: Received, signed_in: Browse
) -> None:
    assignment = at_work()
    before = received(assignment, photograph(4, taken=timezone.now()))
    taken = timezone.now() - timedelta(days=14, minutes=1)
    capture = received(assignment, photograph(5, taken=taken, where=(43.2389, 76.8897)))
    page = (
        signed_in(office_house.controller)
        .get(reverse("evidence:capture", args=[capture.pk]))
        .content.decode()
    )
    for said in (
        "The camera says it was taken 14 days before it was sent.",
        "The camera says it was taken before the assignment was given.",
        "The camera says it was taken before the earlier photograph of this point.",
        "The camera says it stood 230 km from the place.",
        "RICOH THETA X",
        capture.sha256,
    ):
        assert said in page, said
    facts, claims = page.split('id="claims-head"')
    assert capture.sha256 in facts
    assert "RICOH THETA X" in claims
    assert "verified" not in page
    assert known_of(before, None).contradictions == ()


def test_the_code_of_the_day(
    office_house: ControlHouse, at_work: AtWork, received: Received, signed_in: Browse
) -> None:
    assignment = at_work()
    without = received(assignment)
    path = reverse("evidence:assignment", args=[assignment.pk])
    browser = signed_in(office_house.executor)
    for _again in range(2):
        browser.post(path, {"do": "code"})
    code = Code.objects.get()
    assert code.code in browser.get(path).content.decode()
    capture = received(assignment, photograph(1))
    assert (without.code, capture.code) == ("", code.code)
    at = reverse("evidence:capture", args=[capture.pk])
    browser.post(at, {"do": "code", "seen": "yes"})
    capture.refresh_from_db()
    assert capture.code_seen is None, "who sent it does not say so"
    signed_in(office_house.inspector).post(at, {"do": "code", "seen": "no"})
    capture.refresh_from_db()
    assert (capture.code_seen, capture.code_said_by) == (False, office_house.inspector)
    Code.objects.update(day=timezone.localdate() - timedelta(days=1))
    assert codes.current(assignment) is None
    assert received(assignment, photograph(2)).code == ""


def test_a_remark_leads_to_the_very_view(
    office_house: ControlHouse, at_work: AtWork, received: Received, signed_in: Browse
) -> None:
    assignment = at_work()
    capture = received(assignment)
    path = reverse("evidence:capture", args=[capture.pk])
    browser = signed_in(office_house.inspector)
    form = {"do": "remark", "seen": "Екінші терезе жоқ", "yaw": "31.24", "pitch": "-4", "fov": "60"}
    view = f"{path}?yaw=31.2&pitch=-4.0&fov=60.0"
    assert browser.post(path, form)["Location"] == view
    assert Remark.objects.get().view == view
    card = browser.get(reverse("cards:card", args=[assignment.pk])).content.decode()
    assert view.replace("&", "&amp;") in card
    assert 'data-yaw="31.2"' in browser.get(view).content.decode()
    browser.post(path, {**form, "yaw": "//evil.example"})
    assert Remark.objects.last().view == path
    signed_in(office_house.executor).post(path, form)
    assert Remark.objects.count() == 2, "whoever works on it makes none"


def test_what_did_not_come_is_listed(
    office_house: ControlHouse, at_work: AtWork, received: Received, gate: Point, signed_in: Browse
) -> None:
    capture = received(at_work())
    Place.objects.update(every=7)
    assert not places.late_points().exists()
    Capture.objects.update(received_at=timezone.now() - timedelta(days=8))
    assert [one.pk for one in places.late_points()] == [capture.point_id]
    browser = signed_in(office_house.controller)
    assert "Мектеп құрылысы" in browser.get(reverse("evidence:places"), {"due": "late"}).content.decode()
    received(at_work(), photograph(1))
    assert (
        "No photograph is late." in browser.get(reverse("evidence:places"), {"due": "late"}).content.decode()
    )


def test_a_controller_makes_a_place_and_names_it_for_an_assignment(
    office_house: ControlHouse, at_work: AtWork, signed_in: Browse
) -> None:
    browser = signed_in(office_house.controller)
    new = reverse("evidence:new_place")
    assert browser.get(new).status_code == 200
    form = {"kk": "Көксу көпірі", "kind": "road", "latitude": "44.9", "longitude": "", "every": "14"}
    assert "neither" in browser.post(new, form).content.decode()
    assert not Place.objects.exists()
    browser.post(new, {**form, "longitude": "78.1"})
    place = Place.objects.get()
    assert (place.region, place.every, place.kind) == (office_house.region, 14, "road")
    change = reverse("evidence:change_place", args=[place.pk])
    assert "Көксу көпірі" in browser.get(change).content.decode()
    browser.post(change, {**form, "ru": "Мост через Коксу", "latitude": "", "every": ""})
    place.refresh_from_db()
    assert (place.title["ru"], place.latitude, place.every) == ("Мост через Коксу", None, None)
    point = {"title": "Оң жағалау", "across": "20", "down": "80"}
    browser.post(reverse("evidence:place", args=[place.pk]), point)
    assert (Point.objects.get().x, Point.objects.get().y) == (0.2, 0.8)
    assert "<svg" in browser.get(reverse("evidence:place", args=[place.pk])).content.decode()
    assignment = at_work()
    path = reverse("evidence:assignment", args=[assignment.pk])
    browser.post(path, {"do": "place", "place": place.pk})
    assert assignment.evidence_places.get() == place
    assert "Оң жағалау" in signed_in(office_house.executor).get(path).content.decode()
    foreign = Place.objects.create(region=office_house.other_region, title={"kk": "Басқа"})
    assert browser.post(path, {"do": "place", "place": foreign.pk}).status_code == 404
    executor = signed_in(office_house.executor)
    assert executor.get(new).status_code == 403
    assert executor.get(change).status_code == 403
    assert executor.post(path, {"do": "place", "place": place.pk}).status_code == 403


def test_a_closed_assignment_takes_no_more(
    office_house: ControlHouse, at_work: AtWork, signed_in: Browse
) -> None:
    assignment = at_work()
    Assignment.objects.filter(pk=assignment.pk).update(state="done")
    path = reverse("evidence:assignment", args=[assignment.pk])
    browser = signed_in(office_house.executor)
    browser.post(path, {"chosen": sent(photograph()), "new": "Қақпа"})
    assert not Capture.objects.exists()
    assert "multipart/form-data" not in browser.get(path).content.decode()


def test_lists_ask_the_database_no_more_for_more_photographs(
    office_house: ControlHouse,
    at_work: AtWork,
    received: Received,
    signed_in: Browse,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    assignment = at_work()
    for seed in range(5):
        received(assignment, photograph(seed))
    browser = signed_in(office_house.controller)
    place = Place.objects.get().pk
    for name, number in (
        ("assignment", assignment.pk),
        ("place", place),
        ("capture", Capture.objects.first().pk),
    ):
        with django_assert_max_num_queries(30):  # type: ignore[attr-defined]
            assert browser.get(reverse(f"evidence:{name}", args=[number])).status_code == 200
