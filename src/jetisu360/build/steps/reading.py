"""How a step gets the picture it works on: whole, the one that was planned with, and within the limits."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from jetisu360.build.refusals import PhotoChanged, PhotoUnreadable
from jetisu360.files.limits import MOST_CLOSE_UP
from jetisu360.files.system_errors import said
from jetisu360.storage import Folder
from jetisu360.tour.media_files.refusals import MediaTooLarge

if TYPE_CHECKING:
    from jetisu360.panorama.geometry.resample import Pixels
    from jetisu360.panorama.read.photo import Photo
    from jetisu360.panorama.refusals import TooManyBytes

CoverageAngles = tuple[float, float | None, float | None]
"""Horizontal, vertical, pitch of the centre; degrees."""


@dataclass(frozen=True)
class PictureFile:
    """A picture of a folder, by its content. `coverage` None: what it says itself. `placed`: see `SceneTask`.
    The limits are those of `read_photo` where they are None.
    """

    name: str
    source: Folder
    sha256: str
    coverage: CoverageAngles | None = None
    placed: bool = False
    max_bytes: int | None = None
    max_pixels: int | None = None


def read_photograph(file: PictureFile) -> Photo:
    """The photograph of all that surrounds a point.

    Raises:
        Refusal, PhotoUnreadable, PhotoChanged
    """
    from jetisu360.panorama.read.photo import Coverage, Limits, read_photo
    from jetisu360.panorama.refusals import TooManyBytes

    asked = {"max_bytes": file.max_bytes, "max_pixels": file.max_pixels}
    limits = Limits(**{key: value for key, value in asked.items() if value is not None})
    coverage = None
    if file.coverage:
        horizontal, vertical, centre_pitch = file.coverage
        coverage = Coverage(horizontal=horizontal, vertical=vertical, centre_pitch=centre_pitch)
    data = _read(file, limits.max_bytes, TooManyBytes)
    return read_photo(
        data, file.name, sha256=file.sha256, limits=limits, coverage=coverage, placed=file.placed
    )


def read_flat_picture(file: PictureFile) -> Pixels:
    """A close-up, the picture of a label or the poster of a film, upright.

    Raises:
        Refusal, MediaTooLarge, PhotoUnreadable, PhotoChanged
    """
    from jetisu360.panorama.read.kinds.flat import read_flat

    return read_flat(_read(file, MOST_CLOSE_UP, MediaTooLarge), file.name)


def _read(file: PictureFile, most: int, too_large: type[TooManyBytes] | type[MediaTooLarge]) -> bytes:
    try:
        size = file.source.size(file.name)
        if size > most:  # known before a single byte is read
            raise too_large(name=file.name, size=f"{size / 1e6:.0f}", limit=f"{most / 1e6:.0f}", needed=size)
        data = file.source.read(file.name)
    except OSError as error:
        raise PhotoUnreadable(name=file.name, problem=said(error)) from None
    if sha256(data).hexdigest() != file.sha256:
        raise PhotoChanged(name=file.name)
    return data
