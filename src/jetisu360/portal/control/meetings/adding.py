"""What somebody puts on an agenda, read from their form."""

from __future__ import annotations

from django.http import HttpRequest

from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.meetings import agenda, refusals
from jetisu360.portal.control.meetings.models import Item, Meeting, Problem, Series

LONGEST = 2000


def typed_text(request: HttpRequest, name: str, most: int) -> str:
    """What was typed into a field, at most `most` characters of it, as every database can keep it."""
    return request.POST.get(name, "").replace("\0", "")[:most]


def add_asked(request: HttpRequest, series: Series, meeting: Meeting | None) -> Item:
    """`words`, `assignment` (a number), `problem` (a number), as many of them as were given.

    Raises:
        NothingSaid, MeetingHeld, NoSuchAssignment
    """
    typed = typed_text(request, "assignment", LONGEST).strip().lstrip("№").strip()
    assignment = None
    if typed:
        number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else 0
        assignment = Assignment.objects.filter(region=series.region_id, pk=number).first()
        if assignment is None:
            raise refusals.NoSuchAssignment(number=typed[:20])
    chosen = request.POST.get("problem", "")
    number = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 19 else 0
    known = Problem.objects.filter(region=series.region_id)
    problem = known.filter(pk=number).first()
    words = typed_text(request, "words", LONGEST)
    return agenda.add(request.user, series, meeting, words=words, assignment=assignment, problem=problem)
