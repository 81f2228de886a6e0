"""Months, quarters and years of which districts report: their days, their names, and the one before.

Pure: no database.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from babel.dates import get_month_names

from jetisu360.language import LANGUAGES, Message, _, _p, locale_of
from jetisu360.minutes.common.calendar import is_working

YEARS = range(2000, 2101)
DAYS_AFTER = 10
"""A report is due so many days after its period, on a working day."""


class Every(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


IN_A_YEAR = {Every.MONTH: 12, Every.QUARTER: 4, Every.YEAR: 1}
EVERY_WORDS: dict[Every, Message] = {
    Every.MONTH: _p("period", "Months"),
    Every.QUARTER: _p("period", "Quarters"),
    Every.YEAR: _p("period", "Years"),
}
_QUARTER = _p("period", "quarter {number}, {year}")
_SHORT_QUARTER = _p("period", "Q{number}")
_MONTH = _p("period", "{month} {year}")
_YEAR = _("{year} (year)")
_KEY = re.compile(r"(month|quarter|year)-(\d{4})-(\d{1,2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """`number`: which of its year, from 1."""

    every: Every
    year: int
    number: int

    @property
    def key(self) -> str:
        """As it stands in an address."""
        return f"{self.every}-{self.year}-{self.number}"

    @property
    def first(self) -> date:
        return date(self.year, (self.number - 1) * (12 // IN_A_YEAR[self.every]) + 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after().first - timedelta(days=1)

    def after(self) -> Period:
        if self.number < IN_A_YEAR[self.every]:
            return Period(self.every, self.year, self.number + 1)
        return Period(self.every, self.year + 1, 1)

    def before(self) -> Period:
        if self.number > 1:
            return Period(self.every, self.year, self.number - 1)
        return Period(self.every, self.year - 1, IN_A_YEAR[self.every])

    def year_before(self) -> Period:
        return Period(self.every, self.year - 1, self.number)

    def due(self) -> date:
        """When its report is due, unless somebody says otherwise."""
        day = self.last + timedelta(days=DAYS_AFTER)
        while not is_working(day):
            day += timedelta(days=1)
        return day

    def name(self) -> dict[str, str]:
        """In every language."""
        return _name(self)

    def short(self) -> dict[str, str]:
        """Within a year that is known."""
        return _short(self)


@lru_cache(maxsize=2048)
def _name(period: Period) -> dict[str, str]:
    details: dict[str, object] = {"year": period.year, "number": period.number}
    if period.every == Every.MONTH:
        return {
            language: _MONTH.say(language, month=_month(period.number, "wide", language), year=period.year)
            for language in LANGUAGES
        }
    words = _QUARTER if period.every == Every.QUARTER else _YEAR
    return {language: words.say(language, **details) for language in LANGUAGES}


@lru_cache(maxsize=2048)
def _short(period: Period) -> dict[str, str]:
    if period.every == Every.MONTH:
        return {language: _month(period.number, "abbreviated", language) for language in LANGUAGES}
    if period.every == Every.QUARTER:
        return {language: _SHORT_QUARTER.say(language, number=period.number) for language in LANGUAGES}
    return dict.fromkeys(LANGUAGES, str(period.year))


def _month(number: int, width: Literal["abbreviated", "wide"], language: str) -> str:
    name = str(get_month_names(width, context="stand-alone", locale=locale_of(language))[number])
    return name if language == "en" else name.lower()


def parse(key: str) -> Period | None:
    """The period that an address names; None for one that there is not."""
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    every, year, number = Every(found[1]), int(found[2]), int(found[3])
    if year not in YEARS or not 1 <= number <= IN_A_YEAR[every]:
        return None
    return Period(every, year, number)


def of_year(every: Every, year: int) -> list[Period]:
    return [Period(every, year, number) for number in range(1, IN_A_YEAR[every] + 1)]


def at(every: Every, day: date) -> Period:
    """The one in which a day lies."""
    return Period(every, day.year, (day.month - 1) // (12 // IN_A_YEAR[every]) + 1)


def last_ones(every: Every, today: date, count: int) -> list[Period]:
    """The one of today and those before it, the newest first."""
    found = [at(every, today)]
    while len(found) < count:
        found.append(found[-1].before())
    return found
