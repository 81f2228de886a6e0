"""The tour document: what the command line writes, what publishing reads. See docs/tour-document.md.

Types say here what a field may hold; what types cannot say (a link to a scene that is not there, a label
without Kazakh) is in `checks.py`. Fields we do not know are kept, for a newer program's sake.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError

from jetisu360.files.limits import read_json
from jetisu360.language import Language
from jetisu360.tour.document.fields import (
    SLUG,
    Degrees,
    Href,
    ImageFormat,
    Metres,
    Model,
    Moment,
    RelativeAddress,
    Sha256,
    Slug,
    Text,
)
from jetisu360.tour.document.media import Film, Picture, Sound
from jetisu360.tour.document.migrations import VERSION, upgrade
from jetisu360.tour.document.visit import Route, Visit
from jetisu360.tour.museum_toml.validation import explain
from jetisu360.tour.refusals import DocumentDamaged
from jetisu360.tour.site_address import SiteAddress, is_site_address

__all__ = [
    "SLUG",
    "Arrival",
    "Degrees",
    "ExhibitObject",
    "Film",
    "Href",
    "Label",
    "LevelModel",
    "Limits",
    "Link",
    "Metres",
    "Moment",
    "Picture",
    "PlanDrawing",
    "PlanModel",
    "Position",
    "Region",
    "RelativeAddress",
    "Route",
    "Scene",
    "Slug",
    "Sound",
    "Source",
    "Text",
    "Tiles",
    "Tour",
    "View",
    "Visit",
    "read_tour",
    "tour_schema",
]


class Source(Model):
    """The photograph a scene was made from. Its place on Earth is never recorded here; its `name` is empty
    unless the museum wants it published.
    """

    name: str = ""
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
    """Where a visitor looks first; `fov` in degrees as docs/tour-document.md defines it.

    `origin`: who said so. `drawn`: museum.toml, and whoever walks in looks there as well; `none`: nobody;
    null in documents of programs that did not note it.
    """

    yaw: Degrees = 0.0
    pitch: Degrees = 0.0
    fov: Annotated[float, Field(gt=0, lt=180)] = 75.0
    origin: Literal["drawn", "none"] | None = None


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


LABEL_FOV = 50.0
"""Degrees across, of the view in which a visitor is shown what a label is about."""


class Label(Model):
    """Something to be read, heard or opened at one direction of a scene.

    `polygon`: the outline of the thing as (yaw, pitch) corners; `yaw` and `pitch` are then its middle.
    `poster`: a still of what one sees there, 1200 × 630, for pages and shared links. `everywhere`: the
    museum's own label, which other scenes have as well under the same id; it is listed once for the tour.
    """

    id: Slug
    kind: Literal["object", "text", "picture", "sound", "film", "link"] = "text"
    yaw: Degrees
    pitch: Degrees
    title: Text = {}
    text: Text = {}
    object: Slug | None = None
    href: Href | None = None
    pictures: list[Picture] = []
    sound: Sound | None = None
    film: Film | None = None
    polygon: Annotated[list[tuple[Degrees, Degrees]], Field(min_length=3)] | None = None
    poster: RelativeAddress | None = None
    everywhere: bool = False


DataAddress = Annotated[str, Field(pattern=r"^data:image/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=]*$")]


class Stills(Model):
    """The first view in full, as flat pictures for screens of several kinds: `names` are width to height in
    hundredths and the height (`75-1280`), the files are `path`/name`.webp`.
    """

    path: RelativeAddress
    names: list[Annotated[str, Field(pattern=r"^[1-9][0-9]{0,3}-[1-9][0-9]{0,4}$")]]

    @property
    def addresses(self) -> list[str]:
        return [f"{self.path}/{name}.webp" for name in self.names]


class Glimpse(Model):
    """What a visit begins with: the first view as a small flat picture, twice as wide as high, towards `yaw`
    and `pitch` with that vertical `fov`; and `around` it a coarser preview. Both are `data:` addresses.
    `stills`: the same view in full.
    """

    src: DataAddress
    around: DataAddress
    yaw: Degrees
    pitch: Degrees
    fov: Annotated[float, Field(gt=0, lt=180)]
    stills: Stills | None = None

    def shows(self, view: View) -> bool:
        """Whether it is that view."""
        return (self.yaw, self.pitch, self.fov) == (view.yaw, view.pitch, view.fov)


class Scene(Model):
    """One photograph of all that surrounds a point. `ambient`: what is heard there, again and again, by who
    wants to.
    """

    id: Slug
    title: Text = {}
    description: Text = {}
    source: Source
    captured_at: Moment | None = None
    camera: str | None = None
    tiles: Tiles
    preview: DataAddress
    glimpse: Glimpse | None = None
    poster: RelativeAddress
    thumbnail: RelativeAddress
    view: View = Field(default_factory=View)
    limits: Limits | None = None
    level: LevelModel = Field(default_factory=LevelModel)
    heading: Degrees | None = None
    position: Position | None = None
    labels: list[Label] = []
    ambient: Sound | None = None


class Arrival(Model):
    """Where a visitor looks on arriving through a link."""

    yaw: Degrees = 0.0
    pitch: Degrees = 0.0


class Link(Model):
    """A way from one scene to another, seen at (`yaw`, `pitch`) of the scene it starts from.

    A drawn `arrival` is a person's word, a measured one what the photographs show (tour/ways.py).
    """

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
    pictures: list[Picture] = []
    sound: Sound | None = None


class PlanDrawing(Model):
    """The museum's own drawing under a plan. Its upper left corner lies at (`x`, `y`) metres of the plan, it
    is `across` metres wide, and its upper edge is turned by `turn` degrees, clockwise (tour/plan_drawing.py).
    `apart`: scenes that stand on it because a person says so; nobody knows how their headings lie to it.
    """

    picture: Picture
    x: Metres
    y: Metres
    across: Annotated[Metres, Field(gt=0)]
    turn: Degrees = 0.0
    apart: list[Slug] = []


class PlanModel(Model):
    """Scenes of one storey that stand in known directions to each other; each has a `position`.

    Without `to_scale` the directions are right and the distances only a guess. With `north`, up is north.
    `metres` says where the length of a metre is from. `title` and `drawing` are a person's.
    """

    id: Slug
    floor: int = 0
    title: Text = {}
    drawing: PlanDrawing | None = None
    scenes: list[Slug]
    to_scale: bool = False
    north: bool = False
    metres: Literal["measured", "estimated", "unknown"] = "unknown"


def _address_or_none(value: Any) -> str | None:
    # Before the field was declared, what is no address of a site was kept and never used.
    return value if isinstance(value, str) and is_site_address(value) else None


def _region_or_none(value: Any) -> Any:
    """A region as a tour names it, or None for what never named one."""
    if isinstance(value, Region):
        return value
    titles = value.get("title") if isinstance(value, dict) else None
    if not isinstance(titles, dict):
        return None
    return {**value, "title": {code: text for code, text in titles.items() if isinstance(text, str)}}


class Region(Model):
    """The region whose site the museum's stands in, at `museums/<id>/`."""

    title: Text = {}


