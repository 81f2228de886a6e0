"""What can go wrong, as types: each error says in three languages what is wrong and what to do next.

The base class lives here; each package keeps its own children beside the code that raises them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from jetisu360.text import LANGUAGES, pick


class JetisuError(Exception):
    """Base of every error that a person may see.

    A child sets `code` (stable for ever, kebab-case), `sentence` (what is wrong) and `advice` (what to do
    next), each a template in kk, ru and en with `{names}` that the constructor's keyword arguments fill.
    A detail may itself be a text in three languages; the sentence then takes the one it is said in.
    """

    code: ClassVar[str] = "error"
    sentence: ClassVar[Mapping[str, str]] = {
        "kk": "Күтпеген қате.",
        "ru": "Непредвиденная ошибка.",
        "en": "Something unexpected went wrong.",
    }
    advice: ClassVar[Mapping[str, str]] = {"kk": "", "ru": "", "en": ""}

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.say("en"))

    def say(self, language: str) -> str:
        """The whole sentence in `language`: what is wrong, then what to do."""
        details = {
            key: pick(value, language) if isinstance(value, Mapping) else value
            for key, value in self.details.items()
        }
        parts = (pick(self.sentence, language), pick(self.advice, language))
        return " ".join(part.format_map(details) for part in parts if part)

    def as_json(self) -> dict[str, object]:
        """For machines: the code and the sentence in every language."""
        return {"code": self.code, "message": {language: self.say(language) for language in LANGUAGES}}

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders; the default would give __init__ the message as its argument.
        return (_rebuild, (type(self), self.details))


def _rebuild(kind: type[JetisuError], details: dict[str, object]) -> JetisuError:
    return kind(**details)
