"""Russian obligations: «должны завершить», «необходимо обеспечить»."""

from __future__ import annotations

import re

from jetisu360.minutes.common.letters import RUSSIAN
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.model.task import Context, Item, Task
from jetisu360.minutes.ru.complements import own_infinitives
from jetisu360.minutes.ru.heads import Name
from jetisu360.minutes.ru.items import clause_end, divide_terms, items_of, tidy
from jetisu360.minutes.ru.predicates import (
    has_authority,
    has_deadline,
    is_bare_necessity,
    is_consequence,
    is_exhortation,
    is_idiom,
    is_negated,
    is_passive,
    is_past,
)
from jetisu360.minutes.ru.roles import addressees, co_executors, is_private, subject_of, subjects_of
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import parse

_DEVERBAL = re.compile(
    rf"\s+(?:[{RUSSIAN}-]+(?:ого|его|ой|ей|ых|их)\s+)?[{RUSSIAN}]+(?:ния|ции|тия|вки|тки|рки|боты|ства|жи|ки)(?![{RUSSIAN}])"
)


def needed(s: RussianSentence, hit: Hit, begin: int, until: int, context: Context) -> Task | None:
    """An obligation between characters `begin` and `until`."""
    rule = hit.trigger.rule
    if not _is_obligation(s, hit):
        return None
    infinitives = own_infinitives(s, hit.end, until)
    if not infinitives:
        return _necessity(s, hit) if rule == "need-said" else None
    passive = is_passive(s, infinitives[0])
    if is_exhortation(s, infinitives[0]):
        return None
    subject = subject_of(s, hit, begin) if rule == "must" else None
    names = _executors(s, hit, begin, infinitives, subject)
    if not names and _is_private_matter(s, hit, begin, infinitives, passive=passive):
        return None
    if passive and rule == "must":
        names = ()
    deadline = has_deadline(s)
    official = has_authority(s, context)
    if not (names or official or deadline):
        return None
    if subject is not None and subject.kind == "people" and not (official or deadline):
        return None
    items = items_of(s, infinitives, hit.end, until)
    if passive:
        items = [_whole_clause(s, hit, begin, items[-1].end)]
    shared, items = divide_terms(s, begin, until, items)
    joint = co_executors(s, begin, until)
    task = Task("obligation", rule, s.text[hit.start : hit.end], items, names, joint, shared)
    task.weak = not (names or deadline)
    if official:
        task.features.add("official")
    return task


def _is_obligation(s: RussianSentence, hit: Hit) -> bool:
    """Whether the trigger asks for something to be done at all."""
    return not (
        is_negated(s, hit)
        or is_past(s, hit)
        or is_idiom(s, hit)
        or is_consequence(s, hit)
        or is_bare_necessity(s, hit)
    )


def _executors(
    s: RussianSentence, hit: Hit, begin: int, infinitives: list[int], subject: Name | None
) -> tuple[str, ...]:
    """The subject of «должны», else whom the trigger's case names."""
    if hit.trigger.rule != "must":
        return addressees(s, hit, begin, infinitives)
    return subjects_of(s, subject, begin) if subject is not None else ()


def _is_private_matter(
    s: RussianSentence, hit: Hit, begin: int, infinitives: list[int], *, passive: bool
) -> bool:
    """«водители должны …», «гражданам необходимо …»: of somebody who holds no office."""
    if hit.trigger.rule == "must":
        return not passive and is_private(s, begin, hit.start)
    return is_private(s, begin, s.tokens[infinitives[0]].start)


def _whole_clause(s: RussianSentence, hit: Hit, begin: int, end: int) -> Item:
    """«(сказал, что) ремонт должен быть завершён»: in the passive the task is the clause with its subject."""
    start = s.tokens[s.token_at(begin)].start
    if told := re.search(rf"[{RUSSIAN}],\s+что\s+", s.low[start : hit.start]):
        start += told.end()
    return Item(start, end, tidy(s, start, end))


def _necessity(s: RussianSentence, hit: Hit) -> Task | None:
    """«обратил внимание акимов на необходимость снижения инфляции»."""
    match = _DEVERBAL.match(s.low, hit.end)
    if match is None:
        return None
    further = re.search(r"\s+(?:и|а\s+также)\s+(?:поруч|потреб|обяз|дал|рекоменд)", s.low[hit.end :])
    end = clause_end(s, hit.end, hit.end + further.start() if further else len(s.text))
    start = hit.end + len(s.text[hit.end : end]) - len(s.text[hit.end : end].lstrip())
    names: tuple[str, ...] = ()
    for name in s.names:
        if hit.start < s.start_of(name) < hit.end and "genitive" in name.cases:
            names = s.nominative(name, "genitive")
    first = s.tokens[s.token_at(start)]
    named = next((reading.inflect({"nomn"}) for reading in parse(first.text) if "gent" in reading.tag), None)
    text = (named.word if named else first.text) + s.text[first.end : end]
    items = [Item(start, end, text)]
    shared, items = divide_terms(s, 0, end, items)
    return Task(
        "obligation",
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        items,
        names,
        (),
        shared,
        features={"official"},
    )
