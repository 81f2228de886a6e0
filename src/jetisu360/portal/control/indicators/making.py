"""Making and changing indicators, each one transaction with its entry in the journal."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.indicators.models import Indicator
from jetisu360.portal.control.indicators.refusals import IndicatorOvertaken
from jetisu360.portal.museums.models import Region


def make(who: Person, region: Region, values: dict[str, Any]) -> Indicator:
    with transaction.atomic():
        made = Indicator.objects.create(region=region, made_by=who, **values)
        record(who, "indicator.made", made, {"region": region.slug, "kind": made.kind})
    return made


def change(who: Person, indicator: Indicator, values: dict[str, Any], revision: int) -> None:
    """
    Raises:
        IndicatorOvertaken
    """
    before = {name: getattr(indicator, name) for name in values}
    changed = {name: [before[name], value] for name, value in values.items() if before[name] != value}
    with transaction.atomic():
        rows = Indicator.objects.filter(pk=indicator.pk, revision=revision)
        if not rows.update(**values, revision=revision + 1):
            raise IndicatorOvertaken
        record(who, "indicator.changed", indicator, changed)
