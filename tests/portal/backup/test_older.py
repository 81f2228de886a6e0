"""A backup of an earlier version needs no earlier program: its tables are brought up to date afterwards."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jetisu360.portal.backup.manifest import rows_of

from .conftest import Kept
from .portals import Portal

pytestmark = pytest.mark.slow
NOW = """
from jetisu360.portal.digest.models import Digest
print(Digest.objects.count(), *Job.objects.order_by("pk").values_list("asked_with", "kind").last())
"""


def older(source: Path, target: Path) -> None:
    """The backup as it was before jobs knew with what they were asked for, and before there was a digest."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        manifest: Any = json.loads(old.read("manifest.json"))
        manifest["migrations"]["jobs"] = ["0001_initial"]
        for part in (manifest["migrations"], manifest["tables"], manifest["members"]):
            for name in ("digest", "digest.digest", rows_of("digest.digest")):
                part.pop(name, None)
        for entry in old.filelist:
            data = old.read(entry)
            if entry.filename == rows_of("jobs.job"):
                data = each_row(data, lambda row: row.pop("asked_with"))
                known = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
                manifest["members"][entry.filename] = known
            if entry.filename in manifest["members"]:
                new.writestr(entry, data)
        new.writestr("manifest.json", json.dumps(manifest))


def each_row(data: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    rows = [json.loads(line) for line in data.splitlines()]
    for row in rows:
        change(row)
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def test_tables_and_columns_that_came_later(kept: Kept, tmp_path: Path) -> None:
    older(kept.backup, tmp_path / "older.zip")
    portal = Portal(tmp_path / "portal")
    portal.done("restore", tmp_path / "older.zip")
    assert portal.run(NOW) == "0  region"
    facts = portal.facts()
    assert facts["chain"][0] is True
    for name in ("sites", "previews", "originals"):
        assert facts[name] == kept.facts[name]
