"""Text that people read, in the three languages of the house: Kazakh first, then Russian, then English."""

from __future__ import annotations

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
