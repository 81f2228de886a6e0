"""Dates of the whole and of its parts, of what was declined too late, and what is said of a remark twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from jetisu360.portal.control.assignments import dates, drafts, refusals, remarks
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.moving import move
from jetisu360.portal.control.assignments.states import Act, State

from ..conftest import ControlHouse, later

pytestmark = pytest.mark.django_db
Make = Callable[..., Assignment]


def part_of(house: ControlHouse, above: Assignment, due: date, *, given: bool = True) -> Assignment:
    part = drafts.create_below(
        house.executor, above.pk, task="Бір бөлігі", result="4 км жол", executor=house.water, due=due
    )
    return move(house.executor, part.pk, Act.ASSIGN) if given else part


def move_date(who: Any, number: int, due: date) -> Assignment:
    return move(who, number, Act.MOVE_DATE, reason="Тезірек керек", due=due)


def over(number: int) -> date:
    """The term of it is over by now."""
    past = later(-5)
    given = timezone.now() - timedelta(days=30)
    Assignment.objects.filter(pk=number).update(due=past, first_due=past, assigned_at=given)
    return past


def test_the_whole_is_not_due_before_a_part(office_house: ControlHouse, at_work: Make) -> None:
    house, top = office_house, at_work(due=later(30))
    part_of(house, top, later(10))
    last = part_of(house, top, later(20))
    part_of(house, top, later(25), given=False)
    with pytest.raises(refusals.NewDateBeforePart, match=f"{later(20):%d.%m.%Y}"):
        move_date(house.issuer, top.pk, later(19))
    assert move_date(house.issuer, top.pk, later(20)).due == later(20)
    move_date(house.executor, last.pk, later(12))
    assert move_date(house.issuer, top.pk, later(12)).due == later(12)


def test_a_closed_part_holds_nothing_up(office_house: ControlHouse, at_work: Make) -> None:
    house, top = office_house, at_work(due=later(30))
    part = part_of(house, top, later(20))
    move(house.executor, part.pk, Act.CANCEL, reason="Қажет емес")
    assert move_date(house.issuer, top.pk, later(5)).due == later(5)


@pytest.mark.parametrize("first_given", [False, True], ids=["declined", "given anew"])
def test_declined_after_the_term_it_may_get_a_later_date(
    first_given: bool, office_house: ControlHouse, make_draft: Make
) -> None:
    house, number = office_house, make_draft().pk
    move(house.controller, number, Act.ASSIGN)
    past = over(number)
    with pytest.raises(refusals.NotAskedInTime):
        move_date(house.issuer, number, later(20))
    move(house.executor, number, Act.DECLINE, reason="Бұл су шаруашылығының ісі")
    drafts.edit(house.controller, number, executor=house.water)
    if first_given:
        move(house.controller, number, Act.ASSIGN)
    for who in (house.controller, house.inspector, house.co_executor):
        with pytest.raises(refusals.NotYours):
            move_date(who, number, later(20))
    moved = move_date(house.issuer, number, later(20))
    assert (moved.due, moved.first_due) == (later(20), past)
    if not first_given:
        move(house.controller, number, Act.ASSIGN)
    move(house.co_executor, number, Act.START)
    with pytest.raises(refusals.NotAskedInTime):
        move_date(house.issuer, number, later(40))
    dates.ask(house.co_executor, number, later(40), "Мердігер жоқ")
    assert move_date(house.issuer, number, later(40)).first_due == past


def test_declined_in_time_a_later_date_is_asked_for_as_ever(
    office_house: ControlHouse, make_draft: Make
) -> None:
    house, number = office_house, make_draft().pk
    move(house.controller, number, Act.ASSIGN)
    move(house.executor, number, Act.DECLINE, reason="Біздікі емес")
    with pytest.raises(refusals.NotAskedInTime):
        move_date(house.issuer, number, later(60))


def test_what_was_said_of_a_remark_stays_when_more_is_said(
    office_house: ControlHouse, at_work: Make, signed_in: Any
) -> None:
    house, number = office_house, at_work().pk
    remark = remarks.seen(house.inspector, number, "Белгі жоқ")
    remarks.fixed(house.executor, number, remark.pk, "Белгі ертең қойылады")
    said = remarks.fixed(house.colleague, number, remark.pk, "Белгі қойылды")
    assert (said.fix, said.fixed_by) == ("Белгі қойылды", house.colleague)
    told = list(said.answers.values_list("text", "who"))
    assert told == [
        ("Белгі ертең қойылады", house.executor.pk),
        ("Белгі қойылды", house.colleague.pk),
    ]
    page = signed_in(house.controller).get(f"/control/assignments/{number}").content.decode()
    assert page.index("Said before") < page.index("Белгі ертең қойылады") < page.index("Белгі қойылды")
    assert page.count("Белгі қойылды") == 1


def test_whoever_said_something_first_has_worked_on_it_too(office_house: ControlHouse, at_work: Make) -> None:
    from jetisu360.portal.accounts.models import Membership
    from jetisu360.portal.accounts.roles import Role

    house, number = office_house, at_work().pk
    remark = remarks.seen(house.inspector, number, "Белгі жоқ")
    remarks.fixed(house.colleague, number, remark.pk, "Қойылды")
    remarks.fixed(house.executor, number, remark.pk, "Бүгін қойылды")
    remarks.resolved(house.inspector, number, remark.pk)
    move(house.executor, number, Act.REPORT, reason="Жөнделді")
    Membership.objects.filter(person=house.colleague).delete()
    Membership.objects.create(person=house.colleague, role=Role.CONTROLLER, region=house.region)
    house.colleague.forget_memberships()
    with pytest.raises(refusals.OwnWork):
        move(house.colleague, number, Act.ACCEPT)
    assert move(house.controller, number, Act.ACCEPT).state == State.DONE


def test_the_form_of_a_new_date_says_what_hinders_only_what_no_date_would_help(
    office_house: ControlHouse, at_work: Make, signed_in: Any
) -> None:
    """(A part is due on the same day: an earlier one is refused, a later one that was asked for is not.)"""
    house, top = office_house, at_work(due=later(30))
    part_of(house, top, later(30))
    browser = signed_in(house.issuer)
    card = f"/control/assignments/{top.pk}"
    assert "cannot be due earlier than its parts" in browser.get(card).content.decode()
    dates.ask(house.executor, top.pk, later(40), "Жаңбыр")
    assert "cannot be due earlier than its parts" not in browser.get(card).content.decode()
