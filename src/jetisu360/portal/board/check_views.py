"""The region's office looks at a tour as its visitors do, and says that it is in order."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from jetisu360.language import _
from jetisu360.portal.audit.record import record
from jetisu360.portal.board.models import Approval
from jetisu360.portal.looks.words import say
from jetisu360.portal.publication.addresses import site_path
from jetisu360.portal.publication.switch import shown_to_visitors


def check(request: HttpRequest, museum: str) -> HttpResponseBase:
    """Of the version that visitors see. A POST names the version that was looked at (`version`), and says
    whether it is in order (`checked`: yes or no).
    """
    there = request.museum
    version = shown_to_visitors(there)
    if request.method == "POST":
        if version is None or request.POST.get("version") != str(version.number):
            messages.error(
                request, say(_("Visitors see another version by now. Look at that one, then check it."))
            )
            return redirect("board:check", museum)
        _set(there, version, request.POST.get("checked") == "yes", request.user)
        return redirect("board:region", there.region.slug)
    context = {
        "museum": there,
        "version": version,
        "approval": Approval.objects.filter(version=version).select_related("who").first()
        if version
        else None,
        "public_path": site_path(there),
    }
    return render(request, "board/check.html", context)


def _set(museum: Any, version: Any, checked: bool, who: Any) -> None:
    with transaction.atomic():
        if checked:
            _row, changed = Approval.objects.get_or_create(version=version, defaults={"who": who})
        else:
            changed = bool(Approval.objects.filter(version=version).delete()[0])
        if changed:
            action = "board.checked" if checked else "board.unchecked"
            record(who, action, museum, {"version": version.number})
