"""A text of the museum as one language's reader meets it: marked where it fell back to another language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from jetisu360.language import EMPTY, Language, Message, pick
from jetisu360.publish.pages.labels import IN_LANGUAGE

# Characters that turn the direction of everything after them; the page isolates texts with <bdi> instead.
_DIRECTION = dict.fromkeys(
    map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
)


@dataclass(frozen=True)
class Said:
    """`text`, and the `language` it is in where that is not the reader's (else None)."""

    text: str
    language: str | None = None

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def paragraphs(self) -> list[str]:
        """The text cut at empty lines."""
        return [part.strip() for part in re.split(r"\n\s*\n", self.text) if part.strip()]

    @property
    def in_language(self) -> Message:
        """What stands behind a text that fell back, to be translated: `in Kazakh`."""
        return IN_LANGUAGE[self.language] if self.language else EMPTY

    @property
    def line(self) -> str:
        """On one line and without direction marks: for titles of windows and other places without markup."""
        return re.sub(r"\s+", " ", self.text.translate(_DIRECTION)).strip()


def say(text: Mapping[str, str], language: Language) -> Said:
    """`text` for a reader of `language`; the first language that has anything stands in for a missing one."""
    cleaned = {key: _clean(value) for key, value in text.items()}
    found = pick(cleaned, language)
    if not found or cleaned.get(language):
        return Said(found)
    return Said(found, next(key for key in ("kk", "ru", "en") if cleaned.get(key) == found))


@lru_cache(maxsize=1 << 14)
def _clean(text: str) -> str:
    """Without control characters: HTML has no place for them, and a NUL would become a replacement sign.

    Every page asks again for the names of its neighbours, so answers are kept.
    """
    if text.isprintable():
        return text.strip()
    kept = (char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs"))
    return "".join(kept).strip()
