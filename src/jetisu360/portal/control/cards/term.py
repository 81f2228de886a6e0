"""How the term of an assignment stands, in the words of its card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from jetisu360.language import Message, _, _n
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.states import OPEN, State
from jetisu360.portal.control.assignments.terms import term, working_days

TODAY = _("due today")
NONE_LEFT = _("no working day left")
OVER = _("the term is over")
IN_TIME = _("taken off control in time")


@dataclass(frozen=True)
class ShownTerm:
    """`words`: what is left, or by how much it is overdue. `used`: the share of the term, from 0 to 1, None
    where it runs no more. `days`: how many of its working days are over.
    """

    words: Message
    overdue: bool
    used: float | None
    days: Message


def shown_term(assignment: Assignment, today: date) -> ShownTerm | None:
    """None for a draft, and for what was cancelled: no term runs."""
    state, due = State(assignment.state), assignment.due
    if due is None or assignment.assigned_at is None or state == State.CANCELLED:
        return None
    given = timezone.localdate(assignment.assigned_at)
    closed = timezone.localdate(assignment.closed_at) if assignment.closed_at else None
    found = term(state, given, due, today, closed)
    total = max(0, working_days(given, due))
    gone = min(total, max(0, working_days(given, today)))
    days = _n("{gone} of {n} working day is over", "{gone} of {n} working days are over")
    return ShownTerm(
        words=_words(state in OPEN, found.overdue, found.left, due == today),
        overdue=found.overdue,
        used=found.used if state in OPEN else None,
        days=days.fill(n=total, gone=gone),
    )


def _words(runs: bool, overdue: bool, left: int, today: bool) -> Message:
    if not runs:
        late = _n("taken off control {n} working day late", "taken off control {n} working days late")
        return late.fill(n=max(1, -left)) if overdue else IN_TIME
    if overdue:
        return _n("overdue by {n} working day", "overdue by {n} working days").fill(n=-left) if left else OVER
    if left:
        return _n("{n} working day left", "{n} working days left").fill(n=left)
    return TODAY if today else NONE_LEFT
