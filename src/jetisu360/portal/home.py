"""The first page after signing in."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import pick
from jetisu360.portal.accounts.policy import Action, allowed, museums_where, only_in_control
from jetisu360.portal.looks.words import current_language
from jetisu360.portal.museums.models import Museum


@dataclass(frozen=True)
class Listed:
    """A museum in the list, and how many photographs it has."""

    museum: Museum
    photographs: int


def home(request: HttpRequest) -> HttpResponseBase:
    """The museums that one may see, in the order of their titles; whoever has only one is led to it, and to
    control whoever works nowhere else.
    """
    if only_in_control(request.user):
        return redirect("folders:folders")
    mine = museums_where(request.user, Action.SEE_MUSEUM)
    count = Count("photographs", filter=Q(photographs__kind="photograph"))
    found = list(
        Museum.objects.listed().filter(mine).select_related("region").annotate(photograph_count=count)
    )
    may_create = allowed(request.user, Action.CREATE_MUSEUM)
    if len(found) == 1 and not may_create:
        return redirect("museums:museum", found[0].slug)
    language = current_language()
    found.sort(key=lambda museum: sort_key(pick(museum.title, language)))
    listed = [Listed(museum, museum.photograph_count) for museum in found]
    context = {
        "museums": [item for item in listed if not item.museum.archived],
        "archived": [item for item in listed if item.museum.archived],
        "may_create": may_create,
        "several_regions": len({museum.region_id for museum in found}) > 1,
    }
    return render(request, "home.html", context)
