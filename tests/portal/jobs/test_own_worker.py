"""The worker inside `jetisu360 serve` ends with it, however that goes, and is started anew when killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.portal.serve.test_serve import COMMAND, environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 and /proc")


def until(said: Callable[[], object], log: Path) -> None:
    end = time.monotonic() + 120
    while not said():
        assert time.monotonic() < end, log.read_text("utf-8")
        time.sleep(0.1)


def alive(pid: int) -> bool:
    try:
        # A process that has ended and that nobody has asked for yet is none.
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_it_is_started_again_and_ends_with_the_server(tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = [*COMMAND, "serve", "--folder", str(tmp_path / "portal"), "--port", "0", "--no-browser"]
    with log.open("w") as file:
        process = subprocess.Popen(command, env=environment(), stdout=file, stderr=file)

    def workers() -> list[int]:
        return [int(pid) for pid in re.findall(r"worker [^:\s]+:(\d+):\w+ begins", log.read_text("utf-8"))]

    try:
        until(lambda: len(workers()) == 1, log)
        os.kill(workers()[0], signal.SIGKILL)
        until(lambda: len(workers()) == 2, log)
        process.kill()
        process.wait(30)
        until(lambda: not alive(workers()[1]), log)
    finally:
        process.kill()


def test_a_worker_by_itself_ends_when_told(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with log.open("w") as file:
        command = [*COMMAND, "worker", "--folder", str(tmp_path / "portal")]
        process = subprocess.Popen(command, env=environment(), stdout=file, stderr=file)
    try:
        until(lambda: "begins" in log.read_text("utf-8"), log)
        process.terminate()
        assert process.wait(30) == 0
        assert "Traceback" not in log.read_text("utf-8")
    finally:
        process.kill()
