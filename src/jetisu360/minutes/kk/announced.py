"""Works that somebody in office announces without a date: «ауылға су тартылады», «көпір салынбақ»."""

from __future__ import annotations

import re

from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.kk.plan_predicates import (
    is_law_or_event,
    is_object_clause,
    is_passive,
    is_passive_intention,
    is_past_plan,
    names_works,
)
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.model.task import Context

# What is built or mended once; «жүргізіледі», «беріледі» may tell what is done every day.
_ONCE = re.compile(
    r"(?:салын|жөндел|орнатыл|тартыл|ашыл|іске\s+қосыл|төсел|аяқтал|бастал|жаңартыл|жаңғыртыл|ауыстырыл|газдандырыл|жарықтандырыл|абаттандырыл|(?:пайдалануға|қолданысқа)\s+беріл|бой\s+көтер|жүзеге\s+ас|іске\s+ас)"
)


def is_announced(s: KazakhSentence, hit: Hit, context: Context) -> bool:
    """«Ауылға су тартылады», «көпір салынбақ» without a date, in the words of somebody in office: works that
    are announced.
    """
    told = context.speech or context.reported or context.told
    if any(term.due is not None for term in s.terms):
        # A day that the sentence gives belongs to another of its verbs.
        return False
    word = s.low[hit.start : hit.end]
    if hit.trigger.rule == "will-be" and word.endswith("болады") and is_passive(word):
        return told and not is_law_or_event(s)
    if hit.trigger.rule == "planned":
        before = s.verbal_nouns.get(s.token_at(hit.start) - 1)
        meant = before is not None and before.form == "bare" and not s.low.startswith("күтіл", hit.start)
        works = context.speech or (context.reported and names_works(s))
        return works and meant and not is_past_plan(s, hit)
    if hit.trigger.rule == "will" and is_passive_intention(word) and told and s.ends_here(hit.end):
        return not is_law_or_event(s)
    near = max(0, hit.start - _IDIOM_WITHIN)
    done = _ONCE.search(s.low, near, hit.end)
    if not told or done is None or done.end() < hit.start:
        return False
    if not names_works(s) or is_law_or_event(s) or not s.ends_here(hit.end) or is_object_clause(s, hit):
        return False
    intended = s.low[hit.start : hit.end].endswith(("мақ", "мек", "бақ", "бек", "пақ", "пек"))
    soon = _WILL.search(s.low) is not None or any(term.kind == "vague" for term in s.terms)
    return context.speech or intended or soon


# «алдағы уақытта», «жуырда»: when it will be, though no day is said.
_WILL = re.compile(r"алдағы|жуырда|таяуда|жақын\s+(?:арада|уақытта)|жақында")
_IDIOM_WITHIN = 14
"""Characters before a verb: «пайдалануға », «іске »."""
