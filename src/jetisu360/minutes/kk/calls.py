"""Kazakh wishes and calls: «аяқтасын», «аяқтаңыздар»."""

from __future__ import annotations

import re

from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.kk.clause import content_start, divide_terms
from jetisu360.minutes.kk.items import items_of
from jetisu360.minutes.kk.names import Name
from jetisu360.minutes.kk.nominative import in_nominative
from jetisu360.minutes.kk.predicates import (
    ends_clause,
    has_deadline,
    is_blessing,
    is_formula,
    is_held,
    is_imperative,
    is_object,
    is_optative,
    is_passive_wish,
    is_private_person,
    is_shaped_imperative,
    is_speech,
)
from jetisu360.minutes.kk.roles import co_executors, subject_of, subjects_of
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.model.task import Context, Task

# «…, – деп жазылған қаулыда»
_WRITTEN = re.compile(
    r"де(?:п|лін)\w*\s+(?:(?:жазыл|көрсетіл|айтыл)\w+\s+)?(?:[\w-]+\s+){0,2}(?:қаулы|бұйры|шешім|өкім|хаттама)"
)


_COUNCIL = re.compile(r"(?:кеңес|комиссия)(?:і|сы)?\s+құрылсын$")


def wished(
    s: KazakhSentence, hit: Hit, first: int, at: int, context: Context, before: list[Task]
) -> Task | None:
    """An order in the optative: «бөлім … дайындасын», «… аяқталсын»; `before`: the tasks found so far."""
    if not is_optative(s, hit, first, at) or is_blessing(s, hit, first, at, context):
        return None
    doer = subject_of(s, first, at)
    if not ends_clause(s, at) or (is_private_person(s, doer) and not (context.listed or context.official)):
        return None
    if _COUNCIL.search(s.low, 0, hit.end) and not is_speech(s, hit, context):
        # «… жөніндегі кеңес құрылсын»: done by being written.
        return None
    held = is_held(s, at) and is_speech(s, hit, context)
    passive = held or is_passive_wish(s.low[hit.start : hit.end])
    names = () if passive else _executors(s, doer, before)
    struck = s.low[: hit.start].rstrip().endswith("тізімнен")
    if not names and is_formula(s, hit) and not (struck or held):
        return None
    written = _WRITTEN.search(s.low, hit.end) is not None
    ordered = passive and (held or context.official or has_deadline(s) or struck or written)
    told = not passive and at > first and is_speech(s, hit, context) and is_object(s.tokens[at - 1].text)
    if not names and not context.listed and not ordered and not told:
        return None
    start = content_start(s, first, at, addressed=not names)
    if start >= at:
        start = max(first, at - 1)
    # «жұмыс аяқталсын»: what is to be done is the subject, and the verb stays as it is.
    ending = s.tokens[at].text if passive and not context.listed else _verbal_noun(s, hit, passive=passive)
    items = items_of(s, start, at, ending, start) if at < len(s.tokens) else []
    shared, items = divide_terms(s, first, at, items)
    joint = co_executors(s, first, at)
    task = Task("order", hit.trigger.rule, s.text[hit.start : hit.end], items, names, joint, shared)
    if context.listed:
        task.features.add("listed")
    return task


def _executors(s: KazakhSentence, doer: Name | None, before: list[Task]) -> tuple[str, ...]:
    """The subject of the wish, or those of the task before it."""
    if doer is not None:
        return subjects_of(s, doer)
    return before[-1].names if before else ()


def _verbal_noun(s: KazakhSentence, hit: Hit, *, passive: bool) -> str:
    """«дайындасын» → «дайындау», «аяқталсын» → «аяқтау»."""
    stem = re.sub(r"(?:сын|сін)$", "", s.low[hit.start : hit.end])
    if passive:
        stem = re.sub(r"(?:ыл|іл|ын|ін|л|н)$", "", stem)
    return (stem[:-1] if stem.endswith(("ы", "і")) else stem) + "у"


# «… жасаңыздар, – өңір басшысы»: spoken to several, in a text that tells of an office.
_CALLS = re.compile(r"ң[іы]зд[еа]р[!,»]*\s+[-–—]\s+\S")
_IF = re.compile(r"(?:саңыз|сеңіз)(?:дар|дер)?$")


def called(s: KazakhSentence, hit: Hit, first: int, at: int, context: Context) -> Task | None:
    """An order in the imperative: «аяқтаңыздар», where somebody in office speaks or orders are given."""
    speech = is_speech(s, hit, context) or (context.told and _CALLS.search(s.low) is not None)
    if not speech and (
        not (context.official or context.ordering) or not (has_deadline(s) or s.terms or context.ordering)
    ):
        return None
    shaped = (
        at > first and is_object(s.tokens[at - 1].text) and is_shaped_imperative(s.low[hit.start : hit.end])
    )
    if not (is_imperative(s.low[hit.start : hit.end]) or shaped) or not ends_clause(s, at):
        return None
    after = s.tokens[at + 1 : at + 3]
    if (
        _IF.search(s.low[hit.start : hit.end])
        and len(after) == 2
        and after[0].text == ","
        and after[1].is_word
        and not after[1].low.startswith("де")
    ):
        # «қажет деп тапсаңыздар, …»: if you find so.
        return None
    if s.low.startswith("есепте", hit.start) and s.low[: hit.start].endswith("деп "):
        # «оны қателік деп есептеңіздер»: what to think of it.
        return None
    names = _called_upon(s, first, at)
    start = content_start(s, first, at)
    if start >= at or (speech and at - start < 1):
        start = first
    if start == at and not s.terms:
        return None
    items = items_of(s, start, at, None, start)
    shared, items = divide_terms(s, first, at, items)
    return Task(
        "order",
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        items,
        names,
        co_executors(s, first, at),
        shared,
        weak=True,
    )


def _called_upon(s: KazakhSentence, first: int, at: int) -> tuple[str, ...]:
    """«Қанат Алдабергенұлы (…), … ұстаңыз», «… деді ол облыс әкімдеріне қарата»: who is spoken to."""
    for name in s.names:
        following = s.tokens[name.last + 1].text if name.last + 1 < len(s.tokens) else ""
        told = name.first > at and re.search(r"тапсырма|міндет", s.low[s.tokens[name.last].end :]) is not None
        if name.case == "dative" and (following.lower() == "қарата" or told):
            return in_nominative(s.phrase(name))
        opens = not any(token.is_word for token in s.tokens[first : name.first])
        # «Аудан әкімдері жұмысты күшейтіңіздер»
        several = name.plural and s.tokens[at].low.endswith(("здар", "здер"))
        marked = following in (",", "(", "!") or several
        if name.case == "nominative" and opens and name.last < at and marked:
            return in_nominative(s.phrase(name))
    return ()
