"""Making places and points, saying which assignment is about which place, and which points are late."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Max, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from jetisu360.language import LANGUAGES
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.evidence.models import AssignmentPlace, Place, Point
from jetisu360.portal.control.evidence.refusals import PointMissing
from jetisu360.portal.museums.models import Region

MOST_TITLE = 120


def make(who: Any, region: Region, values: dict[str, Any]) -> Place:
    with transaction.atomic():
        place = Place.objects.create(region=region, made_by=who, **values)
        record(who, "place.made", str(place))
    return place


def change(who: Any, place: Place, values: dict[str, Any]) -> None:
    with transaction.atomic():
        for name, value in values.items():
            setattr(place, name, value)
        place.save(update_fields=list(values))
        record(who, "place.changed", str(place))


def link(who: Any, assignment: Assignment, place: Place) -> None:
    """From now on the assignment is about that place, too."""
    with transaction.atomic():
        _row, made = AssignmentPlace.objects.get_or_create(assignment=assignment, place=place)
        if made:
            record(who, "place.linked", assignment, {"place": str(place)})


def place_of(who: Any, assignment: Assignment) -> Place:
    """The first place that the assignment is about; made of its own words where nobody has named one."""
    with transaction.atomic():
        found = Place.objects.filter(links__assignment=assignment).order_by("links__pk").first()
        if found is not None:
            return found
        words = assignment.place.strip() or f"№ {assignment.pk}"
        language = assignment.language if assignment.language in LANGUAGES else "kk"
        place = make(who, assignment.region, {"title": {language: words[:MOST_TITLE]}})
        link(who, assignment, place)
    return place


def point_of(who: Any, assignment: Assignment, chosen: Point | None, title: str) -> Point:
    """The chosen point, or a new one of that name in the assignment's first place.

    Raises:
        PointMissing
    """
    if chosen is not None:
        return chosen
    words = " ".join(title.split())[:MOST_TITLE]
    if not words:
        raise PointMissing
    return add_point(who, place_of(who, assignment), words)


def add_point(who: Any, place: Place, title: str, x: float | None = None, y: float | None = None) -> Point:
    with transaction.atomic():
        found, made = Point.objects.get_or_create(place=place, title=title, defaults={"x": x, "y": y})
        if made:
            record(who, "place.changed", str(place), {"point": title})
    return found


def late_points() -> Any:
    """Points of which a new photograph is late; `last`: when the last came, or the point was made."""
    rows = Point.objects.filter(place__every__isnull=False)
    rows = rows.annotate(last=Coalesce(Max("captures__received_at"), F("made_at")))
    # (The days stand in a column: each database counts them its own way, so they are told one by one.)
    asked = Q(pk__in=[])
    for days in (
        Place.objects.filter(every__isnull=False).order_by().values_list("every", flat=True).distinct()
    ):
        asked |= Q(place__every=days, last__lt=timezone.now() - timedelta(days=days))
    return rows.filter(asked)
