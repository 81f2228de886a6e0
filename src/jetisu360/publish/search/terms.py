"""The words of a text and of a query, and the keys under which they meet.

Everything is compared in Kazakh's folded form. The index is written with the Kazakh lexicon at hand; a
browser has none: it tries every place where a known suffix may begin. So a word is filed under the stem that
the lexicon knows, and under the word itself where a browser would not come upon that stem.
`viewer/src/pages/search/terms.ts` is the twin of this file; `tests/vectors/search.json`
holds both to the same answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from jetisu360.kazakh.alphabet import OWN, fold, repair
from jetisu360.kazakh.search import stem as kazakh_stem
from jetisu360.kazakh.search import suffix_table
from jetisu360.language import Language

_WORD = re.compile(r"[^\W_]+")
# Longer ones are no words; shorter ones than this keep their ends.
LONGEST, SHORTEST = 40, 3
LONGEST_WHOLE = 60
# Endings of Russian nouns and adjectives that begin with a vowel and hold a consonant, folded, longest first;
# what is only vowels, й and ь goes anyway.
RUSSIAN = (
    *("иями", "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "иях", "ях", "ах", "иям", "ям"),
    *("ам", "ием", "ем", "ом", "иев", "ев", "ов", "их", "ых", "им", "ым"),
)
_RUSSIAN_TAIL = "аеиоуыэюяйь"
_RUSSIAN_LETTERS = re.compile(r"[а-яё]+")
_DEVOICED = {"г": "к", "б": "п"}


def words(text: str) -> Iterator[str]:
    """The words of a text, small, as they are spelled; a hyphen or a stop ends one."""
    for match in _WORD.finditer(repair(text).lower()):
        if len(match[0]) <= LONGEST:
            yield match[0]


def whole(text: str) -> str:
    """The key of a title or a number as one word: «КП-1234/5», «кп 1234 5» and «КП12345» have the same. Empty
    where there is no word in it, or it is longer than anybody would ask for.
    """
    joined = "".join(map(fold, words(text)))
    return f"={joined}" if 0 < len(joined) <= LONGEST_WHOLE else ""


@lru_cache(maxsize=1 << 18)
def index_keys(word: str, language: Language) -> tuple[str, ...]:
    """The keys that a word of a text is filed under."""
    folded = fold(word)
    if language == "kk" or not OWN.isdisjoint(word):
        key = kazakh_stem(word)
    elif language == "ru":
        key = russian_stem(folded)
    else:
        key = english_stem(folded)
    keys = [key]
    if language == "kk" and OWN.isdisjoint(word[: len(key)]):
        # A word that both languages have: a Russian form of it is looked for under its Russian stem.
        keys.append(russian_stem(key))
    if key not in query_keys(folded):
        # Only the lexicon leads from some forms to their stems (from a verb's, for one).
        keys.append(folded)
    return tuple(dict.fromkeys(keys))


def query_keys(folded: str) -> list[str]:
    """The keys that a word of a query may be filed under, the longest first."""
    found = [folded]
    table = _suffixes()
    for at in range(len(folded) - 1, 1, -1):
        if folded[at:] in table:
            front = folded[:at]
            found.append(front)
            if front[-1] in _DEVOICED:
                found.append(front[:-1] + _DEVOICED[front[-1]])
    if folded[-1:] in _DEVOICED:
        found.append(folded[:-1] + _DEVOICED[folded[-1]])
    if len(folded) > 4 and folded[-1] in "ыи":
        found.append(folded[:-1])
    found += [*map(russian_stem, found), english_stem(folded)]
    return list(dict.fromkeys(found))


def russian_stem(folded: str) -> str:
    """Without the ending: юрта, юрты, юртами: юрт; музей, музея, музеев: муз. Others as they are."""
    if not _RUSSIAN_LETTERS.fullmatch(folded):
        return folded
    ending = next((item for item in RUSSIAN if folded.endswith(item)), "")
    for cut in (folded[: len(folded) - len(ending)], folded):
        short = cut.rstrip(_RUSSIAN_TAIL)
        if len(short) >= SHORTEST:
            return short
    return folded


def english_stem(folded: str) -> str:
    """Without the s of the plural: swords: sword, berries: berry, crosses: cross."""
    if len(folded) < 4 or not folded.isascii() or folded[-1] != "s" or folded.endswith(("ss", "us", "is")):
        return folded
    if folded.endswith("ies") and len(folded) > 4:
        return folded[:-3] + "y"
    if folded.endswith(("sses", "xes", "ches", "shes", "zes")):
        return folded[:-2]
    return folded[:-1]


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(suffix_table())


def browser_tables() -> dict[str, object]:
    """What the twin needs to know."""
    return {"suffixes": " ".join(suffix_table()), "russian": " ".join(RUSSIAN)}
