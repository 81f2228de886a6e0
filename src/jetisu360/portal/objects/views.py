"""What the editor asks of tables: what this one would change, and the museum's objects as one."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.http import content_disposition_header
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from jetisu360.errors import JetisuError
from jetisu360.exchange.tables.files import csv_bytes, xlsx_bytes
from jetisu360.exchange.tables.preview import Preview, preview_objects
from jetisu360.language import LANGUAGES, Language, _
from jetisu360.portal.looks.words import current_language, say
from jetisu360.portal.museums.documents import read_document
from jetisu360.portal.objects.refusals import NoTable, TableTooLarge, TooManyObjects
from jetisu360.portal.objects.table import table_of
from jetisu360.portal.objects.writers import writers
from jetisu360.portal.originals.media_kinds import media_kind
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.uploads.names import harmless_name

MOST_BYTES = 20_000_000
MOST_ROWS = 20_000
MOST_MAPS = 500
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _before_reading(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """How large it is, is asked before a byte of it is read; CSRF after that."""

    def looked_at(request: HttpRequest, museum: str) -> HttpResponseBase:
        if int(request.headers.get("Content-Length") or 0) > MOST_BYTES + 100_000:
            return _refused(TableTooLarge(limit=MOST_BYTES // 1_000_000), 413)
        return csrf_protect(view)(request, museum)

    return csrf_exempt(looked_at)


def _refused(error: JetisuError, status: int = 422) -> JsonResponse:
    return JsonResponse({"error": error.as_json()}, status=status)


@_before_reading
def preview(request: HttpRequest, museum: str) -> HttpResponseBase:
    """What a table (`table`) would change; `map`: `heading=key`, as often as needed; `language`: that of
    texts whose columns name none. Nothing is written, and of the file nothing is kept.
    """
    file = request.FILES.get("table")
    if file is None:
        return _refused(NoTable())
    language = next((code for code in LANGUAGES if code == request.POST.get("language")), None)
    maps = request.POST.getlist("map")[:MOST_MAPS]
    with tempfile.TemporaryDirectory(prefix="jetisu360-table-") as folder:
        path = Path(folder, harmless_name(str(file.name or "")).rpartition("/")[2])
        with path.open("wb") as kept:
            for piece in file.chunks():
                kept.write(piece)
        try:
            found = _preview(request.museum, path, language, maps)
        except JetisuError as error:
            return _refused(error)
    answer = JsonResponse(_told(found))
    answer["Cache-Control"] = "no-store"
    return answer


def _preview(museum: Any, path: Path, language: Language | None, maps: list[str]) -> Preview:
    values = museum.document if isinstance(museum.document, dict) else {}
    known = [thing for thing in values.get("objects") or [] if isinstance(thing, dict) and thing.get("id")]
    names = Photograph.objects.filter(museum=museum).values_list("name", flat=True)
    found = preview_objects(
        path,
        known,
        values.get("language") or "kk",
        language=language,
        maps=maps,
        pictures=[name for name in names if media_kind(name) == "picture"],
    )
    if found.rows > MOST_ROWS:
        raise TooManyObjects(rows=found.rows, limit=MOST_ROWS)
    return found


def _told(found: Preview) -> dict[str, Any]:
    return {
        "columns": [asdict(column) for column in found.columns],
        "rows": found.rows,
        "language": found.language,
        "problem": found.problem,
        "shown": [asdict(row) for row in found.shown],
        "odd": {item.code: [str(one) for one in item.items] for item in found.lost if item.items},
    }


def export(request: HttpRequest, museum: str) -> HttpResponse:
    """The objects as XLSX, or as CSV (`?as=csv`)."""
    language = current_language()
    try:
        header, rows = table_of(read_document(request.museum), language)
    except JetisuError as error:
        return _refused(error)
    is_csv = request.GET.get("as") == "csv"
    body = csv_bytes(header, rows) if is_csv else xlsx_bytes(say(_("Objects")), header, rows)
    answer = HttpResponse(body, content_type="text/csv; charset=utf-8" if is_csv else XLSX)
    name = f"{request.museum.slug}-objects.{'csv' if is_csv else 'xlsx'}"
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["Cache-Control"] = "no-store"
    return answer


def people(request: HttpRequest, museum: str) -> HttpResponse:
    """Who can write what is missing: told to those who may write it themselves."""
    answer = JsonResponse({"people": writers(request.museum)})
    answer["Cache-Control"] = "no-store"
    return answer
