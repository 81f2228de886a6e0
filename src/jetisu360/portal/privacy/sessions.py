"""Reviews that somebody is at: their small pictures stay in memory for a while."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Any

from jetisu360.commands.review.session import Session
from jetisu360.portal.privacy.decisions import DocumentDecisions
from jetisu360.portal.privacy.found import subjects_of
from jetisu360.portal.privacy.models import Look

MOST = 3
"""Reviews of one process whose pictures are kept."""
MOST_BYTES = 48 << 20

_kept: OrderedDict[tuple[object, ...], Session] = OrderedDict()
_lock = threading.Lock()


def session_of(museum: Any, who: Any) -> Session | None:
    """The review of a museum by a person; None where nobody has looked at its pictures yet."""
    look = Look.objects.filter(museum=museum).only("pk", "looked_at").first()
    if look is None:
        return None
    key = (museum.pk, who.pk, look.looked_at)
    with _lock:
        if found := _kept.get(key):
            _kept.move_to_end(key)
            return found
    look = Look.objects.select_related("museum").get(pk=look.pk)
    made = Session(DocumentDecisions(museum.pk, who), subjects_of(look), museum.title, MOST_BYTES)
    with _lock:
        found = _kept.setdefault(key, made)
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return found
