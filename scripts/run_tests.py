"""Runs the whole suite; a few tests with programs of their own are tried once more alone where they failed.

A real browser (`browser`), or servers and workers as processes (`cluster`), share two cores with others of
their kind: now and then a test meets a moment that no visitor's machine has. Such a test is tried again with
nothing beside it. Passing then, it is named as unsteady in the last lines, so that it is looked into;
failing, it fails. Everything else fails at once, and so do more than `MOST`
(docs/decisions/tests-second-try.md).
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FAILED = ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed"
MOST = 8
"""More than that is no accident, and would take too long."""
FAILURES, NOTHING_CHOSEN = 1, 5
"""What pytest's exit status says."""


def pytest(*arguments: str, quiet: bool = False) -> int:
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(
        command, cwd=ROOT, stdout=subprocess.DEVNULL if quiet else None, check=False
    ).returncode


def failed() -> list[str]:
    """The tests that failed in the last run."""
    try:
        return list(json.loads(FAILED.read_text("utf-8")))
    except (OSError, ValueError):
        return []


def main() -> int:
    FAILED.unlink(missing_ok=True)
    status = pytest("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", *sys.argv[1:])
    again = failed()
    if status != FAILURES or not 0 < len(again) <= MOST:
        return status
    if (
        pytest("--collect-only", "-q", "-m", "not browser and not cluster", *again, quiet=True)
        != NOTHING_CHOSEN
    ):
        return status
    print(f"\nOnce more, with nothing beside: {', '.join(again)}", flush=True)
    if pytest(*again):
        return status
    print(f"\nUnsteady (failed beside other tests, passed alone; look into it): {', '.join(again)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