class Tour(Model):
    """A whole tour. The ids stay as they are once it has been published.

    `address`: where the site will stand on the web. `kiosk`: it is for the screen of a hall.
    """

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
    visit: Visit | None = None
    highlights: list[Slug] = []
    routes: list[Route] = []
    address: Annotated[SiteAddress | None, BeforeValidator(_address_or_none)] = None
    region: Annotated[Region | None, BeforeValidator(_region_or_none)] = None
    kiosk: Annotated[bool, BeforeValidator(lambda value: value is True)] = False

    def scene(self, scene_id: str) -> Scene | None:
        """The scene with that id, or None."""
        return next((scene for scene in self.scenes if scene.id == scene_id), None)

    def labels_once(self) -> Iterator[tuple[Scene, Label]]:
        """All labels with their scenes, in order; what stands in many scenes only where it is met first."""
        met: set[str] = set()
        for scene in self.scenes:
            for label in scene.labels:
                if label.everywhere:
                    if label.id in met:
                        continue
                    met.add(label.id)
                yield scene, label

    def as_json(self) -> bytes:
        """The document as UTF-8, the same bytes for the same tour."""
        return (self.model_dump_json(by_alias=True, indent=1) + "\n").encode()


def read_tour(data: bytes | str, name: str = "tour.json") -> Tour:
    """The tour in `data`, brought up to the current version.

    Raises:
        DocumentDamaged: it is not JSON, or a field is missing or of the wrong kind (the sentence names it).
        DocumentForeign: it is JSON of somebody else.
        DocumentTooNew: a newer program wrote it.
        LimitExceeded: it is larger, or nested more deeply, than any of ours.
    """
    try:
        raw = read_json(data, name)
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
