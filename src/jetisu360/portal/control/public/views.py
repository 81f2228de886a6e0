"""«Publishing»: what everybody sees now, what would change, and the button."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.public import issuing
from jetisu360.portal.control.public.changes import changes
from jetisu360.portal.control.public.forms import LICENCES, HowForm
from jetisu360.portal.control.public.gathering import LICENCE_ADDRESSES
from jetisu360.portal.control.public.models import Publisher
from jetisu360.portal.control.public.rights import Rights
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.states import OPEN
from jetisu360.portal.looks.question import Question, ask, is_confirmed
from jetisu360.portal.looks.words import current_language, say
from jetisu360.portal.publication.addresses import region_path
from jetisu360.publish.layout import PROGRAMMES_PAGE
from jetisu360.publish.programmes.files import pictures

LICENCE_NAMES = {LICENCE_ADDRESSES[code]: str(name) for code, name in LICENCES if code}


def index(request: HttpRequest) -> HttpResponseBase:
    """To the region that one publishes for; a choice where there are several."""
    regions = list(Rights(request.user).regions())
    if not regions:
        raise PermissionDenied
    if len(regions) == 1:
        return redirect("public:page", regions[0].slug)
    return render(request, "public/regions.html", {"regions": regions})


def page(request: HttpRequest, region: str) -> HttpResponseBase:
    rights = Rights(request.user)
    there = rights.region(region, change=request.method == "POST")
    status = 200
    if request.method == "POST":
        try:
            answer = _do(request, there)
        except JetisuError as error:
            messages.error(request, error.say(current_language()))
            status = 422
        else:
            return answer
    return render(request, "public/page.html", _context(rights, there), status=status)


def _do(request: HttpRequest, region: Any) -> HttpResponseBase:
    do, here = request.POST.get("do", ""), reverse("public:page", args=[region.slug])
    if do == "publish":
        issuing.publish(request.user, region, request.POST.get("digest", ""))
        messages.success(request, say(_("It is published: the pages are there in a moment.")))
    elif do == "off":
        if not is_confirmed(request):
            return ask(request, _question(region), here)
        issuing.switch_off(request.user, region)
        messages.success(request, say(_("It is switched off: the pages disappear in a moment.")))
    else:
        raise SuspiciousOperation(f"do={do[:40]!r}")
    return redirect(here)


def _question(region: Any) -> Question:
    return Question(
        _("Show nothing of it any more?"),
        _(
            "The pages of programmes and projects, their photographs and data disappear from the public "
            "site. They can be published again."
        ),
        _("Switch it off"),
        reverse("public:page", args=[region.slug]),
        {"do": "off"},
    )


def _context(rights: Rights, region: Any) -> dict[str, Any]:
    at = issuing.standing(region)
    making = Job.objects.filter(region=region, kind="region", state__in=sorted(one.value for one in OPEN))
    public = at.published
    indicators = len(public.indicators) if public else 0
    return {
        "region": region,
        "indicators": indicators,
        "at": at,
        "changes": changes(public, at.fresh),
        "site": f"{region_path(region)}{current_language()}/{PROGRAMMES_PAGE}" if public else "",
        "shown": (len(public.programmes), len(public.projects()), len(pictures(public))) if public else None,
        "checks": [(programme, one) for programme, one in at.fresh.projects()],
        "making": making.exists(),
        "licence": LICENCE_NAMES.get(at.fresh.licence or "", ""),
        "question": _question(region),
        "may": rights.holds(region.pk),
    }


def how(request: HttpRequest, region: str) -> HttpResponseBase:
    """Who publishes, under which licence, with which prefix."""
    there = Rights(request.user).region(region, change=True)
    known = Publisher.objects.filter(region=there).first()
    form = HowForm(known, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            Publisher.objects.update_or_create(region=there, defaults=form.values())
            record(request.user, "public.how", there, form.values())
        messages.success(request, say(_("Saved. It counts from the next publication on.")))
        return redirect("public:page", there.slug)
    context = {"region": there, "form": form}
    return render(request, "public/how.html", context, status=422 if form.errors else 200)
