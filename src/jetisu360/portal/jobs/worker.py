"""The worker: takes a job, does it, and lets the database know that it lives.

Whether another worker is dead is not asked of any clock: each worker watches the heartbeats of the running
jobs, and one that it has watched standing still for the time of a lease is taken over. Time in which it could
not look (the database was away, the machine slept) does not count.
"""

from __future__ import annotations

import contextlib
import logging
import os
import platform
import secrets
import threading
import time
from collections.abc import Callable, Iterator

from django.db import DatabaseError, close_old_connections, connections

from jetisu360.errors import JetisuError
from jetisu360.files.stopped import WorkersNotStarted, WorkLost
from jetisu360.files.system_errors import disk_full
from jetisu360.portal.jobs import lease as moves
from jetisu360.portal.jobs.kinds import TENDING, kind_of
from jetisu360.portal.jobs.lease import Lease
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.refusals import (
    JobBroke,
    JobCancelled,
    JobGone,
    JobNoPlace,
    LeaseLost,
    WorkerStopping,
)
from jetisu360.portal.jobs.states import MOST_ATTEMPTS, State
from jetisu360.storage import StorageFailed

log = logging.getLogger(__name__)

LEASE_SECONDS = 20.0
BEAT_SECONDS = 4.0
TEND_SECONDS = 10.0
PAUSE_SECONDS = 1.0
"""Between two looks for work: one query of an index."""
RETRY_SECONDS = (10.0, 60.0)
"""How long a job waits after its first and its second attempt, where waiting may help."""
PASSING = (StorageFailed, DatabaseError, WorkersNotStarted, WorkLost, ConnectionError, TimeoutError)
"""What may be over in a minute; all else would only fail again."""
AWAY_SECONDS = 600.0
"""How long a worker waits for the database to write down what came of its work."""


class Watch:
    """Which running jobs have had no heartbeat while we watched."""

    def __init__(self, lease: float, pause: float) -> None:
        self._lease, self._pause = lease, pause
        self._seen: dict[int, tuple[str, int, float]] = {}
        self._last: float | None = None

    def silent(self, now: float) -> list[Job]:
        """To be called again and again; `now`: seconds of a clock that only goes forward."""
        since = 0.0 if self._last is None else now - self._last
        # A longer gap is one in which we could not look: of it, no more counts than an ordinary pause.
        watched = min(max(since, 0.0), 2 * self._pause)
        self._last = now
        running = list(Job.objects.filter(state=State.RUNNING))
        seen: dict[int, tuple[str, int, float]] = {}
        found = []
        for job in running:
            token, beat, still = self._seen.get(job.pk, ("", -1, 0.0))
            still = still + watched if (token, beat) == (job.token, job.beat) else 0.0
            seen[job.pk] = (job.token, job.beat, still)
            if still >= self._lease:
                found.append(job)
        self._seen = seen
        return found


class Worker:
    """Does jobs until it is told to stop."""

    def __init__(
        self,
        *,
        lease: float = LEASE_SECONDS,
        beat: float = BEAT_SECONDS,
        pause: float = PAUSE_SECONDS,
    ) -> None:
        self.name = f"{platform.node()}:{os.getpid()}:{secrets.token_hex(3)}"
        self.stopping = threading.Event()
        self._beat, self._pause = beat, pause
        self._watch = Watch(lease, pause)
        self._tend_at = 0.0

    def run(self) -> None:
        """Until `stop` is called. A database that is away is waited for."""
        log.info("worker %s begins", self.name)
        while not self.stopping.is_set():
            try:
                close_old_connections()
                if self.run_one():
                    continue
            except DatabaseError as error:
                log.warning("the database is away: %s", error)
                connections.close_all()
            self._tend()
            self.stopping.wait(self._pause)
        log.info("worker %s ends", self.name)

    def stop(self) -> None:
        self.stopping.set()

    def _tend(self) -> None:
        if time.monotonic() < self._tend_at:
            return
        self._tend_at = time.monotonic() + TEND_SECONDS
        for work in TENDING:
            try:
                work()
            except Exception:  # whatever it is, jobs go on
                log.exception("tending failed")

    def run_one(self) -> bool:
        """Does one job; False where there is none."""
        silent = self._watch.silent(time.monotonic())
        lease = next(filter(None, (moves.take_over(job, self.name) for job in silent)), None)
        lease = lease or moves.take(self.name)
        if lease is None:
            return False
        lease.stopping = self.stopping
        self._do(lease)
        return True

    def _do(self, lease: Lease) -> None:
        job = lease.job
        log.info("job %s (%s %s), attempt %s", job.pk, job.kind, job.subject, job.attempt)
        kind = kind_of(job.kind)
        try:
            with self._beating(lease):
                if kind is None:
                    raise JobBroke(number=job.pk)
                result = kind.run(lease)
        except LeaseLost:
            log.warning("job %s: the lease was lost", job.pk)
        except JobCancelled:
            _written(lambda: moves.stop(lease))
        except WorkerStopping:
            _written(lambda: moves.give_back(lease))
        except JobGone:
            raise AssertionError("of no known kind") from None
        except Exception as error:
            reason = error
            _written(lambda: _failed(lease, reason))
        except BaseException:  # told to end at once
            with contextlib.suppress(DatabaseError):
                moves.give_back(lease)
            raise
        else:
            _written(lambda: moves.finish(lease, result))

    @contextlib.contextmanager
    def _beating(self, lease: Lease) -> Iterator[None]:
        over = threading.Event()

        def beat() -> None:
            try:
                while not over.wait(self._beat):
                    try:
                        lease.beat()
                    except DatabaseError as error:
                        log.warning("no heartbeat: %s", error)
                        connections.close_all()
            finally:
                connections.close_all()

        thread = threading.Thread(target=beat, name="heartbeat", daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join(30)


def _failed(lease: Lease, error: Exception) -> bool:
    job = lease.job
    if isinstance(error, PASSING) and job.attempt < MOST_ATTEMPTS:
        log.warning("job %s will be tried again: %s", job.pk, error)
        return moves.give_back(lease, seconds=RETRY_SECONDS[job.attempt - 1], counts=True)
    if disk_full(error):
        return moves.fail(lease, JobNoPlace())
    if isinstance(error, JetisuError):
        return moves.fail(lease, error)
    log.error("job %s broke", job.pk, exc_info=error)
    return moves.fail(lease, JobBroke(number=job.pk))


def _written(write: Callable[[], bool]) -> None:
    """Writes down what came of a job, also when the database is away for a while."""
    end = time.monotonic() + AWAY_SECONDS
    while True:
        try:
            write()
            return
        except DatabaseError:
            if time.monotonic() > end:
                raise
            connections.close_all()
            time.sleep(1)
