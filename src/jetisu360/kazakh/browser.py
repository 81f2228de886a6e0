"""What a browser needs to find Kazakh words in an index of stems, without the lexicon; its twin in Python.

An index holds `search.stem` of every word. A browser has only what was typed; it cannot know the one right
stem, but it can name the few that are possible, likeliest first, and look them all up: they begin with the
same letters, so that they lie in the same part of the index.
"""

from __future__ import annotations

from functools import cache
from typing import TypedDict

from jetisu360.kazakh.alphabet import fold, repair
from jetisu360.kazakh.analysis import LONGEST_WORD, spelt_out
from jetisu360.kazakh.lexicon import obliques
from jetisu360.kazakh.search import MADE, VOICE_ENDS, devoiced, suffix_table, verbal_table

_TWICE = "слмнпт"


class Tables(TypedDict):
    """All folded. `suffixes`: chains of noun suffixes; `made`: what may stand before them and is no part of
    a stem; `verbal`: ends of verbs; `voices`: what may stand before those; `irregular`: stems before a
    vowel that rules do not give.
    """

    suffixes: list[str]
    made: list[str]
    verbal: list[str]
    voices: list[str]
    irregular: dict[str, str]


@cache
def search_tables() -> Tables:
    """All that `lookups` needs, to be written into a page as JSON (20 KB, 2.3 KB with brotli)."""
    return Tables(
        suffixes=list(suffix_table()),
        made=sorted(set(MADE)),
        verbal=list(verbal_table()),
        voices=list(VOICE_ENDS),
        irregular={fold(front): devoiced(fold(text)) for front, text in sorted(obliques().items())},
    )


def lookups(word: str) -> list[str]:
    """The stems under which an index may hold a word, likeliest first; some tens. The twin of the browser.

    0. A query is cut into words as `search.search_terms` does it: hyphens part words, and a suffix after a
       number or an abbreviation («2018-ге») is left out.
    1. Fold. A word of less than three letters is looked up as it is.
    2. The whole word, then every front of two letters and more that leaves one of `suffixes` behind, the
       shortest first; before a suffix that begins with a vowel, first what `irregular` has for the front.
    3. Each also without one of `made` at its end, if three letters remain (облыс-тық-қа; before a vowel
       its к is г: облыс-тығ-ы).
    4. Then what letters were lost: before a vowel with ь (модел-і); a last с, л, м, н, п, т doubled
       (процес-і); a last с before a consonant with т (турис-тер); without its last ы, и, where five letters
       or more are there.
    5. Then verbs: each of 2 without one of `verbal`, if two letters remain; this also with ы, where the
       ending begins with у or и; and without one or two of `voices`, if two letters remain. Before all
       this, ю and я after а, е, о, ы become йу, йа (қою is қой-у).
    Of each the last г, б is written к, п.
    """
    folded = fold(repair(word)).strip("-–'’ʼ")
    if len(folded) < 3 or len(folded) > LONGEST_WORD:
        return [folded] if folded else []
    tables = search_tables()
    fronts = [(folded, "")]
    fronts += [(folded[:at], folded[at:]) for at in range(2, len(folded)) if folded[at:] in _suffixes()]
    sure: list[str] = []
    lost: list[str] = []
    for front, suffix in fronts:
        vowel = suffix[:1] in ("ы", "и")
        if vowel and front in tables["irregular"]:
            sure.append(tables["irregular"][front])
        sure.append(front)
        sure += _without_made(front, tables["made"], vowel)
        if vowel:
            lost.append(front + "ь")
        if suffix and front[-1] in _TWICE:
            lost.append(front + front[-1])
        if suffix and not vowel and front[-1] == "с":
            lost.append(front + "т")
        if len(front) > 4 and front[-1] in "ыи":
            lost.append(front[:-1])
    spelt = [spelt_out(front) for front, _ in fronts]
    verbs = [root for front in spelt for root in _roots(front, tables["voices"])]
    return list(dict.fromkeys(map(devoiced, sure + lost + verbs)))


def _without_made(front: str, made: list[str], vowel: bool) -> list[str]:
    return [
        front[: -len(end)]
        for item in made
        for end in ((item, item[:-1] + "г") if vowel and item[-1] == "к" else (item,))
        if front.endswith(end) and len(front) > len(end) + 2
    ]


def _roots(front: str, voices: list[str]) -> list[str]:
    found: list[str] = []
    for at in range(2, len(front)):
        if front[at:] not in _endings():
            continue
        root = front[:at]
        layer = [root, root + "ы"] if front[at] in "уи" else [root]
        for _ in range(3):
            found += layer
            layer = [
                item[: -len(end)]
                for item in layer
                for end in voices
                if item.endswith(end) and len(item) > len(end) + 1
            ]
    return found


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(suffix_table())


@cache
def _endings() -> frozenset[str]:
    return frozenset(verbal_table())
