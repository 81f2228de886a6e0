"""Every photograph is looked into once, as soon as it has come: by a thread of the web server that asks a
process (`looker.py`), or by anybody else who calls `check_all`.

A row of `Check` says that it is still to be done. Whoever does it takes it for some minutes by
compare-and-set and writes the verdict only of the content that was looked into; whoever is killed lets go of
it by the clock.
"""

from __future__ import annotations

import base64
import contextlib
import logging
import shutil
import tempfile
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection
from django.db.models import Q
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.store import Originals
from jetisu360.portal.uploads.looker import SECONDS, Looker, LookFailed
from jetisu360.portal.uploads.models import Check
from jetisu360.portal.uploads.refusals import NotLookedInto
from jetisu360.portal.uploads.thumbnails import keep_thumbnail
from jetisu360.portal.uploads.verdict import told

log = logging.getLogger(__name__)
HELD_FOR = timedelta(seconds=SECONDS + 60)
ATTEMPTS = 2
WAITING = "received"
"""The state of a photograph that nobody has looked into."""
_lock = threading.Lock()
_thread: threading.Thread | None = None


def wake() -> None:
    """Sees to it that somebody in this process is looking, if there is anything to look into."""
    global _thread
    with _lock:
        if _thread is not None and _thread.is_alive():
            return
        if not waiting().exists():
            return
        _thread = threading.Thread(target=_run, name="photographs", daemon=True)
        _thread.start()


def _run() -> None:
    try:
        check_all()
    except (OSError, JetisuError, DatabaseError):
        log.warning("photographs were not all looked into; they will be", exc_info=True)
    finally:
        connection.close()


def waiting() -> Any:
    """The checks that somebody may take now."""
    now = timezone.now()
    # Nobody holds one for so long, whatever their clocks say: it was noted before the clock was put back.
    too_late = Q(until__gt=now + 2 * HELD_FOR)
    return Check.objects.filter(Q(until=None) | Q(until__lt=now) | too_late)


def check_all() -> int:
    """Looks into all that waits; how many. Returns when nothing is left that this process may take."""
    for photograph in Photograph.objects.filter(state=WAITING, check_row=None):
        Check.objects.get_or_create(photograph=photograph)  # (it came by another way, in a folder)
    done = 0
    with Looker() as looker:
        while (check := _claim()) is not None:
            _check(check, looker)
            done += 1
    return done


def _claim() -> Check | None:
    for check in waiting().select_related("photograph__museum").order_by("photograph_id")[:20]:
        mine = {"until": timezone.now() + HELD_FOR, "attempt": check.attempt + 1}
        if waiting().filter(pk=check.pk, attempt=check.attempt).update(**mine):
            check.attempt += 1
            return check
    return None


def _check(check: Check, looker: Looker) -> None:
    photograph = check.photograph
    try:
        with _file(photograph) as file:
            found = looker.look(file, photograph.name, fresh=check.fresh, kind=photograph.kind)
    except (LookFailed, OSError, JetisuError):
        if check.attempt < ATTEMPTS:
            # Once more, but not at once: a disk or a store may come back.
            Check.objects.filter(pk=check.pk, attempt=check.attempt).update(
                until=timezone.now() + timedelta(seconds=3)
            )
            return
        found = {"state": "remarks", "verdict": {"said": [told(NotLookedInto(name=photograph.name))]}}
    if found.get("thumbnail"):
        with contextlib.suppress(OSError, JetisuError):  # it can be made again
            keep_thumbnail(photograph, base64.b64decode(found["thumbnail"]))
    same = Photograph.objects.filter(pk=photograph.pk, sha256=photograph.sha256)
    if same.update(state=found["state"], verdict=found["verdict"]):
        Check.objects.filter(pk=check.pk).delete()
    else:  # its content was replaced meanwhile
        Check.objects.filter(pk=check.pk, attempt=check.attempt).update(until=None, attempt=0)


@contextlib.contextmanager
def _file(photograph: Photograph) -> Iterator[Path]:
    """The original as a file of this machine."""
    originals = Originals(photograph.museum)
    here = originals.path(photograph.sha256)
    if here is not None:
        yield here
        return
    with tempfile.TemporaryDirectory(prefix="jetisu360-look-") as folder:
        copy = Path(folder, "photograph")
        with originals.open(photograph.sha256, photograph.name) as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
        yield copy
