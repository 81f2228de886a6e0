"""The first page of a museum: what is next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from jetisu360.portal.accounts.policy import Action, allowed
from jetisu360.portal.audit.models import Event
from jetisu360.portal.museums.completeness import meters, where
from jetisu360.portal.museums.documents import read_rooms
from jetisu360.portal.museums.next_steps import steps
from jetisu360.portal.originals.store import size_used


def museum(request: HttpRequest, museum: str) -> HttpResponseBase:
    there = request.museum
    found = steps(there, read_rooms(there))
    context = {
        "museum": there,
        "steps": found,
        "next": next((step for step in found if not step.done), None),
        "used": size_used(there),
        "meters": meters(there),
        "what_is_missing": where(there),
        "last": Event.objects.filter(museum=there.slug).order_by("-number").first(),
        "may_edit": allowed(request.user, Action.EDIT_MUSEUM, there),
        "may_archive": allowed(request.user, Action.ARCHIVE_MUSEUM, there),
        "may_set_quota": allowed(request.user, Action.SET_QUOTA, there),
    }
    return render(request, "museums/museum.html", context)
