"""A page on this computer, and nowhere else.

Its pictures are of people who have not been made unknown yet, and it writes a keeper's files, so more is
asked than of a site that is shown: the server listens at this computer's own address only, answers to its own
name only (`own_names.py`), and lets in who came by the address that it gave once. That address holds a random
word which works one time and is exchanged for a cookie of this session; every change needs a second word that
only the page knows and has to come from the page itself (`Origin`, `Sec-Fetch-Site`). Nothing is cached
beyond the session, nothing is framed, and the policy of the page allows no script but its own.
"""

from __future__ import annotations

import errno
import io
import secrets
import threading
from collections.abc import Callable, Mapping
from hashlib import sha256
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import Protocol, TypeVar

from jetisu360.commands.local_page.answers import Reply, refused_entry
from jetisu360.commands.local_page.page import FONTS, TOKEN_HEADER, entrance_page, refused_page
from jetisu360.files.system_errors import said
from jetisu360.language import Language
from jetisu360.publish.pages.assets import STATIC
from jetisu360.publish.refusals import AddressNotAvailable
from jetisu360.publish.serve.answers import Answer, Headers, plain
from jetisu360.publish.serve.local_server import LocalServer, served
from jetisu360.publish.serve.request_head import Head

HOST = "127.0.0.1"
PORT = 8361
"""Beside that of `jetisu360 view`. The same whenever it is free: what waits in a browser is kept by address.
"""
API = "/api/"
_TRIED = 20
"""Ports after the one that was asked for, before any is taken."""

_STRICT: Headers = [
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()"),
]
_HTML = "text/html; charset=utf-8"


class Host(Protocol):
    """What is shown. `kind`: a word for it in names of cookies and of what browsers keep."""

    kind: str
    most_body: int
    title: Mapping[Language, str]

    def page(self, api: str, token: str, name: str, fonts: Mapping[str, str]) -> tuple[str, str]:
        """The page and its policy. `api`: what its requests begin with; `token`: what changes carry; `name`:
        of this page in the browser's storage; `fonts`: their addresses.
        """
        ...

    def get(self, target: str) -> Reply:
        """The answer to GET `target`, the address behind `api`."""
        ...

    def post(self, target: str, body: bytes) -> Reply: ...


