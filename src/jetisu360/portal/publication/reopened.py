"""Decisions about faces that were taken back after a version was built: what it shows is open again."""

from __future__ import annotations

from typing import Any

from jetisu360.errors import JetisuError
from jetisu360.portal.museums.documents import read_document
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.privacy.found import open_places
from jetisu360.portal.privacy.models import Look
from jetisu360.portal.publication import layout
from jetisu360.portal.publication.models import Version
from jetisu360.publish.layout import TOUR
from jetisu360.tour.document.tour import read_tour


def reopened(version: Version) -> int:
    """How many places of the pictures in a version nobody has decided on any more. (What was open when it was
    built is among its findings.)

    Pictures that came afterwards are not in it, and keep it back from nobody.
    """
    now = Museum.objects.filter(pk=version.museum_id).values_list("revision", flat=True).first()
    if now == version.revision:
        return 0
    look = Look.objects.filter(museum=version.museum_id).first()
    if look is None:
        return 0
    document = read_document(Museum.objects.get(pk=version.museum_id))
    if not open_places(look, document):
        return 0
    shown = _shown(version)
    look.subjects = [told for told in look.subjects if shown is None or told["sha256"] in shown]
    return open_places(look, document)


def _shown(version: Version) -> set[str] | None:
    """SHA-256 of all that may be in the version; None where that cannot be told, and all may be."""
    museum: Any = version.museum
    places = (
        layout.preview(museum, version.folder),
        layout.shown(layout.version_path(museum, version.folder)),
    )
    for folder in places:
        try:
            tour = read_tour(folder.read(TOUR))
        except (OSError, JetisuError):
            continue
        media = Photograph.objects.filter(museum=museum, received_at__lte=version.built_at)
        flat = media.filter(kind=Photograph.MEDIA).values_list("sha256", flat=True)
        return {scene.source.sha256 for scene in tour.scenes} | set(flat)
    return None
