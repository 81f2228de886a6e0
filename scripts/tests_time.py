"""Where the processor's time of the tests goes: by file and by test, with every process that a test starts.

    python scripts/tests_time.py tests/portal/publication

runs these tests one after the other and names the dearest. Time of the clock says little on a machine that
others use as well; this is time of the processor, of the tests' process and of all below it: browsers,
servers, workers (read from /proc, so on Linux). Arguments are pytest's.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections import defaultdict
from pathlib import Path

import pytest

MOST = 25
"""Lines of each table."""
ADOPT = 36
"""`PR_SET_CHILD_SUBREAPER`: what a test's process leaves behind stays below this one, and is counted."""
PHASES = ("setup", "call", "teardown")


def seconds() -> float:
    """Of the processor, by this process and all below it, also those that have ended."""
    parents: dict[int, list[int]] = defaultdict(list)
    ticks: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            # (The second field is a name in brackets, which may hold anything.)
            fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(fields[1])].append(int(folder.name))
        ticks[int(folder.name)] = sum(map(int, fields[11:15]))
    total, below = 0, [os.getpid()]
    while below:
        process = below.pop()
        total += ticks.get(process, 0)
        below += parents[process]
    return total / os.sysconf("SC_CLK_TCK")


class Clock:
    """Between two reports of pytest lies what was done for the second of them."""

    def __init__(self) -> None:
        self.before = seconds()
        self.spent: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._count("(between tests)", "call")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._count(report.nodeid, report.when or "call")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        files: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for test, phases in self.spent.items():
            for phase, used in phases.items():
                files[test.partition("::")[0]][phase] += used
        for title, table in (("file", files), ("test", self.spent)):
            terminalreporter.section(f"processor seconds by {title}: all = setup + call + teardown")
            dearest = sorted(table.items(), key=lambda row: -sum(row[1].values()))
            for name, phases in (*dearest[:MOST], ("(all)", _sum(table))):
                columns = (sum(phases.values()), *(phases.get(phase, 0.0) for phase in PHASES))
                terminalreporter.write_line("".join(f"{used:8.1f}" for used in columns) + f"  {name}")

    def _count(self, name: str, phase: str) -> None:
        now = seconds()
        self.spent[name][phase] += now - self.before
        self.before = now


def _sum(table: dict[str, dict[str, float]]) -> dict[str, float]:
    return {phase: sum(phases.get(phase, 0.0) for phases in table.values()) for phase in PHASES}


def main() -> int:
    ctypes.CDLL(None).prctl(ADOPT, 1, 0, 0, 0)
    return int(pytest.main(["-p", "no:cacheprovider", "-q", *sys.argv[1:]], plugins=[Clock()]))


if __name__ == "__main__":
    sys.exit(main())
