"""The very place in the portal where a finding is mended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import NoReverseMatch, reverse

from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.publication.checks import PRIVACY
from jetisu360.tour.museum_toml.file_names import form

Rows = Mapping[str, Photograph]


def photographs_of(museum: Any) -> Rows:
    """The museum's files by the form of their names, asked for once a page."""
    return {row.key: row for row in Photograph.objects.filter(museum=museum)}


def place_of(museum: Any, finding: Mapping[str, Any], rows: Rows) -> str:
    """The address for a finding (`checks.findings_of`) or for what a build told (`checks.told_by`)."""
    if finding["code"].startswith(PRIVACY):
        return _first(museum, ("privacy:review", "uploads:photographs", "museums:rooms"))
    name = finding.get("photograph") or finding.get("file") or finding.get("name") or ""
    row = rows.get(form(name)) if name else None
    if row is not None and row.kind == Photograph.PHOTOGRAPH and finding.get("kind") != "left out":
        return _address("museums:room", museum.slug, row.pk)
    if row is not None:
        return _first(museum, ("uploads:photographs", "museums:rooms"))
    if finding.get("scene"):
        return _first(museum, ("museums:rooms",))
    return _first(museum, ("museums:texts", "museums:museum"))


def _first(museum: Any, names: tuple[str, ...]) -> str:
    return next(filter(None, (_address(name, museum.slug) for name in names)), "")


def _address(name: str, *arguments: object) -> str:
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:  # a part that is not installed
        return ""
