"""Which region and which year a page is of, as its address says it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone

from jetisu360.portal.control.indicators.periods import YEARS, Every
from jetisu360.portal.museums.models import Region


def region_of(request: HttpRequest, regions: Sequence[Region], data: Any = None) -> Region:
    """The one that is named, else the first.

    Raises:
        Http404: there is none such for this person.
    """
    slug = str((data if data is not None else request.GET).get("region", ""))
    found = next((one for one in regions if not slug or one.slug == slug), None)
    if found is None:
        raise Http404
    return found


def year_of(request: HttpRequest) -> int:
    """
    Raises:
        Http404: it is none.
    """
    text = request.GET.get("year", "")
    if not text:
        return timezone.localdate().year
    if not (text.isascii() and text.isdigit() and len(text) == 4 and int(text) in YEARS):
        raise Http404
    return int(text)


def every_of(request: HttpRequest, there: Sequence[Every]) -> Every:
    """Those periods that are named, else the first that the region reports for."""
    text = request.GET.get("every", "")
    if not text:
        return there[0] if there else Every.QUARTER
    if text not in list(Every):
        raise Http404
    return Every(text)
