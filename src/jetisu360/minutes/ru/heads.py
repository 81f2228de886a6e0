"""The first word of a Russian name: the kind of office, body or people it says; and the name it opens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from jetisu360.minutes.common.wordlists import sections
from jetisu360.minutes.ru.words import words_of


@lru_cache(maxsize=1 << 15)
def head_kind(word: str) -> str:
    """office, body, people, abbreviation or nothing."""
    kinds = sections("ru", "heads.txt")
    if word in kinds["abbreviation"]:
        return "abbreviation"
    for reading in words_of(word)[:3]:
        if reading.pos in ("NOUN", "ADJF"):
            plain = _SHORTENED.sub("", reading.lemma)
            for kind in ("office", "body", "people"):
                if reading.lemma in kinds[kind] or (len(plain) >= _SHORTEST_PLAIN and plain in kinds[kind]):
                    return kind
    return "body" if MASLIKHAT.fullmatch(word.lower()) else ""


# Of which the dictionary knows no cases.
MASLIKHAT = re.compile(r"маслихат(?:у|ом|е|ам|ов|ами|ах)")
# «спецгосорганам», «облуправлению», «райакимату», «замминистра», «госучреждение».
_SHORTENED = re.compile(
    r"^(?:(?:спец|гос|обл|гор|рай|сель|зам|нац|мед|соц|строй|пром|ком|энерго|авиа|авто|тур|агро|квази|мини)-?){1,2}"
)
_SHORTEST_PLAIN = 4
"""Letters of a head after what is cut from its front; shorter ones are common endings."""


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` to `last` (included); `head` is the word that changes with the case, `changing` those
    after it that change with it; `cases` it may be in.
    """

    first: int
    head: int
    last: int
    cases: frozenset[str]
    kind: str
    changing: tuple[int, ...] = ()
