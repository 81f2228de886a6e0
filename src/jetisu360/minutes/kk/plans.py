"""Kazakh plans: «енгізілмек», «аяқталады», and works to come that somebody in office tells of without a date:
«жуырда басталатын жөндеу жұмыстары», «құрылысы басталады деп күтілуде».
"""

from __future__ import annotations

import re

from jetisu360.minutes.common.letters import KAZAKH_NO_YO
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.kk.items import content_start, divide_terms, tidy
from jetisu360.minutes.kk.nominative import in_nominative
from jetisu360.minutes.kk.predicates import (
    is_coming_true,
    is_intention,
    is_object_clause,
    is_passive,
    is_passive_intention,
    is_past_plan,
)
from jetisu360.minutes.kk.roles import co_executors, subject_of
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.model.task import Context, Item, Task

_WORKS = r"(?:құрылыс|жөндеу|жұмыс|қайта\s+жаңғырту|реконструкция|абаттандыру|газдандыру)"


_BEGINS = r"(?:бастал|аяқтал|салын|жүргізіл|жөндел|ашыл|қосыл|тапсырыл|беріл|тартыл|жаңғыртыл)"


_COMING = re.compile(
    rf"(?<![{KAZAKH_NO_YO}])(?P<when>жуырда|таяуда|жақында|алдағы\s+уақытта)\s+(?:іске\s+|қолданысқа\s+|пайдалануға\s+)?"
    rf"{_BEGINS}(?:атын|етін)\s+(?:[{KAZAKH_NO_YO}-]+\s+){{0,3}}?{_WORKS}[{KAZAKH_NO_YO}]*(?:\s+{_WORKS}[{KAZAKH_NO_YO}]*)*"
    rf"(?:\s+(?:мен|пен|бен|және)\s+{_WORKS}[{KAZAKH_NO_YO}]*)?"
)


_SAYS = re.compile(r"(?:атап\s+өтті|айтты|мәлімдеді|атап\s+көрсетті|жеткізді|хабарлады|деді)")


_EXPECTED = re.compile(
    rf"(?P<works>{_WORKS}[{KAZAKH_NO_YO}]*)\s+(?:да\s+|де\s+)?(?:іске\s+|қолданысқа\s+|пайдалануға\s+)?"
    rf"(?P<verb>{_BEGINS}(?:ады|еді))\s+деп\s+(?:күтіл(?:уде|іп\s+отыр)|жоспарлан(?:уда|ып\s+отыр)|көздел(?:уде|іп\s+отыр))"
)


_SHORTEST_PLAN = 2
"""Tokens; a plan that would be its verb alone begins where the sentence does."""


def planned(s: KazakhSentence, hit: Hit, first: int, at: int, context: Context) -> Task | None:
    """A plan with a date, whose verb begins at token `at`."""
    rule, word = hit.trigger.rule, s.low[hit.start : hit.end]
    if rule == "will" and not is_intention(word):
        return None
    if rule in ("will", "will-be") and not is_passive(word) and subject_of(s, first, at) is None:
        return None
    term = next((t for t in reversed(s.terms) if t.due is not None and t.start < hit.end), None)
    if term is None or (rule == "will-be" and not term.strong):
        return None
    if rule == "will-be-done" and not is_coming_true(s, hit, term, context):
        return None
    if rule == "planned" and is_past_plan(s, hit):
        return None
    doer = None if is_object_clause(s, hit) else subject_of(s, first, at)
    start = content_start(s, first, at)
    end = at
    while end < len(s.tokens) and s.tokens[end].start < hit.end:
        end += 1
    if end - start < _SHORTEST_PLAN and start > first:
        start = first
    a, b = s.tokens[start].start, s.tokens[end - 1].end
    item = Item(a, b, tidy(s.without_terms(s.text[a:b], a)))
    joint = co_executors(s, first, at)
    task = Task("plan", rule, s.text[hit.start : hit.end], [item], (), joint, term)
    if doer is not None and not is_passive_intention(word):
        task.names = in_nominative(s.phrase(doer))
    return task


def works_to_come(s: KazakhSentence, context: Context) -> Task | None:
    """A plan of works without a date, where somebody in office reports; else None."""
    if not context.reported:
        return None
    if (match := _EXPECTED.search(s.low)) is not None:
        first, last = content_start(s, 0, s.token_at(match.start("verb"))), match.end("verb")
        trigger = s.text[match.end("verb") : match.end()].strip()
    elif (match := _COMING.search(s.low)) is not None and _SAYS.search(s.low, match.end()):
        # «… бағдарламасы негізінде облыстың … 4 жолдың жуырда басталатын … жұмыстары»
        first, last = content_start(s, 0, s.token_at(match.start())), match.end()
        trigger = s.text[match.start("when") : match.end("when")]
    else:
        return None
    start = s.tokens[first].start
    if start >= last:
        return None
    items = [Item(start, last, tidy(s.text[start:last]))]
    shared, items = divide_terms(s, 0, s.token_at(last), items)
    return Task("plan", "works-to-come", trigger, items, shared=shared, weak=True)
