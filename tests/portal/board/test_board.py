"""The page and the sheet: who sees which rows, what is set, few questions for many museums."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from jetisu360.portal.audit.models import Event
from jetisu360.portal.board.models import Approval, Goal
from jetisu360.portal.museums.models import Museum, Region
from jetisu360.portal.originals.models import Photograph

from .conftest import Made, cells, whole

pytestmark = pytest.mark.django_db
SEES_OWN = {"operator", "editor", "keeper", "observer", "region_observer"}
SEES_REGION = {"operator", "editor", "region_observer"}


def test_everybody_sees_what_the_policy_gives(house: Any, signed_in: Any) -> None:
    """Rows, the region's forecast, names of people, and the ways to change something: by role."""
    second = Museum.objects.create(slug="second", region=house.region, document={"title": {"kk": "Екінші"}})
    for who, person in house.people.items():
        browser, page = signed_in(person), "/board/jetisu"
        answer = browser.get(page)
        if who == "nobody":
            assert answer.status_code == 403
            continue
        assert answer.status_code == (200 if who in SEES_OWN else 404), who
        assert browser.get(f"{page}/table.xlsx").status_code == answer.status_code, who
        if who in SEES_OWN:
            text = answer.content.decode()
            assert "Өз музейі" in text
            assert (f"/museums/{second.slug}/" in text) == (who in SEES_REGION), who
            assert ("Will the date be met?" in text) == (who in SEES_REGION), who
            assert ("<bdi>keeper</bdi>" in text) == (who in {"operator", "editor"}), who
            assert ("/board/jetisu/goal" in text) == (who in {"operator", "editor"}), who


def test_only_the_office_of_the_region_changes_anything(house: Any, signed_in: Any, made: Made) -> None:
    version = made.everything()
    for who, person in house.people.items():
        browser = signed_in(person)
        sets = browser.post("/board/jetisu/goal", {"due": "2027-03-31"}).status_code
        checks = browser.post("/museums/own/check", {"version": version.number, "checked": "yes"}).status_code
        allowed = who in {"operator", "editor"}
        assert (sets == 302, checks == 302) == (allowed, allowed), who
        assert Goal.objects.exists() == allowed, who
        assert Approval.objects.exists() == allowed, who
        Goal.objects.all().delete()
        Approval.objects.all().delete()


def test_one_region_is_opened_at_once_and_several_are_listed(house: Any, signed_in: Any) -> None:
    assert signed_in(house.people["keeper"]).get("/board").headers["Location"] == "/board/jetisu"
    text = signed_in(house.people["operator"]).get("/board").content.decode()
    assert ("/board/jetisu" in text, "/board/other" in text) == (True, True)
    assert "/board/other" not in signed_in(house.people["editor"]).get("/board/jetisu").content.decode()


def test_the_date_and_the_museums_that_count(house: Any, signed_in: Any) -> None:
    second = Museum.objects.create(slug="second", region=house.region, document={})
    third = Museum.objects.create(slug="third", region=house.region, document={}, archived=True)
    browser = signed_in(house.people["editor"])
    page = browser.get("/board/jetisu/goal").content.decode()
    assert page.count("checked") == 2, "all of them count at first; one in the archive is not asked"
    asked = {"due": "31.03.2027", "counts": [str(house.own.pk)]}
    assert browser.post("/board/jetisu/goal", asked).headers["Location"] == "/board/jetisu"
    goal = Goal.objects.get()
    assert (goal.due, set(goal.left_out.all())) == (date(2027, 3, 31), {second})
    event = Event.objects.get(action="board.goal")
    assert ('"2027-03-31"' in event.details, '"second"' in event.details) == (True, True)
    browser.post("/board/jetisu/goal", asked)
    assert Event.objects.filter(action="board.goal").count() == 1, "the same once more is nothing new"
    page = browser.get("/board/jetisu").content.decode()
    assert "0 of 1 museum is published" in page
    assert page.index("Museums that do not count for the date") < page.index("/museums/second/")
    Museum.objects.filter(pk=third.pk).update(archived=False)
    assert "0 of 2 museums are published" in browser.get("/board/jetisu").content.decode()
    for wrong in ("31.02.2027", "0001-01-01", "soon"):
        answer = browser.post("/board/jetisu/goal", {"due": wrong})
        assert (answer.status_code, "Write a day" in answer.content.decode()) == (422, True)
        assert wrong in answer.content.decode()
    stranger = {"due": "", "counts": [str(house.other.pk)]}
    assert browser.post("/board/jetisu/goal", stranger).status_code == 422
    assert Goal.objects.get().due == date(2027, 3, 31)


