"""Assignments as people move them: who may, what stays for ever, and that nothing is half done."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jetisu360.errors import JetisuError
from jetisu360.portal.accounts.models import Membership
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.audit.models import Event
from jetisu360.portal.control.assignments import dates, drafts, refusals, remarks
from jetisu360.portal.control.assignments.evidence import _COUNTS, add_evidence
from jetisu360.portal.control.assignments.models import Absence, Assignment
from jetisu360.portal.control.assignments.moving import move
from jetisu360.portal.control.assignments.standing import seen_by
from jetisu360.portal.control.assignments.states import CLOSED, OPEN, Act, State
from jetisu360.portal.control.assignments.terms import term, working_days

from ..conftest import ControlHouse, later

pytestmark = pytest.mark.django_db


def test_from_a_draft_to_off_control(
    office_house: ControlHouse, make_draft: Callable[..., Assignment]
) -> None:
    number = make_draft().pk
    steps = [
        (office_house.controller, Act.ASSIGN, ""),
        (office_house.executor, Act.START, ""),
        (office_house.executor, Act.INFORM, "Бес шақырым дайын"),
        (office_house.executor, Act.REPORT, "Он екі шақырым жөнделді"),
        (office_house.controller, Act.ACCEPT, ""),
    ]
    for who, act, reason in steps:
        move(who, number, act, reason=reason)
    done = Assignment.objects.get(pk=number)
    assert done.state == State.DONE
    assert done.closed_at
    assert [one.act for one in done.moves.all()] == [act for _, act, _ in steps]
    assert [one.number for one in done.moves.all()] == [1, 2, 3, 4, 5]
    assert Event.objects.filter(action="assignment.moved", target=f"№ {number}").count() == 5


@pytest.mark.parametrize("missing", ["executor", "due", "result"])
def test_a_draft_may_lack_what_an_assignment_may_not(
    missing: str, office_house: ControlHouse, make_draft: Callable[..., Assignment]
) -> None:
    draft = make_draft(**{missing: "" if missing == "result" else None})
    with pytest.raises(refusals.Incomplete):
        move(office_house.controller, draft.pk, Act.ASSIGN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.filter(pk=draft.pk).update(state=State.ASSIGNED)
    drafts.edit(
        office_house.controller,
        draft.pk,
        **{missing: {"executor": office_house.roads, "due": later(), "result": "Жол салынды"}[missing]},
    )
    assert move(office_house.controller, draft.pk, Act.ASSIGN).state == State.ASSIGNED


@pytest.mark.parametrize(
    "who",
    [
        "second_controller",
        "issuer",
        "inspector",
        "executor",
        "co_executor",
        "far_controller",
        "far_issuer",
        "far_executor",
        "head",
        "stranger",
    ],
)
@pytest.mark.parametrize("act", list(Act))
def test_who_may_do_what_with_an_assignment_that_is_reported(
    who: str, act: Act, office_house: ControlHouse, at_work: Callable[..., Assignment]
) -> None:
    number = at_work(reported=True, co_executors=[office_house.water]).pk
    allowed = {
        ("second_controller", Act.ACCEPT),
        ("second_controller", Act.RETURN),
        ("issuer", Act.CANCEL),
        ("issuer", Act.MOVE_DATE),
        ("inspector", Act.CONFIRM),
    }
    wanted = {"reason": "Себебі бар", "due": later(10)}
    if (who, act) in allowed:
        move(office_house.people[who], number, act, **wanted)
    else:
        with pytest.raises(JetisuError):
            move(office_house.people[who], number, act, **wanted)


def test_a_date_is_moved_by_the_issuer_when_it_was_asked_for_in_time(
    office_house: ControlHouse, at_work: Callable[..., Assignment]
) -> None:
    assignment = at_work()
    first = assignment.due
    assert first
    with pytest.raises(refusals.NotAskedInTime):
        move(office_house.issuer, assignment.pk, Act.MOVE_DATE, reason="Қыс", due=later(60))
    with pytest.raises(refusals.TooLateToAsk):
        dates.ask(office_house.executor, assignment.pk, later(60), "Қыс", today=first + timedelta(days=1))
    dates.ask(office_house.executor, assignment.pk, later(60), "Қар ерте жауды")
    with pytest.raises(refusals.AlreadyAsked):
        dates.ask(office_house.executor, assignment.pk, later(70), "Тағы")
    moved = move(office_house.issuer, assignment.pk, Act.MOVE_DATE, reason="Келісемін", due=later(60))
    assert (moved.first_due, moved.due) == (first, later(60))
    last = moved.moves.last()
    assert last is not None
    assert (last.due_before, last.due_after) == (first, later(60))
    asked = dates.ask(office_house.executor, assignment.pk, later(90), "Тағы қар")
    dates.refuse(office_house.issuer, assignment.pk, asked.pk, "Жеткілікті")
    with pytest.raises(refusals.NotAskedInTime):
        move(office_house.issuer, assignment.pk, Act.MOVE_DATE, reason="Қыс", due=later(90))


def test_declined_and_given_anew_it_keeps_the_first_date(
    office_house: ControlHouse, make_draft: Callable[..., Assignment]
) -> None:
    draft = make_draft()
    move(office_house.controller, draft.pk, Act.ASSIGN)
    with pytest.raises(refusals.ReasonMissing):
        move(office_house.executor, draft.pk, Act.DECLINE)
    move(office_house.executor, draft.pk, Act.DECLINE, reason="Бұл су шаруашылығының ісі")
    drafts.edit(office_house.controller, draft.pk, executor=office_house.water, due=later(90))
    again = move(office_house.controller, draft.pk, Act.ASSIGN)
    assert (again.executor, again.first_due, again.due) == (office_house.water, draft.due, draft.due)
    with pytest.raises(refusals.NotYours):
        move(office_house.executor, draft.pk, Act.START)
    move(office_house.co_executor, draft.pk, Act.START)


def test_a_remark_goes_from_seen_to_fixed_to_resolved(
    office_house: ControlHouse, at_work: Callable[..., Assignment]
) -> None:
    number = at_work(reported=True).pk
    move(office_house.controller, number, Act.RETURN, reason="Екінші терезе жоқ")
    remark = Assignment.objects.get(pk=number).remarks.get()
    with pytest.raises(refusals.RemarksUnanswered):
        move(office_house.executor, number, Act.REPORT, reason="Болды")
    with pytest.raises(refusals.NotYours):
        remarks.resolved(office_house.executor, number, remark.pk)
    with pytest.raises(remarks.RemarkOver):
        remarks.resolved(office_house.inspector, number, remark.pk)
    remarks.fixed(office_house.executor, number, remark.pk, "Терезе қойылды")
    move(office_house.executor, number, Act.REPORT, reason="Болды")
    with pytest.raises(refusals.RemarksUnresolved):
        move(office_house.controller, number, Act.ACCEPT)
    remarks.resolved(office_house.inspector, number, remark.pk)
    assert move(office_house.controller, number, Act.ACCEPT).state == State.DONE


def test_what_is_open_below_holds_what_is_above(
    office_house: ControlHouse, at_work: Callable[..., Assignment]
) -> None:
    number = at_work().pk
    below = drafts.create_below(
        office_house.executor,
        number,
        task="Көпір салу",
        result="Көпір салынды",
        executor=office_house.water,
        due=later(20),
    )
    with pytest.raises(refusals.OpenChildren):
        move(office_house.executor, number, Act.REPORT, reason="Болды")
    move(office_house.executor, below.pk, Act.ASSIGN)
    move(office_house.co_executor, below.pk, Act.START)
    move(office_house.co_executor, below.pk, Act.REPORT, reason="Көпір тұр")
    with pytest.raises(refusals.NotYours):
        move(office_house.controller, below.pk, Act.ACCEPT)
    with pytest.raises(refusals.OpenChildren):
        move(office_house.issuer, number, Act.CANCEL, reason="Керек емес")
    move(office_house.executor, below.pk, Act.ACCEPT)
    assert move(office_house.executor, number, Act.REPORT, reason="Болды").state == State.REPORTED


def test_what_is_below_is_due_no_later_and_for_another_office(
    office_house: ControlHouse, at_work: Callable[..., Assignment]
) -> None:
    number = at_work().pk
    values = {"task": "Көпір салу", "result": "Көпір салынды"}
    late = drafts.create_below(
        office_house.executor, number, executor=office_house.water, due=later(31), **values
    )
    own = drafts.create_below(
        office_house.executor, number, executor=office_house.roads, due=later(3), **values
    )
    for one in (late, own):
        with pytest.raises(refusals.Incomplete):
            move(office_house.executor, one.pk, Act.ASSIGN)


def test_review_and_a_look_on_the_spot_come_first_and_anew_after_a_return(
    office_house: ControlHouse, at_work: Callable[..., Assignment]
) -> None:
    number = at_work(reported=True, reviewer=office_house.second_controller, on_site=True).pk
    for act, wrong, who in (
        (Act.REVIEW, refusals.NotReviewed, office_house.second_controller),
        (Act.CONFIRM, refusals.NotChecked, office_house.inspector),
    ):
        with pytest.raises(wrong):
            move(office_house.controller, number, Act.ACCEPT)
        move(who, number, act)
    move(office_house.second_controller, number, Act.RETURN, reason="Есік жоқ")
    remark = Assignment.objects.get(pk=number).remarks.get()
    remarks.fixed(office_house.executor, number, remark.pk, "Қойылды")
    move(office_house.executor, number, Act.REPORT, reason="Болды")
    remarks.resolved(office_house.inspector, number, remark.pk)
    with pytest.raises(refusals.NotReviewed):
        move(office_house.controller, number, Act.ACCEPT)


def test_whoever_stands_in_acts_for_the_other_and_it_is_written_down(
    office_house: ControlHouse, at_work: Callable[..., Assignment]
) -> None:
    number = at_work(reported=True).pk
    today = timezone.localdate()
    with pytest.raises(refusals.NotYours):
        move(office_house.inspector, number, Act.ACCEPT)
    Absence.objects.create(
        person=office_house.controller, substitute=office_house.inspector, since=today, until=today
    )
    with pytest.raises(refusals.NotYours):
        move(office_house.inspector, number, Act.ACCEPT, today=today + timedelta(days=1))
    done = move(office_house.inspector, number, Act.ACCEPT)
    last = done.moves.last()
    assert last is not None
    assert (last.who, last.acting_for) == (office_house.inspector, office_house.controller)


def test_an_executor_who_stands_in_for_the_controller_does_not_judge_the_own_work(
    office_house: ControlHouse, at_work: Callable[..., Assignment]
) -> None:
    number = at_work(reported=True).pk
    today = timezone.localdate()
    for one in (office_house.executor, office_house.colleague):
        Membership.objects.create(person=one, role=Role.INSPECTOR, region=office_house.region)
        one.forget_memberships()
        Absence.objects.create(person=office_house.controller, substitute=one, since=today, until=today)
        with pytest.raises(refusals.OwnWork):
            move(one, number, Act.ACCEPT)


def test_a_report_needs_the_evidence_that_was_asked_for(
    office_house: ControlHouse, at_work: Callable[..., Assignment]
) -> None:
    number = at_work(evidence=2).pk
    there = 1

    def count(assignment: Assignment) -> int:
        return there

    add_evidence(count)
    try:
        with pytest.raises(refusals.EvidenceMissing):
            move(office_house.executor, number, Act.REPORT, reason="Болды")
        there = 2
        move(office_house.executor, number, Act.REPORT, reason="Болды")
    finally:
        _COUNTS.remove(count)


def test_who_looked_at_an_older_one_is_told(
    office_house: ControlHouse, make_draft: Callable[..., Assignment]
) -> None:
    draft = make_draft()
    drafts.edit(office_house.controller, draft.pk, draft.revision, place="Талдықорған")
    with pytest.raises(refusals.Overtaken):
        drafts.edit(office_house.controller, draft.pk, draft.revision, place="Текелі")
    with pytest.raises(refusals.Overtaken):
        move(office_house.controller, draft.pk, Act.ASSIGN, revision=draft.revision)


def test_who_sees_which(
    office_house: ControlHouse, make_draft: Callable[..., Assignment], at_work: Callable[..., Assignment]
) -> None:
    draft, given = make_draft(), at_work(co_executors=[office_house.water])
    today = timezone.localdate()

    def seen(name: str) -> set[int]:
        found = Assignment.objects.filter(seen_by(office_house.people[name], today)).values_list(
            "pk", flat=True
        )
        return set(found)

    for name in ("controller", "issuer", "inspector", "head"):
        assert seen(name) == {draft.pk, given.pk}
    for name in ("executor", "colleague", "co_executor"):
        assert seen(name) == {given.pk}
    for name in ("far_controller", "far_executor", "stranger"):
        assert seen(name) == set()


WHO = ["controller", "issuer", "inspector", "executor", "co_executor", "far_controller"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(WHO), st.sampled_from(Act), st.integers(1, 80)), max_size=25))
def test_whatever_people_try_the_history_holds(
    steps: list[tuple[str, Act, int]], office_house: ControlHouse, make_draft: Callable[..., Assignment]
) -> None:
    """First dates stay, every step follows the one before, and closed is closed."""
    draft = make_draft(co_executors=[office_house.water])
    first: Any = None
    for name, act, days in steps:
        before = Assignment.objects.get(pk=draft.pk)
        try:
            move(office_house.people[name], draft.pk, act, reason="Себебі бар", due=later(days))
        except JetisuError:
            assert Assignment.objects.get(pk=draft.pk).revision == before.revision
        if days % 3 == 0 and before.state in OPEN:
            with contextlib.suppress(JetisuError):
                dates.ask(office_house.executor, draft.pk, later(days), "Керек")
        now = Assignment.objects.get(pk=draft.pk)
        assert before.state not in CLOSED or now.state == before.state
        first = first or now.first_due
        assert now.first_due == first
    moves = list(Assignment.objects.get(pk=draft.pk).moves.all())
    assert [one.number for one in moves] == list(range(1, len(moves) + 1))
    assert all(one.after == other.before for one, other in itertools.pairwise(moves))


def test_terms_run_on_working_days() -> None:
    from datetime import date

    monday, friday = date(2026, 11, 30), date(2026, 12, 4)
    assert working_days(monday, friday) == 4
    assert working_days(friday, monday) == -4
    assert working_days(friday, date(2026, 12, 6)) == 0
    half = term(State.IN_PROGRESS, monday, friday, date(2026, 12, 2))
    assert (half.overdue, half.left, half.used) == (False, 2, 0.5)
    late = term(State.IN_PROGRESS, monday, friday, date(2026, 12, 7))
    assert (late.overdue, late.left, late.used) == (True, -1, 1.0)
    closed = term(State.DONE, monday, friday, date(2027, 3, 1), date(2026, 12, 3))
    assert not closed.overdue
