"""Filters that a person keeps: nobody else sees them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from jetisu360.language import _
from jetisu360.portal.control.folders.filters import Filter
from jetisu360.portal.control.folders.models import SavedFilter
from jetisu360.portal.control.folders.places import folders_of, sight_of
from jetisu360.portal.looks.words import say

MOST = 30
"""Filters of one person; a new one takes the place of the oldest beyond that."""
MOST_QUERY = 1000


def keep(request: HttpRequest) -> HttpResponseBase:
    """The filter of this address under a name; one of the same name goes."""
    asked = Filter.of(request.GET, folders_of(sight_of(request.user, timezone.localdate())))
    name = " ".join(request.POST.get("name", "").replace("\0", "").split())[:80]
    query = asked.query()
    if name and len(query) <= MOST_QUERY:
        SavedFilter.objects.update_or_create(person=request.user, name=name, defaults={"query": query})
        own = SavedFilter.objects.filter(person=request.user).order_by("-created_at")
        SavedFilter.objects.filter(pk__in=[one.pk for one in own[MOST:]]).delete()
        messages.success(request, say(_("The filter is kept.")))
    else:
        messages.error(request, say(_("A filter needs a name of its own.")))
    return redirect(reverse("folders:folders") + query)


def forget(request: HttpRequest, number: int) -> HttpResponseBase:
    get_object_or_404(SavedFilter, pk=number, person=request.user).delete()
    return redirect("folders:folders")
