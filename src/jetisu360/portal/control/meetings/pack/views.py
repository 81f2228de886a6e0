"""The page of a pack, and the same as files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import _, pick
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.meetings.models import Series
from jetisu360.portal.control.meetings.pack import job as making
from jetisu360.portal.control.meetings.pack.choices import FORMS, chosen
from jetisu360.portal.control.meetings.pack.contents import HEADINGS, NOTHING, pack_of
from jetisu360.portal.control.meetings.rights import Rights
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.shown import shown
from jetisu360.portal.jobs.states import State
from jetisu360.portal.looks.words import current_language, say
from jetisu360.publish.layout import media_type


def pack(request: HttpRequest) -> HttpResponseBase:
    """GET: the page. POST: the same as a file, by a job."""
    rights = Rights(request.user)
    if request.method == "POST":
        return _ask(request, rights)
    choice = chosen(rights, request.GET)
    context = {
        "pack": pack_of(request.user, choice.region, choice.office, choice.series),
        "choice": choice,
        "headings": HEADINGS,
        "nothing": NOTHING,
        "linked": True,
        "regions": list(rights.regions()),
        "offices": _sorted(Office.objects.filter(region=choice.region, closed=False)),
        "all_series": _sorted(Series.objects.filter(region=choice.region)),
        "asked": choice.as_json(),
    }
    return render(request, "meetings/pack.html", context)


def _ask(request: HttpRequest, rights: Rights) -> HttpResponseBase:
    form = request.POST.get("form", "")
    if form not in FORMS:
        raise Http404
    choice = chosen(rights, request.POST)
    with transaction.atomic():
        job = making.ask_for(request.user, choice, form)
        record(request.user, "pack.asked", choice.region, {**choice.as_json(), "form": form})
    return redirect("meetings:made", job.pk)


def _sorted(rows: Any) -> list[tuple[int, str]]:
    named = [(row.pk, pick(row.title, current_language())) for row in rows]
    return sorted(named, key=lambda row: sort_key(row[1]))


def made(request: HttpRequest, number: int) -> HttpResponseBase:
    """How far the file is; to htmx only the part of it that changes."""
    job = _job(request, number)
    context = {
        "job": shown(job),
        "form": job.details["form"],
        "done": job.state == State.DONE,
        "gone": job.state == State.DONE and not job.result.get("file"),
        "back": reverse("meetings:pack") + "?" + urlencode({k: v for k, v in _back(job).items() if v}),
    }
    if getattr(request, "htmx", False):
        answer = render(request, "meetings/made_card.html", context)
        if not job.open:
            answer["HX-Refresh"] = "true"
        return answer
    return render(request, "meetings/made.html", context)


def _back(job: Job) -> dict[str, Any]:
    return {name: job.details.get(name, "") for name in ("region", "office", "series")}


def file(request: HttpRequest, number: int) -> HttpResponseBase:
    job = _job(request, number)
    name = job.result.get("file")
    if not name:
        messages.info(request, say(_("This file is no longer kept: make the pack anew.")))
        return redirect("meetings:made", number)
    form = job.details["form"]
    answer = HttpResponse(making.folder().read(name), content_type=media_type(f"pack.{form}"))
    called = f"pack-{job.details['region']}-{timezone.localdate(job.asked_at)}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{called}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _job(request: HttpRequest, number: int) -> Job:
    """Only one's own, of regions that are still one's own."""
    found = Job.objects.filter(kind=making.KIND, asked_by=request.user, pk=number).first()
    if found is None or not Rights(request.user).sees(found.region_id):
        raise Http404
    return found
