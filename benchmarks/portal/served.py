"""A seeded portal in processes of its own: `jetisu360 serve`, and what its log says of each request."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.servers import free_port


@dataclass(frozen=True)
class Served:
    """`log`: one JSON object a line (docs/portal.md)."""

    address: str
    log: Path

    def open(self, path: str, cookie: str) -> None:
        request = urllib.request.Request(self.address + path, headers={"Cookie": cookie})
        with urllib.request.urlopen(request, timeout=120) as answer:
            answer.read()

    def lines(self) -> int:
        return len(self.log.read_bytes().splitlines())

    def times(self, since: int = 0) -> list[float]:
        """Milliseconds of the server for each request, sorted."""
        lines = map(json.loads, self.log.read_text("utf-8").splitlines()[since:])
        return sorted(float(told["milliseconds"]) for told in lines if told.get("message") == "request")


@contextlib.contextmanager
def served(folder: Path, processes: int) -> Iterator[Served]:
    """With so many processes that answer, until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "jetisu360", "serve", "--no-browser", "--port", str(port)]
    given = {**os.environ, "JETISU360_LOG": "json", "JETISU360_LOG_LEVEL": "info"}
    given |= {"JETISU360_OWN_WORKER": "false", "JETISU360_WEB_PROCESSES": str(processes)}
    log = folder / "requests.log"
    with log.open("wb") as kept:
        process = subprocess.Popen(
            [*command, "--folder", str(folder)], env=given, stdout=subprocess.DEVNULL, stderr=kept
        )
        try:
            here = Served(f"http://localhost:{port}", log)
            _wait(here, process)
            yield here
        finally:
            process.terminate()
            process.wait(60)


def _wait(here: Served, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 300
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError):
            return here.open("/healthz", "")
        time.sleep(0.1)
    raise SystemExit(here.log.read_text("utf-8"))
