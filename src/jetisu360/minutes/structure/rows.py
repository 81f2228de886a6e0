"""Rows of a protocol's table: the task, who answers for it, and by when."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from jetisu360.minutes.common.script import Transliteration
from jetisu360.minutes.common.topics import Topic, places, programmes
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.model.confidence import OF_RULE
from jetisu360.minutes.model.facts import Antecedents, add_topics, finish, set_due, trimmed
from jetisu360.minutes.read.document import Document, Span
from jetisu360.minutes.read.language import language_of
from jetisu360.minutes.structure.cell_names import split_names
from jetisu360.minutes.structure.lines import heading_names, term_of
from jetisu360.minutes.structure.tables import Row, lines_of

_LONGEST_CELL = 3000
"""Characters of a cell that are read, as of a sentence."""


_UNTIL = re.compile(r"[\s,;(]*(?:(?:до|к|не\s+позднее|срок\w*|мерзімі)\s*:?\s*)?$", re.IGNORECASE)
_BY = re.compile(r"^\s*(?:(?:г\.|года|дейін|ж\.)\s*)?[\s,;)]*", re.IGNORECASE)
"""What stands before and after a term in a cell that names people as well."""


def of_row(document: Document, row: Row, base: date) -> Assignment:
    """The assignment of one row of a protocol's table."""

    def words(span: Span | None) -> str:
        return document.text[span.start : min(span.end, span.start + _LONGEST_CELL)] if span else ""

    def names(span: Span | None) -> list[str]:
        return split_names(lines_of(document, span)[:_LONGEST_CELL]) if span else []

    task = words(row.task)
    russian = language_of(task) == "ru"
    value = words(row.due)
    term = term_of(value, base, russian) if value else None
    given = names(row.responsible)
    if term is not None and row.responsible == row.due:
        # One cell says both: «Отдел ЖКХ, до 1 мая».
        before, after = _UNTIL.sub("", value[: term.start]), _BY.sub("", value[term.end :])
        given = split_names(f"{before}\n{after}")
    start, end = trimmed(document.text, row.task.start, row.task.end)
    block = document.blocks[row.block]
    assignment = Assignment(
        kind="order",
        text=" ".join(task.split()).strip(" .;"),
        quote=document.text[start:end],
        start=start,
        end=end,
        responsible=[_cell_name(name, russian, base) for name in given],
        co_executors=names(row.co),
        trigger="",
        rule="table",
        confidence=OF_RULE["table"],
        language="ru" if russian else "kk",
        sentence=(block.start, block.end),
    )
    if term is not None:
        set_due(assignment, term, value[term.start : term.end])
    elif value:
        assignment.due_phrase, assignment.due_kind = value.strip(), "vague"
    reading = Transliteration(task)

    def placed(topic: Topic) -> Topic:
        return replace(topic, start=reading.back(topic.start) + start, end=reading.back(topic.end) + start)

    own = [placed(topic) for topic in programmes(reading.text)]
    add_topics(
        assignment,
        own,
        [placed(topic) for topic in places(reading.text, russian)],
        Antecedents(),
        False,
    )
    for key, span in (("responsible", row.responsible), ("due", row.due), ("co_executors", row.co)):
        if span is not None and not block.start <= span.start < block.end:
            assignment.inherited[key] = (span.start, span.end)
    finish(assignment, russian)
    if row.result and "expected_result" in assignment.missing:
        assignment.missing.remove("expected_result")
    return assignment


def _cell_name(name: str, russian: bool, base: date) -> str:
    """Cells name people in the nominative, some in the dative: «Акимам районов»."""
    if (
        russian
        and (found := heading_names(name, True, base))
        and len(found) == 1
        and name.split()[0].lower().endswith(("у", "ю", "ам", "ям", "ии", "ому", "ему"))
    ):
        return found[0]
    if not russian and name.split()[-1].endswith(("ға", "ге", "қа", "ке", "на", "не")):
        found = heading_names(name, False, base)
        return found[0] if len(found) == 1 else name
    return name
