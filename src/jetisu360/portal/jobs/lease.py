"""Asking for a job, having it, and every move of it: compare-and-set, one UPDATE each."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.portal.accounts.scope import token_name
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.refusals import JobCancelled, LeaseLost, WorkerEnded, WorkerStopping
from jetisu360.portal.jobs.states import MOST_ATTEMPTS, MOVES, Move, State

CANDIDATES = 10
LONGEST_PAUSE = timedelta(hours=1)
"""Between two tries of a job."""


@dataclass
class Lease:
    """A job that this worker has. The events are set by its heartbeat (`worker.py`)."""

    job: Job
    token: str
    lost: threading.Event = field(default_factory=threading.Event)
    cancelled: threading.Event = field(default_factory=threading.Event)
    stopping: threading.Event = field(default_factory=threading.Event)

    def check(self) -> None:
        """To be called between two steps.

        Raises:
            LeaseLost, JobCancelled, WorkerStopping
        """
        if self.lost.is_set():
            raise LeaseLost
        if self.cancelled.is_set():
            raise JobCancelled
        if self.stopping.is_set():
            raise WorkerStopping

    def beat(self) -> None:
        """One heartbeat; and what is asked of the worker."""
        mine = Job.objects.filter(pk=self.job.pk, token=self.token, state=State.RUNNING)
        if not mine.update(beat=F("beat") + 1, heartbeat_at=Now()):
            self.lost.set()
        elif mine.filter(cancel_asked=True).exists():
            self.cancelled.set()

    def tell(self, progress: dict[str, Any]) -> None:
        Job.objects.filter(pk=self.job.pk, token=self.token, state=State.RUNNING).update(progress=progress)

    def still_mine(self) -> bool:
        """Asked of the database itself, before something that cannot be taken back."""
        return bool(Job.objects.filter(pk=self.job.pk, token=self.token, state=State.RUNNING).exists())


def ask(
    kind: str,
    subject: Any,
    who: Any = None,
    *,
    details: dict[str, Any] | None = None,
    at: datetime | None = None,
) -> Job:
    """A job of that kind about a museum or a region; the one that waits already, if there is one.

    `at`: not before that time; such jobs are planned, each for itself.
    """
    label = subject._meta.model_name
    row = {
        "kind": kind,
        "subject": f"{label}/{subject.pk}",
        label: subject,
        "asked_by": who,
        "asked_with": token_name(who),
        "details": details or {},
        "not_before": at,
        "planned": at is not None,
    }
    for _attempt in range(3):
        if at is None:
            waiting = Job.objects.filter(
                subject=row["subject"], kind=kind, state=State.WAITING, planned=False
            )
            # What is wanted now may be another version than what was wanted a moment ago.
            if waiting.update(details=row["details"], not_before=None):
                found = waiting.first()
                if found is not None:
                    return found
        try:
            with transaction.atomic():
                return Job.objects.create(**row)
        except IntegrityError:
            continue  # somebody asked for the same at the same moment
    raise AssertionError("a job that waits and does not wait")


def take(worker: str) -> Lease | None:
    """The job that has waited longest and may begin, for `worker`; None where there is none."""
    running = Job.objects.filter(state=State.RUNNING).values("subject")
    due = Q(not_before=None) | Q(not_before__lte=Now())
    # A try that lies further off than any pause was noted before the clock was put back.
    due |= Q(planned=False, not_before__gt=timezone.now() + LONGEST_PAUSE)
    may = Job.objects.filter(due, state=State.WAITING)
    for job in may.exclude(subject__in=running).order_by("pk")[:CANDIDATES]:
        lease = _taken(job, Move.TAKE, worker)
        if lease is not None:
            return lease
    return None


def take_over(job: Job, worker: str) -> Lease | None:
    """A running job whose heartbeats stand still since `job` was read; None where somebody was quicker, or
    where it has ended its workers too often.
    """
    if job.attempt >= MOST_ATTEMPTS:
        error = WorkerEnded(times=job.attempt).as_json()
        _move(job, Move.FAIL, {"token": job.token, "beat": job.beat}, error=error, ended_at=Now())
        return None
    return _taken(job, Move.TAKE_OVER, worker)


def finish(lease: Lease, result: dict[str, Any]) -> bool:
    return _ended(lease, Move.FINISH, result=result)


def fail(lease: Lease, error: JetisuError) -> bool:
    return _ended(lease, Move.FAIL, error=error.as_json())


def stop(lease: Lease) -> bool:
    return _ended(lease, Move.STOP)


def give_back(lease: Lease, *, seconds: float = 0.0, counts: bool = False) -> bool:
    """The job waits again, `seconds` from now; `counts`: this was an attempt."""
    changes: dict[str, Any] = {"token": "", "worker": ""}
    if seconds:
        changes["not_before"] = timezone.now() + timedelta(seconds=seconds)
    if not counts:
        changes["attempt"] = F("attempt") - 1
    try:
        with transaction.atomic():
            return _move(lease.job, Move.GIVE_BACK, {"token": lease.token}, **changes)
    except IntegrityError:
        # The same was asked for again meanwhile: that one does it.
        return stop(lease)


def cancel(job: Job) -> bool:
    """Ends a job that waits, and asks the worker of one that runs to stop."""
    if _move(job, Move.CANCEL, {}, ended_at=Now()):
        return True
    return bool(Job.objects.filter(pk=job.pk, state=State.RUNNING).update(cancel_asked=True))


def retry(job: Job, who: Any = None) -> bool:
    """A failed or cancelled job waits again; False where it has not ended so, or waits already."""
    fresh: dict[str, Any] = {
        **{"attempt": 0, "cancel_asked": False, "error": None, "ended_at": None, "started_at": None},
        **{"not_before": None, "planned": False, "token": "", "worker": "", "progress": {}},
    }
    again = {"asked_by": who, "asked_with": token_name(who)} if who else {}
    try:
        with transaction.atomic():
            return _move(job, Move.RETRY, {}, **fresh, **again)
    except IntegrityError:
        return False


def _taken(job: Job, move: Move, worker: str) -> Lease | None:
    token = secrets.token_hex(16)
    changes: dict[str, Any] = {
        **{"token": token, "worker": worker, "attempt": F("attempt") + 1, "cancel_asked": False},
        **{"beat": F("beat") + 1, "heartbeat_at": Now(), "error": None},
    }
    if move == Move.TAKE_OVER:
        del changes["cancel_asked"]  # what somebody wanted of the killed worker is still wanted
    if job.started_at is None:
        changes["started_at"] = Now()
    try:
        with transaction.atomic():
            if not _move(job, move, {"token": job.token, "beat": job.beat}, **changes):
                return None
    except IntegrityError:
        return None  # another job of the same subject was quicker
    job.refresh_from_db()
    return Lease(job, token)


def _ended(lease: Lease, move: Move, **changes: Any) -> bool:
    return _move(lease.job, move, {"token": lease.token}, ended_at=Now(), token="", **changes)


def _move(job: Job, move: Move, guard: dict[str, Any], **changes: Any) -> bool:
    """Makes the move if the row is in a state that it leads from, and is as `guard` says."""
    sources, target = MOVES[move]
    rows = Job.objects.filter(pk=job.pk, state__in=sources, **guard)
    return bool(rows.update(state=target, **changes))
