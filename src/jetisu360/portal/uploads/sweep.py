"""What nobody needs any more: uploads given up, pieces that no row names, what was removed long ago."""

from __future__ import annotations

import logging
import time
from datetime import timedelta

from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.portal.uploads import chunks
from jetisu360.portal.uploads.models import Chunk, Upload
from jetisu360.portal.uploads.receiving import terminate
from jetisu360.portal.uploads.removed import forget_old

log = logging.getLogger(__name__)
EVERY = 3600.0
"""Seconds between two sweeps of one process."""
_OVER_FOR = timedelta(days=7)
_swept = 0.0


def sweep_sometimes() -> None:
    """Called where uploads are worked with; sweeps once an hour and process."""
    global _swept
    now = time.monotonic()
    if _swept and now - _swept < EVERY:
        return
    _swept = now
    try:
        sweep()
    except (OSError, JetisuError):
        log.warning("the sweep of uploads did not end", exc_info=True)


def sweep() -> None:
    """Raises OSError, StorageFailed: what is left is swept the next time."""
    now = timezone.now()
    for upload in Upload.objects.filter(state=Upload.RECEIVING, expires_at__lt=now):
        terminate(upload)
    for upload in Upload.objects.exclude(state=Upload.RECEIVING).filter(created_at__lt=now - _OVER_FOR):
        terminate(upload)
    _drop_orphans()
    forget_old()


def _drop_orphans() -> None:
    """Pieces whose writer was killed before it could name them. One that was just written waits: its row may
    come in a moment.
    """
    place = chunks.folder()
    found = set(place.files())
    if not found:
        return
    orphans = found - set(Chunk.objects.values_list("name", flat=True))
    if not place.remote:
        young = time.time() - 3600
        orphans = {name for name in orphans if place.local(name).stat().st_mtime < young}
    else:
        alive = {
            str(one) for one in Upload.objects.filter(state=Upload.RECEIVING).values_list("pk", flat=True)
        }
        orphans = {name for name in orphans if name.partition("/")[0] not in alive}
    chunks.drop(sorted(orphans))
