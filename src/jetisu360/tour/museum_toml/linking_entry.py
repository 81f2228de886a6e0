"""`[walk]` of museum.toml: what a keeper says of how photographs stand to each other."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from jetisu360.tour.document.fields import Degrees, Metres, Slug


def _two(value: object) -> object:
    """Exactly two, and not the same twice."""
    if not isinstance(value, list | tuple) or len(value) != 2 or value[0] == value[1]:
        raise PydanticCustomError("two_scenes", "two different ids")
    return value


class WalkPairEntry(BaseModel):
    """Two scenes. `link` false: no neighbours; true: neighbours, also where the pictures leave it open.

    `flip`: the other one is in the opposite direction. `distance`: metres, which gives the plan its scale.
    `yaw`, `back`: where the second is in the first, and the first in the second, degrees: what a person was
    shown who said that it is so. Of several possible answers that one is meant.
    """

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    between: Annotated[tuple[Slug, Slug], BeforeValidator(_two)]
    link: bool | None = None
    flip: bool = False
    distance: Annotated[Metres, Field(gt=0, le=1000)] | None = None
    yaw: Degrees | None = None
    back: Degrees | None = None


class WalkEntry(BaseModel):
    """`find` false: only the links that are written in the file. `camera_height`: metres above the floor."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    find: bool = True
    camera_height: Annotated[Metres, Field(gt=0.2, le=10)] = 1.6
    pairs: list[WalkPairEntry] = []
