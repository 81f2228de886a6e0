"""Due dates as a calendar: an event of a whole day for each assignment, the same one after every change."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jetisu360.language import LANGUAGES, Language, _, pick
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.standing import seen_by
from jetisu360.portal.control.assignments.states import OPEN, State
from jetisu360.portal.control.assignments.words import STATES
from jetisu360.portal.control.meetings.links import card
from jetisu360.portal.settings.table import settings

MOST = 1000
BACK = timedelta(days=60)
"""What is overdue for longer is no date any more."""
DOMAIN = "assignments.jetisu360"
"""Of the UIDs: it stays when the portal moves to another address."""
_NAME = _("Due dates of Jetisu 360")
_SUMMARY = _("№ {number}: {task}")
_RESULT = _("Expected result: {text}")


def calendar_of(person: Person) -> bytes:
    """RFC 5545: UTF-8, CRLF, lines folded at 75 octets."""
    from icalendar import Calendar  # (Its import takes a moment, and few ask for calendars.)

    language: Language = next((one for one in LANGUAGES if one == person.language), settings().language)
    made = Calendar()
    made.add("prodid", "-//Jetisu 360//Due dates//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _NAME.say(language))
    made.add("x-published-ttl", "PT6H")
    for one in _rows(person):
        made.add_component(_event(one, language))
    data: bytes = made.to_ical()
    return data


def _rows(person: Person) -> Any:
    today = timezone.localdate()
    rows = Assignment.objects.filter(seen_by(person, today), state__in=OPEN, due__gte=today - BACK)
    return rows.select_related("executor").order_by("due", "pk")[:MOST]


def _event(one: Assignment, language: Language) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{one.pk}@{DOMAIN}")
    event.add("dtstamp", one.changed_at)
    event.add("last-modified", one.changed_at)
    event.add("sequence", one.revision)
    event.add("dtstart", one.due)
    # The end of an event is the day after it.
    event.add("dtend", one.due + timedelta(days=1))
    event.add("summary", _SUMMARY.say(language, number=one.pk, task=" ".join(one.task.split())[:200]))
    lines = [STATES[State(one.state)].say(language), pick(one.executor.title, language)]
    lines += [_RESULT.say(language, text=one.result)] if one.result else []
    event.add("description", "\n".join(lines))
    event.add("transp", "TRANSPARENT")
    if (home := settings().address) and (path := card(one.pk)):
        event.add("url", home + path)
    return event
