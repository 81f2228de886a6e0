"""Dates, times, numbers and sizes as people read them: in the language of the request, in Almaty's time."""

from __future__ import annotations

import datetime as clock

from babel.dates import format_date, format_datetime, format_timedelta
from babel.numbers import format_decimal
from django.utils import timezone

from jetisu360.language import _, locale_of
from jetisu360.portal.looks.words import current_language, say


def date(value: clock.date | clock.datetime) -> str:
    """5 желтоқсан 2026 ж.-like, as CLDR writes a long date."""
    if isinstance(value, clock.datetime):
        value = timezone.localtime(value).date()
    return format_date(value, "long", locale=locale_of(current_language()))


def day(value: clock.date | clock.datetime) -> str:
    """The same in figures, for tables: 05.12.2026."""
    if isinstance(value, clock.datetime):
        value = timezone.localtime(value).date()
    return value.strftime("%d.%m.%Y")


def moment(value: clock.datetime) -> str:
    """A date with its time, in Asia/Almaty."""
    local = timezone.localtime(value)
    return format_datetime(local.replace(tzinfo=None), "d MMM y, HH:mm", locale=locale_of(current_language()))


def ago(value: clock.datetime) -> str:
    """How long ago, in one unit; "now" within a minute."""
    passed = timezone.now() - value
    if passed.total_seconds() < 60:
        return say(_("just now"))
    return format_timedelta(-passed, add_direction=True, locale=locale_of(current_language()))


def number(value: float) -> str:
    return format_decimal(value, locale=locale_of(current_language()))


_UNITS = (
    (1_000_000_000, _("{amount} GB")),
    (1_000_000, _("{amount} MB")),
    (1_000, _("{amount} KB")),
)


def size(value: int) -> str:
    """Bytes in the unit that people know; one decimal below ten."""
    for unit, message in _UNITS:
        if value >= unit:
            amount = value / unit
            return say(message, amount=number(round(amount, 1) if amount < 10 else round(amount)))
    return say(_("{amount} bytes"), amount=number(value))


_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
# In this order: Edge and Opera call themselves Chrome, and all of them Safari.
_BROWSERS = (
    ("YaBrowser", "Яндекс Браузер"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("SamsungBrowser", "Samsung Internet"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)


def device(agent: str) -> str:
    """A browser as its owner would call it, such as “Firefox, Windows”."""
    names = [next((name for sign, name in known if sign in agent), None) for known in (_BROWSERS, _SYSTEMS)]
    return ", ".join(filter(None, names)) or say(_("an unknown browser"))
