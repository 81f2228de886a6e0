"""Numbers in words and Roman digits, cardinal and ordinal, as the dates of official texts have them."""

# ruff: noqa: E501 - a grammar is read a rule a line
from __future__ import annotations

import re

from jetisu360.minutes.common.letters import KAZAKH, RUSSIAN

_KK = {
    "бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9, "он": 10,
    "жиырма": 20, "отыз": 30, "қырық": 40, "елу": 50, "алпыс": 60, "жетпіс": 70, "сексен": 80, "тоқсан": 90,
    "жүз": 100, "мың": 1000,
}  # fmt: skip
_KK_SUFFIX = re.compile(r"(?:ыншы|інші|нші|ншы)$")
# Ordinals that are more than a cardinal and a suffix: a lost vowel («алтыншы»), a consonant between.
_KK_ORDINALS = {"екінші": 2, "жиырмасыншы": 20}
_KK_STEMS = {"алт": 6, "жет": 7}
_KK_WORD = "|".join(sorted(_KK, key=len, reverse=True))
# «тоқсан» is ninety and also a quarter of a year, so it is a number only before another number.
KK_NUMBER = rf"(?:(?:(?!тоқсан)(?:{_KK_WORD})|тоқсан(?=\s+(?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз)))(?:ыншы|інші|ншы|нші)?\s+){{0,6}}(?:(?!тоқсан)(?:{_KK_WORD}))(?:ыншы|інші|ншы|нші)?(?![{KAZAKH}])"

_RU = {
    1: "од(?:ин|ного|ной|ну|на)|перв(?:ый|ого|ое|ом|ой|ому|ая|ую)",
    2: "дв(?:а|е|ух|ум)|втор(?:ой|ого|ое|ом|ому|ая|ую)",
    3: "тр(?:и|ех|ёх)|трет(?:ий|ьего|ье|ьем|ьей|ьему|ья|ью)",
    4: "четыре(?:х|м)?|четырёх|четв[её]рт(?:ый|ого|ое|ом|ой|ому|ая|ую)",
    5: "пят(?:ь|и|ый|ого|ое|ом)",
    6: "шест(?:ь|и|ой|ого|ое|ом)",
    7: "сем(?:ь|и)|седьм(?:ой|ого|ое|ом)",
    8: "восем(?:ь)|восьми|восьм(?:ой|ого|ое|ом)",
    9: "девят(?:ь|и|ый|ого|ое|ом)",
    10: "десят(?:ь|и|ый|ого|ое|ом)",
    11: "одиннадцат\\w+",
    12: "двенадцат\\w+",
    13: "тринадцат\\w+",
    14: "четырнадцат\\w+",
    15: "пятнадцат\\w+",
    16: "шестнадцат\\w+",
    17: "семнадцат\\w+",
    18: "восемнадцат\\w+",
    19: "девятнадцат\\w+",
    20: "двадцат\\w+",
    30: "тридцат\\w+",
    40: "сорок\\w*",
    45: "сорока\\s+пяти",
    60: "шестьдесят|шестидесят\\w+",
    90: "девяност\\w+",
}
_RU_ORDER = sorted(_RU, reverse=True)
RU_NUMBER = (
    r"(?:(?:двадцат\w+|тридцат\w+)\s+)?(?:"
    + "|".join(_RU[value] for value in _RU_ORDER)
    + rf")(?![{RUSSIAN}])"
)
_RU_WORDS = [(value, re.compile(_RU[value], re.IGNORECASE)) for value in _RU_ORDER]
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
# Typists put Cyrillic І and Х for Roman digits, and a Latin "l" or "1".
_LOOKALIKE = str.maketrans("ІХУ", "IXV")


def kazakh_number(words: str) -> int | None:
    """«жиырма бірінші» → 21, «екі мың жиырма екінші» → 2022, «15» → 15; None when it is no number."""
    text = words.strip().lower()
    if digits := re.match(r"\d{1,4}", text):
        return int(digits.group())
    total = current = 0
    for word in text.split():
        value = _KK.get(word) or _KK_ORDINALS.get(word)
        if value is None:
            stem = _KK_SUFFIX.sub("", word)
            value = _KK.get(stem) or _KK_STEMS.get(stem)
        if value is None:
            return None
        if value == 1000:
            total += max(1, current) * 1000
            current = 0
        elif value == 100:
            current = max(1, current) * 100
        else:
            current += value
    return total + current


def russian_number(words: str) -> int | None:
    """«двадцать первого» → 21, «десяти» → 10, «15» → 15; None when it is no number."""
    text = words.strip().lower()
    if digits := re.match(r"\d{1,4}", text):
        return int(digits.group())
    total = 0
    for word in text.split():
        value = next((value for value, pattern in _RU_WORDS if pattern.fullmatch(word)), None)
        if value is None:
            return None
        total += value
    return total or None


def roman(text: str) -> int | None:
    """«IV» → 4, up to 12."""
    return _ROMAN.get(text.upper().translate(_LOOKALIKE))
