"""Whether unblurred originals are deleted after publishing: a keeper says so, and sees what was deleted."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from jetisu360.language import _
from jetisu360.portal.forgetting.asking import is_wanted, set_wanted
from jetisu360.portal.forgetting.models import Replaced, Wish
from jetisu360.portal.looks.words import say

LISTED = 200


def originals(request: HttpRequest, museum: str) -> HttpResponseBase:
    there = request.museum
    if request.method == "POST":
        wanted = request.POST.get("wanted") == "yes"
        if wanted and request.POST.get("understood") != "yes":
            return _page(request, say(_("Tick that you have read what cannot be undone.")))
        set_wanted(there, wanted, request.user)
        messages.success(
            request,
            say(
                _("From now on unblurred originals are deleted after publishing.")
                if wanted
                else _("Originals are kept from now on. What was deleted does not come back.")
            ),
        )
        return redirect("forgetting:originals", museum)
    return _page(request, "")


def _page(request: HttpRequest, problem: str) -> HttpResponseBase:
    there = request.museum
    context = {
        "museum": there,
        "wanted": is_wanted(there),
        "wish": Wish.objects.select_related("changed_by").filter(museum=there).first(),
        "replaced": list(Replaced.objects.filter(museum=there)[:LISTED]),
        "problem": problem,
    }
    return render(request, "forgetting/originals.html", context, status=422 if problem else 200)
