"""The money of projects and how much of their work was seen, added up by programme, by district, by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jetisu360.portal.control.charts.money_bar import Sums
from jetisu360.portal.control.programmes import facts, money
from jetisu360.portal.control.programmes.models import Project


@dataclass(frozen=True)
class Known:
    """A project and what is known of it. `seen`: the share of its work (0 to 1); None: it has no stages."""

    project: Project
    known: facts.Known

    @property
    def seen(self) -> Decimal | None:
        share = self.known.facts.seen_share
        return None if share is None else share / 100

    @property
    def planned(self) -> Decimal:
        return self.known.totals.planned or Decimal(0)


def known_of(projects: Sequence[Project], today: date) -> list[Known]:
    found = facts.known_of(projects, today)
    return [Known(one, found[one.pk]) for one in projects]


def added(several: Iterable[Known]) -> Sums:
    """Of several projects together. How much of the work was seen counts by what each was planned to cost;
    it is told only where every project that is to cost something has stages.
    """
    rows = list(several)
    totals = money.added(one.known.totals for one in rows)
    costly = [one for one in rows if one.planned]
    seen = None
    if costly and all(one.seen is not None for one in costly):
        done = sum((one.planned * (one.seen or 0) for one in costly), Decimal(0))
        seen = float(done / sum(one.planned for one in costly))
    return Sums(totals.planned, totals.allocated, totals.spent, seen)


def spent_share(several: Iterable[Known], year: int | None = None) -> float | None:
    """What was spent of what was planned, in per cent, in one year or over all; None: nothing was planned, or
    nothing is known of what was spent.
    """
    totals = money.added(
        sums for one in several for of_year, sums in one.known.facts.years if year is None or of_year == year
    )
    return float(100 * totals.spent / totals.planned) if totals.planned and totals.spent is not None else None


def years_of(several: Iterable[Known]) -> list[int]:
    """Of which something is known."""
    return sorted({year for one in several for year, _sums in one.known.facts.years})


def by_district(several: Iterable[Known]) -> Mapping[int, list[Known]]:
    found: dict[int, list[Known]] = defaultdict(list)
    for one in several:
        if one.project.district_id is not None:
            found[one.project.district_id].append(one)
    return found
