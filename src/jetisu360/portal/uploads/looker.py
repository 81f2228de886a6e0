"""Whoever looks into photographs, one after the other: a child process that is ended when it hangs."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

SECONDS = 120.0
"""For one photograph. The largest that is opened at all, half a gigapixel, takes 20 to 40."""
MOST_LOOKS = 40
"""After so many the process is a new one: what decoders forget to free goes with the old."""
COMMAND = (sys.executable, "-m", "jetisu360.portal.uploads.look")


class LookFailed(Exception):
    """The process broke or took too long: not about the program that asked."""


class Looker:
    """To be closed. One photograph at a time."""

    def __init__(self, seconds: float = SECONDS, command: tuple[str, ...] = COMMAND) -> None:
        self._seconds, self._command = seconds, command
        self._process: subprocess.Popen[str] | None = None
        self._looks = 0

    def look(self, file: Path, name: str, *, fresh: bool, kind: str = "photograph") -> dict[str, Any]:
        """As `look.look` answers.

        Raises:
            LookFailed
        """
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        timer = threading.Timer(self._seconds, process.kill)
        timer.start()
        try:
            asked = {"file": str(file), "name": name, "fresh": fresh, "kind": kind}
            process.stdin.write(json.dumps(asked) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
            answer = json.loads(line) if line else None
        except (OSError, ValueError):
            answer = None
        finally:
            timer.cancel()
        self._looks += 1
        if not isinstance(answer, dict):
            self.close()
            raise LookFailed
        if self._looks >= MOST_LOOKS:
            self.close()
        return answer

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
        return self._process

    def close(self) -> None:
        process, self._process, self._looks = self._process, None, 0
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()
        process.wait()

    def __enter__(self) -> Looker:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()
