"""Series and meetings: made, changed, held, and tied to their minutes. Each is one transaction with its entry
in the journal.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.assignments.models import Source
from jetisu360.portal.control.meetings import refusals
from jetisu360.portal.control.meetings.agenda import carry_over, take_carried
from jetisu360.portal.control.meetings.models import HELD, PLANNED, Meeting, Series
from jetisu360.portal.museums.models import Region


def make_series(who: Person, region: Region, title: dict[str, str]) -> Series:
    with transaction.atomic():
        made = Series.objects.create(region=region, title=title)
        record(who, "meeting.series_made", made, {"region": region.slug})
    return made


def change_series(who: Person, series: Series, title: dict[str, str], closed: bool) -> None:
    with transaction.atomic():
        Series.objects.filter(pk=series.pk).update(title=title, closed=closed)
        record(who, "meeting.series_changed", series, {"title": title, "closed": closed})


def make_meeting(who: Person, series: Series, day: date, place: str) -> Meeting:
    """A planned one. What was carried over and waits comes onto its agenda at once.

    Raises:
        SeriesClosed
    """
    with transaction.atomic():
        if Series.objects.select_for_update().get(pk=series.pk).closed:
            raise refusals.SeriesClosed
        made = Meeting.objects.create(series=series, day=day, place=place.strip(), created_by=who)
        take_carried(made)
        record(who, "meeting.made", made, {"day": day})
    return made


def locked(number: int, revision: int | None = None) -> Meeting:
    """The meeting, held until the transaction ends.

    Raises:
        MeetingOvertaken: it has another revision than whoever looked at it.
    """
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("series__region")
    found = rows.get(pk=number)
    if revision is not None and found.revision != revision:
        raise refusals.MeetingOvertaken
    return found


def saved(meeting: Meeting, who: Person, action: str, details: dict[str, Any] | None = None) -> None:
    meeting.revision += 1
    meeting.save()
    record(who, action, meeting, details)


def change_meeting(who: Person, number: int, revision: int | None, day: date, place: str) -> None:
    """Another day or place; of one that was held only the place.

    Raises:
        MeetingOvertaken
    """
    with transaction.atomic():
        meeting = locked(number, revision)
        meeting.day = day if meeting.planned else meeting.day
        meeting.place = place.strip()
        saved(meeting, who, "meeting.changed", {"day": meeting.day})


def hold(who: Person, number: int, revision: int | None = None) -> int:
    """The meeting is over; what was not dealt with is carried over. How many items that were.

    Raises:
        MeetingOvertaken, MeetingHeld, MeetingNotYet
    """
    with transaction.atomic():
        meeting = locked(number, revision)
        if meeting.state != PLANNED:
            raise refusals.MeetingHeld
        if meeting.day > timezone.localdate():
            raise refusals.MeetingNotYet
        meeting.state, meeting.held_at = HELD, timezone.now()
        carried = carry_over(meeting)
        saved(meeting, who, "meeting.held", {"carried over": carried})
    return carried


def tie_minutes(who: Person, number: int, source: Source | None) -> None:
    """`source`: a text of the same region; None unties.

    Raises:
        MinutesTaken: it is the minutes of another meeting.
    """
    with transaction.atomic():
        meeting = locked(number)
        if source is not None and Meeting.objects.filter(minutes=source).exclude(pk=number).exists():
            raise refusals.MinutesTaken
        meeting.minutes = source
        saved(meeting, who, "meeting.minutes", {"text": source.title if source else None})
