"""Which column of a table serves which key of `[[objects]]`, in which language, and what a row says by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jetisu360.exchange.common.refusals import MapWrong, TableWrong
from jetisu360.exchange.tables import values
from jetisu360.exchange.tables.reading import Table
from jetisu360.exchange.tables.vocabulary import (
    LEFT,
    PLAIN,
    SIZES,
    TEXTS,
    Meaning,
    entries,
    examples,
    meaning_of,
    words,
)
from jetisu360.language import LANGUAGES, Language, Message, _

MAPPABLE = ("id", "record", *PLAIN, *TEXTS, "technique", *SIZES, "pictures")
"""Keys that a person may name in `--map`."""

Maps = Mapping[str, Meaning]


@dataclass(frozen=True)
class Column:
    """A column that is known: its place from 0, its heading, and what it is."""

    place: int
    heading: str
    meaning: Meaning
    language: Language | None

    @property
    def target(self) -> str:
        """The key with its language, as `--map` writes it."""
        return f"{self.meaning.key}@{self.language}" if self.language else self.meaning.key


@dataclass
class Columns:
    """All the columns of a table. Those of one key stand in the order in which they are asked."""

    language: Language
    by_target: dict[str, list[Column]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    private: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    whole: set[int] = field(default_factory=set)

    def said(self, cells: Mapping[int, str], target: str) -> tuple[str, Column | None]:
        """What a row says for a key: the first of its columns that is filled."""
        for column in self.by_target.get(target, ()):
            text = values.said(cells.get(column.place, ""))
            if text:
                return values.whole(text) if column.place in self.whole else text, column
        return "", None

    @property
    def without_language(self) -> bool:
        """Whether there are texts whose columns name no language."""
        return any(
            item.language and not item.meaning.language for found in self.by_target.values() for item in found
        )

    def targets(self) -> dict[str, list[str]]:
        """The headings by key."""
        return {target: [item.heading for item in found] for target, found in self.by_target.items()}

    def entry(self, cells: Mapping[int, str]) -> dict[str, Any]:
        """What a row says of an object, as in museum.toml; empty cells say nothing."""
        entry: dict[str, Any] = {}
        number, _column = self.said(cells, "inventory_number")
        if number:
            entry["inventory_number"] = number
        for key in TEXTS:
            for language in LANGUAGES:
                text, _column = self.said(cells, f"{key}@{language}")
                if key == "date":
                    text = values.dated(text, language)
                if key == "material":
                    technique, _column = self.said(cells, f"technique@{language}")
                    if technique and technique.casefold() not in text.casefold():
                        text = f"{text}, {technique}" if text else technique
                if text:
                    entry.setdefault(key, {})[language] = text
        if size := self._size(cells):
            entry["dimensions"] = size
        return entry

    def _size(self, cells: Mapping[int, str]) -> str:
        text, column = self.said(cells, "dimensions")
        if column is not None:
            return values.size(text, column.meaning.unit)
        parts = {}
        for key in SIZES:
            text, column = self.said(cells, key)
            if column is not None:
                parts[key] = (text, column.meaning.unit)
        return values.composed(parts)


def read_maps(pairs: Sequence[str]) -> dict[str, Meaning]:
    """`--map "Инв. №=inventory_number"`: the meaning by the words of the heading. Nothing after `=` leaves
    the
    column out.

    Raises:
        MapWrong
    """
    maps = {}
    for pair in pairs:
        heading, equals, target = pair.rpartition("=")
        key, _at, tag = target.strip().partition("@")
        meaning = Meaning("row", -1) if equals and not target.strip() else _target(key.strip(), tag.strip())
        if not heading.strip() or meaning is None:
            raise MapWrong(map=pair, keys=", ".join(MAPPABLE))
        maps[_words_of(heading)] = meaning
    return maps


def _target(key: str, tag: str) -> Meaning | None:
    language = next((item for item in LANGUAGES if item == tag.lower()), None)
    if tag and language is None:
        return None
    if key in MAPPABLE:
        return None if tag and key not in (*TEXTS, "technique") else Meaning(key, -1, language)
    # A term of Dublin Core, or any other name that a heading may have, serves as well.
    found = meaning_of(f"{key}@{tag}" if tag else key)
    return Meaning(found.key, -1, found.language) if found and found.key in MAPPABLE else None


def _words_of(heading: str) -> str:
    return " ".join(words(heading)) or heading.strip()


def meaning_with(heading: str, maps: Maps) -> Meaning | None:
    """What a heading means, the person's own word first."""
    return maps.get(_words_of(heading)) or meaning_of(heading) if maps else meaning_of(heading)


