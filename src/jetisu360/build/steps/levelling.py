"""Which tilt is taken out of a photograph: the keeper's, the camera's unless the picture plainly contradicts
it, or the estimated one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from jetisu360.panorama.geometry.sphere import Level

if TYPE_CHECKING:
    from jetisu360.panorama.level.edges import Edges
    from jetisu360.panorama.read.photo import Photo
    from jetisu360.panorama.remarks import Remark

Origin = Literal["drawn", "recorded", "estimated", "none"]


@dataclass(frozen=True)
class ChosenLevel:
    """The tilt to take out, degrees, and who says so.

    `drawn`: the keeper, in museum.toml; `recorded`: the camera, in GPano; `estimated`: the picture's own
    uprights; `none`: nobody, and the picture stays as it is. `confidence`, 0 to 1, is that of the estimate
    where one was made, used or not. `remarks`: what a keeper should know of the choice.
    """

    level: Level
    origin: Origin
    confidence: float | None = None
    remarks: tuple[Remark, ...] = ()

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

    An estimate is only used where it is sure: of a tilt that can be seen (`LevelEstimate.is_worth_it`), or
    that the camera's record is wrong (`LevelEstimate.overrules`).
    """
    if drawn is not None:
        return ChosenLevel(Level(*drawn), "drawn")
    from jetisu360.panorama.level.estimate import (  # numpy and OpenCV: only where needed
        estimate_level,
        level_of_edges,
    )
    from jetisu360.panorama.remarks import PoseContradicted

    info = photo.info
    estimate = level_of_edges(edges) if edges else estimate_level(photo.pixels, info.crop)
    remarks: tuple[Remark, ...] = ()
    if info.level_recorded:
        if not estimate.overrules(info.level):
            return ChosenLevel(info.level, "recorded")
        remarks = (PoseContradicted(name=info.name, degrees=round(estimate.apart(info.level))),)
    if estimate.is_worth_it:
        return ChosenLevel(estimate.level, "estimated", estimate.confidence, remarks)
    return ChosenLevel(Level(), "none", estimate.confidence, remarks)
