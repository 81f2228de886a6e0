"""How sums, shares and measured values are written in the reader's language: «1,23 млрд ₸»."""

from __future__ import annotations

import math
from decimal import Decimal

from babel.numbers import format_decimal

from jetisu360.language import Message, Translator, _p
from jetisu360.portal.control.charts.svg import Say

# A thousand is not shortened by a word: «12 500 ₸» is as short as «12,5 мың ₸».
_STEPS: tuple[tuple[int, Message], ...] = (
    (12, _p("money", "{number} trn ₸")),
    (9, _p("money", "{number} bn ₸")),
    (6, _p("money", "{number} mln ₸")),
    (0, _p("money", "{number} ₸")),
)
NOTHING = _p("chart", "no data")


def money(amount: float | Decimal, words: Translator) -> str:
    """Tenge, in millions and more where there are so many: three digits are enough to compare."""
    value = float(amount)
    for power, message in _STEPS:
        if power == 0:
            return words(message, number=_written(value, 0, words))
        part = value / 10**power
        # (999 999 999 is a thousand millions: it is written as one milliard.)
        if round(abs(part), 2) >= 1:
            return words(message, number=_written(part, _digits(part), words))
    raise AssertionError("the last step takes everything")


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


def _written(value: float, digits: int, words: Translator) -> str:
    if not math.isfinite(value):
        return "–"
    pattern = "#,##0" + ("." + "#" * digits if digits else "")
    return str(format_decimal(Decimal(str(value)), format=pattern, locale=words.locale))
