"""Who meets which reports and indicators: those of a region are for its controllers, issuers and inspectors,
and for operators. The executors of a district's office fill and submit its reports, and see of the region's
other districts what was accepted. Controllers and issuers ask, accept, return, and make indicators. Whoever
stands in for somebody counts as that person.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.control.indicators.life_cycle import WORK, Act, Part, State
from jetisu360.portal.control.indicators.models import Indicator, Report
from jetisu360.portal.control.programmes.models import District
from jetisu360.portal.control.programmes.rights import HOLDERS
from jetisu360.portal.control.programmes.rights import Rights as OfProgrammes


class Rights(OfProgrammes):
    """Of one person today."""

    def sees_drafts(self, region_id: int) -> bool:
        """Whether reports of all its districts are seen, in whatever state."""
        return self.everywhere or region_id in self.looked

    def fills(self, district: District) -> bool:
        return district.office_id is not None and district.office_id in self.offices

    def own_districts(self) -> Any:
        """Those for which one reports."""
        return District.objects.filter(office__in=self.offices, closed=False).select_related("region")

    def reports(self) -> Any:
        rows = Report.objects.select_related("district__office", "region")
        if self.everywhere:
            return rows
        own = Q(district__office__in=self.offices)
        return rows.filter(Q(region__in=self.looked) | own | Q(region__in=self.seen, state=State.ACCEPTED))

    def report(self, number: int) -> Report:
        """
        Raises:
            Http404
        """
        found: Report | None = self.reports().filter(pk=number).first()
        if found is None:
            raise Http404
        return found

    def indicators(self) -> Any:
        rows = Indicator.objects.select_related("region", "programme", "above", "below")
        return rows if self.everywhere else rows.filter(region__in=self.seen)

    def indicator(self, number: int, *, change: bool = False) -> Indicator:
        """
        Raises:
            Http404: it is not seen. PermissionDenied: it is seen, and may not be changed.
        """
        found: Indicator | None = self.indicators().filter(pk=number).first()
        if found is None:
            raise Http404
        if change and found.region_id not in self.held:
            raise PermissionDenied
        return found

    def parts(self, report: Report) -> frozenset[Part]:
        parts = {Part.EXECUTOR} if self.fills(report.district) else set()
        return frozenset(parts | ({Part.JUDGE} if report.region_id in self.held else set()))

    def own_work(self, report: Report) -> bool:
        """Whether they wrote it, or belong to an office that has."""
        if self.fills(report.district):
            return True
        written = Q(who__in=self.people) | Q(acting_for__in=self.people) | Q(office__in=self.offices)
        return report.steps.filter(written, act__in=WORK).exists()

    def lent_by(self, report: Report, act: Act) -> Person | None:
        """For whom they do this, where they may not do it for themselves."""
        offices = {report.district.office_id} if act in WORK else set()
        for one in self.people:
            held = one.held_memberships()
            if act in WORK and any(row.role == Role.EXECUTOR and row.office_id in offices for row in held):
                return None if one is self.people[0] else one
            if act not in WORK and any(
                row.role in HOLDERS and row.region_id == report.region_id for row in held
            ):
                return None if one is self.people[0] else one
        return None
