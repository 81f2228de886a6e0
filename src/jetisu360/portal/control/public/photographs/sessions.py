"""Reviews that somebody is at: their small pictures stay in memory for a while."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Any

from jetisu360.commands.review.session import Session
from jetisu360.portal.control.public.models import PublicCapture
from jetisu360.portal.control.public.photographs.deciding import DECIDED, RegionDecisions
from jetisu360.portal.control.public.photographs.files import looked_at
from jetisu360.portal.privacy.found import subject_of

MOST = 3
MOST_BYTES = 48 << 20
MOST_PHOTOGRAPHS = 500
"""Of one review: the newest that were chosen."""

_kept: OrderedDict[tuple[object, ...], Session] = OrderedDict()
_lock = threading.Lock()


def session_of(region: Any, who: Any) -> Session | None:
    """The review of a region's chosen photographs by a person; None where there is nothing to decide on."""
    rows = PublicCapture.objects.filter(region=region, state__in=DECIDED)
    chosen = list(rows.order_by("-pk").values_list("pk", "subject__sha256")[:MOST_PHOTOGRAPHS])
    if not chosen:
        return None
    key = (region.pk, who.pk, tuple(chosen))
    with _lock:
        if found := _kept.get(key):
            _kept.move_to_end(key)
            return found
    folder = looked_at(region.pk)
    told = PublicCapture.objects.filter(pk__in=[number for number, _ in chosen]).order_by("pk")
    subjects = [subject_of(row.subject, folder) for row in told]
    made = Session(RegionDecisions(region, who), subjects, region.title, MOST_BYTES)
    with _lock:
        found = _kept.setdefault(key, made)
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return found
