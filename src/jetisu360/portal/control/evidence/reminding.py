"""Of which photographs that did not come a letter tells: once, on the first working day after the day by
which one was expected; those who are to take it (the offices with an open assignment about the place), and
those who keep control in the region.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from jetisu360.language import Message, _, _n
from jetisu360.minutes.common.calendar import is_working, working_after
from jetisu360.portal.control.assignments.states import OPEN
from jetisu360.portal.control.evidence.models import AssignmentPlace, Point
from jetisu360.portal.control.evidence.places import late_points
from jetisu360.portal.control.meetings.reminders.whom import People, Receiver
from jetisu360.portal.settings.table import settings

ONE_DAY = timedelta(days=1)
MOST_POINTS = 5
"""That are named; of more their number is told."""
SUBJECT = _n(
    "Jetisu 360: {n} place without a new photograph", "Jetisu 360: {n} places without a new photograph"
)
_LATE = _("{place}: a new photograph ({points}) was expected by {day} and has not come. {address}")
_LATE_INSTEAD = _(
    "{place}: a new photograph ({points}) was expected by {day} and has not come. You stand in for {name}. "
    "{address}"
)
_MANY = _(
    "{place}: new photographs of {n} points, first {points}, were expected by {day} and have not come. "
    "{address}"
)
_MANY_INSTEAD = _(
    "{place}: new photographs of {n} points, first {points}, were expected by {day} and have not come. "
    "You stand in for {name}. {address}"
)


def is_told(expected: date, today: date) -> bool:
    """Pure: of the days of the year on one."""
    return is_working(today) and today == working_after(expected + ONE_DAY)


def lines(people: People, today: date) -> Iterator[tuple[Receiver, Message]]:
    groups: dict[tuple[int, date], list[Any]] = defaultdict(list)
    for point in late_points().select_related("place").order_by("place", "pk"):
        expected = _expected(point)
        if is_told(expected, today):
            groups[point.place_id, expected].append(point)
    offices = _offices({place for place, _expected in groups})
    home = settings().address
    for (place, expected), points in groups.items():
        details = {
            "place": points[0].place.title,
            "points": ", ".join(str(one) for one in points[:MOST_POINTS]),
            "day": f"{expected:%d.%m.%Y}",
            "address": home + reverse("evidence:place", args=[place]) if home else "",
        }
        many = len(points) > MOST_POINTS
        for receiver in _receivers(people, points[0].place.region_id, offices.get(place, ())):
            if receiver.instead_of is None:
                yield receiver, (_MANY if many else _LATE).fill(**details, n=len(points))
            else:
                words = _MANY_INSTEAD if many else _LATE_INSTEAD
                yield receiver, words.fill(**details, n=len(points), name=str(receiver.instead_of))


def _expected(point: Point) -> date:
    """The last day on which a new one was in time."""
    last = point.last
    return timezone.localdate(last) + timedelta(days=point.place.every or 0)


def _offices(places: set[int]) -> Mapping[int, list[int]]:
    """Place → the offices that have an open assignment about it."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = AssignmentPlace.objects.filter(
        place__in=places, assignment__state__in=OPEN, assignment__executor__isnull=False
    )
    for place, office in rows.order_by("pk").values_list("place_id", "assignment__executor_id"):
        if office not in found[place]:
            found[place].append(office)
    return found


def _receivers(people: People, region: int, offices: Any) -> Iterator[Receiver]:
    """Each person once."""
    told: set[int] = set()
    for receiver in [
        *people.of_region(region),
        *(one for office in offices for one in people.of_office(office)),
    ]:
        if receiver.person.pk not in told:
            told.add(receiver.person.pk)
            yield receiver
