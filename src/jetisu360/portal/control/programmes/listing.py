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
    """A programme of the list. `warned`: how many of its projects have warnings."""

    programme: Programme
    projects: int
    warned: int
    totals: Totals


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
    found = list(projects.filter(programme__in=programmes))
    known = known_of(found, today)
    of: dict[int, list[Known]] = {}
    for one in found:
        of.setdefault(one.programme_id, []).append(known[one.pk])
    lines = [
        Line(
            programme=one,
            projects=len(of.get(one.pk, [])),
            warned=sum(bool(each.warnings) for each in of.get(one.pk, [])),
            totals=added(each.totals for each in of.get(one.pk, [])),
        )
        for one in programmes
    ]
    return sorted(
        lines, key=lambda line: (line.programme.closed, sort_key(pick(line.programme.title, language)))
    )
