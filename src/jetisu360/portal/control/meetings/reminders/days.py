"""On which days somebody is reminded of a date: at half of the term, at nine tenths of it, and on the last
working day before the date. Counted in working days of Kazakhstan; no day after the date is among them.

Pure: no database.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from jetisu360.minutes.common.calendar import is_working, working_before
from jetisu360.portal.control.assignments.terms import working_days

ONE_DAY = timedelta(days=1)


class Kind(StrEnum):
    HALF = "half"
    MOST = "most"
    LAST = "last"


@lru_cache(maxsize=8192)
def days(given: date, due: date) -> tuple[tuple[date, Kind], ...]:
    """The days in their order, each once; of two kinds on one day the later one. On the day on which an
    assignment was given nobody is reminded of it.
    """
    total = working_days(given, due)
    if total <= 0:
        return ()
    found = {_reached(given, due, -(-total // 2)): Kind.HALF}
    found[_reached(given, due, -(-total * 9 // 10))] = Kind.MOST
    found[working_before(due - ONE_DAY)] = Kind.LAST
    return tuple(sorted((day, kind) for day, kind in found.items() if given < day <= due))


def _reached(given: date, due: date, count: int) -> date:
    """The last of `count` working days after `given`; the last one of the term, if it has fewer."""
    day = last = given
    while count > 0 and day < due:
        day += ONE_DAY
        if is_working(day):
            last, count = day, count - 1
    return last


def which(given: date, due: date, today: date, told: Collection[str] = ()) -> Kind | None:
    """What somebody is to be reminded of `today`: the last kind whose day has come, unless they were told.

    A day on which no letters could be sent is made up for on the next working day, within the term.
    """
    if today > due or not is_working(today):
        return None
    come = [kind for day, kind in days(given, due) if day <= today]
    return come[-1] if come and come[-1] not in told else None
