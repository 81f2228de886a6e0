"""What there is to review: photographs and flat pictures, each with what was found in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from jetisu360.build.looking import Looked
from jetisu360.build.steps.reading import PictureFile
from jetisu360.language import LANGUAGES
from jetisu360.panorama.privacy.region import Proposal
from jetisu360.storage import Folder


@dataclass(frozen=True)
class Subject:
    """A photograph, or a flat picture (`flat`): a close-up, the picture of a label, the poster of a film.

    `picture`: its file as it was looked at. `problem`: why nothing could be looked for in it, by language.
    """

    picture: PictureFile
    title: Mapping[str, str]
    proposals: tuple[Proposal, ...] = ()
    flat: bool = False
    problem: Mapping[str, str] | None = None

    @property
    def file(self) -> str:
        """Its name in the folder."""
        return self.picture.name

    @property
    def sha256(self) -> str:
        return self.picture.sha256

    @property
    def id(self) -> str:
        """What it is called in an address: short, the same in every session, and no name of a file."""
        kind = "picture" if self.flat else "scene"
        return sha256(f"{kind} {self.file}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def subjects(looked: Looked, photos: Folder) -> list[Subject]:
    """What was looked at, and what could not be, each as the page asks about it."""
    found = [
        Subject(
            picture.task.file,
            picture.title or _named(picture.name),
            tuple(picture.seen.proposals),
            picture.flat,
        )
        for picture in looked.pictures
    ]
    found += [
        Subject(PictureFile(item.name, photos, ""), _named(item.name), problem=item.message)
        for item in looked.failed
    ]
    return found


def _named(name: str) -> dict[str, str]:
    """The name of a file, where nobody has given a title."""
    return dict.fromkeys(LANGUAGES, name)
