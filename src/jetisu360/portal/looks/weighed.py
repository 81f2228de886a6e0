"""How large a form is, is asked before a byte of it is read."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

View = Callable[..., HttpResponseBase]
# Of a form, besides its file.
ROOM = 100_000


def weighed(most: int, refuse: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[View], View]:
    """Of a view that takes a file of at most so many bytes. CSRF comes after that: it reads the form."""

    def around(view: View) -> View:
        def looked_at(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            length = request.headers.get("Content-Length") or "0"
            if request.method == "POST" and (not length.isdecimal() or int(length[:20]) > most + ROOM):
                return refuse(request)
            return csrf_protect(view)(request, *args, **kwargs)

        return csrf_exempt(looked_at)

    return around
