"""A Kazakh sentence that quotes an order in Russian: «Әкім: «Завершить ремонт до 1 мая» деп тапсырды»."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from jetisu360.minutes.common.letters import KAZAKH
from jetisu360.minutes.model.task import Context, Item, Task
from jetisu360.minutes.read.language import language_of
from jetisu360.minutes.ru.rules import russian_tasks

_ORDERED = re.compile(
    r"«(?P<words>[^«»]{10,600})»[,\s–—-]*деп\s+"
    rf"(?P<verb>тапсырма\s+бер[{KAZAKH}]+|(?:тапсыр|ескерт|міндетте|талап\s+ет|бұйыр)[{KAZAKH}]+)"
)


def quoted_orders(text: str, base: date) -> list[Task]:
    """The tasks of a Russian quotation that a Kazakh verb of ordering follows; none where there is none."""
    match = _ORDERED.search(text)
    if match is None or language_of(match["words"], "kk") != "ru":
        return []
    offset = match.start("words")
    tasks = russian_tasks(
        match["words"], base, Context(official=True, speech=True, listed=True, ordering=True)
    )
    return [_moved(task, offset, match["verb"]) for task in tasks if task.kind != "note"]


def _moved(task: Task, offset: int, verb: str) -> Task:
    items = [
        Item(one.start + offset, one.end + offset, one.text, one.due and one.due.moved(offset))
        for one in task.items
    ]
    return replace(task, items=items, trigger=verb, shared=task.shared and task.shared.moved(offset))
