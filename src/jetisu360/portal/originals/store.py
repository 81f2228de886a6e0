"""The originals of one museum: files by SHA-256, never written over, in no way reached from another's."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256 as sha256_of
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from django.db.models import Max, Sum

from jetisu360.files.limits import PIECE, megabytes
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.places import inside, place
from jetisu360.portal.originals.refusals import ArrivedDifferent, OriginalMissing, QuotaExceeded
from jetisu360.storage import Folder

_DIGEST = re.compile(r"[0-9a-f]{64}")
_also_needed: list[Callable[[Any, str], bool]] = []


def also_needed(asked: Callable[[Any, str], bool]) -> None:
    """Who else may need a file of a museum that no photograph has: `asked(museum, sha256)`. A part says so
    when it starts.
    """
    if asked not in _also_needed:
        _also_needed.append(asked)


class Originals:
    """`originals/<slug>/<two digits>/<SHA-256>`. Each museum has a folder of its own, so that asking one
    museum for a digest never says whether another has that photograph.
    """

    def __init__(self, museum: Any) -> None:
        self.museum = museum
        self.folder: Folder = inside(place("originals"), str(museum.slug))

    def put(self, file: IO[bytes], sha256: str | None = None, name: str = "") -> tuple[str, int]:
        """Keeps what `file` holds from where it stands; (SHA-256, bytes). One that is there stays as it is.

        `name` is for the sentence of a refusal.

        Raises:
            ArrivedDifferent: its SHA-256 is not the one that was promised.
            OSError, StorageFailed
        """
        if sha256 is None:
            with TemporaryFile() as spooled:
                digest, size = _copied(file, spooled)
                spooled.seek(0)
                return self.put(spooled, digest, name)
        target = _name(sha256)
        with self.folder.writing(target) as kept:
            digest, size = _copied(file, kept)
            if digest != sha256:
                raise ArrivedDifferent(name=name or sha256)
        return digest, size

    def has(self, sha256: str) -> bool:
        return self.folder.exists(_name(sha256))

    def open(self, sha256: str, name: str = "") -> IO[bytes]:
        """The file, open for reading.

        Raises:
            OriginalMissing; OSError, StorageFailed
        """
        try:
            return self.folder.open(_name(sha256))
        except FileNotFoundError:
            raise OriginalMissing(name=name or sha256) from None

    def give(self, sha256: str, folder: Folder, name: str) -> None:
        """Puts a copy of the file into a folder in a bucket; within one store it does not travel through this
        machine.

        Raises:
            OriginalMissing; StorageFailed
        """
        try:
            folder.take(self.folder, {name: _name(sha256)})
        except FileNotFoundError:
            raise OriginalMissing(name=name) from None

    def path(self, sha256: str) -> Path | None:
        """Where the file lies on this machine; None in a bucket."""
        return None if self.folder.remote else self.folder.local(_name(sha256))

    def remove(self, sha256: str) -> None:
        """Removes a file that no row names and nobody needs any more; else nothing."""
        named = Photograph.objects.filter(museum=self.museum, sha256=sha256).exists()
        if not named and not any(asked(self.museum, sha256) for asked in _also_needed):
            self.folder.delete_many([_name(sha256)])


def size_used(museum: Any) -> int:
    """Bytes of all originals of a museum; what it has twice counts once."""
    each = Photograph.objects.filter(museum=museum).values("sha256").annotate(bytes=Max("size"))
    return int(each.aggregate(total=Sum("bytes"))["total"] or 0)


def check_quota(museum: Any, size: int, name: str = "") -> None:
    """Whether `size` more bytes fit into the museum.

    Raises:
        QuotaExceeded
    """
    if museum.quota is None:
        return
    left = museum.quota - size_used(museum)
    if size > left:
        raise QuotaExceeded(name=name, quota=megabytes(museum.quota), left=megabytes(max(left, 0)))


def _name(sha256: str) -> str:
    """The name of a file; a digest that is none is a mistake of ours, never a path."""
    if not _DIGEST.fullmatch(sha256):
        raise ValueError(sha256)
    return f"{sha256[:2]}/{sha256}"


def _copied(source: IO[bytes], target: IO[bytes]) -> tuple[str, int]:
    digest, size = sha256_of(), 0
    while piece := source.read(PIECE * 16):
        digest.update(piece)
        target.write(piece)
        size += len(piece)
    return digest.hexdigest(), size
