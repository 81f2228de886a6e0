"""Places seen on two dates, in the pack of a meeting: which, for whom, and as page, Word file and PDF."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document
from PIL import Image
from pypdf import PdfReader

from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.evidence.files import keep_small
from jetisu360.portal.control.evidence.models import Capture, Place, Point
from jetisu360.portal.control.meetings.pack import pairs
from jetisu360.portal.control.meetings.pack.as_docx import docx
from jetisu360.portal.control.meetings.pack.as_pdf import pdf
from jetisu360.portal.control.meetings.pack.contents import pack_of

from ..conftest import ControlHouse

pytestmark = pytest.mark.django_db
Seen = Callable[..., Capture]


@pytest.fixture
def point(office_house: ControlHouse) -> Point:
    place = Place.objects.create(region=office_house.region, title={"kk": "Мектеп", "ru": "Школа"})
    return Point.objects.create(place=place, title="Қақпа")


@pytest.fixture
def seen(point: Point) -> Seen:
    """A photograph that came so many days ago, with its small picture."""

    def make(assignment: Assignment, ago: int, at: Point = point) -> Capture:
        number = Capture.objects.count()
        row = {"name": "a.jpg", "size": 1, "kind": "flat", "width": 4, "height": 2, "look": "0" * 64}
        made = Capture.objects.create(
            point=at, region=assignment.region, assignment=assignment, sha256=f"{number:064x}", **row
        )
        Capture.objects.filter(pk=made.pk).update(received_at=timezone.now() - timedelta(days=ago))
        data = io.BytesIO()
        Image.new("RGB", (40, 20), (200, 30 * number % 256, 90)).save(data, "JPEG")
        keep_small(made.region_id, made.sha256, "small", data.getvalue())
        return made

    return make


def test_the_first_and_the_last_of_each_point(
    office_house: ControlHouse, on_control: Callable[..., Assignment], point: Point, seen: Seen
) -> None:
    late, soon = on_control(due=-4), on_control(due=1)
    first, _middle, last = (seen(late, ago) for ago in (20, 9, 1))
    other = Point.objects.create(place=point.place, title="Шатыр")
    twice = [seen(soon, ago, other) for ago in (7, 0)]
    seen(on_control(due=2), 3)  # seen once
    far = on_control(due=40)  # in no section of the pack
    for ago in (30, 2):
        seen(far, ago)
    pack = pack_of(office_house.controller, office_house.region)
    assert [(one.before.pk, one.after.pk) for one in pack.pairs] == [
        (first.pk, last.pk),
        (twice[0].pk, twice[1].pk),
    ]
    assert pack.pairs[0].title == {"kk": "Мектеп, Қақпа", "ru": "Школа, Қақпа"}
    assert pack.more_pairs == 0


def test_two_of_one_day_are_no_pair(
    office_house: ControlHouse, on_control: Callable[..., Assignment], seen: Seen
) -> None:
    late = on_control(due=-1)
    for _ in range(2):
        seen(late, 5)
    assert pack_of(office_house.controller, office_house.region).pairs == []


def test_on_the_page_and_in_both_files(
    office_house: ControlHouse,
    on_control: Callable[..., Assignment],
    seen: Seen,
    signed_in: Callable[..., Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pairs, "MOST_PAIRS", 1)
    late, later = on_control(due=-4), on_control(due=-3)
    for one in (late, later):
        before, after = seen(one, 20), seen(one, 1)
    before, after = Capture.objects.filter(assignment=late).order_by("received_at")
    pack = pack_of(office_house.controller, office_house.region)
    assert pack.more_pairs == 1
    page = signed_in(office_house.controller).get(reverse("meetings:pack")).content.decode()
    assert reverse("evidence:small", args=[before.pk]) in page
    assert reverse("evidence:compare", args=[before.pk, after.pk]) in page
    word = Document(io.BytesIO(docx(pack, "ru")))
    assert len(word.inline_shapes) == 2
    assert "Школа, Қақпа" in "\n".join(one.text for one in word.paragraphs)
    reader = PdfReader(io.BytesIO(pdf(pack, "ru")))
    assert sum(len(one.images) for one in reader.pages) == 2
    assert "Школа, Қақпа" in "\n".join(one.extract_text() for one in reader.pages)


def test_a_picture_that_is_gone_stops_no_pack(
    office_house: ControlHouse, on_control: Callable[..., Assignment], seen: Seen
) -> None:
    late = on_control(due=-4)
    for ago in (20, 1):
        seen(late, ago)
    for one in Capture.objects.all():
        Capture.objects.filter(pk=one.pk).update(sha256=f"{one.pk + 1000:064x}")
    pack = pack_of(office_house.controller, office_house.region)
    assert len(pack.pairs) == 1
    assert docx(pack, "kk")
    assert pdf(pack, "kk")
