"""Where a museum's public site stands on the web."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from jetisu360.portal.settings.table import settings
from jetisu360.publish.layout import museum_folder


def site_path(museum: Any) -> str:
    """`/sites/<region>/museums/<museum>/`."""
    return reverse("publication:site", args=[museum.region.slug, museum_folder(museum.slug)])


def region_path(region: Any) -> str:
    """`/sites/<region>/`."""
    return reverse("publication:site_home", args=[region.slug])


def region_address(region: Any) -> str | None:
    """The whole address of a region's site, with the slash at its end, where the portal knows its own."""
    home = settings().address
    return home + region_path(region) if home else None


def web_address(museum: Any) -> str | None:
    """The whole address, where the portal has been told its own."""
    home = settings().address
    return home + site_path(museum) if home else None
