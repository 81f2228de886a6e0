"""The line between a museum and its portal, which can break: a port that passes on what it gets."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator

PIECE = 16_384


class Line:
    """Listens on a port of its own. `break_after(n)` cuts it as soon as n more bytes went up; nobody gets
    through until `mend()`.
    """

    def __init__(self) -> None:
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self._target = 0
        self._left: float = float("inf")
        self._broken = threading.Event()
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()

    def lead_to(self, port: int) -> None:
        self._target = port
        threading.Thread(target=self._answer, daemon=True).start()

    def break_after(self, size: int) -> None:
        self._left = size

    def mend(self) -> None:
        self._left = float("inf")
        self._broken.clear()

    @property
    def broken(self) -> bool:
        return self._broken.is_set()

    def close(self) -> None:
        self._door.close()
        self._cut()

    def _answer(self) -> None:
        with contextlib.suppress(OSError):  # (closed)
            while True:
                here, _address = self._door.accept()
                if self.broken:
                    here.close()
                    continue
                there = socket.create_connection(("127.0.0.1", self._target))
                with self._lock:
                    self._open |= {here, there}
                threading.Thread(target=self._pass_on, args=(here, there, True), daemon=True).start()
                threading.Thread(target=self._pass_on, args=(there, here, False), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, up: bool) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(PIECE):
                target.sendall(piece)
                if up:
                    self._left -= len(piece)
                if self._left <= 0 and not self.broken:
                    self._broken.set()
                    self._cut()
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        with self._lock:
            self._open.discard(source)
        source.close()

    def _cut(self) -> None:
        with self._lock:
            ends = list(self._open)
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def a_line() -> Iterator[Line]:
    line = Line()
    try:
        yield line
    finally:
        line.close()
