"""Small pictures of photographs, in *working*: made with the verdict, and again where one is missing."""

from __future__ import annotations

from typing import Any

from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.places import place
from jetisu360.portal.uploads.models import Check
from jetisu360.storage import Folder


def _folder() -> Folder:
    return Folder.at(f"{place('working').address}/thumbnails")


def _name(photograph: Photograph) -> str:
    # Of its museum alone: nobody learns here what another museum has.
    return f"{photograph.museum_id}/{photograph.sha256}.webp"


def keep_thumbnail(photograph: Photograph, data: bytes) -> None:
    _folder().write(_name(photograph), data)


def forget_thumbnail(museum: Any, sha256: str) -> None:
    """Of a file that the museum does not have any more."""
    _folder().delete_many([f"{museum.pk}/{sha256}.webp"])


def thumbnail(photograph: Photograph) -> bytes | None:
    """WebP, or None where there is none; a missing one of a photograph that has one is made again."""
    try:
        return _folder().read(_name(photograph), 2_000_000)
    except FileNotFoundError:
        if photograph.verdict.get("picture"):
            Check.objects.get_or_create(photograph=photograph)
        return None
