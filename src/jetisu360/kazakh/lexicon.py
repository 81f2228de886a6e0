"""The words the package knows: readable files in `data/`, each with its kind.

Compiled by the project from general knowledge of the language, the state and the region; facts only. A word
that is missing is still taken apart, by the shape of its suffixes; a word that is there is taken apart
rightly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jetisu360.kazakh.phonology import BACK, FRONT, Harmony

_TABLES = ("offices", "organisations", "programmes", "calendar", "places")
# Last words of places that are common nouns with a possessive («Ақсу ауданы»): what stands before is the
# name.
_OF_PLACES = frozenset(
    ["облысы", "ауданы", "өзені", "көлі", "қоймасы", "су", "паркі", "ұлттық", "шатқалы", "қорғаны"]
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a table: what it is called in Kazakh and Russian, what kind of thing it is.

    `kind`: office, title, organisation, form, abbreviation, institution, programme, plan, strategy,
    article, address, project, month, weekday, season, unit, country, region, city, district, village, area,
    water, mountain, reserve, monument, place. `value` is the number of a month or weekday.
    """

    kk: str
    ru: str
    kind: str
    value: int | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A word in small letters; `oblique` is its stem before a vowel where rules do not give it."""

    text: str
    kind: str
    oblique: str | None = None
    harmony: Harmony | None = None


def _lines(name: str) -> Iterator[str]:
    text = files(__package__).joinpath("data", name).read_text("utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def entries() -> tuple[Entry, ...]:
    """Offices, organisations, programmes, calendar, places: all tables in one."""
    found = []
    for table in _TABLES:
        for line in _lines(f"{table}.tsv"):
            kk, ru, kind, *value = line.split("\t")
            found.append(Entry(kk, ru, kind, int(value[0]) if value and value[0] else None))
    return tuple(found)


@cache
def numerals() -> dict[str, tuple[int, str]]:
    """Numbers in words: «үш» → (3, cardinal), «үшінші» → (3, ordinal)."""
    found: dict[str, tuple[int, str]] = {}
    for line in _lines("numerals.tsv"):
        cardinal, ordinal, value = line.split("\t")
        found[cardinal] = int(value), "cardinal"
        found[ordinal] = int(value), "ordinal"
    return found


@cache
def words() -> dict[str, Word]:
    """Every single word by itself, in small letters. Where a word is two things, the noun wins."""
    found: dict[str, Word] = {}
    for name in ("nouns.txt", "names.txt", "words.txt"):
        kind = ""
        for line in _lines(name):
            if line.startswith("["):
                kind = "noun" if name == "nouns.txt" else line.strip("[]")
                continue
            for item in line.split():
                word = _word(item, kind)
                found.setdefault(word.text, word)
    for text in numerals():
        found.setdefault(text, Word(text, "numeral"))
    for entry in entries():
        parts = entry.kk.lower().split()
        if entry.kind in ("month", "weekday", "season", "unit") or len(parts) == 1:
            found.setdefault(parts[0], Word(parts[0], entry.kind))
        elif entry.kk[0].isupper() and parts[-1] in _OF_PLACES:
            for part in parts[:-1]:
                found.setdefault(part, Word(part, entry.kind))
    return found


def _word(item: str, kind: str) -> Word:
    harmony: Harmony | None = None
    if item.endswith(("+f", "+b")):
        harmony = FRONT if item.endswith("+f") else BACK
        item = item[:-2]
    text, _, oblique = item.partition("/")
    text = text.lower()
    return Word(text, kind, text if oblique == "=" else oblique.lower() or None, harmony)


@cache
def obliques() -> dict[str, str]:
    """Stems before a vowel that rules do not give: «орн» → «орын»."""
    return {word.oblique: text for text, word in words().items() if word.oblique and word.oblique != text}


@cache
def verbs() -> frozenset[str]:
    """Roots of verbs: «орында», «бекіт», «оқы»."""
    found = {item for line in _lines("verbs.txt") if not line.startswith("[") for item in line.split()}
    return frozenset(found)


@cache
def russian(part: str) -> tuple[str, ...]:
    """Russian words of form (`words`) and endings of words (`endings`), to tell the languages apart."""
    found: dict[str, list[str]] = {}
    for line in _lines("russian.txt"):
        if line.startswith("["):
            items = found.setdefault(line.strip("[]"), [])
        else:
            items += line.split()
    return tuple(found[part])


@cache
def abbreviations() -> frozenset[str]:
    """«ЖШС», «КММ», as they are written."""
    return frozenset(entry.kk for entry in entries() if entry.kind == "abbreviation")


@cache
def _by_name() -> dict[str, Entry]:
    return {entry.kk.lower(): entry for entry in reversed(entries())}


def lookup(name: str) -> Entry | None:
    """The entry of a name in the nominative, in any case of letters and quotation marks, or None."""
    return _by_name().get(" ".join(name.lower().strip("«»\"'“”„ ").split()))