def test_a_check_is_of_the_version_that_was_looked_at(house: Any, signed_in: Any, made: Made) -> None:
    browser = signed_in(house.people["editor"])
    assert "Nothing to check yet" in browser.get("/museums/own/check").content.decode()
    first = made.everything()
    assert 'href="/sites/jetisu/museums/own/"' in browser.get("/museums/own/check").content.decode()
    second = made.version(2)
    made.publish(second)
    said = {"version": first.number, "checked": "yes"}
    answer = browser.post("/museums/own/check", said, follow=True)
    assert "another version" in answer.content.decode()
    assert not Approval.objects.exists()
    said["version"] = second.number
    browser.post("/museums/own/check", said)
    browser.post("/museums/own/check", said)
    assert Approval.objects.get().who == house.people["editor"]
    assert "Take the check back" in browser.get("/museums/own/check").content.decode()
    browser.post("/museums/own/check", {"version": second.number, "checked": "no"})
    assert not Approval.objects.exists()
    actions = ["board.checked", "board.unchecked"]
    assert list(Event.objects.values_list("action", flat=True)) == actions


def test_the_sheet_has_days_as_days_and_no_formula(house: Any, signed_in: Any, made: Made) -> None:
    made.everything()
    made.photographs(1, "refused")
    document = whole(2) | {"title": {"kk": '=HYPERLINK("http://x","y")'}}
    made.says(document)
    answer = signed_in(house.people["editor"]).get("/board/jetisu/table.xlsx")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="jetisu-')
    sheet = load_workbook(io.BytesIO(answer.content)).active
    header, row = list(sheet.iter_rows())
    assert [cell.value for cell in header][:3] == ["Museum", "Photographed", "Linked"]
    named = {name.value: cell for name, cell in zip(header, row, strict=True)}
    assert (named["Museum"].value, named["Museum"].data_type) == (document["title"]["kk"], "s")
    assert (named["Photographed"].value, named["In English"].value) == ("2 of 3", "3 of 4")
    published = named["Published"]
    assert (published.value, published.is_date) == (datetime(2026, 1, 8), True)
    assert published.number_format == "dd.mm.yyyy"
    assert (named["Acts next"].value, named["Names"].value) == ("Museum keeper", "keeper")
    assert (named["Checked"].value, named["Counts for the date"].value) == (None, "yes")


def test_a_hundred_museums_cost_as_many_questions_as_two(
    house: Any, signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    region = Region.objects.create(slug="large", title={"kk": "Үлкен"})
    museums = Museum.objects.bulk_create(
        Museum(slug=f"m-{number}", region=region, document=whole(3)) for number in range(100)
    )
    Photograph.objects.bulk_create(
        Photograph(museum=museum, name=f"{n}.jpg", key=f"{n}.jpg", sha256="0" * 64, size=1, state="good")
        for museum in museums
        for n in range(3)
    )
    for museum in museums[:50]:
        one = Made(museum)
        one.publish(one.version(3))
    browser = signed_in(house.people["operator"])
    with django_assert_max_num_queries(70):  # (every row is made: 6 questions for 20 museums)
        assert browser.get("/board/large").content.decode().count("<tr>") >= 101
    with django_assert_max_num_queries(15):
        browser.get("/board/large")
    with django_assert_max_num_queries(15):
        browser.get("/board/large/table.xlsx")


def test_the_page_says_what_is_done_and_what_is_open_again(
    house: Any, signed_in: Any, made: Made, row: Any
) -> None:
    made.everything()
    assert cells(row())["linked"][:2] == (2, 2)
    made.photographs(2)
    page = signed_in(house.people["editor"]).get(reverse("board:region", args=["jetisu"])).content.decode()
    assert "<span>2 of 4<small>open again; first done 06.01.2026</small></span>" in page
    assert '<time datetime="2026-01-08">08.01.2026</time>' in page
