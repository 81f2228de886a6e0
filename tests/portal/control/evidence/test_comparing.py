"""Two spheres of one point: turned to each other by the pictures, or by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from jetisu360.portal.backup.needed import needed
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.evidence import aligning
from jetisu360.portal.control.evidence.files import shelf_of
from jetisu360.portal.control.evidence.models import Capture, Pairing, Point
from jetisu360.portal.jobs.lease import take
from jetisu360.portal.jobs.models import Job

from ..conftest import ControlHouse
from .conftest import photograph

pytestmark = pytest.mark.django_db
AtWork = Callable[..., Assignment]
Received = Callable[..., Capture]


def measured() -> None:
    """As a worker does it."""
    lease = take("a worker")
    assert lease is not None
    assert lease.job.kind == aligning.KIND
    assert aligning.run(lease) == {"compared": 1}


def test_the_later_one_is_turned_as_the_camera_was(at_work: AtWork, received: Received) -> None:
    assignment = at_work()
    size = (2048, 1024)
    first = received(assignment, photograph(3, size))
    second = received(assignment, photograph(3, size, turned=60, quality=70))
    pairing = Pairing.objects.get()
    assert (pairing.earlier, pairing.later, pairing.state) == (first, second, Pairing.WAITING)
    measured()
    pairing.refresh_from_db()
    assert pairing.state == Pairing.FOUND, pairing.sure
    assert pairing.yaw == pytest.approx(60, abs=0.5)


def test_where_nothing_is_the_same_nothing_is_said(at_work: AtWork, received: Received) -> None:
    assignment = at_work()
    received(assignment, photograph(3))
    received(assignment, photograph(4))
    measured()
    pairing = Pairing.objects.get()
    assert (pairing.state, pairing.yaw) == (Pairing.UNSURE, None)


def test_who_turns_them_by_hand(
    office_house: ControlHouse, at_work: AtWork, received: Received, signed_in: Callable[..., Client]
) -> None:
    assignment = at_work()
    first, second = received(assignment), received(assignment, photograph(1))
    path = reverse("evidence:compare", args=[first.pk, second.pk])
    for who, status in (("far_executor", 404), ("stranger", 403), ("head", 403)):
        answer = signed_in(office_house.people[who]).post(path, {"do": "turn", "yaw": "10"})
        assert answer.status_code == status, who
    browser = signed_in(office_house.controller)
    for wrong in ("", "nan", "1e9", "left"):
        assert browser.post(path, {"do": "turn", "yaw": wrong}).status_code == 400
    assert browser.post(path, {"do": "turn", "yaw": "-190,5"}).status_code == 302
    pairing = Pairing.objects.get()
    assert (pairing.state, pairing.yaw, pairing.by) == (Pairing.BY_HAND, 169.5, office_house.controller)
    measured_over_it = Job.objects.count()
    browser.post(path, {"do": "align"})
    assert Job.objects.count() == measured_over_it, "what a person has said is not measured anew"
    page = browser.get(path).content.decode()
    assert 'data-turn="169.5"' in page
    assert "Said by a person" in page


def test_pictures_of_two_points_are_not_compared(
    office_house: ControlHouse,
    at_work: AtWork,
    received: Received,
    gate: Point,
    signed_in: Callable[..., Client],
) -> None:
    assignment = at_work()
    first = received(assignment)
    other = Point.objects.create(place=gate.place, title="Шатырдан")
    second = received(assignment, photograph(1), other)
    browser = signed_in(office_house.controller)
    assert browser.get(reverse("evidence:compare", args=[first.pk, second.pk])).status_code == 404
    assert browser.get(reverse("evidence:compare", args=[first.pk, first.pk])).status_code == 404
    third = received(assignment, photograph(2))
    answer = browser.get(reverse("evidence:compare", args=[third.pk, first.pk]))
    assert answer["Location"] == reverse("evidence:compare", args=[first.pk, third.pk])


def test_a_small_picture_that_is_gone_is_made_again(
    office_house: ControlHouse,
    at_work: AtWork,
    received: Received,
    signed_in: Callable[..., Client],
    tmp_path: Path,
) -> None:
    """As after a backup, which has originals only."""
    capture = received(at_work())
    assert (shelf_of("zhetisu"), capture.sha256) in needed().originals
    path = reverse("evidence:small", args=[capture.pk])
    browser = signed_in(office_house.controller)
    there = browser.get(path).content
    for file in (tmp_path / "working" / "evidence").rglob("*.jpg"):
        file.unlink()
    assert browser.get(path).content == there
