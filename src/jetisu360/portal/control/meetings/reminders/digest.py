"""What the digest of a week says of a region: how much of everything there is, and the first lines of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jetisu360.language import Message, _, _n
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.states import OPEN
from jetisu360.portal.control.meetings.pack.contents import (
    ASKED,
    DUE,
    OVERDUE,
    RETURNED,
    WEEK,
    Line,
    Pack,
    Section,
    sections_of,
)
from jetisu360.portal.museums.models import Region

LINES = 10
_COUNTS = {
    OVERDUE: _n("Overdue: {n} assignment", "Overdue: {n} assignments"),
    DUE: _n("Due by {day}: {n} assignment", "Due by {day}: {n} assignments"),
    RETURNED: _n("Returned: {n} assignment", "Returned: {n} assignments"),
    ASKED: _n("Asked for a later date: {n} assignment", "Asked for a later date: {n} assignments"),
}
_LINE = _("№ {number}, {due}, {office}: {task}")
_MORE = _n("and {n} more", "and {n} more")
SHORT = 160


def digest_of(region: Region) -> list[Message]:
    """A paragraph for each section that is not empty; none where there is nothing to tell."""
    today = timezone.localdate()
    pack = Pack(region, today, today + timedelta(days=WEEK - 1))
    rows = Assignment.objects.filter(region=region, state__in=OPEN, given_by=None).order_by("due", "pk")
    sections = sections_of(pack, rows, most=5 * LINES, each=LINES)
    return [_paragraph(one, pack) for one in sections if one.key in _COUNTS and one.total]


def _paragraph(section: Section, pack: Pack) -> Message:
    head = _COUNTS[section.key].fill(n=section.total, day=f"{pack.until:%d.%m.%Y}")
    lines = [_line(line) for line in section.lines]
    lines += [_MORE.fill(n=section.more)] if section.more else []
    return joined(head, *lines)


def _line(line: Line) -> Message:
    assert line.row is not None
    one: Any = line.row.assignment
    return _LINE.fill(
        number=one.pk, due=f"{one.due:%d.%m.%Y}", office=one.executor.title, task=shortened(one.task)
    )


def shortened(text: str) -> str:
    """A text as one line of a letter."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[: SHORT - 1].rstrip() + "…"


class Joined(Message):
    """Several messages, a line each, in whichever language they will be said."""

    __slots__ = ("parts",)

    def __init__(self, *parts: Message) -> None:
        super().__init__("joined")
        self.parts = parts

    def say(self, language: str, /, **details: object) -> str:
        return "\n".join(one.say(language, **details) for one in self.parts)


def joined(*parts: Message) -> Message:
    return Joined(*parts)
