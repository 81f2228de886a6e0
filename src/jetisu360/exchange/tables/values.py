"""What a cell says: nothing, a number that Excel made a fraction, a date that Excel made a number, a size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from jetisu360.exchange.tables.vocabulary import SIZES, nothing

_WHOLE = re.compile(r"-?\d{1,15}\.0+")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_SERIAL = re.compile(r"\d{5}(?:\.0+)?")
# Excel counts days from here (30 December 1899, because it takes 1900 for a leap year). Five digits below
# this
# last one are the years 1927 to 2036; a year itself has four.
_EXCEL_BEGINS = date(1899, 12, 30)
_LAST_SERIAL = 50_000
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_LONG_FRACTION = re.compile(r"\d+\.\d{12,}")


def said(text: str) -> str:
    """The text without blanks around it; nothing for a cell that only says that nothing is known."""
    bare = text.replace("\u00a0", " ").strip()
    return "" if bare.casefold() in nothing() else bare


def all_whole(texts: Iterable[str]) -> bool:
    """Whether every number of a column ends with `.0`: then a program made them so (`1234.0` for 1234)."""
    filled = [text for text in texts if text and _NUMBER.fullmatch(text)]
    return bool(filled) and all(_WHOLE.fullmatch(text) for text in filled)


def whole(text: str) -> str:
    """`1234.0` as 1234; anything else as it is."""
    return text.partition(".")[0] if _WHOLE.fullmatch(text) else text


def dated(text: str, language: str) -> str:
    """A day as people write it. A number of Excel's is taken for the day that it means; years stay years."""
    text = whole(text)
    if _SERIAL.fullmatch(text) and int(text) <= _LAST_SERIAL:
        day = _EXCEL_BEGINS + timedelta(days=int(text))
    elif found := _ISO.fullmatch(text):
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return text
    else:
        return text
    return day.isoformat() if language == "en" else f"{day:%d.%m.}{day.year:04d}"


def size(text: str, unit: str) -> str:
    """A size with the unit of its heading, where the cell has none itself."""
    text = _short_fraction(whole(text))
    return f"{text} {unit}" if unit and not re.search(r"[^\W\d_xхх]", text.casefold()) else text


def composed(parts: Mapping[str, tuple[str, str]]) -> str:
    """Height × width × length × depth, and the diameter, of their texts and units: `24 × 12 см, ⌀ 7 см`."""
    sides = [
        (said(parts[key][0]), parts[key][1])
        for key in SIZES[:-1]
        if key in parts and _more_than_zero(parts[key][0])
    ]
    found = []
    if sides:
        found.append(_together(sides))
    if "diameter" in parts and _more_than_zero(parts["diameter"][0]):
        found.append("⌀ " + size(said(parts["diameter"][0]), parts["diameter"][1]))
    return ", ".join(found)


def _together(sides: Sequence[tuple[str, str]]) -> str:
    units = {unit for _, unit in sides}
    plain = all(_NUMBER.fullmatch(text) for text, _ in sides)
    if len(units) == 1 and plain:
        return size(" × ".join(_short_fraction(whole(text)) for text, _ in sides), next(iter(units)))
    return " × ".join(size(text, unit) for text, unit in sides)


def _more_than_zero(text: str) -> bool:
    """Data sets write 0 for a side that was not measured."""
    return bool(said(text)) and not re.fullmatch(r"0+(?:[.,]0*)?", said(text))


def _short_fraction(text: str) -> str:
    """`24.300000000000001` is 24.3."""
    return f"{float(text):.10g}" if _LONG_FRACTION.fullmatch(text) else text
