"""Russian plans: «планируется открыть», «будет завершено», «завершат»."""

from __future__ import annotations

import re

from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.model.task import Around, Item, Task
from jetisu360.minutes.ru.complements import NEGATED, own_infinitives
from jetisu360.minutes.ru.items import clause_end, tidy
from jetisu360.minutes.ru.predicates import WAS, has_participle
from jetisu360.minutes.ru.roles import co_executors, subject_of
from jetisu360.minutes.ru.sentence import RussianSentence

_BUILT = re.compile(
    r"(?<![а-яё])(?:строительств|ремонт|работ|школ|больниц|дорог|мост|сет[иья]|объект|котельн|станци|канал|парк|завод|цех|проект|улиц|здани|дом(?![а-яё]*ашн)|стадион"
    r"|площадк|водопровод|газопровод|фельдшерск|амбулатор|детск\w+\s+сад)"
)


def planned(s: RussianSentence, hit: Hit, begin: int, around: Around) -> Task | None:
    if NEGATED.search(s.low[: hit.start]) or WAS.match(s.low, hit.end):
        return None
    if re.match(r"(?:ожида|предполага)", s.low[hit.start :]) and re.match(r",\s+что\s", s.low[hit.end :]):
        # «ожидается, что число превысит миллион» is a forecast.
        return None
    term = next((t for t in reversed(s.terms) if t.due is not None), None)
    if term is None or (
        hit.trigger.rule == "will"
        and not ((term.strong or around.reported) and has_participle(s, s.token_at(hit.start)))
    ):
        return None
    if hit.trigger.rule == "will-be-done" and not (term.strong and (around.reported or _BUILT.search(s.low))):
        return None
    doer = subject_of(s, hit, begin)
    active = s.low[hit.start : hit.end] in ("планирует", "планируют", "намерен", "намерены", "намерена")
    if active and doer is None and not around.reported:
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
