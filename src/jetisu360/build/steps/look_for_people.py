"""The step that looks at one picture for faces, number plates and people: what a detector proposes, for a
person to decide.

What it finds goes into the work folder, never into a site. It looks at the picture as it is: a region that is
blurred later, or the level of a photograph, changes nothing of what was found.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from jetisu360.build.run.runner import Outcome
from jetisu360.build.run.threads import limited
from jetisu360.build.steps.reading import PictureFile, read_flat_picture, read_photograph
from jetisu360.build.steps.step import made_once
from jetisu360.panorama.privacy.region import Box, Proposal, Region
from jetisu360.storage import Folder
from jetisu360.tour.pack import Pack, pack_bytes

if TYPE_CHECKING:
    from jetisu360.panorama.geometry.resample import Pixels
    from jetisu360.panorama.geometry.sphere import Crop

# Raise it when a pack's contents change in a way that the sources of the finder do not show.
LOOK_VERSION = 1
DIGITS = 3
"""Of degrees and percent: a thousandth of a degree is a fiftieth of a pixel of 8192 columns."""


@dataclass(frozen=True)
class LookTask:
    """One picture to look at; `flat`: it is no photograph of all that surrounds a point. `code`:
    `cache_keys.privacy_code()` of the machine that plans the work. `refusal_key`: under which it is
    remembered that the picture cannot be taken; that of the step that makes what visitors see of it.
    """

    file: PictureFile
    work: Folder
    flat: bool = False
    code: str = ""
    refusal_key: str = ""

    @property
    def name(self) -> str:
        return self.file.name

    @functools.cached_property
    def key(self) -> str:
        """The name of the pack: the hash of everything that decides its contents."""
        decides = [LOOK_VERSION, self.code, self.file.sha256, self.file.coverage, self.flat]
        return sha256(json.dumps(decides).encode()).hexdigest()

    @property
    def pack(self) -> str:
        return f"{self.key}.zip"


@dataclass(frozen=True)
class Seen:
    """What was found in a picture of `width` × `height` pixels; the likeliest first."""

    width: int
    height: int
    proposals: tuple[Proposal, ...]

    @classmethod
    def of(cls, pack: Pack) -> Seen:
        """What a pack of this step holds.

        Raises:
            KeyError, TypeError, ValueError: it is damaged.
        """
        record = pack.scene
        return cls(int(record["width"]), int(record["height"]), tuple(map(_proposal, record["proposals"])))


def look_for_people(task: LookTask, threads: int | None = None) -> Outcome:
    """Makes the pack of one picture, unless it is there."""
    with limited(threads):
        return made_once(task, lambda: _look(task, threads))


def read_looked_at(task: LookTask) -> tuple[Pixels, Crop | None]:
    """The picture as the step sees it, and what a photograph covers of the sphere (None: it is flat).

    Raises:
        Refusal, MediaTooLarge, PhotoUnreadable, PhotoChanged
    """
    if task.flat:
        return read_flat_picture(task.file), None
    photo = read_photograph(task.file)
    return photo.pixels, photo.info.crop


def _look(task: LookTask, threads: int | None) -> bytes:
    from jetisu360.panorama.privacy.find import find, find_flat

    pixels, crop = read_looked_at(task)
    found = find_flat(pixels) if crop is None else find(pixels, crop)
    record = {
        "width": int(pixels.shape[1]),
        "height": int(pixels.shape[0]),
        "proposals": [_record(proposal) for proposal in found],
        "remarks": [],
    }
    return pack_bytes(record, {})


def _record(proposal: Proposal) -> dict[str, Any]:
    where = {name: round(float(value), DIGITS) for name, value in asdict(proposal.where).items()}
    return {"kind": proposal.kind, "score": round(float(proposal.score), 4), **where}


def _proposal(record: Mapping[str, Any]) -> Proposal:
    kind = Region if "yaw" in record else Box
    where = kind(**{name: float(record[name]) for name in kind.__dataclass_fields__})
    if record["kind"] not in ("face", "plate", "person"):
        raise ValueError(record["kind"])
    return Proposal(record["kind"], where, float(record["score"]))
