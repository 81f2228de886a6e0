"""A page to read: each paragraph with its quotes marked, next to the assignments found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from jetisu360.language import Language, Translator, _, visible
from jetisu360.minutes.common import months
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.read.document import Block, Document
from jetisu360.minutes.report import wording

MONTHS = {"kk": months.KAZAKH, "ru": months.RUSSIAN, "en": months.ENGLISH}


_LONGEST_QUOTE = 90
"""Characters of an inherited passage beside a proposal."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a paragraph; `state`: of the first assignment whose quote it is in; `begins`: numbers to
    show.
    """

    text: str
    state: str
    begins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or row with what was read out of it."""

    segments: tuple[Segment, ...]
    proposals: tuple[dict[str, Any], ...]
    lang: str


def page(
    document: Document,
    found: Sequence[Assignment],
    base: date,
    name: str,
    language: Language,
    fonts: str = "",
) -> str:
    """The whole page as one file, without a script and without a request to anywhere.

    `fonts`: `@font-face` rules with the faces inside them. Whatever the text holds is shown as text.
    """
    asked = [assignment for assignment in found if assignment.kind != "note"]
    complete = sum(assignment.complete for assignment in asked)
    html: str = _template().render(
        language=language,
        wording=wording,
        **Translator(language).in_templates(),
        name=visible(name),
        day=day_in(base, language),
        counts={"count": len(asked), "complete": complete, "open": len(asked) - complete},
        empty=not found,
        passages=list(_passages(document, found, language)),
        fonts=Markup(fonts),
    )
    return html


def day_in(day: date, language: Language) -> str:
    """A date as people write it: «2018 жылғы 31 наурыз», «31 марта 2018 г.», “31 March 2018”."""
    month = MONTHS[language][day.month - 1]
    if language == "kk":
        return f"{day.year} жылғы {day.day} {month}"
    return f"{day.day} {month} {day.year} г." if language == "ru" else f"{day.day} {month} {day.year}"


@cache
def _template() -> Any:
    environment = Environment(
        loader=PackageLoader("jetisu360.minutes.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("minutes.html")


def _passages(document: Document, found: Sequence[Assignment], language: Language) -> list[Passage]:
    numbered = list(enumerate(found, 1))
    at = 0
    passages = []
    for block in document.blocks:
        here = []
        while at < len(numbered) and numbered[at][1].start < block.end:
            here.append(numbered[at])
            at += 1
        lang = here[0][1].language if here else ""
        proposals = tuple(_proposal(number, assignment, document, language) for number, assignment in here)
        passages.append(Passage(_segments(document, block, here), proposals, lang))
    return passages


def state_of(assignment: Assignment) -> str:
    """complete, open or note."""
    return "note" if assignment.kind == "note" else "complete" if assignment.complete else "open"


def _segments(
    document: Document, block: Block, here: Sequence[tuple[int, Assignment]]
) -> tuple[Segment, ...]:
    edges = {block.start, block.end}
    for _number, assignment in here:
        edges.update(edge for edge in (assignment.start, assignment.end) if block.start <= edge <= block.end)
    if block.kind == "row":
        edges.update(cell.start for cell in block.cells)
        edges.update(cell.end for cell in block.cells)
    order = sorted(edges)
    segments = []
    for start, end in pairwise(order):
        state = next(
            (
                state_of(assignment)
                for _number, assignment in here
                if assignment.start <= start and end <= assignment.end
            ),
            "",
        )
        begins = tuple(number for number, assignment in here if assignment.start == start)
        text = document.text[start:end]
        if block.kind == "row" and not text.strip():
            text = " · "
        segments.append(Segment(text, state, begins))
    return tuple(segments)


def _proposal(number: int, assignment: Assignment, document: Document, language: Language) -> dict[str, Any]:
    return {
        "number": number,
        "assignment": assignment,
        "state": state_of(assignment),
        "due": day_in(assignment.due, language) if assignment.due else None,
        "working": day_in(assignment.due_working, language) if assignment.due_working else None,
        "alternatives": [
            _("or {day} – {reason}").say(
                language,
                day=day_in(other.due, language),
                reason=wording.REASONS[other.reason].say(language),
            )
            for other in assignment.alternatives
        ],
        "missing": [wording.MISSING[name].say(language) for name in assignment.missing],
        "inherited": {
            key: _("from elsewhere in the text: “{quote}”").say(
                language, quote=_short(document.text[start:end])
            )
            for key, (start, end) in assignment.inherited.items()
        },
        "share": round(assignment.confidence * 100),
    }


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 2].rsplit(" ", 1)[0] + " …"
