"""A pointer in *published*: which folder visitors see. It changes in one step, in a folder and in a bucket.

In a folder it is a relative link, put in place by renaming it over the old one. Where links cannot be made (a
bucket, Windows without the right to) it is a small file, put there whole.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from pathlib import Path

from jetisu360.files.paths import UnsafeName, is_safe
from jetisu360.files.patience import replaced
from jetisu360.storage import Folder

_MOST = 10_000
LEADS_TO = ("versions/", "regions/")


class Pointer:
    """`name`: of the pointer; targets are names of folders, both below `published`."""

    def __init__(self, published: Folder, name: str) -> None:
        self._published, self._name = published, name
        self._file = f"{name}.json"

    def read(self) -> str | None:
        """The target; None where there is none."""
        if not self._published.remote:
            with contextlib.suppress(OSError):
                return self._safe(self._target(Path(self._link.readlink())))
        try:
            found = json.loads(self._published.read(self._file, _MOST))
            return self._safe(found["target"])
        except (FileNotFoundError, UnsafeName, ValueError, KeyError, TypeError):
            return None

    def set(self, target: str | None) -> None:
        """Points to `target`, or nowhere. Nothing is done where that is so already."""
        if self.read() == target:
            return
        if target is None:
            if not self._published.remote:
                self._link.unlink(missing_ok=True)
            self._published.delete_many([self._file])
            return
        if not self._published.remote and self._linked(target):
            # (a file that an earlier version of the system needed)
            self._published.delete_many([self._file])
            return
        self._published.write(self._file, json.dumps({"target": target}).encode())

    @property
    def _link(self) -> Path:
        return self._published.path / self._name

    def _linked(self, target: str) -> bool:
        link = self._link
        link.parent.mkdir(parents=True, exist_ok=True)
        way = os.path.relpath(self._published.path / target, link.parent)
        half = link.with_name(f".{link.name}.tmp-{secrets.token_hex(8)}")
        try:
            half.symlink_to(way, target_is_directory=True)
        except (OSError, NotImplementedError):
            return False
        try:
            replaced(half, link)
        except OSError:
            half.unlink(missing_ok=True)
            raise
        return True

    def _target(self, way: Path) -> str:
        inside = os.path.normpath(self._link.parent / way)
        return Path(os.path.relpath(inside, self._published.path)).as_posix()

    @staticmethod
    def _safe(target: object) -> str | None:
        safe = isinstance(target, str) and target.startswith(LEADS_TO) and is_safe(target)
        return str(target) if safe else None
