"""The words of the page itself: `strings/site.json`, with the plural forms that Babel knows."""

from __future__ import annotations

import json
from collections import ChainMap
from functools import cache
from pathlib import Path

from babel import Locale

from jetisu360.text import Language

STRINGS = Path(__file__).parent / "strings"
# What every page of a museum may say.
DEFAULT_BOOKS = ("site", "search", "offline")
# British English writes the day before the month, as Kazakh readers of English expect.
LOCALES: dict[str, Locale] = {
    "kk": Locale.parse("kk"),
    "ru": Locale.parse("ru"),
    "en": Locale.parse("en_GB"),
}


@cache
def site_strings(book: str = "site") -> dict[str, dict[str, str | dict[str, str]]]:
    """`strings/<book>.json`: key → language → text, or plural form → text."""
    text = (STRINGS / f"{book}.json").read_text("utf-8")
    found: dict[str, dict[str, str | dict[str, str]]] = json.loads(text)
    return found


class Words:
    """`words("rooms")`, `words("rooms-count", n=4)`; a missing key is a KeyError: it is ours to fix.

    `books`: the files of `strings/` to look into, in this order.
    """

    def __init__(self, language: Language, *books: str) -> None:
        self.language = language
        self._strings = ChainMap(*(site_strings(book) for book in books or DEFAULT_BOOKS))
        self.locale = LOCALES[language]

    def __call__(self, key: str, **values: object) -> str:
        found = self._strings[key][self.language]
        if isinstance(found, dict):
            form = self.locale.plural_form(int(str(values["n"])))
            found = found.get(form, found["other"])
        return found.format_map(values)
