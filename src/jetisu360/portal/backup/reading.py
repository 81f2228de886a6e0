"""A backup that is read: nothing of it is believed before every member has the SHA-256 of the manifest."""

from __future__ import annotations

import contextlib
import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from jetisu360.files.limits import MOST_JSON, open_zip, read_json, unzipped, unzipping
from jetisu360.files.over_limits import LimitExceeded
from jetisu360.language import Message
from jetisu360.portal.backup.manifest import FORMAT, NAME, Manifest, Member
from jetisu360.portal.backup.refusals import (
    CHANGED,
    NO_ARCHIVE,
    NO_MANIFEST,
    NOT_ROWS,
    BackupDamaged,
    BackupNewer,
)

MOST_MEMBERS = 5_000_000


class Backup:
    """An open backup."""

    def __init__(self, file: Path, archive: zipfile.ZipFile) -> None:
        self.file, self._zip = file, archive
        self.manifest = self._read_manifest()

    def _read_manifest(self) -> Manifest:
        try:
            raw = read_json(unzipped(self._zip, NAME, MOST_JSON, NAME), NAME, values=MOST_MEMBERS)
            # Before all else: of what a newer program writes, no more than this can be known.
            made_by = (raw["format"], raw["version"])
            if not isinstance(made_by[0], int) or isinstance(made_by[0], bool):
                raise ValueError("no format")
            if made_by[0] > FORMAT:
                raise BackupNewer(file=self.file, version=str(made_by[1])[:40])
            return Manifest.model_validate(raw)
        except (zipfile.BadZipFile, LimitExceeded, ValidationError, ValueError, KeyError, TypeError):
            raise self._damaged(NO_MANIFEST) from None

    def check(self) -> None:
        """Reads all of it once.

        Raises:
            BackupDamaged
        """
        names = [entry.filename for entry in self._zip.filelist]
        if len(set(names)) != len(names):
            raise self._damaged(NO_MANIFEST)
        for name in sorted({*names, *self.manifest.members} - {NAME}):
            known = self.manifest.members.get(name)
            if known is None or name not in self._zip.NameToInfo or self._found(name, known) != known:
                raise self._damaged(CHANGED.fill(name=name))

    def _found(self, name: str, known: Member) -> Member | None:
        digest, size = hashlib.sha256(), 0
        try:
            for piece in unzipping(self._zip, name, known.size, name):
                digest.update(piece)
                size += len(piece)
        except (zipfile.BadZipFile, LimitExceeded):
            return None
        return Member(sha256=digest.hexdigest(), size=size)

    def open(self, name: str) -> IO[bytes]:
        """A member; after `check`.

        Raises:
            BackupDamaged: there is none of that name.
        """
        try:
            return self._zip.open(name)
        except (KeyError, zipfile.BadZipFile):
            raise self._damaged(CHANGED.fill(name=name)) from None

    def not_rows(self, name: str) -> BackupDamaged:
        return self._damaged(NOT_ROWS.fill(name=name))

    def _damaged(self, problem: Message) -> BackupDamaged:
        return BackupDamaged(file=self.file, problem=problem)


@contextlib.contextmanager
def opened(file: Path) -> Iterator[Backup]:
    """The backup in `file`, found whole.

    Raises:
        BackupDamaged, BackupNewer; OSError
    """
    try:
        archive = open_zip(file, file.name, MOST_MEMBERS)
    except (zipfile.BadZipFile, LimitExceeded):
        raise BackupDamaged(file=file, problem=NO_ARCHIVE) from None
    with archive:
        backup = Backup(file, archive)
        backup.check()
        yield backup
