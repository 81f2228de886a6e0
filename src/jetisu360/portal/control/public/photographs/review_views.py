"""The review page for photographs of control: the page of `jetisu360 privacy --review`, as museums have it.

Its pictures are not blurred yet: only those who publish get them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse

from jetisu360.commands.local_page import answers
from jetisu360.commands.review import api
from jetisu360.commands.review.page import FONTS, Config, review_page
from jetisu360.language import _
from jetisu360.portal.control.public.photographs.sessions import session_of
from jetisu360.portal.control.public.rights import Rights
from jetisu360.portal.looks.static_files import static
from jetisu360.portal.looks.words import current_language
from jetisu360.portal.privacy.words import PORTAL_WORDS

WORDS: Mapping[str, Mapping[str, str]] = {
    **PORTAL_WORDS,
    "next_done": _(
        "Go back and have blurred what you have decided on. You see each picture as everybody will, before "
        "anything is published."
    ),
    "next_open": _("What is left open is not blurred, and such a photograph is not published."),
    "next_link": _("Go on to the photographs"),
}


def review(request: HttpRequest, region: str) -> HttpResponseBase:
    """The page."""
    there = Rights(request.user).region(region, change=True)
    back = reverse("public:photographs", args=[there.slug])
    if session_of(there, request.user) is None:
        return redirect(back)
    name = hashlib.sha256(f"public {there.slug} {request.user.pk}".encode()).hexdigest()[:16]
    config = Config(
        api=reverse("public:api", args=[there.slug]),
        token=get_token(request),
        name=f"jetisu360-review-{name}",
        language=current_language(),
        back=back,
        tokenHeader="X-CSRFToken",
    )
    fonts = {one: static(f"site/fonts/spectral-{one}-400-normal.woff2") for one in FONTS}
    page, policy = review_page(config, fonts, WORDS)
    answer = HttpResponse(page)
    answer["Content-Security-Policy"] = policy
    answer["Cache-Control"] = "no-store"
    return answer


def ask(request: HttpRequest, region: str, asked: str) -> HttpResponseBase:
    """What the page asks by GET (`commands/review/api.py`)."""
    session = session_of(Rights(request.user).region(region, change=True), request.user)
    if session is None:
        return _told(answers.refused_entry())
    query = request.META.get("QUERY_STRING", "")
    return _told(api.get(session, f"{asked}?{query}" if query else asked))


def changes(request: HttpRequest, region: str) -> HttpResponseBase:
    """Decisions."""
    session = session_of(Rights(request.user).region(region, change=True), request.user)
    if session is None:
        return _told(answers.refused_entry())
    if len(request.body) > api.MOST_BODY:
        return HttpResponse(status=413)
    return _told(api.post(session, "changes", request.body))


def _told(reply: answers.Reply) -> HttpResponse:
    answer = HttpResponse(reply.body, status=reply.status, content_type=reply.type)
    answer["Cache-Control"] = "private, max-age=3600" if reply.lasting else "no-store"
    return answer
