"""A Kazakh sentence as the rules see it: words, terms, names and verbal nouns, found once."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from jetisu360.minutes.common.due import Due
from jetisu360.minutes.common.same_term import with_same
from jetisu360.minutes.common.tokens import Token, tokens_of
from jetisu360.minutes.kk.dates import kazakh_terms
from jetisu360.minutes.kk.names import Name, names_in
from jetisu360.minutes.kk.verbal_noun import VerbalNoun, verbal_noun

# After a participle a noun follows that it describes; these make it the end of a sentence instead.
_ENDS = frozenset(("еді", "болатын", "едім", "екен", "едік", "деп", "болды", "болып"))


class KazakhSentence:
    """`text` in Cyrillic; everything else is found when it is first asked for. `before`: the term of the
    sentence before it.
    """

    def __init__(self, text: str, base: date, before: Due | None = None) -> None:
        self.text = text
        self.low = text.lower()
        self.base, self.before = base, before

    @cached_property
    def tokens(self) -> list[Token]:
        return tokens_of(self.text)

    @cached_property
    def terms(self) -> list[Due]:
        return with_same(kazakh_terms(self.text, self.base), self.text, self.before)

    @cached_property
    def names(self) -> list[Name]:
        return names_in(self.tokens, [(term.start, term.end) for term in self.terms])

    @cached_property
    def sources(self) -> list[Name]:
        """Names in the ablative: of whom something is demanded."""
        return names_in(self.tokens, [(term.start, term.end) for term in self.terms], only="ablative")

    @cached_property
    def owners(self) -> list[Name]:
        """Names in the genitive: whose doing is asked for."""
        return names_in(self.tokens, [(term.start, term.end) for term in self.terms], only="genitive")

    @cached_property
    def name_tokens(self) -> set[int]:
        """Tokens that belong to names."""
        return {at for name in self.names for at in range(name.first, name.last + 1)}

    @cached_property
    def verbal_nouns(self) -> dict[int, VerbalNoun]:
        found = {}
        for at, token in enumerate(self.tokens):
            if token.is_word and at not in self.name_tokens and not self.in_term(token):
                noun = verbal_noun(token.text)
                if noun is not None:
                    found[at] = noun
        return found

    def in_term(self, token: Token) -> bool:
        return any(term.start <= token.start < term.end for term in self.terms)

    def token_at(self, position: int) -> int:
        """The index of the first token that begins at `position` or after it."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < position:
                low = middle + 1
            else:
                high = middle
        return low

    def phrase(self, name: Name) -> str:
        return self.text[self.tokens[name.first].start : self.tokens[name.last].end]

    def without_terms(self, text: str, offset: int) -> str:
        for term in reversed(self.terms):
            a, b = term.start - offset, term.end - offset
            if a >= 0 and b <= len(text) and term.strong:
                text = text[:a] + text[b:]
        return text

    def ends_here(self, position: int) -> bool:
        """Whether a participle that ends at `position` ends the sentence, rather than describing a noun
        after it.
        """
        at = self.token_at(position)
        if at >= len(self.tokens):
            return True
        token = self.tokens[at]
        return not token.is_word or token.low in _ENDS
