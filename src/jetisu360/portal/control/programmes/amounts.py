"""A sum as people write it: 1 250 000,50; 1250000.5; 12 500 000 теңге. Pure."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

_AFTER = re.compile(r"\s*(?:₸|тг\.?|тенге|теңге|kzt)$", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:[ ,.]\d{3})+")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
LONGEST = 40


def amount_of(text: str) -> Decimal | None:
    """Of tenge or of whatever unit; to two places. None: it is no sum, or less than nothing."""
    if len(text) > LONGEST:
        return None
    plain = _AFTER.sub("", " ".join(text.split()))
    sign = "," if plain.rfind(",") > plain.rfind(".") else "."
    head, sign, tail = plain.rpartition(sign)
    # (A comma or a point before one or two figures at the end parts tiyn; any other parts thousands.)
    if sign and len(tail) in (1, 2) and tail.isdecimal():
        whole, part = head, tail
    elif _GROUPED.fullmatch(plain):
        whole, part = plain, ""
    else:
        whole, part = (head, tail) if sign and tail.isdecimal() else (plain, "")
    if _GROUPED.fullmatch(whole):
        whole = re.sub(r"[ ,.]", "", whole)
    number = f"{whole}.{part}" if part else whole
    if not number.isascii() or not _PLAIN.fullmatch(number):
        return None
    try:
        return Decimal(number).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
