"""A web server for one site on this machine: what `jetisu360 view` runs, and what browser tests look at.

It behaves as docs/publishing.md asks of a real server: compressed siblings, types, caching, conditional and
partial requests, the page's own policy as a header. It never leaves the folder and never shows what begins
with a dot. It speaks plain HTTP to a few visitors; it is not meant for the open Internet.
"""

from __future__ import annotations

import contextlib
import errno
import socket
import socketserver
import sys
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from jetisu360.publish.answers import Answer, answer
from jetisu360.publish.refusals import AddressNotAvailable, NothingToServe
from jetisu360.publish.zipped import ZippedSite
from jetisu360.regular import check_regular

# A visitor who goes quiet in the middle of a request does not hold a thread for ever.
PATIENCE_SECONDS = 30
CHUNK = 256 * 1024


class SiteServer(ThreadingHTTPServer):
    """Serves a folder or an archive; a context manager that closes its socket."""

    daemon_threads = True
    # A browser opens six connections at once; the default queue of five would refuse the sixth under load.
    request_queue_size = 64

    def __init__(self, site: Path | ZippedSite, host: str, port: int) -> None:
        self.site = site
        if ":" in host:
            self.address_family = socket.AF_INET6
        super().__init__((host, port), _Handler)

    def answer(self, target: str, headers: dict[str, str]) -> Answer:
        """The answer to GET `target`."""
        if isinstance(self.site, ZippedSite):
            return self.site.answer(target, headers)
        return answer(self.site, target, headers)

    def server_close(self) -> None:
        super().server_close()
        if isinstance(self.site, ZippedSite):
            self.site.close()

    @property
    def url(self) -> str:
        """Where a browser on this machine finds the site."""
        host, port = self.server_address[0], self.server_address[1]
        name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(str(host), str(host))
        return f"http://{f'[{name}]' if ':' in name and '[' not in name else name}:{port}/"

    def server_bind(self) -> None:
        """Without the standard server's look-up of our own name, which can hang where there is no DNS."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor who leaves in the middle is nothing to report; everything else is."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def open_server(folder: str | Path, host: str = "127.0.0.1", port: int = 0) -> SiteServer:
    """A server that is bound but does not answer yet; a port that is taken gives way to a free one.

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
    elif not (folder / "index.html").is_file():
        raise NothingToServe(folder=folder)
    try:
        try:
            return SiteServer(site, host, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or port == 0:
                raise
            return SiteServer(site, host, 0)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise AddressNotAvailable(host=host, port=port, reason=reason) from None


def serve(
    folder: str | Path,
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    on_ready: Callable[[str], object] | None = None,
) -> None:
    """Serves the site in `folder` until Ctrl-C; `on_ready` is called with its address once it answers.

    Raises:
        NothingToServe: `folder` holds no site.
        AddressNotAvailable: the server cannot start there.
    """
    with open_server(folder, host, port) as server:
        # In a thread of its own, so that an interrupt meets a thread that can stop the loop.
        loop = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        loop.start()
        try:
            if on_ready:
                on_ready(server.url)
            while loop.is_alive():
                loop.join(0.5)
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
            loop.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "jetisu360"
    sys_version = ""
    timeout = PATIENCE_SECONDS
    server: SiteServer

    def do_GET(self) -> None:
        self._send(with_body=True)

    def do_HEAD(self) -> None:
        self._send(with_body=False)

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the command's own output is for its user."""

    def _send(self, *, with_body: bool) -> None:
        found = self.server.answer(self.path, dict(self.headers.items()))
        with contextlib.closing(found):
            self.send_response(found.status)
            for name, value in found.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(found.length))
            # The body of such a request was not read; what follows on the wire is not a new request.
            if self.headers.get("Content-Length", "0") != "0" or "Transfer-Encoding" in self.headers:
                self.send_header("Connection", "close")
                self.close_connection = True
            self.end_headers()
            if with_body:
                self._copy(found)

    def _copy(self, found: Answer) -> None:
        left = found.length
        while left > 0:
            piece = found.body.read(min(CHUNK, left))
            if not piece:
                # The file became shorter while we read it: the promise is broken, so is the connection.
                self.close_connection = True
                return
            self.wfile.write(piece)
            left -= len(piece)
