"""`manifest.json`: every file of a site, its SHA-256 and size. Written last: a site without it is none."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from jetisu360.limits import MOST_MANIFEST, MOST_MANIFEST_VALUES, read_json
from jetisu360.over_limits import LimitExceeded
from jetisu360.tour.storage import Folder

NAME = "manifest.json"


@dataclass(frozen=True)
class Entry:
    """SHA-256 (hex) and size (bytes) of one file."""

    sha256: str
    size: int

    @classmethod
    def of(cls, data: bytes) -> Entry:
        return cls(hashlib.sha256(data).hexdigest(), len(data))


@dataclass
class Manifest:
    """The files of a site by relative name; `build` is the key of everything the site was made from."""

    files: dict[str, Entry] = field(default_factory=dict)
    build: str = ""

    def as_json(self) -> bytes:
        files = {
            name: {"sha256": entry.sha256, "size": entry.size} for name, entry in sorted(self.files.items())
        }
        return (
            json.dumps({"build": self.build, "files": files}, ensure_ascii=False, indent=0) + "\n"
        ).encode()

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(entry.size for entry in self.files.values())


def read_manifest(folder: Folder) -> Manifest | None:
    """The manifest of the site in `folder`; None where there is none that can be read."""
    try:
        raw = read_json(
            folder.read(NAME, MOST_MANIFEST), NAME, most=MOST_MANIFEST, values=MOST_MANIFEST_VALUES
        )
        return Manifest({name: Entry(**entry) for name, entry in raw["files"].items()}, raw.get("build", ""))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, LimitExceeded):
        return None


def unchanged(site: Path, manifest: Manifest) -> set[str]:
    """The files of a site that nobody has touched since it was built: there, of their size, no newer than the
    manifest, which was written after them. A file changed in place is newer, so it is made again.
    """
    try:
        written = (site / NAME).stat().st_mtime_ns
    except OSError:
        return set()
    same = set()
    for name, entry in manifest.files.items():
        try:
            stat = (site / name).stat()
        except OSError:
            continue
        if stat.st_size == entry.size and stat.st_mtime_ns <= written:
            same.add(name)
    return same


def up_to_date(folder: Folder, build: str) -> Manifest | None:
    """The manifest of a site made from the same things and still whole; None when it has to be made.

    In a bucket a file is only known to be there and to have its size.
    """
    manifest = read_manifest(folder)
    if manifest is None or not build or manifest.build != build:
        return None
    if folder.remote:
        there = folder.files()
        whole = all(
            name in there and there[name].size == entry.size for name, entry in manifest.files.items()
        )
        return manifest if whole else None
    return manifest if len(unchanged(folder.path, manifest)) == len(manifest.files) else None
