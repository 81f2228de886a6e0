"""What completes an assignment: its place in the text, its term, its topics, and what it still lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jetisu360.minutes.common.due import Due, with_day_off, working_day
from jetisu360.minutes.common.topics import Topic, there
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.model.results import has_result


@dataclass(slots=True)
class Seen:
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


def set_due(one: Assignment, term: Due, phrase: str) -> None:
    one.due, one.due_kind, one.due_phrase = term.due, term.kind, phrase.strip(" ,;")
    one.alternatives = list(with_day_off(term))
    one.due_working = working_day(term.due)


def add_topics(
    one: Assignment, own_programmes: Sequence[Topic], own_places: Sequence[Topic], seen: Seen, back: bool
) -> None:
    inside = [topic for topic in own_programmes if one.start <= topic.start < one.end] or own_programmes
    if inside:
        one.programme = ", ".join(dict.fromkeys(topic.name for topic in inside))
    elif back and seen.programmes:
        one.programme = ", ".join(dict.fromkeys(topic.name for topic in seen.programmes))
        one.inherited["programme"] = (seen.programmes[0].start, seen.programmes[-1].end)
    here = [topic for topic in own_places if one.start <= topic.start < one.end] or list(own_places)
    said = " ".join([*one.responsible, one.ordered_by or ""]).lower()
    here = [topic for topic in here if topic.name.lower()[:5] not in said] or here
    if here:
        one.place = here[0].name
    elif back and seen.places and there(one.quote):
        one.place = seen.places[-1].name
        one.inherited["place"] = (seen.places[-1].start, seen.places[-1].end)


def finish(one: Assignment, russian: bool) -> None:
    one.missing = []
    if not one.responsible:
        one.missing.append("executor")
    if one.due is None and one.due_kind != "recurring":
        one.missing.append("date")
    if one.kind == "note" or not has_result(one.text, russian):
        one.missing.append("expected_result")
