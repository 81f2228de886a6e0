"""Where the files of evidence lie: untouched ones in *originals*, small pictures of them in *working*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jetisu360.portal.originals.places import inside, place
from jetisu360.portal.originals.store import Originals
from jetisu360.storage import Folder

Size = Literal["picture", "small"]
MOST = 20_000_000
"""Bytes of a small picture that are read at all."""


@dataclass(frozen=True)
class Shelf:
    """Whose originals they are. (No museum has an underscore in its slug, so none is reached from here.)"""

    slug: str


def shelf_of(region_slug: str) -> str:
    return f"_evidence_{region_slug}"


def originals(region_slug: str) -> Originals:
    return Originals(Shelf(shelf_of(region_slug)))


def keep_small(region_id: int, sha256: str, size: Size, data: bytes) -> None:
    _small().write(_name(region_id, sha256, size), data)


def read_small(region_id: int, sha256: str, size: Size) -> bytes | None:
    """A JPEG, or None where it is not there any more."""
    try:
        return _small().read(_name(region_id, sha256, size), MOST)
    except FileNotFoundError:
        return None


def _small() -> Folder:
    return inside(place("working"), "evidence")


def _name(region_id: int, sha256: str, size: Size) -> str:
    return f"{region_id}/{sha256}-{size}.jpg"
