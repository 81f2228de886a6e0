"""Terms under which a text is found, whatever form its words have in it: Kazakh stems and Russian lemmas.

A word alone does not say of which language it is, and a question is often one word. So each word of a text
stands under all that it may be: as it is written (folded), its Kazakh stem, its Russian lemma. A question
asks for any of these of each of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from jetisu360.kazakh import fold, repair, search_terms, stem
from jetisu360.minutes.ru.words import parse

MOST_ASKED = 8
"""Words of a question that are looked for."""
PREFIX = 4
"""Letters from which on the beginning of a word finds it."""
_LONGEST = 60
_LEMMAS = 2
_WORD = re.compile(r"[^\W_]+")
_RUSSIAN = re.compile(r"[а-яё]+")
_RUSSIAN_EMPTY = "на по за из от до об во со не для при или что"
_EMPTY = frozenset(
    map(fold, ("және мен бен пен да де үшін бойынша туралы " + _RUSSIAN_EMPTY).split()),
)
"""Words that a question may have and nobody looks for."""


def terms_of(texts: Iterable[str]) -> list[str]:
    """The terms of texts, sorted, each once."""
    return sorted({term for text in texts for term in _of_text(text)})


@lru_cache(maxsize=1 << 12)
def _of_text(text: str) -> frozenset[str]:
    """(Offices, programmes and places come again and again.)"""
    found = {term for term in search_terms(text) if _WORD.fullmatch(term)}
    for word in _WORD.findall(repair(text)):
        found.update(forms(word))
    return frozenset(found)


def asked(text: str) -> list[list[str]]:
    """Of each word of a question the terms that it may mean; the first is the word itself, folded."""
    words = [word for word in _WORD.findall(repair(text)) if _counts(word)]
    return [forms(word) for word in words[:MOST_ASKED]]


def _counts(word: str) -> bool:
    return word.isdigit() or (len(word) > 1 and fold(word) not in _EMPTY)


@lru_cache(maxsize=1 << 15)
def _forms(word: str) -> tuple[str, ...]:
    folded = fold(word)
    found = [folded]
    if folded.isalpha():
        found.append(stem(word))
        found += [term for term in search_terms(word) if _WORD.fullmatch(term)]
        if _RUSSIAN.fullmatch(word):
            found += [fold(lemma) for lemma in _lemmas(word)]
    return tuple(dict.fromkeys(term for term in found if _WORD.fullmatch(term)))


def _lemmas(word: str) -> list[str]:
    """What the dictionary has, or what it guesses of a name that it has not."""
    known = [reading.normal_form for reading in parse(word) if reading.is_known]
    return list(dict.fromkeys(known))[:_LEMMAS] or [parse(word)[0].normal_form]


def forms(word: str) -> list[str]:
    return list(_forms(word.lower()[:_LONGEST]))
