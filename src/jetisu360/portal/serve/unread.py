"""What a request still had to say when its answer was ready is read and thrown away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

MOST = 8 << 20
"""Bytes. Somewhat more than a page sends at once (an upload comes in pieces of 2 MB)."""
PIECE = 1 << 16

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class UnreadBody:
    """Around a WSGI application that may refuse before it has read the body.

    A server that closes a connection in which bytes are still on their way resets it: the web server before
    it then says 502, a browser that the network failed, and the sentence of the refusal is lost.
    """

    def __init__(self, application: Application, most: int = MOST) -> None:
        self._application = application
        self._most = most

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        answer = self._application(environ, start_response)
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            left = self._most
            while left > 0 and (piece := environ["wsgi.input"].read(min(PIECE, left))):
                left -= len(piece)
        return answer
