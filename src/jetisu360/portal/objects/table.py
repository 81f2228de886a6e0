"""A museum's objects as a table for people: the columns of the inventory card, headed in the reader's words.

Every heading is one that the import knows (`exchange/tables/headings.toml`), so that a table which comes back
says what it said.
"""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.exchange.tables.files import Row
from jetisu360.exchange.tables.vocabulary import TEXTS, entries
from jetisu360.language import LANGUAGES, Language, Message, _p
from jetisu360.tour.museum_toml.entries import MuseumFile, ObjectEntry

LANGUAGE: Mapping[Language, Message] = {
    "kk": _p("table heading", "Kazakh"),
    "ru": _p("table heading", "Russian"),
    "en": _p("table heading", "English"),
}


def heading(key: str, language: Language) -> str:
    """The first of the headings that the import knows for a key in a language."""
    return next(
        entry.headings[language][0] for entry in entries() if entry.key == key and language in entry.headings
    )


def table_of(document: MuseumFile, language: Language) -> tuple[list[str], list[Row]]:
    """Header and rows; `language`: that of the headings."""
    header = ["id", heading("inventory_number", language)]
    header += [
        f"{heading(key, language)} ({LANGUAGE[code].say(language)})" for key in TEXTS for code in LANGUAGES
    ]
    header += [heading(key, language) for key in ("dimensions", "pictures", "sound")]
    return header, [_row(thing) for thing in document.objects]


def _row(thing: ObjectEntry) -> Row:
    texts = [getattr(thing, key).text.get(code, "") for key in TEXTS for code in LANGUAGES]
    pictures = "|".join(picture.file for picture in thing.pictures)
    sound = thing.sound.file if thing.sound else ""
    return [thing.id, thing.inventory_number, *texts, thing.dimensions, pictures, sound]
