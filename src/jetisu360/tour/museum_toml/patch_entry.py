"""`[patch]` of museum.toml, and a scene's own: what is laid over the tripod."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from jetisu360.panorama.patch.patch import Patch
from jetisu360.tour.document.fields import Degrees
from jetisu360.tour.museum_toml.file_names import FileName

RADIUS = 15.0
"""Degrees: what the legs of a tripod of 1.6 m take up, spread as usual, and a little more."""


class PatchEntry(BaseModel):
    """What is not said of a scene's own patch is as in the museum's. `shown`: `patch = false` of a scene."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    shown: bool = True
    picture: FileName | None = None
    radius: Annotated[Degrees, Field(ge=5, le=60)] = RADIUS
    turn: Degrees = 0.0
    round: bool | None = None
    blur: bool = False

    def over(self, museum: PatchEntry | None) -> PatchEntry:
        """This of a scene, with what the museum says where it says nothing."""
        if museum is None:
            return self
        return museum.model_copy(update={key: getattr(self, key) for key in self.model_fields_set})

    @property
    def draws(self) -> bool:
        """Whether there is anything to be laid there."""
        return self.shown and (self.picture is not None or self.blur)

    @property
    def patch(self) -> Patch:
        return Patch(self.radius, self.turn, self.round, self.blur)


def _false_alone(value: Any) -> Any:
    return {"shown": value} if isinstance(value, bool) else value


ScenePatch = Annotated[PatchEntry, BeforeValidator(_false_alone)]
