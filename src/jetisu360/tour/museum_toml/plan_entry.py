"""`[[plans]]` of museum.toml: the museum's own drawing of a storey, and where on it things stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from jetisu360.language import _
from jetisu360.tour.document.fields import Metres, Slug
from jetisu360.tour.museum_toml.file_names import FileName
from jetisu360.tour.museum_toml.toml_lines import Location
from jetisu360.tour.museum_toml.validation import Sentence
from jetisu360.tour.museum_toml.words import NO_WORDS, Text

Percent = Annotated[float, Field(ge=0, le=100)]


class PlanPointEntry(BaseModel):
    """A place of the drawing, percent of its width and height from the upper left corner: there stands the
    room `scene`, or there is the place `x`, `y` of the plan (metres), or nothing is said but the place.
    """

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    left: Percent
    top: Percent
    scene: Slug | None = None
    x: Metres | None = None
    y: Metres | None = None

    @property
    def metres(self) -> tuple[float, float] | None:
        return None if self.x is None or self.y is None else (self.x, self.y)


class PlanEntry(BaseModel):
    """A drawing of a storey. `distance`: metres between its first two points."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    picture: FileName
    floor: int = 0
    title: Text = NO_WORDS
    points: Annotated[list[PlanPointEntry], Field(max_length=500)] = []
    distance: Annotated[Metres, Field(gt=0, le=10_000)] | None = None


def contradictions(plans: list[PlanEntry]) -> Iterator[tuple[Location, Sentence]]:
    """What each value of the drawings alone does not show."""
    for index, plan in enumerate(plans):
        at: Location = ("plans", index)
        if not plan.points:
            yield at, _NO_POINTS
        if plan.distance is not None and len(plan.points) < 2:
            yield (*at, "distance"), _DISTANCE_OF_NOTHING
        places: set[tuple[float, float]] = set()
        rooms: set[str] = set()
        for number, point in enumerate(plan.points):
            here: Location = (*at, "points", number)
            if (point.x is None) != (point.y is None):
                yield here, _HALF_A_PLACE
            elif point.scene is None and point.metres is None and plan.distance is None:
                yield here, _SAYS_NOTHING
            if (point.left, point.top) in places:
                yield here, _TWO_IN_ONE_PLACE
            if point.scene in rooms:
                yield (*here, "scene"), _ROOM_TWICE
            places.add((point.left, point.top))
            rooms |= {point.scene} if point.scene else set()


_NO_POINTS: Sentence = _(
    "a drawing needs points = [{ left = …, top = …, scene = … }]: where at least one room stands on it, in "
    "percent from its upper left corner"
)
_DISTANCE_OF_NOTHING: Sentence = _("distance is that between the first two points: two of them are needed")
_HALF_A_PLACE: Sentence = _("x and y belong together: give both, or neither")
_SAYS_NOTHING: Sentence = _(
    "a point needs scene (the room that stands there), or x and y (metres), or the drawing a distance "
    "between its first two points"
)
_TWO_IN_ONE_PLACE: Sentence = _("another point of this drawing has the same place")
_ROOM_TWICE: Sentence = _("this room has a place on the drawing already")
