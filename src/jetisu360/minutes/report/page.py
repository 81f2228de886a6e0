"""A page to read: each paragraph with its quotes marked, and beside it what was read out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from jetisu360.minutes.common import months
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.read.document import Block, Document
from jetisu360.minutes.report.strings import said
from jetisu360.text import Language

MONTHS = {"kk": months.KAZAKH, "ru": months.RUSSIAN, "en": months.ENGLISH}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; `state`: of the first assignment whose quote it is in; `begins`: numbers to
    show.
    """

    text: str
    state: str
    begins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or row with what was read out of it."""

    pieces: tuple[Piece, ...]
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
    asked = [one for one in found if one.kind != "note"]
    complete = sum(one.complete for one in asked)
    html: str = _template().render(
        language=language,
        said=lambda key, **details: said(key, language, **details),
        name=name,
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
        proposals = tuple(_proposal(number, one, document, language) for number, one in here)
        passages.append(Passage(_pieces(document, block, here), proposals, lang))
    return passages


def state_of(one: Assignment) -> str:
    """complete, open or note."""
    return "note" if one.kind == "note" else "complete" if one.complete else "open"


def _pieces(document: Document, block: Block, here: Sequence[tuple[int, Assignment]]) -> tuple[Piece, ...]:
    edges = {block.start, block.end}
    for _, one in here:
        edges.update(edge for edge in (one.start, one.end) if block.start <= edge <= block.end)
    if block.kind == "row":
        edges.update(cell.start for cell in block.cells)
        edges.update(cell.end for cell in block.cells)
    order = sorted(edges)
    pieces = []
    for start, end in pairwise(order):
        state = next((state_of(one) for _, one in here if one.start <= start and end <= one.end), "")
        begins = tuple(number for number, one in here if one.start == start)
        text = document.text[start:end]
        if block.kind == "row" and not text.strip():
            text = " · "
        pieces.append(Piece(text, state, begins))
    return tuple(pieces)


def _proposal(number: int, one: Assignment, document: Document, language: Language) -> dict[str, Any]:
    return {
        "number": number,
        "one": one,
        "state": state_of(one),
        "due": day_in(one.due, language) if one.due else None,
        "working": day_in(one.due_working, language) if one.due_working else None,
        "alternatives": [
            said(
                "or",
                language,
                day=day_in(other.due, language),
                reason=said(f"reason-{other.reason}", language),
            )
            for other in one.alternatives
        ],
        "missing": [said(f"missing-{name}", language) for name in one.missing],
        "inherited": {
            key: said("inherited", language, quote=_short(document.text[start:end]))
            for key, (start, end) in one.inherited.items()
        },
        "share": round(one.confidence * 100),
    }


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else words[:88].rsplit(" ", 1)[0] + " …"
