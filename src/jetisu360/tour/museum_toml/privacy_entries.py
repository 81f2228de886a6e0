"""`[[scenes.blur]]`, `[[scenes.keep]]`, `[[pictures]]` of museum.toml: what was decided of faces and plates.

A region of a scene is in the photograph's own directions and a box in percent of a picture, as in
`panorama/privacy/region.py`. Decisions stay in this file: no tour document and no site tells them.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from jetisu360.panorama.privacy.region import Box, Region
from jetisu360.tour.document.fields import Degrees
from jetisu360.tour.museum_toml.file_names import FileName

MOST_REGIONS = 500
"""Decisions of one kind about one picture. Nobody marks more by hand, and each costs time in every build."""

DIGEST_DIGITS = 12
"""Of a photograph's SHA-256, which `photo` begins with: enough to tell the photographs of a museum apart."""

_ROUNDED = 0.01
"""Percent by which a box may go over: what was written with two digits after the point is not outside."""


def _hexadecimal(digits: str) -> str:
    if len(digits) != DIGEST_DIGITS or not set(digits) <= set("0123456789abcdef"):
        raise PydanticCustomError("photo_digits", "the first digits of a SHA-256")
    return digits


def _small_letters(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


PhotoDigits = Annotated[str, AfterValidator(_hexadecimal), BeforeValidator(_small_letters)]
Angle = Annotated[Degrees, Field(gt=0, le=180)]
Offset = Annotated[Degrees, Field(ge=0, lt=100)]
Share = Annotated[Degrees, Field(gt=0, le=100)]
Reason = Annotated[str, Field(max_length=200)]


class DecisionEntry(BaseModel):
    """What both have. `reason`: whom or what it shows, for people. `photo`: the photograph that was looked at
    when it was decided, by the first digits of its SHA-256; None: whichever lies there. `done`: it is blurred
    in that photograph itself, of which no other form is kept.
    """

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    reason: Reason = ""
    photo: PhotoDigits | None = None
    done: bool = False

    def is_of(self, sha256: str) -> bool:
        """Whether it was decided of the photograph with this SHA-256, as far as is known."""
        return self.photo is None or sha256.startswith(self.photo)

    def is_done_in(self, sha256: str) -> bool:
        """Whether the file with this SHA-256 has it blurred already, and nothing is to be blurred again."""
        return self.done and self.photo is not None and sha256.startswith(self.photo)


class RegionEntry(DecisionEntry):
    """A region of a scene's photograph, degrees."""

    yaw: Degrees
    pitch: Annotated[Degrees, Field(ge=-90, le=90)]
    width: Angle
    height: Angle

    @property
    def region(self) -> Region:
        return Region(self.yaw, self.pitch, self.width, self.height)


class BoxEntry(DecisionEntry):
    """A box of a flat picture, percent."""

    left: Offset
    top: Offset
    width: Share
    height: Share

    @model_validator(mode="after")
    def _inside(self) -> BoxEntry:
        if max(self.left + self.width, self.top + self.height) > 100 + _ROUNDED:
            raise PydanticCustomError("box_outside", "a box that goes beyond its picture")
        return self

    @property
    def box(self) -> Box:
        return Box(self.left, self.top, self.width, self.height)


Regions = Annotated[list[RegionEntry], Field(max_length=MOST_REGIONS)]
Boxes = Annotated[list[BoxEntry], Field(max_length=MOST_REGIONS)]


class PictureDecisionsEntry(BaseModel):
    """What was decided of a flat picture: a close-up, the picture of a label, the poster of a film."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    file: FileName
    blur: Boxes = []
    keep: Boxes = []
