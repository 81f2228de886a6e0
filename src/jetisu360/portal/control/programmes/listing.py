"""What the lists of programmes and of projects show, asked of the database for all of them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import pick
from jetisu360.portal.control.programmes.facts import Known, known_of
from jetisu360.portal.control.programmes.kinds import STATUS_WORDS, Status
from jetisu360.portal.control.programmes.models import Programme, Project
from jetisu360.portal.control.programmes.money import Totals, added
from jetisu360.portal.looks.words import current_language


@dataclass(frozen=True)
class Line:
    """A programme of the list. `warnings`: its projects that have some, in the order of the alphabet."""

    programme: Programme
    projects: int
    warnings: Sequence[Row]
    totals: Totals

    @property
    def warned(self) -> int:
        return len(self.warnings)


@dataclass(frozen=True)
class Row:
    """A project of the list."""

    project: Project
    known: Known


@dataclass(frozen=True)
class Narrowed:
    """What a list of projects is narrowed to; what makes no sense is as if it had not been asked."""

    district: int | None = None
    status: str = ""
    warned: bool = False

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Narrowed:
        digits, status = asked.get("district", ""), asked.get("status", "")
        known = digits.isascii() and digits.isdigit() and len(digits) < 19
        return cls(
            district=int(digits) if known else None,
            status=status if status in STATUS_WORDS else "",
            warned=bool(asked.get("warned")),
        )

    def fits(self, row: Row) -> bool:
        if self.district is not None and (row.project.district_id or 0) != self.district:
            return False
        if self.status and row.project.status != Status(self.status):
            return False
        return not self.warned or bool(row.known.warnings)

    def query(self) -> str:
        named = {"district": self.district, "status": self.status, "warned": "1" if self.warned else ""}
        return urlencode({key: value for key, value in named.items() if value not in (None, "")})


def rows_of(projects: Sequence[Project], today: date) -> list[Row]:
    """In the order of the alphabet."""
    language = current_language()
    known = known_of(projects, today)
    rows = [Row(one, known[one.pk]) for one in projects]
    return sorted(rows, key=lambda row: (sort_key(pick(row.project.title, language)), row.project.pk))


def lines_of(programmes: Sequence[Programme], projects: Any, today: date) -> list[Line]:
    """Those that are over come last. `projects`: a query of all that may be seen."""
    language = current_language()
    of: dict[int, list[Row]] = {}
    for row in rows_of(list(projects.filter(programme__in=programmes)), today):
        of.setdefault(row.project.programme_id, []).append(row)
    lines = [
        Line(
            programme=one,
            projects=len(of.get(one.pk, [])),
            warnings=[row for row in of.get(one.pk, []) if row.known.warnings],
            totals=added(row.known.totals for row in of.get(one.pk, [])),
        )
        for one in programmes
    ]
    return sorted(
        lines, key=lambda line: (line.programme.closed, sort_key(pick(line.programme.title, language)))
    )
