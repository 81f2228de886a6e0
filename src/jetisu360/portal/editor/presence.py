"""Who has the editor open: each tab says so every few seconds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jetisu360.portal.editor.models import Seen
from jetisu360.portal.museums.models import Museum

GONE = timedelta(seconds=15)
"""A tab of which nothing was heard for so long is closed."""
_AGAIN = timedelta(seconds=5)
"""So often it is written that a tab is still there."""
_FORGOTTEN = timedelta(minutes=10)


def others(museum: Museum, who: Any, tab: str, room: str) -> list[dict[str, Any]]:
    """The tabs of other people, as `Person` of viewer/src/editor/contract.ts; this one is noted."""
    now = timezone.now()
    rows = list(Seen.objects.filter(museum=museum, at__gt=now - GONE).select_related("person").order_by("pk"))
    own = next((row for row in rows if row.tab == tab), None)
    if own is None or own.room != room or own.person_id != who.pk or now - own.at > _AGAIN:
        Seen.objects.filter(museum=museum, at__lt=now - _FORGOTTEN).delete()
        Seen.objects.update_or_create(
            museum=museum, tab=tab, defaults={"person": who, "room": room, "at": now}
        )
    return [
        {"name": str(row.person), "room": row.room or None, "tab": row.tab}
        for row in rows
        if row.person_id != who.pk
    ]
