"""Nobody closes what they have worked on, by whatever way; and who has left lends and reviews nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from jetisu360.portal.accounts.models import Membership, Person
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.control.assignments import dates, drafts, refusals, remarks
from jetisu360.portal.control.assignments.models import Absence, Assignment
from jetisu360.portal.control.assignments.moving import move
from jetisu360.portal.control.assignments.standing import acting_as, seen_by
from jetisu360.portal.control.assignments.states import Act, State
from jetisu360.portal.control.offices.models import Office

from ..conftest import ControlHouse, later

pytestmark = pytest.mark.django_db
Make = Callable[..., Assignment]


def now_is(person: Person, role: Role, **place: Any) -> None:
    """Somebody changes their post."""
    Membership.objects.filter(person=person).delete()
    Membership.objects.create(person=person, role=role, **place)
    person.forget_memberships()


def also_is(person: Person, role: Role, **place: Any) -> None:
    Membership.objects.create(person=person, role=role, **place)
    person.forget_memberships()


def part_of(above: Assignment, who: Person, to: Office, **values: Any) -> Assignment:
    known = {"task": "Бір бөлігі", "result": "4 км жол жөнделді", "executor": to, "due": later(20)}
    return drafts.create_below(who, above.pk, **{**known, **values})


def worked(who: Person, number: int) -> None:
    move(who, number, Act.START)
    move(who, number, Act.REPORT, reason="Жөнделді")


def test_whoever_did_all_of_it_as_another_office_does_not_close_it(
    office_house: ControlHouse, at_work: Make
) -> None:
    """The region gives it to the roads, these give everything on to the water, and somebody of the water is a
    controller as well.
    """
    house = office_house
    also_is(house.co_executor, Role.CONTROLLER, region=house.region)
    top = at_work()
    part = part_of(top, house.executor, house.water)
    move(house.executor, part.pk, Act.ASSIGN)
    worked(house.co_executor, part.pk)
    move(house.executor, part.pk, Act.ACCEPT)
    move(house.executor, top.pk, Act.REPORT, reason="Жөнделді")
    with pytest.raises(refusals.OwnWork):
        move(house.co_executor, top.pk, Act.ACCEPT)
    assert move(house.controller, top.pk, Act.ACCEPT).state == State.DONE


def test_somebody_of_two_offices_does_not_judge_themselves(office_house: ControlHouse, at_work: Make) -> None:
    house = office_house
    also_is(house.executor, Role.EXECUTOR, office=house.water)
    top = at_work()
    part = part_of(top, house.executor, house.water)
    move(house.executor, part.pk, Act.ASSIGN)
    worked(house.co_executor, part.pk)
    with pytest.raises(refusals.OwnWork):
        move(house.executor, part.pk, Act.ACCEPT)
    assert move(house.colleague, part.pk, Act.ACCEPT).state == State.DONE


def test_a_part_does_not_come_back_to_an_office_above(office_house: ControlHouse, at_work: Make) -> None:
    house = office_house
    part = part_of(at_work(), house.executor, house.water)
    move(house.executor, part.pk, Act.ASSIGN)
    move(house.co_executor, part.pk, Act.START)
    back = part_of(part, house.co_executor, house.roads)
    with pytest.raises(refusals.Incomplete, match="offices above"):
        move(house.co_executor, back.pk, Act.ASSIGN)
    helped = part_of(part, house.co_executor, Office.objects.create(region=house.region, title={"kk": "Ү"}))
    drafts.edit(house.co_executor, helped.pk, co_executors=[house.roads])
    with pytest.raises(refusals.Incomplete, match="offices above"):
        move(house.co_executor, helped.pk, Act.ASSIGN)


@pytest.mark.parametrize("did", ["informed", "fixed", "reported"])
def test_a_new_post_does_not_make_the_own_work_anothers(
    did: str, office_house: ControlHouse, at_work: Make
) -> None:
    house = office_house
    number = at_work().pk
    if did == "informed":
        move(house.colleague, number, Act.INFORM, reason="Жартысы дайын")
    if did == "fixed":
        remark = remarks.seen(house.inspector, number, "Белгі жоқ")
        remarks.fixed(house.colleague, number, remark.pk, "Қойылды")
        remarks.resolved(house.inspector, number, remark.pk)
    who = house.colleague if did == "reported" else house.executor
    move(who, number, Act.REPORT, reason="Жөнделді")
    now_is(house.colleague, Role.CONTROLLER, region=house.region)
    with pytest.raises(refusals.OwnWork):
        move(house.colleague, number, Act.ACCEPT)


def away(person: Person, substitute: Person) -> None:
    today = timezone.localdate()
    Absence.objects.create(person=person, substitute=substitute, since=today, until=today)


def test_a_substitute_who_left_the_place_lends_nothing(office_house: ControlHouse, at_work: Make) -> None:
    house = office_house
    number, today = at_work().pk, timezone.localdate()
    away(house.executor, house.colleague)
    now_is(house.colleague, Role.EXECUTOR, office=house.water)
    assert acting_as(house.colleague, today) == [house.colleague]
    assert not Assignment.objects.filter(seen_by(house.colleague, today), pk=number).exists()
    with pytest.raises(refusals.NotYours):
        move(house.colleague, number, Act.REPORT, reason="Жөнделді")


def test_a_substitute_gets_nothing_that_the_other_was_given_since(
    office_house: ControlHouse, at_work: Make
) -> None:
    house = office_house
    away(house.executor, house.colleague)
    also_is(house.executor, Role.OPERATOR)
    also_is(house.executor, Role.ISSUER, region=house.region)
    with pytest.raises(refusals.NotYours):
        move(house.colleague, at_work(executor=house.roads).pk, Act.CANCEL, reason="Керек емес")
    other = drafts.create(house.far_controller, house.other_region, task="Басқа облыстың ісі")
    today = timezone.localdate()
    assert not Assignment.objects.filter(seen_by(house.colleague, today), pk=other.pk).exists()


@pytest.mark.parametrize("why", ["shut out", "left", "works on it"])
def test_a_reviewer_who_cannot_review_any_more_is_not_waited_for(
    why: str, office_house: ControlHouse, at_work: Make
) -> None:
    house = office_house
    number = at_work(reported=True, reviewer=house.second_controller).pk
    with pytest.raises(refusals.NotReviewed):
        move(house.controller, number, Act.ACCEPT)
    if why == "shut out":
        Person.objects.filter(pk=house.second_controller.pk).update(is_active=False)
    elif why == "left":
        now_is(house.second_controller, Role.EXECUTOR, office=house.far)
        with pytest.raises(refusals.NotYours):
            move(house.second_controller, number, Act.REVIEW)
        assert not Assignment.objects.filter(seen_by(house.second_controller, timezone.localdate())).exists()
    else:
        also_is(house.second_controller, Role.EXECUTOR, office=house.roads)
    assert move(house.controller, number, Act.ACCEPT).state == State.DONE


def test_whoever_works_on_it_is_no_reviewer_of_it(office_house: ControlHouse, make_draft: Make) -> None:
    house = office_house
    also_is(house.second_controller, Role.EXECUTOR, office=house.roads)
    draft = make_draft(reviewer=house.second_controller)
    with pytest.raises(refusals.Incomplete, match="reviewer"):
        move(house.controller, draft.pk, Act.ASSIGN)


def test_an_earlier_date_refuses_the_later_one_that_was_asked_for(
    office_house: ControlHouse, at_work: Make
) -> None:
    number = at_work().pk
    asked = dates.ask(office_house.executor, number, later(60), "Жаңбыр")
    move(office_house.issuer, number, Act.MOVE_DATE, reason="Тезірек керек", due=later(10))
    asked.refresh_from_db()
    assert (asked.granted, asked.answer) == (False, "Тезірек керек")


def test_what_one_office_asked_for_is_not_what_the_next_one_asked_for(
    office_house: ControlHouse, make_draft: Make
) -> None:
    house, number = office_house, make_draft().pk
    move(house.controller, number, Act.ASSIGN)
    asked = dates.ask(house.executor, number, later(60), "Жаңбыр")
    move(house.executor, number, Act.DECLINE, reason="Біздікі емес")
    asked.refresh_from_db()
    assert (asked.granted, asked.answer) == (False, "Біздікі емес")
    drafts.edit(house.controller, number, executor=house.water)
    move(house.controller, number, Act.ASSIGN)
    with pytest.raises(refusals.NotAskedInTime):
        move(house.issuer, number, Act.MOVE_DATE, reason="Иә", due=later(60))
    assert dates.ask(house.co_executor, number, later(50), "Мердігер жоқ").granted is None


def test_a_date_is_not_moved_into_the_past_nor_beyond_that_of_what_is_above(
    office_house: ControlHouse, at_work: Make
) -> None:
    house = office_house
    top = at_work()
    with pytest.raises(refusals.NewDateOver):
        move(house.issuer, top.pk, Act.MOVE_DATE, reason="Қате", due=later(-1))
    part = part_of(top, house.executor, house.water)
    move(house.executor, part.pk, Act.ASSIGN)
    dates.ask(house.co_executor, part.pk, later(40), "Жаңбыр")
    with pytest.raises(refusals.NewDateBeyond):
        move(house.executor, part.pk, Act.MOVE_DATE, reason="Иә", due=later(40))
    assert move(house.executor, part.pk, Act.MOVE_DATE, reason="Иә", due=later(30)).due == later(30)


@pytest.mark.parametrize("field", ["executor", "task", "result"])
def test_what_was_given_does_not_lose_what_it_had(
    field: str, office_house: ControlHouse, make_draft: Make
) -> None:
    house, draft = office_house, make_draft()
    move(house.controller, draft.pk, Act.ASSIGN)
    move(house.executor, draft.pk, Act.DECLINE, reason="Біздікі емес")
    with pytest.raises(refusals.Incomplete):
        drafts.edit(house.controller, draft.pk, **{field: None if field == "executor" else ""})
    there = Assignment.objects.get(pk=draft.pk)
    assert there.executor
    assert there.task
    assert there.result


def test_a_discarded_draft_is_not_shown_to_those_who_never_got_it(
    office_house: ControlHouse, make_draft: Make
) -> None:
    house, draft, today = office_house, make_draft(), timezone.localdate()
    move(house.controller, draft.pk, Act.DISCARD, reason="Қажет емес")
    assert not Assignment.objects.filter(seen_by(house.executor, today), pk=draft.pk).exists()
    assert Assignment.objects.filter(seen_by(house.controller, today), pk=draft.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_judge_at_once_one_does(office_house: ControlHouse, at_work: Make) -> None:
    number = at_work(reported=True).pk
    begin = threading.Barrier(2)

    def judge(told: tuple[Person, Act]) -> bool:
        who, act = told
        try:
            begin.wait(30)
            move(who, number, act, reason="Белгі жоқ")
        except refusals.WrongState:
            return False
        finally:
            connections.close_all()
        return True

    told = [(office_house.controller, Act.ACCEPT), (office_house.second_controller, Act.RETURN)]
    with ThreadPoolExecutor(2) as people:
        assert sorted(people.map(judge, told)) == [False, True]
    there = Assignment.objects.get(pk=number)
    assert [one.number for one in there.moves.all()] == [1, 2, 3, 4]
    assert there.remarks.count() == (there.state == State.IN_PROGRESS)
