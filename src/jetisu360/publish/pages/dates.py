"""The days on which the photographs were taken, as the museum's calendar had them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from jetisu360.language import Language, locale_of

# The zone by name, never an offset: Almaty was UTC+6 until March 2024 and is UTC+5 since.
ZONE = ZoneInfo("Asia/Almaty")


def days(moments: Iterable[datetime | None]) -> tuple[date, date] | None:
    """The first and the last day, or None where no camera said."""
    known = sorted(moment.astimezone(ZONE).date() for moment in moments if moment)
    return (known[0], known[-1]) if known else None


def written(day: date, language: Language) -> str:
    """`2018 ж. 12 ақпан`, `12 февраля 2018 г.`, `12 February 2018`."""
    return format_date(day, "long", locale=locale_of(language))
