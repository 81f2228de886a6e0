"""Where the files of *working* and *published* lie that publishing has to do with. Nothing else knows.

    published/
      versions/<museum>/<version>/     a museum's site; never changed
      regions/<region>/<key>/          a region's pages; never changed
      current/<region>/<museum>        the pointer of a museum: a link to its version (or `<museum>.json`)
      sites/<region>                   the pointer of a region: a link to its pages (or `<region>.json`)

In a region's pages `museums` is a link to `current/<region>`, so that any web server that follows links shows
`published/sites` as the portal shows `/sites/`.
"""

from __future__ import annotations

from typing import Any

from jetisu360.portal.originals.places import inside, place
from jetisu360.storage import Folder


def build_of(museum: Any) -> Folder:
    """The site that builds of the museum write to, again and again."""
    return _working("sites", museum)


def steps_of(museum: Any) -> Folder:
    return _working("steps", museum)


def previews_of(museum: Any) -> Folder:
    return _working("versions", museum)


def preview(museum: Any, folder: str) -> Folder:
    """One of them."""
    return inside(previews_of(museum), folder)


def published() -> Folder:
    return place("published")


def shown(target: str) -> Folder:
    """What a pointer points to."""
    return inside(published(), target)


def version_path(museum: Any, folder: str) -> str:
    """Of a published version, below `published()`."""
    return f"versions/{museum.slug}/{folder}"


def region_path(region: Any, key: str) -> str:
    return f"regions/{region.slug}/{key}"


def museum_pointer(region_slug: str, museum_slug: str) -> str:
    return f"current/{region_slug}/{museum_slug}"


def region_pointer(region_slug: str) -> str:
    return f"sites/{region_slug}"


def _working(part: str, museum: Any) -> Folder:
    return inside(inside(place("working"), part), str(museum.slug))
