"""What completes an assignment: its place in the text, its term, its topics, and what it still lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jetisu360.minutes.common.due import Due, with_day_off, working_day
from jetisu360.minutes.common.topics import Topic, there
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.model.results import has_result


@dataclass(slots=True)
class Antecedents:
    """What the sentences before have named, for those that point back to it."""

    programmes: tuple[Topic, ...] = ()
    places: tuple[Topic, ...] = ()
    names: tuple[str, ...] = ()
    names_span: tuple[int, int] = (0, 0)
    block: int = -1
    letter: bool = False
    addressees: tuple[str, ...] = ()
    addressees_span: tuple[int, int] = (0, 0)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\n\r,;–—-":
        start += 1
    while end > start and text[end - 1] in " \t\n\r,;":
        end -= 1
    return start, end


def set_due(assignment: Assignment, term: Due, phrase: str) -> None:
    assignment.due, assignment.due_kind, assignment.due_phrase = term.due, term.kind, phrase.strip(" ,;")
    assignment.alternatives = list(with_day_off(term))
    assignment.due_working = working_day(term.due)


def add_topics(
    assignment: Assignment,
    own_programmes: Sequence[Topic],
    own_places: Sequence[Topic],
    antecedents: Antecedents,
    back: bool,
) -> None:
    inside = [
        topic for topic in own_programmes if assignment.start <= topic.start < assignment.end
    ] or own_programmes
    if inside:
        assignment.programme = ", ".join(dict.fromkeys(topic.name for topic in inside))
    elif back and antecedents.programmes:
        assignment.programme = ", ".join(dict.fromkeys(topic.name for topic in antecedents.programmes))
        assignment.inherited["programme"] = (antecedents.programmes[0].start, antecedents.programmes[-1].end)
    here = [topic for topic in own_places if assignment.start <= topic.start < assignment.end] or list(
        own_places
    )
    said = " ".join([*assignment.responsible, assignment.ordered_by or ""]).lower()
    here = [topic for topic in here if topic.name.lower()[:5] not in said] or here
    if here:
        assignment.place = here[0].name
    elif back and antecedents.places and there(assignment.quote):
        assignment.place = antecedents.places[-1].name
        assignment.inherited["place"] = (antecedents.places[-1].start, antecedents.places[-1].end)


def finish(assignment: Assignment, russian: bool) -> None:
    assignment.missing = []
    if not assignment.responsible:
        assignment.missing.append("executor")
    if assignment.due is None and assignment.due_kind != "recurring":
        assignment.missing.append("date")
    if assignment.kind == "note" or not has_result(assignment.text, russian):
        assignment.missing.append("expected_result")
