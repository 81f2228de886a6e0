"""All measurements in turn: `python -m benchmarks [NAME …]`. Each is also a program of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ORDER = (
    "tiles",
    "parts",
    "formats",
    "level",
    "recognise",
    "scaling",
    "viewer_budget",
    "kazakh",
    "one_word",
    "kills",
)


def main() -> int:
    here = Path(__file__).parent
    known = [name for name in ORDER if (here / f"{name}.py").exists()]
    wanted = sys.argv[1:] or known
    unknown = sorted(set(wanted) - set(known))
    if unknown:
        print(f"No such measurement: {', '.join(unknown)}. There are: {', '.join(known)}.", file=sys.stderr)
        return 2
    failed = []
    for name in wanted:
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode:
            failed.append(name)
    if failed:
        print(f"\nFailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
