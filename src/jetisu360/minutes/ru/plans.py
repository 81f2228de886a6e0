"""Russian plans: «планируется открыть», «будет завершено», and in the plain future «завершат в августе»,
«срок сдачи – 1 мая».
"""

from __future__ import annotations

import re

from jetisu360.minutes.common.due import Due
from jetisu360.minutes.common.letters import RUSSIAN
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.model.task import Context, Item, Task
from jetisu360.minutes.ru.clause import clause_end, tidy
from jetisu360.minutes.ru.complements import own_infinitives
from jetisu360.minutes.ru.plan_predicates import is_active_plan, is_forecast, is_spending, names_works
from jetisu360.minutes.ru.predicates import (
    has_participle,
    is_budget,
    is_indirect_question,
    is_negated,
    is_past,
)
from jetisu360.minutes.ru.roles import agents, co_executors, is_private, subject_of, subjects_of
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import parse, words_of


def planned(s: RussianSentence, hit: Hit, begin: int, context: Context) -> Task | None:
    """A plan with a date, in the sentence from character `begin` on."""
    if (
        is_negated(s, hit)
        or is_past(s, hit)
        or is_forecast(s, hit)
        or is_indirect_question(s, hit)
        or is_budget(s, hit)
        or is_spending(s)
    ):
        return None
    term = next((t for t in reversed(s.terms) if t.due is not None), None)
    if term is None and (again := _again(s, hit, begin)) is not None:
        return again
    if term is None or (hit.trigger.rule == "will" and not has_participle(s, s.token_at(hit.start))):
        return None
    infinitives = own_infinitives(s, hit.end, len(s.text))
    if (
        hit.trigger.rule == "will"
        and infinitives
        and words_of(s.tokens[infinitives[0]].text)[0].lemma in _AT_REST
    ):
        return None
    if hit.trigger.rule == "will" and not (term.strong or context.reported) and _OF_OTHERS.search(s.low):
        return None
    if hit.trigger.rule == "will-be-done" and not (term.strong and (context.reported or names_works(s))):
        return None
    doer = subject_of(s, hit, begin)
    active = is_active_plan(s, hit)
    impersonal = s.low.startswith("планируют", hit.start) and names_works(s)
    if active and doer is None and not context.reported and not impersonal:
        return None
    end = clause_end(s, hit.start, len(s.text))
    start = s.tokens[s.token_at(begin)].start
    names = subjects_of(s, doer, begin) if doer is not None and infinitives and active else ()
    if hit.trigger.rule == "will" and has_participle(s, s.token_at(hit.start)):
        names = agents(s, begin, end)
    return Task(
        "plan",
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        [Item(start, end, tidy(s, start, end))],
        names,
        co_executors(s, begin, end),
        term,
    )


_AT_REST = frozenset(("отдыхать", "отдохнуть", "лежать", "спать", "ждать", "жить"))
_REPORTS = re.compile(
    r"(?:докладыва|отчитыва|информирова|представля|проводи|проверя|контролирова|обновля|публикова|направля|сообща|предоставля|вывози|обходи|объезжа|встреча)"
)


def _again(s: RussianSentence, hit: Hit, begin: int) -> Task | None:
    """«аким будет докладывать раз в две недели»: what somebody in office will do again and again."""
    term = next((t for t in s.terms if t.kind == "recurring"), None)
    doer = subject_of(s, hit, begin)
    infinitives = own_infinitives(s, hit.end, len(s.text))
    if hit.trigger.rule != "will" or term is None or doer is None or doer.kind == "people" or not infinitives:
        return None
    if not _REPORTS.match(s.tokens[infinitives[0]].low):
        return None
    start = s.tokens[infinitives[0]].start
    end = clause_end(s, start, len(s.text))
    item = Item(start, end, tidy(s, start, end))
    names = s.nominative(doer, "nominative")
    return Task("plan", hit.trigger.rule, s.text[hit.start : hit.end], [item], names, (), term)


_OF_PROMISE = re.compile(
    rf"\s+(?:[{RUSSIAN}-]+(?:ое|ее|ую|юю|ый|ий|ые|ие)\s+)?[{RUSSIAN}]+(?:ние|тие|ство|ку|цию|чу|ние|запуск|ввод)(?![{RUSSIAN}])"
)


# Games, elections and what the law does to people come by themselves.
_OF_OTHERS = re.compile(
    r"концерт|спектакл|фестивал|матч|турнир|сыгран|выбор|кредит|пенси|выплат|налог|тариф|закон|штраф|осужд|призва|погод|градус"
)


def promised(s: RussianSentence, hit: Hit, begin: int, context: Context) -> Task | None:
    """«Подрядчик обещал сдать школу к 1 сентября», «постараемся завершить»: a promise with a date."""
    dated = [term for term in s.terms if term.due is not None and term.due >= s.base]
    term = best(dated) if dated else None
    infinitives = own_infinitives(s, hit.end, len(s.text))
    sworn = bool(infinitives) and _by_office(s, hit, begin, infinitives[0])
    if (term is None and not sworn) or is_negated(s, hit) or is_indirect_question(s, hit):
        return None
    end = clause_end(s, hit.end, len(s.text))
    if not infinitives and (before := own_infinitives(s, begin, hit.start)):
        # «Завершить ремонт рассчитывают в октябре»
        start = s.tokens[before[0]].start
    elif infinitives:
        start = s.tokens[infinitives[0]].start
    elif _OF_PROMISE.match(s.low, hit.end):
        start = hit.end + 1
    else:
        return None
    doer = subject_of(s, hit, begin)
    if doer is None and is_private(s, begin, hit.start):
        return None
    names = subjects_of(s, doer, begin) if doer is not None else ()
    item = Item(start, end, tidy(s, start, end))
    joint = co_executors(s, begin, end)
    return Task("plan", hit.trigger.rule, s.text[hit.start : hit.end], [item], names, joint, term)


def _by_office(s: RussianSentence, hit: Hit, begin: int, infinitive: int) -> bool:
    """«Аким пообещал проверить ход работ»: without a day a promise counts of somebody in office."""
    doer = subject_of(s, hit, begin)
    gave = re.match(r"(?:по)?обеща", s.low[hit.start : hit.end]) is not None
    ends = any("perf" in reading.tag for reading in parse(s.tokens[infinitive].text)[:1])
    return gave and ends and doer is not None and doer.kind in ("office", "body")


def left_over(s: RussianSentence) -> Task | None:
    """«Остальные 14 улиц – в октябре»: the plan of the sentence before goes on, without its verb."""
    match = _LEFT_OVER.match(s.low)
    term = next((t for t in s.terms if t.due is not None and match and t.start >= match.end()), None)
    if match is None or term is None or s.text[term.end :].strip(" .;»") or s.text[match.end() : term.start]:
        return None
    start = match.start("what")
    item = Item(start, term.end, s.text[start : term.end])
    return Task("plan", "left-over", s.text[start : match.end("what")], [item], shared=term, weak=True)


_LEFT_OVER = re.compile(
    r"\W*(?P<what>(?:а\s+)?(?:остальн|оставш|ещ[её]|други|втор|треть|следующ)[^.;:–—]{3,80}?)\s+[–—-]\s+"
)


def best(terms: list[Due]) -> Due:
    return next((term for term in terms if term.strong), terms[-1])
