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


class Recording(Model):
    """A file that is heard; `language` is null where nobody speaks. `size`: bytes."""

    src: RelativeAddress
    type: Literal["audio/mpeg", "audio/ogg", "audio/mp4", "audio/wav"]
    duration: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    size: Annotated[int, Field(gt=0)] | None = None
    language: Language | None = None
    captions: RelativeAddress | None = None


class Sound(Recording):
    """A recording, and in words what is said or heard in it. `also`: the same, spoken in other languages."""

    title: Text = {}
    transcript: Text = {}
    also: list[Recording] = []

    def spoken_for(self, language: Language) -> Sound:
        """With the recording for the reader of that language: the one in it, else the first."""
        own = next((one for one in (self, *self.also) if one.language == language), self)
        return self if own is self else self.model_copy(update=dict(own) | {"also": []})

    @property
    def recordings(self) -> tuple[Recording, ...]:
        """All of them."""
        return (self, *self.also)


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
