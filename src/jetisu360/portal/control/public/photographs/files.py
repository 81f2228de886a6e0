"""Where the pictures lie that are looked at, and the blurred ones until they are published: in *working*."""

from __future__ import annotations

from jetisu360.portal.originals.places import inside, place
from jetisu360.publish.layout import media_stem
from jetisu360.storage import Folder

MOST = 20_000_000
"""Bytes of one that are read at all."""


def address(place_name: str, key: str) -> str:
    """Where a picture stands in the region's site: nothing in it tells which file it was made of."""
    return media_stem(place_name, key) + ".webp"


def keep_blurred(region_id: int, key: str, data: bytes) -> None:
    _folder().write(_name(region_id, key), data)


def read_blurred(region_id: int, key: str) -> bytes:
    """
    Raises:
        FileNotFoundError
    """
    return _folder().read(_name(region_id, key), MOST)


def has_blurred(region_id: int, key: str) -> bool:
    return _folder().exists(_name(region_id, key))


def forget_blurred(region_id: int, key: str) -> None:
    _folder().delete_many([_name(region_id, key)])


def looked_at(region_id: int) -> Folder:
    """The folder of pictures under review: as they are, only for those who decide."""
    return inside(_folder(), f"{region_id}/review")


def file_of(capture_id: int) -> str:
    """What a capture's picture is called there."""
    return f"{capture_id}.jpg"


def _folder() -> Folder:
    return inside(place("working"), "public")


def _name(region_id: int, key: str) -> str:
    return f"{region_id}/{key}.webp"
