"""What people ask of a museum's publication: a preview, a version for visitors, nothing for visitors."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.portal.audit.record import record
from jetisu360.portal.jobs.lease import ask
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.publication.checks import check_publishable
from jetisu360.portal.publication.models import Version
from jetisu360.portal.publication.switch import switch

LONGEST = timedelta(days=366)


class TimeOver(JetisuError):
    """No details."""

    code = "time-over"
    sentence = _("That time is over; choose one that is still to come.")


class TimeTooFar(JetisuError):
    """No details."""

    code = "time-too-far"
    sentence = _("Choose a time within a year.")


def check_time(at: datetime) -> None:
    """Whether something may be planned for that time.

    Raises:
        TimeOver, TimeTooFar
    """
    now = timezone.now()
    if at <= now:
        raise TimeOver
    if at > now + LONGEST:
        raise TimeTooFar


def ask_preview(museum: Any, who: Any) -> Job:
    """The job that makes a preview; the same, if it waits already."""
    with transaction.atomic():
        job = ask("build", museum, who)
        record(who, "job.started", f"build {job.pk}", museum=museum)
    return job


def ask_publishing(version: Version, who: Any, at: datetime | None = None) -> Job:
    """The job that publishes a version, or brings an earlier one back: as soon as it can, or at a time.

    Raises:
        NotYetPublishable, VersionGone, TimeOver, TimeTooFar
    """
    check_publishable(version)
    if at is not None:
        check_time(at)
    museum, number = version.museum, version.number
    with transaction.atomic():
        job = ask("publish", museum, who, details={"version": number}, at=at)
        if at is None:
            record(who, "job.started", f"publish {number} {job.pk}", museum=museum)
        else:
            told = {"at": at.isoformat()}
            record(who, "version.scheduled", f"{museum.slug} {number}", told, museum=museum)
    return job


def take_off(museum: Any, who: Any) -> bool:
    """Visitors see nothing from now on; every version stays. False where they saw nothing already."""
    return switch(museum, None, who, "version.unpublished")
