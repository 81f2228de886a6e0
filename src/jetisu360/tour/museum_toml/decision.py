"""What a person decided of a part of a photograph."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from jetisu360.panorama.privacy.region import Box, Region
from jetisu360.tour.museum_toml.privacy_entries import DIGEST_DIGITS

Verdict = Literal["blur", "keep"]
VERDICTS: tuple[Verdict, ...] = ("blur", "keep")

DIGITS = 2
"""After the point of an angle or a share: 0.01° is a quarter of a pixel of a photograph of 8192 columns."""


@dataclass(frozen=True)
class Decision:
    """What a person decided of a part of a photograph; `file` is its name in the folder, `photo` the SHA-256
    of what was looked at. Of two decisions only file, verdict and place say whether they are the same.
    """

    file: str
    verdict: Verdict
    where: Region | Box
    reason: str = field(default="", compare=False)
    photo: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "where", rounded(self.where))
        object.__setattr__(self, "photo", self.photo[:DIGEST_DIGITS])

    @property
    def table(self) -> str:
        """The table at the top that its file stands in."""
        return "scenes" if isinstance(self.where, Region) else "pictures"

    def values(self) -> dict[str, Any]:
        """Its own table."""
        told = {"reason": self.reason, "photo": self.photo}
        return {**vars(self.where), **{key: value for key, value in told.items() if value}}


def rounded(where: Region | Box) -> Region | Box:
    """A place as it is written."""
    numbers = {key: round(float(value), DIGITS) + 0.0 for key, value in vars(where).items()}
    if isinstance(where, Box):
        return Box(**numbers)
    numbers["yaw"] = round((numbers["yaw"] + 180.0) % 360.0 - 180.0, DIGITS) + 0.0
    return Region(**numbers)
