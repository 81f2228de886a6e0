"""What the heading of a column means: `headings.toml` read, and headings folded so that they can be looked
up in it.

Two headings are the same when they have the same words, whatever their case, their joints and their order:
`Object Number`, `object_number` and `OBJECTNUMBER`; `Инв. №`, `№ инв.` and `Инвентарный номер`. Kazakh
letters count as the Russian ones that people type for them. A word that names a language (`Название (каз)`,
`title@kk`, `Title EN`, `Атауы орысша`) is the language of the column's texts.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jetisu360.language import LANGUAGES, Language

FILE = Path(__file__).with_name("headings.toml")

TEXTS = ("title", "description", "material", "date", "maker", "rights")
"""Keys of `[[objects]]` with a text in each language, in the order of a card."""
PLAIN = ("inventory_number", "dimensions")
"""Keys with one text for all languages."""
SIZES = ("height", "width", "length", "depth", "diameter")
"""Parts of `dimensions` in the order in which museums write them."""
NO_TEXT = ("id", "record", "pictures", "sound", *PLAIN, *SIZES)
LEFT = ("row", "private", "other")
"""Meanings that are known and go nowhere."""

LONGEST = 300
"""Characters of a heading that are looked at; the longest of the inventory books has 120."""


@dataclass(frozen=True)
class Meaning:
    """What a column is: the key, the language that its heading names (`spoken`: the one it is written in,
    where
    one can tell), the place of its meaning in `headings.toml` (earlier goes first), and the unit that it
    names.
    """

    key: str
    rank: int
    language: Language | None = None
    spoken: Language | None = None
    unit: str = ""


@dataclass(frozen=True)
class Entry:
    """One meaning of `headings.toml`: its headings by the names of its lists."""

    key: str
    headings: dict[str, list[str]]


@cache
def _file() -> dict[str, Any]:
    with FILE.open("rb") as file:
        return tomllib.load(file)


@cache
def entries() -> tuple[Entry, ...]:
    """The meanings, in the order of the file."""
    return tuple(
        Entry(item["key"], {name: item[name] for name in _SPOKEN if name in item})
        for item in _file()["meaning"]
    )


_SPOKEN: dict[str, Language | None] = {"any": None, "data": "en", **{item: item for item in LANGUAGES}}
"""In which language the headings of a list are."""

# As in kazakh/search: what a keyboard without Kazakh letters gives. `i` is often typed for `і`.
_FOLDED = str.maketrans("әғқңөұүһіё", "агкноуухие")
_CAMEL = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁ])(?=[A-ZА-ЯЁ])|(?<=[A-Z])(?=[A-Z][a-z])")
_INDEX = re.compile(r"\[\d{1,3}\]")
_WORD = re.compile(r"№|[^\W_]+")
_CYRILLIC = re.compile("[а-яё]")


@dataclass(frozen=True)
class _Words:
    number: frozenset[str]
    joints: frozenset[str]
    noise: frozenset[str]
    about_language: frozenset[str]
    units: frozenset[str]
    short: dict[str, str]
    language: dict[str, Language]


@cache
def _lists() -> _Words:
    found = _file()["words"]
    return _Words(
        number=frozenset(found["number"]),
        joints=frozenset(found["joints"]),
        noise=frozenset(found["noise"]),
        about_language=frozenset(found["about_language"]),
        units=frozenset(found["units"]),
        short=found["short"],
        language={word: language for language in LANGUAGES for word in found["language"][language]},
    )


@cache
def nothing() -> frozenset[str]:
    """What a cell says that says nothing, in small letters."""
    return frozenset(_file()["cells"]["nothing"])


def words(heading: str) -> list[str]:
    """The words of a heading, folded; `№` for every word that means a number."""
    whole = unicodedata.normalize("NFC", heading[:LONGEST]).replace("#", "№")
    parted = _CAMEL.sub(" ", _INDEX.sub(" ", whole))
    return [_folded(word) for word in _WORD.findall(parted)]


def _folded(word: str) -> str:
    lower = word.casefold()
    if _CYRILLIC.search(lower):
        lower = lower.replace("i", "і")
    return lower.translate(_FOLDED)


def _key(found: Sequence[str]) -> tuple[str, ...]:
    """In which words are compared: short forms written out, joints left out, order set aside."""
    lists = _lists()
    kept = ("№" if word in lists.number else lists.short.get(word, word) for word in found)
    return tuple(sorted(word for word in kept if word not in lists.joints))


@dataclass(frozen=True)
class _Known:
    by_words: dict[tuple[str, ...], Meaning]
    by_letters: dict[str, Meaning]

    def find(self, found: Sequence[str]) -> Meaning | None:
        if not found:
            return None
        return self.by_words.get(_key(found)) or self.by_letters.get("".join(found))


@cache
def _known() -> _Known:
    by_words: dict[tuple[str, ...], Meaning] = {}
    by_letters: dict[str, Meaning] = {}
    for rank, entry in enumerate(entries()):
        for name, headings in entry.headings.items():
            spoken = _SPOKEN[name]
            for heading in headings:
                found = words(heading)
                _add(by_words, _key(found), Meaning(entry.key, rank, spoken=spoken))
                _add(by_letters, "".join(found), Meaning(entry.key, rank, spoken=spoken))
    return _Known(by_words, by_letters)


def _add(table: dict[Any, Meaning], key: Hashable, meaning: Meaning) -> None:
    there = table.setdefault(key, meaning)
    if there.key == meaning.key and there.spoken != meaning.spoken:
        table[key] = Meaning(there.key, min(there.rank, meaning.rank))


@lru_cache(maxsize=4096)
def meaning_of(heading: str) -> Meaning | None:
    """What a column with this heading is; None for one that nobody knows."""
    if len(heading) > LONGEST:
        return None
    for variant in _variants(heading):
        if found := _meaning(words(variant)):
            return found
    # One heading in several languages: `Кезеңі / Период`.
    parts = [_meaning(words(part)) for part in re.split(r"[/|\n;]", heading)]
    known = [part for part in parts if part]
    if len(known) > 1 and len({part.key for part in known}) == 1:
        return Meaning(known[0].key, min(part.rank for part in known), unit=known[0].unit)
    return None


def _variants(heading: str) -> Iterable[str]:
    yield heading
    plain = re.sub(r"[(\[{][^()\[\]{}]*[)\]}]?", " ", heading)
    if plain != heading:
        yield plain
    first = re.split(r"[.:]\s|\n", heading.strip(), maxsplit=1)[0]
    if first != heading.strip():
        yield first


def _meaning(found: list[str]) -> Meaning | None:
    known = _known()
    for without_noise in (False, True):
        bare = [word for word in found if word not in _lists().noise] if without_noise else found
        if meaning := known.find(bare):
            return meaning
        if meaning := _with_language(bare, known):
            return meaning
        if meaning := _with_unit(bare, known):
            return meaning
    return None


def _with_language(found: list[str], known: _Known) -> Meaning | None:
    lists = _lists()
    tags = {lists.language[word] for word in found if word in lists.language}
    if len(tags) != 1:
        return None
    (language,) = tags
    bare = [word for word in found if word not in lists.language and word not in lists.about_language]
    meaning = known.find(bare)
    if meaning is None or meaning.key == "id":
        return None
    return Meaning(meaning.key, meaning.rank, None if meaning.key in NO_TEXT else language, meaning.spoken)


def _with_unit(found: list[str], known: _Known) -> Meaning | None:
    units = [word for word in found if word in _lists().units]
    bare = [word for word in found if word not in _lists().units and word not in ("в", "in")]
    meaning = known.find(bare) if len(units) == 1 else None
    if meaning is None or meaning.key not in (*SIZES, "dimensions"):
        return None
    return Meaning(meaning.key, meaning.rank, spoken=meaning.spoken, unit=units[0])


def examples(key: str, most: int = 3) -> list[str]:
    """Some headings of a key in Kazakh, Russian and English, for the sentence that says what is known."""
    found: list[str] = []
    for entry in entries():
        if entry.key == key:
            found += [entry.headings[name][0] for name in LANGUAGES if name in entry.headings]
    return found[:most]
