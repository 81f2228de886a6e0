"""Which tilt is taken out of a photograph: the keeper's, the camera's, or the estimated one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from jetisu360.panorama.geometry.sphere import Level

if TYPE_CHECKING:
    from jetisu360.panorama.level.edges import Edges
    from jetisu360.panorama.read.photo import Photo

Origin = Literal["drawn", "recorded", "estimated", "none"]


@dataclass(frozen=True)
class ChosenLevel:
    """The tilt to take out, degrees, and who says so.

    `drawn`: the keeper, in museum.toml; `recorded`: the camera, in GPano; `estimated`: the picture's own
    uprights; `none`: nobody, and the picture stays as it is. `confidence`, 0 to 1, is that of the estimate
    where one was made, used or not.
    """

    level: Level
    origin: Origin
    confidence: float | None = None

    def as_record(self) -> dict[str, Any]:
        """As in the tour document's `level`."""
        return {
            "pitch": self.level.pitch,
            "roll": self.level.roll,
            "origin": self.origin,
            "confidence": self.confidence,
        }


def choose_level(drawn: tuple[float, float] | None, photo: Photo, edges: Edges | None = None) -> ChosenLevel:
    """The tilt of `photo`; `drawn` is pitch and roll of museum.toml, which may well be zeros; `edges`, where
    they were found already.

    An estimate is only made where nobody knows, and only used where it is sure of a tilt that can be seen
    (`LevelEstimate.is_worth_it`).
    """
    if drawn is not None:
        return ChosenLevel(Level(*drawn), "drawn")
    if photo.info.level_recorded:
        return ChosenLevel(photo.info.level, "recorded")
    from jetisu360.panorama.level.estimate import (  # numpy and OpenCV: only where needed
        estimate_level,
        level_of_edges,
    )

    estimate = level_of_edges(edges) if edges else estimate_level(photo.pixels, photo.info.crop)
    if estimate.is_worth_it:
        return ChosenLevel(estimate.level, "estimated", estimate.confidence)
    return ChosenLevel(Level(), "none", estimate.confidence)
