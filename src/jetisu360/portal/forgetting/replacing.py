"""The blurred form takes an original's place: kept and read back first, then named; the other goes last."""

from __future__ import annotations

import hashlib
import io
from typing import Any

from django.db import transaction

from jetisu360.files.limits import MOST_PICTURE
from jetisu360.portal.audit.record import record
from jetisu360.portal.forgetting.blurred_copy import blurred_flat, blurred_sphere
from jetisu360.portal.forgetting.chosen import Chosen
from jetisu360.portal.forgetting.models import Replaced
from jetisu360.portal.museums.documents import DocumentChanged, read_document, save_document
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.refusals import ArrivedDifferent
from jetisu360.portal.originals.store import Originals
from jetisu360.portal.privacy.models import Look
from jetisu360.portal.publication.models import Version
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.file_names import form
from jetisu360.tour.museum_toml.privacy_entries import DIGEST_DIGITS

_TRIES = 5


def replace(one: Chosen, who: Any) -> Replaced | None:
    """Makes the blurred form and names it in the place of the original, which is still there afterwards. None
    where the photograph was replaced by another one meanwhile.

    Raises:
        Refusal, NotKept, ArrivedDifferent: nothing was changed. OSError, StorageFailed
    """
    row = one.photograph
    originals = Originals(row.museum)
    with originals.open(row.sha256, row.name) as file:
        data = file.read(MOST_PICTURE)
    if one.flat:
        made = blurred_flat(data, row.name, one.places)  # type: ignore[arg-type]
    else:
        made = blurred_sphere(data, row.name, one.places, one.coverage, one.placed)  # type: ignore[arg-type]
    digest, size = originals.put(io.BytesIO(made), hashlib.sha256(made).hexdigest(), row.name)
    with originals.open(digest, row.name) as file:
        if hashlib.sha256(file.read()).hexdigest() != digest:
            raise ArrivedDifferent(name=row.name)
    for left in reversed(range(_TRIES)):
        try:
            return _named(row, digest, size, who)
        except DocumentChanged:
            if not left:
                raise
    return None


def _named(row: Photograph, digest: str, size: int, who: Any) -> Replaced | None:
    """Row, document, look and version in one transaction, so that they never disagree."""
    with transaction.atomic():
        museum = Museum.objects.select_for_update().get(pk=row.museum_id)
        if not Photograph.objects.filter(pk=row.pk, sha256=row.sha256).update(sha256=digest, size=size):
            return None
        revision = museum.revision
        document = with_digits(read_document(museum), row.name, row.sha256, digest)
        told: dict[str, object] = {"file": row.name, "before": row.sha256, "after": digest}
        now = save_document(museum, revision, document, who, action="privacy.forgotten", details=told)
        # It is the same to look at: no preview is out of date because of it.
        Version.objects.filter(museum=museum, revision=revision).update(revision=now)
        if look := Look.objects.filter(museum=museum).first():
            for subject in look.subjects:
                if form(subject["file"]) == row.key and subject["sha256"] == row.sha256:
                    subject["sha256"] = digest
            look.save()
        return Replaced.objects.create(museum=museum, name=row.name, before=row.sha256, after=digest)


def with_digits(document: MuseumFile, name: str, before: str, after: str) -> MuseumFile:
    """What was decided of a file is decided of its blurred form; what is blurred in it is done."""
    digits = after[:DIGEST_DIGITS]

    def entry(told: Any) -> Any:
        if form(told.file) != form(name):
            return told
        blurred = [item.model_copy(update={"photo": digits, "done": True}) for item in told.blur]
        kept = [
            item.model_copy(update={"photo": digits}) if item.photo and item.is_of(before) else item
            for item in told.keep
        ]
        return told.model_copy(update={"blur": blurred, "keep": kept})

    scenes = [entry(told) for told in document.scenes]
    return document.model_copy(
        update={"scenes": scenes, "pictures": [entry(told) for told in document.pictures]}
    )


def remember(museum: Any, who: Any, left: list[str]) -> None:
    """That some were kept, for whoever reads the journal."""
    if left:
        record(who, "privacy.kept", museum, {"files": left[:50]}, museum=museum)
