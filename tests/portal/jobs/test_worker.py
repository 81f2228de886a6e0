"""A worker and its jobs: what is written down however the work ends."""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError

from jetisu360.language import _
from jetisu360.portal.jobs import kinds, worker
from jetisu360.portal.jobs import lease as moves
from jetisu360.portal.jobs.lease import Lease
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.progress import JobProgress
from jetisu360.portal.jobs.states import MOST_ATTEMPTS, State
from jetisu360.portal.jobs.worker import Worker
from jetisu360.publish.refusals import NotForVisitors
from jetisu360.storage import StorageFailed

pytestmark = pytest.mark.django_db(transaction=True)
Do = Callable[[Callable[[Lease], dict[str, Any]]], Job]


@pytest.fixture
def do(house: Any, monkeypatch: pytest.MonkeyPatch) -> Do:
    """Lets a worker do a job whose work is the given function."""
    monkeypatch.setattr(kinds, "_KINDS", {})

    def run(work: Callable[[Lease], dict[str, Any]]) -> Job:
        kinds.add_kind(kinds.Kind("test", _("Sign in"), work))
        job = moves.ask("test", house.own)
        assert Worker(beat=0.02, pause=0.01).run_one()
        job.refresh_from_db()
        return job

    return run


def test_done(do: Do) -> None:
    job = do(lambda lease: {"answer": 42})
    assert (job.state, job.result, job.error, job.token) == (State.DONE, {"answer": 42}, None, "")
    assert job.ended_at >= job.started_at >= job.asked_at


def test_what_cannot_be_done_fails_with_its_sentence(do: Do) -> None:
    def work(lease: Lease) -> dict[str, Any]:
        raise NotForVisitors(problems="…", count=1)

    job = do(work)
    assert (job.state, job.error["code"]) == (State.FAILED, NotForVisitors.code)
    assert set(job.error["message"]) == {"kk", "ru", "en"}


def test_our_own_fault_says_so_and_shows_no_traceback(do: Do) -> None:
    job = do(lambda lease: {}["nothing"])
    assert (job.state, job.error["code"]) == (State.FAILED, "job-broke")
    assert "KeyError" not in str(job.error)
    assert str(job.pk) in job.error["message"]["ru"]


def test_a_full_disk_is_its_own_sentence(do: Do) -> None:
    def work(lease: Lease) -> dict[str, Any]:
        raise OSError(errno.ENOSPC, "No space left on device")

    job = do(work)
    assert (job.state, job.error["code"]) == (State.FAILED, "job-no-place")


@pytest.mark.parametrize("error", [StorageFailed(address="s3://x", problem="-"), OperationalError("gone")])
def test_what_may_pass_is_tried_again_but_not_for_ever(
    error: Exception, do: Do, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "RETRY_SECONDS", (0.0, 0.0))

    def work(lease: Lease) -> dict[str, Any]:
        raise error

    job = do(work)
    assert (job.state, job.attempt) == (State.WAITING, 1)
    for attempt in range(2, MOST_ATTEMPTS + 1):
        assert Worker().run_one()
        job.refresh_from_db()
        assert job.attempt == attempt
    assert job.state == State.FAILED
    assert job.error is not None


def until(event: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not event():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_cancelling_stops_at_the_next_step(do: Do) -> None:
    steps = []

    def work(lease: Lease) -> dict[str, Any]:
        progress = JobProgress(lease)
        progress.stage("cutting", 1000)
        moves.cancel(lease.job)
        until(lease.cancelled.is_set)
        for number in range(1000):
            progress.step("a.jpg", None, 0.1)
            steps.append(number)
        return {}

    job = do(work)
    assert (job.state, steps) == (State.CANCELLED, [])


def test_a_worker_that_is_told_to_end_gives_its_job_back(do: Do) -> None:
    def work(lease: Lease) -> dict[str, Any]:
        lease.stopping.set()
        lease.check()
        return {}

    job = do(work)
    assert (job.state, job.attempt, job.worker) == (State.WAITING, 0, "")


def test_a_worker_whose_lease_was_taken_stops_and_leaves_the_row_alone(do: Do) -> None:
    def work(lease: Lease) -> dict[str, Any]:
        assert moves.take_over(Job.objects.get(pk=lease.job.pk), "another")
        until(lease.lost.is_set)
        lease.check()
        return {}

    job = do(work)
    assert (job.state, job.worker) == (State.RUNNING, "another")


def test_the_database_may_be_away_when_the_work_is_done(do: Do, monkeypatch: pytest.MonkeyPatch) -> None:
    finish, tries = moves.finish, []

    def away(lease: Lease, result: dict[str, Any]) -> bool:
        tries.append(1)
        if len(tries) < 3:
            raise OperationalError("the database went away")
        return finish(lease, result)

    monkeypatch.setattr(moves, "finish", away)
    assert do(lambda lease: {}).state == State.DONE


def test_a_worker_waits_for_work_and_ends_when_told(house: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "_KINDS", {})
    kinds.add_kind(kinds.Kind("test", _("Sign in"), lambda lease: {}))
    one = Worker(pause=0.02)
    thread = threading.Thread(target=one.run)
    thread.start()
    job = moves.ask("test", house.own)
    until(lambda: Job.objects.filter(pk=job.pk, state=State.DONE).exists())
    one.stop()
    thread.join(20)
    assert not thread.is_alive()


def test_time_left_follows_the_steps(house: Any) -> None:
    now = [0.0]
    moves.ask("build", house.own)
    lease = moves.take("one")
    assert lease is not None
    progress = JobProgress(lease, clock=lambda: now[0])
    progress.stage("cutting", 10)
    assert progress.as_json()["seconds_left"] is None
    for _step in range(4):
        now[0] += 3
        progress.step("a.jpg", None, 3.0)
    lease.job.refresh_from_db()
    assert lease.job.progress == {
        **{"stage": "cutting", "done": 4, "total": 10, "left_out": 0, "seconds_left": 18}
    }
    progress.placing()
    assert progress.as_json()["seconds_left"] is None
