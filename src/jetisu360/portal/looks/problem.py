"""What went wrong, told to a program: JSON with a code and the sentence that a person would read."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse

from jetisu360.errors import JetisuError
from jetisu360.portal.looks.words import current_language


def for_program(request: HttpRequest) -> bool:
    """Whether no browser is to be shown a page."""
    asked = request.headers.get("Accept", "")
    return (
        request.path.startswith("/api/")
        or "Tus-Resumable" in request.headers
        or asked.startswith("application/json")
    )


def problem(code: str, message: str, status: int, **more: Any) -> JsonResponse:
    """`{"code", "message"}`, and what `more` there is to say."""
    body = {"code": code, "message": message, **more}
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})


def told(error: JetisuError, status: int, **more: Any) -> JsonResponse:
    """One of our errors, in the language of the request."""
    return problem(error.code, error.say(current_language()), status, **more)
