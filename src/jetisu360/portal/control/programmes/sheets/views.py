"""A programme's projects as a table: given out; brought, looked at row by row, and taken in by a worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from jetisu360.errors import JetisuError
from jetisu360.language import pick
from jetisu360.portal.control.folders import importing
from jetisu360.portal.control.folders.import_views import (
    LAST,
    MOST_BYTES,
    SHOWN,
    bring_sent,
    columns_of,
    going,
    is_renewal,
    remap_asked,
)
from jetisu360.portal.control.folders.models import Sheet, SheetState
from jetisu360.portal.control.folders.refusals import FileTooHeavy, SheetTooLong
from jetisu360.portal.control.folders.views import XLSX
from jetisu360.portal.control.programmes.kinds import SUM_WORDS
from jetisu360.portal.control.programmes.listing import Narrowed, rows_of
from jetisu360.portal.control.programmes.models import Project
from jetisu360.portal.control.programmes.money import tenge
from jetisu360.portal.control.programmes.rights import Rights
from jetisu360.portal.control.programmes.sheets import giving_out, taking_in
from jetisu360.portal.control.programmes.sheets.columns import COLUMNS, column_of
from jetisu360.portal.looks.words import current_language

KEYS = tuple(COLUMNS)


def table(request: HttpRequest, programme: int) -> HttpResponseBase:
    """The list as it is narrowed, as XLSX."""
    rights = Rights(request.user)
    found = rights.programme(programme)
    asked, today = Narrowed.of(request.GET), timezone.localdate()
    rows = rows_of(list(rights.projects().filter(programme=found)), today)
    projects = [row.project for row in rows if asked.fits(row)]
    if len(projects) > giving_out.MOST_ROWS:
        messages.error(request, SheetTooLong(limit=giving_out.MOST_ROWS).say(current_language()))
        return redirect("programmes:programme", found.pk)
    data = giving_out.sheet(pick(found.title, current_language()) or str(found.pk), projects)
    answer = HttpResponse(data, content_type=XLSX)
    name = f"projects-{found.pk}-{today.isoformat()}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _weighed(request: HttpRequest, programme: int) -> HttpResponseBase:
    """A table is brought here. How large it is, is asked before a byte of it is read; CSRF after that."""
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES + 100_000:
        messages.error(request, FileTooHeavy(limit=MOST_BYTES // 1_000_000).say(current_language()))
        return redirect(request.path)
    return csrf_protect(_sheets)(request, programme)


sheets: Callable[..., HttpResponseBase] = csrf_exempt(_weighed)


def _sheets(request: HttpRequest, programme: int) -> HttpResponseBase:
    """Those of the last time stand below."""
    found = Rights(request.user).programme(programme, change=True)
    wrong = ""
    if request.method == "POST":
        more = {"knows": column_of, "kind": taking_in.KIND, "about": found.pk}
        try:
            return redirect("programmes:sheet", bring_sent(request, found.region, **more).pk)
        except JetisuError as error:
            wrong = error.say(current_language())
    mine = Sheet.objects.filter(kind=taking_in.KIND, about=found.pk)
    context = {
        "programme": found,
        "sheets": mine.select_related("person")[:LAST],
        "wrong": wrong,
        "columns": list(COLUMNS.values()),
    }
    return render(request, "programmes/sheets.html", context, status=422 if wrong else 200)


def sheet(request: HttpRequest, number: int) -> HttpResponseBase:
    """What its rows would become, then how far the work is and what came of it."""
    found = Sheet.objects.filter(kind=taking_in.KIND, pk=number).first()
    if found is None:
        raise Http404
    there = Rights(request.user).programme(found.about or 0, change=True)
    if request.method == "POST":
        return _answered(request, found)
    if is_renewal(request, found):
        return going(request, found)
    rows = list(found.rows.all())
    context: dict[str, Any] = {"sheet": found, "programme": there, "total": len(rows)}
    if found.state == SheetState.CHOSEN:
        context |= _preview(found, rows)
        return render(request, "programmes/sheet.html", context)
    titles = dict(Project.objects.filter(programme=there).values_list("pk", "title"))
    context |= {
        "here": request.path,
        "seen_to": sum(row.seen_to for row in rows),
        "taken": len({row.made for row in rows if row.made}),
        "refused": [row for row in rows if row.seen_to and not row.made][: 20 * SHOWN],
        "noted": [(row, titles.get(row.made)) for row in rows if row.made and row.wrong][: 20 * SHOWN],
    }
    return render(request, "programmes/sheet_done.html", context)


def _preview(found: Sheet, rows: list[Any]) -> dict[str, Any]:
    lines = list(zip(rows, taking_in.read_rows(found, rows), strict=True))
    return {
        "tenge": tenge,
        "sum_words": SUM_WORDS,
        "columns": columns_of(found, rows),
        "meanings": list(COLUMNS.items()),
        "good": sum(not one.wrong for _row, one in lines),
        "wrong": [(row, one.wrong) for row, one in lines if one.wrong][:SHOWN],
        "without": [(row, one.without) for row, one in lines if one.without and not one.wrong][:SHOWN],
        "wrong_count": sum(bool(one.wrong) for _row, one in lines),
        "without_count": sum(bool(one.without) and not one.wrong for _row, one in lines),
        "shown": [(row, one) for row, one in lines if not one.wrong][:SHOWN],
    }


def _answered(request: HttpRequest, found: Sheet) -> HttpResponseBase:
    act = request.POST.get("act")
    if act == "forget":
        # What was taken in of it stays.
        Sheet.objects.filter(pk=found.pk, state=SheetState.CHOSEN).delete()
        return redirect("programmes:sheets", found.about)
    if act == "start":
        importing.start(request.user, found)
    elif act == "columns":
        remap_asked(request, found, KEYS)
    return redirect("programmes:sheet", found.pk)
