"""Windows refuses to rename or to replace what somebody has open: a server that is sending it, a virus
scanner that looks at it, a search that reads it. Most of them let go of it in a moment.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 15.0
"""Seconds after which what the system says is believed."""
_SHORTEST, _LONGEST = 0.05, 1.0
# ERROR_ACCESS_DENIED (of a folder in which a file is open), ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION:
# https://learn.microsoft.com/windows/win32/debug/system-error-codes--0-499-
_HELD = (5, 32, 33)


def renamed(old: Path, new: Path) -> None:
    """`old.rename(new)`. Raises OSError: also after a while it could not be done."""
    _again(lambda: old.rename(new))


def replaced(old: Path, new: Path) -> None:
    """`old.replace(new)`. Raises OSError: also after a while it could not be done."""
    _again(lambda: old.replace(new))


def _again(call: Callable[[], object]) -> None:
    until = time.monotonic() + PATIENCE
    pause = _SHORTEST
    while True:
        try:
            call()
            return
        except PermissionError as error:
            # (elsewhere no open file keeps its name, and waiting would change nothing)
            if os.name != "nt" or getattr(error, "winerror", None) not in _HELD or time.monotonic() > until:
                raise
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST)
