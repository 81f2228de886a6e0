"""How a term runs, on the working calendar of Kazakhstan: computed whenever it is asked, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from jetisu360.minutes.common.calendar import is_working
from jetisu360.portal.control.assignments.states import OPEN, State

YEARS = range(2000, 2100)
"""In which an assignment can be due, and a meeting can be."""
SHORT = 2
"""Working days; a term under them is remarked on."""
_MOST = 4000
"""Days that are counted one by one; a longer term is counted by weeks."""


@dataclass(frozen=True, slots=True)
class Term:
    """`left`: working days until the date, today's not counted; below zero: since it. `used`: the share of
    the working days that are over, from 0 to 1.
    """

    overdue: bool
    left: int
    used: float


def working_days(since: date, until: date) -> int:
    """Working days after `since`, up to `until`; negative where `until` is the earlier of the two."""
    if until < since:
        return -working_days(until, since)
    days = (until - since).days
    if days > _MOST:
        return days * 5 // 7
    return sum(is_working(since + timedelta(days=n)) for n in range(1, days + 1))


def term(state: State, given: date, due: date, today: date, closed: date | None = None) -> Term:
    """How the term stands `today`, or stood when it was `closed`."""
    now = closed if closed is not None and state not in OPEN else today
    total, gone = working_days(given, due), working_days(given, now)
    used = 1.0 if now >= due or total <= 0 else max(0.0, gone / total)
    return Term(overdue=now > due, left=working_days(now, due), used=min(1.0, used))
