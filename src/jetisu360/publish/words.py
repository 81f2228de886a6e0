"""The words of the page itself: `strings/site.json`, with the plural forms that Babel knows."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from babel import Locale

from jetisu360.text import Language

STRINGS = Path(__file__).parent / "strings"
# British English writes the day before the month, as Kazakh readers of English expect.
LOCALES: dict[str, Locale] = {
    "kk": Locale.parse("kk"),
    "ru": Locale.parse("ru"),
    "en": Locale.parse("en_GB"),
}


@cache
def site_strings() -> dict[str, dict[str, str | dict[str, str]]]:
    """`strings/site.json`: key → language → text, or plural form → text."""
    found: dict[str, dict[str, str | dict[str, str]]] = json.loads((STRINGS / "site.json").read_text("utf-8"))
    return found


class Words:
    """`words("rooms")`, `words("rooms-count", n=4)`; a missing key is a KeyError: it is ours to fix."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.locale = LOCALES[language]

    def __call__(self, key: str, **values: object) -> str:
        found = site_strings()[key][self.language]
        if isinstance(found, dict):
            form = self.locale.plural_form(int(str(values["n"])))
            found = found.get(form, found["other"])
        return found.format_map(values)
