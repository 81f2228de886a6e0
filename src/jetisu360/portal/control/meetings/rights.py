"""Who meets which meetings: those of a region are for its controllers, issuers and inspectors, and operators;
its controllers and issuers change them. Whoever stands in for somebody counts as that person, too.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.accounts.policy import OF_CONTROL
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.control.assignments.standing import acting_as
from jetisu360.portal.control.meetings.models import Meeting, Problem, Series
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.museums.models import Region

HOLDERS = frozenset({Role.CONTROLLER, Role.ISSUER})


class Rights:
    """Of one person today; asked of the database once.

    `everywhere`: sees all regions. `seen`, `held`: the regions whose meetings one sees, and changes.
    `offices`: those that one works for.
    """

    def __init__(self, person: Person) -> None:
        self.person = person
        # (Computed once: a request asks for it several times.)
        rows = [one for who in acting_as(person, timezone.localdate()) for one in who.held_memberships()]
        self.everywhere = any(one.role == Role.OPERATOR for one in rows)
        self.seen = {one.region_id for one in rows if one.role in OF_CONTROL and one.region_id}
        self.held = {one.region_id for one in rows if one.role in HOLDERS and one.region_id}
        self.offices = {one.office_id for one in rows if one.role == Role.EXECUTOR and one.office_id}

    def regions(self) -> Any:
        """Those whose meetings are seen, in their order."""
        rows = Region.objects.order_by("slug")
        return rows if self.everywhere else rows.filter(pk__in=self.seen)

    def sees(self, region_id: int) -> bool:
        return self.everywhere or region_id in self.seen

    def problems(self) -> Any:
        """The problems that are seen: of the regions, and of the own offices."""
        rows = Problem.objects.select_related("office", "raised_by", "answered_by", "assignment")
        if self.everywhere:
            return rows
        return rows.filter(Q(region__in=self.seen) | Q(office__in=self.offices))

    def raising_offices(self) -> Any:
        """For which offices one may raise a problem."""
        rows = Office.objects.filter(closed=False)
        return rows.filter(Q(region__in=self.held) | Q(pk__in=self.offices))

    def series(self, number: int, *, change: bool = False) -> Series:
        """
        Raises:
            Http404: it is not seen. PermissionDenied: it is seen, and may not be changed.
        """
        found = Series.objects.select_related("region").filter(pk=number).first()
        if found is None or not self.sees(found.region_id):
            raise Http404
        if change and found.region_id not in self.held:
            raise PermissionDenied
        return found

    def meeting(self, number: int, *, change: bool = False) -> Meeting:
        """
        Raises:
            Http404, PermissionDenied: as for a series.
        """
        rows = Meeting.objects.select_related("series__region", "minutes")
        found = rows.filter(pk=number).first()
        if found is None or not self.sees(found.series.region_id):
            raise Http404
        if change and found.series.region_id not in self.held:
            raise PermissionDenied
        return found

    def region(self, slug: str) -> Region:
        """
        Raises:
            Http404
        """
        found = self.regions().filter(slug=slug.replace("\0", "")).first()
        if found is None:
            raise Http404
        return found
