"""Places that were seen on two dates: of each point of the assignments in a pack its first photograph and its
last, side by side, so that a meeting sees what was done and need not believe it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.evidence.models import Capture
from jetisu360.portal.control.evidence.receiving import small_of

MOST_PAIRS = 12
"""Of one pack: more pictures are looked at in the portal."""
MOST_LOOKED_AT = 3000
"""Photographs, the newest first."""


@dataclass(frozen=True)
class Pair:
    """`before`: the first photograph of the point, `after`: the last, on another day."""

    assignment: Assignment
    before: Capture
    after: Capture

    @property
    def title(self) -> dict[str, str]:
        """The place and the point of it."""
        point = self.after.point
        return {language: f"{text}, {point.title}" for language, text in point.place.title.items() if text}

    @property
    def days(self) -> tuple[date, date]:
        return day_of(self.before), day_of(self.after)


def day_of(capture: Capture) -> date:
    """On which it was received: that we know ourselves."""
    return timezone.localdate(capture.received_at)


def pairs_of(assignments: Iterable[Assignment]) -> tuple[list[Pair], int]:
    """In the order of the assignments, at most `MOST_PAIRS`; and how many more there are."""
    known = {one.pk: one for one in assignments}
    rows = Capture.objects.filter(assignment__in=known).select_related("point__place", "region")
    ends: dict[tuple[int, int], tuple[Capture, Capture]] = {}
    for one in rows.order_by("-received_at", "-pk")[:MOST_LOOKED_AT]:
        key = (one.assignment_id or 0, one.point_id)
        ends[key] = (one, ends[key][1] if key in ends else one)
    order = list(known)
    found = [
        Pair(known[number], before, after)
        for (number, _point), (before, after) in sorted(
            ends.items(), key=lambda item: (order.index(item[0][0]), item[0][1])
        )
        if day_of(before) != day_of(after)
    ]
    return found[:MOST_PAIRS], max(0, len(found) - MOST_PAIRS)


def pictures_of(pairs: Iterable[Pair]) -> dict[int, bytes]:
    """JPEGs by the number of the capture; without those that are gone for good."""
    found: dict[int, bytes] = {}
    for pair in pairs:
        for one in (pair.before, pair.after):
            if (data := small_of(one, "small")) is not None:
                found[one.pk] = data
    return found
