"""Russian orders whose task is a noun: «поручил подготовку проекта», «потребовал выполнения работ», «подлежат
устранению», «дал две недели на устранение».
"""

from __future__ import annotations

import re

from jetisu360.minutes.common import periods
from jetisu360.minutes.common.due import Due
from jetisu360.minutes.common.letters import RUSSIAN
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.model.task import Context, Item, Task
from jetisu360.minutes.ru.clause import clause_end, divide_terms, tidy
from jetisu360.minutes.ru.predicates import has_deadline, is_negated
from jetisu360.minutes.ru.roles import after_preposition, agents, co_executors, orderer
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import parse, words_of

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
    items = [Item(start, end, "чтобы " + tidy(s, match.end(), end))]
    shared, items = divide_terms(s, begin, end, items)
    names = s.nominative(name, "nominative")
    joint = co_executors(s, match.end(), end)
    return Task(hit.trigger.kind, hit.trigger.rule, s.text[hit.start : hit.end], items, names, joint, shared)


# «предстоит принятие законов»
LIES_AHEAD = re.compile(
    rf"\s+(?:ещ[её]\s+)?«?(?:[{RUSSIAN}]+(?:ое|ее|ая|яя|ые|ие)\s+)?[{RUSSIAN}]+(?:ние|тие|ство|ция|вка|рка|монт|пуск)(?![{RUSSIAN}])"
)


def held_necessary(s: RussianSentence, hit: Hit) -> Task | None:
    """«Считаю необходимым строительство таких школ»."""
    first = next((t for t in s.tokens if t.start >= hit.end and t.is_word), None)
    best = words_of(first.text)[0] if first is not None else None
    if first is None or best is None or best.pos not in ("NOUN", "ADJF") or best.animate:
        return None
    end = clause_end(s, first.start, len(s.text))
    shared, items = divide_terms(s, first.start, end, [Item(first.start, end, tidy(s, first.start, end))])
    return Task("obligation", hit.trigger.rule, s.text[hit.start : hit.end], items, (), (), shared)


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


def _named_work(text: str) -> str:
    """«(об) устранении нарушений» → «устранение нарушений»; what stands in the dative stays as it is."""
    first, _, rest = text.partition(" ")
    for reading in parse(first)[:3]:
        if {"NOUN", "loct"} in reading.tag and (form := reading.inflect({"nomn"})) is not None:
            return f"{form.word} {rest}".strip()
    return text


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
    listed = topic and s.low[hit.end + topic.end() :].count(",") >= (
        2 if _A_NUMBER.search(s.low, hit.start, hit.end) else 1
    )
    if (
        hit.trigger.rule == "gave-order"
        and topic
        and (listed or not _SEVERAL.search(s.low[hit.start : hit.end]))
    ):
        end = clause_end(s, hit.end, len(s.text))
        about = hit.end + topic.start(1)
        items = [Item(about, end, _named_work(tidy(s, about, end)))]
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


def liable(s: RussianSentence, hit: Hit, begin: int, context: Context) -> Task | None:
    """«Замечания подлежат устранению до 15 марта», by a term or in a list of orders."""
    match = _TO_WHAT.match(s.low, hit.end)
    if match is None or is_negated(s, hit) or not (has_deadline(s) or context.listed or context.speech):
        return None
    start, end = s.tokens[s.token_at(begin)].start, clause_end(s, hit.start, len(s.text))
    shared, items = divide_terms(s, begin, end, [Item(start, end, tidy(s, start, end))])
    names = agents(s, begin, end)
    return Task("obligation", hit.trigger.rule, s.text[hit.start : hit.end], items, names, (), shared)


_TO_WHAT = re.compile(
    rf"\s+(?:[{RUSSIAN}]+(?:ому|ему|ой|ей)\s+)?(?:устранени|завершени|исправлени|ремонт|замен|восстановлени|снос|демонтаж|очистк|уборк|вывоз|проверк|исполнени|рассмотрени|реконструкци|возврат|освоени)"
)


_TIME = re.compile(
    r"(?P<count>\d{1,2}|один|одну|два|две|три|четыре|пять|шесть|семь|десять)?\s*(?P<unit>день|дн|недел|месяц)"
    rf"[{RUSSIAN}]*[\s,]"
)
_GIVEN_FOR = re.compile(
    rf"\s+(?:[{RUSSIAN}-]+(?:ое|ее|ую|юю|ый|ий|ого|его|ой|ей)\s+)?[{RUSSIAN}]+(?:ние|тие|ство|ку|цию|монт|боту|дачу|чу|ния|тия|ства|ки|ции|монта|боты|дачи|чи|зда)(?![{RUSSIAN}])"
)
_COUNTS = {
    "один": 1,
    "одну": 1,
    "два": 2,
    "две": 2,
    "три": 3,
    "четыре": 4,
    "пять": 5,
    "шесть": 6,
    "семь": 7,
    "десять": 10,
}
_UNITS = {"д": "day", "н": "week", "м": "month"}


def own_infinitives_of_time(s: RussianSentence, hit: Hit) -> bool:
    """«дали месяц, чтобы переехать»: an infinitive right after the word of purpose."""
    following = s.token_at(hit.end)
    return s.low[hit.start : hit.end].endswith("чтобы") and any(
        at in s.infinitives for at in range(following, min(following + 2, len(s.tokens)))
    )


def given_time(s: RussianSentence, hit: Hit, begin: int) -> Task | None:
    """«Аким дал подрядчику две недели на устранение недостатков»: what the time is given for is owed."""
    match = _TIME.search(s.low, hit.start, hit.end + 1)
    rest = _GIVEN_FOR.match(s.low, hit.end)
    if match is None or (rest is None and not own_infinitives_of_time(s, hit)):
        return None
    count = match["count"] or "1"
    number = int(count) if count.isdecimal() else _COUNTS[count]
    when = periods.within(s.base, number, _UNITS[match["unit"][0]], None)
    if when is None:
        return None
    due = Due(match.start(), match.end() - 1, when.kind, when.due, True, when.alternatives)
    names: list[str] = []
    for name in s.names:
        if begin <= s.start_of(name) and "dative" in name.cases and not after_preposition(s, name):
            names += s.nominative(name, "dative")
    end = clause_end(s, hit.end, len(s.text))
    start = hit.end + len(s.text[hit.end : end]) - len(s.text[hit.end : end].lstrip())
    if not s.low[hit.start : hit.end].endswith("на"):
        # «дал месяц для переезда»: what it is for is no task in words of its own.
        start = s.tokens[s.token_at(begin)].start
    item = Item(start, end, tidy(s, start, end))
    return Task("obligation", hit.trigger.rule, s.text[hit.start : hit.end], [item], tuple(names), (), due)
