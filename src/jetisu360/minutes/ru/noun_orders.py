"""Russian orders whose task is a noun: «поручил подготовку проекта», «потребовал выполнения работ»."""

from __future__ import annotations

import re

from jetisu360.minutes.common.letters import RUSSIAN
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.model.task import Item, Task
from jetisu360.minutes.ru.clause import clause_end, divide_terms, tidy
from jetisu360.minutes.ru.roles import co_executors, orderer
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import words_of

_NOUN_TASK = re.compile(rf"^(?:[{RUSSIAN}]+(?:ние|ция|цию|тие|овку|отку|ение|ство|рку|боту|троль|монт|ию))$")
_A_NUMBER = re.compile(r"\bряд\s+(?:\w+\s+)?задач")
_SEVERAL = re.compile(r"поручени[яй]|указани[яй]|задач[иа]?\b|задани[яй]")


def noun_task(s: RussianSentence, hit: Hit) -> int | None:
    """Where after an order the noun begins that names the task: «поручил подготовку проекта»."""
    at = s.token_at(hit.end)
    for name in s.names:
        if name.first == at and "dative" in name.cases:
            at = name.last + 1
    while at < len(s.tokens) and s.in_term(s.tokens[at]):
        at += 1
    if at >= len(s.tokens):
        return None
    if _NOUN_TASK.match(s.tokens[at].low):
        return at
    described = at + 1 < len(s.tokens) and _NOUN_TASK.match(s.tokens[at + 1].low)
    return at if described and words_of(s.tokens[at].text)[0].pos == "ADJF" else None


_THAT = re.compile(r"(?:\s+[^,.;:«»]{1,60})?,\s+чтобы\s+")
_ENTRUSTED = re.compile(r"поручен[оаы]?$")
_SAYS = re.compile(r"[,»]\s*[-–—]\s*(?:сказал|отметил|заявил|подчеркнул|добавил)")
_WORKS = ("кураторство", "контроль", "координация", "работа")


def that_they(s: RussianSentence, hit: Hit, begin: int) -> Task | None:
    """«Требую, чтобы аким принял меры»: whoever must is the subject of the clause."""
    match = _THAT.match(s.low, hit.end)
    if match is None:
        return None
    name = next((n for n in s.names if s.start_of(n) == match.end() and "nominative" in n.cases), None)
    if name is None:
        return None
    said = _SAYS.search(s.low, match.end())
    start, end = s.tokens[name.last].end + 1, said.start() if said else len(s.text.rstrip(" ."))
    if start >= end:
        return None
    items = [Item(start, end, tidy(s, start, end))]
    shared, items = divide_terms(s, begin, end, items)
    names = s.nominative(name, "nominative")
    joint = co_executors(s, match.end(), end)
    return Task(hit.trigger.kind, hit.trigger.rule, s.text[hit.start : hit.end], items, names, joint, shared)


def _laid_on(s: RussianSentence, hit: Hit, begin: int, names: tuple[str, ...]) -> Task | None:
    """«Контроль за работой поручен секретарю»: a work before the verb, and after it on whom it is laid."""
    if not names or _ENTRUSTED.fullmatch(s.low[hit.start : hit.end]) is None:
        return None
    for token in s.tokens:
        work = _NOUN_TASK.match(token.low) or token.low in _WORKS
        if work and begin <= token.start < hit.start:
            if not any(reading.case == "nominative" for reading in words_of(token.text)[:3]):
                continue
            end = len(s.text[: hit.start].rstrip(" ,"))
            items = [Item(token.start, end, tidy(s, token.start, end))]
            shared, items = divide_terms(s, begin, len(s.text), items)
            return Task("order", hit.trigger.rule, s.text[hit.start : hit.end], items, names, (), shared)
    return None


def without_infinitive(s: RussianSentence, hit: Hit, begin: int, names: tuple[str, ...]) -> Task | None:
    """«поручил подготовку проекта», or «дал ряд поручений», which is a note."""
    if hit.trigger.rule == "ordered" and (at := noun_task(s, hit)) is not None:
        token = s.tokens[at]
        end = clause_end(s, token.start, len(s.text))
        items = [Item(token.start, end, tidy(s, token.start, end))]
        shared, items = divide_terms(s, begin, end, items)
        return Task(
            "order",
            hit.trigger.rule,
            s.text[hit.start : hit.end],
            items,
            names,
            co_executors(s, begin, end),
            shared,
            orderer(s, hit),
        )
    if (wanted := that_they(s, hit, begin)) is not None:
        return wanted
    if (laid := _laid_on(s, hit, begin, names)) is not None:
        return laid
    demanded = hit.trigger.rule == "demanded" and re.match(
        rf"\s+(?:[{RUSSIAN}]+(?:ого|его|ой|ых|их)(?:\s+и\s+|\s+|,\s+)){{0,3}}[{RUSSIAN}]+(?:ния|ции|тия|вки|тки|рки|боты|ства)(?![{RUSSIAN}])",
        s.low[hit.end :],
    )
    if demanded:
        # «потребовал своевременного выполнения работ»
        end = clause_end(s, hit.end, len(s.text))
        further = re.search(
            r",\s+(?:обратил|отметил|подчеркнул|указал|поручил|напомнил)", s.low[hit.end : end]
        )
        end = hit.end + further.start() if further else end
        start = hit.end + 1
        items = [Item(start, end, tidy(s, start, end))]
        shared, items = divide_terms(s, begin, end, items)
        return Task(
            "order", hit.trigger.rule, s.text[hit.start : hit.end], items, names, (), shared, orderer(s, hit)
        )
    topic = re.match(
        rf"\s+«?(?:по|о|об)\s+((?:[{RUSSIAN}-]+(?:ому|ему|ой|ей|ым|им|ом|ем)\s+)?[{RUSSIAN}]+(?:нию|ению|анию|ции|тию|нии|ству|тке|боте|вке))(?![{RUSSIAN}])",
        s.low[hit.end :],
    )
    # «ряд задач по развитию …»: only what they are about.
    listed = (
        topic
        and s.low[hit.end + topic.end() :].count(",") >= 1
        and not _A_NUMBER.search(s.low, hit.start, hit.end)
    )
    if (
        hit.trigger.rule == "gave-order"
        and topic
        and (listed or not _SEVERAL.search(s.low[hit.start : hit.end]))
    ):
        end = clause_end(s, hit.end, len(s.text))
        items = [Item(hit.end + topic.start(1), end, tidy(s, hit.end + topic.start(1), end))]
        shared, items = divide_terms(s, begin, end, items)
        return Task(
            "order",
            hit.trigger.rule,
            s.text[hit.start : hit.end],
            items,
            names,
            co_executors(s, begin, end),
            shared,
            orderer(s, hit),
        )
    if hit.trigger.rule != "gave-order" or (
        "задач" in s.low[hit.start : hit.end]
        and s.low[hit.start : hit.end].startswith("поставлен") is False
        and not s.names
    ):
        return None
    whole = Item(0, len(s.text.rstrip()), s.text.strip(" .;:–—-"))
    return Task("note", hit.trigger.rule, s.text[hit.start : hit.end], [whole], names, features={"note"})
