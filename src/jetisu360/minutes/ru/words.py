"""Russian words, as pymorphy reads them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import pymorphy3

CASE = {"nomn": "nominative", "gent": "genitive", "gen2": "genitive", "datv": "dative", "accs": "accusative",
         "ablt": "instrumental", "loct": "prepositional", "loc2": "prepositional", "voct": "nominative"}  # fmt: skip  # noqa: E501


@dataclass(frozen=True, slots=True)
class Word:
    """One reading of a word: `lemma`, part of speech as pymorphy names it, cases and numbers that it may be
    in.
    """

    lemma: str
    pos: str
    case: str
    plural: bool
    gender: str
    animate: bool = False
    tense: str = ""
    person: str = ""
    aspect: str = ""


@cache
def _analyser() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=1 << 15)
def parse(word: str) -> tuple[Any, ...]:
    """Pymorphy's readings of a word, the likeliest first."""
    return tuple(_analyser().parse(word)[:8])


@lru_cache(maxsize=1 << 15)
def words_of(word: str) -> tuple[Word, ...]:
    return tuple(
        Word(
            reading.normal_form,
            str(reading.tag.POS or ""),
            CASE.get(str(reading.tag.case or ""), ""),
            reading.tag.number == "plur",
            str(reading.tag.gender or ""),
            reading.tag.animacy == "anim",
            str(reading.tag.tense or ""),
            str(reading.tag.person or ""),
            str(reading.tag.aspect or ""),
        )
        for reading in parse(word)
    )


@lru_cache(maxsize=1 << 15)
def is_infinitive(word: str) -> bool:
    low = word.lower()
    # «есть» is.
    if low == "есть" or not low.endswith(("ть", "ти", "чь", "ться", "тись", "чься")):
        return False
    return any(reading.pos == "INFN" for reading in words_of(word)[:1])


@lru_cache(maxsize=1 << 15)
def cases(word: str) -> frozenset[str]:
    return frozenset(reading.case for reading in words_of(word) if reading.case)
