"""What the editor costs, and what two people and kills leave of it. docs/benchmarks.md.

`make bench-editor`, or `python -m benchmarks.editor [--docs] [--times N] [--operations N] [--kills N]`

An operation is measured through the portal's views on SQLite (`speed.py`); two people make so many random
operations each with the browser's own store (`tests/portal/editor/test_two_editors.py`); browser and server
are killed so often (`tests/portal/editor/test_kills.py`).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.pictures import ROOT
from benchmarks.tables import keep, machine, table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", action="store_true", help="put the table into docs/benchmarks.md")
    parser.add_argument("--times", type=int, default=100, help="requests of each kind")
    parser.add_argument(
        "--operations", type=int, default=1000, help="of each of two people; 0 leaves them out"
    )
    parser.add_argument("--kills", type=int, default=100, help="of the browser and of the server, 0: none")
    options = parser.parse_args()
    results: dict[str, object] = {}
    parts = []
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", "benchmarks.editor.speed", str(Path(scratch) / "portal")]
        environment = {**os.environ, "DATABASE_URL": "", "JETISU360_LOG_LEVEL": "error"}
        done = subprocess.run(
            [*command, str(options.times)], env=environment, stdout=subprocess.PIPE, check=True, text=True
        )
        speed = json.loads(done.stdout.splitlines()[-1])
    results["speed"] = speed
    head = ["asked", "median, ms", "95 %, ms", "processor, ms"]
    parts.append(f"{speed['museum']}, SQLite:\n\n{table(head, speed['rows'])}")
    rows = []
    if options.operations:
        faults = _test("test_two_editors.py", {"JETISU360_EDITOR_OPERATIONS": str(options.operations)})
        rows.append([f"two people, {options.operations} random operations each", faults])
    if options.kills:
        for what in ("server", "browser"):
            faults = _test(
                f"test_kills.py::test_the_{what}_is_killed", {"JETISU360_KILLS": str(options.kills)}
            )
            rows.append([f"the {what} is killed at {options.kills} random moments", faults])
    if rows:
        results["faults"] = rows
        parts.append(table(["what happens", "lost, or another document"], rows))
    now = machine()
    told = f"{now['cpu']}, {now['cores']} cores, Python {now['python']}, load {now['load']}, {now['at']}"
    keep("editor", results, "\n\n".join([*parts, told]), docs=options.docs)


def _test(name: str, told: dict[str, str]) -> str:
    """What a test said, told how long it is to be."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "--timeout", "0", "-p", "no:cacheprovider"]
    environment = {**os.environ, **told}
    done = subprocess.run(
        [*command, f"tests/portal/editor/{name}"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        print(done.stdout[-3000:], file=sys.stderr)
        return done.stdout.strip().splitlines()[-1]
    return "none"


if __name__ == "__main__":
    main()
