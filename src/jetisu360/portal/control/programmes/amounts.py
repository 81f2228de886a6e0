"""A sum as people and spreadsheets write it: 1 250 000,50; 1250000.5; 12,500,000; 340 теңге. Pure.

Thousands stand apart by spaces, or by a sign that comes several times; the last sign that comes once begins
the part after the whole: so it is in Kazakh and in Russian, and in what a spreadsheet keeps. `1,250` of tenge
may be meant either way, so it is neither.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

_AFTER = re.compile(r"\s*(?:₸|тг\.?|тенге|теңге|kzt)$", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+|\d+", re.ASCII)
_PART = re.compile(r"\d+", re.ASCII)
LONGEST = 40
TIYN = Decimal("0.01")


def amount_of(text: str, unit: Decimal = Decimal(1)) -> Decimal | None:
    """Tenge, to the tiyn. `unit`: how many tenge one is. None: it is no sum, or may be meant either way."""
    if len(text) > LONGEST:
        return None
    whole, part = _AFTER.sub("", " ".join(text.split())), ""
    sign = "," if whole.rfind(",") > whole.rfind(".") else "."
    if whole.count(sign) == 1:
        whole, _sign, part = whole.partition(sign)
        if not _PART.fullmatch(part):
            return None
    if not _GROUPED.fullmatch(whole):
        return None
    amount = Decimal(f"{re.sub('[ ,.]', '', whole)}.{part or 0}") * unit
    if len(part) == 3 and unit == 1:
        return None
    return amount.quantize(TIYN, ROUND_HALF_UP)
