"""What the rules for Russian ask of a sentence, each question by its name."""

from __future__ import annotations

import re

from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import words_of

WAS = re.compile(r"\s+(?:был|была|было|были)\b")


def has_participle(s: RussianSentence, at: int) -> bool:
    return any(
        any(one.pos == "PRTS" or (one.pos == "INFN") for one in words_of(token.text)[:1])
        and token.low != "быть"
        for token in s.tokens[at + 1 : at + 6]
        if token.is_word
    )
