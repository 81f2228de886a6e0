"""What kills leave: the tests that kill, told how often (`JETISU360_KILLS`)."""

from __future__ import annotations

import os
import subprocess
import sys

from benchmarks.pictures import ROOT
from benchmarks.tables import table

BUILDS = "builds and publications: workers, at random moments"
WRITES = "uploads: the server, at each of its writes"
SENDING = "uploads: the server, while a browser sends"
TESTS = (
    (BUILDS, "publication/test_kills.py", True),
    (WRITES, "uploads/test_receiving.py::test_the_server_is_killed", False),
    (SENDING, "uploads/test_browser.py::test_the_server_is_killed", False),
)
"""(what is killed when, where in tests/portal, whether it is told how often)."""


def kills(number: int) -> str:
    """The table: nothing lost, nothing half-published, or what a test said."""
    rows = []
    for what, test, often in TESTS:
        file, _sign, name = test.partition("::")
        # (However many kills there are to be: no limit on time.)
        command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "--timeout", "0"]
        command += ["-p", "no:cacheprovider", f"tests/portal/{file}", *(("-k", name) if name else ())]
        environment = {**os.environ, "JETISU360_KILLS": str(number)}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        print(done.stdout[-2000:] if done.returncode else ".", file=sys.stderr)
        faults = "none" if done.returncode == 0 else done.stdout.strip().splitlines()[-1]
        rows.append([what, number if often else "all", faults])
    return table(["killed", "times", "lost or half-published"], rows)
