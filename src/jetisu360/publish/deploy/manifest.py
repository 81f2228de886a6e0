"""`manifest.json`: every file of a site, its SHA-256 and size. Written last: a site without it is none."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jetisu360.files.limits import MOST_MANIFEST, MOST_MANIFEST_VALUES, read_json
from jetisu360.files.over_limits import LimitExceeded
from jetisu360.files.paths import Base, UnsafeName, safe_names
from jetisu360.publish.layout import MANIFEST
from jetisu360.storage import Folder

PROGRAM = "Jetisu 360"
_SHA256 = re.compile(r"[0-9a-f]{64}")


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
    """The files of a site by relative name; `build` is the key of everything the site was made from.

    `ours`: it says that we wrote it, which manifests of the first days did not.
    """

    files: dict[str, Entry] = field(default_factory=dict)
    build: str = ""
    ours: bool = True

    def as_json(self) -> bytes:
        files = {
            name: {"sha256": entry.sha256, "size": entry.size} for name, entry in sorted(self.files.items())
        }
        record = {"program": PROGRAM, "build": self.build, "files": files}
        return (json.dumps(record, ensure_ascii=False, indent=0) + "\n").encode()

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(entry.size for entry in self.files.values())


def read_manifest(folder: Folder) -> Manifest | None:
    """The manifest of the site in `folder`; None where there is none that can be read and trusted."""
    try:
        return checked_manifest(folder)
    except UnsafeName:
        return None


def checked_manifest(folder: Folder, *, written: bool = False) -> Manifest | None:
    """The same, for whoever tells a person what is wrong with it.

    `written`: its files will be written under their names, so every system must be able to hold them.

    Raises:
        UnsafeName: a name in it leads out of the folder, or cannot stand beside the others.
    """
    try:
        data = folder.read(MANIFEST, MOST_MANIFEST)
    except (OSError, LimitExceeded):
        return None
    return manifest_in(data, folder.shown(MANIFEST), written=written)


def manifest_in(data: bytes, where: str, *, written: bool = False) -> Manifest | None:
    """The same of the bytes of a manifest; `where` is what a refusal calls it.

    Raises:
        UnsafeName
    """
    try:
        raw = read_json(data, MANIFEST, most=MOST_MANIFEST, values=MOST_MANIFEST_VALUES)
        files, build = raw["files"], raw.get("build", "")
        ours = raw.get("program") == PROGRAM
        if not isinstance(build, str) or not isinstance(files, dict):
            return None
        entries = {name: _entry(entry) for name, entry in files.items()}
    except (ValueError, KeyError, TypeError, AttributeError, LimitExceeded):
        return None
    # The manifest names every file but itself.
    safe_names([*entries, MANIFEST], where=where, written=written)
    return Manifest(entries, build, ours)


def _entry(raw: Any) -> Entry:
    """One file's facts; extra keys are of a newer version.

    Raises:
        ValueError, KeyError, TypeError
    """
    digest, size = raw["sha256"], raw["size"]
    if not isinstance(digest, str) or not _SHA256.fullmatch(digest):
        raise ValueError("no SHA-256")
    if type(size) is not int or size < 0:
        raise ValueError("no size")
    return Entry(digest, size)


def unchanged(site: Path, manifest: Manifest) -> set[str]:
    """The files of a site that nobody has touched since it was built: there, of their size, no newer than the
    manifest, which was written after them. A file changed in place is newer, so it is made again.
    """
    try:
        written = (site / MANIFEST).stat().st_mtime_ns
    except OSError:
        return set()
    same = set()
    base = Base(site)
    for name, entry in manifest.files.items():
        try:
            stat = base.file(name).stat()
        except (OSError, UnsafeName):
            continue
        if stat.st_size == entry.size and stat.st_mtime_ns <= written:
            same.add(name)
    return same


def altered(site: Path, manifest: Manifest, sound: Collection[str] = ()) -> str | None:
    """The first file of a site whose bytes are not those that its manifest names; None where all are.

    Sizes and times can be made to fit by whoever made the site: what comes from others is read. `sound` are
    files that need not be.
    """
    base = Base(site)
    for name, entry in manifest.files.items():
        if name in sound:
            continue
        try:
            with base.file(name).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != entry.sha256:
                    return name
        except (OSError, UnsafeName):
            return name
    return None


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
