"""What the browser asks before it sends anything: does it fit, is it here already, had it begun."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.urls import reverse
from django.utils import timezone
from pydantic import BaseModel, Field, StringConstraints

from jetisu360.portal.looks.words import current_language
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.uploads.arrived import known_as
from jetisu360.portal.uploads.models import Upload
from jetisu360.portal.uploads.names import harmless_name, is_clutter
from jetisu360.portal.uploads.receiving import check_file, finish
from jetisu360.portal.uploads.refusals import (
    NoRoom,
    NothingIntoArchive,
    UploadRefused,
)
from jetisu360.portal.uploads.room import room_left
from jetisu360.portal.uploads.sizes import size_words


class Asked(BaseModel):
    """A file in the browser; `sha256` as soon as it has been read there."""

    name: Annotated[str, StringConstraints(max_length=2000)]
    size: int = Field(ge=0, le=10**15)
    sha256: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")] = ""
    replaces: Annotated[str, StringConstraints(max_length=500)] = ""
    kind: Literal["photograph", "media"] = "photograph"


class Question(BaseModel):
    files: list[Asked] = Field(max_length=2000)


def fitting(museum: Museum, files: list[Asked]) -> dict[str, Any]:
    """By names and sizes alone. `files`: for each {}, {clutter} or {refused}; `refused`: they do not fit
    together, or the museum takes none, so that none should be sent.

    What the museum has under the same name and size is taken for the same: it will cost no room.
    """
    here = set(Photograph.objects.filter(museum=museum).values_list("name", "size"))
    coming = set(Upload.objects.filter(museum=museum, state=Upload.RECEIVING).values_list("name", "length"))
    answers: list[dict[str, Any]] = []
    needed = 0
    for file in files:
        name = harmless_name(file.name)
        answers.append(_by_name(name, file))
        if not answers[-1] and (name, file.size) not in here | coming:
            needed += file.size
    left = room_left(museum)
    told: dict[str, Any] = {"files": answers}
    if museum.archived:
        told["refused"] = NothingIntoArchive().say(current_language())
    elif left is not None and needed > left:
        told["refused"] = NoRoom(needed=size_words(needed), left=size_words(left)).say(current_language())
    return told


def _by_name(name: str, file: Asked) -> dict[str, Any]:
    if is_clutter(file.name):
        return {"clutter": True}
    try:
        check_file(name, file.size, file.kind)
    except UploadRefused as error:
        return {"refused": error.say(current_language())}
    return {}


def by_content(museum: Museum, file: Asked) -> dict[str, Any]:
    """{have: name} of a photograph with this content, {url, offset} of an upload of it that had begun, else
    nothing: by SHA-256, whatever it is called and whichever browser had begun.
    """
    if not file.sha256:
        return {}
    if not file.replaces:
        known = known_as(museum, file.sha256, file.kind)
        if known is not None:
            return {"have": known.name}
    begun = (
        Upload.objects.filter(
            museum=museum,
            state=Upload.RECEIVING,
            sha256=file.sha256,
            length=file.size,
            replaces=file.replaces,
            kind=file.kind,
            expires_at__gt=timezone.now(),
        )
        .order_by("-offset")
        .first()
    )
    if begun is None:
        return {}
    if begun.whole and not museum.archived:
        begun = finish(begun)
        return {"have": begun.result.get("duplicate") or begun.result.get("file") or begun.name}
    return {"url": reverse("uploads:upload", args=[museum.slug, begun.pk]), "offset": begun.offset}
