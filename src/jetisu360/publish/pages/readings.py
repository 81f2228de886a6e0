"""The readings of a site: each language once, and Kazakh a second time in Latin letters.

The Latin pages are made from the Kazakh ones letter by letter (`latin_pages.py`), so nobody has to write a
text twice; why they are pages of their own is in docs/decisions/publish-room-and-object-pages.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from jetisu360.language import Language


@dataclass(frozen=True)
class Reading:
    """`code`: the folder of its pages and their `lang`; `name` and `short` are in itself."""

    code: str
    language: Language
    name: str
    short: str
    og_locale: str

    @property
    def latin(self) -> bool:
        return self.code != self.language


READINGS = (
    Reading("kk", "kk", "Қазақша", "ҚАЗ", "kk_KZ"),
    Reading("ru", "ru", "Русский", "РУС", "ru_RU"),
    Reading("en", "en", "English", "ENG", "en_GB"),
    Reading("kk-Latn", "kk", "Qazaqşa (latyn)", "QAZ", "kk_KZ"),
)
LATIN = READINGS[-1]
"""Offered on Kazakh pages only: who reads Russian or English has no use for it."""
IN_OWN_LETTERS = tuple(item for item in READINGS if not item.latin)


def reading(language: Language) -> Reading:
    """The reading of a language in its own letters."""
    return next(item for item in READINGS if item.code == language)
