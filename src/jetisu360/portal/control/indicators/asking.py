"""Reports come into being: a controller asks all districts of a region for a period, or a district begins
its own. What there is already stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.indicators.life_cycle import Act, State
from jetisu360.portal.control.indicators.models import Report, ReportStep
from jetisu360.portal.control.indicators.periods import Period
from jetisu360.portal.control.indicators.refusals import PeriodToCome
from jetisu360.portal.control.programmes.models import District
from jetisu360.portal.museums.models import Region


def ask(
    who: Person, region: Region, districts: Iterable[District], period: Period, due: date | None = None
) -> list[Report]:
    """The new reports; of a district that has one already there is none.

    Raises:
        PeriodToCome: it has not begun.
    """
    if period.first > timezone.localdate():
        raise PeriodToCome
    named = {"every": period.every, "year": period.year, "number": period.number}
    wanted = {one.pk: one for one in districts if one.region_id == region.pk}
    with transaction.atomic():
        rows = Report.objects.filter(district__in=wanted, **named)
        there = set(rows.values_list("district", flat=True))
        new = [
            Report(region=region, district=one, due=due or period.due(), **named)
            for one in wanted.values()
            if one.pk not in there
        ]
        # (Of two who ask at once, the second finds what the first has made.)
        Report.objects.bulk_create(new, ignore_conflicts=True)
        made = list(
            Report.objects.filter(district__in=[one.district_id for one in new], steps=None, **named)
            .select_related("district")
            .order_by("pk")
        )
        ReportStep.objects.bulk_create(
            [
                ReportStep(report=one, number=1, act=Act.ASK, before="", after=State.DRAFT, who=who)
                for one in made
            ]
        )
        if made:
            told = {"period": period.key, "districts": [one.district_id for one in made]}
            record(who, "report.asked", period.name()["kk"], told)
    return made
