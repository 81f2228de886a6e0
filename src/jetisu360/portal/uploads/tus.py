"""The tus server, protocol 1.0.0 with creation, checksum, expiration and termination.

An answer that a person may see has the sentence as JSON (`code`, `message` in the reader's language);
mistakes of a program's author are told in English, as text. Who may come here at all, the gate has decided.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date

from jetisu360.portal.looks.problem import told
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.uploads import headers, receiving
from jetisu360.portal.uploads.models import Upload
from jetisu360.portal.uploads.refusals import UploadRefused
from jetisu360.portal.uploads.sweep import sweep_sometimes

CONTENT = "application/offset+octet-stream"
SAME = "Content-Sha256"
"""A header of ours beside the protocol: of what content the sender believes to send the rest."""


def collection(request: HttpRequest, museum: str) -> HttpResponse:
    """Where an upload begins (POST); what the server can do (OPTIONS)."""
    if request.method == "OPTIONS":
        return _told(_able())
    return _guarded(request, lambda: _create(request))


def resource(request: HttpRequest, museum: str, upload: UUID) -> HttpResponse:
    """One upload: where it stands (HEAD), a piece more (PATCH), no more of it (DELETE)."""
    # For senders that know two methods only; whoever may POST here may do the others as well.
    method = request.headers.get("X-HTTP-Method-Override", request.method or "").upper()
    if method == "OPTIONS":
        return _told(_able())
    actions: dict[str, Callable[[HttpRequest, Upload], HttpResponse]] = {
        "HEAD": _head,
        "GET": _state,
        "PATCH": _patch,
        "DELETE": _delete,
    }
    action = actions.get(method)
    if action is None:
        return _plain(405, "HEAD, PATCH and DELETE are answered here")

    def act() -> HttpResponse:
        found = (
            Upload.objects.filter(museum=request.museum, pk=upload)
            .select_related("museum", "who")
            .defer("museum__document")
            .first()
        )
        if found is None:
            return _plain(404, "there is no such upload")
        if found.state == Upload.RECEIVING and found.expires_at < timezone.now():
            return _plain(410, "the upload was given up")
        return action(request, found)

    return _guarded(request, act)


def _guarded(request: HttpRequest, act: Callable[[], HttpResponse]) -> HttpResponse:
    version = request.headers.get("Tus-Resumable")
    if version != headers.VERSION and request.method != "GET":
        answer = _plain(412, "the protocol is tus 1.0.0 (Tus-Resumable)")
        answer["Tus-Version"] = headers.VERSION
        return answer
    sweep_sometimes()
    try:
        return _told(act())
    except headers.HeaderWrong as error:
        return _plain(400, str(error))
    except UploadRefused as error:
        return _told(refused(error))
    except receiving.OffsetMoved as error:
        return _told(_at(_plain(409, "the upload stands elsewhere"), error.offset))
    except receiving.ChecksumWrong:
        return _plain(460, "Checksum Mismatch")
    except DatabaseError:
        return _plain(503, "the database does not answer")


def refused(error: UploadRefused) -> HttpResponse:
    """The sentence of a refusal, in the reader's language."""
    return told(error, error.status)


def _create(request: HttpRequest) -> HttpResponse:
    if request.headers.get("Upload-Defer-Length") is not None:
        raise headers.HeaderWrong("Upload-Length must be known at the beginning")
    length = headers.number(request.headers.get("Upload-Length"), "Upload-Length")
    written = request.headers.get("Upload-Metadata", "")
    values = headers.metadata(written)
    upload = receiving.begin(
        request.museum,
        request.user,
        values.get("filename") or values.get("name") or "",
        length,
        sha256=headers.sha256_of(values.get("sha256")),
        metadata=written,
        replaces=values.get("replaces", "")[:500],
        fresh=values.get("fresh") == "1",
        kind=Photograph.MEDIA if values.get("kind") == Photograph.MEDIA else Photograph.PHOTOGRAPH,
    )
    answer = HttpResponse(status=201)
    # Without scheme and host: before a proxy they may be others than here.
    answer["Location"] = reverse("uploads:upload", args=[request.museum.slug, upload.pk])
    return _expiring(answer, upload)


def _head(request: HttpRequest, upload: Upload) -> HttpResponse:
    upload = receiving.finish(upload)
    answer = _at(HttpResponse(status=200), upload.offset)
    answer["Upload-Length"] = str(upload.length)
    answer["Cache-Control"] = "no-store"
    if upload.metadata:
        answer["Upload-Metadata"] = upload.metadata
    return _expiring(answer, upload)


def _state(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Beside the protocol: what became of it."""
    upload = receiving.finish(upload)
    answer = JsonResponse({"state": upload.state, "offset": upload.offset, **upload.result})
    answer["Cache-Control"] = "no-store"
    return answer


def _patch(request: HttpRequest, upload: Upload) -> HttpResponse:
    if request.headers.get("Content-Type", "").partition(";")[0].strip() != CONTENT:
        return _plain(415, f"the content type must be {CONTENT}")
    start = headers.number(request.headers.get("Upload-Offset"), "Upload-Offset")
    try:
        checksum = headers.checksum(request.headers.get("Upload-Checksum"))
    except headers.AlgorithmUnknown as error:
        return _plain(400, str(error))
    receiving.check_same(upload, headers.sha256_of(request.headers.get(SAME)))
    if start != upload.offset:
        raise receiving.OffsetMoved(upload.offset)
    size = request.headers.get("Content-Length")
    if size is None:
        return _plain(411, "Content-Length is needed")
    size = headers.number(size, "Content-Length")
    if start + size > upload.length:
        return _plain(413, "this is more than Upload-Length")
    if upload.state == Upload.RECEIVING:
        at = receiving.append(upload, start, request, size, checksum)
        upload = receiving.finish(upload)
    else:
        at = upload.offset
    return _expiring(_at(HttpResponse(status=204), at), upload)


def _delete(request: HttpRequest, upload: Upload) -> HttpResponse:
    receiving.terminate(upload)
    return HttpResponse(status=204)


def _able() -> HttpResponse:
    answer = HttpResponse(status=204)
    answer["Tus-Version"] = headers.VERSION
    answer["Tus-Extension"] = headers.EXTENSIONS
    answer["Tus-Max-Size"] = str(receiving.MOST)
    answer["Tus-Checksum-Algorithm"] = ",".join(headers.ALGORITHMS)
    return answer


def _at(answer: Any, offset: int) -> Any:
    if offset >= 0:
        answer["Upload-Offset"] = str(offset)
    return answer


def _expiring(answer: HttpResponse, upload: Upload) -> HttpResponse:
    if upload.state == Upload.RECEIVING:
        answer["Upload-Expires"] = http_date(upload.expires_at.timestamp())
    return answer


def _plain(status: int, words: str) -> HttpResponse:
    return _told(HttpResponse(words, status=status, content_type="text/plain; charset=utf-8"))


def _told(answer: HttpResponse) -> HttpResponse:
    answer["Tus-Resumable"] = headers.VERSION
    return answer
