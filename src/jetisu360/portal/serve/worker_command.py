"""`jetisu360 worker`: a process that does the jobs of the portal, here or on another machine."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from jetisu360.commands.console import errors_told, tell
from jetisu360.language import Language, _

GRACE_SECONDS = 15.0
"""How long a step may still take once the worker was told to end; its job then goes to another worker."""


def run(folder: Path | None, language: Language, *, with_parent: bool = False) -> None:
    """Works until Ctrl-C or SIGTERM. `with_parent`: also until standard input ends, as it does when the
    process that started this one is gone, however it went.
    """
    with errors_told(language, as_json=False):
        from jetisu360.portal.serve.prepare import prepare

        # Who serves has brought the tables up to date already; two at once would be in each other's way.
        prepare(folder, migrate=not with_parent)
        from jetisu360.portal.jobs.worker import Worker

        worker = Worker()

        def stop() -> None:
            if not worker.stopping.is_set():
                worker.stop()
                timer = threading.Timer(GRACE_SECONDS, os._exit, (0,))
                timer.daemon = True
                timer.start()

        def told(number: int, frame: FrameType | None) -> None:
            if worker.stopping.is_set():
                os._exit(0)  # (told twice)
            stop()

        for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), told)
        if with_parent:
            threading.Thread(target=_wait_for_end, args=(stop,), daemon=True).start()
        else:
            tell(_("The worker waits for work.\nPress Ctrl+C to stop.").say(language))
        worker.run()
        if not with_parent:
            tell(_("Stopped.").say(language), sys.stderr)


def _wait_for_end(stop: Callable[[], None]) -> None:
    with contextlib.suppress(OSError, ValueError):
        # Not through `sys.stdin`, whose lock this thread would still hold when the interpreter ends.
        while os.read(sys.stdin.fileno(), 1024):
            pass
    stop()
