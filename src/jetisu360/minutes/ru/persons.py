"""People by name in a Russian sentence: initials and surname, or two capitals; and their case."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jetisu360.minutes.common.tokens import Token
from jetisu360.minutes.ru.heads import Name, head_kind
from jetisu360.minutes.ru.words import cases


def person_at(tokens: Sequence[Token], at: int) -> Name | None:
    """«А.Б. Иванову», «Рахметовой А.М.», «Нурболу Турсынбаеву» with a surname's ending."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.is_initials and at + 1 < len(tokens) and tokens[at + 1].is_capital:
        return Name(at, at + 1, at + 1, _surname_cases(tokens[at + 1].text), "person")
    if not token.is_capital or token.text.isupper():
        return None
    if (
        at + 1 < len(tokens)
        and tokens[at + 1].is_initials
        and not (at + 2 < len(tokens) and tokens[at + 2].is_capital)
    ):
        return Name(at, at, at + 1, _surname_cases(token.text), "person")
    if at + 1 < len(tokens) and tokens[at + 1].is_capital and not tokens[at + 1].text.isupper():
        second = tokens[at + 1].text
        if re.search(
            r"(?:ов|ев|ёв|ин|ын|ский|цкий|ова|ева|ина|ская|бек|бай|улы|кызы|ович|евич|овна|евна)(?:у|ой|а|ым|ом|е)?$",
            second,
        ) and not head_kind(second):
            return Name(at, at + 1, at + 1, _surname_cases(second), "person")
    return None


_OBLIQUE = re.compile(r"(?:(?:ов|ев|ёв|ин|ын)(?:у|ой|а|ым)|[сц]к(?:ому|ой|ого|им))$")


def surname_at(tokens: Sequence[Token], at: int) -> Name | None:
    """«(начальнику управления) Касымову»: a surname alone, which only after an office is a person."""
    if at >= len(tokens) or not tokens[at].is_capital or tokens[at].text.isupper():
        return None
    if not _OBLIQUE.search(tokens[at].low) or head_kind(tokens[at].text):
        return None
    return Name(at, at, at, _surname_cases(tokens[at].text), "person")


def _surname_cases(word: str) -> frozenset[str]:
    low = word.lower()
    if low.endswith(("ову", "еву", "ёву", "ину", "ыну")):
        return frozenset(("dative", "accusative"))
    if low.endswith(("овой", "евой", "ёвой", "иной", "ыной")):
        return frozenset(("dative", "genitive", "instrumental"))
    if low.endswith(("скому", "цкому")):
        return frozenset(("dative",))
    if low.endswith(("ова", "ева", "ёва", "ина", "ына")):
        return frozenset(("nominative", "genitive", "accusative"))
    if low.endswith(("ов", "ев", "ёв", "ин", "ын", "ский", "цкий")):
        return frozenset(("nominative",))
    return cases(word) or frozenset(("nominative",))
