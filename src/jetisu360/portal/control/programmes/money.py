"""Sums of projects: what is known newest of each, totals over years, and a new row of what is known.

Nothing is ever changed: a correction is a later row, and of rows about one sum (project, year, kind) the one
with the latest `as_of` counts, of two of one day the one that was entered last.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F, Window
from django.db.models.functions import RowNumber

from jetisu360.language import LANGUAGES, Translator
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.charts.numbers import money as written
from jetisu360.portal.control.programmes.kinds import Sum
from jetisu360.portal.control.programmes.models import Money, Project

MOST = Decimal(10) ** 15
"""Tenge: more than the budget of the country."""
YEARS = range(1991, 2101)


@dataclass(frozen=True)
class Totals:
    """Over all years that are known; None: nothing is known of it."""

    planned: Decimal | None = None
    allocated: Decimal | None = None
    spent: Decimal | None = None

    @property
    def whole(self) -> Decimal | None:
        """What all of it is to cost: as planned, else as allocated."""
        return self.planned if self.planned else self.allocated

    @property
    def known(self) -> bool:
        return any(one is not None for one in (self.planned, self.allocated, self.spent))


def newest(rows: Iterable[Money]) -> list[Money]:
    """Of each sum the row that counts, in the order of years and kinds. Pure."""
    found: dict[tuple[int, int, str], Money] = {}
    for row in rows:
        key = (row.project_id, row.year, row.kind)
        there = found.get(key)
        if there is None or (there.as_of, there.pk) < (row.as_of, row.pk):
            found[key] = row
    order = list(Sum)
    return sorted(found.values(), key=lambda row: (row.project_id, row.year, order.index(Sum(row.kind))))


def totals(counting: Iterable[Money]) -> Totals:
    """Of rows that count (`newest`). Pure."""
    found: dict[str, Decimal] = {}
    for row in counting:
        found[row.kind] = found.get(row.kind, Decimal(0)) + row.amount
    return Totals(**found)


def added(several: Iterable[Totals]) -> Totals:
    """Of several projects together. Pure."""
    found: dict[str, Decimal] = {}
    for one in several:
        for kind in Sum:
            amount = getattr(one, kind)
            if amount is not None:
                found[kind] = found.get(kind, Decimal(0)) + amount
    return Totals(**found)


def counting_rows(projects: Any) -> Any:
    """The rows that count of many projects: one question. `projects`: rows, or a query of numbers."""
    place = Window(
        RowNumber(),
        partition_by=[F("project"), F("year"), F("kind")],
        order_by=[F("as_of").desc(), F("pk").desc()],
    )
    rows = Money.objects.filter(project__in=projects).order_by()
    return rows.annotate(place=place).filter(place=1)


def enter(
    who: Any, project: Project, year: int, sums: dict[Sum, Decimal], as_of: date, document: str = ""
) -> int:
    """Writes what is known of a year's sums on a day; what is known so already is not written twice. How
    many rows were written.
    """
    with transaction.atomic():
        # (Two who write the same at once, or a form that comes twice, leave one row.)
        Project.objects.select_for_update().get(pk=project.pk)
        known = {row.kind: row for row in newest(Money.objects.filter(project=project, year=year))}
        rows = [
            Money(
                project=project,
                year=year,
                kind=kind,
                amount=amount,
                as_of=as_of,
                document=document,
                entered_by=who,
            )
            for kind, amount in sums.items()
            if (was := known.get(kind)) is None
            or (was.amount, was.as_of, was.document) != (amount, as_of, document)
        ]
        Money.objects.bulk_create(rows)
        if rows:
            told = {row.kind: str(row.amount) for row in rows}
            record(who, "project.money", project, {"year": year, "as_of": as_of, **told})
    return len(rows)


def tenge(amount: Decimal) -> dict[str, str]:
    """As people read it, in three languages: 1,25 млрд ₸, 340 млн ₸, 25 000 ₸."""
    return {language: written(amount, Translator(language)) for language in LANGUAGES}


def whole_tenge(amount: Decimal) -> dict[str, str]:
    """To the last tenge."""
    return {language: written(amount, Translator(language), whole=True) for language in LANGUAGES}
