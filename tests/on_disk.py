"""What stands on the disk, and what a process that is killed in the middle leaves there."""

from __future__ import annotations

import contextlib
import os
import signal
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

posix = pytest.mark.skipif(os.name != "posix", reason="links, pipes and signals are POSIX")


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every entry below: its mode, and its bytes or where it leads."""
    found = {}
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        data = path.read_bytes() if stat.S_ISREG(mode) else b""
        found[path.relative_to(folder).as_posix()] = (
            mode,
            os.fsencode(path.readlink()) if path.is_symlink() else data,
        )
    return found


def file(path: Path, data: bytes = b"precious") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def killed(work: Callable[[], object], owner: Any, name: str, when: str) -> None:
    """Does the work in a child that is killed with -9 before or after the named function."""
    child = os.fork()
    if child == 0:
        inner = getattr(owner, name)

        def dies(*words: Any) -> None:
            if when == "after":
                inner(*words)
            os.kill(os.getpid(), signal.SIGKILL)

        setattr(owner, name, dies)
        with contextlib.suppress(BaseException):
            work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the moment never came"
