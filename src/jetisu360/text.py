"""Text that people read, in the three languages of the house: Kazakh first, then Russian, then English."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Literal, get_args

Language = Literal["kk", "ru", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def three(*, kk: str, ru: str, en: str) -> Mapping[str, str]:
    """One text in the three languages."""
    return {"kk": kk, "ru": ru, "en": en}


def pick(text: Mapping[str, str], language: str) -> str:
    """The text in `language`, or in the first of kk, ru, en that has one, or an empty string.

    Falling back is the caller's to show: `pick(text, "en") != text.get("en")` says that it happened.
    """
    for candidate in (language, *LANGUAGES):
        if text.get(candidate):
            return text[candidate]
    return ""


# Letters of Arabic script are joined and parted by these, a word may be broken at the last: none deceives.
_HARMLESS = "\u200c\u200d\u00ad"
_SHOWN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def visible(text: str, keep: str = "") -> str:
    r"""The text with what a terminal or a reader would obey instead of seeing written out: control characters
    (ESC, line ends but those in `keep`), marks of direction and halves of pairs become `\u001b` and the like.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(one if one in keep or not _hidden(one) else _escaped(one) for one in text)


def _hidden(one: str) -> bool:
    return unicodedata.category(one) in _SHOWN and one not in _HARMLESS


def _escaped(one: str) -> str:
    return f"\\u{ord(one):04x}" if ord(one) < 0x10000 else f"\\U{ord(one):08x}"
