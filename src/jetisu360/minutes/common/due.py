"""When something is due, as a sentence says it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from jetisu360.minutes.common.calendar import FIRST_YEAR, LAST_YEAR, is_working, working_after, working_before

DueKind = Literal["day", "period", "duration", "recurring", "vague"]
"""A named day; a period's end; a time that runs from the text's date; a repetition; words without a date."""

Reason = Literal[
    "this-year", "through", "working-days", "working-day-after", "end-of-period", "from-date"
]  # fmt: skip
"""Why another date is possible; `strings.json` says each in the three languages."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading of the same words."""

    due: date
    reason: Reason


@dataclass(frozen=True, slots=True)
class Due:
    """`start`, `end`: of the words in the sentence; `strong`: words of a term («дейін», «в срок до»), rather
    than words of a time that may also be when something happened («в марте»).
    """

    start: int
    end: int
    kind: DueKind
    due: date | None = None
    strong: bool = True
    alternatives: tuple[Alternative, ...] = ()

    def moved(self, by: int) -> Due:
        return replace(self, start=self.start + by, end=self.end + by)


def better(old: Due | None, new: Due) -> Due:
    """Of two terms of one task: a date goes before a repetition, and both before words that give none."""
    rank = {"vague": 0, "recurring": 1}
    if old is None or rank.get(new.kind, 2) > rank.get(old.kind, 2):
        return new
    return old


def working_day(due: date | None) -> date | None:
    """For a day off the last working day before it; None when people work on that day."""
    return None if due is None or is_working(due) else working_before(due)


def with_day_off(due: Due) -> tuple[Alternative, ...]:
    """The alternatives, and for a day off the first working day after it, which the law allows."""
    if due.due is None or is_working(due.due):
        return due.alternatives
    return (*due.alternatives, Alternative(working_after(due.due), "working-day-after"))


def day_of(year: int, month: int, day: int) -> date | None:
    """A date, or None where there is no such day (30 February) or no such year in this calendar."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
