"""A window that Windows opened for this program alone: somebody has double-clicked it in the Explorer.

It closes as soon as the program ends, whatever was said in it; so it is held until somebody has read it.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import PureWindowsPath
from typing import Any

from jetisu360.commands.language import message_language
from jetisu360.language import _

_MOST = 64
_QUERY = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
# What starts a Python program: the launcher of pip and pipx, the one of a virtual environment, Python itself.
_OURS = ("jetisu360", "python", "pythonw", "py", "pyw")


def is_ours_alone() -> bool:
    """Whether this program, with what started it, is alone in its console: no shell waits for its end."""
    if os.name != "nt":
        return False
    import ctypes

    try:
        names = _processes(ctypes.windll.kernel32)  # type: ignore[attr-defined]
    except (AttributeError, OSError):
        return False
    return bool(names) and all(PureWindowsPath(name).stem.lower().startswith(_OURS) for name in names)


def _processes(kernel: Any) -> list[str]:
    """The programs of all processes of this console; none where that cannot be learned.

    https://learn.microsoft.com/windows/console/getconsoleprocesslist
    """
    import ctypes

    ids = (ctypes.c_uint32 * _MOST)()
    count = kernel.GetConsoleProcessList(ids, _MOST)
    if not 0 < count <= _MOST:
        return []
    names: list[str] = []
    for number in ids[:count]:
        handle = kernel.OpenProcess(_QUERY, False, number)
        if not handle:
            return []
        text, size = ctypes.create_unicode_buffer(1024), ctypes.c_uint32(1024)
        known = kernel.QueryFullProcessImageNameW(handle, 0, text, ctypes.byref(size))
        kernel.CloseHandle(handle)
        if not known:
            return []
        names.append(text.value)
    return names


def hold() -> None:
    """Waits until somebody has read what is in the window."""
    language = message_language()
    with contextlib.suppress(OSError, ValueError, EOFError, KeyboardInterrupt):
        print("\n" + _("Press Enter to close this window.").say(language), file=sys.stderr, flush=True)
        input()
