"""Two workers never do one job; a dead worker's job is taken over, a living one's is not."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from jetisu360.portal.jobs import lease as moves
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.states import MOST_ATTEMPTS, State
from jetisu360.portal.jobs.worker import Watch


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_gets_the_job(house: Any) -> None:
    begin = threading.Barrier(8)

    def take(number: int) -> bool:
        try:
            begin.wait(30)
            return moves.take(f"worker {number}") is not None
        finally:
            connections.close_all()

    for round_ in range(5):
        job = moves.ask("build", house.own)
        with ThreadPoolExecutor(8) as workers:
            assert sum(workers.map(take, range(8))) == 1, round_
        assert Job.objects.get(pk=job.pk).attempt == 1
        Job.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_of_one_museum_one_job_runs_at_a_time(house: Any) -> None:
    moves.ask("build", house.own)
    moves.ask("publish", house.own)
    moves.ask("build", house.other)
    first, second = moves.take("one"), moves.take("two")
    assert first is not None
    assert second is not None
    assert {first.job.museum_id, second.job.museum_id} == {house.own.pk, house.other.pk}
    assert moves.take("three") is None
    assert moves.finish(first, {})
    third = moves.take("three")
    assert third is not None
    assert third.job.kind == "publish"


@pytest.mark.django_db(transaction=True)
def test_whoever_asks_twice_at_once_gets_one_job(house: Any) -> None:
    begin = threading.Barrier(6)

    def ask(_: int) -> int:
        try:
            begin.wait(30)
            return moves.ask("build", house.own, details={"revision": 1}).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as people:
        assert len(set(people.map(ask, range(6)))) == 1


@pytest.mark.django_db
def test_a_planned_job_waits_for_its_time(house: Any) -> None:
    now = timezone.now()
    moves.ask("publish", house.own, at=now + timedelta(hours=1))
    assert moves.take("one") is None
    job = moves.ask("publish", house.own, at=now - timedelta(seconds=1))
    taken = moves.take("one")
    assert taken is not None
    assert taken.job.pk == job.pk


@pytest.mark.django_db
def test_who_lost_the_lease_writes_nothing_more(house: Any) -> None:
    job = moves.ask("build", house.own)
    first = moves.take("one")
    assert first is not None
    second = moves.take_over(Job.objects.get(pk=job.pk), "two")
    assert second is not None
    first.tell({"stage": "wrong"})
    assert not moves.finish(first, {"wrong": True})
    assert not moves.give_back(first)
    first.beat()
    assert first.lost.is_set()
    job.refresh_from_db()
    assert (job.state, job.worker, job.progress, job.result) == (State.RUNNING, "two", {}, {})


@pytest.mark.django_db
def test_a_museum_that_is_deleted_while_it_builds_stops_the_work(house: Any) -> None:
    moves.ask("build", house.own)
    lease = moves.take("one")
    assert lease is not None
    house.people["keeper"].memberships.all().delete()
    house.own.delete()
    lease.beat()
    assert lease.lost.is_set()
    assert not moves.finish(lease, {})


@pytest.mark.django_db
class TestWatch:
    def test_a_worker_without_heartbeat_is_found_after_a_lease(self, house: Any) -> None:
        moves.ask("build", house.own)
        lease = moves.take("one")
        assert lease is not None
        watch = Watch(lease=20, pause=1)
        assert [watch.silent(float(second)) for second in range(20)] == [[]] * 20
        assert [job.pk for job in watch.silent(20.0)] == [lease.job.pk]

    def test_a_heartbeat_begins_the_lease_anew(self, house: Any) -> None:
        moves.ask("build", house.own)
        lease = moves.take("one")
        assert lease is not None
        watch = Watch(lease=20, pause=1)
        for second in range(100):
            if second % 15 == 0:
                lease.beat()
            assert watch.silent(float(second)) == []

    def test_time_in_which_nobody_could_look_does_not_count(self, house: Any) -> None:
        """The machine slept, or the database was away, for an hour; then the clock was turned back."""
        moves.ask("build", house.own)
        assert moves.take("one") is not None
        watch = Watch(lease=20, pause=1)
        assert watch.silent(0.0) == []
        assert watch.silent(3600.0) == []
        assert watch.silent(10.0) == []
        assert watch.silent(11.0) == []

    def test_who_ends_its_workers_again_and_again_has_failed(self, house: Any) -> None:
        job = moves.ask("build", house.own)
        assert moves.take("one") is not None
        for number in range(2, MOST_ATTEMPTS + 1):
            assert moves.take_over(Job.objects.get(pk=job.pk), f"{number}") is not None
        assert moves.take_over(Job.objects.get(pk=job.pk), "last") is None
        job.refresh_from_db()
        assert job.state == State.FAILED
        assert job.error["code"] == "job-worker-ended"
        assert "3" in job.error["message"]["kk"]
        assert moves.retry(job)
        job.refresh_from_db()
        assert (job.state, job.attempt, job.error) == (State.WAITING, 0, None)


@pytest.mark.django_db
def test_a_clock_that_is_put_back_keeps_no_try_waiting_and_begins_no_plan(house: Any) -> None:
    """The next try of a job was noted while the clock was a day ahead; a person's plan is another thing."""
    tomorrow = timezone.now() + timedelta(days=1)
    again = moves.ask("build", house.own)
    Job.objects.filter(pk=again.pk).update(not_before=tomorrow)
    moves.ask("publish", house.other, at=tomorrow)
    lease = moves.take("one")
    assert lease is not None
    assert lease.job.pk == again.pk
    assert moves.take("two") is None
