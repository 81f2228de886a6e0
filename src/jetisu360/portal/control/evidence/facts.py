"""What is known of a capture, what its file claims, and where the two do not agree. Pure: rows in, words out.

Facts are what the portal has seen itself or a person has said under their name; claims are what a camera
wrote, which anybody can write. Nothing here is called proven, and where nothing is amiss nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from jetisu360.language import Message, _, _n
from jetisu360.portal.control.evidence.distance import metres
from jetisu360.portal.control.evidence.models import Capture

LATE = timedelta(days=2)
"""Between taking and sending, that is said: a line that is bad for a day is usual in a village."""
AHEAD = timedelta(minutes=15)
"""By which a camera's clock may be wrong without a word."""
FAR = 1000.0
"""Metres from the place, from which it is said: telephones err by tens, phones without sky by hundreds."""


@dataclass(frozen=True)
class Known:
    """`distance`: metres from the place to where the camera says it was; None: one of the two is not known.
    `before`: the capture of the point before it, and `since`: the time between their receipts.
    """

    distance: float | None
    before: Capture | None
    since: timedelta | None
    contradictions: tuple[Message, ...]


def known_of(capture: Capture, before: Capture | None) -> Known:
    """`before`: the capture of the same point that was received before it."""
    place = capture.point.place
    distance = None
    if None not in (place.latitude, place.longitude, capture.latitude, capture.longitude):
        distance = metres((place.latitude, place.longitude), (capture.latitude, capture.longitude))
    since = capture.received_at - before.received_at if before else None
    return Known(distance, before, since, tuple(_contradictions(capture, before, distance)))


def _contradictions(capture: Capture, before: Capture | None, distance: float | None) -> list[Message]:
    said: list[Message] = []
    taken, received = capture.taken_at, capture.received_at
    if taken is not None:
        if received - taken > LATE:
            days = (received - taken).days
            words = _n(
                "The camera says it was taken {n} day before it was sent.",
                "The camera says it was taken {n} days before it was sent.",
            )
            said.append(words.fill(n=days))
        elif taken - received > AHEAD:
            said.append(_("The camera says it was taken later than it was sent: its clock is wrong."))
        assignment = capture.assignment
        if assignment is not None and assignment.assigned_at and taken < assignment.assigned_at - AHEAD:
            said.append(_("The camera says it was taken before the assignment was given."))
        if before is not None and before.taken_at is not None and taken < before.taken_at - AHEAD:
            said.append(_("The camera says it was taken before the earlier photograph of this point."))
        if capture.code and timezone.localdate(taken) != timezone.localdate(received):
            said.append(_("The code was asked for on another day than the camera says."))
    if distance is not None and distance > FAR:
        km = f"{distance / 1000:.1f}" if distance < 100_000 else f"{distance / 1000:.0f}"
        said.append(_("The camera says it stood {km} km from the place.").fill(km=km))
    if capture.like_id is not None and capture.unlike == 0 and capture.like.sha256 == capture.sha256:
        said.append(_("The very same file was sent before."))
    elif capture.like_id is not None:
        said.append(_("It looks all but the same as a photograph that was sent before."))
    return said
