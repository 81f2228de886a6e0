"""Which files the rows of the database speak of: originals by museum and SHA-256, and built sites."""

from __future__ import annotations

from dataclasses import dataclass

from jetisu360.portal.backup.manifest import Site
from jetisu360.portal.control.evidence.files import shelf_of
from jetisu360.portal.control.evidence.models import Capture
from jetisu360.portal.museums.models import Museum, Region
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.publication import layout
from jetisu360.portal.publication.models import Version
from jetisu360.portal.publication.pointer import Pointer
from jetisu360.portal.replacing.models import Replacement
from jetisu360.portal.uploads.models import Removed
from jetisu360.publish.layout import MANIFEST


@dataclass
class Needed:
    """`originals`: (slug of the museum, or the shelf of a region's evidence, SHA-256); `versions`: (slug,
    folder), the older ones first; `regions`: their slugs.
    """

    originals: list[tuple[str, str]]
    versions: list[tuple[str, str]]
    regions: list[str]


def needed() -> Needed:
    """Asked of the database alone, so that it may stand in a snapshot."""
    slugs = dict(Museum.objects.values_list("pk", "slug"))
    files = {
        (slugs[museum], sha256)
        for model in (Photograph, Removed)
        for museum, sha256 in model.objects.values_list("museum_id", "sha256").iterator()
    }
    comparing = Replacement.objects.filter(state__in=Replacement.OPEN)
    files |= {(slugs[museum], sha256) for museum, sha256 in comparing.values_list("museum_id", "sha256")}
    evidence = Capture.objects.order_by().values_list("region__slug", "sha256").distinct()
    files |= {(shelf_of(slug), sha256) for slug, sha256 in evidence.iterator()}
    versions = Version.objects.filter(removed=False).order_by("museum__slug", "number")
    return Needed(
        originals=sorted(files),
        versions=[(slugs[museum], folder) for museum, folder in versions.values_list("museum_id", "folder")],
        regions=sorted(Region.objects.values_list("slug", flat=True)),
    )


def site_of_version(slug: str, folder: str) -> Site:
    """Where the files of a version are: in *published* if they were ever there, else in *working*."""
    path = f"versions/{slug}/{folder}"
    there = layout.shown(path).exists(MANIFEST)
    return Site(place="published" if there else "working", path=path, group=f"museum/{slug}")


def site_of_region(slug: str) -> Site | None:
    """The pages that visitors of the region see now."""
    target = Pointer(layout.published(), layout.region_pointer(slug)).read()
    if target is None:
        return None
    return Site(place="published", path=target, group=f"region/{slug}", region=slug)
