"""One project: what it is, its money, its stages, how it looks; and the forms to make and change it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import _, pick
from jetisu360.portal.control.evidence.models import Capture, Place
from jetisu360.portal.control.evidence.rights import Rights as EvidenceRights
from jetisu360.portal.control.programmes import changing
from jetisu360.portal.control.programmes import money as sums
from jetisu360.portal.control.programmes.facts import known_of_one
from jetisu360.portal.control.programmes.forms import ProjectForm
from jetisu360.portal.control.programmes.kinds import KIND_WORDS, STATUS_WORDS, SUM_WORDS
from jetisu360.portal.control.programmes.models import Money, Project, Sighting
from jetisu360.portal.control.programmes.money import tenge, whole_tenge
from jetisu360.portal.control.programmes.money_form import MoneyForm
from jetisu360.portal.control.programmes.rights import Rights
from jetisu360.portal.looks.words import current_language, say

MOST_CAPTURES = 120
SHOWN = 6
"""Photographs of one place that are shown: the newest."""
MOST_ASSIGNMENTS = 20
MOST_PLACES = 300
_TAKEN_BACK = Prefetch(
    "sightings", Sighting.objects.filter(seen=False).select_related("by"), to_attr="taken_back"
)


@dataclass(frozen=True)
class Year:
    """The sums of a year that count, by kind; `history`: every row of it, the newest first."""

    year: int
    sums: dict[str, Money]
    history: list[Money]


def project(request: HttpRequest, project: int) -> HttpResponseBase:
    """GET: all that is known of it. POST: says where it can be seen, or where no more."""
    rights = Rights(request.user)
    found = rights.project(project, change=request.method == "POST")
    if request.method == "POST":
        return _place(request, found)
    evidence = EvidenceRights(request.user, rights.people)
    places = list(found.places.order_by("pk"))
    captures = list(
        evidence.captures().filter(point__place__in=places).order_by("-received_at", "-pk")[:MOST_CAPTURES]
    )
    may_change = found.programme.region_id in rights.held
    rows = list(Money.objects.filter(project=found).select_related("entered_by"))
    stages = list(found.stages.select_related("seen_by").prefetch_related(_TAKEN_BACK))
    moves = list(found.moves.select_related("by"))
    known = known_of_one(
        found,
        timezone.localdate(),
        money=rows,
        stages=stages,
        moves=moves,
        places=[one.pk for one in places],
    )
    context = {
        "tenge": tenge,
        "whole_tenge": whole_tenge,
        "project": found,
        "programme": found.programme,
        "kind_words": KIND_WORDS[found.kind],
        "status_words": STATUS_WORDS[found.status],
        "known": known,
        "years": _years(rows),
        "sum_words": SUM_WORDS,
        "moves": moves,
        "stages": stages,
        "shown_captures": {one.pk for one in captures},
        "places": _by_place(places, captures),
        "assignments": list(
            evidence.assignments()
            .filter(place_links__place__in=places)
            .only("pk", "task", "language", "state")
            .distinct()
            .order_by("-pk")[:MOST_ASSIGNMENTS]
        ),
        "may_change": may_change,
        "may_money": rights.may_enter_money(found),
        "may_see": rights.may_say_seen(found),
        "other_places": _other_places(found, places) if may_change else [],
    }
    return render(request, "programmes/project.html", context)


def _years(rows: Sequence[Money]) -> list[Year]:
    """The latest year first."""
    of: dict[int, list[Money]] = defaultdict(list)
    for row in rows:
        of[row.year].append(row)
    return [
        Year(
            year,
            {row.kind: row for row in sums.newest(of[year])},
            sorted(of[year], key=lambda row: (row.as_of, row.pk), reverse=True),
        )
        for year in sorted(of, reverse=True)
    ]


def _by_place(places: Sequence[Place], captures: Sequence[Capture]) -> list[dict[str, Any]]:
    """Each place with its newest photographs, and the two of one point that lie farthest apart."""
    told = []
    for place in places:
        own = [one for one in captures if one.point.place_id == place.pk]
        of_point: dict[int, list[Capture]] = defaultdict(list)
        for one in own:
            of_point[one.point_id].append(one)
        longest = max(of_point.values(), key=len, default=[])
        told.append(
            {
                "place": place,
                "captures": own[:SHOWN],
                "apart": (longest[-1].pk, longest[0].pk) if len(longest) > 1 else None,
            }
        )
    return told


def _other_places(found: Project, places: Sequence[Place]) -> list[tuple[int, str]]:
    """Of the region, for the form."""
    language, there = current_language(), {one.pk for one in places}
    rows = Place.objects.filter(region=found.programme.region_id).order_by("-pk")[:MOST_PLACES]
    titled = [(one.pk, pick(one.title, language)) for one in rows if one.pk not in there]
    return sorted(titled, key=lambda one: sort_key(one[1]))


def _place(request: HttpRequest, found: Project) -> HttpResponseBase:
    digits = request.POST.get("place", "")
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else 0
    place = Place.objects.filter(region=found.programme.region_id, pk=number).first()
    if place is None:
        raise Http404
    if request.POST.get("do") == "remove_place":
        changing.remove_place(request.user, found, place)
    else:
        changing.add_place(request.user, found, place)
    return redirect("programmes:project", found.pk)


def new(request: HttpRequest, programme: int) -> HttpResponseBase:
    there = Rights(request.user).programme(programme, change=True)
    form = ProjectForm(there.region, None, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = changing.make_project(request.user, there, form.values())
        messages.success(request, say(_("The project is made. Name its places and its stages now.")))
        return redirect("programmes:project", made.pk)
    context = {"form": form, "programme": there, "project": None}
    return render(request, "programmes/project_form.html", context, status=422 if form.errors else 200)


def change(request: HttpRequest, project: int) -> HttpResponseBase:
    found = Rights(request.user).project(project, change=True)
    region = found.programme.region
    form = ProjectForm(region, found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            changing.change_project(
                request.user, found.pk, data["revision"] or 0, form.values(), data.get("reason", "")
            )
        except JetisuError as error:
            field = "reason" if error.code == "project-no-reason" else None
            form.add_error(field, error.say(current_language()))
        else:
            messages.success(request, say(_("Saved.")))
            return redirect("programmes:project", found.pk)
    context = {"form": form, "programme": found.programme, "project": found}
    return render(request, "programmes/project_form.html", context, status=422 if form.errors else 200)


def money(request: HttpRequest, project: int) -> HttpResponseBase:
    """What is known of a year's sums on a day, by whoever answers for the project, or a controller."""
    rights = Rights(request.user)
    found = rights.project(project)
    if not rights.may_enter_money(found):
        raise PermissionDenied
    today = timezone.localdate()
    form = MoneyForm(
        request.POST if request.method == "POST" else None, initial={"year": today.year, "as_of": today}
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        written = sums.enter(
            request.user, found, data["year"], form.sums(), data["as_of"], data["document"].strip()
        )
        messages.success(request, say(_("Entered.") if written else _("It is known so already.")))
        return redirect("programmes:project", found.pk)
    context = {
        "tenge": tenge,
        "whole_tenge": whole_tenge,
        "form": form,
        "project": found,
        "years": _years(list(Money.objects.filter(project=found))),
        "sum_words": SUM_WORDS,
    }
    return render(request, "programmes/money.html", context, status=422 if form.errors else 200)
