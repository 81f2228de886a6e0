"""The part of a step that covers the tripod, before any picture is made of the photograph."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from jetisu360.build.left_out import LeftOut
from jetisu360.build.refusals import PhotoChanged
from jetisu360.errors import JetisuError
from jetisu360.files.limits import MOST_EMBLEM
from jetisu360.files.system_errors import said
from jetisu360.language import _
from jetisu360.panorama.patch.patch import Patch
from jetisu360.storage import Folder
from jetisu360.tour.media_files.refusals import MediaRefusal, MediaTooLarge

if TYPE_CHECKING:
    from jetisu360.panorama.geometry.resample import Pixels
    from jetisu360.panorama.geometry.sphere import Crop, Level


class EmblemUnusable(MediaRefusal):
    """`name`, `problem` (a text in three languages). A remark: the tour is built without it."""

    code = "emblem-unusable"
    sentence = _("The emblem “{name}” was not laid over the tripod. {problem}")
    advice = _("Save it as PNG, JPEG or WebP and name that file in [patch].")


class EmblemNotRead(MediaRefusal):
    """`problem` (a text in three languages)."""

    code = "emblem-not-read"
    sentence = _("The file cannot be read: {problem}.")


@dataclass(frozen=True)
class PlannedPatch:
    """`picture`: the name of the emblem beside the photographs, "" for none; `sha256`: of its file."""

    patch: Patch
    picture: str = ""
    sha256: str = ""

    @property
    def decides(self) -> list[Any]:
        """What of it decides the pictures: not how its file is called."""
        return [*astuple(self.patch), self.sha256]


def why_unusable(source: Folder, name: str) -> LeftOut | None:
    """A note about an emblem that cannot be used; None where it can. It is read once a build, so that one
    sentence is said and not one for each room.
    """
    from jetisu360.panorama.patch.emblem import read_emblem
    from jetisu360.panorama.refusals import Refusal

    try:
        read_emblem(_bytes(source, name), name)
    except OSError as error:
        return _note(name, EmblemNotRead(name=name, problem=said(error)))
    except (Refusal, MediaTooLarge) as error:
        return _note(name, error)
    return None


def _note(name: str, error: JetisuError) -> LeftOut:
    problem = error.sentence.fill(**error.details)
    return LeftOut.because(name, EmblemUnusable(name=name, problem=problem))


def _bytes(source: Folder, name: str) -> bytes:
    size = source.size(name)
    if size > MOST_EMBLEM:
        limit = f"{MOST_EMBLEM / 1e6:.0f}"
        raise MediaTooLarge(name=name, size=f"{size / 1e6:.0f}", limit=limit, needed=size)
    return source.read(name, MOST_EMBLEM)


def patched(
    pixels: Pixels, crop: Crop, level: Level, planned: PlannedPatch | None, source: Folder, *, own: bool
) -> Pixels:
    """The photograph with its tripod covered; `own`: its pixels may be drawn over.

    Raises:
        PhotoChanged: the emblem is another one than when the build was planned.
        Refusal, OSError
    """
    if planned is None:
        return pixels
    from jetisu360.panorama.patch.draw import draw_patch
    from jetisu360.panorama.patch.emblem import read_emblem

    emblem = None
    if planned.picture:
        data = _bytes(source, planned.picture)
        if sha256(data).hexdigest() != planned.sha256:
            raise PhotoChanged(name=planned.picture)
        emblem = read_emblem(data, planned.picture)
    return draw_patch(pixels, crop, level, planned.patch, emblem, own=own)
