"""A web server for one site on this machine: what `jetisu360 view` runs, and what browser tests look at.

It behaves as docs/publishing.md asks of a real server: compressed siblings, types, caching, conditional and
partial requests, the page's own policy as a header. It never leaves the folder, never shows what begins with
a dot, and answers only to its own names (`own_names.py`). It speaks plain HTTP to a few visitors; it is not
meant for the open Internet.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import TypeVar

from jetisu360.files.regular import check_regular
from jetisu360.files.system_errors import said
from jetisu360.publish.layout import HOME
from jetisu360.publish.refusals import AddressNotAvailable, NothingToServe
from jetisu360.publish.serve.answers import Answer, answer, plain
from jetisu360.publish.serve.local_server import LocalServer, served
from jetisu360.publish.serve.request_head import Head
from jetisu360.publish.serve.zipped import ZippedSite

_PROXY_PREFIX = "http://"


class SiteServer(LocalServer):
    """Serves a folder or an archive.

    Raises:
        OSError, OverflowError: it cannot listen there.
    """

    def __init__(self, site: Path | ZippedSite, host: str, port: int) -> None:
        self.site = site
        super().__init__(host, port)

    def server_close(self) -> None:
        super().server_close()
        if isinstance(self.site, ZippedSite):
            self.site.close()

    def answer(self, head: Head, body: bytes, met_at: str) -> Answer:
        """The answer to one request."""
        target, headers = head.target, head.headers
        if "host" in headers and not self.names.admits(headers["host"], met_at):
            return self.not_ours()
        if target.lower().startswith(_PROXY_PREFIX):
            # As a proxy would ask; of ours, it is the same as the path alone.
            authority, slash, rest = target[len(_PROXY_PREFIX) :].partition("/")
            if self.names.admits(authority, met_at):
                target = slash + rest or "/"
        if head.method not in ("GET", "HEAD"):
            return plain(HTTPStatus.NOT_IMPLEMENTED, "501\n", [("Allow", "GET, HEAD")])
        if head.method == "HEAD":
            headers = {name: value for name, value in headers.items() if name != "range"}
        return self.shown(target, headers)

    def shown(self, target: str, headers: dict[str, str]) -> Answer:
        """What is shown at `target`, of whom asks as he may."""
        if isinstance(self.site, ZippedSite):
            return self.site.answer(target, headers)
        return answer(self.site, target, headers)


Server = TypeVar("Server", bound=SiteServer)


def open_server(folder: str | Path, host: str = "127.0.0.1", port: int = 0) -> SiteServer:
    """A server that is bound but does not answer yet; a port that is taken gives way to a free one.

    Raises:
        NothingToServe: `folder` (or the archive that it is) holds no site.
        ArchiveDamaged: it is a file, but no archive. NotAFile: it is a pipe or a device.
        AddressNotAvailable: neither that port nor any other can be had at `host`.
    """
    return opened(SiteServer, folder, host, port)


def opened(
    make: Callable[[Path | ZippedSite, str, int], Server], folder: str | Path, host: str, port: int
) -> Server:
    """As `open_server`, of the server that `make` makes of a site, a host and a port.

    Raises:
        NothingToServe: `folder` (or the archive that it is) holds no site.
        ArchiveDamaged: it is a file, but no archive. NotAFile: it is a pipe or a device.
        AddressNotAvailable: neither that port nor any other can be had at `host`.
    """
    folder = Path(folder)
    site: Path | ZippedSite = folder
    if folder.exists() and not folder.is_dir():
        check_regular(folder)
        site = ZippedSite(folder)
    elif not (folder / HOME).is_file():
        raise NothingToServe(folder=folder)
    try:
        try:
            return make(site, host, port)
        except OSError as error:
            # (Windows also says of a port that is taken, or kept for itself, that it may not be used.)
            if error.errno not in (errno.EADDRINUSE, errno.EACCES) or port == 0:
                raise
            return make(site, host, 0)
    except (OSError, OverflowError, UnicodeError) as error:
        if isinstance(site, ZippedSite):
            site.close()
        raise AddressNotAvailable(host=host, port=port, reason=said(error)) from None


def serve(
    folder: str | Path,
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    on_ready: Callable[[str], object] | None = None,
    on_network: Callable[[list[str]], object] | None = None,
) -> None:
    """Serves the site in `folder` until Ctrl-C; `on_ready` is called with its address once it answers.

    `on_network` is called before that, and only if other computers can reach it, with the addresses for them.

    Raises:
        NothingToServe: `folder` holds no site.
        AddressNotAvailable: the server cannot start there.
    """
    with open_server(folder, host, port) as server:
        serve_until_stopped(server, on_ready=on_ready, on_network=on_network)


def serve_until_stopped(
    server: SiteServer,
    *,
    on_ready: Callable[[str], object] | None = None,
    on_network: Callable[[list[str]], object] | None = None,
) -> None:
    """As `serve`, with a server that is bound already."""
    with served(server) as loop:
        try:
            if on_network and server.names.to_others:
                on_network(server.urls_for_others)
            if on_ready:
                on_ready(server.url)
            while loop.is_alive():
                loop.join(0.5)
        except KeyboardInterrupt:
            pass
