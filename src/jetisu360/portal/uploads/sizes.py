"""Sizes in sentences: said in whichever language the sentence is."""

from __future__ import annotations

from babel.numbers import format_decimal

from jetisu360.language import LANGUAGES, Message, _, locale_of

_UNITS = (
    (1_000_000_000, _("{amount} GB")),
    (1_000_000, _("{amount} MB")),
    (1_000, _("{amount} KB")),
)
_BYTES: Message = _("{amount} bytes")


def size_words(size: int) -> dict[str, str]:
    """`1,4 ГБ`, `1.4 GB`: by language."""
    unit, message = next(((unit, words) for unit, words in _UNITS if size >= unit), (1, _BYTES))
    amount = size / unit
    shown = round(amount, 1) if amount < 10 and unit > 1 else round(amount)
    return {
        language: message.say(language, amount=format_decimal(shown, locale=locale_of(language)))
        for language in LANGUAGES
    }
