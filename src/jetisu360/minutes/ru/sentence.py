"""A Russian sentence as the rules see it: words, terms, names and infinitives, found once."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property

from jetisu360.minutes.common.due import Due
from jetisu360.minutes.common.same_term import with_same
from jetisu360.minutes.common.tokens import Token, tokens_of
from jetisu360.minutes.ru.dates import russian_terms
from jetisu360.minutes.ru.heads import Name
from jetisu360.minutes.ru.names import names_in
from jetisu360.minutes.ru.nominative import in_nominative
from jetisu360.minutes.ru.words import is_infinitive

_GOES_ON = re.compile(r"[,:«–—]|\s-\s|\"")
_SAID = re.compile(
    r"[,»\"”!]\s*(?:[-–—]\s*)?(?:сказал|отметил|объявил|сообщил|заявил|подчеркнул|добавил|рассказал|напомнил)[аи]?\s"
)


class RussianSentence:
    """`before`: the term of the sentence before it."""

    def __init__(self, text: str, base: date, before: Due | None = None) -> None:
        self.text, self.base, self.before = text, base, before
        self.low = text.lower()

    @cached_property
    def tokens(self) -> list[Token]:
        return tokens_of(self.text)

    @cached_property
    def terms(self) -> list[Due]:
        found = with_same(russian_terms(self.text, self.base), self.text, self.before)
        said = _SAID.search(self.low)
        # «…», – сказал аким на встрече 10 марта: when it was said.
        after = said.end() if said else len(self.text)
        return [
            t
            for t in found
            if t.strong or t.start < after or _GOES_ON.search(self.text, after, t.start) is not None
        ]

    @cached_property
    def names(self) -> list[Name]:
        return names_in(self.tokens, [(term.start, term.end) for term in self.terms])

    @cached_property
    def infinitives(self) -> list[int]:
        return [
            at
            for at, token in enumerate(self.tokens)
            if token.is_word and is_infinitive(token.text) and not self.in_term(token)
        ]

    def in_term(self, token: Token) -> bool:
        return any(term.start <= token.start < term.end for term in self.terms)

    def token_at(self, position: int) -> int:
        return next((at for at, token in enumerate(self.tokens) if token.start >= position), len(self.tokens))

    def nominative(self, name: Name, case: str) -> tuple[str, ...]:
        return in_nominative(self.tokens, self.text, name, case)

    def start_of(self, name: Name) -> int:
        return self.tokens[name.first].start
