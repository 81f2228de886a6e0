"""The reports of a year at a glance, and the page on which they are asked for."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.language import _, _n
from jetisu360.portal.control.indicators import asking
from jetisu360.portal.control.indicators.board import COUNTED, LOOK_WORDS, SIGNS, board_of
from jetisu360.portal.control.indicators.choosing import every_of, region_of, year_of
from jetisu360.portal.control.indicators.forms import AskForm
from jetisu360.portal.control.indicators.models import Indicator
from jetisu360.portal.control.indicators.periods import EVERY_WORDS, YEARS, Every
from jetisu360.portal.control.indicators.rights import Rights
from jetisu360.portal.looks.words import current_language, say
from jetisu360.portal.museums.models import Region

ASKED = _n("{n} report is asked for.", "{n} reports are asked for.")
NONE_ASKED = _("There are all these reports already.")


def everys_of(region: Region) -> list[Every]:
    """For which periods the region has indicators."""
    there = set(
        Indicator.objects.filter(region=region, closed=False)
        .order_by()
        .values_list("every", flat=True)
        .distinct()
    )
    return [one for one in Every if one in there]


def board(request: HttpRequest) -> HttpResponseBase:
    rights = Rights(request.user)
    regions = list(rights.regions())
    if not regions:
        return render(request, "indicators/board.html", {"region": None})
    region, year = region_of(request, regions), year_of(request)
    there = everys_of(region)
    every = every_of(request, there)
    today = timezone.localdate()
    context = {
        "regions": regions,
        "region": region,
        "everys": [one for one in Every if one in there or one == every],
        "every_words": EVERY_WORDS,
        "every": every,
        "year": year,
        "years": [one for one in (year - 1, year + 1) if one in YEARS and one <= today.year],
        "board": board_of(rights, region, every, year, today),
        "looks": [(SIGNS[one], LOOK_WORDS[one]) for one in COUNTED],
        "look_words": LOOK_WORDS,
        "signs": SIGNS,
        "may_change": region.pk in rights.held,
        "may_ask": bool(there) and (region.pk in rights.held or rights.own_districts().exists()),
        "has_indicators": bool(there),
    }
    return render(request, "indicators/board.html", context)


def ask(request: HttpRequest) -> HttpResponseBase:
    """By a controller for all districts or one, by a district's office for its own."""
    rights = Rights(request.user)
    own = list(rights.own_districts())
    offered = {one.region_id for one in own} | rights.held
    regions = [one for one in Region.objects.order_by("slug") if one.pk in offered]
    if not regions:
        raise PermissionDenied
    region = region_of(request, regions)
    everywhere = region.pk in rights.held
    districts = list(rights.districts().filter(region=region, closed=False)) if everywhere else own
    districts = [one for one in districts if one.region_id == region.pk]
    form = AskForm(
        request.POST if request.method == "POST" else None,
        everys=everys_of(region),
        districts=districts,
        everywhere=everywhere,
        today=timezone.localdate(),
    )
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["district"]
        wanted = [one for one in districts if not chosen or str(one.pk) == chosen]
        try:
            made = asking.ask(request.user, region, wanted, form.asked_period(), form.cleaned_data.get("due"))
        except JetisuError as error:
            form.add_error("period", error.say(current_language()))
        else:
            return _asked(request, rights, region, form, made, wanted)
    context = {"form": form, "region": region, "regions": regions, "everywhere": everywhere}
    return render(request, "indicators/ask.html", context, status=422 if form.errors else 200)


def _asked(
    request: HttpRequest, rights: Rights, region: Region, form: AskForm, made: list[Any], wanted: list[Any]
) -> HttpResponseBase:
    period = form.asked_period()
    if len(wanted) == 1:
        named = {"every": period.every, "year": period.year, "number": period.number}
        return redirect("indicators:report", rights.reports().get(district=wanted[0], **named).pk)
    messages.success(request, say(ASKED, n=len(made)) if made else say(NONE_ASKED))
    path = reverse("indicators:board")
    return redirect(f"{path}?region={region.slug}&every={period.every}&year={period.year}")
