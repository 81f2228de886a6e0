"""Moving an assignment: the table is asked, the step written, and the journal told, in one transaction."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.assignments import refusals
from jetisu360.portal.control.assignments.completeness import lacks
from jetisu360.portal.control.assignments.evidence import pieces
from jetisu360.portal.control.assignments.life_cycle import TABLE, Facts, Wish, after, refusal
from jetisu360.portal.control.assignments.models import Assignment, Move, Remark
from jetisu360.portal.control.assignments.standing import (
    Standing,
    acting_as,
    can_review,
    given_to,
    standing,
)
from jetisu360.portal.control.assignments.states import OPEN, Act, State
from jetisu360.portal.control.assignments.tree import offices_above


def facts_of(assignment: Assignment, who: Standing, today: date) -> Facts:
    """What the table has to know, asked of the database."""
    remarks = list(assignment.remarks.all())
    since = _last_reported(assignment)
    parts = assignment.children.filter(state__in=[*OPEN, State.DRAFT]).order_by("pk")
    below = list(parts.values_list("pk", "state", "due"))
    done = set(assignment.moves.filter(number__gt=since).values_list("act", flat=True)) if since else set()
    return Facts(
        state=State(assignment.state),
        parts=who.parts,
        own_work=who.own_work,
        lacks=_lacks(assignment, today),
        due=assignment.due,
        today=today,
        due_above=assignment.parent.due if assignment.parent else None,
        evidence_left=max(0, assignment.evidence - pieces(assignment)) if assignment.evidence else 0,
        due_below=max((due for _number, part, due in below if part != State.DRAFT and due), default=None),
        open_children=tuple(number for number, _state, _due in below),
        remarks_unanswered=sum(not one.fix and one.resolved_at is None for one in remarks),
        remarks_unresolved=sum(one.resolved_at is None for one in remarks),
        # (Whoever has left, or works on it by now, is not waited for: else it could never be closed.)
        review_waits=Act.REVIEW not in done and can_review(assignment),
        check_waits=assignment.on_site and Act.CONFIRM not in done,
        asked_in_time=any(
            one.granted is None and timezone.localdate(one.at) <= one.term
            for one in assignment.date_requests.all()
        ),
        given_late=_given_late(assignment, today),
    )


def _given_late(assignment: Assignment, today: date) -> bool:
    """Whether its term was over when it was given to the office that has it now, or will get it."""
    if assignment.due is None or assignment.assigned_at is None:
        return False
    given = timezone.localdate(assignment.assigned_at)
    return assignment.due < (today if assignment.state == State.NOT_OURS else given)


def _lacks(assignment: Assignment, today: date) -> tuple[str, ...]:
    """Of one: besides what `lacks` sees at once also what the database has to be asked for."""
    found = lacks(assignment, today)
    if assignment.parent_id and given_to(assignment) & (offices_above(assignment) - {assignment.given_by_id}):
        found.append("executor-above")
    if assignment.reviewer_id is not None and not can_review(assignment):
        found.append("reviewer")
    return tuple(found)


def _last_reported(assignment: Assignment) -> int:
    """The number of the last report: reviews and confirmations count from there."""
    found = assignment.moves.filter(act=Act.REPORT).aggregate(last=Max("number"))["last"]
    return found or 0


def held(number: int, revision: int | None = None) -> Assignment:
    """The assignment, locked until the transaction ends.

    Raises:
        Overtaken: it has another revision than whoever looked at it.
    """
    found = (
        Assignment.objects.select_for_update(of=("self",)).select_related("executor", "parent").get(pk=number)
    )
    if revision is not None and found.revision != revision:
        raise refusals.Overtaken
    return found


def move(
    who: Person,
    number: int,
    act: Act,
    *,
    reason: str = "",
    due: date | None = None,
    revision: int | None = None,
    today: date | None = None,
) -> Assignment:
    """Does `act`, or refuses it with a sentence.

    Raises:
        JetisuError: one of `refusals`.
    """
    today = today or timezone.localdate()
    with transaction.atomic():
        assignment = held(number, revision)
        standing_ = standing(acting_as(who, today), assignment)
        facts, wish = facts_of(assignment, standing_, today), Wish(act, reason.strip(), due)
        if (wrong := refusal(facts, wish)) is not None:
            raise wrong
        _carry_out(assignment, wish, who)
        before, assignment.state = assignment.state, after(facts, act)
        lent = next((one for part, one in standing_.borrowed.items() if part in TABLE[act].by), None)
        write(assignment, wish, who, before=State(before), due_before=facts.due, acting_for=lent)
        if act == Act.RETURN:
            Remark.objects.create(assignment=assignment, seen=wish.reason, seen_by=who)
        told = {"act": act.value, "from": before, "to": assignment.state, "due": assignment.due}
        record(who, "assignment.moved", assignment, told)
    return assignment


def _carry_out(assignment: Assignment, wish: Wish, who: Person) -> None:
    """What an act changes besides the state."""
    now = timezone.now()
    if wish.act == Act.ASSIGN:
        assignment.assigned_at = now
        assignment.first_due = assignment.first_due or assignment.due
    elif wish.act == Act.REPORT:
        assignment.reported_at = now
    elif wish.act == Act.DECLINE:
        # (What this office asked for is nothing that the next one has asked for.)
        assignment.date_requests.filter(granted=None).update(
            granted=False, answer=wish.reason, answered_by=who, answered_at=now
        )
    elif wish.act in (Act.ACCEPT, Act.CANCEL, Act.DISCARD):
        assignment.closed_at = now
    elif wish.act == Act.MOVE_DATE:
        later = assignment.due is None or (wish.due is not None and wish.due > assignment.due)
        assignment.due = wish.due
        assignment.date_requests.filter(granted=None).update(
            granted=later, answer=wish.reason, answered_by=who, answered_at=now
        )


def write(
    assignment: Assignment,
    wish: Wish,
    who: Person | None,
    *,
    before: State,
    due_before: date | None = None,
    acting_for: Any = None,
) -> Move:
    """Saves the assignment and adds the step to its history."""
    assignment.revision += 1
    assignment.save()
    last = assignment.moves.aggregate(last=Max("number"))["last"] or 0
    return Move.objects.create(
        assignment=assignment,
        number=last + 1,
        act=wish.act,
        before=before,
        after=assignment.state,
        who=who,
        acting_for=acting_for,
        reason=wish.reason,
        executor=assignment.executor,
        due_before=due_before,
        due_after=assignment.due,
    )
