"""How much memory there is, and how much one photograph will want."""

from __future__ import annotations

import re
from pathlib import Path

# The decoded picture, its faces and the tiles of one level (benchmarks/scaling.py --memory measures it). A
# part of a sphere needs less: its faces are never held.
# Rounded up: a guess that is too high costs a little speed, one that is too low costs the build.
BYTES_A_PIXEL = 9.0
PROCESS = 180 << 20
UNKNOWN = 4 << 30


def step_memory(pixels: float) -> int:
    """Bytes that cutting a picture of so many pixels takes at its peak, with interpreter and libraries."""
    return int(PROCESS + BYTES_A_PIXEL * pixels)


def available_memory() -> int:
    """Bytes that new processes may take: what the machine has free, or what the container still allows."""
    found = [value for value in (_meminfo(), _cgroup()) if value is not None]
    return min(found, default=UNKNOWN)


def _meminfo() -> int | None:
    try:
        text = Path("/proc/meminfo").read_text("ascii")
    except (OSError, ValueError):
        return _windows()
    match = re.search(r"^MemAvailable:\s+(\d+) kB", text, re.MULTILINE)
    return int(match[1]) << 10 if match else None


def _cgroup() -> int | None:
    for limit, used in (
        ("memory.max", "memory.current"),
        ("memory/memory.limit_in_bytes", "memory/memory.usage_in_bytes"),
    ):
        try:
            most = int((Path("/sys/fs/cgroup") / limit).read_text("ascii"))
            return max(0, most - int((Path("/sys/fs/cgroup") / used).read_text("ascii")))
        except (OSError, ValueError):  # no such file, or "max": no limit
            continue
    return None


def _windows() -> int | None:
    import ctypes

    if not hasattr(ctypes, "windll"):
        return None

    class Status(ctypes.Structure):
        _fields_ = [
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *((name, ctypes.c_ulonglong) for name in ("total", "free", "t2", "f2", "t3", "f3", "f4")),
        ]

    status = Status(length=ctypes.sizeof(Status))
    done = ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
    return int(status.free) if done else None
