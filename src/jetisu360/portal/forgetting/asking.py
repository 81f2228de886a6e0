"""When unblurred originals are deleted: after every publication, and when somebody begins to want it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from jetisu360.portal.audit.record import record
from jetisu360.portal.forgetting.models import Wish
from jetisu360.portal.jobs.lease import ask
from jetisu360.portal.publication.switch import shown_to_visitors


def is_wanted(museum: Any) -> bool:
    return Wish.objects.filter(museum=museum, wanted=True).exists()


def set_wanted(museum: Any, wanted: bool, who: Any) -> None:
    """What was deleted stays deleted when nobody wants it any more."""
    with transaction.atomic():
        wish, _ = Wish.objects.get_or_create(museum=museum)
        if wish.wanted == wanted:
            return
        wish.wanted, wish.changed_by = wanted, who
        wish.save()
        record(who, "privacy.forgetting", museum, {"wanted": wanted})
        if wanted and shown_to_visitors(museum) is not None:
            ask("forget", museum, who)


def after_publishing(museum: Any, who: Any) -> None:
    if is_wanted(museum):
        ask("forget", museum, who)
