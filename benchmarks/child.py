"""Runs a program and weighs it from outside: wall clock, processor, peak memory.

This module stays small on purpose: Linux counts the memory of whoever starts a process towards its peak.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from typing import Any


class Failed(RuntimeError):
    """The program ended with an error; the message is the last line it wrote."""


@dataclass(frozen=True)
class Run:
    """Of the whole process with its start: `wall` and `cpu` (s), `peak` (bytes). `report`: its own JSON."""

    wall: float
    cpu: float
    peak: int
    report: dict[str, Any] = field(default_factory=dict)


def run(module: str, *arguments: str) -> Run:
    """`python -m module arguments…`; its last line must be JSON.

    `peak` is the largest single process (the program's own, or a child's where it has any). Raises Failed.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-m", module, *arguments], stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        lines = out.read().decode().strip().splitlines()
        if process.returncode != 0:
            said = err.read().decode(errors="replace").strip().splitlines()
            raise Failed(said[-1] if said else f"exit status {process.returncode}")
    report = json.loads(lines[-1]) if lines else {}
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, report)
