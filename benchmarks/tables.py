"""Results for people (Markdown, kept in docs/benchmarks.md) and for machines (JSON in bench-results/)."""

from __future__ import annotations

import json
import os
import platform
import re
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.pictures import ROOT

RESULTS = ROOT / "bench-results"
PAGE = ROOT / "docs" / "benchmarks.md"


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def machine() -> dict[str, object]:
    model = platform.processor() or platform.machine()
    try:
        found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text("utf-8"))
        model = found[1] if found else model
    except OSError:
        pass
    return {
        "cpu": model,
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "load": [round(v, 1) for v in os.getloadavg()],
        "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
    }


def keep(name: str, results: dict[str, object], text: str, *, docs: bool) -> None:
    """Prints `text`; keeps `results` as bench-results/<name>.json and, when asked, `text` in the docs."""
    print(text, flush=True)
    RESULTS.mkdir(exist_ok=True)
    data = {"machine": machine(), **results}
    (RESULTS / f"{name}.json").write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", "utf-8")
    if docs:
        page = PAGE.read_text("utf-8")
        begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
        if begin not in page or end not in page:
            raise SystemExit(f"{PAGE} has no place for {name}")
        before, after = page.split(begin)[0], page.split(end)[1]
        PAGE.write_text(f"{before}{begin}\n{text.strip()}\n{end}{after}", "utf-8")
