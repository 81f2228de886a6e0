"""The indicators of a region, one of them through a year, and the forms to make and change them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from jetisu360.language import _
from jetisu360.portal.control.indicators import making
from jetisu360.portal.control.indicators.choosing import region_of, year_of
from jetisu360.portal.control.indicators.forms import IndicatorForm
from jetisu360.portal.control.indicators.kinds import ADDING_WORDS, BETTER_WORDS, Adding, Better
from jetisu360.portal.control.indicators.numbers import shown as number_shown
from jetisu360.portal.control.indicators.periods import EVERY_WORDS, YEARS, Every, parse
from jetisu360.portal.control.indicators.pictures import pictures_of
from jetisu360.portal.control.indicators.refusals import IndicatorOvertaken
from jetisu360.portal.control.indicators.rights import Rights
from jetisu360.portal.control.indicators.series import table_of
from jetisu360.portal.control.programmes.models import District
from jetisu360.portal.looks.words import current_language, say


def indicators(request: HttpRequest) -> HttpResponseBase:
    """Those that are asked for first, by their periods; those that are no more behind them."""
    rights = Rights(request.user)
    regions = list(rights.regions())
    region = region_of(request, regions)
    rows = list(rights.indicators().filter(region=region))
    groups = [
        (EVERY_WORDS[every], [one for one in rows if one.every == every and not one.closed])
        for every in Every
    ]
    context = {
        "region": region,
        "regions": regions,
        "groups": [(words, found) for words, found in groups if found],
        "closed": [one for one in rows if one.closed],
        "better_words": {str(key): words for key, words in BETTER_WORDS.items()},
        "may_change": region.pk in rights.held,
    }
    return render(request, "indicators/indicators.html", context)


def indicator(request: HttpRequest, number: int) -> HttpResponseBase:
    rights = Rights(request.user)
    found = rights.indicator(number)
    year, this_year = year_of(request), timezone.localdate().year
    table = table_of(found, year, District.objects.filter(region=found.region_id))
    context = {
        "indicator": found,
        "every_words": EVERY_WORDS[Every(found.every)],
        "adding_words": ADDING_WORDS[Adding(found.adding)],
        "better_words": BETTER_WORDS[Better(found.better)],
        "table": table,
        "pictures": pictures_of(table, parse(request.GET.get("period", ""))),
        "year": year,
        "number_shown": lambda value: number_shown(value, found.decimals, current_language()),
        "years": [one for one in (year - 1, year + 1) if one in YEARS and one <= this_year],
        "may_change": found.region_id in rights.held,
    }
    return render(request, "indicators/indicator.html", context)


def new(request: HttpRequest) -> HttpResponseBase:
    rights = Rights(request.user)
    regions = list(rights.regions(held=True))
    if not regions:
        raise PermissionDenied
    region = region_of(request, regions)
    form = IndicatorForm(request.POST if request.method == "POST" else None, region=region)
    if request.method == "POST" and form.is_valid():
        made = making.make(request.user, region, form.values())
        messages.success(request, say(_("The indicator is made. It stands in reports from now on.")))
        return redirect("indicators:indicator", made.pk)
    return _form(request, form, None, region=region, regions=regions)


def change(request: HttpRequest, number: int) -> HttpResponseBase:
    rights = Rights(request.user)
    found = rights.indicator(number, change=True)
    form = IndicatorForm(
        request.POST if request.method == "POST" else None, region=found.region, indicator=found
    )
    if request.method == "POST" and form.is_valid():
        text = request.POST.get("revision", "")
        revision = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else found.revision
        try:
            making.change(request.user, found, form.values(), revision)
        except IndicatorOvertaken as error:
            form.add_error(None, error.say(current_language()))
        else:
            messages.success(request, say(_("The indicator is changed.")))
            return redirect("indicators:indicator", found.pk)
    return _form(request, form, found, region=found.region, regions=[])


def _form(request: HttpRequest, form: IndicatorForm, found: Any, **more: Any) -> HttpResponseBase:
    context = {"form": form, "indicator": found, **more}
    return render(request, "indicators/form.html", context, status=422 if form.errors else 200)
