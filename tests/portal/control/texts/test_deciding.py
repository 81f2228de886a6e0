"""Decisions on proposals: what each makes, that nothing is one before, and that it can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from jetisu360.portal.audit.models import Event
from jetisu360.portal.control.assignments import drafts
from jetisu360.portal.control.assignments.models import Assignment, Source
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.texts.models import Proposal

from ..conftest import ControlHouse, later
from .conftest import proposals

pytestmark = pytest.mark.django_db
Decide = Callable[..., Any]


def test_confirming_makes_a_draft_that_knows_where_it_comes_from(
    taken: Source, office_house: ControlHouse, decide: Decide
) -> None:
    first, second, _third = proposals(taken)
    answer = decide(
        first,
        "confirm",
        result="12 км жол жөнделді",
        executor=office_house.roads.pk,
        co_executors=[office_house.water.pk],
        due="2027-03-01",
        point="1",
    )
    assert answer.status_code == 302
    assert f"at={second.pk}" in answer["Location"], "on to the next"
    draft = Assignment.objects.get()
    assert draft.state == State.DRAFT
    assert (draft.source, draft.start, draft.end, draft.point) == (taken, first.start, first.end, "1")
    assert (draft.executor, draft.due) == (office_house.roads, date(2027, 3, 1))
    assert list(draft.co_executors.all()) == [office_house.water]
    assert (draft.task, draft.language) == (first.data["text"], "kk")
    first.refresh_from_db()
    assert (first.state, first.draft) == ("confirmed", draft)
    assert first.decided_by == office_house.controller


def test_the_form_has_what_the_text_and_the_directory_say(
    desk: Client, taken: Source, office_house: ControlHouse
) -> None:
    page = desk.get(f"/control/texts/{taken.pk}").content.decode()
    assert f'<option value="{office_house.roads.pk}" selected>' in page
    assert 'name="due" value="2027-03-01"' in page
    assert 'name="point" value="1"' in page
    assert "Complete: it can be assigned at once." in page
    second = desk.get(f"/control/texts/{taken.pk}?at={proposals(taken)[1].pk}").content.decode()
    assert "a due date" in second


def test_a_draft_may_lack_everything_but_is_not_given_then(taken: Source, decide: Decide) -> None:
    first, _second, third = proposals(taken)
    answer = decide(third, "give", result="Тексеру")
    assert answer.status_code == 422
    assert "cannot be given yet" in answer.content.decode()
    assert not Assignment.objects.exists(), "all or nothing"
    third.refresh_from_db()
    assert third.state == "open"
    assert decide(first, "confirm").status_code == 302
    assert Assignment.objects.get().executor is None


def test_confirm_and_assign(taken: Source, office_house: ControlHouse, decide: Decide) -> None:
    values = {"result": "12 км жол жөнделді", "executor": office_house.roads.pk, "due": later().isoformat()}
    assert decide(proposals(taken)[0], "give", **values).status_code == 302
    given = Assignment.objects.get()
    assert given.state == State.ASSIGNED
    assert given.first_due == later()


def test_a_complete_draft_is_assigned_from_the_page_of_its_text(
    desk: Client, taken: Source, office_house: ControlHouse, decide: Decide
) -> None:
    first = proposals(taken)[0]
    values = {"result": "12 км жол жөнделді", "executor": office_house.roads.pk, "due": later().isoformat()}
    decide(first, "confirm", **values)
    page = desk.get(f"/control/texts/{taken.pk}?at={first.pk}").content.decode()
    assert 'value="assign"' in page
    decide(first, "assign")
    assert Assignment.objects.get().state == State.ASSIGNED


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"task": " "}, "Say what is to be done."),
        ({"due": "30.02.2027"}, "Write a day, such as"),
        ({"executor": "999999"}, "Select a valid choice"),
    ],
)
def test_a_wrong_field_is_said_beside_it_and_nothing_is_lost(
    taken: Source, decide: Decide, values: dict[str, str], said: str
) -> None:
    answer = decide(proposals(taken)[0], "confirm", **{"result": "мен жаздым", **values})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert "мен жаздым" in page
    assert not Assignment.objects.exists()


def test_an_office_of_another_region_is_no_executor(
    taken: Source, office_house: ControlHouse, decide: Decide
) -> None:
    assert decide(proposals(taken)[0], "confirm", executor=office_house.far.pk).status_code == 422


def test_refused_and_taken_back(desk: Client, taken: Source, decide: Decide) -> None:
    first = proposals(taken)[0]
    decide(first, "refuse")
    first.refresh_from_db()
    assert first.state == "refused"
    assert not Assignment.objects.exists()
    assert 'value="undo"' in desk.get(f"/control/texts/{taken.pk}").content.decode()
    decide(first, "undo")
    first.refresh_from_db()
    assert (first.state, first.decided_by, first.decided_at) == ("open", None, None)


def test_what_was_changed_without_deciding_stays(desk: Client, taken: Source, decide: Decide) -> None:
    second = proposals(taken)[1]
    decide(second, "save", task="Каналдарды тазалау", result="40 км канал тазаланды")
    page = desk.get(f"/control/texts/{taken.pk}?at={second.pk}").content.decode()
    assert "40 км канал тазаланды" in page
    second.refresh_from_db()
    assert second.state == "open"


def test_another_reading_of_the_date_is_one_press(taken: Source, decide: Decide) -> None:
    first = proposals(taken)[0]
    decide(first, "due 2027-02-26", result="менің сөзім", due="2027-03-01")
    first.refresh_from_db()
    assert (first.filled["due"], first.filled["result"]) == ("2027-02-26", "менің сөзім")


def test_a_draft_is_taken_back_as_long_as_it_is_one(
    taken: Source, office_house: ControlHouse, decide: Decide
) -> None:
    first = proposals(taken)[0]
    decide(first, "confirm")
    draft = Assignment.objects.get()
    drafts.edit(office_house.controller, draft.pk, result="12 км жол жөнделді", executor=office_house.roads)
    decide(first, "undo")
    draft.refresh_from_db()
    first.refresh_from_db()
    assert draft.state == State.CANCELLED
    assert (first.state, first.draft) == ("open", None)
    assert first.filled["result"] == "12 км жол жөнделді", "what was filled in in the draft is not lost"
    assert first.filled["executor"] == office_house.roads.pk
    values = {"result": "12 км жол жөнделді", "executor": office_house.roads.pk, "due": later().isoformat()}
    decide(first, "give", **values)
    assert decide(first, "undo").status_code == 302
    first.refresh_from_db()
    assert first.state == "confirmed", "what is given is not taken back from here"


def test_split_at_a_place_and_back(desk: Client, taken: Source, decide: Decide) -> None:
    first = proposals(taken)[0]
    at = taken.text.index("12 км")
    assert decide(first, "split", place=at).status_code == 302
    left, right, *_others = proposals(taken)
    assert (left.start, right.start, right.end) == (first.start, at, first.end)
    assert taken.text[left.start : left.end] == left.data["quote"]
    assert right.data["quote"].startswith("12 км жолды")
    assert left.data["responsible"] == right.data["responsible"] == first.data["responsible"]
    decide(right, "refuse")
    assert decide(left, "undo").status_code == 302
    assert len(proposals(taken)) == 4, "not while the other part is decided"
    decide(right, "undo")
    decide(left, "undo")
    assert proposals(taken)[0] == first
    assert len(proposals(taken)) == 3


@pytest.mark.parametrize("place", ["", "x", "0", "999999", "38"])
def test_a_quote_is_split_within_itself_only(taken: Source, decide: Decide, place: str) -> None:
    assert decide(proposals(taken)[0], "split", place=place).status_code == 422
    assert len(proposals(taken)) == 3


def test_merge_with_the_next_and_back(taken: Source, decide: Decide) -> None:
    _first, second, third = proposals(taken)
    decide(second, "save", result="40 км канал", due="2027-05-01")
    decide(second, "merge", result="40 км канал", due="2027-05-01")
    _first, one = proposals(taken)
    assert (one.start, one.end) == (second.start, third.end)
    assert one.filled["task"] == "каналдарды тазалау; су қоймаларын тексеру"
    assert one.filled["due"] == "2027-05-01"
    assert one.data["quote"] == taken.text[second.start : third.end]
    assert decide(one, "merge").status_code == 422, "there is no next one"
    decide(one, "confirm")
    decide(one, "undo")
    decide(one, "undo")
    assert [found.pk for found in proposals(taken)][1:] == [second.pk, third.pk]
    assert not Proposal.objects.filter(pk=one.pk).exists()


def test_what_is_decided_is_not_merged(taken: Source, decide: Decide) -> None:
    first, second, _third = proposals(taken)
    decide(second, "refuse")
    assert decide(first, "merge").status_code == 422


@pytest.mark.parametrize("do", ["confirm", "give", "refuse", "save", "split", "merge"])
def test_of_two_who_decide_the_second_is_told(taken: Source, desk: Client, decide: Decide, do: str) -> None:
    first = proposals(taken)[0]
    stale = first.revision
    decide(first, "save", task="Басқаша")
    sent = {"task": "Мен білмедім", "do": do, "revision": stale, "place": first.start + 20}
    answer = desk.post(f"/control/texts/{taken.pk}/{first.pk}", sent, follow=True)
    assert "Somebody has changed this proposal" in answer.content.decode()
    first.refresh_from_db()
    assert (first.state, first.filled["task"]) == ("open", "Басқаша")
    decide(first, "refuse")
    assert decide(first, do, task="x").status_code == 302
    assert not Assignment.objects.exists()


def test_every_decision_is_in_the_journal(taken: Source, decide: Decide) -> None:
    first, second, _third = proposals(taken)
    decide(first, "split", place=taken.text.index("12 км"))
    decide(second, "merge")
    decide(proposals(taken)[0], "refuse")
    decide(proposals(taken)[0], "undo")
    decide(proposals(taken)[0], "save", task="x")
    decide(proposals(taken)[0], "confirm")
    found = Event.objects.order_by("number").values_list("action", flat=True)
    assert list(found) == [
        "text.taken",
        "text.split",
        "text.merged",
        "text.refused",
        "text.undone",
        "text.filled",
        "assignment.drafted",
    ]


def test_the_page_asks_as_much_however_much_is_found(
    desk: Client, taken: Source, decide: Decide, django_assert_max_num_queries: Any
) -> None:
    for one in proposals(taken):
        decide(one, "confirm")
    lines = "".join(
        f"{n}. Су шаруашылығы басқармасына {n} каналды тазалау тапсырылсын.\n" for n in range(1, 90)
    )
    desk.post("/control/texts", {"text": lines, "dated": "2026-11-12"})
    large = Source.objects.order_by("pk").last()
    assert large is not None
    for one in proposals(large)[:20]:
        decide(one, "confirm")
    with django_assert_max_num_queries(14):
        assert desk.get(f"/control/texts/{large.pk}").status_code == 200


def test_a_passage_that_was_not_read_is_proposed_by_whoever_read_it(
    desk: Client, taken: Source, decide: Decide
) -> None:
    address = f"/control/texts/{taken.pk}/propose"
    assert desk.post(address, {"passage": "1"}).status_code == 302
    assert desk.post(address, {"passage": "1"}).status_code == 302, "once is enough"
    *_others, made = proposals(taken)
    assert len(_others) == 3
    assert made.data["quote"].startswith("The third point")
    page = desk.get(f"/control/texts/{taken.pk}?at={made.pk}").content.decode()
    assert "It is among the proposals." in page
    assert decide(made, "confirm", task="Үшінші тармақты орындау").status_code == 302
    assert Assignment.objects.get().start == made.start
    for wrong in ("0", "2", "x", "", "99999999999"):
        assert desk.post(address, {"passage": wrong}).status_code == 404


def test_a_text_that_came_in_another_way_is_shown_all_the_same(
    desk: Client, office_house: ControlHouse
) -> None:
    source = Source.objects.create(region=office_house.region, title="Қағаз", language="kk", text="Жол салу.")
    page = desk.get(f"/control/texts/{source.pk}").content.decode()
    assert "Жол салу." in page
    assert "Қағаз" in desk.get("/control/texts").content.decode()
    assert desk.post(f"/control/texts/{source.pk}/propose", {"passage": "1"}).status_code == 404


ROLES = (
    "issuer",
    "inspector",
    "executor",
    "colleague",
    "co_executor",
    "far_issuer",
    "far_executor",
    "head",
    "stranger",
)


@pytest.mark.parametrize("role", ROLES)
def test_only_controllers_come_here(
    taken: Source, office_house: ControlHouse, signed_in: Callable[..., Client], role: str
) -> None:
    browser, first = signed_in(office_house.people[role]), proposals(taken)[0]
    assert browser.get("/control/texts").status_code == 403
    assert browser.post("/control/texts", {"text": "а"}).status_code == 403
    assert browser.get(f"/control/texts/{taken.pk}").status_code == 403
    for do in ("confirm", "refuse", "undo"):
        assert browser.post(f"/control/texts/{taken.pk}/{first.pk}", {"do": do}).status_code == 403
    assert Proposal.objects.filter(state="open").count() == 3


def test_a_controller_of_another_region_finds_nothing(
    taken: Source, office_house: ControlHouse, signed_in: Callable[..., Client], desk: Client
) -> None:
    browser, first = signed_in(office_house.far_controller), proposals(taken)[0]
    assert taken.title not in browser.get("/control/texts").content.decode()
    assert browser.get(f"/control/texts/{taken.pk}").status_code == 404
    sent = {"do": "confirm", "task": "x", "revision": first.revision}
    assert browser.post(f"/control/texts/{taken.pk}/{first.pk}", sent).status_code == 404
    browser.post("/control/texts", {"text": taken.text})
    own = Source.objects.get(region=office_house.other_region)
    assert browser.post(f"/control/texts/{own.pk}/{first.pk}", sent).status_code == 404
    assert not Assignment.objects.exists()


def test_the_second_controller_of_the_region_may_as_well(
    taken: Source, office_house: ControlHouse, signed_in: Callable[..., Client]
) -> None:
    browser, first = signed_in(office_house.second_controller), proposals(taken)[0]
    sent = {"do": "confirm", "task": "x", "revision": first.revision}
    assert browser.post(f"/control/texts/{taken.pk}/{first.pk}", sent).status_code == 302
    assert Assignment.objects.get().created_by == office_house.second_controller


def test_what_nobody_asked_for_is_not_there(taken: Source, decide: Decide, desk: Client) -> None:
    assert decide(proposals(taken)[0], "burn").status_code == 404
    assert desk.get(f"/control/texts/{taken.pk}?at=999999").status_code == 200
    assert desk.get(f"/control/texts/{taken.pk}?at=%D9%A1").status_code == 200
