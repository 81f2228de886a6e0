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
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.model.unread import Unread
from jetisu360.minutes.read.document import Block, Document
from jetisu360.minutes.report import wording
from jetisu360.minutes.report.summary import HEADINGS, day_in, summary

_LONGEST_TABLE = 40
"""Rows that are shown as one table, their proposals beside it."""
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
    rows: tuple[tuple[tuple[Segment, ...], ...], ...] = ()
    """The cells of each row, where it is a table."""


def page(
    document: Document,
    found: Sequence[Assignment],
    base: date,
    name: str,
    language: Language,
    fonts: str = "",
    unread: Sequence[Unread] = (),
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
        headings=HEADINGS,
        lines=summary(found, language),
        unread=[
            (wording.UNREAD[passage.why].say(language), _short(document.text[passage.start : passage.end]))
            for passage in unread
        ],
        passages=list(_passages(document, found, language, unread)),
        fonts=Markup(fonts),
    )
    return html


@cache
def _template() -> Any:
    environment = Environment(
        loader=PackageLoader("jetisu360.minutes.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("minutes.html")


def _passages(
    document: Document, found: Sequence[Assignment], language: Language, unread: Sequence[Unread]
) -> list[Passage]:
    numbered = list(enumerate(found, 1))
    at = 0
    passages: list[Passage] = []
    table = -1
    for block in document.blocks:
        here = []
        while at < len(numbered) and numbered[at][1].start < block.end:
            here.append(numbered[at])
            at += 1
        lang = here[0][1].language if here else ""
        proposals = tuple(_proposal(number, assignment, document, language) for number, assignment in here)
        dark = [one for one in unread if one.start < block.end and block.start < one.end]
        if block.kind != "row":
            passages.append(Passage(_segments(document, block, here, dark), proposals, lang))
            table = -1
            continue
        # A cell that goes on from a row above shows its words there.
        cells = tuple(
            _segments(document, Block(cell.start, cell.end), here, dark) if cell.start >= block.start else ()
            for cell in block.cells
        )
        if block.table == table and len(passages[-1].rows) < _LONGEST_TABLE:
            last = passages[-1]
            passages[-1] = Passage((), (*last.proposals, *proposals), last.lang or lang, (*last.rows, cells))
        else:
            passages.append(Passage((), proposals, lang, (cells,)))
        table = block.table
    return passages


def state_of(assignment: Assignment) -> str:
    """complete, open or note."""
    return "note" if assignment.kind == "note" else "complete" if assignment.complete else "open"


def _segments(
    document: Document, block: Block, here: Sequence[tuple[int, Assignment]], unread: Sequence[Unread]
) -> tuple[Segment, ...]:
    edges = {block.start, block.end}
    for passage in unread:
        edges.update(edge for edge in (passage.start, passage.end) if block.start <= edge <= block.end)
    for _number, assignment in here:
        edges.update(edge for edge in (assignment.start, assignment.end) if block.start <= edge <= block.end)
    order = sorted(edges)
    segments = []
    for start, end in pairwise(order):
        state = next(
            (
                state_of(assignment)
                for _number, assignment in here
                if assignment.start <= start and end <= assignment.end
            ),
            "unread" if any(one.start <= start and end <= one.end for one in unread) else "",
        )
        begins = tuple(number for number, assignment in here if assignment.start == start)
        text = document.text[start:end]
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
        "certainty": assignment.certainty,
        "more": bool(
            assignment.alternatives
            or assignment.inherited
            or assignment.programme
            or assignment.place
            or assignment.ordered_by
            or assignment.due_working
        ),
    }


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 2].rsplit(" ", 1)[0] + " …"
