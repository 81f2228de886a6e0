"""When somebody was last seen in a browser: written down every ten minutes, not with every request."""

from __future__ import annotations

import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponseBase

KEY = "seen"
SECONDS = 600


class SeenMiddleware:
    """The session is saved as well, so that it lasts as long after the last visit as the settings say."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if hasattr(request.user, "scope"):
            return answer  # a program, which is not in this browser
        if request.session.session_key and request.user.is_authenticated:
            now = int(time.time())
            if abs(now - request.session.get(KEY, 0)) > SECONDS:
                request.session[KEY] = now
                UserSession.objects.create_from_request(request)
        return answer
