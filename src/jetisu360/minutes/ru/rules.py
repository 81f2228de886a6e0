"""Which Russian sentences are assignments: a trigger and an infinitive, or a dative and an infinitive."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from jetisu360.minutes.common.letters import RUSSIAN
from jetisu360.minutes.common.triggers import Hit, hits_in
from jetisu360.minutes.model.task import QUESTION_WITHIN, Context, Item, Task
from jetisu360.minutes.ru import dates
from jetisu360.minutes.ru.active_plans import FUTURE, future
from jetisu360.minutes.ru.announced import PLANNED, announced
from jetisu360.minutes.ru.clause import tidy, whole
from jetisu360.minutes.ru.direct import direct, governed
from jetisu360.minutes.ru.duties import of_somebody
from jetisu360.minutes.ru.needs import expected, needed
from jetisu360.minutes.ru.noun_orders import given_time, liable
from jetisu360.minutes.ru.orders import control, entrusted, ordered
from jetisu360.minutes.ru.plans import left_over, planned, promised
from jetisu360.minutes.ru.sentence import RussianSentence

# «Зачем это выводить на обсуждение?, – сказал президент»
_WHY = re.compile(r"\W*(?:зачем|почему|отчего|разве)\s[^?]{3,300}\?")
CUE = re.compile(
    r"поруч|заверш|введ|постро|отремонтиру|установят|газифицируют|сдадут|достроят|закончат|заменят|проложат|благоустро|распоряд|велел|приказ|предпис|указан|задани|задач|цел[ьи]\b|возло[жг]|обяза|обязыв|нацелил|требу|потребов|прошу|просил|просим|рекоменд"
    rf"|предлож|необходим|долж[не]|нужно|надо\b|важно|пора\b|целесообразно|решен|следует|предстоит|надлежит|планиру|запланир|намечен|намеча|предусмотр|предполаг|дал|отвел|отвёл|отвед|дано|ожида|жд[её]т|ждут|жду|ожидаю|намерен|планах|назначен|прошу|возложил|обеща|обяз|постара|предупреждени|представлени|подлеж|буд[еу]т|[{RUSSIAN}]{{3,}}(?:ть|ти|чь)(?:ся)?\b|[{RUSSIAN}]{{2,}}[ийь]те(?:сь)?\b",
)


def russian_tasks(text: str, base: date, context: Context) -> list[Task]:
    """The assignments of one sentence, in order; empty for the many that hold none."""
    low = text.lower()
    if (
        "?" in text[-QUESTION_WITHIN:]
        or _WHY.match(low)
        or not (
            CUE.search(low)
            or (FUTURE.search(low) and (context.told or dates.CUE.search(text)))
            or context.listed
            or context.continues
            or context.planned
            or context.governs
        )
    ):
        return []
    s = RussianSentence(text, base, context.before)
    found: list[Task] = []
    begin = 0
    hits = hits_in(s.low, "ru")
    for number, hit in enumerate(hits):
        if hit.start < begin:
            continue
        until = next(
            (
                h.start
                for h in hits[number + 1 :]
                if h.trigger.kind != "plan" and h.trigger.rule not in ("need",)
            ),
            len(text),
        )
        task = _judge(s, hit, begin, until, context)
        if task is not None:
            found.append(task)
            begin = max(hit.end, max(item.end for item in task.items)) if task.kind != "note" else hit.end
    if not any(task.kind != "note" for task in found):
        plain = of_somebody(s, context) or direct(s, context)
        found = [plain] if plain else found
    if not any(task.kind != "note" for task in found) and FUTURE.search(s.low):
        found = [task] if (task := future(s, context)) is not None else found
    if not found and context.governs and (task := governed(s, context)) is not None:
        found = [task]
    if not found and context.planned and (task := left_over(s)) is not None:
        found = [task]
    if (
        not found
        and (FUTURE.search(s.low) or PLANNED.search(s.low))
        and (task := announced(s, context)) is not None
    ):
        found = [task]
    found = [task for task in found if task.kind != "note"] or found[:1]
    for task in found:
        if (
            len(task.items) == 1
            and not text.rstrip().endswith(":")
            and task.kind != "note"
            and " " not in task.items[0].text.strip()
        ):
            task.items = [whole(s, task.items[0])]
    return [part for task in found for part in _by_name(s, task)]


def _by_name(s: RussianSentence, task: Task) -> list[Task]:
    """«управлению строительства – завершить …; управлению финансов – выделить …»: each item has its own
    executor.
    """
    if len(task.items) < 2:
        return [task]
    parts = [replace(task, items=[task.items[0]], features=set(task.features))]
    for item in task.items[1:]:
        lead = re.match(r"\s*(?:(?:а|и|также)\s+)*", s.low[item.start : item.end])
        begin = item.start + (lead.end() if lead else 0)
        name = next((n for n in s.names if s.start_of(n) == begin and "dative" in n.cases), None)
        if name is None:
            parts[-1].items.append(item)
            continue
        rest = re.match(r"(?:\s*\([^)]*\))?[\s–—:,-]*", s.text[s.tokens[name.last].end : item.end])
        start = s.tokens[name.last].end + (rest.end() if rest else 0)
        own = Item(item.start, item.end, tidy(s, start, item.end), item.due)
        # A term after the first executor is his own.
        head = next((n for n in s.names if "dative" in n.cases), name)
        shared = task.shared if task.shared and task.shared.start < s.start_of(head) else None
        parts.append(
            replace(
                task,
                items=[own],
                names=s.nominative(name, "dative"),
                shared=shared,
                features=set(task.features),
            )
        )
    return parts


def _judge(s: RussianSentence, hit: Hit, begin: int, until: int, context: Context) -> Task | None:
    asks = hit.trigger.asks
    if asks == "control":
        return control(s, hit)
    if asks == "duty":
        return entrusted(s, hit, begin, until)
    if asks == "plan":
        return planned(s, hit, begin, context)
    if asks == "promise":
        return promised(s, hit, begin, context)
    if asks == "time":
        return given_time(s, hit, begin)
    if asks == "expected":
        return expected(s, hit, begin, context)
    if asks == "liable":
        return liable(s, hit, begin, context)
    if asks == "need":
        return needed(s, hit, begin, until, context)
    return ordered(s, hit, begin, until, context)
