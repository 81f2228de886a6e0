"""A name of an office as what it is made of: its kind of body, its level, its topics, its other words.

Pure. Case, number and language of the words do not count: «қаржы басқармасына» and «управлением финансов»
have the same parts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from jetisu360.kazakh.alphabet import OWN, fold, repair
from jetisu360.kazakh.search import stem
from jetisu360.minutes.ru.words import words_of
from jetisu360.portal.control.offices.terms import BODIES, LEVELS, PEOPLE, SILENT, TOPICS

Kind = Literal["body", "level", "people", "topic", "word", "short"]
WEIGHT: Mapping[Kind, float] = {
    "body": 0.35,
    "level": 0.5,
    "people": 0.05,
    "topic": 1.3,
    "word": 1.0,
    "short": 1.3,
}
"""How much a part tells one office from another. `short`: letters that may stand for a whole name."""
LONGEST_NAME = 300
"""Characters; what is longer is no name."""
SHORTEST_INITIALS = 3
"""Letters of an abbreviation; two may be anything."""

_WORD = re.compile(r"[^\W_]+(?:[-–/][^\W_]+)*\.?")
_PERSON = re.compile(
    r"(?<!\w)(?:[А-ЯӘҒҚҢӨҰҮҺІЁ]\.\s?){1,2}\s*[А-ЯӘҒҚҢӨҰҮҺІЁ][\w-]+"
    r"|(?<!\w)[А-ЯӘҒҚҢӨҰҮҺІЁ][а-яәғқңөұүһіё-]+\s+(?:[А-ЯӘҒҚҢӨҰҮҺІЁ]\.\s?){1,2}"
)
_COMPOUND = re.compile(r"(обл|гор|рай)(\w{3,}?)??(?:(управлени|акимат|отдел|департамент)\w{0,3})?")
_COMPOUND_LEVEL = {"обл": "region", "гор": "city", "рай": "district"}
_COMPOUND_BODY = {
    "управлени": "department",
    "акимат": "akimat",
    "отдел": "division",
    "департамент": "directorate",
}
_LONGEST_END = 5
"""Letters that an adjective of a place has more than the place: Көксу, Коксуского."""
_SHORTEST_PLACE = 4


@dataclass(frozen=True, slots=True)
class Part:
    """`keys`: any of them in another part makes the two one."""

    kind: Kind
    keys: frozenset[str]

    @property
    def weight(self) -> float:
        return WEIGHT[self.kind]


@lru_cache(maxsize=1 << 14)
def keys_of(word: str) -> frozenset[str]:
    """The stems of a word in both languages, folded, without ь and ъ."""
    small = word.lower().rstrip(".")
    found = {stem(small)}
    if OWN.isdisjoint(small):
        found |= {fold(reading.lemma) for reading in words_of(small)[:3]}
    return frozenset(_plain(key) for key in found if key)


def _plain(text: str) -> str:
    return text.replace("ь", "").replace("ъ", "")


@cache
def _tables() -> tuple[dict[str, tuple[Kind, str]], list[tuple[list[frozenset[str]], str]]]:
    """Keys of single words, and topics as rows of keys, the longest first."""
    single: dict[str, tuple[Kind, str]] = {}
    tables: tuple[tuple[Kind, Mapping[str, str]], ...] = (("body", BODIES), ("level", LEVELS))
    for kind, table in tables:
        for name, words in table.items():
            for word in words.split():
                for key in _with_dot(word):
                    single.setdefault(key, (kind, name))
    for word in PEOPLE.split():
        for key in keys_of(word):
            single.setdefault(key, ("people", "people"))
    topics = [
        ([frozenset(_with_dot(word)) for word in phrase.split()], f"topic {number}")
        for number, (kazakh, russian) in enumerate(TOPICS)
        for phrase in f"{kazakh}; {russian}".split("; ")
    ]
    return single, sorted(topics, key=lambda row: -len(row[0]))


def _with_dot(word: str) -> Iterable[str]:
    """«г.» is a town, «г» is nothing."""
    return [word] if word.endswith(".") else keys_of(word)


@cache
def _silent() -> frozenset[str]:
    return frozenset(fold(word) for word in SILENT.split())


@lru_cache(maxsize=1 << 13)
def parts_of(name: str, ignored: frozenset[str] = frozenset()) -> tuple[Part, ...]:
    """`ignored`: keys of words that say nothing here, such as the region's own name. (Kept: the same offices
    are looked through again with every proposal.)
    """
    if len(name) > LONGEST_NAME:
        return ()
    text = _PERSON.sub(" ", repair(unicodedata.normalize("NFC", name)))
    words = _words(text)
    _single, topics = _tables()
    found: list[Part] = []
    at = 0
    while at < len(words):
        topic = next((row for row in topics if _begins(words, at, row[0])), None)
        if topic is not None:
            found.append(Part("topic", frozenset({topic[1]})))
            at += len(topic[0])
            continue
        found += _parts_of_word(words[at], ignored)
        at += 1
    return tuple(dict.fromkeys(found))


def _words(text: str) -> list[str]:
    found = []
    for word in _WORD.findall(text):
        pieces = re.split("[-–]", word)
        if len(pieces) == 2 and pieces[0].isupper() and len(pieces[0]) > 1:
            # «ТЖД-ға»
            word = pieces[0]
        elif "-" in word and not keys_of(word) & _tables()[0].keys():
            # «тұрғын үй-коммуналдық»
            found += pieces
            continue
        found.append(word)
    return [word for word in found if word]


def _begins(words: list[str], at: int, row: list[frozenset[str]]) -> bool:
    return len(words) - at >= len(row) and all(
        keys & keys_of(word) for keys, word in zip(row, words[at:], strict=False)
    )


def _parts_of_word(word: str, ignored: frozenset[str]) -> list[Part]:
    single, _topics = _tables()
    small = fold(word)
    if small.rstrip(".") in _silent():
        return []
    keys = keys_of(word)
    dotted = {word.lower()} if word.endswith(".") else set()
    for key in (*dotted, *sorted(keys)):
        if key in single:
            kind, value = single[key]
            return [Part(kind, frozenset({value}))]
    if keys & ignored or not keys:
        return []
    if word.isupper() and len(word) >= SHORTEST_INITIALS:
        return [Part("short", frozenset({small}) | keys)]
    return _compound(small, keys)


def _compound(word: str, keys: frozenset[str]) -> list[Part]:
    """«облфинуправление»: of the region, finance, department."""
    match = _COMPOUND.fullmatch(word)
    if match is None:
        return [Part("word", keys)]
    level, topic, body = match.groups()
    found = [Part("level", frozenset({_COMPOUND_LEVEL[level]}))]
    if body:
        found.append(Part("body", frozenset({_COMPOUND_BODY[body]})))
    if topic:
        known = next((name for row, name in _tables()[1] if len(row) == 1 and _short(topic, row[0])), None)
        if known is None:
            return [Part("word", keys)]
        found.append(Part("topic", frozenset({known})))
    return found


def _short(word: str, keys: frozenset[str]) -> bool:
    return any(word[: len(word) - cut] in keys for cut in range(3) if len(word) - cut >= 3)


@lru_cache(maxsize=1 << 13)
def initials_of(name: str) -> frozenset[str]:
    """«Төтенше жағдайлар департаменті» → «тжд», folded; empty where that is too short."""
    words = [word for word in _WORD.findall(name) if fold(word) not in _silent()]
    letters = fold("".join(word[0] for word in words))
    return frozenset({letters}) if len(letters) >= SHORTEST_INITIALS else frozenset()


def alike(one: Part, other: Part) -> float:
    """1: the same; less: one is the beginning of the other; 0."""
    if one.keys & other.keys:
        return 1.0
    if {one.kind, other.kind} <= {"word", "short"}:
        pairs = [(a, b) if len(a) < len(b) else (b, a) for a in one.keys for b in other.keys]
        if any(
            len(a) >= _SHORTEST_PLACE and b.startswith(a) and len(b) - len(a) <= _LONGEST_END
            for a, b in pairs
        ):
            return 0.9
    return 0.0
