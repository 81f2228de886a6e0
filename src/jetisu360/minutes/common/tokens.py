"""The words and signs of a sentence, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jetisu360.minutes.common.letters import KAZAKH_CAPITALS

_TOKEN = re.compile(
    rf"[«„“\"](?=[^\s])|[»”]|(?<![^\W\d_])[A-Z{KAZAKH_CAPITALS}]\.(?:\s?[A-Z{KAZAKH_CAPITALS}]\.)?"
    r"|\d+(?:[.,:/]\d+)*(?:-[^\W\d_]+)*|[^\W\d_]+(?:[-’'][^\W_]+)*|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Token:
    """`low` is the word in small letters; initials («А.Б.») are one token that ends in a full stop."""

    text: str
    start: int
    end: int
    low: str

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha() and not self.text.endswith(".")

    @property
    def is_initials(self) -> bool:
        return self.text[0].isalpha() and "." in self.text

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper() and self.is_word


def tokens_of(text: str) -> list[Token]:
    """All tokens of a sentence, in order. Linear in its length."""
    return [
        Token(
            match.group().rstrip(),
            match.start(),
            match.start() + len(match.group().rstrip()),
            match.group().rstrip().lower(),
        )
        for match in _TOKEN.finditer(text)
    ]
