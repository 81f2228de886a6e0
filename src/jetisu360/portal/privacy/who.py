"""Who decided what, and when: told by the journal, which keeps the names as they were then."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from typing import Any

from jetisu360.commands.review.session import Made, Place
from jetisu360.panorama.privacy.region import Box, Region
from jetisu360.portal.audit.models import Event
from jetisu360.tour.museum_toml.decision import rounded
from jetisu360.tour.museum_toml.file_names import form

DECIDED = "privacy.decided"
MOST_TOLD = 60
"""Decisions of one event: the journal keeps the details of an event up to a length."""


class Deciders:
    """Of one museum (its slug). Reads the journal on from where it stood; may be asked from several threads.

    A decision that came in another way, in a museum.toml that somebody uploaded, was made by nobody whom the
    portal knows.
    """

    def __init__(self, museum: str) -> None:
        self._museum = museum
        self._last = 0
        self._made: dict[Place, Made] = {}
        self._lock = threading.Lock()

    def made(self) -> Mapping[Place, Made]:
        """By the place of a decision and its verdict."""
        with self._lock:
            events = Event.objects.filter(museum=self._museum, action=DECIDED, number__gt=self._last)
            fresh = list(events.order_by("number"))
            if fresh:
                # A new one: who was given the old one may be reading it.
                made = dict(self._made)
                for event in fresh:
                    self._take(event, made)
                self._made, self._last = made, fresh[-1].number
            return self._made

    @staticmethod
    def _take(event: Event, made: dict[Place, Made]) -> None:
        details = event.facts
        for place in _places(details.get("taken_back", ())):
            made.pop(place, None)
        for place in _places(details.get("decided", ())):
            made[place] = Made(event.actor, event.at.isoformat())


def _places(told: Any) -> Iterator[Place]:
    for item in told:
        where = item["where"]
        place = rounded(Region(**where) if "yaw" in where else Box(**where))
        yield form(item["file"]), item["verdict"], place
