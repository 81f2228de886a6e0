"""What the linking found, kept in a row."""

from __future__ import annotations

from typing import Any

from jetisu360.build.found_links import Linked, found_links
from jetisu360.portal.links.models import FoundLinks


def keep(museum: Any, linked: Linked) -> None:
    """Keeps what a build found, in the place of what was kept before."""
    FoundLinks.objects.update_or_create(
        museum=museum, defaults={"found": found_links(linked), "revision": museum.revision}
    )
