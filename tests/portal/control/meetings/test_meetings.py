"""Meetings as people hold them: who may, what stays, what is carried over, what was promised."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jetisu360.portal.audit.models import Event
from jetisu360.portal.control.assignments.models import Absence, Assignment, Source
from jetisu360.portal.control.assignments.standing import seen_by
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.meetings import agenda, holding, problems, refusals
from jetisu360.portal.control.meetings.models import Item, Meeting, Problem, Series
from jetisu360.portal.control.meetings.promised import promised

from ..conftest import ControlHouse

pytestmark = pytest.mark.django_db
Plan = Callable[..., Meeting]
SEERS = {"controller", "second_controller", "issuer", "inspector", "head"}
HOLDERS = {"controller", "second_controller", "issuer"}
EVERYBODY = (
    *("controller", "second_controller", "issuer", "inspector", "executor", "colleague", "co_executor"),
    *("far_controller", "far_issuer", "far_executor", "head", "stranger"),
)


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_sees_and_who_changes_a_meeting(
    who: str, office_house: ControlHouse, plan: Plan, council: Series, signed_in: Callable[..., Client]
) -> None:
    meeting = plan()
    browser = signed_in(office_house.people[who])
    seen = 200 if who in SEERS else 403 if who == "stranger" else 404
    changed = 302 if who in HOLDERS else 403 if who in SEERS or who == "stranger" else 404
    for name, number in (("meeting", meeting.pk), ("series", council.pk)):
        path = reverse(f"meetings:{name}", args=[number])
        assert browser.get(path).status_code == seen, name
        assert browser.post(path, {"do": "add", "words": "Жол"}).status_code == changed, name
    path = reverse("meetings:new", args=[council.pk])
    answer = browser.post(path, {"day": "2027-01-11", "place": ""})
    assert answer.status_code == changed
    assert Item.objects.count() == (2 if who in HOLDERS else 0)
    assert Meeting.objects.count() == (2 if who in HOLDERS else 1)
    of_region = browser.get(reverse("meetings:pack"), {"region": "zhetisu"})
    assert of_region.status_code == seen


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_sees_raises_and_answers_a_problem(
    who: str, office_house: ControlHouse, signed_in: Callable[..., Client]
) -> None:
    there = problems.raise_problem(office_house.executor, office_house.roads, "Битум жоқ", "Битум керек")
    browser = signed_in(office_house.people[who])
    own = who in ("executor", "colleague")
    path = reverse("meetings:problem", args=[there.pk])
    assert browser.get(path).status_code == (
        200 if who in SEERS or own else 403 if who == "stranger" else 404
    )
    form = {"office": office_house.roads.pk, "text": "Техника жетпейді", "help": ""}
    browser.post(reverse("meetings:problems"), form)
    assert Problem.objects.count() == (2 if who in HOLDERS or own else 1)
    browser.post(path, {"do": "answer", "text": "Битум бөлінді"})
    there.refresh_from_db()
    assert (there.answered_at is not None) == (who in HOLDERS)


def test_what_was_not_dealt_with_comes_to_the_next_meeting(
    office_house: ControlHouse, plan: Plan, council: Series
) -> None:
    first, second = plan(), plan(7)
    who = office_house.controller
    done = agenda.add(who, council, first, words="Жылу маусымы")
    left = agenda.add(who, council, first, words="Мектеп құрылысы")
    agenda.add(who, council, second, words="Бюджет")
    agenda.settle(done, "Есеп қабылданды", settled=True)
    assert holding.hold(who, first.pk) == 1
    assert [item.words for item in agenda.agenda_of(first)] == ["Жылу маусымы", "Мектеп құрылысы"]
    first_there, budget = agenda.agenda_of(second)
    assert (first_there.words, first_there.carried_from, first_there.since) == (left.words, left, first.day)
    assert budget.words == "Бюджет"
    # Again, with no meeting after it: it waits, and comes onto the agenda of the one that is made next.
    Meeting.objects.filter(pk=second.pk).update(day=timezone.localdate())
    assert holding.hold(who, second.pk) == 2
    waiting = agenda.backlog_of(council)
    assert [item.words for item in waiting] == ["Мектеп құрылысы", "Бюджет"]
    assert waiting[0].since == first.day
    third = plan(14)
    assert [item.words for item in agenda.agenda_of(third)] == ["Мектеп құрылысы", "Бюджет"]
    assert agenda.backlog_of(council) == []
    with pytest.raises(refusals.MeetingHeld):
        holding.hold(who, first.pk)
    with pytest.raises(refusals.MeetingHeld):
        agenda.add(who, council, Meeting.objects.get(pk=first.pk), words="Кеш")
    assert Event.objects.filter(action="meeting.held").count() == 2


def test_what_cannot_be_taken_back_is_asked_before(
    office_house: ControlHouse, plan: Plan, council: Series, signed_in: Callable[..., Client]
) -> None:
    meeting, browser = plan(), signed_in(office_house.issuer)
    waits = agenda.add(office_house.controller, council, None, words="Жол")
    agenda.add(office_house.controller, council, meeting, words="Су")
    page, form = reverse("meetings:meeting", args=[meeting.pk]), {"do": "hold", "revision": meeting.revision}
    asked = browser.post(page, form).content.decode()
    assert "1 item that is not dealt with is carried over" in asked
    assert Meeting.objects.get().planned
    browser.post(page, {**form, "confirmed": "yes"})
    assert not Meeting.objects.get().planned
    page, form = reverse("meetings:series", args=[council.pk]), {"do": "remove", "item": waits.pk}
    assert "Remove this from what waits?" in browser.post(page, form).content.decode()
    assert waits in agenda.backlog_of(council)
    browser.post(page, {**form, "confirmed": "yes"})
    assert waits not in agenda.backlog_of(council)


def test_a_meeting_is_not_over_before_its_day(office_house: ControlHouse, plan: Plan) -> None:
    with pytest.raises(refusals.MeetingNotYet):
        holding.hold(office_house.controller, plan(1).pk)


def test_two_who_change_a_meeting_do_not_overwrite_each_other(
    office_house: ControlHouse, plan: Plan, signed_in: Callable[..., Client]
) -> None:
    meeting = plan()
    holding.change_meeting(office_house.issuer, meeting.pk, meeting.revision, meeting.day, "Кіші зал")
    form = {"do": "change", "revision": meeting.revision, "day": meeting.day.isoformat(), "place": "Басқа"}
    browser = signed_in(office_house.controller)
    page = browser.post(reverse("meetings:meeting", args=[meeting.pk]), form, follow=True)
    assert "Somebody has changed this meeting" in page.content.decode()
    meeting.refresh_from_db()
    assert meeting.place == "Кіші зал"


def test_the_agenda_has_an_order_and_a_backlog(
    office_house: ControlHouse,
    plan: Plan,
    council: Series,
    on_control: Callable[..., Assignment],
    signed_in: Callable[..., Client],
) -> None:
    meeting, browser = plan(), signed_in(office_house.controller)
    path = reverse("meetings:meeting", args=[meeting.pk])
    assignment = on_control()
    problem = problems.raise_problem(office_house.executor, office_house.roads, "Битум жоқ")
    browser.post(path, {"do": "add", "words": "Жол"})
    browser.post(path, {"do": "add", "assignment": f"№ {assignment.pk}"})
    browser.post(path, {"do": "add", "problem": problem.pk})
    road, by_number, by_problem = agenda.agenda_of(meeting)
    assert (by_number.assignment, by_problem.problem) == (assignment, problem)
    browser.post(path, {"do": "up", "item": by_problem.pk})
    browser.post(path, {"do": "later", "item": road.pk})
    assert [item.pk for item in agenda.agenda_of(meeting)] == [by_problem.pk, by_number.pk]
    assert agenda.backlog_of(council) == [road]
    browser.post(path, {"do": "take", "item": road.pk})
    assert [item.pk for item in agenda.agenda_of(meeting)] == [by_problem.pk, by_number.pk, road.pk]
    browser.post(path, {"do": "settle", "item": road.pk, "outcome": "Жөнделеді"})
    road.refresh_from_db()
    assert road.settled_at
    assert road.outcome == "Жөнделеді"
    page = browser.post(path, {"do": "add"}, follow=True).content.decode()
    assert "There is nothing to put on the agenda yet" in page
    page = browser.post(path, {"do": "add", "assignment": "999999"}, follow=True).content.decode()
    assert "There is no assignment № 999999" in page
    assert len(agenda.agenda_of(meeting)) == 3


def test_of_another_region_nothing_comes_onto_an_agenda(
    office_house: ControlHouse,
    plan: Plan,
    on_control: Callable[..., Assignment],
    signed_in: Callable[..., Client],
) -> None:
    meeting = plan()
    far = on_control(region=office_house.other_region, executor=office_house.far)
    foreign = Source.objects.create(region=office_house.other_region, title="Басқа", language="kk")
    path = reverse("meetings:meeting", args=[meeting.pk])
    browser = signed_in(office_house.controller)
    browser.post(path, {"do": "add", "assignment": far.pk})
    assert browser.post(path, {"do": "minutes", "source": foreign.pk}).status_code == 404
    assert not Item.objects.exists()
    meeting.refresh_from_db()
    assert meeting.minutes is None


def test_a_meeting_opens_with_what_was_promised_last_time(
    office_house: ControlHouse,
    plan: Plan,
    make_minutes: Callable[..., Source],
    on_control: Callable[..., Assignment],
    signed_in: Callable[..., Client],
) -> None:
    last, now = plan(-7), plan()
    source = make_minutes()
    browser = signed_in(office_house.issuer)
    browser.post(reverse("meetings:meeting", args=[last.pk]), {"do": "minutes", "source": source.pk})
    holding.hold(office_house.controller, last.pk)
    on_control(source=source, due=5, task="Кейін")
    on_control(source=source, due=-3, task="Мерзімі өткен")
    on_control(State.DONE, source=source, due=-5, task="Орындалды")
    on_control(State.DRAFT, source=source, task="Жоба", assigned_at=None)
    on_control(task="Басқа мәтіннен")
    today = timezone.localdate()
    found = promised(now, seen_by(office_house.issuer, today), today)
    assert found
    assert [row.assignment.task for row in found.rows] == ["Мерзімі өткен", "Кейін", "Орындалды"]
    assert (found.total, found.done, found.overdue) == (3, 1, 1)
    page = browser.get(reverse("meetings:meeting", args=[now.pk])).content.decode()
    assert page.index("What was promised last time") < page.index("Мерзімі өткен") < page.index("Agenda")
    assert "overdue by" in page
    with pytest.raises(refusals.MinutesTaken):
        holding.tie_minutes(office_house.controller, now.pk, source)


def test_the_page_asks_the_database_as_often_however_long_it_is(
    office_house: ControlHouse,
    plan: Plan,
    council: Series,
    make_minutes: Callable[..., Source],
    on_control: Callable[..., Assignment],
    signed_in: Callable[..., Client],
    django_assert_max_num_queries: Any,
) -> None:
    last, now = plan(-7), plan()
    source = make_minutes()
    holding.tie_minutes(office_house.controller, last.pk, source)
    holding.hold(office_house.controller, last.pk)
    for number in range(12):
        one = on_control(source=source, task=f"Тапсырма {number}")
        problem = problems.raise_problem(office_house.executor, office_house.roads, f"Мәселе {number}")
        agenda.add(office_house.controller, council, now, assignment=one)
        agenda.add(office_house.controller, council, now if number % 2 else None, problem=problem)
    browser = signed_in(office_house.controller)
    for path in (reverse("meetings:meeting", args=[now.pk]), reverse("meetings:pack")):
        with django_assert_max_num_queries(25):
            assert browser.get(path).status_code == 200


def test_whoever_stands_in_for_a_controller_holds_the_meeting(
    office_house: ControlHouse, plan: Plan, signed_in: Callable[..., Client]
) -> None:
    meeting, today = plan(), timezone.localdate()
    browser = signed_in(office_house.stranger)
    Absence.objects.create(
        person=office_house.controller, substitute=office_house.inspector, since=today, until=today
    )
    path = reverse("meetings:meeting", args=[meeting.pk])
    assert browser.post(path, {"do": "add", "words": "Жол"}).status_code == 403
    assert signed_in(office_house.inspector).post(path, {"do": "add", "words": "Жол"}).status_code == 302
    Absence.objects.update(since=today - timedelta(days=3), until=today - timedelta(days=1))
    assert signed_in(office_house.inspector).post(path, {"do": "add", "words": "Жол"}).status_code == 403


@pytest.mark.parametrize(
    ("form", "kept"),
    [
        ({"words": "Жол\0 жөндеу"}, ["Жол жөндеу"]),
        ({"words": "Жол", "problem": "9" * 5000}, ["Жол"]),
        ({"assignment": "9" * 5000}, []),
        ({"words": "\0"}, []),
    ],
)
def test_what_no_database_keeps_is_left_out(
    form: dict[str, str], kept: list[str], office_house: ControlHouse, council: Series, signed_in: Any
) -> None:
    path = reverse("meetings:series", args=[council.pk])
    browser = signed_in(office_house.controller)
    assert browser.post(path, {"do": "add", **form}).status_code == 302
    assert [item.words for item in agenda.backlog_of(council)] == kept
    assert browser.get("/control/pack", {"region": "\0"}).status_code == 404


def test_a_series_that_is_over_gets_no_more_meetings(
    office_house: ControlHouse, council: Series, signed_in: Any
) -> None:
    holding.change_series(office_house.controller, council, council.title, closed=True)
    path = reverse("meetings:new", args=[council.pk])
    answer = signed_in(office_house.controller).post(path, {"day": timezone.localdate().isoformat()})
    assert answer.status_code == 422
    assert "no more meetings of this kind" in answer.content.decode()
    assert not Meeting.objects.exists()
