"""The districts and cities of a region, seen by whoever sees its programmes, changed by who changes these."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import _, pick
from jetisu360.portal.control.programmes import changing
from jetisu360.portal.control.programmes.forms import DistrictForm
from jetisu360.portal.control.programmes.rights import Rights
from jetisu360.portal.control.programmes.views import region_asked
from jetisu360.portal.looks.words import current_language, say

MOST = 500


def districts(request: HttpRequest) -> HttpResponseBase:
    rights, language = Rights(request.user), current_language()
    known = list(rights.districts()[:MOST])
    context = {
        "districts": sorted(
            known, key=lambda one: (one.region_id, one.closed, sort_key(pick(one.title, language)))
        ),
        "several": len({one.region_id for one in known}) > 1,
        "held": rights.held,
    }
    return render(request, "programmes/districts.html", context)


def new(request: HttpRequest) -> HttpResponseBase:
    region, regions = region_asked(request, Rights(request.user))
    form = DistrictForm(region, None, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        changing.make_district(request.user, region, form.values())
        messages.success(request, say(_("Saved.")))
        return redirect("programmes:districts")
    context = {"form": form, "district": None, "region": region, "regions": regions}
    return render(request, "programmes/district_form.html", context, status=422 if form.errors else 200)


def district(request: HttpRequest, district: int) -> HttpResponseBase:
    found = Rights(request.user).district(district, change=True)
    form = DistrictForm(found.region, found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        changing.change_district(request.user, found, form.values())
        messages.success(request, say(_("Saved.")))
        return redirect("programmes:districts")
    context = {"form": form, "district": found, "region": found.region, "regions": []}
    return render(request, "programmes/district_form.html", context, status=422 if form.errors else 200)
