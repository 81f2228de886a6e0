"""All assignments of a text line by line, as a table for the page, for a spreadsheet and for a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jetisu360.language import Language, Message, _, visible
from jetisu360.minutes.common import months
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.report import wording

MONTHS = {"kk": months.KAZAKH, "ru": months.RUSSIAN, "en": months.ENGLISH}

HEADINGS: tuple[tuple[str, Message, int], ...] = (
    ("number", _("№"), 5),
    ("task", _("Assignment"), 60),
    ("who", _("Responsible"), 34),
    ("due", _("Due"), 18),
    ("complete", _("Complete?"), 26),
)
"""Key, heading, and how wide the column is beside the others."""


@dataclass(frozen=True, slots=True)
class Line:
    """One assignment in words. `day`: its date, for programs that sort by it; `certainty`: empty where it is
    sure.
    """

    number: int
    task: str
    who: str
    due: str
    complete: str
    state: str
    certainty: str
    lang: str
    day: date | None

    def cell(self, key: str) -> str:
        return str(getattr(self, key))


ALWAYS = (2020, 1, 1, 0, 0, 0)
"""The time of every part of a written file: the same text gives the same bytes."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def clean(text: str) -> str:
    """Without signs that no XML may hold, and without those that hide or turn letters."""
    return _FORBIDDEN.sub("", visible(text, keep="\n"))


def summary(found: Sequence[Assignment], language: Language) -> list[Line]:
    """Every assignment but notes, numbered as on the page, where notes have numbers as well."""
    return [_line(number, one, language) for number, one in enumerate(found, 1) if one.kind != "note"]


def _line(number: int, one: Assignment, language: Language) -> Line:
    who = "; ".join(one.responsible)
    if one.co_executors:
        who += f" (+ {'; '.join(one.co_executors)})"
    missing = ", ".join(wording.MISSING[name].say(language) for name in one.missing)
    return Line(
        number,
        one.text[:1].upper() + one.text[1:],
        who or "–",
        due_in(one, language),
        wording.STATES["complete"].say(language)
        if one.complete
        else _("no {missing}").say(language, missing=missing),
        "complete" if one.complete else "open",
        wording.CERTAINTY[one.certainty].say(language) if one.certainty != "sure" else "",
        one.language,
        one.due,
    )


def due_in(one: Assignment, language: Language) -> str:
    """The date as people write it, «recurring», or the words of a term without a date."""
    if one.due is not None:
        return day_in(one.due, language)
    if one.due_kind == "recurring":
        return one.due_phrase or _("recurring").say(language)
    return one.due_phrase or "–"


def day_in(day: date, language: Language) -> str:
    """A date as people write it: «2018 жылғы 31 наурыз», «31 марта 2018 г.», “31 March 2018”."""
    month = MONTHS[language][day.month - 1]
    if language == "kk":
        return f"{day.year} жылғы {day.day} {month}"
    return f"{day.day} {month} {day.year} г." if language == "ru" else f"{day.day} {month} {day.year}"
