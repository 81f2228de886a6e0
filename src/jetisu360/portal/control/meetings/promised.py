"""What was promised last time: the assignments of the minutes of the meeting before, as they stand now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from jetisu360.language import Message, _n
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.states import CLOSED, OPEN, State
from jetisu360.portal.control.assignments.terms import term
from jetisu360.portal.control.assignments.words import STATES
from jetisu360.portal.control.meetings.links import card
from jetisu360.portal.control.meetings.models import HELD, Meeting

MOST = 200
LEFT = _n("{n} working day left", "{n} working days left")
OVER = _n("overdue by {n} working day", "overdue by {n} working days")


@dataclass(frozen=True)
class Row:
    """An assignment as a list shows it. `term`: how long it still has, of one that is open."""

    assignment: Any
    state: Message
    href: str
    overdue: bool
    term: Message | None
    moved: bool

    @property
    def open(self) -> bool:
        return self.assignment.state in OPEN

    @property
    def done(self) -> bool:
        return bool(self.assignment.state == State.DONE)


@dataclass(frozen=True)
class Promised:
    """`more`: how many there are besides `rows`."""

    meeting: Meeting
    rows: list[Row]
    total: int
    done: int
    overdue: int

    @property
    def more(self) -> int:
        return self.total - len(self.rows)


def before(meeting: Meeting) -> Meeting | None:
    """The meeting of the series that was held before this one."""
    rows = Meeting.objects.filter(series=meeting.series_id, state=HELD).exclude(pk=meeting.pk)
    return rows.select_related("minutes").filter(day__lte=meeting.day).order_by("-day", "-pk").first()


def promised(meeting: Meeting, seen: Any, today: date) -> Promised | None:
    """`seen`: the filter of `seen_by`. What is overdue comes first, then what is open, by its date."""
    last = before(meeting)
    if last is None or last.minutes_id is None:
        return None
    rows = Assignment.objects.filter(seen, source=last.minutes_id).exclude(state=State.DRAFT)
    rows = rows.exclude(state=State.CANCELLED, assigned_at=None)
    # (In Python: there are as many as one set of minutes has points.)
    ordered = sorted(
        rows.select_related("executor"), key=lambda one: (one.state in CLOSED, one.due or date.max, one.pk)
    )
    return Promised(
        meeting=last,
        rows=rows_of(ordered[:MOST], today),
        total=len(ordered),
        done=sum(one.state == State.DONE for one in ordered),
        overdue=sum(one.state in OPEN and one.due is not None and one.due < today for one in ordered),
    )


def rows_of(assignments: Iterable[Assignment], today: date | None = None) -> list[Row]:
    today = today or timezone.localdate()
    return [_row(one, today) for one in assignments]


def _row(one: Assignment, today: date) -> Row:
    words, overdue = None, False
    if one.state in OPEN and one.due is not None:
        given = timezone.localdate(one.assigned_at) if one.assigned_at else today
        at = term(State(one.state), given, one.due, today)
        overdue = at.overdue
        # A date that was over on a day off is overdue by no working day yet, and overdue all the same.
        words = OVER.fill(n=max(1, -at.left)) if overdue else LEFT.fill(n=at.left)
    return Row(
        assignment=one,
        state=STATES[State(one.state)],
        href=card(one.pk),
        overdue=overdue,
        term=words,
        moved=one.first_due is not None and one.due != one.first_due,
    )
