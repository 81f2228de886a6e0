"""What somebody typed is not lost when the session has ended meanwhile, or the form's token has.

The fields are put aside in the session that signing in goes on with; afterwards a page shows them and sends
them where they were going. Only what this very site sent is kept: of a form from elsewhere (CSRF) nothing is
offered. Passwords are not kept, and files cannot be: the page says so.
"""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest

KEY = "kept_form"
SECONDS = 3600
MOST_SIGNS = 300_000
_NEVER = ("csrfmiddlewaretoken", "next")


def sent_by_ourselves(request: HttpRequest) -> bool:
    """Whether a page of this site sent the request, by what the browser says and scripts cannot change."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(origin).netloc == request.get_host()


def typed(request: HttpRequest) -> list[list[str]]:
    """[name, value] of the fields worth keeping, in their order; empty where there are none, or too much."""
    if request.method != "POST" or not sent_by_ourselves(request):
        return []
    found = [
        [name, value]
        for name, values in request.POST.lists()
        if name not in _NEVER and "password" not in name
        for value in values
    ]
    return found if sum(len(value) for _name, value in found) <= MOST_SIGNS else []


def put_aside(request: HttpRequest) -> bool:
    """Keeps what was typed for after signing in; whether there was anything to keep."""
    fields = typed(request)
    if any(value.strip() for _name, value in fields):
        request.session[KEY] = {
            "path": request.get_full_path(),
            "fields": fields,
            "files": bool(request.FILES),
            "until": int(time.time()) + SECONDS,
        }
        return True
    return False


def kept(request: HttpRequest) -> dict[str, Any] | None:
    """What was put aside, or None."""
    found = request.session.get(KEY)
    if not found or found["until"] < time.time():
        return None
    return dict(found)


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)
