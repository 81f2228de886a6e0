"""A whole file becomes a photograph of the museum, or a close-up, sound or film beside the photographs: new,
known already, or in the place of another.
"""

from __future__ import annotations

from typing import IO, Any

from django.db import IntegrityError, transaction

from jetisu360.portal.audit.record import record
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.photographs import replaced
from jetisu360.portal.originals.store import Originals
from jetisu360.portal.uploads.models import Check, Removed, Upload
from jetisu360.portal.uploads.names import free_name
from jetisu360.portal.uploads.removed import keep_row
from jetisu360.tour.museum_toml.file_names import form


def take(upload: Upload, file: IO[bytes], sha256: str) -> None:
    """Says in the upload that it is done, and what became of it: {photograph}, {photograph, duplicate},
    {photograph, renamed}; of what lies beside the photographs also {file}, the name that the document may
    use.

    The original is put away first and the row made after it, once: of two who finish one upload at the same
    moment the second must not find the first one's photograph and call it a duplicate.

    Raises:
        ArrivedDifferent; OSError, StorageFailed
    """
    museum = upload.museum
    _digest, size = Originals(museum).put(file, sha256, upload.name)
    while True:
        try:
            with transaction.atomic():
                Museum.objects.listed().select_for_update().get(pk=museum.pk)
                current = Upload.objects.filter(pk=upload.pk, state=Upload.RECEIVING)
                if current.exists():
                    current.update(state=Upload.DONE, result=_row(upload, museum, sha256, size))
                return
        except IntegrityError:
            continue  # another upload took the name a moment ago: the next number


def look_into(photograph: Photograph) -> None:
    """A photograph that came by another way, in a museum's folder, gets its verdict as well."""
    Check.objects.update_or_create(
        photograph=photograph, defaults={"until": None, "attempt": 0, "fresh": False}
    )


def _row(upload: Upload, museum: Museum, sha256: str, size: int) -> dict[str, Any]:
    there = (
        Photograph.objects.filter(museum=museum, name=upload.replaces).first() if upload.replaces else None
    )
    if there is not None:
        return _in_its_place(upload, there, sha256, size)
    known = known_as(museum, sha256, upload.kind)
    if known is not None:
        return _duplicate(upload, known)
    keys = set(Photograph.objects.filter(museum=museum).values_list("key", flat=True))
    if upload.kind == Photograph.MEDIA:
        # A room whose photograph is still to come must not get a close-up for its photograph.
        keys |= rooms_named(museum)
    name = free_name(upload.name, lambda wanted: form(wanted) in keys)
    fields = {"name": name, "sha256": sha256, "size": size, "who": upload.who, "kind": upload.kind}
    made = Photograph.objects.create(museum=museum, **fields)
    Check.objects.create(photograph=made, fresh=upload.fresh)
    record(upload.sender, "photograph.added", name, {"sha256": sha256, "bytes": size}, museum=museum)
    # What was put back by uploading it once more need not be kept besides.
    Removed.objects.filter(museum=museum, sha256=sha256, replaced=False).delete()
    told: dict[str, Any] = {"photograph": made.pk}
    if upload.kind == Photograph.MEDIA:
        told["file"] = name
    return told if name == upload.name else {**told, "renamed": name}


def known_as(museum: Museum, sha256: str, kind: str) -> Photograph | None:
    """What the museum has of this content for the same use. A room and a close-up of it are two: the document
    would else take the room for the close-up.
    """
    return Photograph.objects.filter(museum=museum, sha256=sha256, kind=kind).first()


def _duplicate(upload: Upload, known: Photograph) -> dict[str, Any]:
    told = {"photograph": known.pk, "duplicate": known.name}
    return {**told, "file": known.name} if upload.kind == Photograph.MEDIA else told


def rooms_named(museum: Museum) -> set[str]:
    """The forms of the names of photographs that the document speaks of, whether they are there or not."""
    scenes = museum.document.get("scenes") if isinstance(museum.document, dict) else None
    files = [scene.get("file") for scene in scenes or [] if isinstance(scene, dict)]
    return {form(file) for file in files if isinstance(file, str)}


def _in_its_place(upload: Upload, there: Photograph, sha256: str, size: int) -> dict[str, Any]:
    """The name stays, and with it whatever the museum's document says of this photograph."""
    if there.sha256 == sha256:
        return {"photograph": there.pk, "duplicate": there.name}
    keep_row(there, upload.who, replaced=True)
    before = there.sha256
    told = {"sha256": sha256, "before": before, "bytes": size}
    there.sha256, there.size, there.who = sha256, size, upload.who
    there.state, there.verdict = "received", {}
    there.save()
    Check.objects.update_or_create(
        photograph=there, defaults={"until": None, "attempt": 0, "fresh": upload.fresh}
    )
    replaced(there, before, upload.who)
    record(upload.sender, "photograph.replaced", there.name, told, museum=there.museum)
    return {"photograph": there.pk, "replaced": there.name}
