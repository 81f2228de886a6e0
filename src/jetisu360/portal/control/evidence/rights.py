"""Who sees which evidence: of an assignment, whoever sees the assignment; a place with all of its
photographs, whoever sees the whole region. Others see of a place what belongs to assignments that they see.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.accounts.policy import OF_CONTROL
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.remarks import SEERS
from jetisu360.portal.control.assignments.standing import Standing, acting_as, seen_by, standing
from jetisu360.portal.control.assignments.states import OPEN, Part
from jetisu360.portal.control.evidence.models import Capture, Place
from jetisu360.portal.museums.models import Region

SENDERS = frozenset({Part.EXECUTOR, Part.CO_EXECUTOR, Part.INSPECTOR, Part.CONTROLLER, Part.ISSUER})


class Rights:
    """Of one person today; asked of the database once.

    `everywhere`: sees all regions. `seen`, `held`: the regions whose places one sees, and changes.
    """

    def __init__(self, person: Person, people: list[Person] | None = None) -> None:
        """`people`: as whom they act (`acting_as`), where that was asked for already."""
        self.person = person
        self.today = timezone.localdate()
        self._people = acting_as(person, self.today) if people is None else people
        rows = [one for who in self._people for one in who.held_memberships()]
        self.everywhere = any(one.role == Role.OPERATOR for one in rows)
        self.seen = {one.region_id for one in rows if one.role in OF_CONTROL and one.region_id}
        self.held = {one.region_id for one in rows if one.role in _HOLDERS and one.region_id}

    def sees_region(self, region_id: int) -> bool:
        return self.everywhere or region_id in self.seen

    @cached_property
    def _seen_assignments(self) -> Q:
        return seen_by(self.person, self.today)

    def assignments(self) -> Any:
        return Assignment.objects.filter(self._seen_assignments)

    def assignment(self, number: int) -> Assignment:
        """
        Raises:
            Http404
        """
        found = self.assignments().filter(pk=number).select_related("region", "executor").first()
        if found is None:
            raise Http404
        return found

    def standing(self, assignment: Assignment) -> Standing:
        return standing(self._people, assignment)

    def may_send(self, assignment: Assignment) -> bool:
        return assignment.state in OPEN and bool(self.standing(assignment).parts & SENDERS)

    def may_look(self, capture: Capture) -> bool:
        """Whether they are a second person, who may say what is there: not the sender, and none whose own
        work it is.
        """
        if capture.received_by_id == self.person.pk:
            return False
        if capture.assignment is None:
            return capture.region_id in self.seen
        at = self.standing(capture.assignment)
        return bool(at.parts & SEERS) and not at.own_work

    def captures(self) -> Any:
        """Those that are seen, each with what lists tell of it."""
        rows = Capture.objects.select_related("point__place", "assignment", "received_by", "region")
        if self.everywhere:
            return rows
        return rows.filter(Q(region__in=self.seen) | Q(assignment__in=self.assignments().values("pk")))

    def capture(self, number: int) -> Capture:
        """
        Raises:
            Http404
        """
        found = self.captures().filter(pk=number).first()
        if found is None:
            raise Http404
        return found

    def places(self) -> Any:
        rows = Place.objects.select_related("region")
        if self.everywhere:
            return rows
        own = Place.assignments.through.objects.filter(assignment__in=self.assignments().values("pk"))
        return rows.filter(Q(region__in=self.seen) | Q(pk__in=own.values("place")))

    def place(self, number: int) -> Place:
        """
        Raises:
            Http404
        """
        found = self.places().filter(pk=number).first()
        if found is None:
            raise Http404
        return found

    def regions(self) -> list[Region]:
        """Those in which one may make places."""
        return list(Region.objects.filter(pk__in=self.held).order_by("slug"))


_HOLDERS = frozenset({Role.CONTROLLER, Role.ISSUER, Role.INSPECTOR})
