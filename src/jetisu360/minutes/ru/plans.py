"""Russian plans: «планируется открыть», «будет завершено», «завершат»."""

from __future__ import annotations

from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.model.task import Context, Item, Task
from jetisu360.minutes.ru.complements import own_infinitives
from jetisu360.minutes.ru.items import clause_end, tidy
from jetisu360.minutes.ru.predicates import (
    has_participle,
    is_active_plan,
    is_forecast,
    is_negated,
    is_past,
    names_works,
)
from jetisu360.minutes.ru.roles import co_executors, subject_of
from jetisu360.minutes.ru.sentence import RussianSentence


def planned(s: RussianSentence, hit: Hit, begin: int, context: Context) -> Task | None:
    """A plan with a date, in the sentence from character `begin` on."""
    if is_negated(s, hit) or is_past(s, hit) or is_forecast(s, hit):
        return None
    term = next((t for t in reversed(s.terms) if t.due is not None), None)
    if term is None or (
        hit.trigger.rule == "will"
        and not ((term.strong or context.reported) and has_participle(s, s.token_at(hit.start)))
    ):
        return None
    if hit.trigger.rule == "will-be-done" and not (term.strong and (context.reported or names_works(s))):
        return None
    doer = subject_of(s, hit, begin)
    active = is_active_plan(s, hit)
    if active and doer is None and not context.reported:
        return None
    end = clause_end(s, hit.start, len(s.text))
    start = s.tokens[s.token_at(begin)].start
    infinitives = own_infinitives(s, hit.end, len(s.text))
    names = s.nominative(doer, "nominative") if doer is not None and infinitives and active else ()
    return Task(
        "plan",
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        [Item(start, end, tidy(s, start, end))],
        names,
        co_executors(s, begin, end),
        term,
    )
