"""A museum goes into the archive and comes back, and how much room it has."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from jetisu360.language import _
from jetisu360.portal.accounts.policy import Action, allowed
from jetisu360.portal.audit.record import record
from jetisu360.portal.looks.words import say
from jetisu360.portal.museums.archiving import set_archived
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.store import size_used

GIGABYTE = 1_000_000_000
MOST_GIGABYTES = 100_000


def keeping(request: HttpRequest, museum: str) -> HttpResponseBase:
    """The page of both; whoever may do only one of them sees only that."""
    return _page(request, "")


def _page(request: HttpRequest, problem: str) -> HttpResponseBase:
    there = request.museum
    context = {
        "museum": there,
        "problem": problem,
        "typed": request.POST.get("gigabytes", ""),
        "used": size_used(there),
        "may_set_quota": allowed(request.user, Action.SET_QUOTA, there),
    }
    return render(request, "museums/keeping.html", context, status=422 if problem else 200)


def archive(request: HttpRequest, museum: str) -> HttpResponseBase:
    """Into the archive (`archived=yes`) or out of it."""
    wanted = request.POST.get("archived") == "yes"
    set_archived(request.museum, wanted, request.user)
    words = (
        _("The museum is in the archive. Visitors see it no more.")
        if wanted
        else _("The museum is back. If it was published, visitors see it again.")
    )
    messages.success(request, say(words))
    return redirect("museums:keeping", museum)


def quota(request: HttpRequest, museum: str) -> HttpResponseBase:
    """Gigabytes, or nothing for no limit."""
    there, typed = request.museum, request.POST.get("gigabytes", "").strip().replace(",", ".")
    try:
        gigabytes = float(typed) if typed else None
    except ValueError:
        gigabytes = -1.0
    if gigabytes is not None and not 0 < gigabytes <= MOST_GIGABYTES:
        words = _("Write how many gigabytes, more than 0 and at most {most}, or leave the field empty.")
        return _page(request, say(words, most=MOST_GIGABYTES))
    size = None if gigabytes is None else round(gigabytes * GIGABYTE)
    with transaction.atomic():
        if size != there.quota:
            Museum.objects.filter(pk=there.pk).update(quota=size)
            record(request.user, "museum.quota", there, {"bytes": size, "before": there.quota})
    messages.success(request, say(_("Saved.")))
    return redirect("museums:keeping", museum)
