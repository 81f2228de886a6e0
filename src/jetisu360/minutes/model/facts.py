"""What completes an assignment: its place in the text, its term, its topics, and what it still lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jetisu360.minutes.common.due import Due, with_day_off, working_day
from jetisu360.minutes.common.script import Script, written
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
    older: bool = False
    """Whether Latin letters are those of 2018."""
    told: bool = False
    """Whether the text tells somewhere what somebody in office has said."""
    addressees: tuple[str, ...] = ()
    addressees_span: tuple[int, int] = (0, 0)
    due: Due | None = None
    """The last term that gave a date; its place is that in its own sentence."""
    due_span: tuple[int, int] = (0, 0)
    just: tuple[str, ...] = ()
    """Who was asked in the sentence right before."""
    spoken_to: tuple[str, ...] = ()
    """Who was asked last, by an order, in this paragraph or the one before."""
    spoken_in: int = -1
    """The paragraph in which they were."""
    noted: bool = False
    """Whether that only said that tasks were given."""
    asked: bool = False
    """Whether it asked for something."""


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\n\r,;–—-":
        start += 1
    while end > start and text[end - 1] in " \t\n\r,;":
        end -= 1
    return start, end


_LEAD = re.compile(
    r"(?:[^,«»]{2,70}?(?:айтуынша|хабарлауынша|мәліметінше|пікірінше|сөзінше|айтқанындай),\s+"
    r"|по\s+(?:его|её|ее|их)\s+(?:словам|мнению|данным),\s+|по\s+(?:словам|данным|мнению|информации)\s[^,«»]{2,60},\s+"
    r"|как\s+(?:заявил|сообщил|отметил|рассказал)\w*\s[^,«»]{2,60},\s+"
    r"|(?:кроме\s+того|при\s+этом|в\s+частности|таким\s+образом|также|вместе\s+с\s+тем),?\s+"
    r"|(?:сонымен\s+қатар|сондай-ақ|бұдан\s+бөлек|бұдан\s+басқа|мұнан\s+бөлек|алайда),?\s+)+",
    re.IGNORECASE,
)
_SHORTEST_TASK = 6
"""Characters that remain of a task without its lead."""


def bare_task(text: str) -> str:
    """A task without who tells of it, connecting words and the quotation mark of a speech that it opens."""
    match = _LEAD.match(text)
    if match and len(text) - match.end() >= _SHORTEST_TASK:
        text = text[match.end() :]
    text = text.lstrip(" –—-,")
    if text.startswith("«") and text.count("«") > text.count("»"):
        text = text[1:]
    if text.endswith("»") and text.count("»") > text.count("«"):
        text = text[:-1]
    return text.strip()


def set_due(assignment: Assignment, term: Due, phrase: str) -> None:
    assignment.due, assignment.due_kind, assignment.due_phrase = term.due, term.kind, phrase.strip(" ,;")
    assignment.alternatives = list(with_day_off(term))
    assignment.due_working = working_day(term.due)


def write_in(assignment: Assignment, script: Script) -> None:
    """Every word that the rules have made, in the script of the text."""
    assignment.text = written(assignment.text, script)
    assignment.responsible = [written(name, script) for name in assignment.responsible]
    assignment.co_executors = [written(name, script) for name in assignment.co_executors]
    assignment.trigger = written(assignment.trigger, script)
    for field in ("ordered_by", "programme", "place", "due_phrase"):
        value = getattr(assignment, field)
        setattr(assignment, field, value and written(value, script))


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
