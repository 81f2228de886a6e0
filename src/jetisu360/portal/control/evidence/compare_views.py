"""Two dates of one point beside each other."""

from __future__ import annotations

import math
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.portal.control.assignments.states import OPEN
from jetisu360.portal.control.evidence import aligning
from jetisu360.portal.control.evidence.models import Capture, Pairing
from jetisu360.portal.control.evidence.remarking import looking
from jetisu360.portal.control.evidence.rights import Rights
from jetisu360.portal.control.evidence.views import remark
from jetisu360.portal.looks.words import current_language, say

MOST_OTHERS = 60


def compare(request: HttpRequest, earlier: int, later: int) -> HttpResponseBase:
    """GET: both. POST: has them turned to each other by the pictures, or by hand; or a remark on what one
    sees. Both are of one point; in whichever order they are named, the earlier is shown first.
    """
    rights = Rights(request.user)
    first, second = rights.capture(earlier), rights.capture(later)
    if first.point_id != second.point_id or first.pk == second.pk:
        raise Http404
    if (first.received_at, first.pk) > (second.received_at, second.pk):
        return redirect("evidence:compare", later, earlier)
    if request.method == "POST":
        return _said(request, rights, first, second)
    others = rights.captures().filter(point=first.point_id).order_by("received_at")[:MOST_OTHERS]
    pairing = aligning.pairing_of(first, second)
    context = {
        "first": first,
        "second": second,
        "place": first.point.place,
        "others": list(others),
        "spheres": aligning.comparable(first, second),
        "pairing": pairing,
        "yaw": pairing.yaw if pairing and pairing.yaw is not None else 0.0,
        "waits": bool(pairing and pairing.state == Pairing.WAITING),
        "may_turn": _may_turn(rights, second),
        "may_remark": _may_remark(rights, second),
        "looking": looking(request.GET),
    }
    return render(request, "evidence/compare.html", context)


def _may_turn(rights: Rights, capture: Capture) -> bool:
    return rights.may_look(capture) or (
        capture.assignment is not None and rights.may_send(capture.assignment)
    )


def _may_remark(rights: Rights, capture: Capture) -> bool:
    return capture.assignment is not None and capture.assignment.state in OPEN and rights.may_look(capture)


def _said(request: HttpRequest, rights: Rights, first: Capture, second: Capture) -> HttpResponseBase:
    here = reverse("evidence:compare", args=[first.pk, second.pk])
    do = request.POST.get("do", "")
    if do == "remark" and second.assignment_id:
        return remark(request, second.assignment_id, here)
    if do not in ("align", "turn"):
        raise SuspiciousOperation(f"do={do[:40]!r}")
    if not _may_turn(rights, second):
        raise PermissionDenied
    try:
        if do == "align":
            aligning.ask_pair(request.user, first, second)
            messages.info(request, say(_("The pictures are being compared; look again in a minute.")))
        else:
            aligning.turn_by_hand(request.user, first, second, _degrees(request.POST.get("yaw", "")))
            messages.success(request, say(_("The turn is kept.")))
    except JetisuError as error:
        messages.error(request, error.say(current_language()))
    return redirect(here)


def _degrees(text: Any) -> float:
    """
    Raises:
        SuspiciousOperation: it is no number.
    """
    try:
        value = float(str(text).replace(",", "."))
    except ValueError:
        raise SuspiciousOperation("yaw") from None
    if not math.isfinite(value) or abs(value) > 360:
        raise SuspiciousOperation("yaw")
    return value
