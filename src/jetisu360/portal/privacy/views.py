"""The review page for keepers: the page of `jetisu360 privacy --review`, with the portal behind it.

Its pictures are the originals' own, before anything is blurred: only who may edit this museum gets them.
"""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse

from jetisu360.commands.local_page import answers
from jetisu360.commands.review import api
from jetisu360.commands.review.page import FONTS, Config, review_page
from jetisu360.portal.looks.static_files import static
from jetisu360.portal.looks.words import current_language
from jetisu360.portal.privacy.sessions import session_of
from jetisu360.portal.privacy.words import PORTAL_WORDS


def review(request: HttpRequest, museum: str) -> HttpResponseBase:
    """The page; before the first preview nobody has looked yet, and that is said instead."""
    if session_of(request.museum, request.user) is None:
        return render(request, "privacy/none.html", {"museum": request.museum})
    # Decisions that could not be sent yet wait in the browser by this name: for this museum and this person.
    name = hashlib.sha256(f"{museum} {request.user.pk}".encode()).hexdigest()[:16]
    config = Config(
        api=reverse("privacy:api", args=[museum]),
        token=get_token(request),
        name=f"jetisu360-review-{name}",
        language=current_language(),
        back=reverse("publication:publish", args=[museum]),
        tokenHeader="X-CSRFToken",
    )
    fonts = {name: static(f"site/fonts/spectral-{name}-400-normal.woff2") for name in FONTS}
    page, policy = review_page(config, fonts, PORTAL_WORDS)
    answer = HttpResponse(page)
    answer["Content-Security-Policy"] = policy
    answer["Cache-Control"] = "no-store"
    return answer


def ask(request: HttpRequest, museum: str, asked: str) -> HttpResponseBase:
    """What the page asks by GET (`commands/review/api.py`)."""
    session = session_of(request.museum, request.user)
    if session is None:
        return _told(answers.refused_entry())
    query = request.META.get("QUERY_STRING", "")
    return _told(api.get(session, f"{asked}?{query}" if query else asked))


def changes(request: HttpRequest, museum: str) -> HttpResponseBase:
    """Decisions."""
    session = session_of(request.museum, request.user)
    if session is None:
        return _told(answers.refused_entry())
    if len(request.body) > api.MOST_BODY:
        return HttpResponse(status=413)
    return _told(api.post(session, "changes", request.body))


def _told(reply: answers.Reply) -> HttpResponse:
    answer = HttpResponse(reply.body, status=reply.status, content_type=reply.type)
    answer["Cache-Control"] = "private, max-age=3600" if reply.lasting else "no-store"
    return answer
