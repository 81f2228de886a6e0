"""The tour document: what the command line writes, what publishing reads. See docs/tour-document.md.

Types say here what a field may hold; what types cannot say (a link to a scene that is not there, a label
without Kazakh) is in `checks.py`. Fields we do not know are kept, for a newer program's sake.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationError,
    WithJsonSchema,
)

from jetisu360.text import Language
from jetisu360.tour.migrations import VERSION, upgrade
from jetisu360.tour.refusals import DocumentDamaged
from jetisu360.tour.validation import explain

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
# Addresses inside a site: relative; no part begins with a dot, so none steps upwards or hides.
RELATIVE = r"^[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$"
SAFE_SCHEMES = ("", "http", "https", "mailto", "tel")


def _safe_href(value: str) -> str:
    """An address that a visitor may be sent to; never one that runs code in the page."""
    # Browsers drop control characters and leading spaces before they read the scheme.
    if any(ord(character) <= 0x20 for character in value):
        raise ValueError("an address holds no spaces or control characters")
    if urlsplit(value).scheme.lower() not in SAFE_SCHEMES:
        raise ValueError("an address begins with https://, http://, mailto: or tel:")
    return value


def _utc(value: datetime) -> datetime:
    return value.astimezone(UTC)


def _iso(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


Slug = Annotated[str, Field(pattern=SLUG, max_length=80)]
RelativeAddress = Annotated[str, Field(pattern=RELATIVE, max_length=400)]
Href = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(_safe_href)]
Degrees = Annotated[float, Field(allow_inf_nan=False)]
Metres = Annotated[float, Field(allow_inf_nan=False)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Moment = Annotated[AwareDatetime, AfterValidator(_utc), PlainSerializer(_iso, return_type=str)]
# As in the ends of file names.
ImageFormat = Literal["webp", "jpg", "avif"]
Text = Annotated[
    dict[str, str],
    WithJsonSchema(
        {
            "type": "object",
            "description": "The same text in each language; a missing one falls back kk → ru → en.",
            "properties": {language: {"type": "string"} for language in ("kk", "ru", "en")},
            "additionalProperties": {"type": "string"},
        }
    ),
]


class Model(BaseModel):
    """Base of every part: unknown fields are kept, Python names and document names are both understood."""

    model_config = ConfigDict(extra="allow", populate_by_name=True, validate_assignment=True)


class Source(Model):
    """The photograph a scene was made from. Its place on Earth is never recorded here."""

    name: str
    sha256: Sha256
    width: Annotated[int, Field(gt=0)]
    height: Annotated[int, Field(gt=0)]


class Tiles(Model):
    """Where the tiles are: `<path>/<level>/<face>/<row>_<column>.<format>`; `face_sizes[level]` in pixels."""

    tile_size: Annotated[int, Field(gt=0)] = 512
    face_sizes: Annotated[list[Annotated[int, Field(gt=0)]], Field(min_length=1)]
    formats: Annotated[list[ImageFormat], Field(min_length=1)]
    path: RelativeAddress


class View(Model):
    """Where a visitor looks first; `fov` in degrees as docs/tour-document.md defines it."""

    yaw: Degrees = 0.0
    pitch: Degrees = 0.0
    fov: Annotated[float, Field(gt=0, lt=180)] = 75.0


class Limits(Model):
    """What a partial panorama covers, degrees: [min, max]; the yaw of the right edge may exceed 180."""

    yaw: tuple[Degrees, Degrees]
    pitch: tuple[Degrees, Degrees]


class LevelModel(Model):
    """The tilt that was taken out when the tiles were cut, degrees; `origin`: who said so.

    `drawn`: museum.toml; `recorded`: the camera; `estimated`: from what stands upright in the picture;
    `none`: nobody, the picture is as it was; null in documents of programs that did not note it.
    `confidence` is that of the estimate where one was made, used or not.
    """

    pitch: Degrees = 0.0
    roll: Degrees = 0.0
    origin: Literal["drawn", "recorded", "estimated", "none"] | None = None
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None


class Position(Model):
    """Where the camera stood, metres; `z` above the floor of storey `floor` (0 is the ground)."""

    x: Metres
    y: Metres
    z: Metres = 1.6
    floor: int = 0


class Label(Model):
    """Something to be read, heard or opened at one direction of a scene."""

    id: Slug
    kind: Literal["object", "text", "picture", "sound", "film", "link"] = "text"
    yaw: Degrees
    pitch: Degrees
    title: Text = {}
    text: Text = {}
    object: Slug | None = None
    href: Href | None = None


class Scene(Model):
    """One photograph of all that surrounds a point."""

    id: Slug
    title: Text = {}
    description: Text = {}
    source: Source
    captured_at: Moment | None = None
    camera: str | None = None
    tiles: Tiles
    preview: Annotated[str, Field(pattern=r"^data:image/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=]*$")]
    poster: RelativeAddress
    thumbnail: RelativeAddress
    view: View = Field(default_factory=View)
    limits: Limits | None = None
    level: LevelModel = Field(default_factory=LevelModel)
    heading: Degrees | None = None
    position: Position | None = None
    labels: list[Label] = []


class Arrival(Model):
    """Where a visitor looks on arriving through a link."""

    yaw: Degrees = 0.0
    pitch: Degrees = 0.0


class Link(Model):
    """A way from one scene to another, seen at (`yaw`, `pitch`) of the scene it starts from."""

    from_: Annotated[Slug, Field(alias="from")]
    to: Slug
    yaw: Degrees
    pitch: Degrees = 0.0
    origin: Literal["measured", "drawn"] = "drawn"
    confidence: Annotated[float, Field(ge=0, le=1)] = 1.0
    arrival: Arrival | None = None


class ExhibitObject(Model):
    """One thing of the collection, as its inventory card tells it."""

    id: Slug
    inventory_number: str = ""
    title: Text = {}
    description: Text = {}
    material: Text = {}
    date: Text = {}
    maker: Text = {}
    dimensions: str = ""
    rights: Text = {}
    pictures: list[RelativeAddress] = []


class PlanModel(Model):
    """Scenes of one storey that stand in known directions to each other; each has a `position`.

    Without `to_scale` the directions are right and the distances only a guess. With `north`, up is north.
    `metres` says where the length of a metre is from.
    """

    id: Slug
    floor: int = 0
    scenes: list[Slug]
    to_scale: bool = False
    north: bool = False
    metres: Literal["measured", "estimated", "unknown"] = "unknown"


class Tour(Model):
    """A whole tour. The ids stay as they are for ever once it has been published."""

    version: Literal[1] = VERSION
    id: Slug
    title: Text = {}
    description: Text = {}
    language: Language = "kk"
    credits: Text = {}
    licence: str = ""
    start: Slug
    scenes: list[Scene] = []
    links: list[Link] = []
    objects: list[ExhibitObject] = []
    plans: list[PlanModel] = []

    def scene(self, scene_id: str) -> Scene | None:
        """The scene with that id, or None."""
        return next((scene for scene in self.scenes if scene.id == scene_id), None)

    def as_json(self) -> bytes:
        """The document as UTF-8, the same bytes for the same tour."""
        return (self.model_dump_json(by_alias=True, indent=1) + "\n").encode()


def read_tour(data: bytes | str, name: str = "tour.json") -> Tour:
    """The tour in `data`, brought up to the current version.

    Raises:
        DocumentDamaged: it is not JSON, or a field is missing or of the wrong kind (the sentence names it).
        DocumentForeign: it is JSON of somebody else.
        DocumentTooNew: a newer program wrote it.
    """
    try:
        raw = json.loads(data)
    except ValueError as error:  # a UnicodeDecodeError is one as well
        raise DocumentDamaged.because(name, error) from None
    document = upgrade(raw, name)
    try:
        return Tour.model_validate(document)
    except ValidationError as error:
        raise DocumentDamaged(name=name, problem=explain(error.errors()[0])) from None


def tour_schema() -> dict[str, Any]:
    """The JSON Schema of the tour document, as published in docs/schema/tour.schema.json."""
    schema = Tour.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:jetisu360:tour:1",
        **schema,
        "title": "Jetisu 360 tour",
        "required": ["version", *schema["required"]],
    }
