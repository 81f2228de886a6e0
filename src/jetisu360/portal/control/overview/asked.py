"""What the page is asked to show: all of it is in the address, so that it can be kept and sent to others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest

from jetisu360.portal.control.programmes.models import District
from jetisu360.portal.museums.models import Region

MONEY, OVERDUE, INDICATOR = "money", "overdue", "indicator-"
"""What the map can show; of an indicator its number follows."""


@dataclass(frozen=True)
class Asked:
    """`show`: what the map shows; one of `offered`, the first where nothing else makes sense. `period`: of an
    indicator, as it was asked for. `district`: whose programmes are shown; None: of all.
    """

    region: Region
    show: str
    period: str = ""
    district: District | None = None

    def query(self, **changed: Any) -> str:
        told = replace(self, **changed)
        named = {
            "region": told.region.slug,
            "show": told.show,
            "period": told.period,
            "district": told.district.pk if told.district else "",
        }
        return "?" + urlencode({key: value for key, value in named.items() if value})


def region_of(request: HttpRequest, regions: Sequence[Region]) -> Region:
    """The one that is named, else the first.

    Raises:
        Http404: there is none such for this person.
    """
    slug = request.GET.get("region", "")
    found = next((one for one in regions if not slug or one.slug == slug), None)
    if found is None:
        raise Http404
    return found


def asked_of(
    request: HttpRequest, region: Region, districts: Sequence[District], offered: Sequence[str]
) -> Asked:
    """
    Raises:
        Http404: the district is none of the region's.
    """
    show = request.GET.get("show", "")
    number = request.GET.get("district", "")
    district = next((one for one in districts if str(one.pk) == number), None)
    if number and district is None:
        raise Http404
    show = show if show in offered else offered[0]
    # (Whether it is one of the indicator's, who draws it knows.)
    period = request.GET.get("period", "")[:20] if show.startswith(INDICATOR) else ""
    return Asked(region, show, period, district)
