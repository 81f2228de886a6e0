"""The tables of `museum.toml` and their keys. The format is in docs/museum-toml.md."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from jetisu360.files.paths import is_safe
from jetisu360.language import Language
from jetisu360.tour.document.fields import Degrees, Href, Metres
from jetisu360.tour.document.fields import Slug as AnySlug
from jetisu360.tour.document.visit import Day, Email, Phone, TimeOfDay
from jetisu360.tour.museum_toml.file_names import FileName
from jetisu360.tour.museum_toml.linking_entry import WalkEntry
from jetisu360.tour.museum_toml.patch_entry import PatchEntry, ScenePatch
from jetisu360.tour.museum_toml.plan_entry import PlanEntry
from jetisu360.tour.museum_toml.privacy_entries import PictureDecisionsEntry, Regions
from jetisu360.tour.museum_toml.words import NO_WORDS, Text
from jetisu360.tour.site_address import SiteAddress


def _no_device(slug: str) -> str:
    if not is_safe(slug, written=True):
        raise PydanticCustomError("device_name", "a name that Windows keeps for a device")
    return slug


# Ids become names of files and folders, which the museum's visitors may unpack on any system.
Slug = Annotated[AnySlug, AfterValidator(_no_device)]


class Entry(BaseModel):
    """Base of every table: a key we do not know is a slip of the pen, not a field to keep."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, allow_inf_nan=False)


Kind = Literal["object", "text", "picture", "sound", "film", "link"]
SHARED_PITCH = -80.0
"""Where a label of every room stands unless said: on the patch over the tripod, where no exhibit is."""


class LevelEntry(Entry):
    pitch: Annotated[Degrees, Field(ge=-90, le=90)] = 0.0
    roll: Annotated[Degrees, Field(ge=-180, le=180)] = 0.0


class PositionEntry(Entry):
    x: Metres
    y: Metres
    z: Metres = 1.6
    floor: int = 0


class ViewEntry(Entry):
    yaw: Degrees = 0.0
    pitch: Annotated[Degrees, Field(ge=-90, le=90)] = 0.0
    fov: Annotated[float, Field(ge=10, le=130)] = 75.0


class CoverageEntry(Entry):
    """How much of the sphere a strip covers, degrees; for photographs that do not say it themselves."""

    horizontal: Annotated[Degrees, Field(gt=0, le=360)] = 360.0
    vertical: Annotated[Degrees, Field(gt=0, le=180)] | None = None
    centre_pitch: Annotated[Degrees, Field(ge=-90, le=90)] | None = None


class ArrivalEntry(Entry):
    yaw: Degrees = 0.0
    pitch: Annotated[Degrees, Field(ge=-90, le=90)] = 0.0


def _file_alone(value: Any) -> Any:
    return {"file": value} if isinstance(value, str) else value


def _recordings(value: Any) -> Any:
    """A list is one sound in several languages: what is said of it stands with the first."""
    if isinstance(value, list) and value:
        first = _file_alone(value[0])
        return {**first, "also": value[1:]} if isinstance(first, dict) and "also" not in first else value
    return _file_alone(value)


class PictureEntry(Entry):
    """A flat picture beside the photographs; `alt` says what one sees in it."""

    file: FileName
    alt: Text = NO_WORDS
    credit: Text = NO_WORDS


class RecordingEntry(Entry):
    """A file that is heard; `language`: who it is spoken for."""

    file: FileName
    language: Language | None = None
    captions: FileName | None = None


class SoundEntry(RecordingEntry):
    """A recording; `transcript` says in words what is heard. `also`: the same, spoken in other languages."""

    title: Text = NO_WORDS
    transcript: Text = NO_WORDS
    also: list[Annotated[RecordingEntry, BeforeValidator(_file_alone)]] = []

    @property
    def recordings(self) -> tuple[RecordingEntry, ...]:
        """All of them."""
        return (self, *self.also)


class CaptionsEntry(Entry):
    file: FileName
    language: Language


class FilmEntry(Entry):
    file: FileName
    poster: FileName | None = None
    captions: list[CaptionsEntry] = []
    transcript: Text = NO_WORDS


Pictures = list[Annotated[PictureEntry, BeforeValidator(_file_alone)]]
Sound = Annotated[SoundEntry, BeforeValidator(_recordings)]
Film = Annotated[FilmEntry, BeforeValidator(_file_alone)]
Pitch = Annotated[Degrees, Field(ge=-90, le=90)]
Fov = Annotated[float, Field(ge=10, le=130)]


