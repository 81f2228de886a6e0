"""A pack as a Word file: `pack.docx` beside this file, filled by docxtpl. An office may change its looks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib import resources
from io import BytesIO
from typing import Any

from django.utils import timezone

from jetisu360.language import Language, _, _n, _p, pick
from jetisu360.portal.control.meetings.pack.contents import (
    ASKED,
    HEADINGS,
    NOTHING,
    PROBLEMS,
    Line,
    Pack,
    Section,
)
from jetisu360.portal.control.meetings.pack.pairs import Pair, pictures_of

TITLE = _("Meeting pack")
MORE = _n("{n} more is not in this pack.", "{n} more are not in this pack.")
FIRST = _("first date {day}")
WANTED = _("asks for {day}")
HELP = _("Help wanted: {text}")
RESULT = _("Expected result: {text}")
PAIRS = _p("pack", "Seen on two dates")
PICTURE = 84
"""Millimetres: two beside each other on a sheet of A4."""
COLUMNS = {
    "number": _p("pack", "№"),
    "task": _p("pack", "What is to be done"),
    "executor": _p("pack", "Executor"),
    "due": _p("pack", "Due date"),
    "state": _p("pack", "How it stands"),
    "problem": _p("pack", "Problem"),
    "office": _p("pack", "Whose"),
    "raised": _p("pack", "Raised"),
}


def docx(pack: Pack, language: Language) -> bytes:
    """The whole file."""
    from docxtpl import DocxTemplate

    known = resources.files("jetisu360.portal.control.meetings.pack") / "pack.docx"
    template = DocxTemplate(BytesIO(known.read_bytes()))
    shown = pictures_of(pack.pairs)
    pictures = {
        "pairs": [_pair(template, one, shown, language) for one in pack.pairs],
        "pairs_heading": PAIRS.say(language),
        "more_pairs": MORE.say(language, n=pack.more_pairs) if pack.more_pairs else "",
    }
    template.render(_words(pack, language) | pictures, autoescape=True)
    made = BytesIO()
    template.save(made)
    return made.getvalue()


def _pair(template: Any, pair: Pair, pictures: Mapping[int, bytes], language: Language) -> dict[str, Any]:
    from docx.shared import Mm
    from docxtpl import InlineImage

    shown: dict[str, Any] = {}
    for name, capture in (("before", pair.before), ("after", pair.after)):
        data = pictures.get(capture.pk)
        shown[name] = InlineImage(template, BytesIO(data), width=Mm(PICTURE)) if data else ""
    days = " – ".join(_day(day) for day in pair.days)
    return {**shown, "heading": f"№ {pair.assignment.pk} · {pick(pair.title, language)}", "days": days}


def _words(pack: Pack, language: Language) -> dict[str, Any]:
    office = pick(pack.office.title, language) if pack.office else ""
    series = pick(pack.series.title, language) if pack.series else ""
    region = pick(pack.region.title, language) or pack.region.slug
    return {
        "title": TITLE.say(language),
        "lead": " · ".join(filter(None, (region, series, office, _day(pack.day)))),
        "columns": {name: words.say(language) for name, words in COLUMNS.items()},
        "sections": [_section(one, pack, language) for one in pack.of_assignments],
        "problems": _section(pack.of_problems, pack, language),
    }


def _section(section: Section, pack: Pack, language: Language) -> dict[str, Any]:
    heading = HEADINGS[section.key].say(language, day=_day(pack.until))
    return {
        "heading": f"{heading} ({section.total})",
        "none": "" if section.lines or section.total else NOTHING[section.key].say(language),
        "rows": [
            (_problem if section.key == PROBLEMS else _assignment)(line, section.key, language)
            for line in section.lines
        ],
        "more": MORE.say(language, n=section.more) if section.more else "",
    }


def _assignment(line: Line, key: str, language: Language) -> dict[str, str]:
    assert line.row is not None
    row, one = line.row, line.row.assignment
    due = [_day(one.due)]
    due += [FIRST.say(language, day=_day(one.first_due))] if row.moved else []
    due += [WANTED.say(language, day=_day(line.wanted))] if key == ASKED and line.wanted else []
    state = [row.state.say(language)]
    state += [row.term.say(language)] if row.term else []
    return {
        "number": str(one.pk),
        "task": one.task,
        "result": RESULT.say(language, text=one.result) if one.result else "",
        "note": line.note,
        "executor": pick(one.executor.title, language),
        "due": ", ".join(due),
        "state": ", ".join(state),
    }


def _problem(line: Line, key: str, language: Language) -> dict[str, str]:
    assert line.problem is not None
    one = line.problem
    return {
        "problem": one.text,
        "help": HELP.say(language, text=one.help) if one.help else "",
        "office": pick(one.office.title, language),
        "raised": _day(timezone.localdate(one.raised_at)),
    }


def _day(day: date) -> str:
    return day.strftime("%d.%m.%Y")
