"""Pictures, sounds and films of a tour: the records of files that lie in the site's `media/` folder.

Addresses are relative to the site's root. The files themselves are made or copied by `media_step.py`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from jetisu360.language import Language
from jetisu360.tour.document.fields import ImageFormat, Model, RelativeAddress, Text

Pixels = Annotated[int, Field(gt=0)]


class Zoom(Model):
    """A picture in tiles: `<path>/<level>/<row>_<column>.<format>`, one size a level, the last one whole."""

    path: RelativeAddress
    tile_size: Pixels = 512
    widths: Annotated[list[Pixels], Field(min_length=1)]
    heights: Annotated[list[Pixels], Field(min_length=1)]
    format: ImageFormat = "webp"


class PictureRecord(Model):
    """A flat picture; `src` fits a screen, `zoom` is there only where the picture has more to show."""

    src: RelativeAddress
    width: Pixels | None = None
    height: Pixels | None = None
    thumbnail: RelativeAddress | None = None
    alt: Text = {}
    credit: Text = {}
    zoom: Zoom | None = None


def _bare_address(value: Any) -> Any:
    # Documents of before pictures had records named them by their address alone.
    return {"src": value} if isinstance(value, str) else value


Picture = Annotated[PictureRecord, BeforeValidator(_bare_address)]


class Sound(Model):
    """A recording, and in words what is said or heard in it. `language` is null where nobody speaks."""

    src: RelativeAddress
    type: Literal["audio/mpeg", "audio/ogg", "audio/mp4", "audio/wav"]
    duration: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    language: Language | None = None
    title: Text = {}
    transcript: Text = {}
    captions: RelativeAddress | None = None


class Captions(Model):
    """A WebVTT file in one language."""

    src: RelativeAddress
    language: Language


class Film(Model):
    """A film with its captions."""

    src: RelativeAddress
    type: Literal["video/mp4", "video/webm"]
    duration: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    poster: RelativeAddress | None = None
    captions: list[Captions] = []
    transcript: Text = {}
