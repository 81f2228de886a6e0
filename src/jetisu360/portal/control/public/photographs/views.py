"""The page of photographs for everybody: which there are, which are chosen, what is decided of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from jetisu360.language import _, _n, _p
from jetisu360.portal.control.public.models import PublicCapture
from jetisu360.portal.control.public.photographs import choosing, deciding
from jetisu360.portal.control.public.photographs.files import read_blurred
from jetisu360.portal.control.public.rights import Rights
from jetisu360.portal.looks.words import say
from jetisu360.portal.privacy.found import open_places
from jetisu360.portal.privacy.models import Look

ON_A_PAGE = 40
STATES = {
    PublicCapture.LOOKING: _p("photograph for everybody", "Being looked at for faces"),
    PublicCapture.REVIEW: _p("photograph for everybody", "Waits for decisions"),
    PublicCapture.BLURRING: _p("photograph for everybody", "Being blurred"),
    PublicCapture.READY: _p("photograph for everybody", "Ready: this is what everybody sees"),
    PublicCapture.BACK: _p("photograph for everybody", "Taken back"),
    PublicCapture.FAILED: _p("photograph for everybody", "Could not be looked at: its file is missing"),
}


def photographs(request: HttpRequest, region: str) -> HttpResponseBase:
    """GET: the photographs of public projects. POST: one is chosen or taken back, or what is decided is
    blurred.
    """
    rights = Rights(request.user)
    there = rights.region(region, change=request.method == "POST")
    if request.method == "POST":
        return _do(request, there)
    page = Paginator(choosing.candidates(there), ON_A_PAGE).get_page(request.GET.get("page"))
    document = deciding.read(there.pk)
    rows = PublicCapture.objects.filter(region=there)
    waiting = list(rows.filter(state=PublicCapture.REVIEW))
    left = {row.pk: open_places(Look(subjects=[row.subject]), document) for row in waiting}
    busy = rows.filter(state__in=(PublicCapture.LOOKING, PublicCapture.BLURRING)).exists()
    context = {
        "region": there,
        "page": page,
        "states": STATES,
        "left": left,
        "open": sum(left.values()),
        "decided": sum(not n for n in left.values()),
        "reviewable": rows.filter(state__in=deciding.DECIDED).exists(),
        "busy": busy,
        "may": rights.holds(there.pk),
    }
    return render(request, "public/photographs.html", context)


def _do(request: HttpRequest, region: Any) -> HttpResponseBase:
    do, who = request.POST.get("do", ""), request.user
    if do == "blur":
        n = deciding.go_on(who, region)
        words = _n("{n} photograph is being blurred.", "{n} photographs are being blurred.")
        if n:
            messages.success(request, say(words, n=n))
        else:
            messages.info(request, say(_("Nothing is decided that could be blurred.")))
    elif do in ("choose", "back"):
        asked = request.POST.get("capture", "")
        if not asked.isascii() or not asked.isdecimal() or len(asked) > 18:
            raise SuspiciousOperation(f"capture={asked[:40]!r}")
        capture = choosing.candidates(region).filter(pk=int(asked)).first()
        if capture is None:
            raise Http404
        if do == "choose":
            choosing.choose(who, capture)
            messages.success(request, say(_("It is being looked at for faces; then you decide.")))
        else:
            choosing.take_back(who, capture)
            messages.success(request, say(_("It is taken back: the region's pages are made without it.")))
    else:
        raise SuspiciousOperation(f"do={do[:40]!r}")
    return redirect("public:photographs", region.slug)


def blurred(request: HttpRequest, number: int) -> HttpResponseBase:
    """The picture as everybody will see it."""
    found = Rights(request.user).capture(number)
    if found.state != PublicCapture.READY:
        raise Http404
    try:
        data = read_blurred(found.region_id, found.key)
    except FileNotFoundError:
        raise Http404 from None
    answer = HttpResponse(data, content_type="image/webp")
    answer["Cache-Control"] = "private, no-cache"
    return answer
