"""Boundaries of a region's districts: sent in, looked at, taken. For those who change its districts."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from jetisu360.errors import JetisuError
from jetisu360.language import _, _n, _p
from jetisu360.portal.control.boundaries.forms import ChooseForm, SendForm
from jetisu360.portal.control.boundaries.matching import matched
from jetisu360.portal.control.boundaries.reading import MOST_BYTES
from jetisu360.portal.control.boundaries.refusals import BoundariesTooHeavy
from jetisu360.portal.control.boundaries.taking import send, take
from jetisu360.portal.control.charts.districts_map import Area, MapChart, districts_map
from jetisu360.portal.control.overview.asked import region_of
from jetisu360.portal.control.overview.on_map import in_order
from jetisu360.portal.control.programmes.models import BoundarySource, District
from jetisu360.portal.control.programmes.rights import Rights
from jetisu360.portal.looks.weighed import weighed
from jetisu360.portal.looks.words import current_language, say, translator
from jetisu360.portal.museums.models import Region


def _too_heavy(request: HttpRequest) -> HttpResponseBase:
    messages.error(request, BoundariesTooHeavy(limit=MOST_BYTES // 1_000_000).say(current_language()))
    return redirect("boundaries:boundaries")


@weighed(MOST_BYTES, _too_heavy)
def boundaries(request: HttpRequest) -> HttpResponseBase:
    """GET: where the boundaries come from, and a form for others. POST: a file."""
    regions = list(Rights(request.user).regions(held=True))
    if not regions:
        raise PermissionDenied
    region = region_of(request, regions)
    districts = _districts(region)
    form = SendForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            told = form.cleaned_data
            data = told["file"].read(MOST_BYTES + 1)
            sent = send(request.user, region, data, told["source"], told["licence"], len(districts))
        except JetisuError as error:
            form.add_error("file", error.say(current_language()))
        else:
            return redirect("boundaries:choose", sent.pk)
    context = {
        "form": form,
        "region": region,
        "regions": regions,
        "districts": districts,
        "drawn": sum(bool(one.boundary) for one in districts),
        "source": BoundarySource.objects.filter(region=region, taken_at__isnull=False)
        .defer("shapes")
        .first(),
    }
    return render(request, "boundaries/boundaries.html", context, status=422 if form.errors else 200)


def choose(request: HttpRequest, number: int) -> HttpResponseBase:
    """Which boundary is which district: proposed, looked at, taken."""
    rights = Rights(request.user)
    rows = BoundarySource.objects.select_related("region")
    sent = rows.filter(pk=number).first()
    if sent is None or not rights.sees(sent.region_id):
        raise Http404
    if sent.region_id not in rights.held:
        raise PermissionDenied
    districts = _districts(sent.region)
    names = {one.pk: [text for text in one.title.values() if text] for one in districts}
    proposed = matched(names, [one["names"] for one in sent.shapes])
    posted = request.POST if request.method == "POST" else None
    form = ChooseForm(posted, sent=sent, districts=districts, matched=proposed)
    if posted is not None and form.is_valid():
        try:
            taken = take(request.user, sent, form.chosen())
        except JetisuError as error:
            form.add_error(None, error.say(current_language()))
        else:
            told = _n("{n} district has its boundary now.", "{n} districts have their boundaries now.")
            messages.success(request, say(told, n=taken))
            return redirect("boundaries:boundaries")
    context = {
        "sent": sent,
        "form": form,
        "map": _preview(sent, set(proposed.values())),
        "missing": len(districts) - len(proposed),
    }
    return render(request, "boundaries/choose.html", context, status=422 if form.errors else 200)


def _districts(region: Region) -> list[District]:
    rows = list(District.objects.filter(region=region, closed=False).select_related("region"))
    return in_order(rows, translator())


def _preview(sent: BoundarySource, known: set[int]) -> MapChart:
    """The shapes with the names of the file; what no district was found for is hatched."""
    words = translator()
    areas = [
        Area(one["names"][0], 1.0 if place in known else None, "#choose", one["geometry"])
        for place, one in enumerate(sent.shapes)
    ]
    title = words(_("The boundaries in the file"))
    return districts_map(areas, title, lambda _value: words(_p("boundaries", "found")), words, "preview")
