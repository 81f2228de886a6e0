"""Stems for search: «мұражайлардың», «музейінде», «муражайдан» are found by what they have in common.

All is done in the folded form (`alphabet.fold`), so that a query typed on a Russian keyboard gives the same
stem as the text. A stem is no word to read: its last letter is never voiced (клуп), and an unknown one
loses ы at its end, because nobody can tell there whether it is a suffix.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

from jetisu360.kazakh.alphabet import OWN, fold, repair
from jetisu360.kazakh.analysis import LONGEST_WORD, spelt_out
from jetisu360.kazakh.latin import looks_latin_kazakh, to_cyrillic
from jetisu360.kazakh.lexicon import obliques, russian, verbs, words
from jetisu360.kazakh.nominal import chains
from jetisu360.kazakh.phonology import final
from jetisu360.kazakh.verbal import VOICES, Ending, finite_endings, naming_endings

_VOWELS = frozenset("аеиоуыэюя")
_DEVOICED = {"г": "к", "б": "п"}
_WORD = re.compile(r"[^\W_]+(?:[-–][^\W_]+)*")


@cache
def suffix_table() -> tuple[str, ...]:
    """All chains of noun suffixes in folded form, sorted: for searching without this package.

    `browser.lookups` shows how a browser finds stems with them.
    """
    return tuple(sorted(_nominal()))


@cache
def _nominal() -> dict[str, frozenset[str]]:
    """Folded chain → the sounds it may follow. Without «my» and «thy», which labels do not say."""
    found: dict[str, set[str]] = {}
    for text, entries in chains().items():
        for chain in entries:
            if {"poss1", "poss2", "poss2polite"}.isdisjoint(chain.tags):
                found.setdefault(fold(text), set()).update(chain.finals)
    return {text: frozenset(finals) for text, finals in found.items()}


@cache
def verbal_table() -> tuple[str, ...]:
    """All ends of verbs in folded form, sorted; suffixes of nouns may follow those that make a noun."""
    return tuple(sorted(_finite().keys() | _naming().keys() | set(_READ)))


@cache
def _finite() -> dict[str, frozenset[str]]:
    return _folded(finite_endings())


@cache
def _naming() -> dict[str, frozenset[str]]:
    return _folded(naming_endings())


def _folded(table: Mapping[str, Iterable[Ending]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for text, endings in table.items():
        for ending in endings:
            found.setdefault(fold(text), set()).update(ending.finals)
    return {text: frozenset(finals) for text, finals in found.items()}


@cache
def known_stems() -> dict[str, str]:
    """Folded words of the lexicon, and their other stems before a vowel → the stem that search uses.

    An adjective on -лық of a noun that is there, too, has the noun's stem: облыстық is found by облыс. A
    noun on -у of a verb has the root: бақылау is found by бақыланды.
    """
    found: dict[str, str] = {}
    for text, word in words().items():
        folded = fold(text)
        if text[-1] == "у" and word.kind == "noun":
            forms = (text[:-1], text[:-1] + "ы", text[:-1] + "і")
            root = next((form for form in forms if form in verbs()), "")
            if root:
                found.setdefault(folded, fold(root))
                continue
        base = next((text[: -len(end)] for end in _RELATION if text.endswith(end)), "")
        related = word.kind == "adjective" and base in words()
        found.setdefault(folded, devoiced(fold(base) if related else folded))
    for oblique, text in obliques().items():
        found.setdefault(fold(oblique), devoiced(fold(text)))
    return found


@cache
def _roots() -> frozenset[str]:
    return frozenset(fold(root) for root in verbs())


_RELATION = ("лық", "лік", "дық", "дік", "тық", "тік")
MADE = tuple(map(fold, (*_RELATION, "лы", "лі", "сыз", "сіз")))
_READ = ("иды", "итын", "и")
VOICE_ENDS = tuple(dict.fromkeys(fold(text) for text, _ in VOICES))


def devoiced(text: str) -> str:
    """The end of a stem as search has it: кітаб → кітап, клуб → клуп."""
    return text[:-1] + _DEVOICED[text[-1]] if text[-1:] in _DEVOICED else text


def _may_follow(front: str, finals: frozenset[str]) -> bool:
    # In folded form и is the vowel і as well as the glide и.
    return final(front) in finals or (front[-1] == "и" and "V" in finals)


def _agree(front: str, suffix: str) -> bool:
    """Whether hard and soft fit: folded а о у и may be either, е is soft, ы is hard, surnames are both."""
    if front.endswith(("ов", "ев")):
        return True
    for letter in reversed(front):
        if letter in _VOWELS:
            wrong = "аы" if letter == "е" else "еи" if letter == "ы" else ""
            first = next((item for item in suffix if item in "аыеи"), "")
            return first not in wrong or not first or suffix.endswith(("мен", "бен", "пен"))
    return False


def stem(word: str) -> str:
    """The stem of one Kazakh word, folded; the same for «мұражайдың» and «муражайдын».

    Plural, possession, case, -дағы, -нікі go, and the endings of verbs that the lexicon has (орындалды,
    орындауға: орында). What makes a new word stays (жұмысшы is not жұмыс), but for -лық, -лы, -сыз after a
    known noun. No cache, no more than a few dozen look-ups a word.
    """
    return _stem(fold(repair(word)).strip("-–'’ʼ"))


def _stem(word: str) -> str:
    if len(word) > LONGEST_WORD or len(word) < 3:
        return word
    if "-" in word:
        left, _, right = word.rpartition("-")
        return left if right in _nominal() and right not in known_stems() else f"{left}-{_stem(right)}"
    return _known(word) or _unknown(word)


def _known(word: str) -> str | None:
    """The stem, if the lexicon has a word or a verb that this can be a form of."""
    stems = known_stems()
    found = stems.get(word)
    if found is not None:
        return found
    table = _nominal()
    fronts = [word]
    for at in range(len(word) - 1, 1, -1):
        finals = table.get(word[at:])
        if finals is None:
            continue
        front = word[:at]
        if not _may_follow(front, finals):
            continue
        fronts.append(front)
        if front in stems and _agree(front, word[at:]):
            return stems[front]
        vowel = word[at] in "ыи"
        if vowel and front[-1] in _DEVOICED and devoiced(front) in stems:
            return stems[devoiced(front)]
        if vowel and front + "ь" in stems:
            return stems[front + "ь"]
        if front + front[-1] in stems:
            return stems[front + front[-1]]
        if not vowel and front[-1] == "с" and front + "т" in stems:
            return stems[front + "т"]
    return _verb(word, fronts) or _verb_spelt_out(word, fronts) or _made(fronts)


def _verb_spelt_out(word: str, fronts: list[str]) -> str | None:
    spelt = spelt_out(word)
    return _verb(spelt, list(map(spelt_out, fronts))) if spelt != word else None


def _made(fronts: list[str]) -> str | None:
    stems = known_stems()
    for front in fronts:
        for end in MADE:
            if front.endswith(end) and len(front) > len(end) + 2 and front[: -len(end)] in stems:
                return stems[front[: -len(end)]]
            if end[-1] == "к" and front.endswith(end[:-1] + "г") and front[: -len(end)] in stems:
                return stems[front[: -len(end)]]
    return None


def _verb(word: str, fronts: list[str]) -> str | None:
    finite, naming = _finite(), _naming()
    for at in range(len(word) - 1, 1, -1):
        finals = finite.get(word[at:])
        if finals is not None and _may_follow(word[:at], finals):
            root = _root(word[:at])
            if root:
                return root
    for end in _READ:
        # оқы-йды is written оқиды.
        for front in fronts:
            if front.endswith(end) and front[: -len(end)] + "ы" in _roots():
                return front[: -len(end)] + "ы"
    for front in fronts:
        for at in range(len(front) - 1, max(1, len(front) - 10), -1):
            finals = naming.get(front[at:]) or naming.get(devoiced(front[at:]))
            if finals is not None:
                root = _root(front[:at], front[at:] == "у") if _may_follow(front[:at], finals) else None
                if root:
                    return root
    return None


def _root(form: str, before_u: bool = False) -> str | None:
    """The root behind up to two suffixes of voice."""
    roots = _roots()
    layer = [form]
    for _ in range(3):
        for item in layer:
            if item in roots:
                return item
            if item[-1] in _DEVOICED and devoiced(item) in roots:
                return devoiced(item)
            if before_u and item + "ы" in roots:
                return item + "ы"
        layer = [
            item[: -len(voice)]
            for item in layer
            for voice in VOICE_ENDS
            if item.endswith(voice) and len(item) > len(voice) + 1
        ][:6]
    return None


def _unknown(word: str) -> str:
    table = _nominal()
    best = word
    for at in range(3, len(word)):
        suffix = word[at:]
        finals = table.get(suffix)
        if finals is None or not _may_follow(word[:at], finals) or not _agree(word[:at], suffix):
            continue
        if at < 4 and (len(suffix) < 3 or suffix[0] in "ыи"):
            continue
        if len(suffix) == 1 and suffix not in "ыи":
            continue
        if suffix[0] == "с" and word[at - 1] in "ыи" and word[at - 2] != "ш":
            # жүйріс-і rather than жүйрі-сі.
            continue
        best = word[:at]
        break
    if len(best) > 4 and best[-1] in "ыи":
        best = best[:-1]
    return devoiced(best)


_ONLY_RUSSIAN = frozenset("ъщ")
_SENTENCE = re.compile(r"[^.!?;\n]+|[.!?;\n]+")

Evidence = Literal["kk", "ru", ""]


def search_terms(text: str) -> list[str]:
    """The terms under which a text is found, in its order: the stem of Kazakh words, others folded.

    A word with a letter of its own (ә ғ қ ң ө ұ ү һ і) is Kazakh, one with щ ъ, or a Russian word of form
    is not; the rest goes by the words around it in its sentence. Alone, it counts as Kazakh if the lexicon
    can explain it or its suffixes are such as no Russian word has. Kazakh in the Latin letters of 2021
    gives the same terms. Words joined by hyphens are words by themselves. Russian stems are left to others.
    """
    if looks_latin_kazakh(text):
        text = to_cyrillic(text)
    found: list[str] = []
    for sentence in _SENTENCE.findall(repair(text)):
        pieces = [piece for match in _WORD.findall(sentence) for piece in _split(match)]
        around = _evidence(pieces)
        found += [_term(piece, around) for piece in pieces]
    return found


def _split(match: str) -> list[str]:
    """«өлкетану-музейі» is two words, «2018-ге» and «ЖШС-ның» are one."""
    parts = re.split("[-–]", match)
    first = parts[0]
    if len(parts) == 2 and (first.isdigit() or first.isupper()) and fold(parts[1]) in _nominal():
        return [first]
    return parts


def _own(word: str) -> Evidence:
    small = word.lower()
    if not OWN.isdisjoint(small):
        return "kk"
    if small in russian("words") or not _ONLY_RUSSIAN.isdisjoint(small):
        return "ru"
    return ""


def _evidence(pieces: list[str]) -> Evidence:
    kazakh = other = 0
    for piece in pieces:
        own = _own(piece)
        kazakh += own == "kk"
        other += own == "ru" or (not own and piece.lower().endswith(russian("endings")))
    if not kazakh and not other:
        return ""
    return "kk" if kazakh >= other else "ru"


def _term(word: str, around: Evidence) -> str:
    folded = fold(word)
    own = _own(word)
    if own == "kk" or (not own and around == "kk"):
        return _stem(folded)
    if own == "ru" or around == "ru" or not folded.isalpha():
        return folded
    return _known(folded) or (_stem(folded) if _surely_kazakh(folded) else folded)


def _surely_kazakh(folded: str) -> bool:
    if folded.endswith(("нын", "дын", "тын")) and len(folded) > 5:
        return True
    table = _nominal()
    return any(len(folded) - at > 4 and folded[at:] in table for at in range(3, len(folded) - 4))
