"""The working calendar of Kazakhstan with the days off that the government moves (package `holidays`)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import holidays

FIRST_YEAR, LAST_YEAR = 1992, 2100
"""Years of terms, within those of which `holidays` has the calendar of Kazakhstan (1991 to 2100)."""
ONE_DAY = timedelta(days=1)
MOST_WORKING = 1000
"""Working days counted one by one: four years, and a bound on the time that a number in a text can cost."""


@lru_cache(maxsize=1)
def _calendar() -> holidays.HolidayBase:
    return holidays.country_holidays("KZ")


@lru_cache(maxsize=4096)
def is_working(day: date) -> bool:
    """Whether people work on that day."""
    return bool(_calendar().is_working_day(day))


def working_before(day: date) -> date:
    """The day itself, or the last working day before it."""
    while not is_working(day):
        day -= ONE_DAY
    return day


def working_after(day: date) -> date:
    """The day itself, or the first working day after it (Civil Code of Kazakhstan, article 175)."""
    while not is_working(day):
        day += ONE_DAY
    return day


def add_working(day: date, count: int) -> date:
    """The last of `count` working days, at most `MOST_WORKING`; the first is the one after `day`."""
    left = min(count, MOST_WORKING)
    while left > 0:
        day += ONE_DAY
        left -= is_working(day)
    return day


def end_of_month(year: int, month: int) -> date:
    """The last day of a month; `month` may run past 12 or below 1."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year + month // 12, month % 12 + 1, 1) - ONE_DAY


def add_months(day: date, count: int) -> date:
    """The same day of a later month, or that month's last (31 January and a month is the end of February)."""
    last = end_of_month(day.year, day.month + count)
    return last.replace(day=min(day.day, last.day))
