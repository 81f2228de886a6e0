"""What a list shows of each assignment: asked of the database for the whole page at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from jetisu360.language import Message, _, _n
from jetisu360.portal.control.assignments.completeness import lacks
from jetisu360.portal.control.assignments.models import Assignment, DateRequest, Move, Remark
from jetisu360.portal.control.assignments.states import OPEN, Act, State
from jetisu360.portal.control.assignments.terms import Term, term
from jetisu360.portal.control.assignments.words import LACKS, STATES


@dataclass(frozen=True)
class Row:
    """`moved`: how often its date moved; `remarks`: unresolved ones; `wanted`: the later date that was asked
    for and waits; `lacks`: of a draft; `term`: None where it has no date.
    """

    assignment: Assignment
    address: str
    state: Message
    term: Term | None
    moved: int
    remarks: int
    wanted: date | None
    lacks: list[Message]

    @property
    def late(self) -> bool:
        return self.term is not None and self.term.overdue and self.assignment.state in OPEN

    @property
    def left(self) -> Message | None:
        """How its term stands, in working days."""
        if self.term is None:
            return None
        if self.assignment.state == State.CANCELLED:
            return None
        if self.assignment.state == State.DONE:
            return DONE_LATE.fill(n=max(1, -self.term.left)) if self.term.overdue else IN_TIME
        if self.term.overdue:
            return OVERDUE.fill(n=-self.term.left) if self.term.left else JUST_OVER
        return LEFT.fill(n=self.term.left) if self.term.left else LAST_DAY


LEFT = _n("{n} working day left", "{n} working days left")
OVERDUE = _n("overdue by {n} working day", "overdue by {n} working days")
DONE_LATE = _n("late by {n} working day", "late by {n} working days")
LAST_DAY = _("no working day left")
JUST_OVER = _("overdue")
IN_TIME = _("in time")


def rows(found: Sequence[Assignment], today: date) -> list[Row]:
    numbers = [one.pk for one in found]
    moved = Counter(moves_of_dates(numbers))
    remarks = Counter(
        Remark.objects.filter(assignment__in=numbers, resolved_at=None).values_list("assignment", flat=True)
    )
    wanted = dict(
        DateRequest.objects.filter(assignment__in=numbers, granted=None).values_list("assignment", "wanted")
    )
    return [
        Row(
            assignment=one,
            address=card(one.pk),
            state=STATES[State(one.state)],
            term=term_of(one, today),
            moved=moved[one.pk],
            remarks=remarks[one.pk],
            wanted=wanted.get(one.pk),
            lacks=[LACKS[key] for key in lacks(one, today)] if one.state == State.DRAFT else [],
        )
        for one in found
    ]


def moves_of_dates(numbers: Sequence[int]) -> list[int]:
    """The assignment of each move that changed its date."""
    moves = Move.objects.filter(assignment__in=numbers, act=Act.MOVE_DATE)
    return list(moves.exclude(due_after=F("due_before")).values_list("assignment", flat=True))


def term_of(assignment: Assignment, today: date) -> Term | None:
    if assignment.due is None or assignment.assigned_at is None:
        return None
    given = timezone.localdate(assignment.assigned_at)
    closed = timezone.localdate(assignment.closed_at) if assignment.closed_at else None
    return term(State(assignment.state), given, assignment.due, today, closed)


def card(number: int) -> str:
    """The address of its card; empty as long as that part is not there."""
    try:
        return reverse("cards:card", args=[number])
    except NoReverseMatch:
        return ""
