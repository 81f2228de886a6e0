"""What people do with a job that is there: each is an entry of the journal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

from jetisu360.portal.audit.record import record
from jetisu360.portal.jobs import lease
from jetisu360.portal.jobs.models import Job


def cancel(job: Job, who: Any) -> bool:
    """Ends it, or asks its worker to; False where it had ended already."""
    return _recorded(lambda: lease.cancel(job), "job.cancelled", job, who)


def retry(job: Job, who: Any) -> bool:
    """It waits again; False where the same work waits already, or is done."""
    return _recorded(lambda: lease.retry(job, who), "job.retried", job, who)


def _recorded(move: Callable[[], bool], action: str, job: Job, who: Any) -> bool:
    with transaction.atomic():
        done = move()
        if done:
            record(who, action, f"{job.kind} {job.pk}", museum=job.museum)
    return done
