"""Files come to a museum, and go: the row and the original together."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, Any

from django.db import IntegrityError, transaction

from jetisu360.files.paths import safe_name
from jetisu360.portal.audit.record import record
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.refusals import NameTaken
from jetisu360.portal.originals.store import Originals, check_quota
from jetisu360.tour.museum_toml.file_names import form

ARRIVED: list[Callable[[Photograph], None]] = []
"""What is to be done with a file that has come: the parts above add themselves when Django starts. Called in
the transaction in which its row was made or changed.
"""

REPLACED: list[Callable[[Photograph, str, Any], None]] = []
"""Likewise of a photograph that has taken another's place under its name: the row as it is now, the SHA-256
that it had before, and who has done it.
"""


def replaced(photograph: Photograph, before: str, who: Any) -> None:
    """Tells whoever wants to know that under this name is another photograph now."""
    if photograph.kind == Photograph.PHOTOGRAPH and photograph.sha256 != before:
        for told in REPLACED:
            told(photograph, before, who)


def arrived(photograph: Photograph) -> None:
    """Tells whoever wants to know that a photograph is here, or has other bytes now."""
    if photograph.kind == Photograph.PHOTOGRAPH:
        for told in ARRIVED:
            told(photograph)


def add(
    museum: Any,
    file: IO[bytes],
    name: str,
    who: Any,
    *,
    size: int,
    sha256: str | None = None,
    kind: str = Photograph.PHOTOGRAPH,
    replace: bool = False,
) -> Photograph:
    """Takes a file of `size` bytes into the museum. The same bytes under the same name change nothing;
    other bytes under a name that is there are taken in its place only with `replace`.

    The original is put away first and the row made after it: whoever is killed in between leaves a file that
    nobody names, never a name without its file.

    Raises:
        UnsafeName, NameTaken, QuotaExceeded, ArrivedDifferent; OSError, StorageFailed
    """
    safe_name(name, where=museum.slug, written=True)
    there = Photograph.objects.filter(museum=museum, key=form(name)).first()
    if there is not None and there.sha256 == sha256:
        return there
    if there is not None and not replace and sha256 is not None:
        raise NameTaken(name=name)
    check_quota(museum, size, name)
    originals = Originals(museum)
    digest, size = originals.put(file, sha256, name)
    if there is None:
        fields = {"museum": museum, "name": name, "sha256": digest, "size": size, "kind": kind, "who": who}
        try:
            with transaction.atomic():
                made = Photograph.objects.create(**fields)
                record(who, "photograph.added", name, {"sha256": digest, "bytes": size}, museum=museum)
                arrived(made)
        except IntegrityError:
            originals.remove(digest)
            raise NameTaken(name=name) from None
        return made
    if there.sha256 == digest:
        return there
    if not replace:
        originals.remove(digest)
        raise NameTaken(name=name)
    before, there.sha256, there.size, there.who = there.sha256, digest, size, who
    there.state, there.verdict = "received", {}
    with transaction.atomic():
        there.save()
        told = {"sha256": digest, "before": before, "bytes": size}
        record(who, "photograph.replaced", name, told, museum=museum)
        replaced(there, before, who)
        arrived(there)
    originals.remove(before)
    return there


def remove(photograph: Photograph, who: Any) -> None:
    """The row goes first, the file after it."""
    museum = photograph.museum
    with transaction.atomic():
        photograph.delete()
        told = {"sha256": photograph.sha256, "bytes": photograph.size}
        record(who, "photograph.removed", photograph.name, told, museum=museum)
    Originals(museum).remove(photograph.sha256)
