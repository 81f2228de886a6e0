"""What somebody puts on an agenda, read from their form."""

from __future__ import annotations

from django.http import HttpRequest

from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.meetings import agenda, refusals
from jetisu360.portal.control.meetings.models import Item, Meeting, Problem, Series

LONGEST = 2000


def add_asked(request: HttpRequest, series: Series, meeting: Meeting | None) -> Item:
    """`words`, `assignment` (a number), `problem` (a number), as many of them as were given.

    Raises:
        NothingSaid, MeetingHeld, NoSuchAssignment
    """
    typed = request.POST.get("assignment", "").strip().lstrip("№").strip()
    assignment = None
    if typed:
        number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else 0
        assignment = Assignment.objects.filter(region=series.region_id, pk=number).first()
        if assignment is None:
            raise refusals.NoSuchAssignment(number=typed[:20])
    chosen = request.POST.get("problem", "")
    known = Problem.objects.filter(region=series.region_id)
    problem = known.filter(pk=int(chosen)).first() if chosen.isascii() and chosen.isdigit() else None
    words = request.POST.get("words", "")[:LONGEST]
    return agenda.add(request.user, series, meeting, words=words, assignment=assignment, problem=problem)
