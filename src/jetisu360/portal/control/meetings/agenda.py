"""What is spoken of at a meeting, in its order; what waits for one; and what is carried over to the next."""

from __future__ import annotations

from typing import Any

from django.db.models import Max
from django.utils import timezone

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.meetings import refusals
from jetisu360.portal.control.meetings.models import PLANNED, Item, Meeting, Series

SHOWN_WITH = ("assignment__executor", "problem__office", "carried_from")


def agenda_of(meeting: Meeting) -> list[Item]:
    return list(Item.objects.filter(meeting=meeting).select_related(*SHOWN_WITH))


def backlog_of(series: Series) -> list[Item]:
    return list(Item.objects.filter(series=series, meeting=None).select_related(*SHOWN_WITH))


def add(
    who: Person,
    series: Series,
    meeting: Meeting | None,
    *,
    words: str = "",
    assignment: Any = None,
    problem: Any = None,
) -> Item:
    """At the end of the agenda, or of the backlog where `meeting` is None.

    Raises:
        NothingSaid, MeetingHeld
    """
    if not words.strip() and assignment is None and problem is None:
        raise refusals.NothingSaid
    must_be_open(meeting)
    return Item.objects.create(
        series=series,
        meeting=meeting,
        number=_next(series, meeting),
        words=words.strip(),
        assignment=assignment,
        problem=problem,
        since=meeting.day if meeting else None,
        created_by=who,
    )


def put(item: Item, meeting: Meeting | None) -> None:
    """From the backlog onto an agenda, or back.

    Raises:
        MeetingHeld
    """
    must_be_open(meeting)
    item.number = _next(item.series, meeting)
    item.meeting = meeting
    if item.carried_from_id is None:
        item.since = meeting.day if meeting else None
    item.save()


def shift(item: Item, up: bool) -> None:
    """One place up or down; the first stays first."""
    around = list(Item.objects.filter(series=item.series_id, meeting=item.meeting_id))
    at = next(place for place, one in enumerate(around) if one.pk == item.pk)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(around):
        return
    around[at], around[to] = around[to], around[at]
    for number, one in enumerate(around, 1):
        if one.number != number:
            Item.objects.filter(pk=one.pk).update(number=number)


def settle(item: Item, outcome: str, settled: bool) -> None:
    """What came of it; `settled`: it was dealt with and need not come again."""
    item.outcome = outcome.strip()
    item.settled_at = (item.settled_at or timezone.now()) if settled else None
    item.save()


def carry_over(meeting: Meeting) -> int:
    """What was not dealt with goes to the next planned meeting of the series, before everything that stands
    there, or waits for one. How many items.
    """
    left = list(Item.objects.filter(meeting=meeting, settled_at=None))
    after = Meeting.objects.filter(series=meeting.series_id, state=PLANNED, day__gte=meeting.day)
    target = after.exclude(pk=meeting.pk).order_by("day", "pk").first()
    _make_room(meeting.series, target, len(left))
    Item.objects.bulk_create(
        Item(
            series=meeting.series,
            meeting=target,
            number=number,
            words=item.words,
            assignment_id=item.assignment_id,
            problem_id=item.problem_id,
            carried_from=item,
            since=item.since or meeting.day,
            created_by_id=item.created_by_id,
        )
        for number, item in enumerate(left, 1)
    )
    return len(left)


def take_carried(meeting: Meeting) -> None:
    """What was carried over and waits comes onto the agenda of a new meeting, in its order."""
    waiting = list(Item.objects.filter(series=meeting.series_id, meeting=None, carried_from__isnull=False))
    for number, item in enumerate(waiting, 1):
        Item.objects.filter(pk=item.pk).update(meeting=meeting, number=number)


def must_be_open(meeting: Meeting | None) -> None:
    """
    Raises:
        MeetingHeld
    """
    if meeting is not None and not meeting.planned:
        raise refusals.MeetingHeld


def _next(series: Series, meeting: Meeting | None) -> int:
    last = Item.objects.filter(series=series, meeting=meeting).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _make_room(series: Series, meeting: Meeting | None, count: int) -> None:
    rows = list(Item.objects.filter(series=series, meeting=meeting))
    for number, item in enumerate(rows, count + 1):
        Item.objects.filter(pk=item.pk).update(number=number)
