"""The places of a region, one place with its points through time, and the forms to make and change them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from jetisu360.language import _
from jetisu360.portal.control.evidence import places as doing
from jetisu360.portal.control.evidence.forms import KIND_WORDS, PlaceForm, PointForm
from jetisu360.portal.control.evidence.models import Capture, Place, Point
from jetisu360.portal.control.evidence.rights import Rights
from jetisu360.portal.looks.words import say

ON_A_PAGE = 25
MOST_CAPTURES = 400
"""Of one place that are shown: the newest."""
MOST_ASSIGNMENTS = 20


def places(request: HttpRequest) -> HttpResponseBase:
    """With `?due=late` those of which a new photograph is late."""
    rights = Rights(request.user)
    rows, late = rights.places(), request.GET.get("due") == "late"
    overdue = doing.late_points().filter(place__in=rights.places().values("pk"))
    if late:
        rows = rows.filter(pk__in=overdue.values("place"))
    rows = rows.order_by("-pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    numbers = [one.pk for one in page]
    seen = rights.captures().filter(point__place__in=numbers).order_by()
    counted = {
        row["point__place"]: row
        for row in seen.values("point__place").annotate(n=Count("pk"), last=Max("received_at"))
    }
    late_here = {row.place_id for row in overdue.filter(place__in=numbers)}
    context = {
        "page": page,
        "late": late,
        "counted": counted,
        "late_here": late_here,
        "kinds": KIND_WORDS,
        "may_make": bool(rights.held),
    }
    return render(request, "evidence/places.html", context)


def new(request: HttpRequest) -> HttpResponseBase:
    rights = Rights(request.user)
    regions = rights.regions()
    if not regions:
        raise PermissionDenied
    form = PlaceForm(request.POST if request.method == "POST" else None, regions=regions)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data.get("region")
        region = next((one for one in regions if str(one.pk) == chosen), regions[0])
        made = doing.make(request.user, region, form.values())
        messages.success(request, say(_("The place is made. Say now from where it is photographed.")))
        return redirect("evidence:place", made.pk)
    context = {"form": form, "place": None}
    return render(request, "evidence/place_form.html", context, status=422 if form.errors else 200)


def change(request: HttpRequest, place: int) -> HttpResponseBase:
    rights = Rights(request.user)
    found = _held(rights, place)
    form = PlaceForm(request.POST if request.method == "POST" else None, place=found)
    if request.method == "POST" and form.is_valid():
        doing.change(request.user, found, form.values())
        messages.success(request, say(_("The place is changed.")))
        return redirect("evidence:place", found.pk)
    context = {"form": form, "place": found}
    return render(request, "evidence/place_form.html", context, status=422 if form.errors else 200)


def place(request: HttpRequest, place: int) -> HttpResponseBase:
    """GET: its points, each with its photographs through time. POST: a new point."""
    rights = Rights(request.user)
    found = rights.place(place)
    form = PointForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        _held(rights, place)
        if form.is_valid():
            across, down = form.position()
            title = " ".join(form.cleaned_data["title"].split())
            doing.add_point(request.user, found, title, across, down)
            return redirect("evidence:place", found.pk)
    context = {
        "place": found,
        "kind_words": KIND_WORDS[found.kind],
        "points": _points(rights, found),
        "late": set(doing.late_points().filter(place=found).values_list("pk", flat=True)),
        "assignments": list(
            rights.assignments()
            .filter(place_links__place=found)
            .only("pk", "task", "language", "state")
            .order_by("-pk")[:MOST_ASSIGNMENTS]
        ),
        "form": form,
        "may_change": found.region_id in rights.held,
    }
    return render(request, "evidence/place.html", context, status=422 if form.errors else 200)


def _points(rights: Rights, found: Place) -> list[tuple[Point, list[Capture]]]:
    """Each point with its captures, the newest first. (Of those of somebody who sees no more than their own
    assignments, points without any stay: one photographs from there.)
    """
    captures: dict[int, list[Any]] = {}
    rows = rights.captures().filter(point__place=found).order_by("-received_at", "-pk")
    for one in rows[:MOST_CAPTURES]:
        captures.setdefault(one.point_id, []).append(one)
    return [(point, captures.get(point.pk, [])) for point in found.points.all()]


def _held(rights: Rights, number: int) -> Place:
    """
    Raises:
        Http404, PermissionDenied
    """
    found = rights.place(number)
    if found.region_id not in rights.held:
        raise PermissionDenied
    return found
