"""The suffixes of nouns: plural, possession, case, «that is in», in their order; and the table of all chains.

The table is made by the same rules that build words, once, when it is first asked for: every chain of
suffixes as it is written, with what it says and what it may stand after. So a word is taken apart by
looking up each of its ends, in time that grows with its length and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from jetisu360.kazakh.phonology import BACK, FINALS, FRONT, Final, Harmony, final, soften

Case = Literal["nominative", "genitive", "dative", "accusative", "locative", "ablative", "instrumental"]
CASES: tuple[Case, ...] = get_args(Case)

Possessive = Literal["poss1", "poss2", "poss2polite", "poss3", "poss1pl"]
POSSESSIVES: tuple[Possessive, ...] = get_args(Possessive)
"""My, thy, your, his/her/its/their, our."""

_PLURAL: dict[Final, str] = {"V": "лар", "R": "лар", "L": "дар", "N": "дар", "Z": "дар", "T": "тар"}
_CASE: dict[Case, dict[Final, str]] = {
    "genitive": {"V": "ның", "R": "дың", "L": "дың", "N": "ның", "Z": "дың", "T": "тың"},
    "dative": {"V": "ға", "R": "ға", "L": "ға", "N": "ға", "Z": "ға", "T": "қа"},
    "accusative": {"V": "ны", "R": "ды", "L": "ды", "N": "ды", "Z": "ды", "T": "ты"},
    "locative": {"V": "да", "R": "да", "L": "да", "N": "да", "Z": "да", "T": "та"},
    "ablative": {"V": "дан", "R": "дан", "L": "дан", "N": "нан", "Z": "дан", "T": "тан"},
    "instrumental": {"V": "мен", "R": "мен", "L": "мен", "N": "мен", "Z": "бен", "T": "пен"},
}
_AFTER_POSS3: dict[Case, str] = {
    "genitive": "ның",
    "dative": "на",
    "accusative": "н",
    "locative": "нда",
    "ablative": "нан",
    "instrumental": "мен",
}
_POSSESSIVE: dict[Possessive, tuple[str, str]] = {
    "poss1": ("м", "ым"),
    "poss2": ("ң", "ың"),
    "poss2polite": ("ңыз", "ыңыз"),
    "poss3": ("сы", "ы"),
    "poss1pl": ("мыз", "ымыз"),
}
_OWN: dict[Final, str] = {"V": "нікі", "R": "дікі", "L": "дікі", "N": "нікі", "Z": "дікі", "T": "тікі"}


@dataclass(frozen=True, slots=True)
class Chain:
    """Suffixes in a row as they are written: what they say, what they may follow.

    `cut` is how many letters at the end are the case; without them the word is in the nominative.
    """

    text: str
    tags: tuple[str, ...]
    finals: frozenset[Final]
    harmonies: frozenset[Harmony]
    cut: int


def plural_suffix(stem_final: Final, hard: Harmony) -> str:
    return _in(hard, _PLURAL[stem_final])


def possessive_suffix(possessive: Possessive, stem_final: Final, hard: Harmony) -> str:
    after_vowel, after_consonant = _POSSESSIVE[possessive]
    return _in(hard, after_vowel if stem_final == "V" else after_consonant)


def case_suffix(case: Case, stem_final: Final, hard: Harmony, possessive: Possessive | None) -> str:
    """The ending of `case`; an empty string for the nominative."""
    if case == "nominative":
        return ""
    if possessive == "poss3":
        suffix = _AFTER_POSS3[case]
    elif possessive in ("poss1", "poss2") and case == "dative":
        suffix = "а"
    else:
        suffix = _CASE[case][stem_final]
    return suffix if case == "instrumental" else _in(hard, suffix)


def _in(hard: Harmony, suffix: str) -> str:
    return suffix if hard == BACK else soften(suffix)


def _base(
    stem_final: Final, hard: Harmony, possessives: tuple[Possessive, ...] = POSSESSIVES
) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """Plural, possession, case: text, tags, letters of the case."""
    for plural in ("", plural_suffix(stem_final, hard)):
        after = final(plural) if plural else stem_final
        for possessive in (None, *possessives):
            owned = plural + (possessive_suffix(possessive, after, hard) if possessive else "")
            end = final(owned) if owned else stem_final
            tags = (("plural",) if plural else ()) + ((possessive,) if possessive else ())
            for case in CASES:
                ending = case_suffix(case, end, hard, possessive)
                yield owned + ending, tags + ((case,) if ending else ()), len(ending)


def _chains(stem_final: Final, hard: Harmony) -> Iterator[tuple[str, tuple[str, ...], int]]:
    for text, tags, cut in _base(stem_final, hard):
        if text:
            yield text, tags, cut
        if "locative" in tags:
            # қалада-ғы: what is there; it takes plural and case again.
            there = text + _in(hard, "ғы")
            for more, more_tags, more_cut in _base("V", hard, ()):
                yield there + more, (*tags, "that", *more_tags), more_cut
        if not cut and "that" not in tags:
            end = final(text) if text else stem_final
            yield text + _OWN[end], (*tags, "own"), 0


@cache
def chains() -> dict[str, tuple[Chain, ...]]:
    """Every chain by how it is written. Some 2,400 texts; made in some tens of milliseconds."""
    found: dict[tuple[str, tuple[str, ...], int], tuple[set[Final], set[Harmony]]] = {}
    for stem_final in FINALS:
        for hard in (BACK, FRONT):
            for text, tags, cut in _chains(stem_final, hard):
                finals, harmonies = found.setdefault((text, tags, cut), (set(), set()))
                finals.add(stem_final)
                harmonies.add(hard)
    table: dict[str, list[Chain]] = {}
    for (text, tags, cut), (finals, harmonies) in found.items():
        table.setdefault(text, []).append(Chain(text, tags, frozenset(finals), frozenset(harmonies), cut))
    return {text: tuple(entries) for text, entries in table.items()}


@cache
def longest() -> int:
    """Letters in the longest chain."""
    return max(map(len, chains()))
