"""Our messages where Django wants texts: said in the language of the request, when they are shown."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.functional import lazy as _lazy

from jetisu360.language import LANGUAGES, Language, Message, Translator


def current_language() -> Language:
    """The language of this request, always one of ours."""
    code = (translation.get_language() or "kk")[:2]
    return next((language for language in LANGUAGES if language == code), "kk")


def say(message: Message, /, **details: object) -> str:
    """The message in the language of this request."""
    return message.say(current_language(), **details)


lazy: Any = _lazy(say, str)
"""`lazy(_("Title"))`: for labels and help texts, which are written once and shown in many languages."""


def translator() -> Translator:
    return Translator(current_language())
