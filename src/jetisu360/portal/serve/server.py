"""The web server of the portal: Granian, one process or several, and what happens around its start."""

from __future__ import annotations

import atexit
import contextlib
import multiprocessing
import os
import shutil
import socket
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable

from jetisu360.files.system_errors import said
from jetisu360.publish.refusals import AddressNotAvailable

TARGET = "jetisu360.portal.serve.wsgi:application"
METRICS = "PROMETHEUS_MULTIPROC_DIR"
THREADS = 8
"""Requests that one process answers at a time."""


def free_port(host: str, port: int) -> int:
    """The port, or with 0 one that nobody uses.

    Raises:
        AddressNotAvailable
    """
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            if os.name != "nt":  # there it would let two programs share a port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return int(probe.getsockname()[1])
    except OSError as error:
        raise AddressNotAvailable(host=host, port=port, reason=said(error)) from error


def serve(
    host: str, port: int, *, processes: int, behind_proxy: bool, on_ready: Callable[[], None], log_level: str
) -> None:
    """Answers until Ctrl-C or SIGTERM; requests that are under way are then finished first.

    `on_ready` is called from a thread of its own when the portal answers for the first time.
    """
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    if processes > 1 and METRICS not in os.environ:
        # Where each process writes its numbers, so that any of them can tell those of all.
        os.environ[METRICS] = tempfile.mkdtemp(prefix="jetisu360-metrics-")
        atexit.register(shutil.rmtree, os.environ[METRICS], ignore_errors=True)
    # A forked child would share open files and half-held locks of this process.
    multiprocessing.set_start_method("spawn", force=True)
    threading.Thread(target=_wait_until_ready, args=(host, port, on_ready), daemon=True).start()
    Granian(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=THREADS,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=20,
        # What Granian warns of is how many threads wait for the database; ours are few.
        log_level=LogLevels("debug" if log_level == "debug" else "error"),
    ).serve()


def _wait_until_ready(host: str, port: int, on_ready: Callable[[], None]) -> None:
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    address = f"http://{f'[{name}]' if ':' in name else name}:{port}/healthz"
    end = time.monotonic() + 120
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5) as answer:
            if answer.status == 200:
                on_ready()
                return
        time.sleep(0.1)
