"""The evidence of an assignment with its form to send photographs, and the page of one capture."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from jetisu360.errors import JetisuError
from jetisu360.language import _, _n, pick
from jetisu360.portal.control.assignments import remarks
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.states import OPEN
from jetisu360.portal.control.evidence import codes, places, sending
from jetisu360.portal.control.evidence.facts import known_of
from jetisu360.portal.control.evidence.forms import SendForm
from jetisu360.portal.control.evidence.models import Capture, Place, Point
from jetisu360.portal.control.evidence.receiving import MOST, Taken, take
from jetisu360.portal.control.evidence.refusals import EvidenceClosed, NoPhotographs, TooManyPhotographs
from jetisu360.portal.control.evidence.remarking import looking, view_at
from jetisu360.portal.control.evidence.rights import Rights
from jetisu360.portal.looks.words import current_language, say

MOST_SHOWN = 200
"""Captures of one assignment that are listed: the newest."""
MOST_PLACES = 300


def assignment(request: HttpRequest, number: int) -> HttpResponseBase:
    """GET: all photographs, and the form. POST: photographs; or, as `do` says, asks for today's code, or says
    that it is about a place.
    """
    rights = Rights(request.user)
    found = rights.assignment(number)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    if do == "code":
        return _code(request, rights, found)
    if do == "place":
        return _place(request, rights, found)
    points = list(Point.objects.filter(place__links__assignment=found).select_related("place").order_by("pk"))
    form = SendForm(points, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not rights.may_send(found):
            messages.error(request, EvidenceClosed().say(current_language()))
            return redirect("evidence:assignment", number)
        if form.is_valid() and (taken := _sent(request, found, form)) is not None:
            _told(request, taken)
            return redirect("evidence:assignment", number)
    return render(
        request, "evidence/assignment.html", _page(rights, found, form), status=422 if form.errors else 200
    )


def _page(rights: Rights, found: Assignment, form: SendForm) -> dict[str, Any]:
    rows = found.captures.select_related("point__place", "received_by")
    about = list(Place.objects.filter(links__assignment=found).order_by("links__pk"))
    may_link = found.region_id in rights.held
    return {
        "one": found,
        "captures": list(rows[:MOST_SHOWN]),
        "places": about,
        "other_places": _other_places(found, about) if may_link else [],
        "form": form,
        "may_send": rights.may_send(found),
        "code": codes.current(found),
        "most": MOST,
    }


def _other_places(found: Assignment, about: list[Place]) -> list[tuple[int, str]]:
    language = current_language()
    rows = Place.objects.filter(region=found.region_id).exclude(pk__in=[one.pk for one in about])
    return [(one.pk, pick(one.title, language)) for one in rows.order_by("-pk")[:MOST_PLACES]]


def _sent(request: HttpRequest, found: Assignment, form: SendForm) -> Taken | None:
    """None where nothing can be taken; the form then says why."""
    files = [file for name in ("taken", "chosen") for file in request.FILES.getlist(name)]
    language = current_language()
    data = form.cleaned_data
    try:
        if not files:
            raise NoPhotographs
        if len(files) > MOST:
            raise TooManyPhotographs(most=MOST)
        point = places.point_of(request.user, found, data.get("point"), data["new"])
    except JetisuError as error:
        form.add_error(None, error.say(language))
        return None
    return take(request.user, found, point, files, data["note"], language)


def _told(request: HttpRequest, taken: Taken) -> None:
    if taken.new:
        words = _n("{n} photograph has arrived.", "{n} photographs have arrived.")
        messages.success(request, say(words, n=len(taken.new)))
    if taken.known:
        words = _n(
            "{n} photograph was there already: the same file.",
            "{n} photographs were there already: the same files.",
        )
        messages.info(request, say(words, n=len(taken.known)))
    for _name, why in taken.refused:
        messages.error(request, why)


def _code(request: HttpRequest, rights: Rights, found: Assignment) -> HttpResponseBase:
    if rights.may_send(found):
        codes.ask_for(request.user, found)
    else:
        messages.error(request, EvidenceClosed().say(current_language()))
    return redirect("evidence:assignment", found.pk)


def _place(request: HttpRequest, rights: Rights, found: Assignment) -> HttpResponseBase:
    if found.region_id not in rights.held:
        raise PermissionDenied
    chosen = request.POST.get("place", "")
    if not chosen.isdecimal() or len(chosen) > 18:
        raise SuspiciousOperation(f"place={chosen[:40]!r}")
    place = rights.place(int(chosen))
    if place.region_id != found.region_id:
        raise PermissionDenied
    places.link(request.user, found, place)
    return redirect("evidence:assignment", found.pk)


def capture(request: HttpRequest, number: int) -> HttpResponseBase:
    """GET: the photograph, what is known of it, and what it claims. POST: what `do` says."""
    rights = Rights(request.user)
    found = rights.capture(number)
    if request.method == "POST":
        return _said(request, rights, found)
    before = _before(rights, found)
    like = rights.captures().filter(pk=found.like_id).first() if found.like_id else None
    near = rights.captures().filter(point=found.point_id).exclude(pk=found.pk).order_by("-received_at")
    context = {
        "one": found,
        "place": found.point.place,
        "known": known_of(found, before),
        "like": like,
        "others": list(near[:20]),
        "confirmations": list(found.confirmations.select_related("who")),
        "may_look": rights.may_look(found),
        "may_remark": _may_remark(rights, found),
        "looking": looking(request.GET),
        "sees_card": found.assignment_id and rights.assignments().filter(pk=found.assignment_id).exists(),
    }
    return render(request, "evidence/capture.html", context)


def _before(rights: Rights, found: Capture) -> Capture | None:
    rows = rights.captures().filter(point=found.point_id, received_at__lt=found.received_at)
    first: Capture | None = rows.order_by("-received_at").first()
    return first


def _may_remark(rights: Rights, found: Capture) -> bool:
    return found.assignment is not None and found.assignment.state in OPEN and rights.may_look(found)


def _said(request: HttpRequest, rights: Rights, found: Capture) -> HttpResponseBase:
    do, here = request.POST.get("do", ""), reverse("evidence:capture", args=[found.pk])
    try:
        if do == "confirm":
            sending.confirm(rights, found, request.POST.get("saw", ""))
            messages.success(request, say(_("What you saw is written down under your name.")))
        elif do == "code":
            sending.say_code(rights, found, request.POST.get("seen") == "yes")
            messages.success(request, say(_("It is written down under your name.")))
        elif do == "remark" and found.assignment_id:
            return remark(request, found.assignment_id, here)
        else:
            raise SuspiciousOperation(f"do={do[:40]!r}")
    except JetisuError as error:
        messages.error(request, error.say(current_language()))
    return redirect(here)


def remark(request: HttpRequest, number: int, here: str) -> HttpResponseBase:
    """A remark on the assignment with the address of what one looks at; back to that view."""
    view = view_at(here, request.POST)
    try:
        remarks.seen(request.user, number, request.POST.get("seen", "")[:10_000], view)
    except JetisuError as error:
        messages.error(request, error.say(current_language()))
    else:
        messages.success(request, say(_("The remark is written down.")))
    return redirect(view)
