"""The pictures of evidence: only for whoever sees the capture, and kept by nobody between."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase

from jetisu360.portal.control.evidence.files import Size, originals
from jetisu360.portal.control.evidence.models import Capture
from jetisu360.portal.control.evidence.receiving import small_of
from jetisu360.portal.control.evidence.rights import Rights
from jetisu360.portal.originals.refusals import OriginalMissing


def picture(request: HttpRequest, number: int) -> HttpResponse:
    """For looking; without anything that the camera wrote."""
    return _small(request, number, "picture")


def small(request: HttpRequest, number: int) -> HttpResponse:
    """For lists."""
    return _small(request, number, "small")


def _small(request: HttpRequest, number: int, size: Size) -> HttpResponse:
    found = Rights(request.user).capture(number)
    tag = f'"{found.sha256[:32]}-{size}"'
    if tag in request.headers.get("If-None-Match", ""):
        return _private(HttpResponse(status=304, headers={"ETag": tag}))
    data = small_of(found, size)
    if data is None:
        raise Http404
    return _private(HttpResponse(data, content_type="image/jpeg", headers={"ETag": tag}))


def original(request: HttpRequest, number: int) -> HttpResponseBase:
    """The file as it was sent, to be kept. (Whatever is in it, a browser does not open it.)"""
    found: Capture = Rights(request.user).capture(number)
    try:
        file = originals(found.region.slug).open(found.sha256, found.name)
    except OriginalMissing:
        raise Http404 from None
    answer = FileResponse(
        file, as_attachment=True, filename=found.name, content_type="application/octet-stream"
    )
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _private(answer: HttpResponse) -> HttpResponse:
    # (Asked again each time: a right that was taken away is taken away at once.)
    answer["Cache-Control"] = "private, no-cache"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
