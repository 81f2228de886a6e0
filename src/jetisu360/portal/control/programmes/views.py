"""The programmes of a region, one programme with its projects, and the forms to make and change one."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.language import Message, _, pick
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.standing import seen_by
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.assignments.words import STATES
from jetisu360.portal.control.folders.places import Folder
from jetisu360.portal.control.programmes import changing
from jetisu360.portal.control.programmes.forms import ProgrammeForm
from jetisu360.portal.control.programmes.kinds import STATUS_WORDS
from jetisu360.portal.control.programmes.listing import Narrowed, lines_of, rows_of
from jetisu360.portal.control.programmes.models import District, Programme
from jetisu360.portal.control.programmes.money import added, tenge, whole_tenge
from jetisu360.portal.control.programmes.rights import Rights
from jetisu360.portal.looks.words import current_language, say
from jetisu360.portal.museums.models import Region

ON_A_PAGE = 50
MOST = 200
"""Programmes that are listed."""


def programmes(request: HttpRequest) -> HttpResponseBase:
    """All of them; or, as the overview counts (`?warned=1&region=slug`), those that are not over and have
    projects with warnings, with these.
    """
    rights = Rights(request.user)
    known = list(rights.programmes()[:MOST])
    region, warned = request.GET.get("region", ""), bool(request.GET.get("warned"))
    if warned:
        known = [one for one in known if not one.closed and region in ("", one.region.slug)]
    lines = lines_of(known, rights.projects(), timezone.localdate())
    context = {
        "lines": [line for line in lines if line.warned or not warned],
        "only_warned": warned,
        "tenge": tenge,
        "whole_tenge": whole_tenge,
        "several": len({one.region_id for one in known}) > 1,
        "may_make": bool(rights.held),
    }
    return render(request, "programmes/programmes.html", context)


def new(request: HttpRequest) -> HttpResponseBase:
    """In the region that the address names (`?region=slug`), or in the only one."""
    region, regions = region_asked(request, Rights(request.user))
    form = ProgrammeForm(region, None, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = changing.make_programme(request.user, region, form.values())
        messages.success(request, say(_("The programme is made. Say now what is built in it.")))
        return redirect("programmes:programme", made.pk)
    context = {"form": form, "programme": None, "region": region, "regions": regions}
    return render(request, "programmes/programme_form.html", context, status=422 if form.errors else 200)


def region_asked(request: HttpRequest, rights: Rights) -> tuple[Region, list[Region]]:
    """The region of something new, and all in which one may make it.

    Raises:
        PermissionDenied: there is none.
    """
    regions = list(rights.regions(held=True))
    if not regions:
        raise PermissionDenied
    slug = request.GET.get("region", "")
    return next((one for one in regions if one.slug == slug), regions[0]), regions


def change(request: HttpRequest, programme: int) -> HttpResponseBase:
    found = Rights(request.user).programme(programme, change=True)
    form = ProgrammeForm(found.region, found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            changing.change_programme(
                request.user, found.pk, form.cleaned_data["revision"] or 0, form.values()
            )
        except JetisuError as error:
            form.add_error(None, error.say(current_language()))
        else:
            messages.success(request, say(_("Saved.")))
            return redirect("programmes:programme", found.pk)
    context = {"form": form, "programme": found, "region": found.region, "regions": []}
    return render(request, "programmes/programme_form.html", context, status=422 if form.errors else 200)


def programme(request: HttpRequest, programme: int) -> HttpResponseBase:
    """Its projects, narrowed as the address says, and how its assignments stand."""
    rights = Rights(request.user)
    found = rights.programme(programme)
    asked = Narrowed.of(request.GET)
    every = rows_of(list(rights.projects().filter(programme=found)), timezone.localdate())
    rows = [row for row in every if asked.fits(row)]
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    language = current_language()
    here = {row.project.district_id for row in every}
    districts = [one for one in District.objects.filter(region=found.region_id) if one.pk in here]
    context = {
        "tenge": tenge,
        "whole_tenge": whole_tenge,
        "programme": found,
        "every": len(every),
        "warned": sum(bool(row.known.warnings) for row in every),
        "totals": added(row.known.totals for row in every),
        "page": page,
        "asked": asked,
        "query": asked.query(),
        "districts": [(one.pk, pick(one.title, language)) for one in districts],
        "statuses": [(one, words) for one, words in STATUS_WORDS.items()],
        "status_words": STATUS_WORDS,
        "assignments": _assignments(request, found),
        "may_change": found.region_id in rights.held,
    }
    return render(request, "programmes/programme.html", context)


def _assignments(request: HttpRequest, found: Programme) -> list[dict[str, Any]]:
    """Of each name of the programme: how many assignments stand in which state, and where they are listed."""
    names = [name for name in dict.fromkeys([*found.title.values(), *found.also]) if name]
    today = timezone.localdate()
    rows = Assignment.objects.filter(seen_by(request.user, today), region=found.region_id)
    counted = rows.filter(programme__in=names).order_by().values("programme", "state").annotate(n=Count("pk"))
    of: dict[str, Counter[str]] = {}
    for row in counted:
        of.setdefault(row["programme"], Counter())[row["state"]] += row["n"]
    told: list[dict[str, Any]] = []
    for name in names:
        if name in of:
            states: list[tuple[Message, int]] = [
                (STATES[state], of[name][state]) for state in State if of[name][state]
            ]
            query = urlencode({"folder": Folder.CONTROL.value, "programme": name})
            told.append({"name": name, "states": states, "address": f"{reverse('folders:folders')}?{query}"})
    return told
