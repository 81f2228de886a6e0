"""The worker inside `jetisu360 serve`: a process of its own, which ends with the one that serves."""

from __future__ import annotations

import contextlib
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator

log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-m", "jetisu360", "worker", "--with-parent")
END_SECONDS = 20.0
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0


@contextlib.contextmanager
def own_worker() -> Iterator[None]:
    """A worker as long as the block runs; one that ends by itself is started again."""
    over = threading.Event()
    process = _start()
    held = [process]

    def watch() -> None:
        pause = FIRST_PAUSE
        while not over.wait(0.5):
            if held[0].poll() is None:
                continue
            log.warning("the worker ended (status %s) and is started again", held[0].returncode)
            if over.wait(pause):
                return
            pause = min(pause * 2, LONGEST_PAUSE)
            held[0] = _start()

    thread = threading.Thread(target=watch, name="own-worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(5)
        _end(held[0])


def _start() -> subprocess.Popen[bytes]:
    # Its standard input is our end of a pipe: when we are gone, even killed, it reads the end of it.
    return subprocess.Popen(COMMAND, stdin=subprocess.PIPE)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(5)
