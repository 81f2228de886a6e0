"""A letter of one day to one person: what is near its date, and the digest of the week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jetisu360.language import Message, _, _n
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.assignments.terms import working_days
from jetisu360.portal.control.meetings.links import address, card
from jetisu360.portal.control.meetings.reminders.days import Kind
from jetisu360.portal.control.meetings.reminders.digest import joined, shortened
from jetisu360.portal.settings.table import settings

MOST_LINES = 50
_NEAR = _n("Jetisu 360: {n} assignment nears its date", "Jetisu 360: {n} assignments near their date")
_SEVERAL = _n("Jetisu 360: {n} reminder", "Jetisu 360: {n} reminders")
_WEEK = _("Jetisu 360: assignments on {day}")
_LINE = _("№ {number}, due {due}: {task}")
_LEFT = _n("{n} working day left", "{n} working days left")
_TODAY = _("The last day is today.")
_FOR = _("You stand in for {name}.")
_MORE = _n("and {n} more", "and {n} more")
_OF_REGION = _("{region}: assignments on control")
_ALL = _("All of them: {address}")
_WHY = _(
    "This letter comes at half and at nine tenths of a term and on the last working day before its date. "
    "Once you have reported, there are no more of them."
)


@dataclass
class Due:
    """`assignment`: a row of values: number, task, due date."""

    assignment: Mapping[str, Any]
    kind: Kind
    instead_of: Person | None


@dataclass
class Letter:
    """`also`: what other parts have to say, each with the subject of its part. `digests`:
    [(title of a region, its paragraphs)].
    """

    person: Person
    due: list[Due] = field(default_factory=list)
    also: list[tuple[Message, Message]] = field(default_factory=list)
    digests: list[tuple[Mapping[str, str], Sequence[Message]]] = field(default_factory=list)

    def subject(self, today: date) -> Message:
        if self.due:
            return _NEAR.fill(n=len(self.due))
        if self.also:
            subjects = [subject for subject, _line in self.also]
            alike = all(one == subjects[0] for one in subjects)
            return (subjects[0] if alike else _SEVERAL).fill(n=len(subjects))
        return _WEEK.fill(day=f"{today:%d.%m.%Y}")

    def paragraphs(self, today: date) -> list[Message]:
        self.due.sort(key=lambda one: (one.assignment["due"], one.assignment["pk"]))
        found = [_of(one, today) for one in self.due[:MOST_LINES]]
        if (more := len(self.due) - MOST_LINES) > 0:
            found.append(_MORE.fill(n=more))
        if self.due:
            found.append(_WHY)
        found += [line for _subject, line in self.also[:MOST_LINES]]
        for title, paragraphs in self.digests:
            found += [_OF_REGION.fill(region=title), *paragraphs]
        if (home := settings().address) and (path := address("folders:folders")):
            found.append(_ALL.fill(address=home + path))
        return found


def _of(one: Due, today: date) -> Message:
    row = one.assignment
    left = working_days(today, row["due"])
    lines = [
        _LINE.fill(number=row["pk"], due=f"{row['due']:%d.%m.%Y}", task=shortened(row["task"])),
        _TODAY if row["due"] == today else _LEFT.fill(n=left),
    ]
    if one.instead_of is not None:
        lines.append(_FOR.fill(name=str(one.instead_of)))
    home, path = settings().address, card(row["pk"])
    if home and path:
        lines.append(Message("{text}", details={"text": home + path}))
    return joined(*lines)
