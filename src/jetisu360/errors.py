"""What can go wrong, as types: each error says in three languages what is wrong and what to do next.

The base class lives here; each package keeps its own children beside the code that raises them.
"""

from __future__ import annotations

from typing import ClassVar

from jetisu360.language import EMPTY, LANGUAGES, Message, _


class JetisuError(Exception):
    """Base of every error that a person may see.

    A child sets `code` (stable, kebab-case), `sentence` (what is wrong) and `advice` (what to do), each a
    message with `{names}` that the constructor's keyword arguments fill.
    A detail may itself be a text in three languages; the sentence then takes the one it is said in.
    """

    code: ClassVar[str] = "error"
    sentence: ClassVar[Message] = _("Something unexpected went wrong.")
    advice: ClassVar[Message] = EMPTY

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.say("en"))

    def say(self, language: str) -> str:
        """The whole sentence in `language`: what is wrong, then what to do.

        A name in it is shown, not obeyed: one with an ESC or a mark of direction cannot rewrite the sentence.
        """
        parts = (self.sentence.say(language, **self.details), self.advice.say(language, **self.details))
        return " ".join(part for part in parts if part)

    def as_json(self) -> dict[str, object]:
        """For machines: the code and the sentence in every language."""
        return {"code": self.code, "message": {language: self.say(language) for language in LANGUAGES}}

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders; the default would give __init__ the message as its argument.
        return (_rebuild, (type(self), self.details))


def _rebuild(kind: type[JetisuError], details: dict[str, object]) -> JetisuError:
    return kind(**details)
