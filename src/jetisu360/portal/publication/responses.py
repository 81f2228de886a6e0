"""A site's answers as Django's: with the headers that the site's own server would send."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import patch_vary_headers

from jetisu360.publish.serve.answers import Answer

PIECE = 1 << 16


def as_response(request: HttpRequest, answer: Answer, home: str) -> HttpResponseBase:
    """`home`: the path at which the site stands, with the slash at its end."""
    body: Iterator[bytes] = iter(())
    if request.method == "HEAD" or not answer.length:
        answer.close()
    else:
        body = _pieces(answer.body, answer.length)
    response = StreamingHttpResponse(body, status=int(answer.status))
    for name in list(response.headers):
        del response[name]
    for name, value in answer.headers:
        response[name] = home.rstrip("/") + value if name == "Location" else value
    response["Content-Length"] = str(answer.length)
    response.of_a_site = dict(response.headers)
    return response


def ask(request: HttpRequest, path: str) -> tuple[str, dict[str, str]]:
    """(target, headers) as `answer` wants them."""
    return "/" + quote(path), dict(request.headers)


def _pieces(body: IO[bytes], length: int) -> Iterator[bytes]:
    with body:
        left = length
        while left > 0 and (piece := body.read(min(PIECE, left))):
            left -= len(piece)
            yield piece


class SiteAnswersMiddleware:
    """The outermost: what the portal says of its own pages (their language, what they vary with) does not
    hold for those of a site.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        response = self.get_response(request)
        own = getattr(response, "of_a_site", None)
        if own is not None:
            for name in ("Vary", "Content-Language"):
                if name in own:
                    response[name] = own[name]
                elif name in response:
                    del response[name]
            if response.headers.get("Cache-Control", "").startswith("private"):
                patch_vary_headers(response, ("Cookie",))
        return response
