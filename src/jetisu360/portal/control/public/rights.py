"""Who publishes: controllers and issuers of the region. Operators see what they do; others nothing."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from jetisu360.portal.control.programmes.rights import Rights as ProgrammeRights
from jetisu360.portal.control.public.models import PublicCapture
from jetisu360.portal.museums.models import Region


class Rights:
    """Of one person today."""

    def __init__(self, person: Any) -> None:
        self.person = person
        self._of = ProgrammeRights(person)

    def regions(self) -> Any:
        """Those of which one sees what is published, and what would be."""
        return self._of.regions() if self._of.everywhere else self._of.regions(held=True)

    def holds(self, region_id: int) -> bool:
        return region_id in self._of.held

    def region(self, slug: str, *, change: bool = False) -> Region:
        """
        Raises:
            Http404: it is not seen. PermissionDenied: it is seen, and may not be changed.
        """
        found: Region | None = self.regions().filter(slug=slug).select_related("publisher").first()
        if found is None:
            raise Http404
        if change and not self.holds(found.pk):
            raise PermissionDenied
        return found

    def capture(self, number: int, *, change: bool = False) -> PublicCapture:
        """
        Raises:
            Http404, PermissionDenied: as for a region.
        """
        rows = PublicCapture.objects.select_related("capture__point__place", "capture__region", "region")
        found = rows.filter(pk=number, region__in=self.regions()).first()
        if found is None:
            raise Http404
        if change and not self.holds(found.region_id):
            raise PermissionDenied
        return found
