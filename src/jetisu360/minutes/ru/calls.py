"""Russian calls: «завершите работы до 1 мая»."""

from __future__ import annotations

from jetisu360.minutes.model.task import Around, Item, Task
from jetisu360.minutes.ru.items import clause_end, divide_terms, tidy
from jetisu360.minutes.ru.roles import co_executors
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import words_of


def called(s: RussianSentence, around: Around) -> Task | None:
    """«Завершите работы до 1 мая»: an order in direct speech, where orders are given."""
    if not (around.official and (around.ordering or s.terms)):
        return None
    for at, token in enumerate(s.tokens[:8]):
        if (
            token.low.endswith(("ите", "йте"))
            and any(one.pos == "VERB" for one in words_of(token.text)[:1])
            and not token.low.startswith(
                (
                    "извин",
                    "прост",
                    "будьте",
                    "давайте",
                    "смотрите",
                    "скажите",
                    "поверьте",
                    "представьте",
                    "знаете",
                )
            )
        ):
            end = clause_end(s, token.start, len(s.text))
            if end - token.end < 8 or not any(term.strong for term in s.terms):
                return None
            items = [Item(token.start, end, tidy(s, token.start, end))]
            shared, items = divide_terms(s, 0, len(s.text), items)
            del at
            return Task(
                "order", "call", token.text, items, (), co_executors(s, 0, len(s.text)), shared, weak=True
            )
    return None
