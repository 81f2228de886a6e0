"""Who meets which programmes, projects and districts: those of a region are for its controllers, issuers and
inspectors, and for operators; its controllers and issuers change them. An office's executors see the region's
programmes, too, and enter the sums of projects that their office answers for. Whoever stands in for somebody
counts as that person.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.accounts.policy import OF_CONTROL
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.control.assignments.standing import acting_as
from jetisu360.portal.control.programmes.models import District, Programme, Project
from jetisu360.portal.museums.models import Region

HOLDERS = frozenset({Role.CONTROLLER, Role.ISSUER})
SEERS = frozenset({Role.CONTROLLER, Role.ISSUER, Role.INSPECTOR})
"""Who may say that a stage is there, unless their own office builds it."""


class Rights:
    """Of one person today; asked of the database once.

    `everywhere`: sees all regions. `seen`, `held`, `looked`: the regions whose programmes one sees, changes,
    and of whose stages one may say that they are there. `offices`: those that one works for. `people`: the
    person, and those for whom they stand in today.
    """

    def __init__(self, person: Person) -> None:
        self.person = person
        self.people = acting_as(person, timezone.localdate())
        rows = [one for who in self.people for one in who.held_memberships()]
        executors = [one for one in rows if one.role == Role.EXECUTOR and one.office_id]
        self.everywhere = any(one.role == Role.OPERATOR for one in rows)
        self.offices = {one.office_id for one in executors}
        self.seen = {one.region_id for one in rows if one.role in OF_CONTROL and one.region_id}
        self.seen |= {one.office.region_id for one in executors}
        self.held = {one.region_id for one in rows if one.role in HOLDERS and one.region_id}
        self.looked = {one.region_id for one in rows if one.role in SEERS and one.region_id}

    def sees(self, region_id: int) -> bool:
        return self.everywhere or region_id in self.seen

    def regions(self, *, held: bool = False) -> Any:
        """Those that are seen, in their order; with `held` those that one may change."""
        rows = Region.objects.order_by("slug")
        if held:
            return rows.filter(pk__in=self.held)
        return rows if self.everywhere else rows.filter(pk__in=self.seen)

    def programmes(self) -> Any:
        rows = Programme.objects.select_related("region", "office")
        return rows if self.everywhere else rows.filter(region__in=self.seen)

    def projects(self) -> Any:
        rows = Project.objects.select_related("programme__region", "district", "office")
        return rows if self.everywhere else rows.filter(programme__region__in=self.seen)

    def districts(self) -> Any:
        rows = District.objects.select_related("region", "office")
        return rows if self.everywhere else rows.filter(region__in=self.seen)

    def programme(self, number: int, *, change: bool = False) -> Programme:
        """
        Raises:
            Http404: it is not seen. PermissionDenied: it is seen, and may not be changed.
        """
        found = self.programmes().filter(pk=number).first()
        if found is None:
            raise Http404
        if change and found.region_id not in self.held:
            raise PermissionDenied
        return found

    def project(self, number: int, *, change: bool = False) -> Project:
        """
        Raises:
            Http404, PermissionDenied: as for a programme.
        """
        found = self.projects().filter(pk=number).first()
        if found is None:
            raise Http404
        if change and found.programme.region_id not in self.held:
            raise PermissionDenied
        return found

    def district(self, number: int, *, change: bool = False) -> District:
        """
        Raises:
            Http404, PermissionDenied: as for a programme.
        """
        found = self.districts().filter(pk=number).first()
        if found is None:
            raise Http404
        if change and found.region_id not in self.held:
            raise PermissionDenied
        return found

    def may_enter_money(self, project: Project) -> bool:
        return project.programme.region_id in self.held or project.office_id in self.offices

    def may_say_seen(self, project: Project) -> bool:
        """None whose own office answers for it."""
        return project.programme.region_id in self.looked and project.office_id not in self.offices
