"""A small web server on this machine, for a few visitors: connections, time and sizes. What is answered is
said by those who are made of it (`server.py` for a site, `commands/local_page` for pages that keepers work
on).

One thread waits for all visitors, a few others read files: a thousand visitors who say nothing cost no
threads, and the one who has been quiet longest makes room for a new one.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import os
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from email.utils import formatdate
from http import HTTPStatus
from typing import Self

from jetisu360.language import LANGUAGES
from jetisu360.publish.refusals import NotOurName
from jetisu360.publish.serve.answers import Answer, plain
from jetisu360.publish.serve.own_names import OwnNames, addresses_for_others
from jetisu360.publish.serve.request_head import MOST_BYTES, BadRequest, Head, read_head

# A visitor who goes quiet, before a request is whole or while an answer is being sent, is not waited for.
PATIENCE_SECONDS = 30
MOST_CONNECTIONS = 128
READERS = 8
"""Threads that read files."""
CHUNK = 64 * 1024
GOODBYE_SECONDS = 10
"""So long is waited for connections to be given up; they are, at once, unless something is very wrong."""


@dataclass(eq=False)
class _Visitor:
    """One connection; `since`: when it last got on, `answered`: whether it is being sent something."""

    writer: asyncio.StreamWriter
    met_at: str
    since: float = field(default_factory=time.monotonic)
    answered: bool = False

    def goes_on(self, answered: bool) -> None:
        self.since, self.answered = time.monotonic(), answered


class LocalServer:
    """Answers requests at one address of this machine; a context manager that closes its socket. What is
    answered is a child's to say (`answer`).

    Raises:
        OSError, OverflowError: it cannot listen there.
    """

    most_body = 0
    """Bytes of a POST's body that are read; the body of any other request never is."""

    def __init__(self, host: str, port: int) -> None:
        # An empty host would mean “everywhere”, which nobody asks for by leaving a name out.
        host = host.strip().strip("[]") or "127.0.0.1"
        self._socket = _listening(host, port)
        self.server_address = self._socket.getsockname()
        self.server_port = int(self.server_address[1])
        self.names = OwnNames(host, str(self.server_address[0]), self.server_port)
        self._visitors: set[_Visitor] = set()
        self._readers = ThreadPoolExecutor(READERS, "reader")
        self._stop = threading.Event()
        self._told: Callable[[], object] = _nobody
        self._stopped = threading.Event()
        self._stopped.set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.server_close()

    @property
    def url(self) -> str:
        """Where a browser on this machine finds us."""
        host = str(self.server_address[0])
        name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
        return f"http://{f'[{name}]' if ':' in name else name}:{self.server_port}/"

    @property
    def urls_for_others(self) -> list[str]:
        """Where other computers find it; empty where only this one can."""
        if self.names.everywhere:
            return addresses_for_others(self.server_port)
        return [self.url] if self.names.to_others else []

    def serve_forever(self) -> None:
        """Answers until `shutdown`."""
        self._stopped.clear()
        try:
            asyncio.run(self._serve())
        finally:
            self._stopped.set()

    def shutdown(self) -> None:
        """Ends `serve_forever`, which runs in another thread, and waits until it has ended; not for ever, as
        whoever presses Ctrl+C wants it to end.
        """
        self._stop.set()
        self._told()
        self._stopped.wait(GOODBYE_SECONDS)

    def server_close(self) -> None:
        self._socket.close()
        self._readers.shutdown(wait=False, cancel_futures=True)

    def answer(self, head: Head, body: bytes, met_at: str) -> Answer:
        """The answer to one request; `met_at`: the address of ours that was reached."""
        raise NotImplementedError

    def not_ours(self) -> Answer:
        """What a request gets that calls us by a name that is not ours."""
        said = NotOurName(address=self.url)
        return plain(HTTPStatus.MISDIRECTED_REQUEST, "".join(f"{said.say(item)}\n" for item in LANGUAGES))

    async def _serve(self) -> None:
        loop, stop = asyncio.get_running_loop(), asyncio.Event()
        self._told = functools.partial(_tell, loop, stop)
        # What goes wrong with one connection is the visitor's loss and nobody's news.
        loop.set_exception_handler(lambda *_: None)
        server = await asyncio.start_server(self._visit, sock=self._socket, limit=MOST_BYTES, backlog=128)
        async with server:
            # Whoever said it before there was anybody to tell has set `_stop` alone.
            if not self._stop.is_set():
                await stop.wait()
            for visitor in list(self._visitors):
                visitor.writer.transport.abort()

    async def _visit(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        met = writer.get_extra_info("sockname")
        visitor = _Visitor(writer, str(met[0]) if met else "")
        if len(self._visitors) >= MOST_CONNECTIONS:
            # Rather one who says nothing than one who is being served; of them the one who got on last.
            quietest = min(self._visitors, key=lambda item: (item.answered, item.since))
            self._visitors.discard(quietest)
            quietest.writer.transport.abort()
        self._visitors.add(visitor)
        try:
            writer.transport.set_write_buffer_limits(high=CHUNK)
            while await self._answer_next(reader, visitor):
                pass
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError, TimeoutError):
            # A visitor who leaves in the middle, or whom we do not wait for any longer, is nothing to report.
            writer.transport.abort()
        finally:
            self._visitors.discard(visitor)
            writer.close()

    async def _answer_next(self, reader: asyncio.StreamReader, visitor: _Visitor) -> bool:
        """One request and its answer; whether the connection may go on."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                head = read_head(await reader.readuntil(b"\r\n\r\n"))
                body = await self._body(reader, head)
        except asyncio.LimitOverrunError:
            await self._send(visitor, _short(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE), None)
            return False
        except BadRequest as error:
            await self._send(visitor, _short(error.status), None)
            return False
        visitor.goes_on(answered=True)
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(self._readers, self.answer, head, body, visitor.met_at)
        except Exception:
            if os.environ.get("JETISU360_DEBUG"):
                raise
            found = _short(HTTPStatus.INTERNAL_SERVER_ERROR)
        try:
            whole = await self._send(visitor, found, head)
        finally:
            await loop.run_in_executor(self._readers, found.close)
        visitor.goes_on(answered=False)
        return whole and head.lasting

    async def _body(self, reader: asyncio.StreamReader, head: Head) -> bytes:
        """What comes with a POST; nothing where nobody wants any.

        Raises:
            BadRequest
        """
        if head.method != "POST" or not self.most_body:
            return b""
        written = head.headers.get("content-length", "")
        if not re.fullmatch("[0-9]{1,12}", written):
            raise BadRequest(HTTPStatus.LENGTH_REQUIRED)
        if int(written) > self.most_body:
            raise BadRequest(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return await reader.readexactly(int(written))

    async def _send(self, visitor: _Visitor, found: Answer, head: Head | None) -> bool:
        """Whether all of the answer was sent, as it promised."""
        writer = visitor.writer
        loop = asyncio.get_running_loop()
        writer.write(_head_of(found, lasting=head is not None and head.lasting))
        left = found.length if head is None or head.method != "HEAD" else 0
        while left > 0:
            piece = await loop.run_in_executor(self._readers, _read, found, min(CHUNK, left))
            if not piece:
                # The file became shorter meanwhile, or is damaged: the promise is broken, so is the line.
                return False
            left -= len(piece)
            writer.write(piece)
            async with asyncio.timeout(PATIENCE_SECONDS):
                await writer.drain()
            visitor.goes_on(answered=True)
        async with asyncio.timeout(PATIENCE_SECONDS):
            await writer.drain()
        return True


def _nobody() -> None:
    """Nobody is serving yet."""


def _tell(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    with contextlib.suppress(RuntimeError):  # it has ended by itself, and its loop is closed
        loop.call_soon_threadsafe(stop.set)


def _short(status: HTTPStatus) -> Answer:
    return plain(status, f"{status.value}\n")


def _read(found: Answer, most: int) -> bytes:
    try:
        return found.body.read(most)
    except Exception:  # a damaged entry of an archive: its decoders have no common error
        return b""


def _head_of(found: Answer, *, lasting: bool) -> bytes:
    """Status line and headers. A value that could end its line, or that HTTP cannot carry, is left out."""
    lines = [f"HTTP/1.1 {found.status.value} {found.status.phrase}", "Server: jetisu360"]
    lines += [f"Date: {formatdate(usegmt=True)}"]
    lines += [f"{name}: {value}" for name, value in found.headers if value.isascii() and value.isprintable()]
    if found.status != HTTPStatus.NOT_MODIFIED:
        lines.append(f"Content-Length: {found.length}")
    if not lasting:
        lines.append("Connection: close")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


def _listening(host: str, port: int) -> socket.socket:
    """A socket that takes visitors in, at the first address that `host` means (IPv4 before IPv6).

    Raises:
        OSError, OverflowError
    """
    kinds = socket.AF_INET6 if ":" in host else socket.AF_UNSPEC
    if not 0 <= port <= 65535:
        raise OverflowError("port must be 0-65535")
    found = socket.getaddrinfo(host, port, kinds, socket.SOCK_STREAM)
    family, kind, protocol, _, address = min(found, key=lambda item: item[0] != socket.AF_INET)
    listening = socket.socket(family, kind, protocol)
    try:
        # On Windows the option of that name would let another program listen at the same port.
        option = socket.SO_REUSEADDR if os.name != "nt" else getattr(socket, "SO_EXCLUSIVEADDRUSE", 0)
        listening.setsockopt(socket.SOL_SOCKET, option, 1)
        listening.bind(address)
        listening.listen(128)
    except BaseException:
        listening.close()
        raise
    return listening


@contextlib.contextmanager
def served(server: LocalServer) -> Iterator[threading.Thread]:
    """The server at work in a thread of its own, so that an interrupt meets a thread that can stop it."""
    loop = threading.Thread(target=server.serve_forever, daemon=True)
    loop.start()
    try:
        yield loop
    finally:
        server.shutdown()
        loop.join(GOODBYE_SECONDS)
