"""The service worker (viewer/src/worker/field.ts), and what it shows for a page that it does not have."""

from __future__ import annotations

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from jetisu360.publish.layout import media_type


def worker(request: HttpRequest) -> HttpResponseBase:
    """Served from here, not as a static file: a service worker sees to the addresses below its own."""
    name = "built/field-worker.js"
    found = finders.find(name)
    if not found:
        raise FileNotFoundError(name)
    answer = HttpResponse(Path(str(found)).read_bytes(), content_type=media_type(name))
    answer["Cache-Control"] = "no-cache"
    return answer


def offline(request: HttpRequest) -> HttpResponseBase:
    return render(request, "field/offline.html")
