"""The first word of a Russian name: the kind of office, body or people it says; and the name it opens."""

from __future__ import annotations

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
            for kind in ("office", "body", "people"):
                if reading.lemma in kinds[kind]:
                    return kind
    return ""


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` to `last` (included); `head` is the word that changes with the case; `cases` it may be
    in.
    """

    first: int
    head: int
    last: int
    cases: frozenset[str]
    kind: str
