"""What the editor asks of close-ups, sounds and films: which there are, their looks and sounds; removing one.

Nothing of a file is decoded here: the small picture was made by the process that looks into files
(`uploads/look.py`), and sounds and films are sent as they are, with a type from a short list.
"""

from __future__ import annotations

import json
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.cache import patch_cache_control

from jetisu360.errors import JetisuError
from jetisu360.portal.media.refusals import MediaGone, MediaInUse
from jetisu360.portal.media.shown import in_use, media_row, shown_files
from jetisu360.portal.originals.media_kinds import media_type
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.refusals import OriginalMissing
from jetisu360.portal.originals.store import Originals
from jetisu360.portal.publication.responses import as_response
from jetisu360.portal.uploads import checking, receiving
from jetisu360.portal.uploads.removed import remove
from jetisu360.portal.uploads.room import room_left
from jetisu360.portal.uploads.thumbnails import thumbnail
from jetisu360.publish.serve import answers
from jetisu360.publish.serve.answers import Answer, Headers


def files(request: HttpRequest, museum: str) -> HttpResponse:
    """All of them, the newest first, and how much room is left (bytes; null: no limit)."""
    receiving.finish_all(request.museum)
    answer = JsonResponse({"files": shown_files(request.museum), "left": room_left(request.museum)})
    answer["Cache-Control"] = "no-store"
    return answer


def _row(request: HttpRequest) -> Photograph:
    row = media_row(request.museum, request.GET.get("file", ""))
    if row is None:
        raise Http404
    return row


def small(request: HttpRequest, museum: str) -> HttpResponse:
    """The small picture of a close-up."""
    row = _row(request)
    tag = f'"{row.sha256[:32]}"'
    if tag in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=304, headers={"ETag": tag})
    data = thumbnail(row)
    if data is None:
        checking.wake()
        raise Http404
    answer = HttpResponse(data, content_type="image/webp", headers={"ETag": tag})
    # Another picture may come under the same name.
    patch_cache_control(answer, private=True, no_cache=True)
    return answer


def play(request: HttpRequest, museum: str) -> HttpResponseBase:
    """A sound, a film or captions, in parts where a player asks for parts. No picture, and nothing that was
    refused.
    """
    row = _row(request)
    kind = media_type(row.name)
    if kind is None or row.state == "refused":
        raise Http404
    asked = {name.lower(): value for name, value in request.headers.items()}
    tag = f'"{row.sha256[:32]}"'
    headers: Headers = [
        *answers.SAFE,
        ("Content-Type", kind),
        # (What is inside is somebody else's: as a page of its own it may do nothing.)
        ("Content-Security-Policy", "default-src 'none'; media-src 'self'; sandbox"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "private, no-cache"),
        ("ETag", tag),
        ("Accept-Ranges", "bytes"),
    ]
    return as_response(request, _part(row, asked, tag, headers), "/")


def _part(row: Photograph, asked: dict[str, str], tag: str, headers: Headers) -> Answer:
    size = int(row.size)
    part = answers.part_asked(asked, tag, size)
    if part == "beyond":
        return answers.beyond(size)
    try:
        body = Originals(row.museum).open(row.sha256, row.name)
    except OriginalMissing:
        raise Http404 from None
    if isinstance(part, tuple):
        body.seek(part[0])
        return answers.part_answer(headers, body, part, size)
    return Answer(HTTPStatus.OK, headers, body, size)


def remove_file(request: HttpRequest, museum: str) -> HttpResponse:
    """Removes one that nothing shows; for a month it can be put back on the page of photographs."""
    try:
        asked = json.loads(request.body)
        file = asked["file"]
        row = media_row(request.museum, file) if isinstance(file, str) else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return JsonResponse({"error": "file: its name"}, status=400)
    try:
        if row is None or row.kind != Photograph.MEDIA:
            raise MediaGone(name=str(file))
        if in_use(request.museum, row):
            raise MediaInUse(name=row.name)
        remove(row, request.user)
    except JetisuError as error:
        status = getattr(error, "status", 404 if isinstance(error, MediaGone) else 409)
        return JsonResponse({"error": error.as_json()}, status=status)
    return JsonResponse({"removed": row.name})
