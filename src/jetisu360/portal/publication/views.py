"""The page from which a museum is published, and what is done there."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.portal.accounts.policy import Action, allowed
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.shown import shown
from jetisu360.portal.jobs.states import OPEN, State
from jetisu360.portal.looks.words import current_language, say
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.publication.addresses import site_path
from jetisu360.portal.publication.asking import ask_preview, ask_publishing, take_off
from jetisu360.portal.publication.changes import told
from jetisu360.portal.publication.checks import findings
from jetisu360.portal.publication.forms import ScheduleForm
from jetisu360.portal.publication.mending import photographs_of, place_of
from jetisu360.portal.publication.models import Publication, Version
from jetisu360.portal.publication.site_views import phone_link
from jetisu360.portal.publication.stale import is_stale
from jetisu360.portal.settings.table import settings

LISTED = 20
MOST_FINDINGS = 100
LOCAL = ("localhost", "127.0.0.1", "::1", "testserver")


def publish_page(request: HttpRequest, museum: str) -> HttpResponseBase:
    """What visitors see, the newest preview, what keeps it from them, and the versions before it."""
    return _page(request, ScheduleForm())


def _page(request: HttpRequest, schedule: ScheduleForm, status: int = 200) -> HttpResponseBase:
    museum = request.museum
    versions = list(Version.objects.filter(museum=museum).select_related("built_by", "published_by")[:LISTED])
    publication = (
        Publication.objects.filter(museum=museum)
        .select_related("version__published_by", "changed_by")
        .first()
    )
    public = publication.version if publication and not museum.archived else None
    newest = versions[0] if versions else None
    jobs = list(Job.objects.filter(museum=museum, state__in=OPEN).select_related("asked_by").order_by("pk"))
    failed = Job.objects.filter(museum=museum).first()
    rows = photographs_of(museum) if newest else {}
    context: dict[str, Any] = {
        "museum": museum,
        "public": public,
        "publication": publication,
        "public_path": site_path(museum),
        "newest": newest,
        "stale": newest is not None and is_stale(museum, newest),
        "waits": newest is not None and (public is None or public.pk != newest.pk),
        "blocking": _with_places(museum, newest, rows, blocks=True) if newest else [],
        "better": _with_places(museum, newest, rows, blocks=False) if newest else [],
        "told": [{**row, "place": place_of(museum, row, rows)} for row in newest.told] if newest else [],
        "versions": [
            {
                "row": row,
                "changes": list(told(row.changes)),
                "public": public is not None and public.pk == row.pk,
            }
            for row in versions
        ],
        "jobs": [shown(job) for job in jobs if not job.planned],
        "building": any(job.kind == "build" for job in jobs),
        "planned": [shown(job) for job in jobs if job.planned],
        "failed": shown(failed) if failed and failed.state == State.FAILED else None,
        "schedule": schedule,
        "may_edit": allowed(request.user, Action.EDIT_MUSEUM, museum),
        "may_publish": allowed(request.user, Action.PUBLISH_MUSEUM, museum),
        "back": reverse("publication:publish", args=[museum.slug]),
        "photographs": Photograph.objects.filter(museum=museum, kind=Photograph.PHOTOGRAPH).count(),
        "phone": _phone(request, newest) if newest and not newest.removed else None,
    }
    return render(request, "publication/publish.html", context, status=status)


def make_preview(request: HttpRequest, museum: str) -> HttpResponseBase:
    """Asks for a preview; the same job, if it waits already."""
    ask_preview(request.museum, request.user)
    return redirect("publication:publish", museum)


def publish(request: HttpRequest, museum: str, number: int) -> HttpResponseBase:
    """Publishes a version, or brings an earlier one back: both are jobs."""
    _ask_publishing(request, number)
    return redirect("publication:publish", museum)


def schedule(request: HttpRequest, museum: str, number: int) -> HttpResponseBase:
    """The same at a time."""
    form = ScheduleForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    if _ask_publishing(request, number, form.cleaned_data["at"]):
        messages.success(request, say(_("Version {number} will be published at that time."), number=number))
    return redirect("publication:publish", museum)


def unpublish(request: HttpRequest, museum: str) -> HttpResponseBase:
    """Visitors see nothing from now on; every version stays."""
    if take_off(request.museum, request.user):
        messages.success(request, say(_("Visitors do not see the tour any more. Every version is kept.")))
    return redirect("publication:publish", museum)


def _ask_publishing(request: HttpRequest, number: int, at: datetime | None = None) -> bool:
    """Whether it will be done; if not, the next page says why."""
    version = get_object_or_404(
        Version.objects.select_related("museum"), museum=request.museum, number=number
    )
    try:
        ask_publishing(version, request.user, at)
    except JetisuError as error:
        messages.error(request, error.say(current_language()))
        return False
    return True


def _with_places(museum: Any, version: Version, rows: Any, *, blocks: bool) -> list[dict[str, Any]]:
    found = [row for row in findings(version) if row["blocks"] == blocks]
    return [{**row, "place": place_of(museum, row, rows)} for row in found[:MOST_FINDINGS]]


def _phone(request: HttpRequest, version: Version) -> dict[str, Any]:
    """The link for a phone, and its picture. `here`: it works on this computer only."""
    path = phone_link(version)
    portal = settings().address or settings().phone_address
    address = portal + path if portal else request.build_absolute_uri(path)
    code = segno.make(address, error="m", micro=False)
    picture = code.svg_inline(scale=4, border=2, dark="#14110f", light="#ffffff", omitsize=True)
    return {"address": address, "picture": picture, "here": urlsplit(address).hostname in LOCAL}


def look(request: HttpRequest, museum: str, number: int) -> HttpResponseBase:
    """To the preview of a version, at its address that nobody can guess."""
    version = get_object_or_404(Version, museum=request.museum, number=number)
    if version.removed:
        raise Http404
    return redirect("publication:preview_home", museum, version.folder)
