"""The office's own table: brought, looked at row by row, and made into drafts by a worker."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from jetisu360.errors import JetisuError
from jetisu360.portal.accounts.policy import Action, regions_where
from jetisu360.portal.control.folders import importing
from jetisu360.portal.control.folders.columns import COLUMNS
from jetisu360.portal.control.folders.models import Sheet, SheetState
from jetisu360.portal.control.folders.reading import IMPORTED
from jetisu360.portal.control.folders.refusals import ColumnTwice, FileTooHeavy, NoFile
from jetisu360.portal.control.folders.rows import card
from jetisu360.portal.looks.weighed import weighed
from jetisu360.portal.looks.words import current_language
from jetisu360.portal.museums.models import Region

MOST_BYTES = 20_000_000
SHOWN = 50
"""Rows of the preview, and of those that something is wrong with."""
KEYS = ("number", *IMPORTED)
LAST = 20


def _too_heavy(request: HttpRequest) -> HttpResponseBase:
    messages.error(request, FileTooHeavy(limit=MOST_BYTES // 1_000_000).say(current_language()))
    return redirect("folders:sheets")


def _regions(request: HttpRequest) -> Any:
    return Region.objects.filter(regions_where(request.user, Action.CONTROL)).order_by("slug")


@weighed(MOST_BYTES, _too_heavy)
def sheets(request: HttpRequest) -> HttpResponseBase:
    """A table is brought here; those of the last time stand below."""
    regions = list(_regions(request))
    wrong = ""
    if request.method == "POST":
        try:
            return redirect("folders:sheet", _brought(request, regions).pk)
        except JetisuError as error:
            wrong = error.say(current_language())
    mine = Sheet.objects.filter(region__in=regions, kind=importing.ASSIGNMENTS)
    known = mine.select_related("person")[:LAST]
    context = {
        "regions": regions,
        "known": known,
        "wrong": wrong,
        "columns": [COLUMNS[key] for key in IMPORTED],
    }
    return render(request, "folders/sheets.html", context, status=422 if wrong else 200)


def _brought(request: HttpRequest, regions: list[Region]) -> Sheet:
    asked = request.POST.get("region", "")
    region = next((one for one in regions if str(one.pk) == asked), regions[0] if regions else None)
    if region is None:
        raise Http404
    return bring_sent(request, region)


def bring_sent(request: HttpRequest, region: Region, **more: Any) -> Sheet:
    """The file of the form, read. `more`: as for `importing.bring`.

    Raises:
        NoFile, and as `importing.bring`
    """
    file = request.FILES.get("table")
    if file is None:
        raise NoFile
    name = Path(str(file.name or "table.xlsx").replace("\\", "/")).name
    with tempfile.TemporaryDirectory(prefix="jetisu360-sheet-") as folder:
        # (What it is, its first bytes say; the name only whether it is meant as a sheet of Excel.)
        path = Path(folder, "table" + (Path(name).suffix.lower() if Path(name).suffix.isascii() else ""))
        with path.open("wb") as kept:
            for piece in file.chunks():
                kept.write(piece)
        return importing.bring(request.user, region, path, name, **more)


def sheet(request: HttpRequest, number: int) -> HttpResponseBase:
    """What its rows would become, then how far the work is and what came of it."""
    found = _sheet(request, number)
    if request.method == "POST":
        return _answered(request, found)
    if is_renewal(request, found):
        return going(request, found)
    rows = found.rows.select_related("draft")
    context: dict[str, Any] = {"sheet": found, "total": rows.count()}
    if found.state == SheetState.CHOSEN:
        context |= _preview(found, list(rows))
        return render(request, "folders/sheet.html", context)
    made, seen_to = rows.filter(draft__isnull=False), rows.filter(seen_to=True)
    context |= {
        "here": request.path,
        "made": made.count(),
        "seen_to": seen_to.count(),
        "refused": [(row, row.wrong, "") for row in seen_to.filter(draft=None)[: 20 * SHOWN]],
        "noted": [(row, row.wrong, card(row.draft_id)) for row in made.exclude(wrong=[])[: 20 * SHOWN]],
    }
    return render(request, "folders/sheet_done.html", context)


def is_renewal(request: HttpRequest, found: Sheet) -> bool:
    """Whether a page that is open asks how far the work is by now."""
    return bool(getattr(request, "htmx", False)) and found.state != SheetState.CHOSEN


def going(request: HttpRequest, found: Sheet) -> HttpResponseBase:
    """Only the part of the page that changes, without a row being read; where the work is done, the page is
    asked for as a whole.
    """
    seen_to, total = found.rows.filter(seen_to=True).count(), found.rows.count()
    context = {"sheet": found, "seen_to": seen_to, "total": total, "here": request.path}
    answer = render(request, "folders/sheet_going.html", context)
    if found.state != SheetState.STARTED:
        answer["HX-Refresh"] = "true"
    return answer


def _preview(found: Sheet, rows: list[Any]) -> dict[str, Any]:
    read = importing.read_rows(found, rows)
    lines = list(zip(rows, read, strict=True))
    return {
        "columns": columns_of(found, rows),
        "meanings": [(key, COLUMNS[key]) for key in KEYS],
        "good": sum(not one.wrong for one in read),
        "wrong": [(row, one.wrong) for row, one in lines if one.wrong][:SHOWN],
        "without": [(row, one.without) for row, one in lines if one.without and not one.wrong][:SHOWN],
        "wrong_count": sum(bool(one.wrong) for one in read),
        "without_count": sum(bool(one.without) and not one.wrong for one in read),
        "shown": [(row, one) for row, one in lines if not one.wrong][:SHOWN],
    }


def columns_of(found: Sheet, rows: list[Any]) -> list[tuple[int, str, str, str]]:
    """(place, heading, the key that it means, the first that stands in it)."""
    return [
        (place, heading, found.mapping[place], next((c for r in rows if (c := r.cells.get(str(place)))), ""))
        for place, heading in enumerate(found.headings)
    ]


def _answered(request: HttpRequest, found: Sheet) -> HttpResponseBase:
    act = request.POST.get("act")
    if act == "forget":
        # Drafts that were made of it stay.
        Sheet.objects.filter(pk=found.pk, state=SheetState.CHOSEN).delete()
        return redirect("folders:sheets")
    if act == "start":
        importing.start(request.user, found)
    elif act == "columns":
        remap_asked(request, found, KEYS)
    return redirect("folders:sheet", found.pk)


def remap_asked(request: HttpRequest, found: Sheet, known: tuple[str, ...]) -> None:
    """The meanings that the form of the columns says."""
    wanted = {place: request.POST.get(f"column-{place}", "") for place in range(len(found.headings))}
    if not importing.remap(found, wanted, known):
        messages.error(request, ColumnTwice().say(current_language()))


def _sheet(request: HttpRequest, number: int) -> Sheet:
    mine = Sheet.objects.filter(region__in=_regions(request), kind=importing.ASSIGNMENTS)
    there: Sheet | None = mine.select_related("region", "person").filter(pk=number).first()
    if there is None:
        raise Http404
    return there
