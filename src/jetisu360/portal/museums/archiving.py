"""A museum goes into the archive and comes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

from jetisu360.portal.audit.record import record
from jetisu360.portal.museums.models import Museum

FOLLOWING: list[Callable[[Museum], None]] = []
"""What is to be done besides, once it is written: the parts above add themselves when Django starts."""


def set_archived(museum: Museum, wanted: bool, who: Any) -> bool:
    """Nothing in it is lost either way; whether anything was changed."""
    with transaction.atomic():
        # Compare and set: of two who press the button one is recorded.
        changed = Museum.objects.filter(pk=museum.pk, archived=not wanted).update(archived=wanted)
        if changed:
            record(who, "museum.archived" if wanted else "museum.restored", museum)
    museum.archived = wanted
    if changed:
        for follow in FOLLOWING:
            follow(museum)
    return bool(changed)
