"""Russian calls: «завершите работы до 1 мая»."""

from __future__ import annotations

from jetisu360.minutes.model.task import Context, Item, Task
from jetisu360.minutes.ru.clause import clause_end, divide_terms, tidy
from jetisu360.minutes.ru.predicates import is_imperative, said_here
from jetisu360.minutes.ru.roles import co_executors
from jetisu360.minutes.ru.sentence import RussianSentence

_FIRST_WORDS = 8
"""Tokens: an order in the imperative opens its sentence, after an address at most."""
_SHORTEST_CALL = 14
"""Characters of a whole call without a term."""
_SHORTEST = 8
"""Characters of an object: «приходите» alone is an invitation."""


def called(s: RussianSentence, context: Context) -> Task | None:
    """«Завершите работы до 1 мая»: an order in direct speech, where orders are given."""
    speech = context.speech or said_here(s)
    if not speech and not (context.official and (context.ordering or s.terms)):
        return None
    verb = next((token for token in s.tokens[:_FIRST_WORDS] if is_imperative(token.text)), None)
    if verb is None:
        return None
    end = clause_end(s, verb.start, len(s.text))
    if not speech and (end - verb.end < _SHORTEST or not any(term.strong for term in s.terms)):
        return None
    at = s.token_at(verb.start)
    first = s.tokens[at - 1] if at and s.tokens[at - 1].low in ("не", "ни") else verb
    start = first.start if end - verb.end >= _SHORTEST else s.tokens[0].start
    if end - start < _SHORTEST_CALL and not s.terms:
        return None
    items = [Item(start, end, tidy(s, start, end))]
    shared, items = divide_terms(s, 0, len(s.text), items)
    joint = co_executors(s, 0, len(s.text))
    return Task("order", "call", verb.text, items, (), joint, shared, weak=True)