def choose_columns(table: Table, name: str, maps: Maps, first: Language, told: Language | None) -> Columns:
    """The columns of a table. `first` is the museum's language, `told` the one that a person has named for
    texts
    without a language; without it they are in the language of the headings, where those have one.

    Raises:
        TableWrong: no heading is known, or one that is known stands there twice.
        MapWrong: a heading that `--map` names is not there.
    """
    filled = Counter(place for _number, cells in table.rows for place in cells)
    found: list[tuple[int, str, Meaning]] = []
    columns = Columns(told or first)
    seen: set[str] = set()
    for place, heading in enumerate(table.headings):
        meaning = meaning_with(heading, maps) if heading else None
        if heading and meaning and meaning.key not in LEFT:
            if heading in seen:
                raise TableWrong(name=name, problem=_twice(heading))
            seen.add(heading)
            found.append((place, heading, meaning))
        elif filled[place]:
            _aside(columns, heading, meaning, place)
    columns.unnamed += [_letters(place) for place in sorted(filled) if place >= len(table.headings)]
    for words_ in maps:
        if not any(_words_of(heading) == words_ for heading in table.headings if heading):
            raise MapWrong(map=words_, keys=", ".join(item for item in table.headings if item))
    if not any(meaning.key not in ("id", "pictures", "sound", "record") for _, _, meaning in found):
        raise TableWrong(name=name, problem=_none_known(table.headings))
    columns.language = told or _language_of(table, found, first)
    for place, heading, meaning in sorted(found, key=lambda item: (item[2].rank, item[0])):
        language = None
        if meaning.key in (*TEXTS, "technique"):
            language = meaning.language or columns.language
        column = Column(place, heading, meaning, language)
        columns.by_target.setdefault(column.target, []).append(column)
        if meaning.key in ("inventory_number", "record", "id", "date") and values.all_whole(
            cells.get(place, "") for _number, cells in table.rows
        ):
            columns.whole.add(place)
    return columns


def _aside(columns: Columns, heading: str, meaning: Meaning | None, place: int) -> None:
    if not heading:
        columns.unnamed.append(_letters(place))
    elif meaning is None:
        columns.unknown.append(heading)
    elif meaning.key in ("private", "other"):
        (columns.private if meaning.key == "private" else columns.other).append(heading)


_ALPHABET = {"kk": "әғқңөұүһіӘҒҚҢӨҰҮҺІ"}
_LOOKED_AT = 200_000
"""Characters of texts by which a script is told."""


def _language_of(table: Table, found: Sequence[tuple[int, str, Meaning]], first: Language) -> Language:
    """The language of texts whose columns name none: that in which most headings are written, unless the
    texts
    have another script. Terms of standards and names of keys are in no language; then it is the museum's
    first.
    """
    votes = Counter(meaning.spoken for _, _, meaning in found if meaning.spoken and not meaning.language)
    if not votes:
        return first
    spoken = max(LANGUAGES, key=lambda item: (votes[item], item == first))
    places = [place for place, _, meaning in found if meaning.key in TEXTS and not meaning.language]
    letters = Counter[str]()
    looked = 0
    for _number, cells in table.rows:
        text = "".join(values.said(cells.get(place, "")) for place in places)[:1000]
        looked += len(text)
        letters["kk"] += sum(item in _ALPHABET["kk"] for item in text)
        letters["cyrillic"] += sum("\u0400" <= item <= "\u04ff" for item in text)
        letters["latin"] += sum(item.isascii() and item.isalpha() for item in text)
        if looked > _LOOKED_AT:
            break
    # In Kazakh every tenth letter or so is one that Russian does not have; names alone give fewer.
    kazakh = letters["kk"] * 25 > letters["cyrillic"]
    if letters["cyrillic"] > letters["latin"]:
        if spoken == "en" or (spoken == "ru" and kazakh):
            return "kk" if kazakh else "ru"
    elif spoken != "en" and letters["latin"] > 4 * letters["cyrillic"] and letters["latin"] > 40:
        return "en" if spoken == "ru" else spoken
    return spoken


def _letters(place: int) -> str:
    """The name that a spreadsheet gives a column: A, B … Z, AA …"""
    name = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        name = chr(65 + letter) + name
    return name


def _twice(name: str) -> Message:
    return _("the column “{name}” is there twice").fill(name=name)


def _none_known(headings: Sequence[str]) -> Message:
    keys = dict.fromkeys(entry.key for entry in entries() if entry.key not in LEFT)
    known = "; ".join(f"{key} ({', '.join(examples(key))})" for key in keys if examples(key))
    shown = ", ".join(heading for heading in headings[:40] if heading)[:600]
    return _(
        "none of its headings is known ({headings}). Known are, also written otherwise or with a language "
        "(@kk, @ru, @en): {known}. Any other can be named with --map “heading=key”"
    ).fill(headings=shown, known=known)
