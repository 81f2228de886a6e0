"""What every cutter shares: the sizes, the clock, the report."""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TILE = 512
QUALITY = 85
EXTENSION = {"jpeg": "jpg", "webp": "webp", "avif": "avif"}


def arguments(doc: str | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("picture", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--format", choices=EXTENSION, default="jpeg")
    parser.add_argument("--interpolation", choices=["bilinear", "bicubic"], default="bicubic")
    return parser.parse_args()


@contextmanager
def measured(out: Path, **more: object) -> Iterator[dict[str, object]]:
    """Times what is done within, then prints the report."""
    out.mkdir(parents=True)
    wall, before = time.perf_counter(), os.times()
    report: dict[str, object] = dict(more)
    yield report
    after = os.times()
    report["wall"] = time.perf_counter() - wall
    report["cpu"] = sum(after[:4]) - sum(before[:4])
    tiles = [path for path in out.rglob("*") if path.suffix[1:] in EXTENSION.values()]
    report["tiles"] = len(tiles)
    report["bytes"] = sum(path.stat().st_size for path in tiles)
    print(json.dumps(report))


def write(out: Path, address: str, data: bytes) -> None:
    path = out / address
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
