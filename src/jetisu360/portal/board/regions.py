"""Which regions a person meets on the board."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404

from jetisu360.portal.accounts.policy import Action, allowed, museums_where, regions_where
from jetisu360.portal.museums.models import Museum, Region


def seen_regions(person: Any) -> Any:
    """Regions that one sees as a whole, and those of the museums that one sees."""
    museums = Museum.objects.filter(museums_where(person, Action.SEE_BOARD), archived=False)
    own = regions_where(person, Action.SEE_BOARD)
    if not own:  # (an operator's: no condition)
        return Region.objects.order_by("slug")
    return Region.objects.filter(own | Q(pk__in=museums.values("region"))).order_by("slug")


def seen_region(person: Any, slug: str) -> Region:
    """The region of an address.

    Raises:
        Http404: it is not there, or not there for this person.
    """
    found: Region | None = seen_regions(person).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def edited_region(person: Any, slug: str) -> Region:
    """The same, for whoever may edit it.

    Raises:
        Http404; PermissionDenied: one may only see it.
    """
    found = seen_region(person, slug)
    if not allowed(person, Action.EDIT_REGION, region=found):
        raise PermissionDenied
    return found
