"""What a visitor asks before coming: where, when, for how much; and guided ways through the museum."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from jetisu360.tour.document.fields import Degrees, Href, Model, Slug, Text
from jetisu360.tour.document.media import Sound

Day = Literal["mo", "tu", "we", "th", "fr", "sa", "su"]
DAYS: tuple[Day, ...] = ("mo", "tu", "we", "th", "fr", "sa", "su")
TimeOfDay = Annotated[str, Field(pattern=r"^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$")]
Email = Annotated[str, Field(pattern=r"^(?:[^\s@]+@[^\s@]+)?$", max_length=200)]
Phone = Annotated[str, Field(pattern=r"^(?:[+0-9][0-9 ()\-.,;/]*)?$", max_length=100)]


class Opening(Model):
    """Days on which the museum is open from `opens` to `closes`, local time, `HH:MM`."""

    days: Annotated[list[Day], Field(min_length=1)]
    opens: TimeOfDay
    closes: TimeOfDay


class Visit(Model):
    """Where and when the real museum can be visited. `founded`: a year, a month or a day."""

    address: Text = {}
    place: Text = {}
    hours: Text = {}
    opening: list[Opening] = []
    admission: Text = {}
    phone: Phone = ""
    email: Email = ""
    website: Href | None = None
    latitude: Annotated[Degrees, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[Degrees, Field(ge=-180, le=180)] | None = None
    founded: Annotated[str, Field(pattern=r"^(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?$")] = ""


class RouteStop(Model):
    """One place to stand on a route: a label's direction, else the given one, else the scene's first view."""

    scene: Slug
    yaw: Degrees | None = None
    pitch: Degrees | None = None
    fov: Annotated[float, Field(gt=0, lt=180)] | None = None
    label: Slug | None = None
    title: Text = {}
    text: Text = {}
    sound: Sound | None = None


class Route(Model):
    """A guided way through the museum."""

    id: Slug
    title: Text = {}
    description: Text = {}
    stops: list[RouteStop] = []
