"""The plan of a project's stages, and one stage: said to be there, or taken back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.portal.control.evidence.models import Capture
from jetisu360.portal.control.evidence.rights import Rights as EvidenceRights
from jetisu360.portal.control.programmes import stages as doing
from jetisu360.portal.control.programmes.models import Stage
from jetisu360.portal.control.programmes.rights import Rights
from jetisu360.portal.control.programmes.stage_forms import BackForm, PlanForm, SeenForm
from jetisu360.portal.looks.shown import moment
from jetisu360.portal.looks.words import current_language, say

MOST_CAPTURES = 60
"""Photographs that are offered for a stage: the newest."""


def plan(request: HttpRequest, project: int) -> HttpResponseBase:
    found = Rights(request.user).project(project, change=True)
    stages = list(found.stages.order_by("number"))
    form = PlanForm(stages, found.revision, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            doing.plan(request.user, found.pk, form.cleaned_data["revision"], form.planned())
        except JetisuError as error:
            form.add_error(None, error.say(current_language()))
        else:
            messages.success(request, say(_("Saved.")))
            return redirect("programmes:project", found.pk)
    context = {"form": form, "project": found, "seen": any(one.seen_on for one in stages)}
    return render(request, "programmes/plan.html", context, status=422 if form.errors else 200)


def stage(request: HttpRequest, project: int, number: int) -> HttpResponseBase:
    """GET: the stage with the form that fits. POST: says that it is there; with `do=back` takes that back."""
    rights = Rights(request.user)
    found = rights.project(project)
    there = found.stages.select_related("capture__point").filter(number=number).first()
    if there is None:
        raise Http404
    if not rights.may_say_seen(found):
        raise PermissionDenied
    captures = list(
        EvidenceRights(request.user, rights.people)
        .captures()
        .filter(point__place__projects=found)
        .order_by("-received_at", "-pk")[:MOST_CAPTURES]
    )
    back = there.seen_on is not None
    form = _form(request, back, captures, found.revision)
    if request.method == "POST" and form.is_valid():
        try:
            done = _answer(request, rights, there, captures, form.cleaned_data)
        except JetisuError as error:
            form.add_error(_FIELDS.get((error.code, back)), error.say(current_language()))
        else:
            messages.success(request, done)
            return redirect("programmes:project", found.pk)
    context = {
        "form": form,
        "project": found,
        "stage": there,
        "captures": captures,
        "sightings": list(there.sightings.select_related("by")),
    }
    return render(request, "programmes/stage.html", context, status=422 if form.errors else 200)


_FIELDS = {
    ("project-no-capture", False): "capture",
    ("project-nothing-seen", False): "saw",
    ("project-nothing-seen", True): "reason",
}


def _form(request: HttpRequest, back: bool, captures: list[Capture], revision: int) -> Any:
    data = request.POST if request.method == "POST" else None
    initial = {"revision": revision}
    if back:
        return BackForm(data, initial=initial)
    return SeenForm([(one.pk, _words(one)) for one in captures], data, initial=initial)


def _words(one: Capture) -> str:
    words = f"{moment(one.received_at)} · {one.point.title}"
    if one.like_id is not None:
        return f"{words} · {say(_('all but the same as an earlier one'))}"
    return words


def _answer(
    request: HttpRequest, rights: Rights, there: Stage, captures: list[Capture], data: dict[str, Any]
) -> str:
    if "reason" in data:
        doing.take_back(request.user, rights, there, data["revision"], data["reason"])
        return say(_("It is taken back, and stays in the history of the stage."))
    capture = next((one for one in captures if one.pk == data["capture"]), None)
    doing.say_seen(request.user, rights, there, data["revision"], capture, data["saw"])
    return say(_("Stage {number} counts from now on."), number=there.number)
