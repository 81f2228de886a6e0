"""Tables of figures: taken away to be filled in, and brought back to be looked at before they are kept."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from jetisu360.errors import JetisuError
from jetisu360.language import _, _n
from jetisu360.portal.control.indicators import sheets, taking
from jetisu360.portal.control.indicators.choosing import region_of
from jetisu360.portal.control.indicators.figures import lines_of
from jetisu360.portal.control.indicators.life_cycle import FILLED
from jetisu360.portal.control.indicators.periods import parse
from jetisu360.portal.control.indicators.refusals import NoTable, TableTooHeavy
from jetisu360.portal.control.indicators.report_views import as_typed, shown
from jetisu360.portal.control.indicators.rights import Rights
from jetisu360.portal.looks.words import current_language, say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_BYTES = 5_000_000
SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
SHOWN = 100
"""Rows that something is wrong with."""
BROUGHT = _n(
    "The table fills {n} row. Nothing is saved yet: look at it, then save.",
    "The table fills {n} rows. Nothing is saved yet: look at them, then save.",
)
ELSEWHERE = _n(
    "{n} row is of another district or period and was left out.",
    "{n} rows are of other districts or periods and were left out.",
)


def _file(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    answer["Cache-Control"] = "no-store"
    return answer


def report_table(request: HttpRequest, number: int) -> HttpResponseBase:
    there = Rights(request.user).report(number)
    return _file(sheets.template([there]), f"{there.period.key}-{there.district_id}")


def period_table(request: HttpRequest, key: str) -> HttpResponseBase:
    """All reports of a period that are seen."""
    rights, period = Rights(request.user), parse(key)
    if period is None:
        raise Http404
    region = region_of(request, list(rights.regions()))
    named = {"every": period.every, "year": period.year, "number": period.number}
    found = list(rights.reports().filter(region=region, **named).order_by("district"))
    if not found:
        raise Http404
    return _file(sheets.template(found), f"{region.slug}-{period.key}")


def indicator_table(request: HttpRequest, number: int) -> HttpResponseBase:
    """Everything that is seen of an indicator."""
    rights = Rights(request.user)
    found = rights.indicator(number)
    reports = rights.reports().filter(region=found.region_id, every=found.every)
    return _file(sheets.dump(found, reports), f"indicator-{found.pk}-{timezone.localdate().isoformat()}")


def _before_reading(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """How large it is, is asked before a byte of it is read; CSRF after that."""

    def looked_at(request: HttpRequest, number: int) -> HttpResponseBase:
        if int(request.headers.get("Content-Length") or 0) > MOST_BYTES + 100_000:
            error = TableTooHeavy(limit=MOST_BYTES // 1_000_000)
            context = {"wrong": error.say(current_language()), "number": number}
            return render(request, "indicators/too_heavy.html", context, status=413)
        return csrf_protect(view)(request, number)

    return csrf_exempt(looked_at)


@_before_reading
def bring(request: HttpRequest, number: int) -> HttpResponseBase:
    """The report with what the table says in its fields; it is saved by its own form."""
    rights = Rights(request.user)
    there = rights.report(number)
    if not rights.fills(there.district):
        raise PermissionDenied
    lines = lines_of(there)
    if there.state not in FILLED:
        return shown(request, rights, there, lines, say(_("This report is not being filled in now.")))
    try:
        found = _brought(request, lambda path: taking.bring(path, there, lines))
    except JetisuError as error:
        return shown(request, rights, there, lines, error.say(current_language()))
    as_typed(there, lines, found.entries)
    more: dict[str, Any] = {
        "brought": say(BROUGHT, n=found.fresh),
        "elsewhere": say(ELSEWHERE, n=found.elsewhere) if found.elsewhere else "",
        "rows_wrong": found.wrong[:SHOWN],
        "tell": False,
    }
    return shown(request, rights, there, lines, **more)


def _brought(request: HttpRequest, how: Callable[[Path], taking.Brought]) -> taking.Brought:
    file = request.FILES.get("table")
    if file is None:
        raise NoTable
    suffix = Path(str(file.name or "").replace("\\", "/")).suffix.lower()
    with tempfile.TemporaryDirectory(prefix="jetisu360-figures-") as folder:
        # (What it is, its first bytes say; the name only whether it is meant as a sheet of Excel.)
        path = Path(folder, "table" + (suffix if suffix in SUFFIXES else ""))
        with path.open("wb") as kept:
            for piece in file.chunks():
                kept.write(piece)
        return how(path)
