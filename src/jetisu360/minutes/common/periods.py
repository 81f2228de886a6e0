"""Which day a named day, month, quarter or year means in a text of a given date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from jetisu360.minutes.common.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    ONE_DAY,
    add_months,
    add_working,
    end_of_month,
)
from jetisu360.minutes.common.due import Alternative, DueKind, Reason, day_of

LONGEST_MONTH = 31
MOST_UNITS = 1000
"""Of days, weeks, months, hours in a term; a larger number is an amount of something."""
_MOST_YEARS = 50


@dataclass(frozen=True, slots=True)
class When:
    """A reading: the day, its kind, what else it may be."""

    due: date | None
    kind: DueKind
    alternatives: tuple[Alternative, ...] = ()


def on_day(base: date, day: int, month: int, year: int | None) -> When | None:
    """«15 наурызға дейін»: this year's or, when that day has passed, next year's."""
    if year is not None:
        found = day_of(year, month, day)
        return When(found, "day") if found else None
    here, there = day_of(base.year, month, day), day_of(base.year + 1, month, day)
    if here is None:
        return When(there, "day") if there else None
    if here >= base or there is None:
        return When(here, "day")
    return When(there, "day", (Alternative(here, "this-year"),))


def in_month(base: date, month: int, year: int | None, day: int = LONGEST_MONTH) -> When:
    """The end of a month, or its day `day` (decades, middle)."""
    at = year or base.year
    alternatives: tuple[Alternative, ...] = ()
    found = _clipped(at, month, day)
    if year is None and found < base:
        if (base.year, base.month) != (at, month):
            alternatives = (Alternative(found, "this-year"),)
        found = _clipped(at + 1, month, day)
    return When(found, "period", alternatives)


def before_month(base: date, month: int, year: int | None) -> When:
    """«до марта»: before it begins; people also mean through its end."""
    at = year or base.year
    if year is None and date(at, month, 1) <= base:
        at += 1
    if not FIRST_YEAR <= at <= LAST_YEAR:
        return When(None, "vague")
    return When(date(at, month, 1) - ONE_DAY, "period", (Alternative(end_of_month(at, month), "through"),))


def this_month(base: date, day: int = LONGEST_MONTH, ahead: int = 0) -> When:
    last = end_of_month(base.year, base.month + ahead)
    return When(last.replace(day=min(day, last.day)), "period")


def in_quarter(base: date, quarter: int, year: int | None) -> When | None:
    if not 1 <= quarter <= 4:
        return None
    return in_month(base, quarter * 3, year)


def this_quarter(base: date, ahead: int = 0) -> When:
    return When(end_of_month(base.year, ((base.month - 1) // 3 + ahead) * 3 + 3), "period")


def in_half(base: date, half: int, year: int | None) -> When | None:
    return in_month(base, half * 6, year) if half in (1, 2) else None


def this_half(base: date) -> When:
    return When(end_of_month(base.year, 6 if base.month <= 6 else 12), "period")


def end_of_year(base: date, year: int | None = None) -> When:
    at = year or base.year
    return When(date(at, 12, 31), "period") if FIRST_YEAR <= at <= LAST_YEAR else When(None, "vague")


def before_year(base: date, year: int) -> When | None:
    """«2020 жылға дейін»: before it begins, unless it has begun; people also mean through its end."""
    if not base.year <= year <= LAST_YEAR:
        return None
    through = date(year, 12, 31)
    if year == base.year:
        return When(through, "period")
    return When(date(year - 1, 12, 31), "period", (Alternative(through, "through"),))


def within(base: date, count: int, unit: str, working: bool | None = None) -> When | None:
    """`count` of `day`, `week`, `month`, `year`, `hour` from the text's date, which itself is not counted."""
    if not 0 < count <= MOST_UNITS:
        return None
    alternatives: tuple[Alternative, ...] = ()
    if unit == "day" and working:
        return When(add_working(base, count), "duration")
    if unit == "day":
        due = base + timedelta(days=count)
        if working is None and count > 1:
            alternatives = (Alternative(add_working(base, count), "working-days"),)
            alternatives = tuple(other for other in alternatives if other.due != due)
    elif unit == "week":
        due = base + timedelta(weeks=count)
    elif unit == "month":
        due = add_months(base, count)
    elif unit == "year":
        due = add_months(base, 12 * count) if count <= _MOST_YEARS else None  # type: ignore[assignment]
    else:
        due = base + timedelta(hours=count)
    return When(due, "duration", alternatives) if due else None


def weekday(base: date, day: int, following: bool = False) -> When:
    """The next Monday (0) … Sunday (6) after the text's date; `following`: the one of next week."""
    ahead = (day - base.weekday()) % 7 or 7
    if following:
        ahead = 7 - base.weekday() + day
    return When(base + timedelta(days=ahead), "day")


def end_of_week(base: date, ahead: int = 0) -> When:
    """Friday, when the working week ends; Sunday as the other reading."""
    monday = base - timedelta(days=base.weekday()) + timedelta(weeks=ahead)
    friday, sunday = monday + timedelta(days=4), monday + timedelta(days=6)
    if friday < base:
        return When(sunday, "period")
    return When(friday, "period", (Alternative(sunday, "end-of-period"),))


def season_end(base: date, season: int, before: bool, year: int | None = None) -> When:
    """Seasons 0 spring … 3 winter: its end, or `before` it begins."""
    first = (3, 6, 9, 12)[season]
    at = year or base.year
    edge = date(at, first, 1) - ONE_DAY if before else end_of_month(at, first + 2)
    if year is None and edge < base:
        edge = date(at + 1, first, 1) - ONE_DAY if before else end_of_month(at + 1, first + 2)
    return When(edge, "period")


def also(when: When, due: date, reason: Reason) -> When:
    return When(when.due, when.kind, (*when.alternatives, Alternative(due, reason)))


def _clipped(year: int, month: int, day: int) -> date:
    last = end_of_month(min(max(year, FIRST_YEAR), LAST_YEAR), month)
    return last.replace(day=min(day, last.day))
