"""The API as a whole: its operations, what is answered when something goes wrong, its document."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from jetisu360 import __version__
from jetisu360.errors import JetisuError
from jetisu360.files.limits import megabytes
from jetisu360.portal.api import board, jobs, journal, museums, people, photographs, publication
from jetisu360.portal.api.problems import fields_wrong, refused
from jetisu360.portal.api.refusals import BodyTooLarge, NotUnderstood
from jetisu360.portal.looks.error_pages import not_found
from jetisu360.storage import StorageFailed

HOME = "api/v1/"
api = NinjaAPI(
    title="Жетісу 360",
    version=__version__,
    description="What the pages of the portal do, for programs. See docs/api.md.",
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
)
for part in (museums, photographs, jobs, publication, board, people, journal):
    api.add_router("", part.router)


@api.exception_handler(JetisuError)
def on_refusal(request: HttpRequest, error: Any) -> HttpResponse:
    if isinstance(error, StorageFailed):
        raise error  # it names the bucket, which is the operator's business: `looks/away.py`
    return refused(error)


@api.exception_handler(ValidationError)
def on_fields(request: HttpRequest, error: Any) -> HttpResponse:
    return fields_wrong(error.errors)


@api.exception_handler(HttpError)
def on_body(request: HttpRequest, error: Any) -> HttpResponse:
    return refused(NotUnderstood())


@api.exception_handler(RequestDataTooBig)
def on_large_body(request: HttpRequest, error: Any) -> HttpResponse:
    return refused(BodyTooLarge(limit=megabytes(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)))


@api.exception_handler(Http404)
def on_missing(request: HttpRequest, error: Any) -> HttpResponse:
    return not_found(request, error)


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document."""
    made = dict(api.get_openapi_schema(path_prefix=HOME))
    made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    made["security"] = [{"token": []}]
    return made


def openapi(request: HttpRequest) -> HttpResponse:
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


def addresses() -> list[Any]:
    """The operations' addresses. A session needs its CSRF token here as on every page; a program with a token
    needs none (`portal/bearer.py`).
    """
    found = [entry for entry in api.urls[0] if entry.name != "api-root"]
    for entry in found:
        entry.callback.csrf_exempt = False
    return found
