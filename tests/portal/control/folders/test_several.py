"""Acts on several assignments: each by itself, with its own answer; and the list as a sheet."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from openpyxl import load_workbook

from jetisu360.portal.control.assignments import drafts
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.folders import sheet, views
from jetisu360.portal.control.folders.bulk import MOST_CHOSEN
from jetisu360.portal.control.folders.columns import COLUMNS, column_of

from ..conftest import ControlHouse, later

pytestmark = pytest.mark.django_db


def chosen(*found: Assignment) -> list[str]:
    return [f"{one.pk}-{one.revision}" for one in found]


def said(answer: Any) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


def test_the_good_ones_are_given_and_the_others_say_why_not(
    office_house: ControlHouse, make_draft: Callable[..., Assignment], signed_in: Any
) -> None:
    good, empty, moved = make_draft(), make_draft(result=""), make_draft()
    stale = chosen(moved)
    drafts.edit(office_house.controller, moved.pk, task="Басқа")
    browser = signed_in(office_house.controller)
    answer = browser.post("/control/several", {"act": "assign", "chosen": chosen(good, empty) + stale})
    text = said(answer)
    assert "1 done, 2 refused" in text
    assert "it lacks an expected result" in text
    assert "Somebody has changed this assignment in the meantime" in text
    states = {one.pk: one.state for one in Assignment.objects.all()}
    assert states == {good.pk: State.ASSIGNED, empty.pk: State.DRAFT, moved.pk: State.DRAFT}


def test_all_of_a_page_are_ticked_at_once(
    office_house: ControlHouse, make_draft: Callable[..., Assignment], signed_in: Any
) -> None:
    found = [make_draft() for _ in range(3)]
    browser = signed_in(office_house.controller)
    page = browser.get("/control/?folder=drafts").content.decode()
    shown = re.findall(r'name="shown" value="([^"]+)"', page)
    assert sorted(shown) == sorted(chosen(*found))
    text = said(browser.post("/control/several", {"act": "assign", "all": "1", "shown": shown}))
    assert "3 done, 0 refused" in text


def test_executor_and_date_are_set_on_drafts_only(
    office_house: ControlHouse,
    make_draft: Callable[..., Assignment],
    at_work: Callable[..., Assignment],
    signed_in: Any,
) -> None:
    house, open_ = office_house, at_work()
    found = [make_draft(executor=None, due=None), make_draft(executor=None)]
    browser = signed_in(house.controller)
    new = {
        "act": "set",
        "chosen": chosen(*found, open_),
        "executor": str(house.water.pk),
        "due": str(later(9)),
    }
    assert "2 done, 1 refused" in said(browser.post("/control/several", new))
    for one in found:
        one.refresh_from_db()
        assert (one.executor, one.due) == (house.water, later(9))
    open_.refresh_from_db()
    assert open_.executor == house.roads
    for one in found:
        one.refresh_from_db()
    foreign = {"act": "set", "chosen": chosen(*found), "executor": str(house.far.pk)}
    assert "0 done, 2 refused" in said(browser.post("/control/several", foreign))


def test_off_control_is_taken_what_may_be(
    office_house: ControlHouse, at_work: Callable[..., Assignment], signed_in: Any
) -> None:
    ready, still, unseen = at_work(reported=True), at_work(), at_work(reported=True, on_site=True)
    new = {"act": "accept", "chosen": chosen(ready, still, unseen)}
    text = said(signed_in(office_house.controller).post("/control/several", new))
    assert "1 done, 2 refused" in text
    assert "nobody has been there yet" in text
    ready.refresh_from_db()
    assert ready.state == State.DONE


@pytest.mark.parametrize("who", ["issuer", "inspector", "executor", "co_executor", "far_controller", "head"])
@pytest.mark.parametrize("act", ["assign", "set", "accept"])
def test_nobody_else_changes_anything(
    who: str,
    act: str,
    office_house: ControlHouse,
    make_draft: Callable[..., Assignment],
    at_work: Callable[..., Assignment],
    signed_in: Any,
) -> None:
    found = [make_draft(), at_work(reported=True)]
    before = list(Assignment.objects.values())
    new = {"act": act, "chosen": chosen(*found), "due": str(later(5))}
    text = said(signed_in(office_house.people[who]).post("/control/several", new))
    assert "0 done, 2 refused" in text
    assert list(Assignment.objects.values()) == before
    if who == "far_controller":
        assert "Ауыл жолын жөндеу" not in text


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"act": "assign"}, "No assignment is chosen"),
        ({"act": "assign", "chosen": ["x", "0-1", "-1-1", "9" * 40 + "-1"]}, "No assignment is chosen"),
        ({"act": "set", "chosen": ["1-1"]}, "Neither an executor nor a date"),
        (
            {"act": "assign", "chosen": [f"{n}-1" for n in range(1, MOST_CHOSEN + 2)]},
            f"At most {MOST_CHOSEN}",
        ),
        ({"act": "assign", "chosen": ["999999-1"]}, "There is no assignment № 999999 here"),
        ({"act": "cancel", "chosen": ["1-1"]}, ""),
    ],
)
def test_what_makes_no_sense_is_said(
    form: dict[str, Any], words: str, office_house: ControlHouse, signed_in: Any
) -> None:
    answer = signed_in(office_house.controller).post("/control/several?folder=drafts", form, follow=True)
    assert answer.status_code == 200
    assert words in said(answer)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_sheet_has_the_list_as_it_is(
    language: str, office_house: ControlHouse, at_work: Callable[..., Assignment], signed_in: Any
) -> None:
    house = office_house
    late, hostile = at_work(), at_work(task='=HYPERLINK("http://x")', programme="Нұрлы жол", due=later(40))
    late.co_executors.set([house.water])
    Assignment.objects.filter(pk=late.pk).update(due=later(-3))
    house.controller.language = language
    house.controller.save()
    browser = signed_in(house.controller)
    answer = browser.get("/control/table.xlsx?folder=control")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert [column_of(heading) for heading in rows[0]] == list(COLUMNS)
    table = [dict(zip(COLUMNS, row, strict=True)) for row in rows[1:]]
    assert [row["number"] for row in table] == [late.pk, hostile.pk]
    assert table[0]["due"].date() == later(-3)
    assert (
        table[0]["co_executors"] == house.water.title["kk" if language == "kk" else "ru"] or language == "en"
    )
    assert table[1]["task"] == '=HYPERLINK("http://x")'
    only = browser.get("/control/table.xlsx?folder=control&programme=Нұрлы жол")
    assert load_workbook(io.BytesIO(only.content)).active.max_row == 2


def test_a_sheet_that_would_be_too_long_is_refused_and_not_cut(
    office_house: ControlHouse,
    at_work: Callable[..., Assignment],
    signed_in: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(views, "MOST_ROWS", 1)
    assert sheet.MOST_ROWS >= 4000
    at_work(), at_work()
    answer = signed_in(office_house.controller).get("/control/table.xlsx?folder=control", follow=True)
    assert "More than 1 assignments fit" in said(answer)


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "9999-12-31", "2027-02-29", "ертең"])
def test_a_day_that_is_none_changes_nothing(
    day: str, office_house: ControlHouse, make_draft: Callable[..., Assignment], signed_in: Any
) -> None:
    draft = make_draft()
    browser = signed_in(office_house.controller)
    form = {"act": "set", "due": day, "executor": office_house.water.pk, "chosen": chosen(draft)}
    assert "nothing was changed" in said(browser.post("/control/several", form, follow=True))
    there = Assignment.objects.get(pk=draft.pk)
    assert (there.due, there.executor) == (draft.due, office_house.roads)
