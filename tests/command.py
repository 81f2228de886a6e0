"""The command as a person calls it: in this process, which starts nothing, or in a process of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

LANGUAGE = ("LANGUAGE", "LANG", "LC_ALL", "LC_MESSAGES")


@dataclass(frozen=True)
class Result:
    """Exit status, and what was written to standard output and standard error."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        value: dict[str, Any] = json.loads(self.out)
        return value

    @property
    def notes(self) -> list[dict[str, Any]]:
        """What is told besides that the pictures of tests are small."""
        return [note for note in self.json["notes"] if note["code"] != "soft-pictures"]


def environment(**more: str) -> dict[str, str]:
    """Without a language of the machine's own."""
    kept = {key: value for key, value in os.environ.items() if key not in LANGUAGE}
    return {**kept, "JETISU360_LANGUAGE": "en", "PYTHONUTF8": "1", **more}


def call(*words: str | Path, cwd: Path | None = None, **variables: str) -> Result:
    """Runs the command through its entry point, `jetisu360.cli.main`, in this process."""
    from jetisu360 import cli

    out, err = _console(), _console()
    with pytest.MonkeyPatch.context() as patch:
        for name in LANGUAGE:
            patch.delenv(name, raising=False)
        for name, value in {"JETISU360_LANGUAGE": "en", **variables}.items():
            patch.setenv(name, value)
        if cwd is not None:
            patch.chdir(cwd)
        patch.setattr(sys, "argv", ["jetisu360", *map(str, words)])
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
            cli.main()
    status = ended.value.code or 0
    assert isinstance(status, int), status
    return _result(status, _said(out), _said(err))


def call_apart(*words: str | Path, cwd: Path | None = None, **variables: str) -> Result:
    """Runs the command in a new process: for what is decided when one begins, as the language of `--help`."""
    done = subprocess.run(
        [sys.executable, "-m", "jetisu360", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(**variables),
        cwd=cwd,
    )
    return _result(done.returncode, done.stdout, done.stderr)


def _result(status: int, out: str, err: str) -> Result:
    assert "Traceback" not in err, err
    return Result(status, out, err)


def _console() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")


def _said(console: io.TextIOWrapper) -> str:
    console.flush()
    buffer = console.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