class PageServer(LocalServer):
    """Answers for one session. `address` is where its page is opened, once; `folder`: what it is about.

    Raises:
        OSError, OverflowError: it cannot listen there.
    """

    def __init__(self, host: Host, port: int, language: Language, folder: str) -> None:
        super().__init__(HOST, port)
        self.most_body = host.most_body
        self._host = host
        self._language: Language = language
        digest = sha256(folder.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self._name = f"jetisu360-{host.kind}-{digest}"
        self._entrance = secrets.token_urlsafe(24)
        self._used = False
        self._cookie = secrets.token_urlsafe(24)
        self._token = secrets.token_urlsafe(24)
        self._entering = threading.Lock()

    @property
    def address(self) -> str:
        return f"{self.url}start/{self._entrance}"

    def answer(self, head: Head, body: bytes, met_at: str) -> Answer:
        """The answer to one request."""
        if not self.names.admits(head.headers.get("host", ""), met_at):
            return self.not_ours()
        path = head.target.partition("?")[0]
        if head.method == "POST":
            return self._changed(head, body)
        if head.method not in ("GET", "HEAD"):
            return plain(HTTPStatus.NOT_IMPLEMENTED, "501\n", [("Allow", "GET, HEAD, POST")])
        if path.startswith("/start/"):
            return self._entered(path.removeprefix("/start/"), head)
        if path.startswith("/fonts/"):
            return self._font(path.removeprefix("/fonts/"))
        if path not in ("/",) and not path.startswith(API):
            return plain(HTTPStatus.NOT_FOUND, "404\n")
        if not self._known(head):
            return self._refused(head, page=path == "/")
        if path == "/":
            fonts = {name: f"/fonts/spectral-{name}-400-normal.woff2" for name in FONTS}
            return _page(HTTPStatus.OK, self._host.page(API, self._token, self._name, fonts))
        return _reply(self._host.get(head.target.removeprefix(API)))

    def _entered(self, word: str, head: Head) -> Answer:
        """Lets in who has the word of the address, once."""
        with self._entering:
            right = not self._used and secrets.compare_digest(word.encode(), self._entrance.encode())
            if right and head.method == "GET":
                self._used = True
        if not right and not self._known(head):
            return self._refused(head, page=True)
        cookie = f"{self._cookie_name}={self._cookie}; Path=/; HttpOnly; SameSite=Strict"
        more = [("Set-Cookie", cookie)] if right else []
        return _page(
            HTTPStatus.OK, entrance_page(self._language, self._host.title[self._language], "/"), more
        )

    def _changed(self, head: Head, body: bytes) -> Answer:
        """A POST, which has to be the page's own."""
        headers = head.headers
        ours = (
            self._known(head)
            and headers.get("origin") == f"http://{headers['host']}"
            and headers.get("sec-fetch-site", "same-origin") == "same-origin"
            and headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"
            and secrets.compare_digest(headers.get(TOKEN_HEADER.lower(), "").encode(), self._token.encode())
        )
        if not ours or not head.target.startswith(API):
            return self._refused(head, page=False)
        return _reply(self._host.post(head.target.removeprefix(API), body))

    def _known(self, head: Head) -> bool:
        """Whether it comes from the browser that was let in."""
        try:
            cookies = SimpleCookie(head.headers.get("cookie", ""))
        except CookieError:
            return False
        found = cookies.get(self._cookie_name)
        return found is not None and secrets.compare_digest(found.value.encode(), self._cookie.encode())

    @property
    def _cookie_name(self) -> str:
        # Browsers give a cookie to every port of a computer: two reviews at a time need two names.
        return f"jetisu360-{self._host.kind}-{self.server_port}"

    def _refused(self, head: Head, *, page: bool) -> Answer:
        if page:
            return _page(HTTPStatus.FORBIDDEN, refused_page(self._language, self._host.title[self._language]))
        return _reply(refused_entry())

    def _font(self, name: str) -> Answer:
        if name not in {f"spectral-{part}-400-normal.woff2" for part in FONTS}:
            return plain(HTTPStatus.NOT_FOUND, "404\n")
        data = (STATIC / "fonts" / name).read_bytes()
        return _answer(HTTPStatus.OK, "font/woff2", data, "private, max-age=86400")


def _page(status: HTTPStatus, made: tuple[str, str], more: Headers | None = None) -> Answer:
    text, policy = made
    return _answer(status, _HTML, text.encode(), "no-store", policy, more)


def _reply(reply: Reply) -> Answer:
    # Pictures of this session stay in the browser's memory, and are gone with it.
    caching = "private, max-age=3600" if reply.lasting else "no-store"
    return _answer(reply.status, reply.type, reply.body, caching)


def _answer(
    status: HTTPStatus,
    kind: str,
    data: bytes,
    caching: str,
    policy: str = "default-src 'none'; frame-ancestors 'none'",
    more: Headers | None = None,
) -> Answer:
    told = [("Content-Type", kind), ("Cache-Control", caching), ("Content-Security-Policy", policy)]
    return Answer(status, [*_STRICT, *told, *(more or [])], io.BytesIO(data), len(data))


Server = TypeVar("Server", bound=PageServer)


def opened(make: Callable[[int], Server], port: int) -> Server:
    """A server that is bound but does not answer yet; a port that is taken gives way to the next free one.

    Raises:
        AddressNotAvailable
    """
    last: OSError | OverflowError | None = None
    ports = [port, *(port + step for step in range(1, _TRIED) if port and port + step <= 65535), 0]
    for tried in ports:
        try:
            return make(tried)
        except (OSError, OverflowError) as error:
            last = error
            if not isinstance(error, OSError) or error.errno not in (errno.EADDRINUSE, errno.EACCES):
                break
    raise AddressNotAvailable(host=HOST, port=port, reason=said(last or OSError())) from None


def serve_page(server: PageServer, on_ready: Callable[[str], object]) -> None:
    """Answers until Ctrl-C."""
    with server, served(server) as loop:
        try:
            on_ready(server.address)
            while loop.is_alive():
                loop.join(0.5)
        except KeyboardInterrupt:
            pass
