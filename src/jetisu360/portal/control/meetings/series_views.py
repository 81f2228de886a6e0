"""The list of meetings, a series with what waits for its next meeting, and a new meeting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.meetings import agenda, holding, questions
from jetisu360.portal.control.meetings.adding import add_asked
from jetisu360.portal.control.meetings.forms import MeetingForm, SeriesForm
from jetisu360.portal.control.meetings.models import HELD, PLANNED, Item, Meeting, Series
from jetisu360.portal.control.meetings.rights import Rights
from jetisu360.portal.looks.question import ask, is_confirmed
from jetisu360.portal.looks.words import current_language, say
from jetisu360.portal.museums.models import Region

ON_A_PAGE = 20
MOST_PLANNED = 50


def meetings(request: HttpRequest) -> HttpResponseBase:
    """What is planned, nearest first, and what was held; an executor is led to the problems."""
    rights = Rights(request.user)
    if not rights.everywhere and not rights.seen:
        return redirect("meetings:problems")
    rows = Meeting.objects.filter(series__region__in=rights.regions()).select_related("series__region")
    held = Paginator(rows.filter(state=HELD), ON_A_PAGE).get_page(request.GET.get("page"))
    series = Series.objects.filter(region__in=rights.regions()).select_related("region")
    context = {
        "planned": list(rows.filter(state=PLANNED).order_by("day", "pk")[:MOST_PLANNED]),
        "held": held,
        "all_series": list(series.order_by("closed", "pk")),
        "held_regions": rights.held,
        "may_make": bool(rights.held),
        "several": rights.regions().count() > 1,
        "today": timezone.localdate(),
    }
    return render(request, "meetings/meetings.html", context)


def new_series(request: HttpRequest) -> HttpResponseBase:
    regions = list(Region.objects.filter(pk__in=Rights(request.user).held).order_by("slug"))
    if not regions:
        raise PermissionDenied
    form = SeriesForm(request.POST or None, regions=regions)
    if request.method == "POST" and form.is_valid():
        chosen = str(form.cleaned_data.get("region", regions[0].pk))
        region = next(one for one in regions if str(one.pk) == chosen)
        made = holding.make_series(request.user, region, form.title())
        return redirect("meetings:series", made.pk)
    context = {"form": form, "series": None}
    return render(request, "meetings/new_series.html", context, status=422 if form.errors else 200)


def series(request: HttpRequest, series: int) -> HttpResponseBase:
    """GET: what waits, and the meetings. POST: adds, removes, moves something that waits, or renames."""
    rights = Rights(request.user)
    there = rights.series(series, change=request.method == "POST")
    form = SeriesForm(series=there)
    if request.method == "POST":
        if request.POST.get("do") == "rename":
            form = SeriesForm(request.POST, series=there)
            if form.is_valid():
                holding.change_series(request.user, there, form.title(), form.cleaned_data["closed"])
                messages.success(request, say(_("Saved.")))
                return redirect("meetings:series", there.pk)
        else:
            return _change_backlog(request, there) or redirect("meetings:series", there.pk)
    context = {
        "series": there,
        "form": form,
        "backlog": agenda.backlog_of(there),
        "meetings": list(Meeting.objects.filter(series=there)[:ON_A_PAGE]),
        "may_change": there.region_id in rights.held,
        "problems": rights.problems().filter(region=there.region_id, answered_at=None)[:100],
    }
    return render(request, "meetings/series.html", context, status=422 if form.errors else 200)


def _change_backlog(request: HttpRequest, there: Series) -> HttpResponseBase | None:
    """A question, before something is removed.

    Raises:
        Http404: of an item that does not wait in this series.
    """
    do = request.POST.get("do", "")
    try:
        with transaction.atomic():
            if do == "add":
                add_asked(request, there, None)
            elif do in ("up", "down", "remove"):
                rows: Any = Item.objects.select_related("series").filter(series=there, meeting=None)
                item = get_object_or_404(rows, pk=_number(request))
                if do == "remove" and not is_confirmed(request):
                    return ask(request, questions.remove(item), reverse("meetings:series", args=[there.pk]))
                if do == "remove":
                    item.delete()
                else:
                    agenda.shift(item, up=do == "up")
            else:
                return None
            record(request.user, "meeting.agenda", there, {"what": do})
    except JetisuError as error:
        messages.error(request, error.say(current_language()))
    return None


def _number(request: HttpRequest) -> int:
    digits = request.POST.get("item", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else 0


def new(request: HttpRequest, series: int) -> HttpResponseBase:
    there = Rights(request.user).series(series, change=True)
    last = Meeting.objects.filter(series=there).first()
    form = MeetingForm(request.POST or None, initial={"place": last.place if last else ""})
    if request.method == "POST" and form.is_valid():
        day, place = form.cleaned_data["day"], form.cleaned_data["place"]
        try:
            made = holding.make_meeting(request.user, there, day, place)
        except JetisuError as error:
            form.add_error(None, error.say(current_language()))
        else:
            return redirect("meetings:meeting", made.pk)
    context = {"form": form, "series": there}
    return render(request, "meetings/new.html", context, status=422 if form.errors else 200)
