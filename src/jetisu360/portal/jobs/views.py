"""The jobs of a museum: the list, one of them while it runs, cancelling and retrying."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from jetisu360.language import _
from jetisu360.portal.accounts.policy import Action, allowed
from jetisu360.portal.jobs import by_people
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.shown import shown
from jetisu360.portal.looks.words import say

ON_A_PAGE = 25


def jobs(request: HttpRequest, museum: str) -> HttpResponseBase:
    """The history, newest first."""
    rows = Job.objects.filter(museum=request.museum).select_related("asked_by")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"museum": request.museum, "jobs": [shown(job) for job in page], "page": page}
    return render(request, "jobs/jobs.html", context)


def job(request: HttpRequest, museum: str, number: int) -> HttpResponseBase:
    """One job; to htmx, only the part of it that changes."""
    row = _job(request, number)
    context = {
        "museum": request.museum,
        "job": shown(row),
        "may_edit": allowed(request.user, Action.EDIT_MUSEUM, request.museum),
        "back": _back(request, museum),
    }
    if getattr(request, "htmx", False):
        answer = render(request, "jobs/card.html", context)
        if not row.open:
            # What came of it stands elsewhere on the page, too.
            answer["HX-Refresh"] = "true"
        return answer
    return render(request, "jobs/job.html", context)


def cancel(request: HttpRequest, museum: str, number: int) -> HttpResponseBase:
    if not by_people.cancel(_job(request, number), request.user):
        messages.info(request, say(_("It had ended already.")))
    return redirect(_back(request, museum))


def retry(request: HttpRequest, museum: str, number: int) -> HttpResponseBase:
    if not by_people.retry(_job(request, number), request.user):
        messages.info(request, say(_("The same work waits already, or is done.")))
    return redirect(_back(request, museum))


def _job(request: HttpRequest, number: int) -> Job:
    """Only of this museum: the number of another one's job is like one that never was."""
    rows = Job.objects.select_related("asked_by").filter(museum=request.museum)
    return get_object_or_404(rows, pk=number)


def _back(request: HttpRequest, museum: str) -> str:
    """Where the person came from, if that is one of ours."""
    asked = request.POST.get("next", "") or request.GET.get("next", "")
    if asked and url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure()):
        return asked
    return reverse("jobs:jobs", args=[museum])
