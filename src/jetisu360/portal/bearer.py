"""Programs that show a token (`Authorization: Bearer …`) are the person who made it, in its scope.

Only the addresses for programs look at tokens: to the pages, one's own account among them, whoever shows a
token is whoever the browser's session says, or nobody.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponseBase

from jetisu360.portal.access import takes_tokens
from jetisu360.portal.api.refusals import TokenUnknown, TooManyTokens
from jetisu360.portal.api.tokens import person_of
from jetisu360.portal.looks.problem import told

SCHEME = "bearer "
WAIT_SECONDS = 60
MOST_WRONG = 10
"""From one address, in so many seconds. Right ones work all the same: nobody can guess one of 256 bits, and a
museum's computers, which the world sees under one address, do not shut each other out.
"""


class BearerMiddleware:
    """Before CSRF is looked at: no browser adds this header by itself, so that no foreign page can use it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[object, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        shown = request.headers.get("Authorization", "")
        match = request.resolver_match
        if not shown.lower().startswith(SCHEME) or not takes_tokens(match.view_name if match else ""):
            return None
        try:
            request.user = person_of(shown[len(SCHEME) :].strip())
        except TokenUnknown as error:
            return _refused(request, error)
        request._dont_enforce_csrf_checks = True
        return None


def _refused(request: HttpRequest, error: TokenUnknown) -> HttpResponseBase:
    if _too_many(request):
        answer = told(TooManyTokens(), 429)
        answer["Retry-After"] = str(WAIT_SECONDS)
        return answer
    answer = told(error, 401)
    answer["WWW-Authenticate"] = 'Bearer error="invalid_token"'
    return answer


def _too_many(request: HttpRequest) -> bool:
    address = get_adapter().get_client_ip(request)
    key = f"wrong-tokens:{address}:{int(time.time()) // WAIT_SECONDS}"
    cache.add(key, 0, WAIT_SECONDS)
    return int(cache.incr(key)) > MOST_WRONG
