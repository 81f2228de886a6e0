"""Russian obligations: «должны завершить», «необходимо обеспечить»."""

from __future__ import annotations

import re

from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.model.task import Around, Item, Task
from jetisu360.minutes.ru.complements import NEGATED, own_infinitives
from jetisu360.minutes.ru.heads import Name
from jetisu360.minutes.ru.items import clause_end, divide_terms, items_of, tidy
from jetisu360.minutes.ru.predicates import WAS, has_participle
from jetisu360.minutes.ru.roles import (
    addressees,
    co_executors,
    is_private,
    spoken_officially,
    subject_of,
    subjects_of,
)
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import parse

_IDIOM = re.compile(
    r"\s*(?:отметить|подчеркнуть|сказать|заметить|признать|напомнить|добавить|учитывать|понимать|помнить|знать|иметь\s+в\s+виду|учесть|констатировать"
    r"|благодарить|гордиться|верить|указать,|обратить\s+внимание,\s+что|упомянуть|выделить,)"
)


EXHORT = frozenset(
    [
        "понимать",
        "помнить",
        "знать",
        "верить",
        "гордиться",
        "уважать",
        "беречь",
        "любить",
        "ценить",
        "осознавать",
        "осознать",
        "стремиться",
        "думать",
        "быть",
        "стать",
        "чувствовать",
        "жить",
    ]
)


_DEVERBAL = re.compile(
    r"\s+(?:[а-яё-]+(?:ого|его|ой|ей|ых|их)\s+)?[а-яё]+(?:ния|ции|тия|вки|тки|рки|боты|ства|жи|ки)(?![а-яё])"
)


def needed(s: RussianSentence, hit: Hit, begin: int, until: int, around: Around) -> Task | None:
    rule = hit.trigger.rule
    if NEGATED.search(s.low[: hit.start]) or WAS.match(s.low, hit.end) or _IDIOM.match(s.low, hit.end):
        return None
    if s.low[hit.start : hit.end] == "следует" and re.search(r"(?:как|что|из\s+\w+)\s+$", s.low[: hit.start]):
        return None
    if s.low[hit.start : hit.end] == "необходимость" and not re.search(
        r"(?:отмет|подчеркн|указ|обрат|акцент|заяв|напомн|внимание\s+на)\w*\s+(?:\w+\s+){0,4}$",
        s.low[: hit.start],
    ):
        return None
    infinitives = own_infinitives(s, hit.end, until)
    if not infinitives:
        return _need_of(s, hit) if rule == "need-said" else None
    lemma = s.tokens[infinitives[0]].low
    names: tuple[str, ...] = ()
    subject: Name | None = None
    if rule == "must":
        subject = subject_of(s, hit, begin)
        if subject is not None:
            names = subjects_of(s, subject, begin)
        elif lemma != "быть" and is_private(s, begin, hit.start):
            return None
    else:
        names = addressees(s, hit, begin, infinitives)
        if not names and is_private(s, begin, s.tokens[infinitives[0]].start):
            return None
    passive = lemma == "быть"
    if lemma in EXHORT and not (passive and has_participle(s, infinitives[0])):
        return None
    if passive and rule == "must":
        names = ()
    deadline = any(term.strong and term.due is not None for term in s.terms)
    official = (
        around.official or around.ordering or around.listed or around.letter or spoken_officially(s, hit)
    )
    if not (names or official or deadline):
        return None
    if subject is not None and subject.kind == "people" and not (official or deadline):
        return None
    items = items_of(s, infinitives, hit.end, until)
    if passive:
        start = s.tokens[s.token_at(begin)].start
        if told := re.search(r"[а-яё],\s+что\s+", s.low[start : hit.start]):
            start += told.end()
        items = [Item(start, items[-1].end, tidy(s, start, items[-1].end))]
    shared, items = divide_terms(s, begin, until, items)
    task = Task(
        "obligation", rule, s.text[hit.start : hit.end], items, names, co_executors(s, begin, until), shared
    )
    task.weak = not (names or deadline)
    if official:
        task.features.add("official")
    return task


def _need_of(s: RussianSentence, hit: Hit) -> Task | None:
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
    named = next((one.inflect({"nomn"}) for one in parse(first.text) if "gent" in one.tag), None)
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
