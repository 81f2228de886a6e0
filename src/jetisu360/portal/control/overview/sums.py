"""The money of many projects and how much of their work was seen: two questions to the database, whatever
their number; then added up by programme, by district, and by year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import F, Q, Window
from django.db.models import Sum as Total
from django.db.models.functions import RowNumber

from jetisu360.portal.control.charts.money_bar import Sums
from jetisu360.portal.control.programmes.kinds import Sum
from jetisu360.portal.control.programmes.models import Money, Project, Stage

Years = dict[int, dict[str, Decimal]]


@dataclass(frozen=True)
class Known:
    """Of one project: the newest of each sum by year, and the share of its work (0 to 1) that was seen; None:
    it has no stages.
    """

    project: Project
    years: Years = field(default_factory=dict)
    seen: Decimal | None = None

    def total(self, kind: Sum) -> Decimal | None:
        found = [sums[kind] for sums in self.years.values() if kind in sums]
        return sum(found, Decimal(0)) if found else None


def known_of(projects: Sequence[Project]) -> list[Known]:
    newest = Window(
        RowNumber(),
        partition_by=[F("project"), F("year"), F("kind")],
        order_by=[F("as_of").desc(), F("pk").desc()],
    )
    rows = Money.objects.filter(project__in=projects).order_by().annotate(place=newest).filter(place=1)
    years: dict[int, Years] = defaultdict(lambda: defaultdict(dict))
    for project, year, kind, amount in rows.values_list("project", "year", "kind", "amount"):
        years[project][year][kind] = amount
    whole = (
        Stage.objects.filter(project__in=projects)
        .order_by()
        .values("project")
        .annotate(whole=Total("weight"), there=Total("weight", filter=Q(seen_on__isnull=False)))
    )
    seen = {row["project"]: Decimal(row["there"] or 0) / row["whole"] for row in whole}
    return [Known(one, dict(years[one.pk]), seen.get(one.pk)) for one in projects]


def added(known: Iterable[Known]) -> Sums:
    """Of several projects together. How much of the work was seen counts by what each was planned to cost;
    it is told only where every project of which a sum is known has stages.
    """
    rows = list(known)
    planned, allocated, spent = (_sum(one.total(kind) for one in rows) for kind in Sum)
    weighed = [(one.total(Sum.PLANNED) or Decimal(0), one.seen) for one in rows]
    weighed = [(cost, seen) for cost, seen in weighed if cost]
    seen_share = None
    if weighed and all(seen is not None for _cost, seen in weighed):
        done = sum((cost * (seen or 0) for cost, seen in weighed), Decimal(0))
        seen_share = float(done / sum(cost for cost, _seen in weighed))
    return Sums(planned, allocated, spent, seen_share)


def spent_share(known: Iterable[Known], year: int | None = None) -> float | None:
    """What was spent of what was planned, in per cent, in one year or over all; None: nothing was planned."""
    planned = spent = Decimal(0)
    told = False
    for one in known:
        for of_year, sums in one.years.items():
            if year is None or of_year == year:
                planned += sums.get(Sum.PLANNED, Decimal(0))
                spent += sums.get(Sum.SPENT, Decimal(0))
                told = told or Sum.SPENT in sums
    return float(100 * spent / planned) if planned and told else None


def by_district(known: Iterable[Known]) -> Mapping[int, list[Known]]:
    found: dict[int, list[Known]] = defaultdict(list)
    for one in known:
        if one.project.district_id is not None:
            found[one.project.district_id].append(one)
    return found


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [one for one in amounts if one is not None]
    return sum(known, Decimal(0)) if known else None
