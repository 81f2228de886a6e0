"""What needs attention: how many of it, and where it lies. Each number is that of the folder it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from jetisu360.language import Message, _p
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.folders.filters import Filter
from jetisu360.portal.control.folders.places import STATES, Folder, Sight, folders_of, scopes
from jetisu360.portal.control.indicators.life_cycle import FILLED
from jetisu360.portal.control.indicators.rights import Rights
from jetisu360.portal.control.programmes.models import BoundarySource

OVERDUE = _p("overview", "Assignments overdue")
WEEK = _p("overview", "Due this week")
JUDGE = _p("overview", "Reported, waiting for a judgement")
LATE = _p("overview", "Reports of districts that are late")
WARNED = _p("overview", "Projects with warnings")


@dataclass(frozen=True)
class Waiting:
    """`urgent`: it is already too late."""

    words: Message
    number: int
    href: str
    urgent: bool = False


def sight_of(rights: Rights) -> Sight:
    """Whose folders these are. (The person's rights were asked for already.)"""
    known = {one.pk for one in rights.regions()} if rights.everywhere else set()
    return Sight(
        regions=frozenset(rights.looked | known),
        drafting=frozenset(),
        offices=frozenset(number for number in rights.offices if number is not None),
        drafts=False,
    )


def waiting(sight: Sight, today: date) -> list[Waiting]:
    """Of the folder that the person begins with."""
    folder = folders_of(sight)[0]
    asked = [(OVERDUE, Filter(folder, due="overdue")), (WEEK, Filter(folder, due="week"))]
    if folder == Folder.CONTROL:
        asked.append((JUDGE, Filter(folder, state=State.REPORTED)))
    numbers = [0] * len(asked)
    counted = {
        f"of_{place}": Count("pk", filter=Q(state__in=one.states) & (one.conditions(today) or Q()))
        for place, (_words, one) in enumerate(asked)
    }
    for scope in scopes(folder, sight):
        found = Assignment.objects.filter(scope, state__in=STATES[folder]).aggregate(**counted)
        numbers = [number + found[f"of_{place}"] for place, number in enumerate(numbers)]
    home = reverse("folders:folders")
    return [
        Waiting(words, number, home + one.query(), urgent=one.due == "overdue")
        for (words, one), number in zip(asked, numbers, strict=True)
    ]


def regions_of(rights: Rights, today: date) -> Any:
    """The regions that the person sees, each with `late`: how many reports of its districts are late, of
    those that the person sees before they are accepted; and `source`, `licence` of its boundaries, or None.
    """
    reports = rights.reports().filter(region=OuterRef("pk"), state__in=FILLED, due__lt=today).order_by()
    late = reports.values("region").annotate(late=Count("pk")).values("late")
    taken = BoundarySource.objects.filter(region=OuterRef("pk"), taken_at__isnull=False).order_by("-pk")
    return rights.regions().annotate(
        late=Coalesce(Subquery(late), 0),
        source=Subquery(taken.values("source")[:1]),
        licence=Subquery(taken.values("licence")[:1]),
    )


def of_region(region: Any, warned: int) -> list[Waiting]:
    """`region`: one of `regions_of`; `warned`: how many of its projects have warnings."""
    board = f"{reverse('indicators:board')}?region={region.slug}"
    projects = f"{reverse('programmes:programmes')}?region={region.slug}&warned=1"
    return [
        Waiting(WARNED, warned, projects, urgent=True),
        Waiting(LATE, region.late, board, urgent=True),
    ]


def overdue_by_office(region: int, today: date) -> dict[int, int]:
    """How many assignments that the region's leadership gave are overdue, by the office that answers."""
    rows = Assignment.objects.filter(
        region=region, given_by=None, state__in=STATES[Folder.CONTROL], due__lt=today
    )
    found = rows.order_by().values_list("executor").annotate(Count("pk"))
    return {office: number for office, number in found if office is not None}
