"""The job that makes a pack as a file, and keeps it for a day."""

from __future__ import annotations

import logging
import secrets
from datetime import timedelta
from typing import Any

from django.http import Http404
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.portal.control.meetings.pack.as_docx import docx
from jetisu360.portal.control.meetings.pack.as_pdf import pdf
from jetisu360.portal.control.meetings.pack.choices import FORMS, Choice, chosen
from jetisu360.portal.control.meetings.pack.contents import pack_of
from jetisu360.portal.control.meetings.rights import Rights
from jetisu360.portal.jobs.lease import Lease, ask
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.states import State
from jetisu360.portal.originals.places import inside, place
from jetisu360.storage import Folder

log = logging.getLogger(__name__)
KEPT = timedelta(days=1)
KIND = "pack"
_MAKE = {"docx": docx, "pdf": pdf}


class PackNotYours(JetisuError):
    """No details."""

    code = "pack-not-yours"
    sentence = _("This pack is about something that you may not see any more.")
    advice = _("Ask a controller of the region.")


def ask_for(who: Any, choice: Choice, form: str) -> Job:
    """Each for itself: two people want two packs."""
    return ask(KIND, choice.region, who, details={**choice.as_json(), "form": form}, at=timezone.now())


def run(lease: Lease) -> dict[str, Any]:
    """The name of the file in the result. What is in it is what the person may see now.

    Raises:
        PackNotYours, PdfNotPossible
    """
    job = lease.job
    who, form = job.asked_by, FORMS[job.details["form"]]
    if who is None or not who.is_active:
        raise PackNotYours
    try:
        choice = chosen(Rights(who), job.details)
    except Http404 as error:
        raise PackNotYours from error
    pack = pack_of(who, choice.region, choice.office, choice.series)
    lease.check()
    data = _MAKE[form](pack, choice.language)
    lease.check()
    name = f"{job.pk}-{secrets.token_hex(8)}.{form}"
    folder().write(name, data)
    return {"file": name, "size": len(data)}


def folder() -> Folder:
    return inside(place("working"), "packs")


def clear_old() -> None:
    """Takes away the files of packs that were made long ago (tending)."""
    old = Job.objects.filter(kind=KIND, state=State.DONE, ended_at__lt=timezone.now() - KEPT)
    for job in old.exclude(result={})[:100]:
        if name := job.result.get("file"):
            folder().delete_many([name])
        Job.objects.filter(pk=job.pk).update(result={})
