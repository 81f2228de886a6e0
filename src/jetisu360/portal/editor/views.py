"""The editor's page: the script builds what one sees (viewer/src/editor)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse

from jetisu360.language import LANGUAGES
from jetisu360.portal.editor.names import editor_name
from jetisu360.portal.editor.words import words
from jetisu360.portal.looks.words import current_language


def editor(request: HttpRequest, museum: str) -> HttpResponseBase:
    config: dict[str, Any] = {
        "base": reverse("museums:museum", args=[museum]),
        "token": get_token(request),
        "tokenHeader": "X-CSRFToken",
        "language": current_language(),
        "name": editor_name(request.museum, request.user),
        "closed": request.museum.archived,
        "pages": {
            "museum": reverse("museums:museum", args=[museum]),
            "preview": reverse("publication:publish", args=[museum]),
            "signIn": reverse("account_login"),
        },
        "words": {language: {key: text[language] for key, text in words().items()} for language in LANGUAGES},
    }
    answer = render(request, "editor/editor.html", {"config": config, "museum": request.museum})
    answer["Cache-Control"] = "no-store"
    return answer
