"""The page of the board, and its sheet."""

from __future__ import annotations

from functools import cache

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from jetisu360.portal.accounts.policy import Action, allowed
from jetisu360.portal.board.chart import chart
from jetisu360.portal.board.regions import seen_region, seen_regions
from jetisu360.portal.board.spreadsheet import sheet
from jetisu360.portal.board.stages import NAMES
from jetisu360.portal.board.table import board_of
from jetisu360.portal.board.trend import verdict
from jetisu360.portal.board.words import WHOSE, told
from jetisu360.portal.looks.words import say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def board(request: HttpRequest) -> HttpResponseBase:
    """To the region's board, where there is one; else the regions."""
    regions = list(seen_regions(request.user))
    if len(regions) == 1:
        return redirect("board:region", regions[0].slug)
    return render(request, "board/regions.html", {"regions": regions})


def region(request: HttpRequest, region: str) -> HttpResponseBase:
    there = seen_region(request.user, region)
    found = board_of(there, request.user)
    context = {
        "region": there,
        "board": found,
        "trend": found.trend,
        "verdict": verdict(found.trend) if found.trend else None,
        "chart": chart(found.trend) if found.trend else None,
        "days_left": (found.due - found.today).days if found.due else None,
        # (Said once: there are eight of them in every row.)
        "stages": {stage: say(words) for stage, words in NAMES.items()},
        "told": told,
        # (Most cells of a stage look alike: one that stood already is not written out again.)
        "once": cache,
        "whose": {whose: say(words) for whose, words in WHOSE.items()},
        "may_edit": allowed(request.user, Action.EDIT_REGION, region=there),
    }
    return render(request, "board/board.html", context)


def table(request: HttpRequest, region: str) -> HttpResponse:
    """The same as XLSX."""
    there = seen_region(request.user, region)
    answer = HttpResponse(sheet(board_of(there, request.user)), content_type=XLSX)
    name = f"{there.slug}-{timezone.localdate().isoformat()}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
