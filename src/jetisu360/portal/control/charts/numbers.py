"""How sums, shares and measured values are written in the reader's language: «1,23 млрд ₸»."""

from __future__ import annotations

import math
from decimal import Decimal

from babel.numbers import format_decimal

from jetisu360.language import Message, Translator, _p
from jetisu360.portal.control.charts.svg import Say

_STEPS: tuple[tuple[int, Message], ...] = (
    (10**9, _p("money", "{amount} bn ₸")),
    (10**6, _p("money", "{amount} m ₸")),
    (1, _p("money", "{amount} ₸")),
)
NOTHING = _p("chart", "no data")


def money(amount: float | Decimal, words: Translator, *, whole: bool = False) -> str:
    """Tenge, in millions and milliards where there are so many; `whole`: to the last tenge."""
    value = Decimal(str(amount))
    size, message = next((step for step in _STEPS if abs(value) >= step[0] and not whole), _STEPS[-1])
    return words(message, amount=_written(value / size, 2, words))


def measured(value: float, words: Translator, unit: str = "", digits: int | None = None) -> str:
    """A value with its unit; at most `digits` behind the point, or as many as tell it apart."""
    told = _written(value, _digits(value) if digits is None else digits, words)
    return f"{told}\u00a0{unit}" if unit else told


def share(part: float, words: Translator) -> str:
    """A part of one as per cent, whole."""
    return f"{_written(part * 100, 0, words)}\u00a0%"


def maybe(value: float | None, say: Say, words: Translator) -> str:
    """What a cell says of a value, or that there is none."""
    return words(NOTHING) if value is None else say(value)


def _digits(value: float) -> int:
    """Three digits in all, at most two behind the point."""
    size = abs(value)
    return 2 if size < 10 else 1 if size < 100 else 0


def _written(value: float | Decimal, digits: int, words: Translator) -> str:
    if not math.isfinite(value):
        return "–"
    pattern = "#,##0" + ("." + "#" * digits if digits else "")
    return str(format_decimal(round(Decimal(str(value)), digits), format=pattern, locale=words.locale))
