"""What a pack holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from jetisu360.language import Message, _, _p
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.assignments.models import Assignment, DateRequest, Move
from jetisu360.portal.control.assignments.standing import seen_by
from jetisu360.portal.control.assignments.states import OPEN, Act, State
from jetisu360.portal.control.meetings.models import Problem, Series
from jetisu360.portal.control.meetings.pack.pairs import Pair, pairs_of
from jetisu360.portal.control.meetings.promised import Row, rows_of
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.museums.models import Region

MOST_ROWS = 300
"""Of a whole pack. A longer one is read by nobody, and costs a worker more memory than it has."""
WEEK = 7
"""Days from the day of the pack on, that day included."""

OVERDUE, DUE, RETURNED, ASKED, PROBLEMS = "overdue", "due", "returned", "asked", "problems"
HEADINGS: Mapping[str, Message] = {
    OVERDUE: _p("pack", "Overdue"),
    DUE: _("Due by {day}"),
    RETURNED: _p("pack", "Returned"),
    ASKED: _("Asked for a later date"),
    PROBLEMS: _("Problems"),
}
NOTHING: Mapping[str, Message] = {
    OVERDUE: _("Nothing is overdue."),
    DUE: _("Nothing is due."),
    RETURNED: _("Nothing was returned."),
    ASKED: _("Nobody asks for a later date."),
    PROBLEMS: _("No problem waits for an answer."),
}


@dataclass(frozen=True)
class Line:
    """`row`: an assignment, or None; `problem`: a problem, or None. `wanted`, `note`: the date that is asked
    for, and why; or why it was returned.
    """

    row: Row | None = None
    problem: Problem | None = None
    wanted: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Section:
    """`total`: how many there are, of which `lines` are in the pack."""

    key: str
    lines: list[Line]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.lines)


@dataclass(frozen=True)
class Pack:
    """`until`: the last day of what is due. `more_pairs`: how many are not among `pairs`."""

    region: Region
    day: date
    until: date
    office: Office | None = None
    series: Series | None = None
    sections: list[Section] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    more_pairs: int = 0

    @property
    def of_assignments(self) -> list[Section]:
        return [one for one in self.sections if one.key != PROBLEMS]

    @property
    def of_problems(self) -> Section:
        return next(one for one in self.sections if one.key == PROBLEMS)


def pack_of(
    person: Person,
    region: Region,
    office: Office | None = None,
    series: Series | None = None,
    most: int = MOST_ROWS,
) -> Pack:
    """What `person` may see of it; at most `most` lines, the first sections first."""
    today = timezone.localdate()
    rows = _assignments(person, region, office, series, today)
    found = Pack(region, today, today + timedelta(days=WEEK - 1), office, series)
    sections = sections_of(found, rows, most)
    lines = [line for section in sections for line in section.lines]
    # (One that is overdue and was returned as well is in two sections.)
    pairs, more = pairs_of(line.row.assignment for line in lines if line.row)
    return replace(found, sections=sections, pairs=pairs, more_pairs=more)


def sections_of(pack: Pack, rows: Any, most: int, each: int | None = None) -> list[Section]:
    """`rows`: the open assignments that it is about, by their date. `each`: lines of one section at most."""
    today, until = pack.day, pack.until
    makers: tuple[tuple[str, Callable[[int], tuple[list[Line], int]]], ...] = (
        (OVERDUE, lambda left: _plain(rows.filter(due__lt=today), left, today)),
        (DUE, lambda left: _plain(rows.filter(due__gte=today, due__lte=until), left, today)),
        (RETURNED, lambda left: _returned(rows, left, today)),
        (ASKED, lambda left: _asked(rows, left, today)),
        (PROBLEMS, lambda left: _problems(pack, left)),
    )
    found = []
    for key, make in makers:
        lines, total = make(most if each is None else min(most, each))
        most -= len(lines)
        found.append(Section(key, lines, total))
    return found


def _assignments(
    person: Person, region: Region, office: Office | None, series: Series | None, today: date
) -> Any:
    rows = Assignment.objects.filter(seen_by(person, today), region=region, state__in=OPEN)
    if office is not None:
        shared = Assignment.co_executors.through.objects.filter(office_id=office.pk)
        own = Assignment.objects.filter(executor=office, state__in=OPEN).order_by().values("pk")
        # (Not one or the other: a database would look at every row of the region for that.)
        rows = rows.filter(pk__in=own.union(shared.values("assignment_id")))
    if series is not None:
        rows = rows.filter(source__meeting__series=series)
    return rows.order_by("due", "pk")


def _plain(rows: Any, left: int, today: date) -> tuple[list[Line], int]:
    shown = rows_of(rows.select_related("executor")[:left], today)
    return [Line(row=row) for row in shown], rows.count()


def returned(rows: Any) -> Any:
    """Those that came back: after a report, or from an office that says that they are not its own."""
    return rows.filter(Q(state=State.IN_PROGRESS, reported_at__isnull=False) | Q(state=State.NOT_OURS))


def _returned(rows: Any, left: int, today: date) -> tuple[list[Line], int]:
    back = returned(rows)
    shown = rows_of(back.select_related("executor")[:left], today)
    numbers = [row.assignment.pk for row in shown]
    steps = Move.objects.filter(assignment__in=numbers, act__in=[Act.RETURN, Act.DECLINE])
    reasons = dict(steps.order_by("number").values_list("assignment", "reason"))
    lines = [Line(row=row, note=reasons.get(row.assignment.pk, "")) for row in shown]
    return lines, back.count()


def _asked(rows: Any, left: int, today: date) -> tuple[list[Line], int]:
    asked = DateRequest.objects.filter(granted=None, assignment__in=rows).order_by("at", "pk")
    shown = list(asked.select_related("assignment__executor")[:left])
    of_them = rows_of([one.assignment for one in shown], today)
    lines = [
        Line(row=row, wanted=one.wanted, note=one.reason) for one, row in zip(shown, of_them, strict=True)
    ]
    return lines, asked.count()


def _problems(pack: Pack, left: int) -> tuple[list[Line], int]:
    rows = Problem.objects.filter(region=pack.region, answered_at=None)
    if pack.office is not None:
        rows = rows.filter(office=pack.office)
    if pack.series is not None:
        spoken = Q(items__series=pack.series) | Q(assignment__source__meeting__series=pack.series)
        rows = rows.filter(spoken).distinct()
    shown = rows.select_related("office", "assignment").order_by("raised_at", "pk")[:left]
    return [Line(problem=one) for one in shown], rows.count()