class LabelEntry(Entry):
    id: Slug | None = None
    kind: Kind | None = None
    yaw: Degrees
    pitch: Annotated[Degrees, Field(ge=-90, le=90)] = 0.0
    title: Text = NO_WORDS
    text: Text = NO_WORDS
    object: Slug | None = None
    href: Href | None = None
    pictures: Pictures = []
    sound: Sound | None = None
    film: Film | None = None
    polygon: Annotated[list[tuple[Degrees, Pitch]], Field(min_length=3, max_length=200)] | None = None


class SharedLabelEntry(LabelEntry):
    """A label of every room, of those in `scenes`, or of all but those in `except`. Its direction is the same
    in each picture; with `north`, `yaw` counts from north where the heading of a room is known.
    """

    yaw: Degrees = 0.0
    pitch: Annotated[Degrees, Field(ge=-90, le=90)] = SHARED_PITCH
    scenes: list[Slug] = []
    except_: Annotated[list[Slug], Field(alias="except")] = []
    north: bool = False

    def is_in(self, scene: str) -> bool:
        """Whether it is wanted in the scene with this id."""
        return scene not in self.except_ and (not self.scenes or scene in self.scenes)


class SceneEntry(Entry):
    """One photograph. `listed`: whether the table gives it its place in the tour, as a keeper's does; one
    that is only there for what was decided of faces does not.
    """

    id: Slug | None = None
    file: FileName
    heading: Degrees | None = None
    level: LevelEntry | None = None
    position: PositionEntry | None = None
    view: ViewEntry | None = None
    coverage: CoverageEntry | None = None
    skip: bool = False
    listed: bool = True
    title: Text = NO_WORDS
    description: Text = NO_WORDS
    patch: ScenePatch | None = None
    ambient: Sound | None = None
    labels: list[LabelEntry] = []
    blur: Regions = []
    keep: Regions = []


class LinkEntry(Entry):
    from_: Annotated[Slug, Field(alias="from")]
    to: Slug
    yaw: Degrees
    pitch: Pitch | None = None
    arrival: ArrivalEntry | None = None
    both: bool = False


class ObjectEntry(Entry):
    """`record` is what another system calls it; it ties a row of that system's table to this object."""

    id: Slug
    inventory_number: str = ""
    record: str = ""
    title: Text = NO_WORDS
    description: Text = NO_WORDS
    material: Text = NO_WORDS
    date: Text = NO_WORDS
    maker: Text = NO_WORDS
    dimensions: str = ""
    rights: Text = NO_WORDS
    pictures: Pictures = []
    sound: Sound | None = None


class OpeningEntry(Entry):
    days: Annotated[list[Day], Field(min_length=1)]
    opens: TimeOfDay
    closes: TimeOfDay


class VisitEntry(Entry):
    """Where and when the real museum can be visited."""

    address: Text = NO_WORDS
    place: Text = NO_WORDS
    hours: Text = NO_WORDS
    opening: list[OpeningEntry] = []
    admission: Text = NO_WORDS
    phone: Phone = ""
    email: Email = ""
    website: Href | None = None
    latitude: Annotated[Degrees, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[Degrees, Field(ge=-180, le=180)] | None = None
    founded: Annotated[str, Field(pattern=r"^(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?$")] = ""


class StopEntry(Entry):
    scene: Slug
    label: Slug | None = None
    yaw: Degrees | None = None
    pitch: Pitch | None = None
    fov: Fov | None = None
    title: Text = NO_WORDS
    text: Text = NO_WORDS
    sound: Sound | None = None


class RouteEntry(Entry):
    id: Slug
    title: Text = NO_WORDS
    description: Text = NO_WORDS
    stops: list[StopEntry] = []


class PublishEntry(Entry):
    """What the site may tell of how it was made."""

    source_names: bool = False


class MuseumFile(Entry):
    """The whole file; an empty one is what a folder without it has."""

    id: Slug | None = None
    language: Language | None = None
    start: Slug | None = None
    licence: str = ""
    address: SiteAddress | None = None
    title: Text = NO_WORDS
    description: Text = NO_WORDS
    credits: Text = NO_WORDS
    scenes: list[SceneEntry] = []
    labels: list[SharedLabelEntry] = []
    links: list[LinkEntry] = []
    objects: list[ObjectEntry] = []
    visit: VisitEntry | None = None
    highlights: list[Slug] = []
    routes: list[RouteEntry] = []
    walk: WalkEntry = WalkEntry()
    publish: PublishEntry = PublishEntry()
    patch: PatchEntry | None = None
    plans: list[PlanEntry] = []
    pictures: list[PictureDecisionsEntry] = []
