"""Numbers as people write them in reports: «1 234,5», «1,234.5», «12,5 млн», «3 мың»; and as they are shown.

A single comma or point is that of decimals, as Kazakh and Russian write; of two different ones the last is;
one that comes twice parts thousands. Pure: no database.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from babel.numbers import format_decimal

from jetisu360.language import locale_of
from jetisu360.portal.control.indicators.refusals import NotANumber, NumberTooLarge

DIGITS = 14
"""Before the comma, and `PLACES` after it: as the database keeps them."""
PLACES = 4
LONGEST = 60
_SPACES = re.compile(r"[\s'\u2019_]+")
_NUMBER = re.compile(r"([+\-\u2212\u2013]?)([\d.,]+)(\D*)", re.ASCII)
_TIMES = {
    "": 1,
    "мың": 1_000,
    "тыс": 1_000,
    "тысяч": 1_000,
    "тысяча": 1_000,
    "тысячи": 1_000,
    "thousand": 1_000,
    "млн": 1_000_000,
    "миллион": 1_000_000,
    "миллиона": 1_000_000,
    "миллионов": 1_000_000,
    "million": 1_000_000,
    "mln": 1_000_000,
    "млрд": 1_000_000_000,
    "миллиард": 1_000_000_000,
    "миллиарда": 1_000_000_000,
    "миллиардов": 1_000_000_000,
    "billion": 1_000_000_000,
    "bln": 1_000_000_000,
}
_MONEY = re.compile(r"(?:теңге|тенге|тг|kzt|₸)$")


def read_number(text: str) -> Decimal | None:
    """None for an empty text, and for a dash.

    Raises:
        NotANumber, NumberTooLarge
    """
    plain = _SPACES.sub("", text.replace("\0", "?").lower())
    if plain in ("", "-", "\u2013", "\u2014"):
        return None
    found = _NUMBER.fullmatch(plain) if len(plain) <= LONGEST else None
    times = _TIMES.get(_MONEY.sub("", found[3]).strip(".")) if found else None
    digits = _digits(found[2]) if found else ""
    if found is None or times is None or not digits:
        raise NotANumber(text=text.strip()[:LONGEST])
    try:
        value = Decimal(digits) * times
    except InvalidOperation:
        raise NotANumber(text=text.strip()[:LONGEST]) from None
    if abs(value) >= Decimal(10) ** DIGITS or value != value.quantize(Decimal(1).scaleb(-PLACES)):
        raise NumberTooLarge
    return -value if found[1] and found[1] != "+" else value


def _digits(text: str) -> str:
    """With a point before the decimals, and no other sign; empty where that cannot be told."""
    if "," in text and "." in text:
        mark = max(",.", key=text.rfind)
        if text.count(mark) > 1:
            return ""
        whole, decimals = text.rsplit(mark, 1)
        return f"{_joined(whole)}.{decimals}" if _joined(whole) and decimals else ""
    mark = "," if "," in text else "."
    if text.count(mark) > 1:
        return _joined(text)
    whole, _, decimals = text.partition(mark)
    return f"{whole or '0'}.{decimals or '0'}" if whole or decimals else ""


def _joined(text: str) -> str:
    """Thousands together, if that is what its signs part; else empty."""
    parts = re.split(r"[.,]", text)
    good = 1 <= len(parts[0]) <= 3 and all(len(one) == 3 for one in parts[1:])
    return "".join(parts) if good or len(parts) == 1 else ""


def shown(value: Decimal | None, decimals: int, language: str) -> str:
    """With spaces between thousands, and so many digits after the comma as the indicator has."""
    if value is None:
        return "–"
    places = "." + "0" * decimals if decimals else ""
    return str(format_decimal(value, format=f"#,##0{places}", locale=locale_of(language)))


def typed(value: Decimal | None, language: str) -> str:
    """As it stands in a field: without spaces, and no digits that say nothing."""
    if value is None:
        return ""
    text = f"{value.normalize():f}"
    return text if language == "en" else text.replace(".", ",")
