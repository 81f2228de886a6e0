"""What is made ready in a document before it is edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jetisu360.portal.museums.documents import DocumentChanged, MuseumArchived, read_document, save_document
from jetisu360.portal.museums.models import Museum
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.naming import label_ids, shared_label_ids

_TURNS = 5


def name_labels(museum: Museum, who: Any) -> None:
    """Gives every label that has no id the one that a build would give it: changes say by it which label they
    are about, and addresses that lead to it stay.

    Raises:
        DocumentChanged: others kept coming first. MuseumFileWrong: it is not the portal that has written it.
    """
    for left in reversed(range(_TURNS)):
        if all(label.get("id") for label in _labels(museum.document)):
            return
        try:
            named = _named(read_document(museum))
            save_document(museum, museum.revision, named, who, details={"labels": "named"})
            return
        except MuseumArchived:
            return
        except DocumentChanged:
            if not left:
                raise
            museum.refresh_from_db(fields=["document", "revision", "archived"])


def _labels(values: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from values.get("labels", [])
    for scene in values.get("scenes", []):
        yield from scene.get("labels", [])


def _named(document: MuseumFile) -> MuseumFile:
    for shared, name in zip(document.labels, shared_label_ids(document.labels), strict=True):
        shared.id = name
    for scene in document.scenes:
        for label, name in zip(scene.labels, label_ids(scene.labels), strict=True):
            label.id = name
    return document
