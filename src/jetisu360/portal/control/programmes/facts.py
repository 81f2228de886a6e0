"""What the warnings are told of: asked of the database for many projects at once, five questions whatever
their number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from jetisu360.portal.control.evidence.models import Capture
from jetisu360.portal.control.programmes.kinds import Status, Sum
from jetisu360.portal.control.programmes.models import EndMoved, Money, Project, Stage
from jetisu360.portal.control.programmes.money import Totals, newest, totals
from jetisu360.portal.control.programmes.warnings import Facts, Spent, StageFact, Warned, warnings_of


@dataclass
class Known:
    """Of one project. `totals`: over all years."""

    totals: Totals
    facts: Facts
    warnings: list[Warned] = field(default_factory=list)


def known_of(projects: Sequence[Project], today: date) -> dict[int, Known]:
    """By the number of the project."""
    numbers = [one.pk for one in projects]
    money: dict[int, list[Money]] = defaultdict(list)
    rows = list(Money.objects.filter(project__in=numbers).order_by())
    for row in newest(rows):
        money[row.project_id].append(row)
    spent = _spent(rows)
    stages: dict[int, list[StageFact]] = defaultdict(list)
    for stage in Stage.objects.filter(project__in=numbers).order_by("project", "number"):
        stages[stage.project_id].append(StageFact(stage.number, stage.weight, stage.due, stage.seen_on))
    moved: dict[int, int] = defaultdict(int)
    for number in EndMoved.objects.filter(project__in=numbers, after__gt=F("before")).values_list(
        "project", flat=True
    ):
        moved[number] += 1
    photographed, alike = _photographs(numbers)
    return {
        one.pk: known(
            one,
            today,
            counting=money[one.pk],
            spent=spent[one.pk],
            stages=stages[one.pk],
            moved=moved[one.pk],
            photographed=photographed.get(one.pk),
            alike=alike[one.pk],
        )
        for one in projects
    }


def known(
    project: Project,
    today: date,
    *,
    counting: Sequence[Money],
    spent: Sequence[Spent],
    stages: Sequence[StageFact],
    moved: int,
    photographed: date | None,
    alike: Sequence[tuple[date, date]],
) -> Known:
    """Of rows that were asked for. `counting`: `money.newest`. Pure."""
    facts = Facts(
        today=today,
        status=Status(project.status),
        starts=project.starts,
        ends=project.ends,
        first_ends=project.first_ends,
        moved=moved,
        years=tuple(by_year(counting)),
        spent=tuple(spent),
        stages=tuple(stages),
        photographed=photographed,
        alike=tuple(alike),
    )
    return Known(totals(counting), facts, warnings_of(facts))


def known_of_one(
    project: Project,
    today: date,
    *,
    money: Sequence[Money],
    stages: Sequence[Stage],
    moves: Sequence[EndMoved],
    places: Sequence[int],
) -> Known:
    """Of a project whose page has these rows at hand: one question. `money`: all of it."""
    newest_photographs = [
        (timezone.localdate(received), timezone.localdate(like) if like is not None else None)
        for _place, received, like in newest_of_points(places)
    ]
    return known(
        project,
        today,
        counting=newest(money),
        spent=[Spent(row.year, row.as_of, row.amount, row.pk) for row in money if row.kind == Sum.SPENT],
        stages=[StageFact(one.number, one.weight, one.due, one.seen_on) for one in stages],
        moved=sum(bool(one.before and one.after and one.after > one.before) for one in moves),
        photographed=max((day for day, _like in newest_photographs), default=None),
        alike=[(like, day) for day, like in newest_photographs if like is not None],
    )


def by_year(counting: Iterable[Money]) -> list[tuple[int, Totals]]:
    """Of one project's rows that count."""
    years: dict[int, list[Money]] = defaultdict(list)
    for row in counting:
        years[row.year].append(row)
    return [(year, totals(rows)) for year, rows in sorted(years.items())]


def _spent(rows: Iterable[Money]) -> dict[int, list[Spent]]:
    found: dict[int, list[Spent]] = defaultdict(list)
    for row in rows:
        if row.kind == Sum.SPENT:
            found[row.project_id].append(Spent(row.year, row.as_of, row.amount, row.pk))
    return found


def _photographs(
    numbers: Sequence[int],
) -> tuple[dict[int, date], dict[int, list[tuple[date, date]]]]:
    """When the newest came, and which newest of a point are all but an earlier one."""
    through: Any = Project.places.through
    of_place: dict[int, list[int]] = defaultdict(list)
    for project, place in through.objects.filter(project__in=numbers).values_list("project", "place"):
        of_place[place].append(project)
    latest: dict[int, date] = {}
    alike: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for place, received, like in newest_of_points(list(of_place)):
        day = timezone.localdate(received)
        for project in of_place[place]:
            latest[project] = max(latest.get(project, day), day)
            if like is not None:
                alike[project].append((timezone.localdate(like), day))
    return latest, alike


def newest_of_points(places: Sequence[int]) -> Any:
    """(place, when it came, when the one came that it is all but the same as) of each point's newest."""
    order = Window(
        RowNumber(),
        partition_by=[F("point")],
        order_by=[F("received_at").desc(), F("pk").desc()],
    )
    rows = Capture.objects.filter(point__place__in=places).order_by().annotate(order=order).filter(order=1)
    return rows.values_list("point__place", "received_at", "like__received_at")
