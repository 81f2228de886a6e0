"""Whether a museum has changed since a version of it was built."""

from __future__ import annotations

from typing import Any

from jetisu360.portal.audit.models import Event
from jetisu360.portal.publication.models import Version


def is_stale(museum: Any, version: Version) -> bool:
    """Whether its words have, or its photographs: these stand in the journal, not in the document."""
    if version.revision != museum.revision:
        return True
    since = Event.objects.filter(museum=museum.slug, at__gt=version.built_at)
    return bool(since.filter(action__startswith="photograph.").exists())
