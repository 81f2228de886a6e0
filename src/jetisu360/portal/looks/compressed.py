"""Answers that are text go out compressed; pictures and archives, which are so already, as they are."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.middleware.gzip import GZipMiddleware

TEXTS = ("text/", "application/json", "application/javascript", "image/svg+xml")


class CompressTextMiddleware(GZipMiddleware):
    """Django's own masks the CSRF token and adds random bytes, so that the length of a page tells nothing."""

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if hasattr(response, "of_a_site"):  # (a file of a site, which has its own compressed siblings)
            return response
        if response.headers.get("Content-Type", "").startswith(TEXTS):
            return super().process_response(request, response)
        return response
