"""A file that is not in the tour, and why."""

from __future__ import annotations

from dataclasses import dataclass

from jetisu360.errors import JetisuError
from jetisu360.language import LANGUAGES, pick


@dataclass(frozen=True)
class LeftOut:
    """A file that is not in the tour, or a note about one that is, in three languages."""

    name: str
    code: str
    message: dict[str, str]

    @classmethod
    def because(cls, name: str, error: JetisuError) -> LeftOut:
        return cls(name, error.code, {language: error.say(language) for language in LANGUAGES})

    def say(self, language: str) -> str:
        return pick(self.message, language)
