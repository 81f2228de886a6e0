"""What the pages of a site weigh, before pictures: `python -m benchmarks.page_weights SITE`.

By kind of page: how many there are, and the heaviest of them as it is and as Brotli sends it.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

KINDS = ("museum", "room", "object", "route", "list of objects", "choice of language", "other")


def kind_of(path: str) -> str:
    """Of a page by its path in a site of one museum."""
    parts = path.split("/")
    if path == "index.html":
        return "choice of language"
    if len(parts) == 2 and parts[1] == "index.html":
        return "museum"
    if len(parts) == 3 and parts[1] in ("rooms", "objects", "routes"):
        return parts[1][:-1]
    return "list of objects" if parts[-1].startswith("objects") else "other"


def table(site: Path) -> str:
    """A table in Markdown; kilobytes are thousands of bytes."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for page in site.rglob("*.html"):
        packed = page.with_name(page.name + ".br")
        found[kind_of(page.relative_to(site).as_posix())].append(
            (page.stat().st_size, packed.stat().st_size if packed.exists() else 0)
        )
    lines = ["| page | how many | heaviest, KB | the same in Brotli, KB |", "| --- | --- | --- | --- |"]
    for kind in KINDS:
        if sizes := found.get(kind):
            plain, brotli = max(size[0] for size in sizes), max(size[1] for size in sizes)
            lines.append(f"| {kind} | {len(sizes)} | {plain / 1000:.1f} | {brotli / 1000:.1f} |")
    return "\n".join(lines)


def main() -> int:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print("python -m benchmarks.page_weights SITE", file=sys.stderr)
        return 2
    print(table(Path(sys.argv[1])))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
