"""A sentence to its proposals: the rules of its language, and what it points back to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from jetisu360.minutes.common.letters import KAZAKH_NO_YO, RUSSIAN
from jetisu360.minutes.common.same_term import SAME
from jetisu360.minutes.common.script import Script, Transliteration
from jetisu360.minutes.common.topics import Topic, places, points_back, programmes
from jetisu360.minutes.kk.rules import kazakh_tasks
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.model.confidence import confidence
from jetisu360.minutes.model.facts import Antecedents, add_topics, bare_task, finish, set_due, trimmed
from jetisu360.minutes.model.task import Context, Item, Task
from jetisu360.minutes.read.document import Document
from jetisu360.minutes.read.sentences import Sentence
from jetisu360.minutes.ru.rules import russian_tasks
from jetisu360.minutes.structure.outline import Outline
from jetisu360.minutes.structure.quoted import quoted_orders

_HIM_KK = re.compile(
    rf"(?<![{KAZAKH_NO_YO}])(?:оған(?!\s+қоса)|оларға|аталған\s+\w+(?:ға|ге|қа|ке|на|не)|осы\s+(?:басқарма|бөлім|мекеме|министрлік)\w*(?:ға|ге|қа|ке|на|не))(?![{KAZAKH_NO_YO}])",
    re.I,
)
_HIM_RU = re.compile(
    rf"(?:поручил|поручено|поручила|обязал|указание|рекомендовано)\s+(?:ему|ей|им)(?![{RUSSIAN}])|^(?:ему|ей|им)\s+(?:же\s+|также\s+)?(?:поручено|необходимо|предстоит|рекомендовано)|^\W*они\s+(?:обязаны|должны)",
    re.I,
)
_CONCRETE_TAIL = re.compile(r"\s*\(\s*(?:срок|мерзімі?)[^)]*\)\s*$", re.I)


def proposals(
    document: Document,
    sentence: Sentence,
    base: date,
    context: Context,
    outline: Outline,
    antecedents: Antecedents,
) -> list[Assignment]:
    """What a sentence asks for, completed from its heading and from the sentences before it."""
    russian = sentence.language == "ru"
    cyrillic = _in_cyrillic(sentence, antecedents)
    tasks = ([] if russian else quoted_orders(cyrillic.text, base)) or (
        russian_tasks if russian else kazakh_tasks
    )(cyrillic.text, base, context)
    own_programmes = _placed(programmes(cyrillic.text), sentence, cyrillic)
    own_places = _placed(places(cyrillic.text, russian), sentence, cyrillic)
    back = bool(antecedents.programmes or antecedents.places or own_places or own_programmes) and points_back(
        cyrillic.text
    )
    found: list[Assignment] = []
    if sentence.text.rstrip().endswith(":"):
        # «Отделу культуры обеспечить:»: its points say what.
        tasks = [task for task in tasks if task.kind == "note" or any(" " in i.text for i in task.items)]
    only = sum(len(task.items) for task in tasks) == 1
    for task in tasks:
        for item in task.items:
            assignment = _assignment(document, sentence, cyrillic, task, item, russian, only)
            _inherit_owner(assignment, task, outline, context)
            _inherit_him(assignment, cyrillic.text, russian, antecedents, task)
            if task.rule == "asked" and not assignment.responsible and antecedents.addressees:
                assignment.responsible = list(antecedents.addressees)
                assignment.inherited["responsible"] = antecedents.addressees_span
            add_topics(assignment, own_programmes, own_places, antecedents, back)
            found.append(assignment)
    for assignment in found:
        if assignment.due is not None and SAME.search(assignment.due_phrase or ""):
            assignment.inherited["due"] = antecedents.due_span
    for task in tasks:
        if (term := task.shared or task.items[-1].due) is not None and term.due is not None:
            if not SAME.search(cyrillic.text[term.start : term.end]):
                antecedents.due_span = _within(sentence, cyrillic, term.start, term.end)
            antecedents.due = term
    for assignment in found:
        if assignment.responsible:
            antecedents.names, antecedents.names_span = tuple(assignment.responsible), assignment.sentence
    if own_programmes or not back:
        antecedents.programmes = own_programmes or (antecedents.programmes if back else ())
    if own_places or not back:
        antecedents.places = own_places or (antecedents.places if back else ())
    antecedents.block = sentence.block
    for assignment in found:
        finish(assignment, russian)
    return found


def _in_cyrillic(sentence: Sentence, antecedents: Antecedents) -> Transliteration:
    """A sentence as the rules read it."""
    return Transliteration(sentence.text, _script(sentence, antecedents))


def _script(sentence: Sentence, antecedents: Antecedents) -> Script:
    if sentence.language == "kk-Arab":
        return "arabic"
    if sentence.language == "kk-Latn":
        return "2018" if antecedents.older else "2021"
    return ""


def _within(sentence: Sentence, cyrillic: Transliteration, start: int, end: int) -> tuple[int, int]:
    return sentence.start + cyrillic.back(start), sentence.start + cyrillic.back(end)


def _placed(topics: Sequence[Topic], sentence: Sentence, cyrillic: Transliteration) -> tuple[Topic, ...]:
    return tuple(
        Topic(
            cyrillic.written(topic.name),
            sentence.start + cyrillic.back(topic.start),
            sentence.start + cyrillic.back(topic.end),
        )
        for topic in topics
    )


def _assignment(
    document: Document,
    sentence: Sentence,
    cyrillic: Transliteration,
    task: Task,
    item: Item,
    russian: bool,
    only: bool,
) -> Assignment:
    """The proposal of an item; of a sentence's `only` one the quote is the whole sentence."""
    begin, end = (0, len(sentence.text)) if only else (cyrillic.back(item.start), cyrillic.back(item.end))
    start, stop = trimmed(document.text, sentence.start + begin, sentence.start + end)
    term = item.due or task.shared
    assignment = Assignment(
        kind=task.kind,
        text=cyrillic.written(bare_task(_CONCRETE_TAIL.sub("", item.text))),
        quote=document.text[start:stop],
        start=start,
        end=stop,
        responsible=[cyrillic.written(name) for name in task.names],
        co_executors=[cyrillic.written(name) for name in task.co],
        ordered_by=cyrillic.written(task.subject) or None,
        trigger=cyrillic.written(task.trigger),
        rule=task.rule,
        confidence=confidence(task),
        language="ru" if russian else "kk",
        sentence=(sentence.start, sentence.end),
    )
    if term is not None:
        set_due(
            assignment,
            term,
            document.text[
                sentence.start + cyrillic.back(term.start) : sentence.start + cyrillic.back(term.end)
            ],
        )
    return assignment


def _inherit_owner(assignment: Assignment, task: Task, outline: Outline, context: Context) -> None:
    if outline.owner and not assignment.responsible and task.kind != "note" and context.listed:
        assignment.responsible = list(outline.owner)
        assignment.inherited["responsible"] = outline.owner_span
        if outline.helpers and not assignment.co_executors:
            assignment.co_executors = list(outline.helpers)
            assignment.inherited["co_executors"] = outline.owner_span


def _inherit_him(
    assignment: Assignment, text: str, russian: bool, antecedents: Antecedents, task: Task
) -> None:
    """«Оған … тапсырды», «ему также поручено»: whoever was named last."""
    if assignment.responsible or not antecedents.names or task.kind == "note":
        return
    if (_HIM_RU if russian else _HIM_KK).search(text):
        assignment.responsible = list(antecedents.names)
        assignment.inherited["responsible"] = antecedents.names_span
